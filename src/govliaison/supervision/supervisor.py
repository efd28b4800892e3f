"""
A supervisor (监督员): somebody of an enterprise of the base who watches window units for a time (M5.1).

Nobody of a watched unit sees who watches it, not even where that unit convenes: what is shown is cut by :func:`show`.
"""

from datetime import date, datetime
from typing import Final

import attrs

from govliaison.access import CONVENER, enterprise_token, unit_token
from govliaison.ledger import Index, Noun, Reader, Sealed, Stamp, Step, reveal
from govliaison.supervision.kinds import EndReason, Observation
from govliaison.values import to_micros


@attrs.frozen(kw_only=True)
class SupervisorSelected:
    """
    Somebody of an enterprise of the base was appointed (聘任).

    Attributes:
        supervisor: id of ours
        enterprise: id in the enterprise base
        name: of the person; private
        phone: of the person; private
        letter: number of the letter of appointment (聘书编号)
        since: first day of the term
        until: last day of the term
        ends_at: the moment at which that day ends
        selected_by: the unit that chose
        desk: the unit to which the supervisor reports
        region: code of the place
    """

    supervisor: str
    enterprise: str
    name: Sealed
    phone: Sealed | None = None
    letter: str
    since: date
    until: date
    ends_at: datetime
    selected_by: str
    desk: str
    region: str


@attrs.frozen(kw_only=True)
class SupervisorRenewed:
    """The term goes on, with another letter (续聘)."""

    letter: str
    until: date
    ends_at: datetime


@attrs.frozen(kw_only=True)
class SupervisorEnded:
    """The appointment ended, before or with its term."""

    reason: EndReason
    note: Sealed | None = None


@attrs.frozen(kw_only=True)
class WatchAssigned:
    """A window unit was given to the supervisor, perhaps one window of it."""

    unit: str
    window: str | None = None


@attrs.frozen(kw_only=True)
class WatchEnded:
    """A unit is watched by this supervisor no longer."""

    unit: str


@attrs.frozen(kw_only=True)
class WatchSuspended:
    """The supervisor's enterprise has an open case of its own with a unit: nothing is watched there while it lasts."""

    unit: str
    case: str


@attrs.frozen(kw_only=True)
class WatchResumed:
    """That case is over, or with another unit."""

    unit: str
    case: str


@attrs.frozen(kw_only=True)
class FeedbackGiven:
    """
    The supervisor reported on a unit for a period (反馈).

    Attributes:
        unit: which was watched
        period: such as ``2026Q3``
        observations: what was looked at, and how it was found
        note: in the supervisor's words; private
    """

    unit: str
    period: str
    observations: tuple[Observation, ...]
    note: Sealed | None = None


SupervisorEvent = (
    SupervisorSelected
    | SupervisorRenewed
    | SupervisorEnded
    | WatchAssigned
    | WatchEnded
    | WatchSuspended
    | WatchResumed
    | FeedbackGiven
)


@attrs.frozen(kw_only=True)
class Watch:
    """
    A unit that a supervisor was given.

    Attributes:
        unit: which
        window: the one window, or None for the whole unit
        since: from when
        until: when it ended, or None
        suspended_for: ids of open cases of the supervisor's own enterprise with that unit
    """

    unit: str
    window: str | None = None
    since: datetime
    until: datetime | None = None
    suspended_for: frozenset[str] = frozenset()

    @property
    def is_open(self) -> bool:
        """Whether it is given still, suspended or not."""
        return self.until is None

    @property
    def is_active(self) -> bool:
        """Whether anything is watched there now."""
        return self.is_open and not self.suspended_for


@attrs.frozen(kw_only=True)
class Feedback:
    """What a supervisor reported on a unit for a period; its attributes are those of :class:`FeedbackGiven`."""

    unit: str
    period: str
    at: datetime
    observations: tuple[Observation, ...]
    note: Sealed | None = None


@attrs.frozen(kw_only=True)
class Supervisor:
    """
    A supervisor as things stand; attributes as in :class:`SupervisorSelected`.

    Attributes:
        letters: numbers of all letters of appointment, the latest last
        ended_at: when the appointment ended
        end: why
        watches: all units ever given
        feedback: all reports, by period
    """

    id: str
    enterprise: str
    name: Sealed
    phone: Sealed | None = None
    letters: tuple[str, ...]
    since: date
    until: date
    ends_at: datetime
    selected_by: str
    desk: str
    region: str
    selected_at: datetime
    ended_at: datetime | None = None
    end: EndReason | None = None
    watches: tuple[Watch, ...] = ()
    feedback: tuple[Feedback, ...] = ()

    def serves_on(self, day: date) -> bool:
        """Tell whether the appointment holds on a day."""
        return self.end is None and self.since <= day <= self.until

    def watch(self, unit: str) -> Watch | None:
        """Give the assignment to a unit that is open, suspended or not."""
        return next((each for each in self.watches if each.unit == unit and each.is_open), None)

    @property
    def open_watches(self) -> tuple[Watch, ...]:
        """The units that are given still."""
        return tuple(each for each in self.watches if each.is_open)


