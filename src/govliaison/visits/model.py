"""The visit (调研走访): an agency goes to an enterprise, explains policies, listens and helps (M3.1, T1.2)."""

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final

import attrs

from govliaison.access import CONVENER, enterprise_token, region_token, unit_token
from govliaison.ledger import Index, Notice, Noun, Sealed, Stamp, Step, reveal
from govliaison.values import to_micros
from govliaison.visits.events import (
    HelpGiven,
    IssueHeard,
    NotHeld,
    PolicyExplained,
    VisitCancelled,
    VisitEvent,
    VisitHeld,
    VisitJoined,
    VisitMissed,
    VisitPlanned,
    VisitPutOff,
    VisitSupplemented,
)


class VisitState(StrEnum):
    """Where a visit stands."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


@attrs.frozen(kw_only=True)
class PuttingOff:
    """That a visit was put off: from which day, why, and when that was said."""

    day: date
    reason: NotHeld
    note: Sealed
    at: datetime


@attrs.frozen(kw_only=True)
class Visit:
    """
    A visit.

    Attributes:
        id: of ours
        state: where it stands
        enterprise: id of the enterprise
        enterprise_name: its name
        region: where it is registered
        units: who visits, the unit that planned it first; all of them count it as theirs
        day: for which it is planned, or on which it was held
        ends_at: end of that day
        purpose: what it is for
        apart: why it is not joined with another one
        missed: its day went by and nobody has said what became of it
        put_off: each time it was put off
        reason: why it was cancelled
        note: why, in words
        visitors: ids of the persons who went
        met: whom they met
        policies: what was explained
        issues: what was heard, with the cases that it became
        help: what help was given
        late: its record was entered after the day on which it was held (补录)
        planned_at: when it was planned
        changed_at: when it came to stand where it stands
    """

    id: str
    state: VisitState = VisitState.PLANNED
    enterprise: str
    enterprise_name: Sealed
    region: str | None = None
    units: tuple[str, ...]
    day: date
    ends_at: datetime
    purpose: Sealed
    apart: Sealed | None = None
    missed: bool = False
    put_off: tuple[PuttingOff, ...] = ()
    reason: NotHeld | None = None
    note: Sealed | None = None
    visitors: tuple[str, ...] = ()
    met: tuple[Sealed, ...] = ()
    policies: tuple[PolicyExplained, ...] = ()
    issues: tuple[IssueHeard, ...] = ()
    help: tuple[HelpGiven, ...] = ()
    late: bool = False
    planned_at: datetime
    changed_at: datetime

    @property
    def is_joint(self) -> bool:
        """Whether several units visit together (联合走访)."""
        return len(self.units) > 1


def evolve(visit: Visit | None, event: VisitEvent, stamp: Stamp) -> Visit:
    """Fold what happened into the visit."""
    if isinstance(event, VisitPlanned):
        return Visit(
            id=event.visit,
            enterprise=event.enterprise,
            enterprise_name=event.enterprise_name,
            region=event.region,
            units=(event.unit,),
            day=event.day,
            ends_at=event.ends_at,
            purpose=event.purpose,
            apart=event.apart,
            planned_at=stamp.effective_at,
            changed_at=stamp.effective_at,
        )
    assert visit is not None  # noqa: S101 - nothing else begins a stream
    return attrs.evolve(visit, **_changes(visit, event, stamp))


def _changes(visit: Visit, event: VisitEvent, stamp: Stamp) -> dict[str, Any]:
    at = stamp.effective_at
    match event:
        case VisitJoined():
            return {"units": (*visit.units, event.unit)}
        case VisitPutOff():
            before = PuttingOff(day=visit.day, reason=event.reason, note=event.note, at=at)
            return {
                "day": event.day,
                "ends_at": event.ends_at,
                "missed": False,
                "put_off": (*visit.put_off, before),
                "changed_at": at,
            }
        case VisitCancelled():
            return {"state": VisitState.CANCELLED, "reason": event.reason, "note": event.note, "changed_at": at}
        case VisitHeld():
            held = {field.name: getattr(event, field.name) for field in attrs.fields(VisitHeld)}
            return {**held, "state": VisitState.HELD, "late": stamp.is_late, "changed_at": at}
        case VisitSupplemented():
            names = [field.name for field in attrs.fields(VisitSupplemented)]
            return {name: getattr(visit, name) + getattr(event, name) for name in names}
        case _:
            return {"missed": True}


def index(visit: Visit) -> Index:
    """Visits are found by unit, enterprise and day; conveners, the units, the county and the enterprise see them."""
    waits = visit.state is VisitState.PLANNED and not visit.missed
    audience = {CONVENER, enterprise_token(visit.enterprise), *map(unit_token, visit.units)}
    audience |= {region_token(visit.region)} if visit.region else set()
    tags = {("unit", unit) for unit in visit.units}
    tags |= {("flag", "missed")} if visit.missed and visit.state is VisitState.PLANNED else set()
    return Index(
        state=visit.state,
        unit=visit.units[0],
        region=visit.region,
        enterprise=visit.enterprise,
        opened=to_micros(visit.ends_at),
        attention=to_micros(visit.ends_at) if waits else None,
        text="\n".join((reveal(visit.enterprise_name), reveal(visit.purpose))),
        audience=frozenset(audience),
        tags=frozenset(tags),
    )


def attend(visit: Visit, now: datetime) -> Sequence[Step]:
    """Enter that the day of a planned visit went by; its units are told."""
    if visit.state is not VisitState.PLANNED or visit.missed or now < visit.ends_at:
        return ()
    told = tuple(
        Notice(recipient=f"unit:{unit}", code="visit.missed", params={"visit": visit.id, "day": visit.day.isoformat()})
        for unit in visit.units
    )
    return (Step(at=visit.ends_at, event=VisitMissed(), notices=told),)


VISIT: Final = Noun(
    kind="visit",
    record=Visit,
    shape=1,
    events={
        VisitPlanned: 1,
        VisitJoined: 1,
        VisitPutOff: 1,
        VisitCancelled: 1,
        VisitMissed: 1,
        VisitHeld: 1,
        VisitSupplemented: 1,
    },
    evolve=evolve,
    index=index,
    attend=attend,
)
