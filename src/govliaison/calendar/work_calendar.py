"""The working calendar: which days are worked, and arithmetic in working days and in working time."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Final, Self
from zoneinfo import ZoneInfo

import attrs

from govliaison.calendar.calendar import Calendar
from govliaison.calendar.day_tables import DayKind, DayTable
from govliaison.calendar.office_hours import DAY, OfficeHours
from govliaison.calendar.working_days import WorkingDays, is_weekday
from govliaison.errors import InputError
from govliaison.values import Reason, digest, dump_canonical

DEFAULT_HOURS: Final = OfficeHours()
"""09:00–12:00 and 13:00–17:00."""
YEARS_ASKED: Final = range(1990, 2101)
"""The years for which layers are asked when nothing else is said."""

_MICROSECOND = timedelta(microseconds=1)


def _number_days(calendar: "WorkCalendar") -> WorkingDays:
    return WorkingDays.of(
        {day.toordinal(): table.days[day].kind is DayKind.WORK for day, table in calendar.deciding.items()}
    )


def _replaces(table: DayTable, other: DayTable) -> bool:
    return other.complete and other.year == table.year


@lru_cache(maxsize=4096)
def _local(zone: ZoneInfo, moment: datetime) -> tuple[date, int]:
    """Give day and clock; limits ask for the same few again and again. In UTC, where equal moments are the same one."""
    here = moment.astimezone(zone)
    seconds = (here.hour * 60 + here.minute) * 60 + here.second
    return here.date(), seconds * 1_000_000 + here.microsecond


@lru_cache(maxsize=4096)
def _moment(zone: ZoneInfo, day: date, clock: int) -> datetime:
    here = datetime(day.year, day.month, day.day, tzinfo=zone) + timedelta(microseconds=clock)
    return here.astimezone(UTC)


@attrs.frozen(kw_only=True)
class WorkCalendar:
    """
    When a jurisdiction works: weekly rhythm, days off, make-up workdays, local days and office hours in one value.

    Built once from layers by :meth:`build`; every question is then answered in constant time. A year without a complete
    table is worked Monday to Friday and *provisional*: answers are given, never refused, and :meth:`is_gazetted` tells.

    Working time is counted on the local clock; a change of the clock (summer time) is not looked at.

    Attributes:
        zone: in which days begin and end
        hours: office hours of a working day
        deciding: for each special day the table that decides it
        gazetted_years: the years that a complete table settles
        working_days: all days, numbered
    """

    zone: ZoneInfo
    hours: OfficeHours = DEFAULT_HOURS
    deciding: Mapping[date, DayTable] = attrs.field(repr=False)
    gazetted_years: frozenset[int]
    working_days: WorkingDays = attrs.field(
        init=False, repr=False, eq=False, default=attrs.Factory(_number_days, takes_self=True)
    )

    @classmethod
    def build(
        cls,
        layers: Sequence[Calendar],
        *,
        zone: ZoneInfo,
        hours: OfficeHours = DEFAULT_HOURS,
        years: Iterable[int] = YEARS_ASKED,
    ) -> Self:
        """
        Merge layers into one calendar.

        Args:
            layers: from the widest to the narrowest, such as country, city, county; a later one wins, day by day, and
                a table that settles a year takes the place of an earlier one that did
            zone: the zone of the jurisdiction
            hours: its office hours
            years: the years to ask the layers for
        """
        asked = sorted(set(years))
        deciding: dict[date, DayTable] = {}
        gazetted = set()
        for layer in layers:
            for year in asked:
                table = layer.days(year)
                if table is not None:
                    if table.complete and year in gazetted:
                        deciding = {day: other for day, other in deciding.items() if not _replaces(table, other)}
                    deciding.update(dict.fromkeys(table.days, table))
                    if table.complete:
                        gazetted.add(year)
        return cls(zone=zone, hours=hours, deciding=MappingProxyType(deciding), gazetted_years=frozenset(gazetted))

    @property
    def version(self) -> str:
        """A digest of all that results depend on: special days and their names, gazetted years, office hours, zone."""
        return digest(
            dump_canonical(
                {
                    "zone": self.zone.key,
                    "hours": self.hours.intervals,
                    "years": sorted(self.gazetted_years),
                    "days": {
                        day.isoformat(): [table.days[day].kind.value, table.days[day].name]
                        for day, table in self.deciding.items()
                    },
                }
            )
        )

    # -- days ---------------------------------------------------------------------------------------------------------

    def is_working(self, day: date) -> bool:
        """Tell whether a day is worked."""
        table = self.deciding.get(day)
        return day.weekday() < 5 if table is None else table.days[day].kind is DayKind.WORK  # noqa: PLR2004 - Saturday

    def is_gazetted(self, day: date) -> bool:
        """Tell whether the year of this day is settled by a complete table."""
        return day.year in self.gazetted_years

    def is_provisional(self, first: date, last: date) -> bool:
        """Tell whether any day from the first to the last lies in a year that is not gazetted."""
        return not self.gazetted_years.issuperset(range(first.year, last.year + 1))

    def why(self, day: date) -> Reason:
        """
        Say why a day is worked or not.

        Returns:
            A reason with the parameter ``day``: a holiday or make-up workday with ``name`` and ``source``, or an
            ordinary workday or weekend, *presumed* in a year that is not gazetted.
        """
        weekday = is_weekday(day.toordinal())
        table = self.deciding.get(day)
        if table is not None:
            special = table.days[day]
            if special.kind is DayKind.OFF:
                return Reason.of("calendar.holiday", day=day.isoformat(), name=special.name, source=table.source)
            if not weekday:
                return Reason.of(
                    "calendar.make-up-workday", day=day.isoformat(), name=special.name, source=table.source
                )
        kind = "workday" if weekday else "weekend"
        certain = table is not None or self.is_gazetted(day)
        return Reason.of(f"calendar.{kind}" if certain else f"calendar.presumed-{kind}", day=day.isoformat())

    def add_working_days(self, day: date, number: int) -> date:
        """
        Give the n-th working day after a day, which is not counted itself; 0 gives the day, whatever it is.

        A negative number counts back: -1 is the last working day before.

        Raises:
            InputError: the answer lies outside the years 1 to 9999
        """
        if number == 0:
            return day
        line = self.working_days
        ordinal = day.toordinal()
        wanted = line.rank(ordinal) + number if number > 0 else line.rank(ordinal - 1) + number + 1
        try:
            return date.fromordinal(line.nth(wanted))
        except (ValueError, OverflowError) as error:
            raise InputError("calendar.out-of-range") from error

    def working_days_between(self, start: date, end: date) -> int:
        """
        Count the working days after ``start`` up to and including ``end``; negative if ``end`` comes first.

        ``working_days_between(day, add_working_days(day, n)) == n`` for every n from 0 up.
        """
        return self.working_days.rank(end.toordinal()) - self.working_days.rank(start.toordinal())

    # -- moments ------------------------------------------------------------------------------------------------------

    def local(self, moment: datetime) -> tuple[date, int]:
        """
        Give the local day of a moment and its time of day in microseconds from midnight.

        Raises:
            InputError: the moment has no time zone, or lies outside the years 1 to 9999 there
        """
        if moment.tzinfo is None:
            raise InputError("moment.naive", text=moment.isoformat(" "))
        try:
            return _local(self.zone, moment if moment.tzinfo is UTC else moment.astimezone(UTC))
        except OverflowError as error:
            raise InputError("calendar.out-of-range") from error

    def moment(self, day: date, clock: int) -> datetime:
        """
        Give the moment, in UTC, of a time of day in microseconds from midnight; 24:00 is the midnight ending the day.

        Raises:
            InputError: it lies outside the years 1 to 9999
        """
        try:
            return _moment(self.zone, day, clock)
        except OverflowError as error:
            raise InputError("calendar.out-of-range") from error

    def parts_from(self, other: "WorkCalendar") -> datetime:
        """
        Give the moment from which another calendar may answer differently, in UTC; the last of all if it never does.

        What is counted forward and ends before that moment ends there on both, and is as provisional on both.
        """
        if (self.zone, self.hours) != (other.zone, other.hours):
            return datetime.min.replace(tzinfo=UTC)
        special = self.deciding.keys() | other.deciding.keys()
        days = [day for day in special if self.is_working(day) is not other.is_working(day)]
        days += [date(year, 1, 1) for year in self.gazetted_years ^ other.gazetted_years]
        return self.moment(min(days), 0) if days else datetime.max.replace(tzinfo=UTC)

    def working_time(self, start: datetime, end: datetime, *, hours: OfficeHours | None = None) -> timedelta:
        """
        Sum the working time between two moments; negative if ``end`` comes first. It adds up exactly over parts.

        Args:
            start: from when
            end: to when
            hours: other office hours than those of the calendar
        """
        hours = hours or self.hours
        return timedelta(microseconds=self._worked_by(end, hours) - self._worked_by(start, hours))

    def add_working_time(self, start: datetime, amount: timedelta, *, hours: OfficeHours | None = None) -> datetime:
        """
        Give the earliest moment so much working time after a moment (before it, if negative); 0 gives the moment.

        Args:
            start: from when; the time runs from the next opening if this is outside office hours
            amount: how much working time
            hours: other office hours than those of the calendar

        Raises:
            InputError: the answer lies outside the years 1 to 9999
        """
        if not amount:
            return self.moment(*self.local(start))
        hours = hours or self.hours
        wanted = self._worked_by(start, hours) + amount // _MICROSECOND
        days, rest = divmod(wanted - 1, hours.length)
        try:
            day = date.fromordinal(self.working_days.nth(days + 1))
        except (ValueError, OverflowError) as error:
            raise InputError("calendar.out-of-range") from error
        return self.moment(day, hours.clock_when(rest + 1))

    def next_working_moment(self, moment: datetime) -> datetime:
        """Give the moment itself if it is in office hours (closing time included), else the next opening."""
        day, clock = self.local(moment)
        if clock == 0 and self.hours.closes == DAY and self.is_working(day - timedelta(days=1)):
            return self.moment(day, clock)
        opening = self.hours.next_open(clock) if self.is_working(day) else None
        if opening is None:
            return self.moment(self.add_working_days(day, 1), self.hours.opens)
        return moment.astimezone(UTC) if opening == clock else self.moment(day, opening)

    def _worked_by(self, moment: datetime, hours: OfficeHours) -> int:
        """Count the working time from the beginning of the first year up to a moment, in microseconds."""
        day, clock = self.local(moment)
        whole_days = self.working_days.rank(day.toordinal() - 1)
        return whole_days * hours.length + (hours.worked_by(clock) if self.is_working(day) else 0)
