"""Is the ledger as it was written? Every entry is hashed again, and every link followed."""

from collections.abc import Iterator
from itertools import chain

import attrs

from govliaison.ledger.batch import StoredRecord
from govliaison.ledger.entry import Entry
from govliaison.ledger.erasure import SubjectErased
from govliaison.ledger.ledger import Ledger
from govliaison.values import Reason, load_canonical

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
    commitments of its vault items, which are there unless their subject was erased later; each record stands at the last entry
    of its stream.

    Yields:
        what is broken, and now and then the position reached
    """
    heads: dict[str, tuple[int, str]] = {}
    missing: dict[str, list[Broken]] = {}
    position = 0
    while page := ledger.store.feed(position, _PAGE):
        for each in page:
            position += 1
            if each.position != position:
                yield _broken(each.position, each.entry, "chain.hole")
                position = max(position, each.position)
            before = heads.get(each.entry.stream, (0, ""))
            yield from _check_entry(ledger, each.position, each.entry, before, missing)
            heads[each.entry.stream] = (each.entry.version, each.entry.hash)
        yield position
    yield from chain.from_iterable(missing.values())
    yield from _check_records(ledger, heads)


def _check_entry(
    ledger: Ledger, position: int, entry: Entry, before: tuple[int, str], missing: dict[str, list[Broken]]
) -> Iterator[Broken]:
    """Check one entry; vault items that are missing are remembered by subject until an erasure explains them."""
    version, previous = before
    if entry.version != version + 1:
        yield _broken(position, entry, "chain.missing-entry")
    elif entry.previous != previous:
        yield _broken(position, entry, "chain.previous")
    if entry.computed_hash(ledger.meta.algorithm) != entry.hash:
        yield _broken(position, entry, "chain.hash")
        return
    if entry.event == SubjectErased.__name__:
        missing.pop(load_canonical(entry.payload)["subject"], None)
    refs = ledger.codec.references(entry.payload)
    items = ledger.store.vault([(ref.subject, ref.item) for ref in refs]) if refs else {}
    for ref in refs:
        item = items.get((ref.subject, ref.item))
        if item is None:
            missing.setdefault(ref.subject, []).append(_broken(position, entry, "chain.missing-item"))
        elif item.commitment(ledger.meta.algorithm) != ref.commitment:
            yield _broken(position, entry, "chain.commitment")


def _check_records(ledger: Ledger, heads: dict[str, tuple[int, str]]) -> Iterator[Broken]:
    for kind in ledger.nouns:
        after = ""
        while page := ledger.store.streams(kind, after, _PAGE):
            for stream, stored in ledger.store.records(page).items():
                head = heads.pop(stream, (0, ""))
                if (stored.version, stored.head) != head and not _went_on(ledger, stored, head[0]):
                    yield Broken(position=0, ref=stream, reason=Reason.of("chain.record"))
            after = page[-1]
    for stream in heads:
        yield Broken(position=0, ref=stream, reason=Reason.of("chain.no-record"))


def _went_on(ledger: Ledger, stored: StoredRecord, walked: int) -> bool:
    """Tell whether the record stands at an entry that was added after the walk came by."""
    return any(
        each.entry.version > walked and (each.entry.version, each.entry.hash) == (stored.version, stored.head)
        for each in ledger.store.entries(stored.stream)
    )


def _broken(position: int, entry: Entry, code: str) -> Broken:
    return Broken(position=position, ref=entry.ref, reason=Reason.of(code))
