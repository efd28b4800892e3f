"""Whose hands the working time of a case passed through (用时归属); the parts sum exactly to the whole."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from govliaison.calendar import WorkCalendar
from govliaison.cases import Case


def attribute(case: Case, calendar: WorkCalendar, now: datetime) -> dict[str, timedelta]:
    """
    Give each unit the working time during which it was accountable.

    Args:
        case: the case
        calendar: the working calendar of its jurisdiction
        now: the end, for a case that is still open
    """
    held: dict[str, timedelta] = {}
    for holding in case.holdings:
        time = calendar.working_time(holding.since, holding.until or now)
        held[holding.unit] = held.get(holding.unit, timedelta()) + time
    return held


def attribute_all(cases: Iterable[Case], calendar: WorkCalendar, now: datetime) -> dict[str, tuple[int, timedelta]]:
    """Give each unit the number of cases it held, and the working time over all of them."""
    total: dict[str, tuple[int, timedelta]] = {}
    for case in cases:
        for unit, time in attribute(case, calendar, now).items():
            number, so_far = total.get(unit, (0, timedelta()))
            total[unit] = (number + 1, so_far + time)
    return total
