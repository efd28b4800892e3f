"""Inspections by the group's office (督导检查) and its list of key tasks (F1): what was found, by when it is put right."""

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Final

import attrs

from govliaison.access import CONVENER, region_token, unit_token
from govliaison.ledger import Index, Notice, Noun, Sealed, Stamp, Step
from govliaison.values import to_micros


class InspectionState(StrEnum):
    """Where an inspection stands."""

    CLEAR = "clear"
    """nothing was found"""
    OPEN = "open"
    """something is to be put right"""
    REPORTED = "reported"
    """the unit says that it is put right"""
    CLOSED = "closed"
    """checked again, and put right"""


@attrs.frozen(kw_only=True)
class InspectionRecorded:
    """
    A team of the group's office inspected a unit.

    Attributes:
        inspection: its id
        office: the group's office
        place: code of the place of the unit
        unit: who was inspected
        day: when
        team: ids of the persons
        task: id of the key task it was about; empty: none
        finding: what was found; None: nothing
        rectify_by: until when it is to be put right
    """

    inspection: str
    office: str
    place: str
    unit: str
    day: date
    team: tuple[str, ...]
    task: str = ""
    finding: Sealed | None = None
    rectify_by: datetime | None = None


@attrs.frozen(kw_only=True)
class InspectionReported:
    """The unit says that it is put right, and how."""

    text: Sealed


@attrs.frozen(kw_only=True)
class InspectionRechecked:
    """
    The office checked again.

    Attributes:
        passed: it is put right
        note: what was seen
        rectify_by: the new end, where it is not
    """

    passed: bool
    note: Sealed
    rectify_by: datetime | None = None


@attrs.frozen(kw_only=True)
class InspectionOverdue:
    """The end came, and it was not put right."""


@attrs.frozen(kw_only=True)
class Recheck:
    """One time the office looked again."""

    at: datetime
    passed: bool
    note: Sealed


@attrs.frozen(kw_only=True)
class Inspection:
    """
    An inspection; see :class:`InspectionRecorded`.

    Attributes:
        reports: what the unit said, in order
        rechecks: what the office saw, in order
        reported: the unit reported since the office looked last
        overdue: the end was entered
        closed_at: when it was seen to be put right
        close_recorded_at: when that was entered
        recorded_at: when the inspection was entered
    """

    id: str
    office: str
    place: str
    unit: str
    day: date
    team: tuple[str, ...]
    task: str
    finding: Sealed | None
    rectify_by: datetime | None
    at: datetime
    recorded_at: datetime
    reports: tuple[Sealed, ...] = ()
    rechecks: tuple[Recheck, ...] = ()
    reported: bool = False
    overdue: bool = False
    closed_at: datetime | None = None
    close_recorded_at: datetime | None = None

    @property
    def state(self) -> InspectionState:
        """Where it stands."""
        if self.finding is None:
            return InspectionState.CLEAR
        if self.closed_at is not None:
            return InspectionState.CLOSED
        return InspectionState.REPORTED if self.reported else InspectionState.OPEN

    @property
    def is_owed(self) -> bool:
        """Whether something is still to be put right."""
        return self.state in (InspectionState.OPEN, InspectionState.REPORTED)


Event = InspectionRecorded | InspectionReported | InspectionRechecked | InspectionOverdue


def evolve(inspection: Inspection | None, event: Event, stamp: Stamp) -> Inspection:
    """Fold what happened into the inspection."""
    at = stamp.effective_at
    if isinstance(event, InspectionRecorded):
        parts = attrs.asdict(event, recurse=False)
        return Inspection(id=parts.pop("inspection"), at=at, recorded_at=stamp.recorded_at, **parts)
    assert inspection is not None  # noqa: S101 - nothing else begins a stream
    if isinstance(event, InspectionReported):
        return attrs.evolve(inspection, reports=(*inspection.reports, event.text), reported=True)
    if isinstance(event, InspectionOverdue):
        return attrs.evolve(inspection, overdue=True)
    seen = (*inspection.rechecks, Recheck(at=at, passed=event.passed, note=event.note))
    inspection = attrs.evolve(inspection, rechecks=seen, reported=False)
    if event.passed:
        return attrs.evolve(inspection, closed_at=at, close_recorded_at=stamp.recorded_at)
    return attrs.evolve(inspection, rectify_by=event.rectify_by, overdue=False)


