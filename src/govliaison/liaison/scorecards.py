"""Scorecards of units as one person may see them (T3.1)."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import attrs

from govliaison.access import Context
from govliaison.cases import CASE
from govliaison.ledger import Noun, Query
from govliaison.oversight import Scorecard, score
from govliaison.ratings import RATING
from govliaison.supervision import FINDING, SUPERVISOR
from govliaison.values import Period, to_micros

if TYPE_CHECKING:
    from govliaison.liaison.composition import Liaison

_PAGE = 500


class Scorecards:
    """
    Scorecards, put together from what one person may see.

    Args:
        liaison: the deployment
        context: who reads
    """

    def __init__(self, liaison: "Liaison", context: Context) -> None:
        self._liaison, self._context = liaison, context

    def of(self, unit: str, period: str | None = None) -> Scorecard:
        """
        Give the scorecard of a unit.

        Args:
            unit: id
            period: such as ``2026Q3``; what began in it counts. None for all there is
        """
        self._liaison.profile.units.get(unit)
        zone = ZoneInfo(self._liaison.profile.jurisdiction.zone)
        since, before = Period.parse(period).moments(zone) if period else (None, None)
        feedback = [
            attrs.evolve(record, feedback=tuple(each for each in record.feedback if _within(each.at, since, before)))
            for record in self._all(SUPERVISOR)
        ]
        return score(
            unit,
            ratings=self._all(RATING, unit, since, before),
            supervisors=feedback,
            findings=self._all(FINDING, unit, since, before),
            cases=self._all(CASE, unit, since, before),
            now=self._context.now,
        )

    def _all(
        self, noun: Noun[Any], unit: str | None = None, since: datetime | None = None, before: datetime | None = None
    ) -> Iterator[Any]:
        query = Query(
            kind=noun.kind,
            reader=self._context.actor.reader,
            unit=unit,
            opened_from=to_micros(since) if since else None,
            opened_before=to_micros(before) if before else None,
            limit=_PAGE,
        )
        while True:
            page = self._context.find(query)
            yield from self._context.read(page.rows)
            if page.after is None:
                return
            query = attrs.evolve(query, after=page.after)


def _within(at: datetime, since: datetime | None, before: datetime | None) -> bool:
    return (since is None or since <= at) and (before is None or at < before)
