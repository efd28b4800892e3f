"""
The ledger as desks use it: load a record, say what happened, commit.

Everything a commit needs beyond the decision – versions, hashes, vault items, the folded record, messages – is made here, once,
for every noun.
"""

import hmac
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any, TypeVar, cast

import attrs

from govliaison.errors import Conflict, RefusedError, StoreError
from govliaison.ledger.batch import Batch, Change, Claim, Message, StoredRecord
from govliaison.ledger.codec import Codec
from govliaison.ledger.entry import Entry, Positioned, Stamp, hash_entry
from govliaison.ledger.imports import TakenBack
from govliaison.ledger.moves import Happened, Happening, Loaded, Move
from govliaison.ledger.noun import Decision, Notice, Noun, kind_of
from govliaison.ledger.query import Query
from govliaison.ledger.store import Meta, Store
from govliaison.ledger.vault import Private, VaultItem
from govliaison.values import IdSource, Refusal, TimeSource, dump_canonical, to_micros

R = TypeVar("R")
T = TypeVar("T")

_TRIES = 3
_RECENT = 512
"""Records kept at hand, so that one verb after another on a case need not read it anew."""
_PAGE = 1000
_NOTHING_ELSE = Batch()


class Ledger:
    """
    One ledger over one store.

    Args:
        store: where it is kept; must be initialised
        nouns: every kind of record that may occur; as a mapping by kind, each is asked for when it is needed
        time: gives ``recorded_at`` and the age of messages
        ids: gives ids and salts
        route: names the destinations of a notice; none means that it is told by hand
    """

    def __init__(
        self,
        store: Store,
        nouns: Mapping[str, Noun[Any]] | Iterable[Noun[Any]],
        *,
        time: TimeSource,
        ids: IdSource,
        route: Callable[[Notice], Sequence[str]] = lambda _notice: (),
    ) -> None:
        meta = store.meta()
        if meta is None:
            raise StoreError("ledger.not-initialised")
        self.store = store
        self.meta: Meta = meta
        self.nouns: Mapping[str, Noun[Any]] = (
            cast("Mapping[str, Noun[Any]]", nouns)
            if isinstance(nouns, Mapping)
            else {noun.kind: noun for noun in nouns}
        )
        self.time = time
        self.ids = ids
        self.codec = Codec(self.nouns, meta.algorithm)
        self._route = route
        self._recent: dict[str, tuple[bytes, Any]] = {}

    def keyed(self, purpose: str, text: str) -> str:
        """
        Hash something that must be found again but not be read: a telephone number, the content of an imported row.

        Returns:
            ``purpose:`` and 32 hex digits of an HMAC under the ledger's own key
        """
        mac = hmac.digest(self.meta.key, f"{purpose}\0{text}".encode(), "sha256")
        return f"{purpose}:{mac.hex()[:32]}"

    def load(self, stream: str) -> Loaded[Any]:
        """Give a record as it stands now."""
        return self.load_many([stream])[stream]

    def load_many(self, streams: Sequence[str]) -> dict[str, Loaded[Any]]:
        """Give several records; those that do not exist are there with ``record`` None."""
        stored = self.store.records(streams)
        return {stream: self._loaded(stream, stored.get(stream)) for stream in streams}

    def read(self, stored: StoredRecord) -> Any:
        """Give the record of a row that a query found."""
        return self._loaded(stored.stream, stored).record

    def find_all(self, query: Query) -> Iterator[StoredRecord]:
        """Give every row that a query finds, page by page."""
        query = attrs.evolve(query, limit=_PAGE)
        while True:
            page = self.store.find(query)
            yield from page.rows
            if page.after is None:
                return
            query = attrs.evolve(query, after=page.after)

    def history(self, stream: str) -> list[Happened]:
        """Read all entries of a stream, private values opened as far as they still exist."""
        return self.open_entries(self.store.entries(stream))

    def open_entries(self, entries: Sequence[Positioned], *, without: frozenset[str] = frozenset()) -> list[Happened]:
        """
        Open entries for folding or explaining.

        Args:
            entries: from a stream or the feed
            without: subjects to treat as erased already
        """
        refs = [
            ref for each in entries for ref in self.codec.references(each.entry.payload) if ref.subject not in without
        ]
        vault = self.store.vault([(ref.subject, ref.item) for ref in refs]) if refs else {}
        return [
            Happened(
                each.entry.ref,
                self.codec.open(each.entry.stream, each.entry.event, each.entry.schema, each.entry.payload, vault),
                each.entry.stamp(),
            )
            for each in entries
        ]

    def feed(self, after: int = 0) -> Iterator[Positioned]:
        """Read every entry behind a position, in order, page by page."""
        while page := self.store.feed(after, _PAGE):
            yield from page
            after = page[-1].position

    def fold(self, stream: str, *, without: frozenset[str] = frozenset(), to: int | None = None) -> Loaded[Any]:
        """
        Fold a record from its entries, as rebuild and erasure do.

        That something of it was erased, or taken back with an import, stands among its entries too, and is no business of
        the noun.

        Args:
            stream: its stream
            without: subjects to treat as erased already
            to: number of the entry after which to stop; all entries if not given
        """
        noun = self.nouns[kind_of(stream)]
        entries = self.store.entries(stream)[:to]
        record: Any = None
        stood: list[Any] = [None]
        for happened in self.open_entries(entries, without=without):
            if type(happened.event) in noun.events:
                record = noun.evolve(record, happened.event, happened.stamp)
            elif isinstance(happened.event, TakenBack):
                before = stood[happened.event.to]
                record = noun.undone(record, happened.stamp) if before is None and noun.undone else before
            stood.append(record)
        last = entries[-1].entry if entries else None
        return Loaded(stream=stream, version=len(entries), head=last.hash if last else "", record=record)

    def make_stored(self, loaded: Loaded[Any]) -> StoredRecord:
        """Make of a record what is kept beside its entries."""
        noun = self.nouns[kind_of(loaded.stream)]
        return StoredRecord(
            stream=loaded.stream,
            kind=noun.kind,
            version=loaded.version,
            shape=noun.shape,
            head=loaded.head,
            index=noun.index(loaded.record),
            body=self.codec.dump_record(loaded.record),
        )

    def carry_out(
        self,
        stream: str,
        decide: Callable[[Any], Decision | Refusal],
        stamp: Stamp,
        *,
        loaded: Loaded[Any] | None = None,
        along: Callable[[Loaded[Any], Decision], Sequence[Move[Any]]] = lambda _found, _decision: (),
    ) -> Loaded[Any]:
        """
        Load, decide, commit – and again on a conflict, up to three times.

        A request that this actor made before does nothing again: the record it touched is given as it stands now.

        Args:
            stream: what it is about
            decide: pure; given the record, or None
            stamp: the circumstances
            loaded: the record, where the caller has just loaded it; loaded again only on a conflict
            along: what happens to other streams in the same commit, given what was loaded and what was decided

        Raises:
            RefusedError: the rules do not allow it
            Conflict: somebody was faster three times, or the id of the request was used for something else before
        """
        known = [] if loaded is None else [loaded]

        def attempt() -> Loaded[Any]:
            found = known.pop() if known else self.load(stream)
            done = self._done(found, stamp)
            if done is not None:
                return done
            decision = accepted(decide(found.record))
            if not decision.events:
                return found
            return self.commit([Move.of(found, decision, stamp), *along(found, decision)])[stream]

        return insist(attempt)

    def commit(self, moves: Sequence[Move[Any]], *, also: Batch = _NOTHING_ELSE) -> dict[str, Loaded[Any]]:
        """
        Do all the moves, or nothing.

        Args:
            moves: what happens to which stream
            also: what goes into the same commit beside them, such as cursors, or subjects to erase

        Returns:
            the records as they stand afterwards, by stream

        Raises:
            Conflict: a stream, claim or cursor had moved on
        """
        changes = [*also.changes]
        vault = [*also.vault]
        take = [*also.take]
        release = [*also.release]
        messages = [*also.messages]
        requests: dict[str, Claim] = {}
        results: dict[str, Loaded[Any]] = {}
        now = self.time.now()
        for move in moves:
            change, items, loaded = self._change(move)
            changes.append(change)
            vault.extend(items)
            take.extend(move.take)
            release.extend(move.release)
            for happening in move.happenings:
                if (key := _request_key(happening.stamp)) is not None:
                    requests.setdefault(key, Claim(key, change.stream))
            messages.extend(
                message for notice in move.notices for message in self._messages(notice, change.stream, now)
            )
            results[change.stream] = loaded
            self._remember(change.stream, change.record.body, loaded.record)
        self.store.commit(
            Batch(
                changes=tuple(changes),
                take=(*take, *requests.values()),
                release=tuple(release),
                vault=tuple(vault),
                erase=also.erase,
                messages=tuple(messages),
                cursors=also.cursors,
            )
        )
        return results

    def _done(self, loaded: Loaded[Any], stamp: Stamp) -> Loaded[Any] | None:
        """Give what the same request did before, or None; a new stream stands for the one that the request made then."""
        key = _request_key(stamp)
        claim = None if key is None else self.store.claims([key]).get(key)
        if claim is None:
            return None
        is_other = loaded.record is not None or kind_of(claim.stream) != kind_of(loaded.stream)
        if claim.stream != loaded.stream and is_other:
            raise Conflict(claim.key)
        return self.load(claim.stream)

    def _loaded(self, stream: str, stored: StoredRecord | None) -> Loaded[Any]:
        if stored is None:
            return Loaded(stream=stream)
        noun = self.nouns[stored.kind]
        if stored.shape != noun.shape:
            return self.fold(stream)
        record = self._record(stored, noun.record)
        return Loaded(stream=stream, version=stored.version, head=stored.head, record=record, index=stored.index)

    def _record(self, stored: StoredRecord, cls: type[R]) -> R:
        """Read a body, or take the record that was made from the very same bytes a moment ago; records are frozen."""
        known = self._recent.get(stored.stream)
        if known is not None and known[0] == stored.body:
            return cast("R", known[1])
        record = self.codec.load_record(stored.body, cls)
        self._remember(stored.stream, stored.body, record)
        return record

    def _remember(self, stream: str, body: bytes, record: object) -> None:
        if len(self._recent) >= _RECENT:
            self._recent.clear()
        self._recent[stream] = (body, record)

    def _change(self, move: Move[Any]) -> tuple[Change, list[VaultItem], Loaded[Any]]:
        loaded = move.loaded
        stream, version, head, record = loaded.stream, loaded.version, loaded.head, loaded.record
        noun = self.nouns[kind_of(stream)]
        entries: list[Entry] = []
        items: list[VaultItem] = []
        for happening in move.happenings:
            version += 1
            entry, sealed = self._entry(stream, version, head, happening)
            entries.append(entry)
            items.extend(sealed)
            head = entry.hash
            if move.record is None:
                record = noun.evolve(record, happening.event, happening.stamp)
        record = record if move.record is None else move.record
        after = Loaded(stream=stream, version=version, head=head, record=record)
        change = Change(stream=stream, expected=loaded.version, entries=tuple(entries), record=self.make_stored(after))
        return change, items, after

    def _entry(self, stream: str, version: int, previous: str, happening: Happening) -> tuple[Entry, list[VaultItem]]:
        stamp = happening.stamp
        name, schema = self.codec.name(stream, happening.event)
        payload, items = self.codec.seal(happening.event, f"{stream}@{version}", stream, self.ids.new_salt)
        parts: dict[str, Any] = {
            "stream": stream,
            "version": version,
            "event": name,
            "schema": schema,
            "effective_at": to_micros(stamp.effective_at),
            "recorded_at": to_micros(stamp.recorded_at),
            "actor": stamp.actor,
            "on_behalf_of": stamp.on_behalf_of,
            "recorded_for": stamp.recorded_for,
            "jurisdiction": stamp.jurisdiction,
            "caused_by": stamp.caused_by,
            "request": stamp.request,
            "batch": stamp.batch,
            "profile": stamp.profile,
            "previous": previous,
        }
        return Entry(payload=payload, hash=hash_entry(self.meta.algorithm, payload, **parts), **parts), items

    def _messages(self, notice: Notice, stream: str, now: datetime) -> list[Message]:
        micros = to_micros(now)
        private = {key: value for key, value in notice.params.items() if isinstance(value, Private)}
        plain = {key: value.value if isinstance(value, Private) else value for key, value in notice.params.items()}
        payload = dump_canonical({"recipient": notice.recipient, "code": notice.code, "params": plain, "about": stream})
        return [
            Message(
                id=self.ids.new_id(),
                destination=destination,
                lane=f"{destination}|{stream}",
                payload=payload,
                subjects=frozenset(value.subject for value in private.values()),
                created=micros,
                not_before=micros,
            )
            for destination in self._route(notice)
        ]


def insist(act: Callable[[], T]) -> T:
    """
    Do something that ends in a commit, and again on a conflict, up to three times.

    Raises:
        Conflict: somebody was faster three times
    """
    for _ in range(_TRIES - 1):
        with suppress(Conflict):
            return act()
    return act()


def _request_key(stamp: Stamp) -> str | None:
    """Name the claim of a request; each actor numbers their own."""
    return None if stamp.request is None else f"request:{stamp.actor}:{stamp.request}"


def accepted(verdict: Decision | Refusal) -> Decision:
    """
    Give the decision, or raise what was refused; only desks turn a refusal into an exception.

    Raises:
        RefusedError: it was refused
    """
    if isinstance(verdict, Refusal):
        params: dict[str, Any] = dict(verdict.params)
        raise RefusedError(verdict.code, **params)
    return verdict