def index(inspection: Inspection) -> Index:
    """The office, the inspected unit and the conveners see it."""
    waits = inspection.is_owed and not inspection.overdue and inspection.rectify_by is not None
    due = to_micros(inspection.rectify_by) if inspection.is_owed and inspection.rectify_by else None
    return Index(
        state=inspection.state.value,
        unit=inspection.unit,
        region=inspection.place,
        number=inspection.id,
        opened=to_micros(inspection.at),
        due=due,
        attention=due if waits else None,
        audience=frozenset(
            {CONVENER, region_token(inspection.place), unit_token(inspection.office), unit_token(inspection.unit)}
        ),
        tags=frozenset({("task", inspection.task)} if inspection.task else ()),
    )


def attend(inspection: Inspection, now: datetime) -> Sequence[Step]:
    """Notice that something was not put right in time, and tell the unit and the office."""
    at = inspection.rectify_by
    if at is None or inspection.overdue or not inspection.is_owed or now < at:
        return ()
    params = {"number": inspection.id, "unit": inspection.unit, "due": at.isoformat()}
    notices = tuple(
        Notice(recipient=f"unit:{unit}", code="inspection.overdue", params=params)
        for unit in dict.fromkeys((inspection.unit, inspection.office))
    )
    return (Step(at=at, event=InspectionOverdue(), notices=notices),)


INSPECTION: Final = Noun(
    kind="inspection",
    record=Inspection,
    shape=1,
    events={InspectionRecorded: 1, InspectionReported: 1, InspectionRechecked: 1, InspectionOverdue: 1},
    evolve=evolve,
    index=index,
    attend=attend,
)


@attrs.frozen(kw_only=True)
class KeyTaskListed:
    """The group's office put a task on its list (重点任务清单)."""

    task: str
    office: str
    place: str
    title: Sealed
    unit: str
    due: date | None = None


@attrs.frozen(kw_only=True)
class KeyTaskFinished:
    """It is done, as the office found."""

    note: Sealed | None = None


@attrs.frozen(kw_only=True)
class KeyTask:
    """A task on the list of the group's office; see :class:`KeyTaskListed`."""

    id: str
    office: str
    place: str
    title: Sealed
    unit: str
    due: date | None
    listed_at: datetime
    finished_at: datetime | None = None


def evolve_task(task: KeyTask | None, event: KeyTaskListed | KeyTaskFinished, stamp: Stamp) -> KeyTask:
    """Fold what happened into the task."""
    if isinstance(event, KeyTaskListed):
        parts = attrs.asdict(event, recurse=False)
        return KeyTask(id=parts.pop("task"), listed_at=stamp.effective_at, **parts)
    assert task is not None  # noqa: S101 - nothing else begins a stream
    return attrs.evolve(task, finished_at=stamp.effective_at)


def index_task(task: KeyTask) -> Index:
    """The office, the unit and the conveners see it."""
    return Index(
        state="open" if task.finished_at is None else "finished",
        unit=task.unit,
        region=task.place,
        number=task.id,
        opened=to_micros(task.listed_at),
        audience=frozenset({CONVENER, region_token(task.place), unit_token(task.office), unit_token(task.unit)}),
    )


KEY_TASK: Final = Noun(
    kind="key-task",
    record=KeyTask,
    shape=1,
    events={KeyTaskListed: 1, KeyTaskFinished: 1},
    evolve=evolve_task,
    index=index_task,
)
