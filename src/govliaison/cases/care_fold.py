"""How pauses, extensions, deferral, withdrawal, reopening and tasks change a case."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

import attrs

from govliaison.cases import care_events as e
from govliaison.cases.folding import BUT_REPORT, end_clocks, end_duties, end_part, end_steps, let_go, start_clocks
from govliaison.cases.kinds import AskedBy, CaseState, DutyState
from govliaison.cases.model import Case
from govliaison.cases.parts import CasePause, Deferral, Duty, ExtensionAsked, Holding, Task
from govliaison.deadlines import MILESTONES, Clock, ClockStart, DutyKind, PauseReason, Stage
from govliaison.ledger import Stamp
from govliaison.values import Amount

Changes = dict[str, Any]

_OF_UNITS: Final = (Stage.SIGN, Stage.CONTACT, Stage.ASSIST_RETURN, Stage.ANSWER, Stage.CLOSE, *MILESTONES)
"""What units are waited for in; the rest the desk owes."""


def _confidential(_case: Case, _event: e.CaseMadeConfidential, _stamp: Stamp) -> Changes:
    return {"confidential": True}


def _recused(case: Case, event: e.PersonRecused, _stamp: Stamp) -> Changes:
    return {"recused": case.recused | {event.person}}


def _paused(case: Case, event: e.CasePaused, stamp: Stamp) -> Changes:
    at, keys = stamp.effective_at, {start.key for start in event.clocks}
    asked = (Stage.SUPPLEMENT,) if event.reason is PauseReason.SUPPLEMENT else ()
    clocks = end_steps(case.clocks, at, *asked)
    clocks = tuple(clock.pause(at) if clock.is_running and clock.start.key in keys else clock for clock in clocks)
    pause = CasePause(since=at, until=event.until, reason=event.reason, note=event.note, clocks=event.clocks)
    return {"changed_at": at, "pause": pause, "clocks": clocks}


def _resumed(case: Case, event: e.CaseResumed, stamp: Stamp) -> Changes:
    return run_on(case, event.clocks, stamp.effective_at)


def run_on(case: Case, starts: tuple[ClockStart, ...], at: datetime) -> Changes:
    """Let the clocks that stand still run on."""
    anew = {start.key: start for start in starts}

    def run(clock: Clock) -> Clock:
        return clock.resume(at, anew[clock.start.key]) if clock.paused_at and clock.start.key in anew else clock

    return {"changed_at": at, "pause": None, "clocks": tuple(map(run, case.clocks))}


def _extension_requested(_case: Case, event: e.ExtensionRequested, stamp: Stamp) -> Changes:
    persons = frozenset({stamp.actor, stamp.recorded_for or stamp.actor})
    asked = ExtensionAsked(
        stage=event.stage,
        at=stamp.effective_at,
        by=persons,
        amount=event.amount,
        due_at=event.due_at,
        reason=event.reason,
        note=event.note,
    )
    return {"changed_at": stamp.effective_at, "extension": asked}


def _extension_decided(case: Case, event: e.ExtensionDecided, stamp: Stamp) -> Changes:
    at, start = stamp.effective_at, event.clock
    changes: Changes = {"changed_at": at, "extension": None}
    if start is None or case.extension is None:
        return changes
    amount = Amount.parse(case.extension.amount)
    clocks = tuple(
        clock.extend(at, start, amount) if clock.is_running and clock.start.key == start.key else clock
        for clock in case.clocks
    )
    return changes | {"clocks": clocks}


def _promise_missed(case: Case, _event: e.PromiseMissed, stamp: Stamp) -> Changes:
    return {"promise": None, "promises_missed": (*case.promises_missed, stamp.effective_at)}


def _deferred(case: Case, event: e.CaseDeferred, stamp: Stamp) -> Changes:
    return {
        "state": CaseState.DEFERRED,
        "deferral": Deferral(
            until=event.until,
            reason=event.reason,
            note=event.note,
            clocks=event.clocks,
            review_days=event.review_days,
        ).reviewed(stamp.effective_at, owed=False),
        "requested_at": None,
        "requested_by": None,
        "clocks": end_clocks(case.clocks, stamp.effective_at, *BUT_REPORT, void=True),
    }


def _deferral_ended(case: Case, event: e.DeferralEnded, stamp: Stamp) -> Changes:
    return take_up(case, event.clocks, stamp.effective_at)


def take_up(case: Case, starts: tuple[ClockStart, ...], at: datetime) -> Changes:
    """Handle a case again that was put off."""
    clocks = tuple(Clock(start=start, since=at) for start in starts)
    return {"state": CaseState.HANDLING, "clocks": case.clocks + clocks, "deferral": None}


def _withdrawal_checked(case: Case, event: e.WithdrawalChecked, _stamp: Stamp) -> Changes:
    return {"pressed": case.pressed + (event.asked_by is AskedBy.UNIT)}


def _withdrawn(case: Case, _event: e.CaseWithdrawn, stamp: Stamp) -> Changes:
    at = stamp.effective_at
    return {
        "state": CaseState.WITHDRAWN,
        "outcome": None,
        "closed_at": at,
        "duties": end_duties(case, DutyState.DONE, at),
        "holdings": let_go(case, at),
        "clocks": end_clocks(case.clocks, at, *Stage, void=True),
    }


def _reopened(case: Case, event: e.CaseReopened, stamp: Stamp) -> Changes:
    at = stamp.effective_at
    return {
        "state": CaseState.HANDLING,
        "reopened": (*case.reopened, at),
        "requested_at": None,
        "requested_by": None,
        "audited_at": None,
        "closed_at": None,
        "undeliverable_confirmed": False,
        "merged": None,
        "holdings": (*case.holdings, Holding(unit=case.lead, since=at)),
        "clocks": case.clocks + start_clocks(event.clocks, stamp),
    }


def _transferred(case: Case, event: e.CaseTransferred, stamp: Stamp) -> Changes:
    """Hand it over; whoever led is done, and who assisted goes on."""
    at = stamp.effective_at
    clocks = case.clocks
    for unit in (event.source, event.lead):
        clocks = end_clocks(clocks, at, *_OF_UNITS, of=unit, void=True)
    duties = tuple(
        attrs.evolve(duty, state=DutyState.RETURNED, ended_at=at)
        if duty.unit in (event.source, event.lead) and not duty.ended_at
        else duty
        for duty in case.duties
    )
    led = tuple(
        attrs.evolve(duty, kind=DutyKind.LEAD) if duty.unit == event.lead and duty.ended_at == at else duty
        for duty in duties
    )
    return {
        "state": CaseState.DISPATCHED,
        "lead": event.lead,
        "by": "hand",
        "dispatched_at": at,
        "signed_at": None,
        "duties": (*led, Duty(number=event.duty, kind=DutyKind.LEAD, unit=event.lead, since=at)),
        "holdings": (*let_go(case, at), Holding(unit=event.lead, since=at)),
        "tasks": tuple(task for task in case.tasks if task.done_at or task.unit != event.source),
        "clocks": clocks + start_clocks(event.clocks, stamp),
    }


def _involved(case: Case, event: e.UnitInvolved, stamp: Stamp) -> Changes:
    duty = Duty(number=event.duty, kind=event.kind, unit=event.unit, since=stamp.effective_at)
    return {"duties": (*case.duties, duty), "clocks": case.clocks + start_clocks(event.clocks, stamp)}


def _released(case: Case, event: e.UnitReleased, stamp: Stamp) -> Changes:
    return end_part(case, event.unit, DutyState.RELEASED, stamp.effective_at)


def _duty_done(case: Case, event: e.DutyDone, stamp: Stamp) -> Changes:
    persons = {stamp.actor, stamp.recorded_for or stamp.actor}
    return {"handlers": case.handlers | persons} | end_part(case, event.unit, DutyState.DONE, stamp.effective_at)


def _met(case: Case, event: e.CriterionMet, _stamp: Stamp) -> Changes:
    return {"met": case.met | {event.criterion}}


def _task_added(case: Case, event: e.TaskAdded, _stamp: Stamp) -> Changes:
    task = Task(number=event.number, unit=event.unit, text=event.text, due_at=event.due_at)
    return {"tasks": (*case.tasks, task)}


def _task_finished(case: Case, event: e.TaskFinished, stamp: Stamp) -> Changes:
    return _with_task(case, event.number, done_at=stamp.effective_at)


def _task_overdue(case: Case, event: e.TaskOverdue, _stamp: Stamp) -> Changes:
    return _with_task(case, event.number, late=True)


def _with_task(case: Case, number: int, **changes: Any) -> Changes:
    return {"tasks": tuple(attrs.evolve(task, **changes) if task.number == number else task for task in case.tasks)}


FOLDS: Final[dict[type, Callable[[Case, Any, Stamp], Changes]]] = {
    e.CaseMadeConfidential: _confidential,
    e.PersonRecused: _recused,
    e.CasePaused: _paused,
    e.CaseResumed: _resumed,
    e.ExtensionRequested: _extension_requested,
    e.ExtensionDecided: _extension_decided,
    e.PromiseMissed: _promise_missed,
    e.CaseDeferred: _deferred,
    e.DeferralEnded: _deferral_ended,
    e.WithdrawalChecked: _withdrawal_checked,
    e.CaseWithdrawn: _withdrawn,
    e.CaseReopened: _reopened,
    e.CaseTransferred: _transferred,
    e.UnitInvolved: _involved,
    e.UnitReleased: _released,
    e.DutyDone: _duty_done,
    e.CriterionMet: _met,
    e.TaskAdded: _task_added,
    e.TaskFinished: _task_finished,
    e.TaskOverdue: _task_overdue,
}
"""One pure function for each event."""
