"""
A rating (评价): one grade for one service, and what follows from a bad one (M4.2).

A bad rating opens a case, and has two clocks of its own: to call whoever rated, and to put right what is wrong.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final

import attrs

from govliaison.access import CONVENER, enterprise_token, region_token, unit_token
from govliaison.cases import Grade
from govliaison.deadlines import Clock, ClockStart, Light, Stage
from govliaison.ledger import Index, Notice, Noun, Sealed, Stamp, Step, reveal
from govliaison.ratings.kinds import AppealReason, ItemGrade, RatingState, Verdict
from govliaison.values import to_micros


@attrs.frozen(kw_only=True)
class RatingGiven:
    """
    Somebody rated, or nobody did in time and a default was entered.

    Attributes:
        rating: id of ours
        number: by which people call it
        channel: by which it came
        source_id: its id there; the same comes once
        grade: on the whole
        items: one by one
        unit: which is rated: a window unit, a hall, or the unit that handled the case
        case: the case that is rated
        item: the service item that is rated
        window: the window
        enterprise: who rated, as the base knows it
        region: code of the place
        name: of the rater; none if anonymous (匿名)
        phone: of the rater
        text: what the rater said
        is_default: nobody rated; it was entered by rule (默认评价)
        is_bad: one of the bad grades, given by somebody (差评)
        desk: the unit that decides appeals
        appeal_until: until when the unit may appeal; None unless it is bad
        clocks: what is owed for a bad one
        opened: id of the case that a bad one opened
        opened_number: its number
    """

    rating: str
    number: str
    channel: str
    source_id: str
    grade: Grade
    items: tuple[ItemGrade, ...] = ()
    unit: str
    case: str | None = None
    item: str | None = None
    window: str | None = None
    enterprise: str | None = None
    region: str | None = None
    name: Sealed | None = None
    phone: Sealed | None = None
    text: Sealed | None = None
    is_default: bool = False
    is_bad: bool = False
    desk: str
    appeal_until: datetime | None = None
    clocks: tuple[ClockStart, ...] = ()
    opened: str | None = None
    opened_number: str | None = None


@attrs.frozen(kw_only=True)
class RaterContacted:
    """Whoever rated badly was called, and it was looked into (回访核实)."""

    reached: bool
    verdict: Verdict | None = None
    note: Sealed | None = None
    ends_contact: bool


@attrs.frozen(kw_only=True)
class RatingRectified:
    """The unit put it right, or explained with its legal basis why it cannot be otherwise."""

    text: Sealed
    basis: Sealed | None = None


@attrs.frozen(kw_only=True)
class RectificationRated:
    """Whoever rated badly rated what was mended; badly again, it is mended again."""

    grade: Grade
    is_bad: bool
    clocks: tuple[ClockStart, ...] = ()


@attrs.frozen(kw_only=True)
class RatingWarned:
    """The light of a clock turned yellow."""

    stage: Stage
    unit: str


@attrs.frozen(kw_only=True)
class RatingOverdue:
    """The end of a clock passed, or the unit is urged again; the next time at ``urge_at``."""

    stage: Stage
    unit: str
    urge_at: datetime


@attrs.frozen(kw_only=True)
class RatingAppealed:
    """The unit says that the rating should not count."""

    reason: AppealReason
    note: Sealed
    unit: str


@attrs.frozen(kw_only=True)
class RatingAppealDecided:
    """Somebody else decided the appeal; upheld, the rating counts in no figure and is kept."""

    upheld: bool
    note: Sealed


RatingEvent = (
    RatingGiven
    | RaterContacted
    | RatingRectified
    | RectificationRated
    | RatingWarned
    | RatingOverdue
    | RatingAppealed
    | RatingAppealDecided
)


@attrs.frozen(kw_only=True)
class RaterCall:
    """A call to whoever rated badly; attributes as in :class:`RaterContacted`."""

    at: datetime
    actor: str
    reached: bool
    verdict: Verdict | None = None
    note: Sealed | None = None


@attrs.frozen(kw_only=True)
class Mending:
    """
    What the unit did about a bad rating.

    Attributes:
        at: when
        text: what it did, or explained
        basis: the legal basis of an explanation
        grade: what whoever rated gave for it, or None
        is_bad: whether that is bad again
    """

    at: datetime
    text: Sealed
    basis: Sealed | None = None
    grade: Grade | None = None
    is_bad: bool = False


@attrs.frozen(kw_only=True)
class Appeal:
    """
    An appeal of a false rating (误评申诉).

    Attributes:
        at: when
        by: id of the person who entered it
        unit: which appeals
        reason: why
        note: in its words
        upheld: whether it was right; None while nobody has decided
        decided_at: when that was
        decided_by: id of the person
        decision: in their words
    """

    at: datetime
    by: str
    unit: str
    reason: AppealReason
    note: Sealed
    upheld: bool | None = None
    decided_at: datetime | None = None
    decided_by: str | None = None
    decision: Sealed | None = None


@attrs.frozen(kw_only=True)
class Rating:
    """
    A rating as it stands; attributes as in :class:`RatingGiven`.

    Attributes:
        rated_at: when it was given
        clocks: of a bad one
        calls: to whoever rated
        mendings: what the unit did, in order
        appeal: of the unit
        undone: the import it came with was undone
    """

    id: str
    number: str
    channel: str
    source_id: str
    grade: Grade
    items: tuple[ItemGrade, ...] = ()
    unit: str
    case: str | None = None
    item: str | None = None
    window: str | None = None
    enterprise: str | None = None
    region: str | None = None
    name: Sealed | None = None
    phone: Sealed | None = None
    text: Sealed | None = None
    is_default: bool = False
    is_bad: bool = False
    desk: str
    appeal_until: datetime | None = None
    opened: str | None = None
    opened_number: str | None = None
    rated_at: datetime
    clocks: tuple[Clock, ...] = ()
    calls: tuple[RaterCall, ...] = ()
    mendings: tuple[Mending, ...] = ()
    appeal: Appeal | None = None
    undone: bool = False

    @property
    def claim(self) -> str:
        """The claim by which it comes once."""
        return rating_claim(self.channel, self.source_id)

    @property
    def is_real_name(self) -> bool:
        """Whether the rater can be called (实名)."""
        return self.name is not None or self.phone is not None

    @property
    def is_excluded(self) -> bool:
        """Whether an appeal was upheld, so that it counts in no figure."""
        return self.appeal is not None and self.appeal.upheld is True

    @property
    def is_rectified(self) -> bool:
        """Whether it was put right, and not rated badly again."""
        return bool(self.mendings) and not self.mendings[-1].is_bad

    @property
    def was_reached(self) -> bool:
        """Whether whoever rated was spoken to."""
        return any(call.reached for call in self.calls)

    @property
    def state(self) -> RatingState:
        """Where it stands."""
        if self.undone:
            return RatingState.UNDONE
        if self.is_excluded:
            return RatingState.EXCLUDED
        if not self.is_bad:
            return RatingState.GIVEN
        return RatingState.RECTIFIED if self.is_rectified else RatingState.OPEN

    @property
    def running(self) -> tuple[Clock, ...]:
        """The clocks that run, the earliest end first."""
        return tuple(sorted((clock for clock in self.clocks if clock.is_running), key=lambda clock: clock.start.due_at))

    def light(self, now: datetime) -> Light:
        """Tell its light: the worst among the clocks that run."""
        lights = {clock.light(now) for clock in self.running}
        return next((light for light in (Light.RED, Light.YELLOW) if light in lights), Light.GREEN)


def rating_claim(channel: str, source_id: str) -> str:
    """Name the claim by which a rating comes once."""
    return f"rating:{channel}:{source_id}"


def evolve(record: Rating | None, event: RatingEvent, stamp: Stamp) -> Rating:
    """Fold what happened into the rating."""
    at = stamp.effective_at
    if isinstance(event, RatingGiven):
        said: dict[str, Any] = attrs.asdict(event, recurse=False)
        starts: tuple[ClockStart, ...] = said.pop("clocks")
        return Rating(id=said.pop("rating"), rated_at=at, clocks=_begin(starts), **said)
    assert record is not None  # noqa: S101 - nothing else begins a stream
    changes: dict[str, Any] = {}
    match event:
        case RaterContacted():
            call = RaterCall(at=at, actor=stamp.actor, reached=event.reached, verdict=event.verdict, note=event.note)
            ended = _end(record, at, Stage.RATING_CONTACT) if event.ends_contact else record.clocks
            changes = {"calls": (*record.calls, call), "clocks": ended}
        case RatingRectified():
            changes = {"mendings": (*record.mendings, Mending(at=at, text=event.text, basis=event.basis))}
            changes["clocks"] = _end(record, at, Stage.RECTIFY)
        case RectificationRated():
            *before, last = record.mendings
            again = attrs.evolve(last, grade=event.grade, is_bad=event.is_bad)
            changes = {"mendings": (*before, again), "clocks": (*record.clocks, *_begin(event.clocks))}
        case RatingWarned():
            changes = {"clocks": _on(record, event.stage, Clock.mark_warned)}
        case RatingOverdue():
            urge_at = event.urge_at
            changes = {"clocks": _on(record, event.stage, lambda clock: clock.mark_urged(urge_at))}
        case RatingAppealed():
            appeal = Appeal(at=at, by=stamp.actor, unit=event.unit, reason=event.reason, note=event.note)
            changes = {"appeal": appeal}
        case RatingAppealDecided():
            changes = {"appeal": _decided(record, event, stamp)}
            changes["clocks"] = _stop(record, at) if event.upheld else record.clocks
    return attrs.evolve(record, **changes)


def _begin(starts: Sequence[ClockStart]) -> tuple[Clock, ...]:
    return tuple(Clock(start=start, since=start.anchor_at) for start in starts)


def _on(record: Rating, stage: Stage, change: Any) -> tuple[Clock, ...]:
    return tuple(change(clock) if clock.is_running and clock.start.stage is stage else clock for clock in record.clocks)


def _end(record: Rating, at: datetime, stage: Stage) -> tuple[Clock, ...]:
    return _on(record, stage, lambda clock: clock.end(at))


def _stop(record: Rating, at: datetime) -> tuple[Clock, ...]:
    """Let nobody be waited for any more."""
    return tuple(clock.end(at, void=True) if clock.is_running else clock for clock in record.clocks)


def _decided(record: Rating, event: RatingAppealDecided, stamp: Stamp) -> Appeal | None:
    return record.appeal and attrs.evolve(
        record.appeal,
        upheld=event.upheld,
        decided_at=stamp.effective_at,
        decided_by=stamp.actor,
        decision=event.note,
    )


def undone(record: Rating, stamp: Stamp) -> Rating:
    """Say what becomes of a rating whose import was undone: it counts nowhere, and nothing is owed for it."""
    return attrs.evolve(record, undone=True, clocks=_stop(record, stamp.effective_at))


def index(record: Rating) -> Index:
    """Ratings are found by unit, state, case, service item and words; the unit, its place and conveners see them."""
    moments = [moment for clock in record.running if (moment := clock.next_moment()) is not None]
    tokens = {CONVENER, unit_token(record.unit), unit_token(record.desk)}
    tokens |= {region_token(record.region)} if record.region else set()
    tokens |= {enterprise_token(record.enterprise)} if record.enterprise else set()
    tags = {
        ("case", record.case),
        ("item", record.item),
        ("window", record.window),
        ("grade", record.grade.value),
        ("channel", record.channel),
        ("default", "yes" if record.is_default else None),
        ("bad", "yes" if record.is_bad else None),
        ("appeal", "open" if record.appeal and record.appeal.upheld is None else None),
    }
    return Index(
        state=record.state.value,
        unit=record.unit,
        region=record.region,
        enterprise=record.enterprise,
        number=record.number,
        opened=to_micros(record.rated_at),
        due=to_micros(record.running[0].start.due_at) if record.running else None,
        attention=to_micros(min(moments)) if moments else None,
        text=f"{record.number}\n{record.source_id}\n{reveal(record.text)}",
        audience=frozenset({unit_token(record.desk)} if record.undone else tokens),
        tags=frozenset((name, value) for name, value in tags if value),
    )


def attend(record: Rating, now: datetime) -> list[Step]:
    """Warn, enter that a limit has passed, and urge until it is done; in the order of the moments."""
    return sorted((step for clock in record.running for step in _steps(record, clock, now)), key=lambda step: step.at)


def _steps(record: Rating, clock: Clock, now: datetime) -> list[Step]:
    steps: list[Step] = []
    stage, unit = clock.start.stage, clock.start.unit
    params = {"number": record.number, "stage": stage.value, "due": clock.start.due_at.isoformat()}
    while (moment := clock.next_moment()) is not None and moment <= now:
        if not clock.passed and moment < clock.start.due_at:
            told = Notice(recipient=f"unit:{unit}", code="rating.warned", params=params)
            steps.append(Step(at=moment, event=RatingWarned(stage=stage, unit=unit), notices=(told,), rank=1))
            clock = clock.mark_warned()
        else:
            urge_at = moment + timedelta(days=clock.start.urge_days)
            told = Notice(recipient=f"unit:{unit}", code="rating.overdue", params=params)
            event = RatingOverdue(stage=stage, unit=unit, urge_at=urge_at)
            steps.append(Step(at=moment, event=event, notices=(told,), rank=2))
            clock = clock.mark_urged(urge_at)
    return steps


RATING: Final = Noun(
    kind="rating",
    record=Rating,
    shape=1,
    events={
        RatingGiven: 1,
        RaterContacted: 1,
        RatingRectified: 1,
        RectificationRated: 1,
        RatingWarned: 1,
        RatingOverdue: 1,
        RatingAppealed: 1,
        RatingAppealDecided: 1,
    },
    evolve=evolve,
    index=index,
    attend=attend,
    undone=undone,
)
