"""A catalogue in memory, with rows as an adapter hands them over."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

import attrs
import pytest

from govliaison.access import SYSTEM, Actor, Context
from govliaison.ledger import ERASURE, IMPORT, Ledger, Meta, Stamp
from govliaison.ledger.memory import MemoryStore
from govliaison.services import SERVICE_ITEM, Services, ServiceWindow
from govliaison.values import Reading, Row

Table = Callable[..., Reading]
Desk = Callable[[Actor], Services]

UNITS = {"区交通运输局": "transport", "交通局": "transport", "区税务局": "tax"}
WINDOWS = {
    "t1": ServiceWindow(id="t1", name="交通综合窗口", unit="transport"),
    "t2": ServiceWindow(id="t2", name="两个同名窗口", unit="transport", since=date(2026, 1, 1), until=date(2026, 6, 1)),
    "x2": ServiceWindow(id="x2", name="两个同名窗口", unit="tax"),
}


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
def ledger() -> Ledger:
    store = MemoryStore()
    store.initialise(Meta(deployment="test", algorithm="sha256", key=b"k" * 32))
    return Ledger(store, [SERVICE_ITEM, ERASURE, IMPORT], time=Clock(), ids=Ids())


@pytest.fixture
def work(ledger: Ledger) -> Desk:
    def make_stamp(actor: Actor, effective_at: datetime | None) -> Stamp:
        now = ledger.time.now()
        return Stamp(effective_at=effective_at or now, recorded_at=now, actor=actor.person)

    def desk(actor: Actor) -> Services:
        return Services(
            Context(ledger=ledger, actor=actor, make_stamp=make_stamp),
            windows=WINDOWS,
            units_on=lambda _day: frozenset(UNITS.values()),
            find_unit=UNITS.get,
            day_of=lambda moment: moment.astimezone(ZoneInfo("Asia/Shanghai")).date(),
        )

    return desk


@pytest.fixture
def desk(work: Desk) -> Services:
    return work(SYSTEM)


@pytest.fixture
def table() -> Table:
    def make(*rows: Mapping[str, str]) -> Reading:
        made = [
            Row(number=number, where=f"事项.xlsx!{number}", cells=dict(cells)) for number, cells in enumerate(rows, 2)
        ]
        return Reading(name="事项.xlsx", columns=(), rows=iter(made))

    return make
