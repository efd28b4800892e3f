"""What several folds of a case do: start and end clocks, end duties, hand the case over."""

from datetime import datetime
from typing import Any, Final

import attrs

from govliaison.cases.kinds import DutyState
from govliaison.cases.model import Case
from govliaison.cases.parts import Duty, Holding
from govliaison.deadlines import Clock, ClockStart, DutyKind, Stage
from govliaison.ledger import Stamp


def start_clocks(starts: tuple[ClockStart, ...], stamp: Stamp) -> tuple[Clock, ...]:
    """Give the clocks that an event starts."""
    return tuple(Clock(start=start, since=stamp.effective_at) for start in starts)


BUT_REPORT: Final = tuple(stage for stage in Stage if stage is not Stage.REPORT)
"""What begins anew when the case changes hands, and waits when it is put off; a leader waits for the report all the same."""


def end_clocks(
    clocks: tuple[Clock, ...], at: datetime, *stages: Stage, of: str | None = None, void: bool = False
) -> tuple[Clock, ...]:
    """End those clocks of some stages that run: of one unit, or of all."""
    return tuple(
        clock.end(at, void=void)
        if clock.is_running and clock.start.stage in stages and of in (None, clock.start.unit)
        else clock
        for clock in clocks
    )


def end_steps(clocks: tuple[Clock, ...], at: datetime, *stages: Stage, void: bool = False) -> tuple[Clock, ...]:
    """End steps on the way (办理环节) of lead and desk; none before it began."""
    return tuple(
        clock.end(max(at, clock.since), void=void)
        if clock.is_running and clock.start.stage in stages and clock.start.duty is DutyKind.LEAD
        else clock
        for clock in clocks
    )


def restart_clocks(clocks: tuple[Clock, ...], starts: tuple[ClockStart, ...], stamp: Stamp) -> tuple[Clock, ...]:
    """Start clocks in the place of those that run for the same units and stages."""
    keys = {start.key for start in starts}
    ended = tuple(
        clock.end(stamp.effective_at, void=True) if clock.is_running and clock.start.key in keys else clock
        for clock in clocks
    )
    return ended + start_clocks(starts, stamp)


def shorten_clocks(clocks: tuple[Clock, ...], starts: tuple[ClockStart, ...], stamp: Stamp) -> tuple[Clock, ...]:
    """Let those that run end earlier, by a limit that was given; they go on as the clocks that they are."""
    earlier = {start.key: start for start in starts}
    return tuple(
        clock.shorten(stamp.effective_at, earlier[clock.start.key])
        if clock.is_running and clock.start.key in earlier
        else clock
        for clock in clocks
    )


def hold(case: Case, later: tuple[ClockStart, ...]) -> dict[str, Any]:
    """Let clocks go on otherwise when a pause or deferral ends; without any, nothing changes."""
    held = {"pause": case.pause, "deferral": case.deferral} if later else {}
    return {name: attrs.evolve(each, clocks=later) for name, each in held.items() if each is not None}


def end_duties(case: Case, state: DutyState, at: datetime) -> tuple[Duty, ...]:
    """End the duties that have not ended."""
    return tuple(duty if duty.ended_at else attrs.evolve(duty, state=state, ended_at=at) for duty in case.duties)


def end_part(case: Case, unit: str, state: DutyState, at: datetime) -> dict[str, Any]:
    """End what a unit beside the lead owes, and the clocks by which it was waited for."""
    mine = {duty.number for duty in case.open_duties if duty.unit == unit}
    duties = tuple(
        attrs.evolve(duty, state=state, ended_at=at) if duty.number in mine else duty for duty in case.duties
    )
    void = state is not DutyState.DONE
    clocks = tuple(
        clock.end(at, void=void)
        if clock.is_running and clock.start.unit == unit and clock.start.duty is not DutyKind.LEAD
        else clock
        for clock in case.clocks
    )
    return {"duties": duties, "clocks": clocks}


def let_go(case: Case, at: datetime) -> tuple[Holding, ...]:
    """End the time for which the last unit was accountable."""
    return (*case.holdings[:-1], attrs.evolve(case.holdings[-1], until=at))
