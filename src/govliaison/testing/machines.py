"""
One machine for every store: it does the same at random to the reference and to the store under test, and compares.

The reference is :class:`~govliaison.plugins.MemoryStore`; what it answers is the contract wherever words leave a choice open.
"""

from typing import Any, ClassVar, Final, Protocol

import attrs
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from govliaison.plugins import (
    Batch,
    Change,
    Cursor,
    Key,
    LeaseAsk,
    MemoryStore,
    Message,
    MessageState,
    Meta,
    Order,
    Query,
    Reader,
    Settle,
    Settlement,
    Store,
    StoredRecord,
    VaultItem,
)
from govliaison.testing.comparing import conditions_of, message_id, outcome
from govliaison.testing.pools import ITEMS, KINDS, LANES, NAMES, OWNERS, Pools
from govliaison.testing.samples import a_change, a_message
from govliaison.testing.strategies import DIGESTS

_MANY: Final = 99
_EVERY: Final = 5


class StoreUnderTest(Protocol):
    """What the machine asks of the author's class."""

    capabilities: ClassVar[frozenset[str]]

    def make(self) -> Store:
        """Make an empty store."""
        ...

    def reopen(self, store: Store, /) -> Store:
        """Open the same data once more."""
        ...


class StoreMachine(RuleBasedStateMachine):
    """Drives the reference and one store side by side."""

    def __init__(self, author: StoreUnderTest, pools: Pools) -> None:
        super().__init__()
        self.author = author
        self.pools = pools
        self.model: Store = MemoryStore()
        self.store = author.make()
        self.others: list[Store] = []
        self.now = self.sent = self.steps = 0
        self.claimed: set[str] = set()
        self.kept: set[tuple[str, str]] = set()

    def teardown(self) -> None:
        """Close all handles."""
        for store in (self.store, *self.others):
            store.close()

    def both(self, method: str, *asked: Any) -> Any:
        """Ask both; they give the same answer or the same conflict."""
        expected, actual = outcome(self.model, method, asked), outcome(self.store, method, asked)
        assert expected == actual, method
        return expected

    @initialize(key=st.binary(min_size=32, max_size=32))
    def begin(self, key: bytes) -> None:
        """Make the ledger; a second time is a conflict."""
        meta = Meta(deployment="d", algorithm="sha256", key=key)
        assert self.both("meta") is None
        self.both("initialise", meta)
        self.both("initialise", meta)
        assert self.both("meta") == meta

    @rule(data=st.data(), batches=st.integers(1, 3))
    def commit(self, data: st.DataObject, batches: int) -> None:
        """Commit at the right versions; claims and cursors may conflict all the same."""
        for _ in range(batches):
            batch = self._batch(data)
            self.claimed |= {claim.key for claim in batch.take}
            self.kept |= {(item.subject, item.item) for item in batch.vault}
            self.both("commit", batch)

    def _batch(self, data: st.DataObject) -> Batch:
        pools = self.pools
        streams = data.draw(st.lists(pools.streams, max_size=3, unique=True))
        lanes = data.draw(st.lists(st.sampled_from(LANES), max_size=3))
        return Batch(
            changes=tuple(self._change(data, stream) for stream in streams),
            take=tuple(data.draw(st.just([]) | st.lists(pools.claims, max_size=2))),
            release=tuple(data.draw(st.lists(pools.ids, max_size=1))),
            vault=tuple(data.draw(st.lists(pools.vault_items, max_size=2))),
            erase=tuple(data.draw(st.just([]) | pools.some_subjects)),
            messages=tuple(self._message(data, lane) for lane in lanes),
            cursors=tuple(data.draw(st.just([]) | st.just([]) | st.lists(_cursors, max_size=1))),
        )

    @rule(data=st.data())
    def commit_many(self, data: st.DataObject) -> None:
        """Commit nothing but streams, so that there is something to find."""
        chosen = data.draw(st.lists(self.pools.streams, min_size=1, max_size=12, unique=True))
        self.both("commit", Batch(changes=tuple(self._change(data, stream) for stream in chosen)))

    @rule(data=st.data(), off=st.sampled_from((-1, 1, 2)))
    def commit_stale(self, data: st.DataObject, off: int) -> None:
        """A wrong version conflicts and leaves nothing behind, not even the good changes before it."""
        stream, index = data.draw(self.pools.streams), data.draw(self.pools.indexes)
        version = len(self.model.entries(stream))
        other = next(candidate for candidate in ("case/fresh", "case/fresher") if candidate != stream)
        good = a_change(other, len(self.model.entries(other)), index)
        stale = a_change(stream, version + off, index)
        batch = Batch(changes=(good, stale), take=(data.draw(self.pools.claims),))
        assert isinstance(self.both("commit", batch), tuple)

    @rule()
    def commit_twice_the_same_message(self) -> None:
        """The id of a message is taken once."""
        self.both("commit", Batch(messages=(a_message("m0", "mail:case/a"),)))

    def _change(self, data: st.DataObject, stream: str) -> Change:
        entries = self.model.entries(stream)
        previous = entries[-1].entry.hash if entries else ""
        count = data.draw(st.integers(0 if entries else 1, 2))
        moment = data.draw(self.pools.micros)
        index = data.draw(self.pools.indexes)
        return a_change(stream, len(entries), index, count=count, previous=previous, effective_at=moment)

    def _message(self, data: st.DataObject, lane: str) -> Message:
        self.sent += 1
        wait = data.draw(st.sampled_from((0, 0, 5)))
        subjects = data.draw(st.frozensets(self.pools.subjects, max_size=2))
        return a_message(message_id(self.sent), lane, not_before=self.now + wait, subjects=subjects)

    @rule(data=st.data(), aimed=st.integers(0, 5))
    def find(self, data: st.DataObject, aimed: int) -> None:
        """Every page, by the keys the pages give, read back from their texts."""
        asked = data.draw(st.lists(self.pools.queries | self.pools.wide_queries, max_size=3))
        every = [Query(kind=kind, reader=None, limit=_MANY) for kind in KINDS]
        records = [record for query in every for record in self.model.find(query).rows]
        if records:
            asked = asked + [self._aim(data, data.draw(st.sampled_from(records))) for _ in range(aimed)]
        for query in asked:
            self.both("count", query, data.draw(st.integers(0, 6)))
            self._turn_pages(query)

    def _aim(self, data: st.DataObject, record: StoredRecord) -> Query:
        """Ask with some of what stands in a record, so that something is found."""
        asked = conditions_of(record.index)
        chosen = data.draw(st.lists(st.sampled_from(sorted(asked)), max_size=2, unique=True))
        denied = data.draw(st.just(frozenset()) | self.pools.audiences)
        reader = Reader(tokens=record.index.audience | {"convener"}, denied=denied)
        wide = data.draw(self.pools.wide_queries)
        plain = attrs.evolve(wide, kind=record.kind, reader=data.draw(st.sampled_from((None, reader))), text=None)
        return attrs.evolve(plain, **{name: asked[name] for name in chosen})

    def _turn_pages(self, query: Query) -> None:
        seen: list[str] = []
        while True:
            page = self.both("find", query)
            seen += [record.stream for record in page.rows]
            if page.after is None:
                break
            query = attrs.evolve(query, after=Key.parse(str(page.after)))
        assert len(seen) == len(set(seen))

    @rule(data=st.data())
    def find_behind_any_key(self, data: st.DataObject) -> None:
        """A page begins behind any key, whether or not there is such a record any more."""
        key = Key(data.draw(st.none() | self.pools.micros), data.draw(self.pools.streams))
        self.both("find", attrs.evolve(data.draw(self.pools.wide_queries), after=key))

    @rule(data=st.data(), limit=st.integers(1, 3))
    def read(self, data: st.DataObject, limit: int) -> None:
        """Read page by page, and by name what there may not be."""
        self._read_feed(limit)
        after = ""
        while page := self.both("messages", data.draw(st.none() | st.sampled_from(MessageState)), after, limit):
            after = page[-1].id
        for kind in KINDS:
            after = ""
            while streams := self.both("streams", kind, after, limit):
                after = streams[-1]
        self.both("records", data.draw(st.lists(self.pools.streams, max_size=5)))
        self.both("claims", data.draw(st.lists(self.pools.ids, max_size=5)))
        self.both("vault", [(data.draw(self.pools.subjects), item) for item in ITEMS])
        self.both("vault_streams", data.draw(self.pools.subjects))
        for name in NAMES:
            self.both("cursor", name)

    def _read_feed(self, limit: int) -> None:
        position = 0
        while page := self.both("feed", position, limit):
            assert [entry.position for entry in page] == list(range(position + 1, position + 1 + len(page)))
            position = page[-1].position
        assert self.both("head") == position

    @rule(passed=st.sampled_from((1, 5, 10)))
    def time_passes(self, passed: int) -> None:
        """Let leases run out and messages come due."""
        self.now += passed

    @rule(
        owner=st.sampled_from(OWNERS),
        lasts=st.sampled_from((0, 1, 5)),
        limit=st.integers(1, 3),
        passed=st.sampled_from((0, 1, 4, 5)),
    )
    def lease_due(self, owner: str, lasts: int, limit: int, passed: int) -> None:
        """Lease, and again when the lease is about to end."""
        for until in (self.now + lasts, self.now + passed + 1):
            self.both("lease_due", LeaseAsk(owner=owner, now=self.now, until=until, limit=limit))
            self.now += passed

    @rule(data=st.data(), owner=st.sampled_from(OWNERS))
    def release_due(self, data: st.DataObject, owner: str) -> None:
        """Give leases back; those of others stay."""
        self.both("release_due", data.draw(st.lists(self.pools.streams, max_size=6)), owner)

    @rule(owner=st.sampled_from(OWNERS), lasts=st.sampled_from((0, 1, 5)), limit=st.integers(1, 3), data=st.data())
    def lease_and_settle(self, owner: str, lasts: int, limit: int, data: st.DataObject) -> None:
        """Lease messages and say at once what became of them."""
        for leased in self.both("lease_messages", self._ask(owner, lasts, limit)):
            self._settle(data, leased.message.id, owner)

    @rule(data=st.data(), lane=st.sampled_from(LANES), count=st.integers(2, 4))
    def deliver(self, data: st.DataObject, lane: str, count: int) -> None:
        """Fill a lane and work on it, so that heads die, wait and vanish with others behind them."""
        self.both("commit", Batch(messages=tuple(self._message(data, lane) for _ in range(count))))
        for _ in range(count):
            for leased in self.both("lease_messages", self._ask("w", 5, 2)):
                self._settle(data, leased.message.id, "w")
            self.now += data.draw(st.sampled_from((0, 5)))
        self.both("commit", Batch(erase=tuple(data.draw(st.just([]) | self.pools.some_subjects))))
        self.both("lease_messages", self._ask("w", 5, 9))

    def _ask(self, owner: str, lasts: int, limit: int) -> LeaseAsk:
        return LeaseAsk(owner=owner, now=self.now, until=self.now + lasts, limit=limit)

    @rule(data=st.data(), digest=st.sampled_from(DIGESTS))
    def erase_files(self, data: st.DataObject, digest: str) -> None:
        """A file goes with the last item that names it; an item written in the same batch keeps it."""
        self.both("put_blob", digest, b"file")
        items = [
            VaultItem(
                subject=data.draw(self.pools.subjects),
                item="file",
                stream=data.draw(self.pools.streams),
                salt=b"",
                value=digest,
                blob=True,
            )
            for _ in range(2)
        ]
        self.both("commit", Batch(vault=tuple(items)))
        again = data.draw(self.pools.some_subjects)
        kept = tuple(attrs.evolve(items[0], subject=subject) for subject in again)
        self.both("commit", Batch(erase=tuple(data.draw(self.pools.some_subjects)), vault=kept))
        self.both("blob", digest)

    @precondition(lambda self: self.sent)
    @rule(data=st.data())
    def settle_any(self, data: st.DataObject) -> None:
        """Settle a message that one may not hold at all."""
        self._settle(data, self._any_message(data), data.draw(st.sampled_from(OWNERS)))

    def _settle(self, data: st.DataObject, identity: str, owner: str) -> None:
        settlement = Settlement(
            id=identity,
            owner=data.draw(st.sampled_from((owner, owner, owner, *OWNERS))),
            outcome=data.draw(st.sampled_from(Settle)),
            not_before=self.now + data.draw(st.integers(0, 10)),
            note=data.draw(st.sampled_from(("", "mail.refused"))),
        )
        self.both("settle", settlement)

    @precondition(lambda self: self.sent)
    @rule(data=st.data(), state=st.sampled_from((MessageState.WAITING, MessageState.SKIPPED)))
    def revive(self, data: st.DataObject, state: MessageState) -> None:
        """Put a dead message back or give it up."""
        self.both("revive", self._any_message(data), state, self.now)

    def _any_message(self, data: st.DataObject) -> str:
        return data.draw(st.sampled_from([message_id(number) for number in range(self.sent + 1)]))

    @rule(digest=st.sampled_from(DIGESTS), data=st.binary(max_size=20))
    def keep_file(self, digest: str, data: bytes) -> None:
        """The same digest again does nothing."""
        self.both("put_blob", digest, data)

    @precondition(lambda self: "durable" in self.author.capabilities)
    @rule()
    def close_and_open_again(self) -> None:
        """Nothing is lost and nothing forgotten, leases included."""
        self.store.close()
        self.store = self.author.reopen(self.store)

    @precondition(lambda self: "concurrent" in self.author.capabilities)
    @rule()
    def take_the_other_handle(self) -> None:
        """What was done through one handle is seen through the other."""
        if not self.others:
            self.others.append(self.author.reopen(self.store))
        self.store, self.others[0] = self.others[0], self.store

    @invariant()
    def all_is_the_same(self) -> None:
        """Every few steps: all there is, read in every way."""
        self.steps += 1
        if self.steps % _EVERY:
            return
        feed = self.both("feed", 0, 10 * _MANY)
        for stream in sorted({one.entry.stream for one in feed}):
            self.both("entries", stream)
            self.both("records", [stream])
        for order in Order:
            pages = Query(kind="case", reader=None, order=order, descending=bool(self.steps % 2), limit=2)
            self.both("count", pages, 3)
            self._turn_pages(pages)
        for key in sorted(self.claimed):
            self.both("claims", [key])
        self.both("vault", sorted(self.kept))
        self.both("messages", None, "", _MANY)

    @invariant()
    def files_are_the_same(self) -> None:
        """After every step: files come and go with the items that name them."""
        for digest in DIGESTS:
            self.both("blob", digest)


_cursors: Final = st.builds(Cursor, st.sampled_from(NAMES), st.integers(0, 1), st.integers(0, 2))
