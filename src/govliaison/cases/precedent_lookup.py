"""Finding the precedent for a new case, by the index."""

import attrs

from govliaison.cases.noun import CASE
from govliaison.cases.precedents import Precedent, latest, precedent_keys, precedent_of
from govliaison.ledger import Ledger, Query

_PAGE = 500


class PrecedentLookup:
    """
    Finds precedents for the cases of one batch, each kind of matter and place once; never kept longer than that.

    Whoever takes a matter in need not see the cases in which such matters were disputed, so the system asks, not they.

    Args:
        ledger: where the cases are
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._found: dict[str, Precedent | None] = {}

    def find(self, category: str, region: str | None) -> Precedent | None:
        """Give the precedent for a category at a place: of the narrowest place that has one, the one decided last."""
        if not category:
            return None
        keys = precedent_keys(category, region)
        for key in keys:
            if key not in self._found:
                self._found[key] = self._latest(key)
        return next((found for key in keys if (found := self._found[key])), None)

    def _latest(self, key: str) -> Precedent | None:
        query = Query(kind=CASE.kind, reader=None, tags=frozenset({("precedent", key)}), limit=_PAGE)
        best = None
        while True:
            page = self._ledger.store.find(query)
            cases = [precedent_of(self._ledger.read(row)) for row in page.rows]
            best = latest(filter(None, [best, *cases]))
            if page.after is None:
                return best
            query = attrs.evolve(query, after=page.after)
