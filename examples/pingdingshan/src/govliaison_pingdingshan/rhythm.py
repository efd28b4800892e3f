"""When things happen: amounts of working time on the city's calendar, a little different for every matter."""

from datetime import datetime, timedelta
from typing import Final
from zlib import crc32

import attrs

from govliaison.calendar import WorkCalendar
from govliaison.values import Amount, TimeUnit

DUTY_BEGINS: Final = 8
DUTY_ENDS: Final = 20
"""Somebody is on duty between these hours every day, days off included."""
_SCALE: Final = 1 << 32


def spread(key: str, lowest: float, highest: float) -> float:
    """Give a number between two others that depends on the key alone, so that every play is the same."""
    return lowest + (highest - lowest) * crc32(key.encode()) / _SCALE


@attrs.frozen
class Rhythm:
    """The working time of the city."""

    calendar: WorkCalendar

    def length(self, amount: Amount) -> timedelta:
        """Give working hours, or working days of office hours, as working time."""
        if amount.unit is TimeUnit.WORKING_HOUR:
            return timedelta(hours=amount.number)
        return self.days(amount.number)

    def days(self, number: float) -> timedelta:
        """Give so many working days as working time."""
        return number * timedelta(microseconds=self.calendar.hours.length)

    def reach(self, moment: datetime, amount: Amount) -> datetime:
        """Give the moment after an amount: plain hours run through nights and days off, all else is working time."""
        if amount.unit is TimeUnit.HOUR:
            return moment + timedelta(hours=amount.number)
        return self.after(moment, self.length(amount))

    def on_duty(self, moment: datetime) -> datetime:
        """Give the moment itself if it lies between eight and eight of any day, else the next morning."""
        here = moment.astimezone(self.calendar.zone)
        if DUTY_BEGINS <= here.hour < DUTY_ENDS:
            return moment
        day = here if here.hour < DUTY_BEGINS else here + timedelta(days=1)
        return day.replace(hour=DUTY_BEGINS)

    def after(self, moment: datetime, time: timedelta) -> datetime:
        """Give the moment after so much working time, to the minute."""
        return self.calendar.add_working_time(moment, time).replace(second=0, microsecond=0) + timedelta(minutes=1)

    def between(self, start: datetime, end: datetime) -> timedelta:
        """Give the working time between two moments."""
        return self.calendar.working_time(start, end)
