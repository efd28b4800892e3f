"""The facts of a case that indicators count, each with a name; what each means stands in the catalogue as ``fact.<name>``."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from govliaison.cases import Case, CaseState, Grade, Outcome, Scope, Solved
from govliaison.deadlines import Clock, Stage

CaseFact = Callable[[Case, datetime], bool]
"""Whether something is so of a case, as of a moment."""


def _clock_due(stage: Stage) -> CaseFact:
    """The limit of this stage has ended one way or the other: it was met, or its end has come."""

    def fact(case: Case, now: datetime) -> bool:
        clock = case.clock(stage)
        return clock is not None and (not clock.is_running or clock.start.due_at <= now)

    return fact


def _clock_met(stage: Stage) -> CaseFact:
    def fact(case: Case, _now: datetime) -> bool:
        clock = case.clock(stage)
        return clock is not None and _in_time(clock)

    return fact


def _in_time(clock: Clock) -> bool:
    return clock.ended_at is not None and clock.ended_at <= clock.start.due_at


def _admitted(case: Case, _now: datetime) -> bool:
    return case.state not in (CaseState.SUBMITTED, CaseState.REFUSED, CaseState.UNDONE)


def _last_grade(case: Case) -> Grade | None:
    grades = [call.grade for call in case.call_backs if call.grade is not None]
    return grades[-1] if grades else None


def _satisfied(case: Case, _now: datetime) -> bool:
    grade = _last_grade(case)
    return grade is not None and not grade.is_bad


def _solved(case: Case, _now: datetime) -> bool:
    return any(call.solved is Solved.YES for call in case.call_backs[-1:])


CASE_FACTS: Final[Mapping[str, CaseFact]] = {
    "admitted": _admitted,
    "answer-due": _clock_due(Stage.ANSWER),
    "answered": lambda case, _now: case.answered_at is not None,
    "answered-in-time": _clock_met(Stage.ANSWER),
    "approval-service": lambda case, _now: case.scope is Scope.APPROVAL_SERVICE,
    "approved": lambda case, _now: case.audited_at is not None,
    "called-back": lambda case, _now: bool(case.call_backs),
    "closed": lambda case, _now: case.state is CaseState.CLOSED,
    "contact-due": _clock_due(Stage.CONTACT),
    "contacted-in-time": _clock_met(Stage.CONTACT),
    "deferred": lambda case, _now: case.state is CaseState.DEFERRED,
    "extended": lambda case, _now: any(clock.extensions for clock in case.clocks),
    "fast-track": lambda case, _now: case.track == "fast-track" or "fast-track" in case.tags,
    "graded": lambda case, _now: _last_grade(case) is not None,
    "open": lambda case, _now: case.state.is_open,
    "reached": lambda case, _now: any(call.reached for call in case.call_backs),
    "received": lambda case, _now: case.state is not CaseState.UNDONE,
    "redone": lambda case, _now: case.redone > 0,
    "returned": lambda case, _now: bool(case.returns),
    "said-solved": lambda case, _now: case.reply is not None and case.reply.outcome is Outcome.SOLVED,
    "satisfied": _satisfied,
    "satisfied-well": lambda case, now: _satisfied(case, now) and _last_grade(case) is not Grade.FAIRLY_SATISFIED,
    "sign-due": _clock_due(Stage.SIGN),
    "signed-in-time": _clock_met(Stage.SIGN),
    "solved": _solved,
    "supervised": lambda case, _now: any(not step.retracted for step in case.supervision),
    "unsolved": lambda case, _now: not _solved(case, _now),
    "withdrawn": lambda case, _now: case.state is CaseState.WITHDRAWN,
}
"""Every fact that an indicator may name."""
