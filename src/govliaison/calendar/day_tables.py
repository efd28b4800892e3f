"""The days of a year that differ from the weekly rhythm, with the notice they come from."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

import attrs

from govliaison.errors import InputError

_DECEMBER = 12
_JANUARY = 1


class DayKind(StrEnum):
    """What a special day is."""

    OFF = "off"
    WORK = "work"


@attrs.frozen
class SpecialDay:
    """
    One day that a notice names.

    Attributes:
        kind: off, or worked
        name: the holiday for which it is
    """

    kind: DayKind
    name: str


@attrs.frozen(kw_only=True)
class DayTable:
    """
    The exceptions to the weekly rhythm that one source names for a year.

    A notice may also name days just outside its year: make-up workdays for New Year fall in December.

    Attributes:
        year: the year the notice is for
        source: the notice, as it is cited
        days: the days it names
        complete: the source settles the whole year. A table of a few local days does not (False): it leaves the year as
            provisional as it was.

    Raises:
        InputError: a day lies outside the year and the months next to it
    """

    year: int
    source: str
    days: Mapping[date, SpecialDay]
    complete: bool = True

    def __attrs_post_init__(self) -> None:
        for day in self.days:
            if (day.year, day.month) not in self._months_next_to_it() and day.year != self.year:
                raise InputError("calendar.day-outside-year", where=self.source, day=day.isoformat(), year=self.year)

    def _months_next_to_it(self) -> tuple[tuple[int, int], tuple[int, int]]:
        return (self.year - 1, _DECEMBER), (self.year + 1, _JANUARY)
