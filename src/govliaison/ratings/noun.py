"""How the rating joins the ledger: how its entries fold, what lists know of it, and what becomes due."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final

import attrs

from govliaison.access import CONVENER, enterprise_token, region_token, unit_token
from govliaison.deadlines import Clock, ClockStart, Stage
from govliaison.ledger import Index, Notice, Noun, Stamp, Step, reveal
from govliaison.ratings.events import (
    RaterContacted,
    RatingAppealDecided,
    RatingAppealed,
    RatingEvent,
    RatingGiven,
    RatingOverdue,
    RatingRectified,
    RatingWarned,
    RectificationRated,
)
from govliaison.ratings.rating import Appeal, Mending, RaterCall, Rating
from govliaison.values import to_micros


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
