"""Periods of reporting: a year, a quarter, a month."""

import re
from datetime import UTC, date, datetime, time, tzinfo
from functools import total_ordering
from typing import Final

import attrs

from govliaison.errors import InputError
from govliaison.values.text import fold_width

_PERIOD: Final = re.compile(
    r"""(?P<year>[12]\d{3})年?
        (?:-?Q(?P<quarter>[1-4])|年第?(?P<nth>[1-4一二三四])季度?|[-/.年](?P<month>\d{1,2})月?)?""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
_YEAR: Final = 12
_QUARTER: Final = 3
_MONTH: Final = 1


@total_ordering
@attrs.frozen
class Period:
    """
    A calendar year, quarter or month; ordered by first day, the longer first.

    Attributes:
        first: its first day
        months: how many months it lasts: 12, 3 or 1

    >>> str(Period.parse("2026年第三季度").next())
    '2026Q4'
    """

    first: date
    months: int = attrs.field(validator=attrs.validators.in_((_YEAR, _QUARTER, _MONTH)))

    def __attrs_post_init__(self) -> None:
        if self.first.day != 1 or (self.first.month - 1) % self.months:
            raise InputError("period.crooked", first=self.first.isoformat(), months=self.months)

    @classmethod
    def parse(cls, text: str) -> "Period":
        """
        Read ``2026``, ``2026Q3``, ``2026-09``, ``2026年第三季度`` or ``2026年9月``.

        Raises:
            InputError: it is no period
        """
        match = _PERIOD.fullmatch(re.sub(r"\s", "", fold_width(text)))
        if match is None:
            raise InputError("period.unreadable", text=text.strip())
        year = int(match["year"])
        if nth := match["quarter"] or match["nth"]:
            quarter = int(nth) if nth.isascii() else "一二三四".index(nth) + 1
            return cls(date(year, quarter * 3 - 2, 1), _QUARTER)
        if match["month"] is None:
            return cls(date(year, 1, 1), _YEAR)
        try:
            return cls(date(year, int(match["month"]), 1), _MONTH)
        except ValueError as error:
            raise InputError("period.unreadable", text=text.strip()) from error

    @classmethod
    def of_year(cls, day: date) -> "Period":
        """Give the year a day lies in."""
        return cls(date(day.year, 1, 1), _YEAR)

    @classmethod
    def of_quarter(cls, day: date) -> "Period":
        """Give the quarter a day lies in."""
        return cls(date(day.year, (day.month - 1) // 3 * 3 + 1, 1), _QUARTER)

    @classmethod
    def of_month(cls, day: date) -> "Period":
        """Give the month a day lies in."""
        return cls(date(day.year, day.month, 1), _MONTH)

    @property
    def day_after(self) -> date:
        """The day after its last."""
        return _add_months(self.first, self.months)

    def next(self) -> "Period":
        """Give the following period of the same length."""
        return Period(self.day_after, self.months)

    def previous(self) -> "Period":
        """Give the period of the same length before."""
        return Period(_add_months(self.first, -self.months), self.months)

    def contains(self, day: date) -> bool:
        """Say whether a day lies in it."""
        return self.first <= day < self.day_after

    def moments(self, zone: tzinfo) -> tuple[datetime, datetime]:
        """Give its start and its end in UTC, the end excluded, for days that begin at midnight in the zone."""
        start, end = (datetime.combine(day, time.min, zone).astimezone(UTC) for day in (self.first, self.day_after))
        return start, end

    def in_chinese(self) -> str:
        """Say it as papers do: ``2026年第三季度``."""
        year = f"{self.first.year}年"
        if self.months == _YEAR:
            return year
        if self.months == _QUARTER:
            return f"{year}第{'一二三四'[self.first.month // 3]}季度"
        return f"{year}{self.first.month}月"

    def __str__(self) -> str:
        year = f"{self.first.year:04}"
        if self.months == _YEAR:
            return year
        if self.months == _QUARTER:
            return f"{year}Q{self.first.month // 3 + 1}"
        return f"{year}-{self.first.month:02}"

    def __lt__(self, other: "Period") -> bool:
        return (self.first, -self.months) < (other.first, -other.months)


def _add_months(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)
