"""Tasks (整改任务): what a unit must put right, until when; an unfinished one blocks close-out."""

from datetime import datetime

import attrs

from govliaison.cases.care_events import TaskAdded, TaskFinished
from govliaison.cases.decide.ahead import check_ahead
from govliaison.cases.decide.common import (
    By,
    check_convener,
    check_evidence,
    check_moment,
    check_state,
    check_unit,
    note_of,
)
from govliaison.cases.decide.intake import Verdict
from govliaison.cases.kinds import CaseState
from govliaison.cases.model import Case
from govliaison.cases.rules import CaseRules
from govliaison.cases.telling import tell_unit
from govliaison.ledger import Decision, Private
from govliaison.values import Refusal

_WITH_UNIT = (CaseState.HANDLING, CaseState.ANSWERED)


@attrs.frozen(kw_only=True)
class AddTaskAsk:
    """
    Ask a unit to put something right.

    Attributes:
        unit: whose task it is; None for the lead
        text: what must be put right
        due_at: until when
    """

    unit: str | None = None
    text: str = attrs.field(repr=False)
    due_at: datetime
    by: By


def add_task(case: Case | None, ask: AddTaskAsk, rules: CaseRules) -> Verdict:
    """Give a unit that has part in the case a task with a date; if it is late, that unit is, whoever leads."""
    refusal = check_state(case, *_WITH_UNIT)
    if refusal or case is None:
        return refusal or Refusal.of("case.unknown")
    if refusal := check_convener(case, ask.by) or check_moment(case, ask.by) or check_evidence(ask.text):
        return refusal
    unit = ask.unit or case.lead
    if unit not in case.units:
        return Refusal.of("case.no-duty", number=case.number, unit=unit)
    if ask.due_at <= ask.by.now:
        return Refusal.of("case.task-date-past", number=case.number)
    if refusal := check_ahead(ask.due_at, ask.by.now, rules):
        return refusal
    number = max((task.number for task in case.tasks), default=0) + 1
    event = TaskAdded(number=number, unit=unit, text=Private(f"case/{case.id}", ask.text.strip()), due_at=ask.due_at)
    return Decision(events=(event,), notices=tell_unit(case, unit, "case.task-added", due=ask.due_at.isoformat()))


@attrs.frozen(kw_only=True)
class FinishTaskAsk:
    """A task is done; ``task`` counts from 1."""

    task: int
    note: str = attrs.field(default="", repr=False)
    by: By


def finish_task(case: Case | None, ask: FinishTaskAsk, _rules: CaseRules) -> Verdict:
    """Record that a task is done, by the unit whose task it was; told twice is told once."""
    refusal = check_state(case, *_WITH_UNIT)
    if refusal or case is None:
        return refusal or Refusal.of("case.unknown")
    task = next((task for task in case.tasks if task.number == ask.task), None)
    if task is None:
        return Refusal.of("case.no-such-task", number=case.number, task=ask.task)
    if refusal := check_unit(case, task.unit, ask.by) or check_moment(case, ask.by):
        return refusal
    if task.done_at is not None:
        return Decision(events=())
    return Decision(events=(TaskFinished(number=task.number, note=note_of(case.id, ask.note)),))
