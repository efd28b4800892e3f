"""
A finding (监督发现): what a supervisor found wrong in a window unit, until it is put right and verified (M5.2).

The unit sees what was found, and never by whom; :func:`show` and :func:`without_who` take that away wherever it is given out.
"""

from datetime import date, datetime, timedelta
from typing import Any, Final

import attrs

from govliaison.access import CONVENER, unit_token
from govliaison.ledger import Index, Notice, Noun, Reader, Sealed, Stamp, Step, reveal
from govliaison.supervision.kinds import ConductMeasure, FindingState, ItemField, Observation
from govliaison.values import to_micros


@attrs.frozen(kw_only=True)
class FindingReported:
    """
    A supervisor found something wrong.

    Attributes:
        finding: id of ours
        number: by which people call it
        supervisor: who found it; hidden from the unit
        unit: the window unit
        window: the window, if one is meant
        item: the service item, if one is meant
        observations: what was looked at, and how it was found
        text: in the supervisor's words; private
        desk: the unit to which supervisors report
        region: code of the place
        due_at: until when the unit puts it right
        urge_days: so many calendar days after each end those waited for are urged again
    """

    finding: str
    number: str
    supervisor: str
    unit: str
    window: str | None = None
    item: str | None = None
    observations: tuple[Observation, ...] = ()
    text: Sealed
    desk: str
    region: str
    due_at: datetime
    urge_days: int


@attrs.frozen(kw_only=True)
class RectificationReported:
    """The unit reported that it is put right; a supervisor looks until ``verify_by``."""

    text: Sealed
    verify_by: datetime


@attrs.frozen(kw_only=True)
class FindingVerified:
    """A supervisor saw that it is put right."""

    supervisor: str
    note: Sealed | None = None


@attrs.frozen(kw_only=True)
class RectificationFailed:
    """A supervisor saw that it is not; the unit has until ``due_at`` once more."""

    supervisor: str
    note: Sealed | None = None
    due_at: datetime


@attrs.frozen(kw_only=True)
class FindingOverdue:
    """Those waited for – the unit, or the desk for its supervisor – are late; they are told again at ``urge_at``."""

    unit: str
    urge_at: datetime


@attrs.frozen(kw_only=True)
class ItemChangeOrdered:
    """The finding leads to a dated change of a service item; whoever keeps the items applies it."""

    item: str
    field: ItemField
    value: str
    on: date


@attrs.frozen(kw_only=True)
class ConductMeasureTaken:
    """The unit did something about the manner of its people."""

    measure: ConductMeasure
    note: Sealed | None = None


@attrs.frozen(kw_only=True)
class FindingBecameCase:
    """A case was born of it."""

    case: str
    number: str


FindingEvent = (
    FindingReported
    | RectificationReported
    | FindingVerified
    | RectificationFailed
    | FindingOverdue
    | ItemChangeOrdered
    | ConductMeasureTaken
    | FindingBecameCase
)


@attrs.frozen(kw_only=True)
class Rectification:
    """
    What a unit reported, and what a supervisor saw.

    Attributes:
        at: when the unit reported
        text: what it said
        checked_at: when a supervisor looked, or None
        supervisor: who looked; hidden from the unit
        passed: whether it is put right
        note: in the supervisor's words
    """

    at: datetime
    text: Sealed
    checked_at: datetime | None = None
    supervisor: str | None = None
    passed: bool | None = None
    note: Sealed | None = None


@attrs.frozen(kw_only=True)
class ItemChange:
    """A change of a service item that a finding led to, with the day from which it holds."""

    item: str
    field: ItemField
    value: str
    on: date


@attrs.frozen(kw_only=True)
class Conduct:
    """What was done about the manner of people, and when."""

    at: datetime
    measure: ConductMeasure
    note: Sealed | None = None


@attrs.frozen(kw_only=True)
class Finding:
    """
    A finding as it stands; attributes as in :class:`FindingReported`.

    Attributes:
        supervisor: who found it; None where that is hidden from the reader
        found_at: when it was found
        due_at: until when the unit, or else the supervisor, is waited for
        urge_at: when those waited for are urged next; None unless they are late
        late: whether the unit was ever late
        rectifications: what it reported, in order
        verified_at: when a supervisor saw that it is put right
        item_changes: changes of service items
        conduct: measures of conduct
        case: id of the case that was born of it
        case_number: its number
    """

    id: str
    number: str
    supervisor: str | None
    unit: str
    window: str | None = None
    item: str | None = None
    observations: tuple[Observation, ...] = ()
    text: Sealed
    desk: str
    region: str
    found_at: datetime
    due_at: datetime
    urge_days: int
    urge_at: datetime | None = None
    late: bool = False
    rectifications: tuple[Rectification, ...] = ()
    verified_at: datetime | None = None
    item_changes: tuple[ItemChange, ...] = ()
    conduct: tuple[Conduct, ...] = ()
    case: str | None = None
    case_number: str | None = None

    @property
    def awaits_check(self) -> bool:
        """Whether the unit has reported, and no supervisor has looked yet."""
        return bool(self.rectifications) and self.rectifications[-1].checked_at is None

    @property
    def state(self) -> FindingState:
        """Where it stands."""
        if self.verified_at is not None:
            return FindingState.VERIFIED
        if self.urge_at is not None:
            return FindingState.OVERDUE
        return FindingState.REPORTED if self.awaits_check else FindingState.OPEN

    @property
    def waited_for(self) -> str:
        """The unit that is waited for: the one that was watched, else the desk for its supervisor."""
        return self.desk if self.awaits_check else self.unit


