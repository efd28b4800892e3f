"""What a query means for one record, as plainly as it can be said."""

from govliaison.ledger.batch import StoredRecord
from govliaison.ledger.query import Key, Order, Query
from govliaison.ledger.search import fold_for_search


def moment_of(query: Query, record: StoredRecord) -> int | None:
    """Give the moment by which a list is ordered."""
    return record.index.opened if query.order is Order.OPENED else record.index.due


def is_behind(query: Query, record: StoredRecord, key: Key) -> bool:
    """Tell whether a record comes after a key; those without a moment come last in both directions."""
    moment = moment_of(query, record)
    if moment is None or key.value is None:
        if (moment is None) != (key.value is None):
            return moment is None
        return record.stream < key.stream if query.descending else record.stream > key.stream
    here, there = (moment, record.stream), (key.value, key.stream)
    return here < there if query.descending else here > there


def matches(query: Query, words: tuple[str, ...], record: StoredRecord) -> bool:
    """Tell whether a record is asked for; ``words`` are those of the query's text."""
    index = record.index
    folded = fold_for_search(index.text) if words else ""
    return (
        record.kind == query.kind
        and (query.reader is None or query.reader.may_see(index.audience))
        and (not query.states or index.state in query.states)
        and query.unit in {None, index.unit}
        and (query.region is None or (index.region is not None and index.region.startswith(query.region)))
        and query.enterprise in {None, index.enterprise}
        and query.number in {None, index.number}
        and _is_within(index.opened, query.opened_from, query.opened_before)
        and _is_within(index.due, query.due_from, query.due_before)
        and query.tags <= index.tags
        and all(word in folded for word in words)
    )


def _is_within(moment: int | None, first: int | None, before: int | None) -> bool:
    if first is None and before is None:
        return True
    return moment is not None and (first is None or moment >= first) and (before is None or moment < before)
