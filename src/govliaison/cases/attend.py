"""What becomes due for a case: warnings, ends of limits, urging (M1.3)."""

from collections.abc import Sequence
from datetime import datetime

from govliaison.cases.events import DeadlinePassed, DeadlineWarned, UnitUrged
from govliaison.cases.model import Case
from govliaison.deadlines import Clock
from govliaison.ledger import Notice, Step


def attend(case: Case, now: datetime) -> Sequence[Step]:
    """Give every step due up to now over all clocks, in the order of their moments."""
    steps = [step for clock in case.running for step in _steps(case, clock, now)]
    return sorted(steps, key=lambda step: step.at)


def _steps(case: Case, clock: Clock, now: datetime) -> Sequence[Step]:
    steps: list[Step] = []
    while (moment := clock.next_moment()) is not None and moment <= now:
        stage, unit = clock.start.stage, clock.start.unit
        event: object
        if clock.passed:
            clock, event, code = clock.mark_urged(moment), UnitUrged(stage=stage, unit=unit), "case.urged"
        elif moment < clock.start.due_at:
            clock, event, code = clock.mark_warned(), DeadlineWarned(stage=stage, unit=unit), "case.warned"
        else:
            clock, event, code = clock.mark_passed(moment), DeadlinePassed(stage=stage, unit=unit), "case.overdue"
        params = {"number": case.number, "stage": stage.value, "due": clock.start.due_at.isoformat()}
        notices = () if case.history else (Notice(recipient=f"unit:{unit}", code=code, params=params),)
        steps.append(Step(at=moment, event=event, notices=notices))
    return steps
