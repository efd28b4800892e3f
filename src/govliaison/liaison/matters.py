"""Counting the matters that enterprises raised, for those who choose key contacts among them."""

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from govliaison.cases import CASE
from govliaison.ledger import Ledger, Query
from govliaison.values import to_micros

if TYPE_CHECKING:
    from govliaison.enterprises import CountMatters


def count_matters(ledger: Ledger) -> "CountMatters":
    """Give the way to count the cases of each enterprise in a ledger."""

    def count(since: datetime, before: datetime, unknown: Collection[str]) -> Mapping[str, int]:
        query = Query(kind=CASE.kind, reader=None, opened_from=to_micros(since), opened_before=to_micros(before))
        hidden = frozenset(unknown)
        rows = ledger.find_all(query)
        return Counter(row.index.enterprise for row in rows if row.index.enterprise and row.stream not in hidden)

    return count
