"""
A plugin with every hook there is, a deployment that has nothing else, and a note of each call of what it offers.

Each thing does the least that is right: files and keys lie in memory, the calendar knows of no special day, the router always
proposes the same unit.
"""

import hmac
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from govliaison.ledger import MemoryStore
from govliaison.plugins import (
    AccessAnswer,
    AccessAsk,
    AccessPolicyOffer,
    AnswerAsk,
    BlobStoreOffer,
    CalendarOffer,
    ChannelCapability,
    ChannelOffer,
    CheckAsk,
    ColumnMatch,
    DayTable,
    Delivered,
    ExampleOffer,
    KeyRingOffer,
    NotifierOffer,
    NotifyAsk,
    PackOffer,
    Reading,
    ReceiveAsk,
    RegionTable,
    RenderAsk,
    Rendered,
    RendererOffer,
    RouterOffer,
    RoutingAsk,
    RoutingProposal,
    Row,
    Sheet,
    SignAsk,
    Signature,
    StoreOffer,
    TableOffer,
    UnwrapAsk,
    WrapAsk,
    Wrapped,
    hookimpl,
)
from govliaison.values import Reason

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
MEDIA_TYPES = frozenset({"text/csv", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"})
PACK = """\
[units.office]
name = "示例县政企沟通联络办公室"
roles = ["convener"]
[units.market]
name = "示例县市场监督管理局"
[channels.hall]
name = "大厅"
answers = "outbox"
"""
PROFILE = """\
extends = "pack:whole/county"
[jurisdiction]
code = "990102"
name = "示例县"
level = "county"
"""
DEPLOYMENT = """\
code = "whole"
profile = "profile.toml"
[plugins]
enabled = []
[store]
use = "whole"
[blob_store]
use = "whole"
[key_ring]
use = "whole"
[calendars.country]
use = "whole"
[access.policy]
use = "whole"
[routers.router]
use = "whole"
[channels.hall]
use = "whole"
[notifiers.desk]
use = "whole"
[renderers.csv]
use = "whole"
"""
EXAMPLE = """\
code = "example"
profile = "profile.toml"
[plugins]
enabled = ["sql"]
[store]
use = "sqlite"
path = "ledger.db"
"""


class Clock:
    """Stands still."""

    def now(self) -> datetime:
        return NOW


class Store(MemoryStore):
    """A store in memory that may be closed and opened again, and notes each call from outside."""

    def __init__(self, note: Callable[[str], None]) -> None:
        super().__init__()
        self._note = note

    def __getattribute__(self, name: str) -> Any:
        found = super().__getattribute__(name)
        if name.startswith("_") or not callable(found):
            return found

        def noted(*args: Any) -> Any:
            self._note(name)
            return found(*args)

        return noted

    def close(self) -> None:
        """Stay, to be opened again."""


class Whole:
    """A plugin with every hook; it notes each call by the name of the hook that offered what was called."""

    def __init__(self, folder: Path | None = None) -> None:
        self.calls: list[tuple[str, str]] = []
        self.folder = folder or Path()
        self.files: dict[str, bytes] = {}
        self.store = Store(lambda call: self.note("govliaison_stores", call))

    def note(self, hook: str, call: str) -> None:
        """Note that what a hook offers was called."""
        self.calls.append((hook, call))

    @hookimpl
    def govliaison_stores(self) -> Iterator[StoreOffer]:
        yield StoreOffer(name="whole", contract=1, build=lambda *_: self.store)

    @hookimpl
    def govliaison_blob_stores(self) -> Iterator[BlobStoreOffer]:
        yield BlobStoreOffer(name="whole", contract=1, build=lambda *_: self)

    def put_blob(self, digest: str, data: bytes, /) -> None:
        self.note("govliaison_blob_stores", "put_blob")
        self.files[digest] = data

    def blob(self, digest: str, /) -> bytes | None:
        self.note("govliaison_blob_stores", "blob")
        return self.files.get(digest)

    def drop_blob(self, digest: str, /) -> None:
        self.note("govliaison_blob_stores", "drop_blob")
        self.files.pop(digest, None)

    @hookimpl
    def govliaison_key_rings(self) -> Iterator[KeyRingOffer]:
        yield KeyRingOffer(name="whole", contract=1, build=lambda *_: self)

    def sign(self, ask: SignAsk, /) -> Signature:
        self.note("govliaison_key_rings", "sign")
        return Signature("k1", hmac.digest(b"key", ask.context.encode() + ask.data, "sha256"))

    def check(self, ask: CheckAsk, /) -> bool:
        self.note("govliaison_key_rings", "check")
        return hmac.digest(b"key", ask.context.encode() + ask.data, "sha256") == ask.signature.value

    def wrap(self, ask: WrapAsk, /) -> Wrapped:
        self.note("govliaison_key_rings", "wrap")
        return Wrapped("k1", ask.data[::-1])

    def unwrap(self, ask: UnwrapAsk, /) -> bytes:
        self.note("govliaison_key_rings", "unwrap")
        return ask.wrapped.value[::-1]

    @hookimpl
    def govliaison_calendars(self) -> Iterator[CalendarOffer]:
        yield CalendarOffer(name="whole", contract=1, build=lambda *_: self)

    def days(self, year: int, /) -> DayTable | None:
        self.note("govliaison_calendars", "days")
        return DayTable(year=year, source="示例县通知", days={})

    @hookimpl
    def govliaison_access_policies(self) -> Iterator[AccessPolicyOffer]:
        yield AccessPolicyOffer(name="whole", contract=1, build=lambda *_: self)

    def tokens(self, _ask: AccessAsk, /) -> AccessAnswer:
        self.note("govliaison_access_policies", "tokens")
        return AccessAnswer()

    @hookimpl
    def govliaison_routers(self) -> Iterator[RouterOffer]:
        yield RouterOffer(name="whole", contract=1, build=lambda *_: self)

    def propose(self, _ask: RoutingAsk, /) -> tuple[RoutingProposal, ...]:
        self.note("govliaison_routers", "propose")
        return (RoutingProposal(unit="market", confidence=80, reason=Reason.of("whole.says-so")),)

    @hookimpl
    def govliaison_channels(self) -> Iterator[ChannelOffer]:
        answers = frozenset({ChannelCapability.ANSWERS.value})
        yield ChannelOffer(name="whole", contract=1, build=lambda *_: self, capabilities=answers)

    def answer(self, ask: AnswerAsk, /) -> Delivered:
        self.note("govliaison_channels", "answer")
        return Delivered(receipt=ask.key)

    def receive(self, ask: ReceiveAsk, /) -> Reading:
        self.note("govliaison_channels", "receive")
        names = ("source_id", "received_at", "title", "text", "files")
        columns = [ColumnMatch(column=str(place), heading=name, field=name) for place, name in enumerate(names)]
        lines = ask.path.read_text(encoding="utf-8").splitlines()
        rows = (
            Row(number=place, where=f"{ask.path.name}:{place}", cells=dict(zip(names, line.split(","), strict=True)))
            for place, line in enumerate(lines, 1)
        )
        return Reading(name=ask.path.name, columns=tuple(columns), rows=rows)

    @hookimpl
    def govliaison_notifiers(self) -> Iterator[NotifierOffer]:
        yield NotifierOffer(name="whole", contract=1, build=lambda *_: self)

    def notify(self, ask: NotifyAsk, /) -> Delivered:
        self.note("govliaison_notifiers", "notify")
        return Delivered(receipt=ask.key)

    @hookimpl
    def govliaison_renderers(self) -> Iterator[RendererOffer]:
        yield RendererOffer(name="whole", contract=1, build=lambda *_: self, capabilities=MEDIA_TYPES)

    def render(self, ask: RenderAsk, /) -> Rendered:
        self.note("govliaison_renderers", "render")
        rows = ask.content.rows if isinstance(ask.content, Sheet) else ()
        ask.target.write_text("\n".join([ask.content.title, *map(str, rows)]), encoding="utf-8")
        return Rendered(ask.target)

    @hookimpl
    def govliaison_packs(self) -> Iterator[PackOffer]:
        yield PackOffer(name="whole/county", title="示例", read=lambda: self.note("govliaison_packs", "read") or PACK)

    @hookimpl
    def govliaison_tables(self) -> Iterator[TableOffer]:
        yield TableOffer(name="regions", read=lambda: self.note("govliaison_tables", "read") or RegionTable([]))

    @hookimpl
    def govliaison_examples(self) -> Iterator[ExampleOffer]:
        yield ExampleOffer(
            name="whole",
            title="示例",
            begins=NOW,
            person="zhang.wei",
            person_name="张伟",
            folder=lambda: self.folder,
            play=lambda *_: self.note("govliaison_examples", "play") or NOW,
        )


def set_up(folder: Path) -> Path:
    """Write a deployment that has nothing but the plugin, and an example beside it; give the deployment file."""
    example = folder / "example"
    example.mkdir()
    (folder / "liaison.toml").write_text(DEPLOYMENT, encoding="utf-8")
    (folder / "profile.toml").write_text(PROFILE, encoding="utf-8")
    (example / "liaison.toml").write_text(EXAMPLE, encoding="utf-8")
    (example / "profile.toml").write_text(PACK + PROFILE.split("\n", 1)[1], encoding="utf-8")
    return folder / "liaison.toml"
