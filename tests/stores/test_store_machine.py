"""
One machine for every store: it does the same at random to a :class:`MemoryStore` and to the store under test, and compares.

The pools hold what has broken stores before: ids that collide by case, width or normalisation, characters outside the BMP,
text that looks like SQL, long texts, the ends of years.
"""

import hashlib
import shutil
import tempfile
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from postgres_server import drop_schema, new_schema, postgres_dsn

from govliaison.errors import Conflict
from govliaison.ledger import (
    Batch,
    Change,
    Claim,
    Cursor,
    Entry,
    Index,
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
from govliaison.values import dump_canonical
from govliaison_sql import open_postgres, open_sqlite, plans

IDS = (
    "a",
    "A",
    "a ",
    "ａ",
    "é",
    "e\u0301",
    "ß",
    "ss",
    "I",
    "ı",
    "𠮷",
    "1",
    "%",
    "_",
    "x' OR '1'='1",
    '"; DROP TABLE entry;--',
)
KINDS = ("case", "Case")
TOKENS = ("unit:a", "unit:A", "convener", "é", "e\u0301", "*", "s:open", "person:'", "[1]")
STATES = ("open", "Open", "closed", "关闭")
REGIONS = ("4104", "410402", "410411", "41", "４１０４", "%", "")
TEXTS = (
    "",
    "环评审批太慢",
    "环境 评估慢",
    "ＶＯＣ 治理 voc",
    "Straße STRASSE",
    "é e\u0301 ÉCOLE",
    "𠮷野家 的 𠮷",
    "a\"b 'c' (d) OR NOT *",
    "100% _x_ \\",
    "环评" * 2500,
    "\u2028 \ue021 ! 、。",
)
WORDS = (
    *("环", "环评", "评审批", "慢", "voc", "ＶＯＣ", "strasse", "e", "é", "e\u0301", "𠮷", "𠮷野"),
    *('"', "OR", "*", "%", "_", "!", 'a"b', " "),
)
# 2026-12-31T15:59:59.999999Z is the last microsecond of the year in China.
MOMENTS = (None, -1, 0, 1, 1_798_732_799_999_999, 1_798_732_800_000_000, 4_102_444_800_000_000)
SUBJECTS = ("person-1", "Person-1", "case/a", "é", "e\u0301")
DIGESTS = tuple(hashlib.sha256(bytes([number])).hexdigest() for number in range(3))
LANES = ("mail:case/a", "mail:case/A")
OWNERS = ("worker-1", "Worker-1", "w")

streams = st.builds("{}/{}".format, st.sampled_from(KINDS), st.sampled_from(IDS))
optional_ids = st.none() | st.sampled_from(IDS)
tags = st.frozensets(
    st.tuples(st.sampled_from(("tag", "Tag")), st.sampled_from(IDS))
    | st.sampled_from([("tag", "1:x"), ("tag:1", "x"), ("", "tag"), ("tag", "")]),
    max_size=3,
)
tokens = st.frozensets(st.sampled_from(TOKENS), max_size=3)
moments = st.sampled_from(MOMENTS)
subjects = st.lists(st.sampled_from(SUBJECTS), max_size=2)

indexes = st.builds(
    Index,
    state=st.sampled_from(STATES),
    unit=optional_ids,
    region=st.none() | st.sampled_from(REGIONS),
    enterprise=optional_ids,
    number=optional_ids,
    opened=moments,
    due=moments,
    attention=st.none() | st.integers(0, 9),
    text=st.sampled_from(TEXTS),
    audience=tokens,
    tags=tags,
)
readers = st.none() | st.builds(Reader, tokens=tokens, denied=st.just(frozenset()) | tokens)
queries = st.builds(
    Query,
    kind=st.sampled_from(KINDS),
    reader=readers,
    states=st.just(frozenset()) | st.frozensets(st.sampled_from(STATES), max_size=2),
    unit=st.none() | optional_ids,
    region=st.none() | st.sampled_from(REGIONS),
    enterprise=st.none() | optional_ids,
    number=st.none() | optional_ids,
    opened_from=st.none() | moments,
    opened_before=st.none() | moments,
    due_from=st.none() | moments,
    due_before=st.none() | moments,
    text=st.none() | st.lists(st.sampled_from(WORDS), max_size=2).map(" ".join),
    tags=st.just(frozenset()) | tags,
    order=st.sampled_from(Order),
    descending=st.booleans(),
    limit=st.integers(1, 4),
)
# Most queries have one or two conditions, else nothing is ever found.
wide_queries = st.builds(
    Query,
    kind=st.just("case"),
    reader=st.none() | st.just(Reader(tokens=frozenset(TOKENS))) | readers,
    text=st.none() | st.sampled_from(WORDS),
    order=st.sampled_from(Order),
    descending=st.booleans(),
    limit=st.integers(1, 4),
)
vault_items = st.builds(
    VaultItem,
    subject=st.sampled_from(SUBJECTS),
    item=st.sampled_from(("title", "Title", "e\u0301")),
    stream=streams,
    salt=st.binary(min_size=16, max_size=16),
    value=st.sampled_from(TEXTS),
) | st.builds(
    VaultItem,
    subject=st.sampled_from(SUBJECTS),
    item=st.sampled_from(("file", "File")),
    stream=streams,
    salt=st.just(b"\0" * 16),
    value=st.sampled_from(DIGESTS),
    blob=st.just(True),  # noqa: FBT003
)
claims = st.builds(Claim, st.sampled_from(IDS), streams, st.sampled_from(("", "note", "é")))


def make_entry(stream: str, version: int, previous: str, payload: Any) -> Entry:
    """Make an entry with its true hash."""
    entry = Entry(
        stream=stream,
        version=version,
        event="Happened",
        schema=1,
        payload=dump_canonical(payload),
        effective_at=1_798_732_799_999_999,
        recorded_at=1_798_732_800_000_000 + version,
        actor="person-1",
        on_behalf_of=None,
        recorded_for="e\u0301" if version % 2 else None,
        jurisdiction="4104",
        caused_by=None,
        request=None,
        batch="batch-1",
        profile="",
        previous=previous,
        hash="",
    )
    return attrs.evolve(entry, hash=entry.computed_hash("sha256"))


def make_change(stream: str, expected: int, index: Index, *, count: int = 1, previous: str = "") -> Change:
    """Make a change of one stream with some entries and a record."""
    entries = []
    for version in range(expected + 1, expected + 1 + count):
        entries.append(make_entry(stream, version, previous, {"version": version, "text": index.number}))
        previous = entries[-1].hash
    record = StoredRecord(
        stream=stream,
        kind=stream.partition("/")[0],
        version=expected + count,
        shape=1,
        head=previous,
        index=index,
        body=dump_canonical({"state": index.state, "version": expected + count}),
    )
    return Change(stream=stream, expected=expected, entries=tuple(entries), record=record)


def _aim(data: st.DataObject, record: StoredRecord) -> Query:
    """Ask with some of what stands in a record, so that something is found."""
    index = record.index
    asked: dict[str, Any] = {
        "states": frozenset({index.state}),
        "unit": index.unit,
        "region": None if index.region is None else index.region[:2],
        "enterprise": index.enterprise,
        "number": index.number,
        "opened_from": index.opened,
        "due_from": index.due,
        "opened_before": None if index.opened is None else index.opened + 1,
        "due_before": None if index.due is None else index.due + 1,
        "text": index.text[:2],
        "tags": index.tags,
    }
    chosen = data.draw(st.lists(st.sampled_from(sorted(asked)), max_size=2, unique=True))
    denied = data.draw(st.just(frozenset()) | tokens)
    return Query(
        kind=record.kind,
        reader=data.draw(st.none() | st.just(Reader(tokens=index.audience | {"convener"}, denied=denied))),
        order=data.draw(st.sampled_from(Order)),
        descending=data.draw(st.booleans()),
        limit=data.draw(st.integers(1, 3)),
        **{name: asked[name] for name in chosen},
    )


class StoreMachine(RuleBasedStateMachine):
    """Drives the model and the store side by side; a subclass says how the store is made."""

    def make_store(self) -> Store:
        """Make an empty store."""
        raise AssertionError("a subclass makes the store")

    def reopen(self, store: Store) -> Store:
        """Close and open again, if the store outlives that."""
        return store

    def __init__(self) -> None:
        super().__init__()
        self.model: Store = MemoryStore()
        self.store = self.make_store()
        self.now = 0
        self.sent = 0

    def teardown(self) -> None:
        self.store.close()

    def both(self, method: str, *asked: Any) -> Any:
        """Ask both; they give the same answer or the same conflict."""
        expected, actual = _outcome(self.model, method, asked), _outcome(self.store, method, asked)
        assert expected == actual
        return expected

    @initialize(key=st.binary(min_size=32, max_size=32))
    def begin(self, key: bytes) -> None:
        meta = Meta(deployment="pds", algorithm="sha256", key=key)
        assert self.both("meta") is None
        self.both("initialise", meta)
        self.both("initialise", meta)
        assert self.both("meta") == meta

    @rule(
        data=st.data(),
        chosen=st.lists(streams, max_size=3, unique=True),
        take=st.lists(claims, max_size=2),
        release=st.lists(st.sampled_from(IDS), max_size=1),
        vault=st.lists(vault_items, max_size=2),
        erase=st.just([]) | subjects,
        lanes=st.lists(st.sampled_from(LANES), max_size=3),
    )
    def commit(  # noqa: PLR0917 - hypothesis draws them by name
        self,
        data: st.DataObject,
        chosen: list[str],
        take: list[Claim],
        release: list[str],
        vault: list[VaultItem],
        erase: list[str],
        lanes: list[str],
    ) -> None:
        """Commit at the right versions; claims and cursors may conflict all the same."""
        changes = tuple(self._change(data, stream) for stream in chosen)
        messages = tuple(self._message(data, lane) for lane in lanes)
        cursors = data.draw(
            st.lists(
                st.builds(Cursor, st.sampled_from(("sweep", "Sweep")), st.integers(0, 1), st.integers(0, 2)), max_size=1
            )
        )
        batch = Batch(
            changes=changes,
            take=tuple(take),
            release=tuple(release),
            vault=tuple(vault),
            erase=tuple(erase),
            messages=messages,
            cursors=tuple(cursors),
        )
        self.both("commit", batch)

    @rule(data=st.data(), chosen=st.lists(streams, min_size=1, max_size=12, unique=True))
    def commit_many(self, data: st.DataObject, chosen: list[str]) -> None:
        """Commit nothing but streams, so that there is something to find."""
        batch = Batch(changes=tuple(self._change(data, stream) for stream in chosen))
        self.both("commit", batch)

    @rule(stream=streams, index=indexes, off=st.sampled_from((-1, 1, 2)), claim=claims)
    def commit_stale(self, stream: str, index: Index, off: int, claim: Claim) -> None:
        """A wrong version conflicts and leaves nothing behind, not even the good changes before it."""
        version = len(self.model.entries(stream))
        other = next(candidate for candidate in ("case/fresh", "case/fresher") if candidate != stream)
        good = make_change(other, len(self.model.entries(other)), index)
        stale = make_change(stream, version + off, index)
        batch = Batch(changes=(good, stale), take=(claim,))
        assert isinstance(self.both("commit", batch), tuple)

    @rule()
    def commit_twice_the_same_message(self) -> None:
        message = Message(id="m0", destination="mail", lane="mail:case/a", payload=b"{}", created=0, not_before=0)
        self.both("commit", Batch(messages=(message,)))

    def _change(self, data: st.DataObject, stream: str) -> Change:
        entries = self.model.entries(stream)
        previous = entries[-1].entry.hash if entries else ""
        count = data.draw(st.integers(0 if entries else 1, 2))
        return make_change(stream, len(entries), data.draw(indexes), count=count, previous=previous)

    def _message(self, data: st.DataObject, lane: str) -> Message:
        self.sent += 1
        return Message(
            id=f"m{self.sent * 7919 % 1000}",
            destination=lane.partition(":")[0],
            lane=lane,
            payload=b'{"to":"\xe6\x9d\x8e"}',
            subjects=data.draw(st.frozensets(st.sampled_from(SUBJECTS), max_size=2)),
            created=self.now,
            not_before=self.now + data.draw(st.sampled_from((0, 0, 5))),
        )

    @rule(asked=st.lists(queries | wide_queries, max_size=3), aimed=st.integers(0, 5), data=st.data())
    def find(self, asked: list[Query], aimed: int, data: st.DataObject) -> None:
        """Every page, by the keys the pages give, read back from their texts."""
        records = [record for kind in KINDS for record in self.model.find(Query(kind=kind, reader=None, limit=99)).rows]
        if records:
            asked = asked + [_aim(data, data.draw(st.sampled_from(records))) for _ in range(aimed)]
        for query in asked:
            self.both("count", query, data.draw(st.integers(0, 6)))
            self._turn_pages(query)

    def _turn_pages(self, query: Query) -> None:
        seen: list[str] = []
        while True:
            page = self.both("find", query)
            seen += [record.stream for record in page.rows]
            if page.after is None:
                break
            query = attrs.evolve(query, after=Key.parse(str(page.after)))
        assert len(seen) == len(set(seen))

    @rule(query=wide_queries, value=moments, stream=streams)
    def find_behind_any_key(self, query: Query, value: int | None, stream: str) -> None:
        self.both("find", attrs.evolve(query, after=Key(value, stream)))

    @rule(limit=st.integers(1, 3))
    def read_feed(self, limit: int) -> None:
        position = 0
        while page := self.both("feed", position, limit):
            assert [entry.position for entry in page] == list(range(position + 1, position + 1 + len(page)))
            position = page[-1].position
        assert self.both("head") == position

    @rule(kind=st.sampled_from(KINDS), limit=st.integers(1, 5))
    def read_streams(self, kind: str, limit: int) -> None:
        after = ""
        while page := self.both("streams", kind, after, limit):
            for stream in page:
                self.both("entries", stream)
            after = page[-1]

    @rule(
        asked=st.lists(streams, max_size=5), keys=st.lists(st.sampled_from(IDS), max_size=5), name=st.sampled_from(IDS)
    )
    def look_up(self, asked: list[str], keys: list[str], name: str) -> None:
        self.both("records", asked)
        self.both("claims", keys)
        self.both("cursor", name)
        self.both("cursor", "sweep")

    @rule(passed=st.sampled_from((1, 5, 10)))
    def time_passes(self, passed: int) -> None:
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

    @rule(asked=st.lists(streams, max_size=6), owner=st.sampled_from(OWNERS))
    def release_due(self, asked: list[str], owner: str) -> None:
        self.both("release_due", asked, owner)

    @rule(owner=st.sampled_from(OWNERS), lasts=st.sampled_from((0, 1, 5)), limit=st.integers(1, 3), data=st.data())
    def lease_and_settle(self, owner: str, lasts: int, limit: int, data: st.DataObject) -> None:
        ask = LeaseAsk(owner=owner, now=self.now, until=self.now + lasts, limit=limit)
        for leased in self.both("lease_messages", ask):
            self._settle(data, leased.message.id, owner)

    @rule(data=st.data(), lane=st.sampled_from(LANES), count=st.integers(2, 4), erase=st.just([]) | subjects)
    def deliver(self, data: st.DataObject, lane: str, count: int, erase: list[str]) -> None:
        """Fill a lane and work on it, so that heads die, wait and vanish with others behind them."""
        self.both("commit", Batch(messages=tuple(self._message(data, lane) for _ in range(count))))
        for _ in range(count):
            ask = LeaseAsk(owner="w", now=self.now, until=self.now + 5, limit=2)
            for leased in self.both("lease_messages", ask):
                self._settle(data, leased.message.id, "w")
            self.now += data.draw(st.sampled_from((0, 5)))
        self.both("commit", Batch(erase=tuple(erase)))
        self.both("lease_messages", LeaseAsk(owner="w", now=self.now, until=self.now + 5, limit=9))

    @rule(digest=st.sampled_from(DIGESTS), streams=st.tuples(streams, streams), erase=subjects, again=subjects)
    def erase_files(self, digest: str, streams: tuple[str, str], erase: list[str], again: list[str]) -> None:
        """A file goes with the last item that names it; an item written in the same batch keeps it."""
        self.both("put_blob", digest, b"file")
        items = [
            VaultItem(subject=subject, item="file", stream=stream, salt=b"", value=digest, blob=True)
            for subject, stream in zip(SUBJECTS[:2], streams, strict=True)
        ]
        self.both("commit", Batch(vault=tuple(items)))
        kept = tuple(attrs.evolve(items[0], subject=subject) for subject in again)
        self.both("commit", Batch(erase=tuple(erase), vault=kept))
        self.both("blob", digest)

    @precondition(lambda self: self.sent)
    @rule(data=st.data())
    def settle_any(self, data: st.DataObject) -> None:
        """Settle a message that one may not hold at all."""
        self._settle(data, data.draw(self._message_ids()), data.draw(st.sampled_from(OWNERS)))

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
        identity = data.draw(self._message_ids())
        self.both("revive", identity, state, self.now)

    def _message_ids(self) -> st.SearchStrategy[str]:
        return st.sampled_from([f"m{number * 7919 % 1000}" for number in range(self.sent + 1)])

    @rule(state=st.none() | st.sampled_from(MessageState), limit=st.integers(1, 3))
    def list_messages(self, state: MessageState | None, limit: int) -> None:
        after = ""
        while page := self.both("messages", state, after, limit):
            after = page[-1].id

    @rule(subject=st.sampled_from(SUBJECTS))
    def read_vault(self, subject: str) -> None:
        items = [(subject, item) for item in ("title", "Title", "e\u0301", "file", "File", "é")]
        self.both("vault", items)
        self.both("vault_streams", subject)

    @rule(digest=st.sampled_from(DIGESTS), data=st.binary(max_size=20))
    def keep_file(self, digest: str, data: bytes) -> None:
        self.both("put_blob", digest, data)

    @rule()
    def close_and_reopen(self) -> None:
        self.store = self.reopen(self.store)

    @invariant()
    def files_are_the_same(self) -> None:
        for digest in DIGESTS:
            self.both("blob", digest)


def _outcome(store: Store, method: str, asked: tuple[Any, ...]) -> Any:
    try:
        return getattr(store, method)(*asked)
    except Conflict as conflict:
        return ("conflict", conflict.stream, conflict.expected, conflict.actual)


class MemoryMachine(StoreMachine):
    """The reference agrees with itself: the machine is sound, and what it remembers is deterministic."""

    def make_store(self) -> Store:
        return MemoryStore()


class SqliteMachine(StoreMachine):
    """The ledger in a file, closed and opened again in between."""

    def make_store(self) -> Store:
        self.folder = tempfile.mkdtemp()
        return open_sqlite(Path(self.folder, "底账.db"), busy_timeout=5)

    def reopen(self, store: Store) -> Store:
        store.close()
        return open_sqlite(Path(self.folder, "底账.db"), busy_timeout=5)

    def teardown(self) -> None:
        super().teardown()
        shutil.rmtree(self.folder)


class PostgresMachine(StoreMachine):
    """The ledger in a schema of a real server."""

    def make_store(self) -> Store:
        self.schema = new_schema()
        return self.opened()

    def opened(self) -> Store:
        return open_postgres(postgres_dsn(), schema=self.schema, pool_size=2)

    def reopen(self, store: Store) -> Store:
        store.close()
        return self.opened()

    def teardown(self) -> None:
        super().teardown()
        drop_schema(self.schema)


def _run(machine: type[StoreMachine], examples: int) -> None:
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=30,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_memory_store_answers_like_the_reference() -> None:
    _run(MemoryMachine, 10)


def test_sqlite_store_answers_like_the_reference() -> None:
    _run(SqliteMachine, 40)


def test_postgres_store_answers_like_the_reference() -> None:
    _run(PostgresMachine, 40)


@pytest.mark.parametrize("machine", [SqliteMachine, PostgresMachine], ids=["sqlite", "postgres"])
def test_stores_answer_like_the_reference_when_lists_are_long(
    machine: type[StoreMachine], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Long lists are walked, short ones sorted; here everything counts as long."""
    monkeypatch.setattr(plans, "_FEW", 1)
    monkeypatch.setattr(plans, "_MOST_ARMS", 2)
    monkeypatch.setattr(plans, "_MOST_REGIONS", 2)
    _run(machine, 40)
