"""The notices of one year, for the whole country or for one place, in the order in which they were loaded."""

from datetime import date, datetime
from typing import Final

import attrs

from govliaison.access import ADMINISTRATOR, CONVENER
from govliaison.calendar import DayKind, DayTable, SpecialDay
from govliaison.ledger import Index, Noun, Stamp
from govliaison.values import to_micros


@attrs.frozen(kw_only=True)
class NoticeDay:
    """One day that a notice names."""

    day: date
    kind: DayKind
    name: str


@attrs.frozen(kw_only=True)
class NoticeLoaded:
    """
    A notice of days off was loaded.

    Attributes:
        year: the year it is for
        region: code of the place for which it holds, with all places within it; empty: everywhere
        issued: from this day on it was known
        source: the notice, as it is cited
        complete: it settles the whole year; else it changes the days it names
        days: those it names
        text: digest of the file it was read from, which is kept
    """

    year: int
    region: str = ""
    issued: date
    source: str
    complete: bool
    days: tuple[NoticeDay, ...]
    text: str = ""


@attrs.frozen(kw_only=True)
class LoadedNotice:
    """A notice with the moment at which this ledger learnt of it; its attributes are those of :class:`NoticeLoaded`."""

    issued: date
    source: str
    complete: bool
    days: tuple[NoticeDay, ...]
    text: str = ""
    loaded_at: datetime
    loaded_by: str

    def table(self, year: int) -> DayTable:
        """Give its days as a table of a calendar layer."""
        days = {each.day: SpecialDay(each.kind, each.name) for each in self.days}
        return DayTable(year=year, source=self.source, days=days, complete=self.complete)


@attrs.frozen(kw_only=True)
class Gazette:
    """
    All notices of a year for a place.

    Attributes:
        year: the year
        region: code of the place; empty: everywhere
        notices: by day of issue, those of one day as they were loaded; a later one wins, day by day, and a later
            complete one takes the place of all before it
    """

    year: int
    region: str
    notices: tuple[LoadedNotice, ...]


def gazette_id(year: int, region: str) -> str:
    """Name the record of a year and place."""
    return f"{region}-{year}" if region else str(year)


def _evolve(gazette: Gazette | None, event: NoticeLoaded, stamp: Stamp) -> Gazette:
    notice = LoadedNotice(
        issued=event.issued,
        source=event.source,
        complete=event.complete,
        days=event.days,
        text=event.text,
        loaded_at=stamp.recorded_at,
        loaded_by=stamp.actor,
    )
    known = gazette.notices if gazette is not None else ()
    notices = sorted((*known, notice), key=lambda each: each.issued)
    return Gazette(year=event.year, region=event.region, notices=tuple(notices))


def _index(gazette: Gazette) -> Index:
    return Index(
        state="loaded",
        region=gazette.region or None,
        number=gazette_id(gazette.year, gazette.region),
        opened=to_micros(min(notice.loaded_at for notice in gazette.notices)),
        audience=frozenset({CONVENER, ADMINISTRATOR}),
    )


GAZETTE: Final = Noun(kind="gazette", record=Gazette, shape=1, events={NoticeLoaded: 1}, evolve=_evolve, index=_index)
