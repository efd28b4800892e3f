"""Folding every record again from its entries: the ledger is the truth, records are kept beside it."""

from collections.abc import Iterator

import attrs

from govliaison.errors import Conflict
from govliaison.ledger.batch import Batch, Change, StoredRecord
from govliaison.ledger.chain import list_streams
from govliaison.ledger.ledger import Ledger
from govliaison.ledger.noun import kind_of


@attrs.frozen
class Rebuilt:
    """A record that was folded again; ``differed`` tells that what had been stored was not what its entries say."""

    stream: str
    differed: bool


def rebuild(ledger: Ledger) -> Iterator[Rebuilt]:
    """
    Fold every record again and store those that differ.

    Records that somebody changes meanwhile are left to them: they have just been folded.
    """
    for stream in list_streams(ledger):
        stored = ledger.store.records([stream])[stream]
        fresh = refold(ledger, stream)
        differed = fresh != stored
        if differed:
            try:
                ledger.store.commit(Batch(changes=(Change(stream=stream, expected=stored.version, record=fresh),)))
            except Conflict:
                differed = False
        yield Rebuilt(stream, differed)


def refold(ledger: Ledger, stream: str, *, without: frozenset[str] = frozenset()) -> StoredRecord:
    """Make the stored form of a record from its entries alone."""
    noun = ledger.nouns[kind_of(stream)]
    folded = ledger.fold(stream, without=without)
    return StoredRecord(
        stream=stream,
        kind=noun.kind,
        version=folded.version,
        shape=noun.shape,
        head=folded.head,
        index=noun.index(folded.record),
        body=ledger.codec.dump_record(folded.record),
    )
