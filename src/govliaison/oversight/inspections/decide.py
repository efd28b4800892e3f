"""The verbs of inspections and key tasks as pure functions; only the group's office inspects (F1)."""

from datetime import date, datetime

import attrs

from govliaison.access import Actor
from govliaison.ledger import Decision, Notice, Private
from govliaison.oversight.inspections.model import (
    Inspection,
    InspectionRechecked,
    InspectionRecorded,
    InspectionReported,
    InspectionState,
    KeyTask,
    KeyTaskFinished,
    KeyTaskListed,
)
from govliaison.values import Refusal


@attrs.frozen(kw_only=True)
class RecheckAsk:
    """Check again: is it put right, what was seen, and by when it is to be put right if it is not."""

    passed: bool
    note: str
    rectify_by: datetime | None = None
    at: datetime
    actor: Actor


def record(inspection: Inspection | None, said: InspectionRecorded, actor: Actor, today: date) -> Decision | Refusal:
    """Record an inspection; what was found needs an end, and the unit is told."""
    if refusal := _not_office(said.office, actor) or _bad_days(said, today):
        return refusal
    if inspection is not None:
        return Decision(events=())
    if said.rectify_by is None:
        return Decision(events=(said,))
    params = {"number": said.inspection, "unit": said.unit, "due": said.rectify_by.isoformat()}
    notice = Notice(recipient=f"unit:{said.unit}", code="inspection.found", params=params)
    return Decision(events=(said,), notices=(notice,))


def report(inspection: Inspection, text: str, actor: Actor) -> Decision | Refusal:
    """Let the inspected unit say that it is put right, and how; the office is told."""
    if inspection.unit not in actor.units:
        return Refusal.of("inspection.not-your-unit", person=actor.person, unit=inspection.unit)
    if inspection.state is not InspectionState.OPEN:
        return Refusal.of("inspection.nothing-owed", inspection=inspection.id)
    subject = f"inspection/{inspection.id}"
    notice = Notice(
        recipient=f"unit:{inspection.office}",
        code="inspection.reported",
        params={"number": inspection.id, "unit": inspection.unit},
    )
    return Decision(events=(InspectionReported(text=Private(subject, text)),), notices=(notice,))


def recheck(inspection: Inspection, ask: RecheckAsk) -> Decision | Refusal:
    """Check again; what is still not right gets a new end, later than now."""
    if refusal := _not_office(inspection.office, ask.actor):
        return refusal
    if not inspection.is_owed:
        return Refusal.of("inspection.nothing-owed", inspection=inspection.id)
    if ask.at < inspection.at:
        return Refusal.of("inspection.end-before", day=inspection.day.isoformat())
    if ask.passed is (ask.rectify_by is not None) or (ask.rectify_by is not None and ask.rectify_by <= ask.at):
        return Refusal.of("inspection.needs-end")
    note = Private(f"inspection/{inspection.id}", ask.note)
    event = InspectionRechecked(passed=ask.passed, note=note, rectify_by=ask.rectify_by)
    code = "inspection.passed" if ask.passed else "inspection.failed"
    notice = Notice(
        recipient=f"unit:{inspection.unit}", code=code, params={"number": inspection.id, "unit": inspection.unit}
    )
    return Decision(events=(event,), notices=(notice,))


def list_task(task: KeyTask | None, said: KeyTaskListed, actor: Actor) -> Decision | Refusal:
    """Put a key task on the list."""
    return _not_office(said.office, actor) or Decision(events=() if task is not None else (said,))


def finish_task(task: KeyTask, note: str | None, actor: Actor) -> Decision | Refusal:
    """Say that a key task is done; done is done."""
    if refusal := _not_office(task.office, actor):
        return refusal
    if task.finished_at is not None:
        return Decision(events=())
    return Decision(events=(KeyTaskFinished(note=Private(f"key-task/{task.id}", note) if note else None),))


def _bad_days(said: InspectionRecorded, today: date) -> Refusal | None:
    if said.day > today:
        return Refusal.of("inspection.in-future", day=said.day.isoformat())
    if (said.finding is None) is not (said.rectify_by is None):
        return Refusal.of("inspection.needs-end")
    if said.rectify_by is not None and said.rectify_by.date() < said.day:
        return Refusal.of("inspection.end-before", day=said.day.isoformat())
    return None


def _not_office(office: str, actor: Actor) -> Refusal | None:
    if office in actor.units:
        return None
    return Refusal.of("inspection.not-office", person=actor.person, unit=office)
