"""Whose the working time of a case was (用时归属): the shares sum exactly to the whole, and so do those that were late."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from operator import itemgetter

import attrs

from govliaison.calendar import WorkCalendar
from govliaison.cases.kinds import Waiting
from govliaison.cases.model import Case
from govliaison.cases.parts import Wait
from govliaison.deadlines import Clock, DutyKind, Stage


@attrs.frozen(kw_only=True)
class Share:
    """
    What one unit had of the working time of a case.

    Attributes:
        unit: the unit; empty for time that is nobody's
        what: what was waited for
        time: office hours
        late: how much of that lay after the end of the limit for the answer, until it was given
    """

    unit: str
    what: Waiting
    time: timedelta
    late: timedelta


def attribute(case: Case, calendar: WorkCalendar, now: datetime) -> tuple[Share, ...]:
    """
    Share the working time of a case among those that were waited for, in the order in which they first were.

    Each moment has exactly one owner. While a unit that assists or answers for a part is late with it, the time is its own,
    though the clock of the lead runs on (the one due first, where several are late); until then the lead is waited for.

    Args:
        case: the case
        calendar: the working calendar of its jurisdiction
        now: the end, for a case that is still open
    """
    shares: dict[tuple[str, Waiting], tuple[timedelta, timedelta]] = {}
    late = _late(case, now)
    for wait in case.waits:
        for since, until, owner in _pieces(case, wait, now):
            worked = calendar.working_time(since, until)
            too_late = worked if any(begun <= since and until <= ended for begun, ended in late) else timedelta()
            so_far = shares.get(owner, (timedelta(), timedelta()))
            shares[owner] = (so_far[0] + worked, so_far[1] + too_late)
    return tuple(
        Share(unit=unit, what=what, time=time, late=too_late) for (unit, what), (time, too_late) in shares.items()
    )


def _pieces(case: Case, wait: Wait, now: datetime) -> Iterator[tuple[datetime, datetime, tuple[str, Waiting]]]:
    """Cut a wait wherever somebody begins or ceases to be late, and name the owner of each piece."""
    end = wait.until or max(now, wait.since)
    parts = _late_parts(case, now) if wait.what is Waiting.HANDLING else []
    late = [(begun, ended) for begun, ended, _unit in parts] + _late(case, now)
    edges = {edge for each in late for edge in each if wait.since < edge < end}
    for since, until in pairwise([wait.since, *sorted(edges), end]):
        unit = next((unit for begun, ended, unit in parts if begun <= since and until <= ended), None)
        yield since, until, (unit, Waiting.ASSISTING) if unit else (wait.unit, wait.what)


def _late(case: Case, now: datetime) -> list[tuple[datetime, datetime]]:
    """From when to when the answer was late."""
    clocks = (clock for clock in case.clocks if clock.start.stage is Stage.ANSWER)
    return [
        _after_its_end(clock, now) for clock in clocks if clock.start.duty is DutyKind.LEAD and _is_late(clock, now)
    ]


def _late_parts(case: Case, now: datetime) -> list[tuple[datetime, datetime, str]]:
    """From when to when units were late with their parts, the one due first in front."""
    clocks = (clock for clock in case.clocks if clock.start.stage in (Stage.ASSIST_RETURN, Stage.ANSWER))
    parts = [clock for clock in clocks if clock.start.duty is not DutyKind.LEAD and _is_late(clock, now)]
    return sorted(((*_after_its_end(clock, now), clock.start.unit) for clock in parts), key=itemgetter(0, 2))


def _is_late(clock: Clock, now: datetime) -> bool:
    begun, ended = _after_its_end(clock, now)
    return begun < ended


def _after_its_end(clock: Clock, now: datetime) -> tuple[datetime, datetime]:
    return max(clock.start.due_at, clock.since), clock.paused_at or clock.ended_at or now
