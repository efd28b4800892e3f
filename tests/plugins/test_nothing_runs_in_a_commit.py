"""No adapter is asked while a commit is under way: a store says when it commits, and everybody looks."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import attrs
import pytest

from govliaison.cases import Submission
from govliaison.liaison import Liaison
from govliaison.plugins import (
    AccessAnswer,
    AccessPolicyOffer,
    AnswerAsk,
    BlobStoreOffer,
    CalendarOffer,
    ChannelCapability,
    ChannelOffer,
    ColumnMatch,
    Delivered,
    KeyRingOffer,
    Kind,
    NotifierOffer,
    Offer,
    Reading,
    Rendered,
    RendererOffer,
    RouterOffer,
    Row,
    SignAsk,
    Signature,
    StoreOffer,
    Wrapped,
    hookimpl,
)
from govliaison_sql import open_sqlite


@attrs.define
class Watch:
    """Whether a commit is under way, and who was asked; ``within`` is done while one is."""

    within: Callable[[], object] = int
    commits: int = 0
    is_committing: bool = False
    asked: set[str] = attrs.field(factory=set)
    caught: set[str] = attrs.field(factory=set)

    def look(self, kind: Kind) -> None:
        self.asked.add(kind)
        if self.is_committing:
            self.caught.add(kind)


class Store:
    """SQLite, and a sign at its door while it commits."""

    def __init__(self, file: Path, watch: Watch) -> None:
        self.inner, self.watch = open_sqlite(file), watch

    def commit(self, batch: Any, /) -> Any:
        self.watch.commits += 1
        self.watch.is_committing = True
        try:
            self.watch.within()
            return self.inner.commit(batch)
        finally:
            self.watch.is_committing = False

    def __dir__(self) -> list[str]:
        return dir(self.inner)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)


class Everything:
    """One adapter of every kind but the store; each looks at the sign."""

    def __init__(self, watch: Watch) -> None:
        self.watch = watch
        self.files: dict[str, bytes] = {}

    def notify(self, _ask: Any, /) -> Delivered:
        self.watch.look(Kind.NOTIFIER)
        return Delivered()

    def answer(self, _ask: AnswerAsk, /) -> Delivered:
        self.watch.look(Kind.CHANNEL)
        return Delivered()

    def receive(self, _ask: Any, /) -> Reading:
        self.watch.look(Kind.CHANNEL)
        return Reading(
            name="x", columns=(ColumnMatch(column="1", heading="编号", field="source_id"),), rows=self.rows()
        )

    def rows(self) -> Iterable[Row]:  # type: ignore[override]
        for number in range(3):
            self.watch.look(Kind.CHANNEL)
            yield Row(number=number, where="x", cells={"source_id": f"R{number}", "title": "路灯不亮"})

    def tokens(self, _ask: Any, /) -> AccessAnswer:
        self.watch.look(Kind.ACCESS_POLICY)
        return AccessAnswer()

    def propose(self, _ask: Any, /) -> Sequence[Any]:
        self.watch.look(Kind.ROUTER)
        return ()

    def days(self, _year: int, /) -> None:
        self.watch.look(Kind.CALENDAR)

    def render(self, ask: Any, /) -> Rendered:
        for _row in ask.content.rows:
            self.watch.look(Kind.RENDERER)
        ask.target.touch()
        self.watch.look(Kind.RENDERER)
        return Rendered(ask.target)

    def put_blob(self, digest: str, data: bytes, /) -> None:
        self.watch.look(Kind.BLOB_STORE)
        self.files[digest] = data

    def blob(self, digest: str, /) -> bytes | None:
        self.watch.look(Kind.BLOB_STORE)
        return self.files.get(digest)

    def drop_blob(self, digest: str, /) -> None:
        self.watch.look(Kind.BLOB_STORE)
        self.files.pop(digest, None)

    def sign(self, _ask: Any, /) -> Signature:
        self.watch.look(Kind.KEY_RING)
        return Signature("k1", b"signed")

    def check(self, _ask: Any, /) -> bool:
        self.watch.look(Kind.KEY_RING)
        return True

    def wrap(self, ask: Any, /) -> Wrapped:
        self.watch.look(Kind.KEY_RING)
        return Wrapped("k1", ask.data)

    def unwrap(self, ask: Any, /) -> bytes:
        self.watch.look(Kind.KEY_RING)
        value: bytes = ask.wrapped.value
        return value


class Plugin:
    def __init__(self, folder: Path, watch: Watch) -> None:
        self.folder, self.watch, self.everything = folder, watch, Everything(watch)

    def offer(self, capabilities: frozenset[str] = frozenset()) -> Any:
        return Offer(name="all", contract=1, build=lambda *_: self.everything, capabilities=capabilities)

    @hookimpl
    def govliaison_stores(self) -> Iterable[StoreOffer]:
        file = self.folder / "ledger.db"
        return [StoreOffer(name="watched", contract=1, build=lambda *_: Store(file, self.watch))]

    @hookimpl
    def govliaison_notifiers(self) -> Iterable[NotifierOffer]:
        return [self.offer()]

    @hookimpl
    def govliaison_channels(self) -> Iterable[ChannelOffer]:
        return [self.offer(frozenset({ChannelCapability.ANSWERS}))]

    @hookimpl
    def govliaison_access_policies(self) -> Iterable[AccessPolicyOffer]:
        return [self.offer()]

    @hookimpl
    def govliaison_routers(self) -> Iterable[RouterOffer]:
        return [self.offer()]

    @hookimpl
    def govliaison_calendars(self) -> Iterable[CalendarOffer]:
        return [self.offer()]

    @hookimpl
    def govliaison_renderers(self) -> Iterable[RendererOffer]:
        return [self.offer(frozenset({"text/csv"}))]

    @hookimpl
    def govliaison_blob_stores(self) -> Iterable[BlobStoreOffer]:
        return [self.offer()]

    @hookimpl
    def govliaison_key_rings(self) -> Iterable[KeyRingOffer]:
        return [self.offer()]


TABLES = """
[access.all]
use = "all"
[routers.all]
use = "all"
[calendars.national]
use = "gazette"
[calendars.all]
use = "all"
[renderers.all]
use = "all"
[blob_store]
use = "all"
[key_ring]
use = "all"
[notifiers.all]
use = "all"
"""


@pytest.fixture
def watch(place: Any) -> Watch:
    place.replace('use = "sqlite"\npath = "ledger.db"', 'use = "watched"')
    place.replace('portal = { use = "spreadsheet" }', 'portal = { use = "all" }')
    with place.file.open("a", encoding="utf-8") as file:
        file.write(TABLES)
    with (place.folder / "profile.toml").open("a", encoding="utf-8") as profile:
        profile.write('\n[channels.portal]\nanswers = "outbox"\n')
    return Watch()


def live(liaison: Liaison, folder: Path) -> None:
    """Do what an office does, so that every kind is asked."""
    me = liaison.as_("zhang.wei")
    case = me.cases.submit(
        Submission(channel="portal", source_id="S1", received_at=me.now, title="路灯不亮", text="三天了")
    )
    me.files.submissions("portal", folder / "liaison.toml")
    me.routing.propose(case.id)
    me.cases.dispatch(case.id, lead="market-regulation")
    list(liaison.work_outbox())
    list(liaison.sweep(confirmed=True))
    me.registers.export(folder / "register.csv")
    assert liaison.adapters.blobs is not None
    liaison.adapters.blobs.put_blob("d1", b"x")
    assert liaison.adapters.keys is not None
    liaison.adapters.keys.sign(SignAsk(data=b"x", context="test"))


def test_nobody_is_asked_while_a_commit_is_under_way(place: Any, watch: Watch) -> None:
    with place.open(extra=[Plugin(place.folder, watch)]) as liaison:
        live(liaison, place.folder)
        assert liaison.health().is_good
    assert (True, set()) == (watch.commits > 3, watch.caught)
    assert set(Kind) - {Kind.STORE} == watch.asked


def test_the_watch_sees_whoever_is_asked_within_one(place: Any, watch: Watch) -> None:
    plugin = Plugin(place.folder, watch)
    with place.open(extra=[plugin]) as liaison:
        watch.within = lambda: plugin.everything.tokens(None)
        place.submit(liaison)
    assert {Kind.ACCESS_POLICY} == watch.caught
