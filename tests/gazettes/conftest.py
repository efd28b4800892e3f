"""A ledger in memory, and people of a convener, of a county's convener and of nobody."""

from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from govliaison.access import Actor, Context
from govliaison.gazettes import GAZETTE, Gazettes
from govliaison.ledger import ERASURE, Ledger, MemoryStore, Meta, Reader, Stamp
from govliaison.values import make_uuid7, to_micros

NOON = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)


class Clockwork:
    def __init__(self) -> None:
        self.moment, self.made = NOON, 0

    def now(self) -> datetime:
        return self.moment

    def new_id(self) -> str:
        self.made += 1
        return "pds-" + make_uuid7(to_micros(self.moment), self.made.to_bytes(8))

    def new_salt(self) -> bytes:
        self.made += 1
        return self.made.to_bytes(16)


ACTORS = {
    "wang": Actor(person="wang", conveners=frozenset({"convener"}), reader=Reader(tokens=frozenset({"convener"}))),
    "qian": Actor(person="qian", convened=frozenset({"990102"}), reader=Reader(tokens=frozenset())),
    "li": Actor(person="li", reader=Reader(tokens=frozenset())),
    "root": Actor(person="root", is_administrator=True, reader=Reader(tokens=frozenset())),
}


@pytest.fixture
def clock() -> Clockwork:
    return Clockwork()


@pytest.fixture
def ledger(clock: Clockwork) -> Ledger:
    store = MemoryStore()
    store.initialise(Meta(deployment="pds", algorithm="sha256", key=b"k" * 32))
    return Ledger(store, [GAZETTE, ERASURE], time=clock, ids=clock)


@pytest.fixture
def desk(ledger: Ledger) -> Callable[[str], Gazettes]:
    def make_stamp(actor: Actor, effective_at: datetime | None) -> Stamp:
        now = ledger.time.now()
        return Stamp(
            effective_at=effective_at or now, recorded_at=now, actor=actor.person, jurisdiction="990100", profile="p"
        )

    def of(person: str = "wang") -> Gazettes:
        context = Context(ledger=ledger, actor=ACTORS[person], make_stamp=make_stamp)
        return Gazettes(context, ZoneInfo("Asia/Shanghai"))

    return of
