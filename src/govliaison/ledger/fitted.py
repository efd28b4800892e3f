"""
A store as a deployment fits it out: with keys that lock what is private in it, and with files that lie elsewhere.

Neither is called within a commit. A file is put before the commit that names it; when nothing names it any more it is dropped
after the commit. Which files are named only the store knows, so it keeps an empty file in the place of each that lies elsewhere:
it drops that as it drops any, and then the file itself goes. A file still to be dropped is noted in the same commit, so that the
next one that erases anything drops it if this program is killed, or the other store is out of reach.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Final

import attrs

from govliaison.errors import StoreUnavailable
from govliaison.ledger.batch import Batch, Committed, StoredRecord
from govliaison.ledger.blobs import BlobStore
from govliaison.ledger.codec import references
from govliaison.ledger.keys import KeyRing
from govliaison.ledger.locks import (
    lock_batch,
    unlock_item,
    unlock_message,
    unlock_record,
)
from govliaison.ledger.query import Page, Query
from govliaison.ledger.store import LeaseAsk, LeasedMessage, Store
from govliaison.ledger.vault import UPLOADED, VaultItem
from govliaison.values import digest as digest_of

DROPS: Final = "drops"
"""Vault subject under which files are noted that are to be dropped."""
_EMPTY: Final = digest_of(b"", "sha256")


class FittedStore:
    """
    A :class:`~govliaison.ledger.Store` over another.

    Args:
        store: keeps the ledger
        keys: lock vault, records and messages; None: what is written now is not locked
        blobs: keeps the files; None: the store does
    """

    def __init__(self, store: Store, *, keys: KeyRing | None = None, blobs: BlobStore | None = None) -> None:
        self._store, self._keys, self._blobs = store, keys, blobs
        self.meta, self.initialise, self.close = store.meta, store.initialise, store.close
        self.head, self.entries, self.feed = store.head, store.entries, store.feed
        self.streams, self.count, self.claims, self.cursor = store.streams, store.count, store.claims, store.cursor
        self.lease_due, self.release_due = store.lease_due, store.release_due
        self.settle, self.revive, self.messages = store.settle, store.revive, store.messages
        self.vault_streams = store.vault_streams

    def commit(self, batch: Batch, /) -> Committed:
        """Do all of a batch or nothing, then drop the files that it leaves without a name."""
        nameless = self._may_be_nameless(batch)
        locked = batch if self._keys is None else lock_batch(batch, self._keys)
        if nameless:
            notes = (VaultItem(subject=DROPS, item=each, stream=each, salt=b"", value="") for each in nameless)
            locked = attrs.evolve(locked, vault=(*locked.vault, *notes))
        done = self._store.commit(locked)
        if self._blobs is not None and batch.erase:
            self._drop_nameless(self._blobs)
        return done

    def records(self, streams: Sequence[str], /) -> Mapping[str, StoredRecord]:
        """Give the records that exist among these streams."""
        found = self._store.records(streams)
        return {stream: unlock_record(record, self._keys) for stream, record in found.items()}

    def find(self, query: Query, /) -> Page:
        """Give one page of records."""
        page = self._store.find(query)
        return attrs.evolve(page, rows=tuple(unlock_record(row, self._keys) for row in page.rows))

    def lease_messages(self, ask: LeaseAsk, /) -> Sequence[LeasedMessage]:
        """Lease messages whose time has come."""
        leased = self._store.lease_messages(ask)
        return tuple(attrs.evolve(each, message=unlock_message(each.message, self._keys)) for each in leased)

    def vault(self, refs: Sequence[tuple[str, str]], /) -> Mapping[tuple[str, str], VaultItem]:
        """Give the items that still exist among ``(subject, item)``."""
        return {ref: unlock_item(item, self._keys) for ref, item in self._store.vault(refs).items()}

    def put_blob(self, digest: str, data: bytes, /) -> None:
        """Keep a file under its digest; the same again does nothing."""
        if self._blobs is None:
            self._store.put_blob(digest, data)
        else:
            self._store.put_blob(digest, b"")
            self._blobs.put_blob(digest, data)

    def blob(self, digest: str, /) -> bytes | None:
        """Give a file, or None; one that came before files lay elsewhere is where it was."""
        kept = self._store.blob(digest)
        if self._blobs is None or kept is None or kept or digest == _EMPTY:
            return kept
        return self._blobs.blob(digest)

    def _may_be_nameless(self, batch: Batch) -> tuple[str, ...]:
        """Name the files elsewhere that what is erased has named, but for those that the same batch names."""
        if self._blobs is None:
            return ()
        named = {item.value for item in batch.vault if item.blob}
        found = {
            item.value
            for subject in batch.erase
            for stream in self._store.vault_streams(subject)
            for item in self._store.vault(self._refs(subject, stream)).values()
            if item.blob
        }
        return tuple(sorted(found - named))

    def _refs(self, subject: str, stream: str) -> list[tuple[str, str]]:
        """Name the items that a subject has in a stream: those of its entries, and of an upload, which has none, its only one."""
        found = [ref for each in self._store.entries(stream) for ref in references(each.entry.payload)]
        return [(ref.subject, ref.item) for ref in found if ref.subject == subject] or [(subject, UPLOADED)]

    def _drop_nameless(self, blobs: BlobStore) -> None:
        """Drop the files that are noted, those of an earlier commit too; a file that comes again meanwhile is put back."""
        with suppress(StoreUnavailable):
            noted = self._store.vault_streams(DROPS)
            for digest in noted:
                if self._store.blob(digest) is None:
                    data = blobs.blob(digest)
                    blobs.drop_blob(digest)
                    if data is not None and self._store.blob(digest) is not None:
                        blobs.put_blob(digest, data)
            if noted:
                self._store.commit(Batch(erase=(DROPS,)))
