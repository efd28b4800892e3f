"""The gazetted days off and make-up workdays, with the notices they come from."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

import attrs

from govliaison.plugins import Calendar, DayKind, DayTable, SpecialDay
from govliaison_china.files import read_table, read_toml


@attrs.frozen
class GazettedCalendar:
    """The country's gazetted days; it knows the years for which a notice is on file, and no others."""

    def days(self, year: int, /) -> DayTable | None:
        """Give the days that the notice for a year names, or None."""
        return _tables().get(year)


_: type[Calendar] = GazettedCalendar


def gazetted_calendar() -> GazettedCalendar:
    """Give the country's gazetted days as a layer of a working calendar."""
    return GazettedCalendar()


@cache
def _tables() -> Mapping[int, DayTable]:
    named: dict[int, dict[date, SpecialDay]] = {}
    for row in read_table("gazettes/days.csv"):
        day = SpecialDay(DayKind(row["kind"]), row["name"])
        named.setdefault(int(row["notice_year"]), {})[date.fromisoformat(row["date"])] = day
    return MappingProxyType(
        {
            notice["year"]: DayTable(
                year=notice["year"], source=_cite(**notice), days=MappingProxyType(named[notice["year"]])
            )
            for notice in read_toml("gazettes/notices.toml")["notice"]
        }
    )


def _cite(*, year: int, number: str, urls: list[str], dated: date | None = None) -> str:
    """Cite a notice by what is known of it for certain."""
    known = [number, dated.isoformat() if dated else "", *urls]
    return "，".join([f"国务院办公厅{year}年节假日安排通知", *filter(None, known)])
