"""A ledger of persons and posts in memory, with a clock that tests can set."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count

import attrs
import pytest

from govliaison.access import PERSON, POST, SYSTEM, Actor, Context
from govliaison.ledger import ERASURE, Ledger, Meta, Stamp
from govliaison.ledger.memory import MemoryStore

Work = Callable[[Actor], Context]


@attrs.define
class Clock:
    moment: datetime = datetime(2026, 9, 28, 8, tzinfo=UTC)

    def now(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


class Ids:
    def __init__(self) -> None:
        self._numbers = count(1)

    def new_id(self) -> str:
        return f"test-{next(self._numbers):032x}"

    def new_salt(self) -> bytes:
        return next(self._numbers).to_bytes(16, "big")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def work(clock: Clock) -> Work:
    store = MemoryStore()
    store.initialise(Meta(deployment="test", algorithm="sha256", key=b"k" * 32))
    ledger = Ledger(store, [PERSON, POST, ERASURE], time=clock, ids=Ids())

    def make_stamp(actor: Actor, effective_at: datetime | None) -> Stamp:
        now = clock.now()
        return Stamp(
            effective_at=effective_at or now,
            recorded_at=now,
            actor=actor.person,
            on_behalf_of=actor.on_behalf_of,
            jurisdiction="990200",
            profile="profile-digest",
        )

    def context(actor: Actor) -> Context:
        return Context(ledger=ledger, actor=actor, make_stamp=make_stamp)

    return context


@pytest.fixture
def system(work: Work) -> Context:
    return work(SYSTEM)
