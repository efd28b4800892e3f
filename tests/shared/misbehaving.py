"""
Adapters of every kind that go wrong as their settings say; copied beside a deployment, where they are local plugins.

What they raise holds the name of a person, who must never be named in a fault.
"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Event
from time import sleep
from typing import Any, Final

import attrs

from govliaison.plugins import (
    AccessAnswer,
    AccessPolicyOffer,
    BlobStoreOffer,
    CalendarOffer,
    ChannelOffer,
    ColumnMatch,
    DayTable,
    Delivered,
    HostInfo,
    KeyRingOffer,
    NotifierOffer,
    Offer,
    Reading,
    Rendered,
    RendererOffer,
    RouterOffer,
    RoutingProposal,
    Row,
    Signature,
    StoreOffer,
    Wrapped,
)
from govliaison.values import Reason
from govliaison_sql import open_sqlite

PERSON: Final = "张三丰 13800001234"
"""What an author might write into an error."""
HOW: Final = ("raises", "hangs", "junk", "dies", "lies")
"""The ways in which each of them goes wrong."""


@attrs.frozen(kw_only=True)
class Settings:
    how: str


def fail(how: str, lie: object = None) -> Any:
    """Go wrong in one way."""
    if how == "raises":
        raise RuntimeError(PERSON)
    if how == "dies":
        raise SystemExit(3)
    if how == "hangs":
        Event().wait(20)
    return lie if how == "lies" else object()


@attrs.frozen
class Adapter:
    """Everything at once; each offer below is used for what its kind asks only."""

    settings: Settings

    @property
    def how(self) -> str:
        return self.settings.how

    def notify(self, ask: Any, /) -> Any:
        return fail(self.how, Delivered(receipt=ask))

    def tokens(self, _ask: Any, /) -> Any:
        return fail(self.how, AccessAnswer(tokens={5}))  # type: ignore[arg-type]

    def propose(self, _ask: Any, /) -> Any:
        if self.how == "well":
            return [RoutingProposal(unit="market-regulation", confidence=90, reason=Reason.of("words.found"))]
        return fail(self.how, [RoutingProposal(unit=["all"], confidence=99, reason=Reason.of("x"))])  # type: ignore[arg-type]

    def days(self, year: int, /) -> Any:
        return fail(self.how, DayTable(year=year + 1, source=PERSON, days={}))

    def render(self, ask: Any, /) -> Any:
        ask.target.write_text("half a file", encoding="utf-8")
        if self.how == "lies":
            ask.target.unlink()
        return fail(self.how, Rendered(ask.target))

    def receive(self, _ask: Any, /) -> Any:
        how, _, when = self.how.partition(" ")
        if when == "later":
            columns = tuple(
                ColumnMatch(column=str(place), heading=name, field=name)
                for place, name in enumerate(("source_id", "title"))
            )
            return Reading(name="inbox", columns=columns, rows=self.rows(how))
        return fail(how, Reading(name=5, columns=(), rows=iter(())))  # type: ignore[arg-type]

    def rows(self, how: str) -> Iterator[Any]:
        for number in (1, 2):
            yield Row(number=number, where=str(number), cells={"source_id": f"N{number}", "title": "路灯不亮"})
        yield fail(how, Row(number=3, where="3", cells={"source_id": "N3", "title": 5}))  # type: ignore[dict-item]
        yield Row(number=4, where="4", cells={"source_id": "N4", "title": "路灯不亮"})

    def put_blob(self, _digest: str, data: bytes, /) -> Any:
        if data == b"bad":
            fail(self.how)

    def blob(self, digest: str, /) -> Any:
        return fail(self.how, "text") if digest == "bad" else None

    def drop_blob(self, digest: str, /) -> Any:
        if digest == "bad":
            fail(self.how)

    def sign(self, _ask: Any, /) -> Any:
        return fail(self.how, Signature("k1", "text"))  # type: ignore[arg-type]

    def check(self, _ask: Any, /) -> Any:
        return fail(self.how, lie=1)

    def wrap(self, _ask: Any, /) -> Any:
        return fail(self.how, Wrapped("k1", "text"))  # type: ignore[arg-type]

    def unwrap(self, _ask: Any, /) -> Any:
        return fail(self.how, "text")


def build(settings: Settings, _host: HostInfo) -> Any:
    return Adapter(settings)


def offer(capabilities: frozenset[str] = frozenset()) -> Any:
    return Offer(name="bad", contract=1, settings=Settings, build=build, capabilities=capabilities)


notifier: NotifierOffer = offer()
access: AccessPolicyOffer = offer()
router: RouterOffer = offer()
calendar: CalendarOffer = offer()
renderer: RendererOffer = offer(frozenset({"text/csv"}))
channel: ChannelOffer = offer()
talker: ChannelOffer = offer(frozenset({"answers"}))
blob_store: BlobStoreOffer = offer()
key_ring: KeyRingOffer = offer()
claims: Any = offer(frozenset({"telepathy"}))
"""Declares what nobody knows."""


class Ledger:
    """
    A store in SQLite that goes wrong in one method, as a file beside it says, such as ``raises commit``.

    It hangs for as long as the file is there.
    """

    def __init__(self, folder: Path) -> None:
        self.folder, self.inner = folder, open_sqlite(folder / "ledger.db")

    def __dir__(self) -> list[str]:
        return dir(self.inner)

    def __getattr__(self, name: str) -> Any:
        method = getattr(self.inner, name)
        return partial(self.ask, name, method) if callable(method) else method

    def ask(self, name: str, method: Any, /, *args: Any) -> Any:
        file = self.folder / "how"
        how, _, call = file.read_text(encoding="utf-8").partition(" ") if file.exists() else ("", "", "")
        while how == "hangs" and call == name and file.exists():
            sleep(0.01)
        if call == name and how != "hangs":
            return fail(how, [5])
        return method(*args)


@attrs.frozen(kw_only=True)
class Place:
    path: Path


store: StoreOffer = StoreOffer(
    name="ledger", contract=1, settings=Place, build=lambda place, _host: Ledger(place.path.parent)
)
