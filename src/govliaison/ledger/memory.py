"""
The reference store: dicts and lists under one lock, obviously right, gone when the process ends.

Every other store is compared with it. Where the contract leaves a choice open, what is done here is the answer.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from threading import Lock

import attrs

from govliaison.errors import Conflict
from govliaison.ledger.batch import Batch, Change, Claim, Committed, Cursor, Message, MessageState, StoredRecord
from govliaison.ledger.copying import KeptFile, KeptMessage, Piece
from govliaison.ledger.entry import Positioned
from govliaison.ledger.matching import is_behind, matches, moment_of
from govliaison.ledger.query import Count, Key, Page, Query
from govliaison.ledger.search import search_words
from govliaison.ledger.store import LeaseAsk, LeasedMessage, MessageRow, Meta, Settle, Settlement
from govliaison.ledger.vault import VaultItem

_OUTCOMES = {Settle.DONE: MessageState.DONE, Settle.RETRY: MessageState.WAITING, Settle.DEAD: MessageState.DEAD}
_BLOCKING = {MessageState.WAITING, MessageState.DEAD}


@attrs.define
class _Lease:
    owner: str
    until: int


@attrs.define
class _Outgoing:
    """A message in the outbox; its place in the outbox is its place in the lane."""

    message: Message
    state: MessageState
    attempts: int = 0
    note: str = ""
    lease: _Lease | None = None

    def wait_until(self, moment: int) -> None:
        self.message = attrs.evolve(self.message, not_before=moment)

    def erase(self) -> None:
        self.message = attrs.evolve(self.message, payload=b"")
        if self.state is not MessageState.DONE:
            self.state = MessageState.ERASED
        self.lease = None

    def kept(self) -> KeptMessage:
        return KeptMessage(message=self.message, state=self.state, attempts=self.attempts, note=self.note)

    def row(self) -> MessageRow:
        return MessageRow(
            id=self.message.id,
            destination=self.message.destination,
            lane=self.message.lane,
            state=self.state,
            attempts=self.attempts,
            created=self.message.created,
            not_before=self.message.not_before,
            note=self.note,
        )


class MemoryStore:
    """A :class:`~govliaison.ledger.store.Store` in memory."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._meta: Meta | None = None
        self._log: list[Positioned] = []
        self._streams: dict[str, list[Positioned]] = {}
        self._records: dict[str, StoredRecord] = {}
        self._claims: dict[str, Claim] = {}
        self._cursors: dict[str, int] = {}
        self._leases: dict[str, _Lease] = {}
        self._outbox: dict[str, _Outgoing] = {}
        self._vault: dict[tuple[str, str], VaultItem] = {}
        self._blobs: dict[str, bytes] = {}

    def meta(self) -> Meta | None:
        """Give what was fixed at the beginning, or None."""
        return self._meta

    def initialise(self, meta: Meta, /) -> None:
        """
        Make the ledger.

        Raises:
            Conflict: there is one already
        """
        with self._lock:
            if self._meta is not None:
                raise Conflict("meta")
            self._meta = meta

    def commit(self, batch: Batch, /) -> Committed:
        """
        Do all of a batch or nothing: whatever may conflict is checked before anything is changed.

        Raises:
            Conflict: a stream, claim, cursor or message id was taken; names the first in that order
        """
        with self._lock:
            self._check_versions(batch.changes)
            claims = self._check_claims(batch)
            cursors = self._check_cursors(batch)
            self._check_messages(batch.messages)

            first = len(self._log) + 1
            for change in batch.changes:
                self._append(change)
            for key in batch.release:
                self._claims.pop(key, None)
            self._claims |= claims
            self._cursors |= cursors
            files = self._erase(frozenset(batch.erase)) if batch.erase else set()
            self._vault |= {(item.subject, item.item): item for item in batch.vault}
            if files:
                self._drop_orphans(files)
            for message in batch.messages:
                self._outbox[message.id] = _Outgoing(message, MessageState.WAITING)
            return Committed(first, len(self._log))

    def head(self) -> int:
        """Give the last position, 0 for none."""
        with self._lock:
            return len(self._log)

    def entries(self, stream: str, /) -> Sequence[Positioned]:
        """Give all entries of a stream, in order."""
        with self._lock:
            return tuple(self._streams.get(stream, ()))

    def feed(self, after: int, limit: int, /) -> Sequence[Positioned]:
        """Give entries behind a position, in order."""
        with self._lock:
            return tuple(self._log[after : after + limit])

    def records(self, streams: Sequence[str], /) -> Mapping[str, StoredRecord]:
        """Give the records that exist among these streams."""
        with self._lock:
            return {stream: self._records[stream] for stream in streams if stream in self._records}

    def streams(self, kind: str, after: str, limit: int, /) -> Sequence[str]:
        """Give streams of a kind behind one, in code point order."""
        with self._lock:
            found = sorted(stream for stream, record in self._records.items() if record.kind == kind and stream > after)
            return tuple(found[:limit])

    def find(self, query: Query, /) -> Page:
        """Give one page of records, ties by stream in the direction of the list."""
        found = self._matching(query)
        with_moment = [record for record in found if moment_of(query, record) is not None]
        without = [record for record in found if moment_of(query, record) is None]
        with_moment.sort(key=lambda record: (moment_of(query, record), record.stream), reverse=query.descending)
        without.sort(key=lambda record: record.stream, reverse=query.descending)
        rest = [
            record for record in with_moment + without if query.after is None or is_behind(query, record, query.after)
        ]
        rows = tuple(rest[: query.limit])
        more = len(rest) > len(rows)
        return Page(rows=rows, after=Key(moment_of(query, rows[-1]), rows[-1].stream) if more else None)

    def count(self, query: Query, cap: int, /) -> Count:
        """Count up to ``cap``; exact unless there are more."""
        number = len(self._matching(query))
        return Count(min(number, cap), number <= cap)

    def claims(self, keys: Sequence[str], /) -> Mapping[str, Claim]:
        """Give the claims held among these keys."""
        with self._lock:
            return {key: self._claims[key] for key in keys if key in self._claims}

    def cursor(self, name: str, /) -> int:
        """Give how far a reader has come, 0 at first."""
        with self._lock:
            return self._cursors.get(name, 0)

    def lease_due(self, ask: LeaseAsk, /) -> Sequence[str]:
        """Lease streams whose attention moment has come, earliest first; a live lease is not given twice, whoever holds it."""
        with self._lock:
            due = sorted(
                (record.index.attention, stream)
                for stream, record in self._records.items()
                if record.index.attention is not None
                and record.index.attention <= ask.now
                and not _is_live(self._leases.get(stream), ask.now)
            )
            streams = tuple(stream for _, stream in due[: ask.limit])
            self._leases |= {stream: _Lease(ask.owner, ask.until) for stream in streams}
            return streams

    def release_due(self, streams: Sequence[str], owner: str, /) -> None:
        """Give leases of an owner back; those of others stay."""
        with self._lock:
            for stream in streams:
                lease = self._leases.get(stream)
                if lease is not None and lease.owner == owner:
                    del self._leases[stream]

    def lease_messages(self, ask: LeaseAsk, /) -> Sequence[LeasedMessage]:
        """
        Lease messages whose time has come, the longest due first, at most one of each lane.

        A lane's turn is with the first of its messages, in order of commit, that is waiting or dead.
        """
        with self._lock:
            heads: dict[str, _Outgoing] = {}
            for outgoing in self._outbox.values():
                if outgoing.state in _BLOCKING:
                    heads.setdefault(outgoing.message.lane, outgoing)
            ready = [
                head
                for head in heads.values()
                if head.state is MessageState.WAITING
                and head.message.not_before <= ask.now
                and not _is_live(head.lease, ask.now)
            ]
            places = {identity: place for place, identity in enumerate(self._outbox)}
            ready.sort(key=lambda head: (head.message.not_before, places[head.message.id]))
            leased = ready[: ask.limit]
            for outgoing in leased:
                outgoing.lease = _Lease(ask.owner, ask.until)
            return tuple(LeasedMessage(message=outgoing.message, attempts=outgoing.attempts) for outgoing in leased)

    def settle(self, settlement: Settlement, /) -> bool:
        """Say what became of a leased message; False if the lease is no longer this owner's."""
        with self._lock:
            outgoing = self._outbox.get(settlement.id)
            if outgoing is None or outgoing.lease is None or outgoing.lease.owner != settlement.owner:
                return False
            outgoing.lease = None
            outgoing.state = _OUTCOMES[settlement.outcome]
            outgoing.attempts += 1
            outgoing.note = settlement.note
            if settlement.outcome is Settle.RETRY:
                outgoing.wait_until(settlement.not_before)
            return True

    def revive(self, message: str, state: MessageState, now: int, /) -> bool:
        """Put a dead message back, due now and with its attempts forgotten, or give it up; False if it is not dead."""
        with self._lock:
            outgoing = self._outbox.get(message)
            if outgoing is None or outgoing.state is not MessageState.DEAD:
                return False
            outgoing.state = state
            if state is MessageState.WAITING:
                outgoing.wait_until(now)
                outgoing.attempts = 0
            return True

    def messages(self, state: MessageState | None, after: str, limit: int, /) -> Sequence[MessageRow]:
        """List messages by id."""
        with self._lock:
            ids = sorted(
                identity
                for identity, outgoing in self._outbox.items()
                if identity > after and (state is None or outgoing.state is state)
            )
            return tuple(self._outbox[identity].row() for identity in ids[:limit])

    def vault(self, refs: Sequence[tuple[str, str]], /) -> Mapping[tuple[str, str], VaultItem]:
        """Give the items that still exist among ``(subject, item)``."""
        with self._lock:
            return {ref: self._vault[ref] for ref in refs if ref in self._vault}

    def vault_streams(self, subject: str, /) -> Sequence[str]:
        """Give the streams in which a subject has items, in code point order."""
        with self._lock:
            return tuple(sorted({item.stream for item in self._vault.values() if item.subject == subject}))

    def put_blob(self, digest: str, data: bytes, /) -> None:
        """Keep a file under its digest; the same again does nothing."""
        with self._lock:
            self._blobs.setdefault(digest, data)

    def blob(self, digest: str, /) -> bytes | None:
        """Give a file, or None."""
        with self._lock:
            return self._blobs.get(digest)

    def dump(self) -> Iterator[Piece]:
        """Give everything there is."""
        with self._lock:
            pieces: list[Piece] = [self._meta] if self._meta else []
            pieces += [self._records[stream] for stream in sorted(self._records)]
            pieces += self._log
            pieces += [self._claims[key] for key in sorted(self._claims)]
            pieces += [self._vault[ref] for ref in sorted(self._vault)]
            pieces += [KeptFile(digest, self._blobs[digest]) for digest in sorted(self._blobs)]
            pieces += [outgoing.kept() for outgoing in self._outbox.values()]
            pieces += [Cursor(name, 0, self._cursors[name]) for name in sorted(self._cursors) if self._cursors[name]]
        return iter(pieces)

    def put_messages(self, messages: Sequence[KeptMessage], /) -> None:
        """Put messages of another store into the outbox as they are, behind those that are there."""
        with self._lock:
            for kept in messages:
                self._outbox[kept.message.id] = _Outgoing(kept.message, kept.state, kept.attempts, kept.note)

    def close(self) -> None:
        """Do nothing: there is nothing to let go of."""

    def _check_versions(self, changes: Iterable[Change]) -> None:
        versions: dict[str, int] = {}
        for change in changes:
            actual = versions.get(change.stream, len(self._streams.get(change.stream, ())))
            if actual != change.expected:
                raise Conflict(change.stream, expected=change.expected, actual=actual)
            versions[change.stream] = change.expected + len(change.entries)

    def _check_claims(self, batch: Batch) -> dict[str, Claim]:
        released = frozenset(batch.release)
        taken: dict[str, Claim] = {}
        for claim in batch.take:
            holder = taken.get(claim.key) or (None if claim.key in released else self._claims.get(claim.key))
            if holder is not None and holder.stream != claim.stream:
                raise Conflict(claim.key)
            taken[claim.key] = claim
        return taken

    def _check_cursors(self, batch: Batch) -> dict[str, int]:
        moved: dict[str, int] = {}
        for cursor in batch.cursors:
            actual = moved.get(cursor.name, self._cursors.get(cursor.name, 0))
            if actual != cursor.expected:
                raise Conflict(cursor.name, expected=cursor.expected, actual=actual)
            moved[cursor.name] = cursor.value
        return moved

    def _check_messages(self, messages: Iterable[Message]) -> None:
        seen: set[str] = set()
        for message in messages:
            if message.id in self._outbox or message.id in seen:
                raise Conflict(message.id)
            seen.add(message.id)

    def _append(self, change: Change) -> None:
        for entry in change.entries:
            positioned = Positioned(len(self._log) + 1, entry)
            self._log.append(positioned)
            self._streams.setdefault(change.stream, []).append(positioned)
        self._records[change.stream] = change.record

    def _erase(self, subjects: frozenset[str]) -> set[str]:
        """Erase subjects from vault and outbox; give the digests of their files."""
        gone = [item for item in self._vault.values() if item.subject in subjects]
        for item in gone:
            del self._vault[item.subject, item.item]
        for outgoing in self._outbox.values():
            if not subjects.isdisjoint(outgoing.message.subjects):
                outgoing.erase()
        return {item.value for item in gone if item.blob}

    def _drop_orphans(self, digests: set[str]) -> None:
        for digest in digests - {item.value for item in self._vault.values() if item.blob}:
            self._blobs.pop(digest, None)

    def _matching(self, query: Query) -> list[StoredRecord]:
        words = search_words(query.text)
        with self._lock:
            return [record for record in self._records.values() if matches(query, words, record)]


def _is_live(lease: _Lease | None, now: int) -> bool:
    return lease is not None and lease.until > now