def evolve(record: Supervisor | None, event: SupervisorEvent, stamp: Stamp) -> Supervisor:
    """Fold what happened into the supervisor."""
    at = stamp.effective_at
    if isinstance(event, SupervisorSelected):
        return Supervisor(
            id=event.supervisor,
            enterprise=event.enterprise,
            name=event.name,
            phone=event.phone,
            letters=(event.letter,),
            since=event.since,
            until=event.until,
            ends_at=event.ends_at,
            selected_by=event.selected_by,
            desk=event.desk,
            region=event.region,
            selected_at=at,
        )
    assert record is not None  # noqa: S101 - nothing else begins a stream
    match event:
        case SupervisorRenewed():
            letters = (*record.letters, event.letter)
            return attrs.evolve(record, letters=letters, until=event.until, ends_at=event.ends_at)
        case SupervisorEnded():
            over = tuple(attrs.evolve(each, until=each.until or at) for each in record.watches)
            return attrs.evolve(record, ended_at=at, end=event.reason, watches=over)
        case WatchAssigned():
            watch = Watch(unit=event.unit, window=event.window, since=at)
            return attrs.evolve(record, watches=(*record.watches, watch))
        case FeedbackGiven():
            given = Feedback(
                unit=event.unit, period=event.period, at=at, observations=event.observations, note=event.note
            )
            return attrs.evolve(record, feedback=(*record.feedback, given))
        case _:
            return attrs.evolve(record, watches=tuple(_moved(each, event, at) for each in record.watches))


def _moved(watch: Watch, event: WatchEnded | WatchSuspended | WatchResumed, at: datetime) -> Watch:
    if watch.unit != event.unit or not watch.is_open:
        return watch
    match event:
        case WatchEnded():
            return attrs.evolve(watch, until=at)
        case WatchSuspended():
            return attrs.evolve(watch, suspended_for=watch.suspended_for | {event.case})
        case WatchResumed():
            return attrs.evolve(watch, suspended_for=watch.suspended_for - {event.case})


def index(record: Supervisor) -> Index:
    """Supervisors are found by name, letter, enterprise and unit; conveners and those who chose them see them."""
    tokens = {CONVENER, *map(unit_token, (record.desk, record.selected_by)), enterprise_token(record.enterprise)}
    return Index(
        state="serving" if record.end is None else record.end.value,
        unit=record.selected_by,
        region=record.region,
        enterprise=record.enterprise,
        number=record.letters[-1],
        opened=to_micros(record.selected_at),
        due=to_micros(record.ends_at) if record.end is None else None,
        attention=to_micros(record.ends_at) if record.end is None else None,
        text="\n".join([reveal(record.name), *record.letters]),
        audience=frozenset(tokens),
    )


def attend(record: Supervisor, now: datetime) -> list[Step]:
    """End an appointment whose term is over and that nobody renewed."""
    if record.end is not None or now < record.ends_at:
        return []
    return [Step(at=record.ends_at, event=SupervisorEnded(reason=EndReason.EXPIRED))]


def show(record: Supervisor, reader: Reader) -> Supervisor:
    """Give a supervisor as somebody sees it who may see it: without what concerns the reader's own units (匿名)."""
    units = {*(each.unit for each in record.watches), *(each.unit for each in record.feedback)}
    own = frozenset(unit for unit in units if unit_token(unit) in reader.tokens)
    if not own:
        return record
    return attrs.evolve(
        record,
        watches=tuple(each for each in record.watches if each.unit not in own),
        feedback=tuple(each for each in record.feedback if each.unit not in own),
    )


SUPERVISOR: Final = Noun(
    kind="supervisor",
    record=Supervisor,
    shape=1,
    events={
        SupervisorSelected: 1,
        SupervisorRenewed: 1,
        SupervisorEnded: 1,
        WatchAssigned: 1,
        WatchEnded: 1,
        WatchSuspended: 1,
        WatchResumed: 1,
        FeedbackGiven: 1,
    },
    evolve=evolve,
    index=index,
    attend=attend,
    show=show,
)