def evolve(record: Finding | None, event: FindingEvent, stamp: Stamp) -> Finding:
    """Fold what happened into the finding."""
    at = stamp.effective_at
    if isinstance(event, FindingReported):
        said: dict[str, Any] = attrs.asdict(event, recurse=False)
        return Finding(id=said.pop("finding"), found_at=at, **said)
    assert record is not None  # noqa: S101 - nothing else begins a stream
    changes: dict[str, Any] = {}
    match event:
        case RectificationReported():
            told = Rectification(at=at, text=event.text)
            changes = {"rectifications": (*record.rectifications, told), "due_at": event.verify_by, "urge_at": None}
            changes["late"] = record.late or at > record.due_at
        case FindingVerified():
            changes = {"rectifications": _checked(record, event, at), "verified_at": at, "urge_at": None}
        case RectificationFailed():
            changes = {"rectifications": _checked(record, event, at), "due_at": event.due_at, "urge_at": None}
        case FindingOverdue():
            changes = {"urge_at": event.urge_at, "late": record.late or event.unit == record.unit}
        case ItemChangeOrdered():
            change = ItemChange(item=event.item, field=event.field, value=event.value, on=event.on)
            changes = {"item_changes": (*record.item_changes, change)}
        case ConductMeasureTaken():
            taken = Conduct(at=at, measure=event.measure, note=event.note)
            changes = {"conduct": (*record.conduct, taken)}
        case FindingBecameCase():
            changes = {"case": event.case, "case_number": event.number}
    return attrs.evolve(record, **changes)


def _checked(record: Finding, seen: FindingVerified | RectificationFailed, at: datetime) -> tuple[Rectification, ...]:
    """Enter in the last report of the unit what a supervisor saw."""
    *before, last = record.rectifications
    passed = isinstance(seen, FindingVerified)
    return (
        *before,
        attrs.evolve(last, checked_at=at, supervisor=seen.supervisor, passed=passed, note=seen.note),
    )


def index(record: Finding) -> Index:
    """Findings are found by unit, number and words; never by who made them, not even by the enterprise."""
    is_open = record.verified_at is None
    tags = {("window", record.window), ("item", record.item), ("late", "yes" if record.late else None)}
    return Index(
        state=record.state.value,
        unit=record.unit,
        region=record.region,
        number=record.number,
        opened=to_micros(record.found_at),
        due=to_micros(record.due_at) if is_open else None,
        attention=to_micros(record.urge_at or record.due_at) if is_open else None,
        text=f"{record.number}\n{reveal(record.text)}",
        audience=frozenset({CONVENER, unit_token(record.unit), unit_token(record.desk)}),
        tags=frozenset((name, value) for name, value in tags if value),
    )


def attend(record: Finding, now: datetime) -> list[Step]:
    """Enter that those waited for are late, and again every so often until they have done it: no finding is lost."""
    steps: list[Step] = []
    moment = None if record.verified_at else record.urge_at or record.due_at
    while moment is not None and moment <= now:
        urge_at = moment + timedelta(days=record.urge_days)
        event = FindingOverdue(unit=record.waited_for, urge_at=urge_at)
        params = {"number": record.number, "due": record.due_at.isoformat()}
        code = "finding.check-overdue" if record.awaits_check else "finding.overdue"
        told = (Notice(recipient=f"unit:{record.waited_for}", code=code, params=params),)
        steps.append(Step(at=moment, event=event, notices=told))
        moment = urge_at
    return steps


def may_know_who(record: Finding, reader: Reader) -> bool:
    """Tell whether a reader may know who found it: conveners and the desk do, people of the watched unit never."""
    knows = not reader.tokens.isdisjoint({CONVENER, unit_token(record.desk)})
    return knows and unit_token(record.unit) not in reader.tokens


def show(record: Finding, reader: Reader) -> Finding:
    """Give a finding as somebody who may see it sees it: who found it, and who looked, only to those who may know."""
    if may_know_who(record, reader):
        return record
    unnamed = tuple(attrs.evolve(each, supervisor=None) for each in record.rectifications)
    return attrs.evolve(record, supervisor=None, rectifications=unnamed)


def without_who(event: Any) -> Any:
    """Give an event of a finding without who found or looked."""
    return attrs.evolve(event, supervisor="") if hasattr(event, "supervisor") else event


FINDING: Final = Noun(
    kind="finding",
    record=Finding,
    shape=1,
    events={
        FindingReported: 1,
        RectificationReported: 1,
        FindingVerified: 1,
        RectificationFailed: 1,
        FindingOverdue: 1,
        ItemChangeOrdered: 1,
        ConductMeasureTaken: 1,
        FindingBecameCase: 1,
    },
    evolve=evolve,
    index=index,
    attend=attend,
    show=show,
)
