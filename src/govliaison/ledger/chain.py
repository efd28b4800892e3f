"""Is the ledger as it was written? Every entry is hashed again, and every link followed."""

from collections.abc import Iterator, Sequence
from itertools import chain

import attrs

from govliaison.errors import GovliaisonError, KeyRingError, NotFoundError, StoreError, StoreUnavailable
from govliaison.ledger.batch import StoredRecord
from govliaison.ledger.checkpoints import Checkpoint, Rooting
from govliaison.ledger.entry import Entry
from govliaison.ledger.erasure import SubjectErased
from govliaison.ledger.files import read_file
from govliaison.ledger.ledger import Ledger
from govliaison.values import Param, Reason, load_canonical

_PAGE = 1000


@attrs.frozen(kw_only=True)
class Broken:
    """Something that does not hold, and where: a position and entry, or a stream."""

    position: int
    ref: str
    reason: Reason


def verify(ledger: Ledger, checkpoint: Checkpoint | None = None) -> Iterator[Broken | int]:
    """
    Walk the whole ledger in order.

    Positions have no hole; each entry hashes to what it says, follows the one before it in its stream, and holds the
    commitments of its vault items, which are there unless their subject was erased later, with the files that they name; each
    record stands at the last entry of its stream. Up to a checkpoint that was kept elsewhere, all is as it was then.

    Args:
        ledger: the ledger
        checkpoint: as it was read from its file

    Yields:
        what is broken, and now and then the position reached
    """
    heads: dict[str, tuple[int, str]] = {}
    missing: dict[str, list[Broken]] = {}
    position = 0
    rooting = Rooting(ledger.meta.algorithm)
    while page := ledger.store.feed(position, _PAGE):
        for each in page:
            position += 1
            if each.position != position:
                yield _broken(each.position, each.entry, "chain.hole")
                position = max(position, each.position)
            before = heads.get(each.entry.stream, (0, ""))
            yield from _check_entry(ledger, each.position, each.entry, before, missing)
            if checkpoint is not None and each.position <= checkpoint.position:
                rooting.add(each)
                if each.position == checkpoint.position and rooting.root != checkpoint.root:
                    yield _broken(each.position, each.entry, "chain.checkpoint")
            heads[each.entry.stream] = (each.entry.version, each.entry.hash)
        yield position
    if checkpoint is not None and position < checkpoint.position:
        reason = Reason.of("chain.cut-off", last=position)
        yield Broken(position=checkpoint.position, ref="", reason=reason)
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
    try:
        items = ledger.store.vault([(ref.subject, ref.item) for ref in refs]) if refs else {}
    except KeyRingError as error:
        yield _broken(position, entry, error.code, **_plain(error))
        return
    for ref in refs:
        item = items.get((ref.subject, ref.item))
        if item is None:
            missing.setdefault(ref.subject, []).append(_broken(position, entry, "chain.missing-item"))
        elif item.commitment(ledger.meta.algorithm) != ref.commitment:
            yield _broken(position, entry, "chain.commitment")
        elif item.blob:
            yield from _check_file(ledger, position, entry, item.value)


def _check_file(ledger: Ledger, position: int, entry: Entry, digest: str) -> Iterator[Broken]:
    try:
        read_file(ledger, digest)
    except StoreUnavailable:
        raise
    except (NotFoundError, StoreError) as error:
        yield _broken(position, entry, error.code, **_plain(error))


def _check_records(ledger: Ledger, heads: dict[str, tuple[int, str]]) -> Iterator[Broken]:
    for kind in ledger.nouns:
        after = ""
        while page := ledger.store.streams(kind, after, _PAGE):
            for stored in _open_records(ledger, page):
                if isinstance(stored, Broken):
                    heads.pop(stored.ref, None)
                    yield stored
                    continue
                head = heads.pop(stored.stream, (0, ""))
                if (stored.version, stored.head) != head and not _went_on(ledger, stored, head[0]):
                    yield Broken(position=0, ref=stored.stream, reason=Reason.of("chain.record"))
            after = page[-1]
    for stream in heads:
        yield Broken(position=0, ref=stream, reason=Reason.of("chain.no-record"))


def _open_records(ledger: Ledger, streams: Sequence[str]) -> Iterator[StoredRecord | Broken]:
    """Read records, one by one if they cannot all be opened."""
    try:
        yield from ledger.store.records(streams).values()
    except KeyRingError as error:
        if len(streams) == 1:
            yield Broken(position=0, ref=streams[0], reason=Reason.of(error.code, **_plain(error)))
        else:
            for stream in streams:
                yield from _open_records(ledger, [stream])


def _went_on(ledger: Ledger, stored: StoredRecord, walked: int) -> bool:
    """Tell whether the record stands at an entry that was added after the walk came by."""
    return any(
        each.entry.version > walked and (each.entry.version, each.entry.hash) == (stored.version, stored.head)
        for each in ledger.store.entries(stored.stream)
    )


def _plain(error: GovliaisonError) -> dict[str, Param]:
    return {name: str(value) for name, value in error.params.items()}


def _broken(position: int, entry: Entry, code: str, **params: Param) -> Broken:
    return Broken(position=position, ref=entry.ref, reason=Reason.of(code, **params))
