"""
Copying a whole ledger from one store into another, and making sure that it arrived.

All goes by what every store can do, but for two things that only a :class:`MovableStore` can: give everything it holds, and
take messages that are no longer new. While a copy is under way, or after it broke off, the cursor :data:`UNFINISHED` stands in
the target; nothing opens such a ledger.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice, zip_longest
from typing import Final, Protocol, TypeVar, runtime_checkable

import attrs

from govliaison.errors import Conflict, StoreError
from govliaison.ledger.batch import Batch, Change, Claim, Cursor, Message, MessageState, StoredRecord
from govliaison.ledger.entry import Positioned
from govliaison.ledger.store import Meta, Store
from govliaison.ledger.vault import VaultItem

T = TypeVar("T")

UNFINISHED: Final = "copy-unfinished"
"""Name of the cursor that tells that a ledger is not all there."""

_AT_ONCE: Final = 200


@attrs.frozen(kw_only=True)
class KeptMessage:
    """
    A message as it lies in an outbox; a lease is not kept.

    Attributes:
        message: what is to be sent
        state: how far it came
        attempts: how often it was tried
        note: code of what came of the last attempt
    """

    message: Message
    state: MessageState
    attempts: int = 0
    note: str = ""


@attrs.frozen
class KeptFile:
    """
    A file.

    Attributes:
        digest: under which it is kept
        data: its bytes
    """

    digest: str
    data: bytes = attrs.field(repr=False)


Piece = Meta | StoredRecord | Positioned | Claim | VaultItem | KeptFile | KeptMessage | Cursor
"""Something a store holds; cursors are expected at 0."""


@runtime_checkable
class MovableStore(Store, Protocol):
    """A store whose ledger can be copied; a store need not be one."""

    def dump(self) -> Iterator[Piece]:
        """
        Give everything there is, as of one moment.

        In this order: what was fixed at the beginning, records by stream, entries by position, claims by key, vault items by
        subject and item, files by digest, messages in order of commit, cursors that have moved by name.
        """
        ...

    def put_messages(self, messages: Sequence[KeptMessage], /) -> None:
        """Put messages of another store into the outbox as they are, behind those that are there."""
        ...


def is_unfinished(store: Store) -> bool:
    """Tell whether a copy into this store broke off, or is still under way."""
    return store.cursor(UNFINISHED) != 0


def copy_store(source: MovableStore, target: MovableStore) -> Iterator[int]:
    """
    Copy everything, then compare everything; the target may be used only when this came to its end.

    Yields:
        now and then, how many pieces were copied

    Raises:
        StoreError: there is something in the target already; the source is no ledger, is an unfinished copy itself, or was
            written to meanwhile
        Conflict: the entries of the source do not follow each other; see :func:`govliaison.ledger.verify`
    """
    meta = source.meta()
    if meta is None:
        raise StoreError("copy.nothing")
    if is_unfinished(source):
        raise StoreError("copy.unfinished")
    if is_unfinished(target):
        raise StoreError("copy.broken-off")
    if next(target.dump(), None) is not None:
        raise StoreError("copy.not-empty")
    target.commit(Batch(cursors=(Cursor(UNFINISHED, 0, 1),)))
    target.initialise(meta)
    copied = 0
    for _, same in groupby(source.dump(), type):
        while pieces := tuple(islice(same, _AT_ONCE)):
            _put(target, pieces)
            copied += len(pieces)
            yield copied
    if any(one != other for one, other in zip_longest(source.dump(), _arrived(target))):
        raise StoreError("copy.differs")


def finish_copy(target: Store) -> None:
    """Let a copy be used; said when everything was checked."""
    target.commit(Batch(cursors=(Cursor(UNFINISHED, 1, 0),)))


def _arrived(target: MovableStore) -> Iterator[Piece]:
    """Give everything in the target but the mark that it is not finished."""
    return (piece for piece in target.dump() if not (isinstance(piece, Cursor) and piece.name == UNFINISHED))


def _put(target: MovableStore, pieces: tuple[Piece, ...]) -> None:
    """Put pieces of one kind."""
    target.commit(
        Batch(
            changes=(*map(_record_alone, _only(pieces, StoredRecord)), *_entries(target, _only(pieces, Positioned))),
            take=_only(pieces, Claim),
            vault=_only(pieces, VaultItem),
            cursors=_only(pieces, Cursor),
        )
    )
    for file in _only(pieces, KeptFile):
        target.put_blob(file.digest, file.data)
    if messages := _only(pieces, KeptMessage):
        target.put_messages(messages)


def _only(pieces: Iterable[Piece], kind: type[T]) -> tuple[T, ...]:
    return tuple(piece for piece in pieces if isinstance(piece, kind))


def _record_alone(record: StoredRecord) -> Change:
    """Put a record before its entries: it says what it says, whatever they are."""
    return Change(stream=record.stream, expected=0, record=record)


def _entries(target: Store, entries: Sequence[Positioned]) -> Iterator[Change]:
    """Append entries one by one, since a stream's are not next to each other; their records stay what they are."""
    records = target.records(sorted({each.entry.stream for each in entries}))
    for each in entries:
        entry = each.entry
        if entry.stream not in records:
            raise Conflict(entry.stream)
        yield Change(stream=entry.stream, expected=entry.version - 1, entries=(entry,), record=records[entry.stream])
