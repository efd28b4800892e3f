"""Finding the precedent for a new case, by the index."""

import attrs

from govliaison.cases.noun import CASE
from govliaison.cases.precedents import Precedent, latest_first, precedent_keys, precedent_of
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
        self._found: dict[str, tuple[Precedent, ...]] = {}

    def find(self, category: str, region: str | None) -> tuple[Precedent, ...]:
        """Give the precedents for a category at a place: those of the narrowest place first, the one decided last in front."""
        if not category:
            return ()
        keys = precedent_keys(category, region)
        for key in keys:
            if key not in self._found:
                self._found[key] = self._all(key)
        return tuple(found for key in keys for found in self._found[key])

    def _all(self, key: str) -> tuple[Precedent, ...]:
        query = Query(kind=CASE.kind, reader=None, tags=frozenset({("precedent", key)}), limit=_PAGE)
        found: list[Precedent] = []
        while True:
            page = self._ledger.store.find(query)
            found += filter(None, (precedent_of(self._ledger.read(row)) for row in page.rows))
            if page.after is None:
                return latest_first(found)
            query = attrs.evolve(query, after=page.after)
