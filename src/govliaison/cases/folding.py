"""What several folds of a case do: start and end clocks, end duties, hand the case over."""

from datetime import datetime

import attrs

from govliaison.cases.kinds import DutyState
from govliaison.cases.model import Case
from govliaison.cases.parts import Duty, Holding
from govliaison.deadlines import Clock, ClockStart, Stage
from govliaison.ledger import Stamp


def start_clocks(starts: tuple[ClockStart, ...], stamp: Stamp) -> tuple[Clock, ...]:
    """Give the clocks that an event starts."""
    return tuple(Clock(start=start, since=stamp.effective_at) for start in starts)


def end_clocks(clocks: tuple[Clock, ...], at: datetime, *stages: Stage, void: bool = False) -> tuple[Clock, ...]:
    """End those clocks of some stages that run."""
    return tuple(
        clock.end(at, void=void) if clock.is_running and clock.start.stage in stages else clock for clock in clocks
    )


def end_duties(case: Case, state: DutyState, at: datetime) -> tuple[Duty, ...]:
    """End the duties that have not ended."""
    return tuple(duty if duty.ended_at else attrs.evolve(duty, state=state, ended_at=at) for duty in case.duties)


def let_go(case: Case, at: datetime) -> tuple[Holding, ...]:
    """End the time for which the last unit was accountable."""
    return (*case.holdings[:-1], attrs.evolve(case.holdings[-1], until=at))
