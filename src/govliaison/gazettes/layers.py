"""From loaded notices to layers of a working calendar, as they are known now or were at some time."""

from collections.abc import Iterable
from datetime import date, datetime

import attrs

from govliaison.calendar import DayTable
from govliaison.gazettes.model import GAZETTE, Gazette, LoadedNotice
from govliaison.ledger import Ledger, Query
from govliaison.values import region_stem

_PAGE = 1000


@attrs.frozen
class NoticeLayer:
    """One notice as a layer of a working calendar."""

    year: int
    notice: LoadedNotice

    def days(self, year: int, /) -> DayTable | None:
        """Give the days of the notice for its year, and nothing for others."""
        return self.notice.table(year) if year == self.year else None


def layers_of(
    gazettes: Iterable[Gazette],
    region: str | None,
    *,
    known_at: date | None = None,
    loaded_by: datetime | None = None,
) -> list[NoticeLayer]:
    """
    Give the layers that hold for a place, later notices later.

    Args:
        gazettes: all there are
        region: code of the place for its own days, those of wider places first; None for the country's
        known_at: only what was issued by that day
        loaded_by: only what this ledger had learnt by that moment
    """
    found = [
        (len(gazette.region), notice.issued, notice.loaded_at, NoticeLayer(gazette.year, notice))
        for gazette in gazettes
        if (gazette.region == "" if region is None else _covers(gazette.region, region))
        for notice in gazette.notices
        if (known_at is None or notice.issued <= known_at) and (loaded_by is None or notice.loaded_at <= loaded_by)
    ]
    return [layer for *_, layer in sorted(found, key=lambda each: each[:3])]


def read_gazettes(ledger: Ledger) -> tuple[Gazette, ...]:
    """Read every gazette of a ledger; there are a few for each year."""
    found: list[Gazette] = []
    query = Query(kind=GAZETTE.kind, reader=None, limit=_PAGE)
    while True:
        page = ledger.store.find(query)
        found += [ledger.read(row) for row in page.rows]
        if page.after is None:
            return tuple(found)
        query = attrs.evolve(query, after=page.after)


def _covers(place: str, region: str) -> bool:
    return place != "" and region.startswith(region_stem(place))
