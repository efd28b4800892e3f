"""
What is locked with a key ring before a store keeps it, and opened when it gives it back.

Values of the vault are locked together with their salts, since whoever had a salt could try every telephone number against the
commitment. Each is bound to its place, so that one put in the place of another does not open. What was kept before there was a
key ring is not locked, and is read as it is.
"""

from typing import Final

import attrs

from govliaison.errors import KeyRingError
from govliaison.ledger.batch import Batch, Message, StoredRecord
from govliaison.ledger.keys import KeyRing, UnwrapAsk, WrapAsk, Wrapped
from govliaison.ledger.vault import VaultItem

_MARK: Final = b"locked\0"
"""Begins what is locked; no record or message begins so, and a random salt once in 2⁵⁶."""


def lock(data: bytes, context: str, keys: KeyRing) -> bytes:
    """Lock something for its place."""
    wrapped = keys.wrap(WrapAsk(data=data, context=context))
    return b"\0".join((_MARK[:-1], wrapped.key_id.encode(), wrapped.value))


def unlock(data: bytes, context: str, keys: KeyRing | None) -> bytes:
    """
    Open something that was locked for its place; what is not locked is given as it is.

    Raises:
        KeyRingError: there is no key ring, no such key, or it was tampered with
    """
    if not data.startswith(_MARK):
        return data
    key_id, _, value = data.removeprefix(_MARK).partition(b"\0")
    if keys is None:
        raise KeyRingError("keys.no-ring", key=key_id.decode())
    return keys.unwrap(UnwrapAsk(wrapped=Wrapped(key_id.decode(), value), context=context))


def lock_batch(batch: Batch, keys: KeyRing) -> Batch:
    """
    Lock what is private in a batch.

    Of a record that is its body, where its private values stand as well; not what lists and search need.
    """
    return attrs.evolve(
        batch,
        changes=tuple(attrs.evolve(each, record=_lock_record(each.record, keys)) for each in batch.changes),
        vault=tuple(_lock_item(item, keys) for item in batch.vault),
        messages=tuple(
            attrs.evolve(message, payload=lock(message.payload, _name(message), keys)) for message in batch.messages
        ),
    )


def unlock_item(item: VaultItem, keys: KeyRing | None) -> VaultItem:
    """
    Open an item.

    Raises:
        KeyRingError: there is no key ring, no such key, or it was tampered with
    """
    if not item.salt.startswith(_MARK):
        return item
    data = unlock(item.salt, _place(item), keys)
    end = 1 + data[0]
    return attrs.evolve(item, salt=data[1:end], value=data[end:].decode())


def unlock_record(record: StoredRecord, keys: KeyRing | None) -> StoredRecord:
    """
    Open the body of a record.

    Raises:
        KeyRingError: there is no key ring, no such key, or it was tampered with
    """
    if not record.body.startswith(_MARK):
        return record
    return attrs.evolve(record, body=unlock(record.body, _version(record), keys))


def unlock_message(message: Message, keys: KeyRing | None) -> Message:
    """
    Open what a message says.

    Raises:
        KeyRingError: there is no key ring, no such key, or it was tampered with
    """
    return attrs.evolve(message, payload=unlock(message.payload, _name(message), keys))


def _lock_item(item: VaultItem, keys: KeyRing) -> VaultItem:
    """Lock value and salt of an item; the digest of a file stays readable, so that the store knows which files are named."""
    if item.blob:
        return item
    data = bytes([len(item.salt)]) + item.salt + item.value.encode()
    return attrs.evolve(item, salt=lock(data, _place(item), keys), value="")


def _lock_record(record: StoredRecord, keys: KeyRing) -> StoredRecord:
    return attrs.evolve(record, body=lock(record.body, _version(record), keys))


def _place(item: VaultItem) -> str:
    return f"vault {item.subject} {item.item}"


def _version(record: StoredRecord) -> str:
    return f"record {record.stream}@{record.version}"


def _name(message: Message) -> str:
    return f"message {message.id}"
