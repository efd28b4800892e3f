"""Folding every record again from its entries: the ledger is the truth, records are kept beside it."""

from collections.abc import Iterable, Iterator

import attrs

from govliaison.errors import Conflict
from govliaison.ledger.batch import Batch, Change
from govliaison.ledger.ledger import Ledger

_PAGE = 1000


@attrs.frozen
class Rebuilt:
    """A record that was folded again; ``differed`` tells that what had been stored was not what its entries say."""

    stream: str
    differed: bool


def rebuild(ledger: Ledger) -> Iterator[Rebuilt]:
    """
    Fold every record again and store those that differ, or are missing.

    Records that somebody changes meanwhile are left to them: they have just been folded.
    """
    for stream in _streams(ledger):
        fresh = ledger.make_stored(ledger.fold(stream))
        differed = fresh != ledger.store.records([stream]).get(stream)
        if differed:
            try:
                ledger.store.commit(Batch(changes=(Change(stream=stream, expected=fresh.version, record=fresh),)))
            except Conflict:
                differed = False
        yield Rebuilt(stream, differed)


def _streams(ledger: Ledger) -> Iterable[str]:
    """Name every stream that has entries; a record that was lost is not asked for its name."""
    position = 0
    found: dict[str, None] = {}
    while page := ledger.store.feed(position, _PAGE):
        found |= dict.fromkeys(each.entry.stream for each in page)
        position = page[-1].position
    return found
