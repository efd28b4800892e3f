"""What was known when: records as they stand, as of a position of the feed, or as of a moment (D15)."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, TypeVar

from govliaison.ledger import Ledger, Noun, Positioned, Query, kind_of
from govliaison.values import to_micros

R = TypeVar("R")
T = TypeVar("T")

Read = Callable[[Noun[Any]], Iterator[Any]]
"""Gives all records of a kind as they were known."""


def records_now(ledger: Ledger, noun: Noun[R], *, due_before: datetime | None = None) -> Iterator[R]:
    """Give every record of a kind as it stands, or those due before a moment, for reports that are checked otherwise."""
    due = None if due_before is None else to_micros(due_before)
    for row in ledger.find_all(Query(kind=noun.kind, reader=None, due_before=due)):
        yield ledger.read(row)


def steady(ledger: Ledger, read: Callable[[], T]) -> tuple[int, T]:
    """
    Read until nothing was entered meanwhile, three times at the most.

    Returns:
        the position up to which everything is in it, and what was read
    """
    position = ledger.store.head()
    found = read()
    for _ in range(2):
        if (reached := ledger.store.head()) == position:
            break
        position, found = reached, read()
    return position, found


def records_at(ledger: Ledger, noun: Noun[R], position: int) -> Iterator[R]:
    """Fold every record of a kind from its entries up to a position of the feed."""
    return _folded(ledger, noun, lambda each: each.position <= position)


def records_as_of(ledger: Ledger, noun: Noun[R], moment: datetime, position: int | None = None) -> Iterator[R]:
    """
    Fold every record of a kind up to its last entry that was effective by a moment, late entries among them (补录).

    Args:
        ledger: where they are kept
        noun: the kind
        moment: up to when
        position: only entries up to this position of the feed
    """
    micros = to_micros(moment)
    return _folded(
        ledger,
        noun,
        lambda each: each.entry.effective_at <= micros and (position is None or each.position <= position),
    )


def _folded(ledger: Ledger, noun: Noun[R], counts: Callable[[Positioned], bool]) -> Iterator[R]:
    upto: dict[str, int] = {}
    for each in ledger.feed():
        if kind_of(each.entry.stream) == noun.kind and counts(each):
            upto[each.entry.stream] = each.entry.version
    for stream, version in upto.items():
        record: R | None = ledger.fold(stream, to=version).record
        if record is not None:
            yield record
