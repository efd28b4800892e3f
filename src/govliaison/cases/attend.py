"""What becomes due for a case: warnings, ends of limits, urging (M1.3), and all that goes on by itself."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import attrs

from govliaison.cases.care_events import CaseResumed, DeferralEnded, PromiseMissed, TaskOverdue
from govliaison.cases.care_fold import run_on, take_up
from govliaison.cases.events import DeadlinePassed, DeadlineWarned, UnitUrged
from govliaison.cases.model import Case
from govliaison.cases.telling import tell_unit
from govliaison.deadlines import Clock
from govliaison.ledger import Notice, Step


def attention_moments(case: Case) -> list[datetime]:
    """Give every moment at which an open case must be looked at."""
    if not case.state.is_open:
        return []
    moments = [moment for clock in case.running if (moment := clock.next_moment()) is not None]
    moments += [task.due_at for task in case.open_tasks if not task.late]
    moments += [held.until for held in (case.pause, case.deferral) if held is not None]
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
    if case.deferral is not None and case.deferral.until <= now:
        at, clocks = case.deferral.until, case.deferral.clocks
        steps.append(
            Step(at=at, event=DeferralEnded(clocks=clocks), notices=tell_unit(case, case.lead, "case.taken-up"))
        )
        case = attrs.evolve(case, **take_up(case, clocks, at))
    steps += [step for clock in case.running for step in _steps(case, clock, now)]
    return sorted([*steps, *_promises(case, now), *_tasks(case, now)], key=lambda step: step.at)


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
        )
        for task in case.open_tasks
        if not task.late and task.due_at <= now
    ]


def _steps(case: Case, clock: Clock, now: datetime) -> Sequence[Step]:
    steps: list[Step] = []
    while (moment := clock.next_moment()) is not None and moment <= now:
        stage, unit = clock.start.stage, clock.start.unit
        urge_at = (now if case.history else moment) + timedelta(days=clock.start.urge_days)
        event: object
        if clock.passed:
            event, code = UnitUrged(stage=stage, unit=unit, urge_at=urge_at), "case.urged"
            clock = clock.mark_urged(urge_at)
        elif moment < clock.start.due_at:
            event, code = DeadlineWarned(stage=stage, unit=unit), "case.warned"
            clock = clock.mark_warned()
        else:
            event, code = DeadlinePassed(stage=stage, unit=unit, urge_at=urge_at), "case.overdue"
            clock = clock.mark_urged(urge_at)
        params = {"number": case.number, "stage": stage.value, "due": clock.start.due_at.isoformat()}
        notices = () if case.history else (Notice(recipient=f"unit:{unit}", code=code, params=params),)
        steps.append(Step(at=moment, event=event, notices=notices))
    return steps
