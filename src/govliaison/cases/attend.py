"""What becomes due for a case: warnings, ends of limits, urging (M1.3), supervision, and all that goes on by itself."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import attrs

from govliaison.cases.care_events import CaseResumed, DeferralEnded, PromiseMissed, TaskOverdue
from govliaison.cases.care_fold import run_on, take_up
from govliaison.cases.events import CaseAdmitted, DeadlinePassed, DeadlineWarned, UnitUrged
from govliaison.cases.kinds import CaseState
from govliaison.cases.model import Case
from govliaison.cases.supervising_events import DeferralReviewDue, SupervisionStepTaken
from govliaison.cases.telling import tell_named, tell_step, tell_unit
from govliaison.deadlines import Clock, Deemed, LadderWhen, Rung, Stage
from govliaison.ledger import Notice, Step

_NEAR, _LATE, _SUPERVISED = 1, 2, 3
"""How high a step stands; of several that are entered together each recipient is told the highest."""


def attention_moments(case: Case) -> list[datetime]:
    """Give every moment at which an open case must be looked at."""
    if not case.state.is_open:
        return []
    moments = [moment for clock in case.running if (moment := clock.next_moment()) is not None]
    moments += [task.due_at for task in case.open_tasks if not task.late]
    moments += [held.until for held in (case.pause, case.deferral) if held is not None]
    moments += [case.deferral.review_at] if case.deferral and case.deferral.review_at else []
    return moments + ([case.promise] if case.promise else [])


def attend(case: Case, now: datetime) -> Sequence[Step]:
    """
    Give every step due up to now, in the order of their moments.

    A pause or deferral that ends comes first, for the clocks run on from then. Nobody was urged about a history, so its
    urging begins now.
    """
    steps = []
    if case.pause is not None and case.pause.until <= now:
        at, clocks = case.pause.until, case.pause.clocks
        steps.append(Step(at=at, event=CaseResumed(clocks=clocks), notices=tell_unit(case, case.lead, "case.resumed")))
        case = attrs.evolve(case, **run_on(case, clocks, at))
    steps += _reviews(case, now)
    if case.deferral is not None and case.deferral.until <= now:
        at, clocks = case.deferral.until, case.deferral.clocks
        steps.append(
            Step(at=at, event=DeferralEnded(clocks=clocks), notices=tell_unit(case, case.lead, "case.taken-up"))
        )
        case = attrs.evolve(case, **take_up(case, clocks, at))
    steps += [step for clock in case.running for step in _steps(case, clock, now)]
    return sorted([*steps, *_promises(case, now), *_tasks(case, now)], key=lambda step: step.at)


def _reviews(case: Case, now: datetime) -> list[Step]:
    """Ask the desk to look again at a case that is put off (定期复查)."""
    steps, deferral = [], case.deferral
    while deferral is not None and (at := deferral.review_at) is not None and at <= now:
        told = tell_unit(case, case.desk, "case.review-due", until=deferral.until.isoformat())
        steps.append(Step(at=at, event=DeferralReviewDue(), notices=told))
        deferral = deferral.reviewed(at, owed=True)
    return steps


def _promises(case: Case, now: datetime) -> list[Step]:
    if case.promise is None or now < case.promise:
        return []
    notices = tell_unit(case, case.lead, "case.promise-missed")
    return [Step(at=case.promise, event=PromiseMissed(unit=case.lead), notices=notices)]


def _tasks(case: Case, now: datetime) -> list[Step]:
    return [
        Step(
            at=task.due_at,
            event=TaskOverdue(number=task.number, unit=task.unit),
            notices=tell_unit(case, task.unit, "case.task-overdue", due=task.due_at.isoformat()),
            rank=_LATE,
        )
        for task in case.open_tasks
        if not task.late and task.due_at <= now
    ]


def _steps(case: Case, clock: Clock, now: datetime) -> Sequence[Step]:
    """Give what is due for one clock; each step moves it on to its next."""
    steps: list[Step] = []
    while clock.is_running and (moment := clock.next_moment()) is not None and moment <= now:
        urge_at = (now if case.history else moment) + timedelta(days=clock.start.urge_days)
        if (rung := clock.next_rung()) is not None:
            found, clock = _climb(case, clock, rung, moment)
        elif clock.passed:
            found, clock = _urge(case, clock, moment, urge_at)
        elif moment < clock.start.due_at:
            found, clock = _warn(case, clock, moment)
        else:
            found, clock = _pass(case, clock, moment, urge_at)
        steps += found
    return steps


def _warn(case: Case, clock: Clock, at: datetime) -> tuple[list[Step], Clock]:
    event = DeadlineWarned(stage=clock.start.stage, unit=clock.start.unit)
    return [Step(at=at, event=event, notices=_tell(case, clock, "case.warned"), rank=_NEAR)], clock.mark_warned()


def _urge(case: Case, clock: Clock, at: datetime, urge_at: datetime) -> tuple[list[Step], Clock]:
    event = UnitUrged(stage=clock.start.stage, unit=clock.start.unit, urge_at=urge_at)
    return [Step(at=at, event=event, notices=_tell(case, clock, "case.urged"), rank=_LATE)], clock.mark_urged(urge_at)


def _pass(case: Case, clock: Clock, at: datetime, urge_at: datetime) -> tuple[list[Step], Clock]:
    """Enter the end of a limit, and what the rule says happens then (``on_expiry``)."""
    start = clock.start
    event = DeadlinePassed(stage=start.stage, unit=start.unit, urge_at=urge_at)
    said = {"stage": start.stage.value, "due": start.due_at.isoformat(), "unit": start.unit}
    notices = _tell(case, clock, "case.overdue")
    if (then := start.on_expiry) is not None:
        notices += tell_named(case, then.list_to, "case.listed-overdue", **said)
        notices += tell_named(case, (then.escalate,) if then.escalate else (), "case.escalated", **said)
    steps = [Step(at=at, event=event, notices=notices, rank=_LATE)]
    clock = clock.mark_urged(urge_at)
    if _is_deemed_admitted(case, clock):
        told = tell_unit(case, case.desk, "case.deemed-admitted", due=start.due_at.isoformat())
        steps.append(Step(at=at, event=CaseAdmitted(deemed=True), notices=told, rank=_LATE))
        clock = clock.end(at)
    return steps, clock


def _is_deemed_admitted(case: Case, clock: Clock) -> bool:
    then = clock.start.on_expiry
    waits = case.state is CaseState.SUBMITTED and clock.start.stage is Stage.REVIEW
    return waits and then is not None and then.deemed is Deemed.ACCEPTED


def _climb(case: Case, clock: Clock, rung: Rung, at: datetime) -> tuple[list[Step], Clock]:
    """Take a step of supervision: the lead is told, and everybody who gets a copy."""
    event = SupervisionStepTaken(
        unit=clock.start.unit,
        level=rung.level,
        name=rung.name,
        colour=rung.colour,
        document=rung.document,
        issuer=rung.issuer,
        copied_to=rung.copied_to,
        stage=clock.start.stage,
    )
    rank = _NEAR if rung.when is LadderWhen.NEAR_END else _SUPERVISED
    return [Step(at=at, event=event, notices=tell_step(case, event), rank=rank)], clock.mark_climbed(rung.level)


def _tell(case: Case, clock: Clock, code: str) -> tuple[Notice, ...]:
    return tell_unit(case, clock.start.unit, code, stage=clock.start.stage.value, due=clock.start.due_at.isoformat())
