"""What becomes due for a case: warnings, ends of limits, urging (M1.3)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from govliaison.cases.events import DeadlinePassed, DeadlineWarned, UnitUrged
from govliaison.cases.model import Case
from govliaison.deadlines import Clock
from govliaison.ledger import Notice, Step


def attend(case: Case, now: datetime) -> Sequence[Step]:
    """
    Give every step due up to now over all clocks, in the order of their moments.

    Nobody was urged about a history, so its urging begins now.
    """
    steps = [step for clock in case.running for step in _steps(case, clock, now)]
    return sorted(steps, key=lambda step: step.at)


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
