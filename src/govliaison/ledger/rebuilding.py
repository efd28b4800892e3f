"""Folding every record again from its entries: the ledger is the truth, records are kept beside it."""

from collections.abc import Iterator

import attrs

from govliaison.errors import Conflict, KeyRingError
from govliaison.ledger.batch import Batch, Change, StoredRecord
from govliaison.ledger.ledger import Ledger


@attrs.frozen
class Rebuilt:
    """A record that was folded again; ``differed`` tells that what had been stored was not what its entries say."""

    stream: str
    differed: bool


def rebuild(ledger: Ledger) -> Iterator[Rebuilt]:
    """
    Fold every record again and store those that differ, or are missing.

    The streams are named by their entries, so that a lost record is missed. Records that somebody changes meanwhile are
    left to them: they have just been folded.
    """
    for stream in dict.fromkeys(each.entry.stream for each in ledger.feed()):
        fresh = ledger.make_stored(ledger.fold(stream))
        differed = fresh != _stored(ledger, stream)
        if differed:
            try:
                ledger.store.commit(Batch(changes=(Change(stream=stream, expected=fresh.version, record=fresh),)))
            except Conflict:
                differed = False
        yield Rebuilt(stream, differed)


def _stored(ledger: Ledger, stream: str) -> StoredRecord | None:
    """Give a record as it is kept; one that does not open any more is as good as lost."""
    try:
        return ledger.store.records([stream]).get(stream)
    except KeyRingError:
        return None
