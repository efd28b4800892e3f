"""
When a limit ends: an amount of time after a moment, on a working calendar.

Three words shape a limit, as the instruments that set it do: from which day it counts, at what time of its last day it
ends, and what non-working time does to it.
"""

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Final

import attrs

from govliaison.calendar.office_hours import DAY, ROUND_THE_CLOCK
from govliaison.calendar.work_calendar import WorkCalendar
from govliaison.errors import InputError
from govliaison.values import Amount, TimeUnit


class CountFrom(StrEnum):
    """From which day days and months are counted."""

    NEXT_DAY = "next_day"
    """The day of receipt is day 0, even if it is a day off or office hours are over."""
    SAME_DAY = "same_day"
    """The day of receipt is day 1; in working days only if it is one, else the first working day after it is."""


class Cutoff(StrEnum):
    """At what time of its last day a limit in days or months ends."""

    END_OF_WORKING_DAY = "end_of_working_day"
    """When the office closes, whether or not it opens that day."""
    EXACT_TIME = "exact_time"
    """At the time of day at which it began."""
    MIDNIGHT = "24:00"
    """At the midnight that ends the day."""


class NonWorking(StrEnum):
    """What non-working time does to a limit that is not counted in working time anyway."""

    RUN = "run"
    """Nothing: the clock on the wall."""
    FREEZE = "freeze"
    """
    The clock stands still on non-working days, from midnight to midnight, and runs round the clock on working days.
    Calendar days and the days of a month are then counted as working days.
    """
    ROLL = "roll"
    """
    Hours and minutes that end outside office hours end at the next opening; days and months that end on a non-working
    day end on the next working day.
    """


@attrs.frozen
class DueMoment:
    """
    When a limit ends.

    Attributes:
        at: the moment, in UTC
        provisional: the working calendar was asked about a year that is not gazetted; the moment may still change
    """

    at: datetime
    provisional: bool


_UNIT_OF_TIME: Final = {TimeUnit.MINUTE: timedelta(minutes=1), TimeUnit.HOUR: timedelta(hours=1)}
_UNIT_OF_WORKING_TIME: Final = {TimeUnit.WORKING_HOUR: timedelta(hours=1)}


def due(
    calendar: WorkCalendar,
    start: datetime,
    amount: Amount,
    *,
    count_from: CountFrom = CountFrom.NEXT_DAY,
    cutoff: Cutoff | None = None,
    non_working: NonWorking = NonWorking.RUN,
) -> DueMoment:
    """
    Say when a limit ends.

    Minutes and hours run from the very moment, so ``count_from`` and ``cutoff`` do not touch them. Working hours count
    office hours only, and working days working days only, so ``non_working`` does not touch these two.

    Args:
        calendar: what is worked, and when
        start: the moment of receipt, aware
        amount: the limit; a month ends on the day of the same number, or on the last of a shorter month
        count_from: from which day
        cutoff: at what time of the last day; unless said, working days end with office hours, other days at 24:00
        non_working: what days off do

    Raises:
        InputError: the start has no time zone, or the end lies outside the years 1 to 9999
    """
    first, clock = calendar.local(start)
    try:
        if amount.unit in _UNIT_OF_WORKING_TIME:
            at = calendar.add_working_time(start, amount.number * _UNIT_OF_WORKING_TIME[amount.unit])
            return DueMoment(at, calendar.is_provisional(first, calendar.local(at)[0]))
        if amount.unit in _UNIT_OF_TIME:
            return _after_time(calendar, start, amount.number * _UNIT_OF_TIME[amount.unit], non_working)
        in_working_days = amount.unit is TimeUnit.WORKING_DAY or non_working is NonWorking.FREEZE
        counted = last = _last_day(calendar, first, amount, count_from, in_working_days=in_working_days)
    except OverflowError as error:
        raise InputError("calendar.out-of-range") from error
    rolls = non_working is NonWorking.ROLL
    if rolls and not calendar.is_working(counted):
        last = calendar.add_working_days(counted, 1)
    at = calendar.moment(last, _time_of_day(calendar, clock, amount.unit, cutoff))
    if in_working_days:
        return DueMoment(at, calendar.is_provisional(first, last))
    return DueMoment(at, rolls and calendar.is_provisional(counted, last))


def elapsed_working_days(calendar: WorkCalendar, start: datetime, end: datetime) -> int:
    """
    Count the working days that begin after the local day of ``start``, up to and including that of ``end``.

    The mirror of :func:`due` for working days counted from the next day and ending with office hours; where the office
    closes at 24:00, that moment belongs to the day it ends.
    """
    last, clock = calendar.local(end)
    if clock == 0 and calendar.hours.closes == DAY and end > start:
        last -= timedelta(days=1)
    return calendar.working_days_between(calendar.local(start)[0], last)


def _after_time(calendar: WorkCalendar, start: datetime, amount: timedelta, non_working: NonWorking) -> DueMoment:
    """End a limit in minutes or hours."""
    if non_working is NonWorking.FREEZE:
        begin, at = start, calendar.add_working_time(start, amount, hours=ROUND_THE_CLOCK)
    else:
        begin = at = start.astimezone(UTC) + amount
        if non_working is NonWorking.RUN:
            return DueMoment(at, provisional=False)
        at = calendar.next_working_moment(begin)
    first = calendar.local(begin)[0]
    last = first if at == begin else calendar.local(at)[0]
    return DueMoment(at, calendar.is_provisional(first, last))


def _last_day(
    calendar: WorkCalendar, first: date, amount: Amount, count_from: CountFrom, *, in_working_days: bool
) -> date:
    """Count days or months, before rolling."""
    if amount.number == 0:
        return first
    if amount.unit is TimeUnit.MONTH:
        last = _add_months(first, amount.number, count_from)
        days = (last - first).days + (count_from is CountFrom.SAME_DAY)
    else:
        days = amount.number
    day_zero = first if count_from is CountFrom.NEXT_DAY else first - timedelta(days=1)
    return calendar.add_working_days(day_zero, days) if in_working_days else day_zero + timedelta(days=days)


def _add_months(first: date, number: int, count_from: CountFrom) -> date:
    """Give the last day of a limit in months: that of the same number, the one before if the first day counts."""
    years, month = divmod(first.year * 12 + first.month - 1 + number, 12)
    if years > date.max.year:
        raise OverflowError
    longest = monthrange(years, month + 1)[1]
    last = date(years, month + 1, min(first.day, longest))
    if count_from is CountFrom.SAME_DAY and first.day <= longest:
        return last - timedelta(days=1)
    return last


def _time_of_day(calendar: WorkCalendar, clock: int, unit: TimeUnit, cutoff: Cutoff | None) -> int:
    """Give the time of day, in microseconds from midnight, at which the last day ends."""
    if cutoff is None:
        cutoff = Cutoff.END_OF_WORKING_DAY if unit is TimeUnit.WORKING_DAY else Cutoff.MIDNIGHT
    return {
        Cutoff.END_OF_WORKING_DAY: calendar.hours.closes,
        Cutoff.EXACT_TIME: clock,
        Cutoff.MIDNIGHT: DAY,
    }[cutoff]
