"""Is the ledger as it was written? Every entry is hashed again, and every link followed."""

from collections.abc import Iterator

import attrs

from govliaison.ledger.entry import Entry
from govliaison.ledger.ledger import Ledger
from govliaison.ledger.noun import kind_of
from govliaison.values import Reason

_PAGE = 1000


@attrs.frozen(kw_only=True)
class Broken:
    """Something that does not hold, and where: a position and entry, or a stream."""

    position: int
    ref: str
    reason: Reason


def verify(ledger: Ledger) -> Iterator[Broken | int]:
    """
    Walk the whole ledger in order.

    Positions have no hole; each entry hashes to what it says, follows the one before it in its stream, and holds the
    commitments of the vault items that still exist; each record stands at the last entry of its stream.

    Yields:
        what is broken, and now and then the position reached
    """
    heads: dict[str, tuple[int, str]] = {}
    position = 0
    while page := ledger.store.feed(position, _PAGE):
        for each in page:
            position += 1
            if each.position != position:
                yield _broken(each.position, each.entry, "chain.hole")
                position = each.position
            yield from _check_entry(ledger, each.position, each.entry, heads.get(each.entry.stream, (0, "")))
            heads[each.entry.stream] = (each.entry.version, each.entry.hash)
        yield position
    yield from _check_records(ledger, heads)


def _check_entry(ledger: Ledger, position: int, entry: Entry, before: tuple[int, str]) -> Iterator[Broken]:
    version, previous = before
    if entry.version != version + 1:
        yield _broken(position, entry, "chain.missing-entry")
    elif entry.previous != previous:
        yield _broken(position, entry, "chain.previous")
    if entry.computed_hash(ledger.meta.algorithm) != entry.hash:
        yield _broken(position, entry, "chain.hash")
        return
    refs = ledger.codec.references(entry.payload)
    items = ledger.store.vault([(ref.subject, ref.item) for ref in refs]) if refs else {}
    for ref in refs:
        item = items.get((ref.subject, ref.item))
        if item is not None and item.commitment(ledger.meta.algorithm) != ref.commitment:
            yield _broken(position, entry, "chain.commitment")


def _check_records(ledger: Ledger, heads: dict[str, tuple[int, str]]) -> Iterator[Broken]:
    for stream in list_streams(ledger):
        stored = ledger.store.records([stream]).get(stream)
        head = heads.pop(stream, (0, ""))
        if stored is None or (stored.version, stored.head) != head:
            yield Broken(position=0, ref=stream, reason=Reason.of("chain.record"))
    for stream in heads:
        yield Broken(position=0, ref=stream, reason=Reason.of("chain.no-record"))


def list_streams(ledger: Ledger) -> Iterator[str]:
    """Name every stream that has a record, noun by noun."""
    for kind in ledger.nouns:
        after = ""
        while page := ledger.store.streams(kind, after, _PAGE):
            yield from (stream for stream in page if kind_of(stream) == kind)
            after = page[-1]


def _broken(position: int, entry: Entry, code: str) -> Broken:
    return Broken(position=position, ref=entry.ref, reason=Reason.of(code))
