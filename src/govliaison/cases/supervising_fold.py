"""How supervision changes a case."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

import attrs

from govliaison.cases import supervising_events as e
from govliaison.cases.model import Case
from govliaison.cases.parts import Supervision
from govliaison.deadlines import Clock
from govliaison.ledger import Stamp

Changes = dict[str, Any]


def _taken(case: Case, event: e.SupervisionStepTaken, stamp: Stamp) -> Changes:
    said = {field.name: getattr(event, field.name) for field in attrs.fields(e.SupervisionStepTaken)}
    step = Supervision(at=stamp.effective_at, by=stamp.recorded_for or stamp.actor, **said)

    def climb(clock: Clock) -> Clock:
        climbs = clock.is_running and clock.start.key == (event.stage, event.unit)
        return clock.mark_climbed(event.level) if climbs else clock

    return {"supervision": (*case.supervision, step), "clocks": tuple(map(climb, case.clocks))}


def _retracted(case: Case, event: e.StepsRetracted, _stamp: Stamp) -> Changes:
    def take_back(step: Supervision) -> Supervision:
        is_meant = (
            (step.stage, step.unit) == (event.stage, event.unit)
            and step.level in event.levels
            and step.at >= event.ended_at
        )
        return attrs.evolve(step, retracted=True) if is_meant else step

    tasks = tuple(attrs.evolve(task, late=False) if task.number == event.task else task for task in case.tasks)
    changes: Changes = {"supervision": tuple(map(take_back, case.supervision)), "tasks": tasks}
    if "PromiseMissed" in event.steps:
        changes["promises_missed"] = tuple(missed for missed in case.promises_missed if missed < event.ended_at)
    return changes


def _review_due(case: Case, _event: e.DeferralReviewDue, stamp: Stamp) -> Changes:
    return _with_deferral(case, owed=True, at=stamp.effective_at)


def _reviewed(case: Case, _event: e.DeferralReviewed, stamp: Stamp) -> Changes:
    return _with_deferral(case, owed=False, at=stamp.effective_at)


def _with_deferral(case: Case, *, owed: bool, at: datetime) -> Changes:
    return {"deferral": case.deferral and case.deferral.reviewed(at, owed=owed)}


FOLDS: Final[dict[type, Callable[[Case, Any, Stamp], Changes]]] = {
    e.SupervisionStepTaken: _taken,
    e.StepsRetracted: _retracted,
    e.DeferralReviewDue: _review_due,
    e.DeferralReviewed: _reviewed,
}
"""One pure function for each event."""
