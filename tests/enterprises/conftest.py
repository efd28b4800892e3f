"""An enterprise base in memory, over invented divisions, with rows as an adapter hands them over."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from itertools import count

import attrs
import pytest

from govliaison.access import PERSON, SYSTEM, Actor, Context
from govliaison.enterprises import (
    CONTACT_LOG,
    ENTERPRISE,
    KEY_CONTACT,
    LEADER_CONTACT,
    SELECTION,
    Enterprises,
    LocalField,
)
from govliaison.ledger import ERASURE, IMPORT, Ledger, Meta, Stamp
from govliaison.ledger.memory import MemoryStore
from govliaison.values import IndustryCode, IndustryTable, Reading, Region, RegionCode, RegionTable, Row

Table = Callable[..., Reading]
Desk = Callable[[Actor], Enterprises]

REGIONS = {
    "990000": "某省",
    "990200": "某市",
    "990203": "东县",
    "990204": "西区",
    "980000": "别省",
    "980100": "别市",
    "980101": "西区",
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


@pytest.fixture(scope="session")
def regions() -> RegionTable:
    return RegionTable(Region(code=RegionCode(code), name=name) for code, name in REGIONS.items())


@pytest.fixture(scope="session")
def industries() -> IndustryTable:
    return IndustryTable({IndustryCode.parse("C13"): "农副食品加工业", IndustryCode.parse("C"): "制造业"})


@pytest.fixture
def ledger() -> Ledger:
    store = MemoryStore()
    store.initialise(Meta(deployment="test", algorithm="sha256", key=b"k" * 32))
    return Ledger(
        store,
        [CONTACT_LOG, ENTERPRISE, ERASURE, IMPORT, KEY_CONTACT, LEADER_CONTACT, PERSON, SELECTION],
        time=Clock(),
        ids=Ids(),
    )


@pytest.fixture
def work(ledger: Ledger, regions: RegionTable, industries: IndustryTable) -> Desk:
    def make_stamp(actor: Actor, effective_at: datetime | None) -> Stamp:
        now = ledger.time.now()
        return Stamp(effective_at=effective_at or now, recorded_at=now, actor=actor.person)

    def desk(actor: Actor) -> Enterprises:
        return Enterprises(
            Context(ledger=ledger, actor=actor, make_stamp=make_stamp),
            regions=regions,
            industries=industries,
            home=RegionCode("990200"),
            local_fields=(
                LocalField(name="park", heading="园区", private=False),
                LocalField(name="note", heading="备注"),
            ),
        )

    return desk


@pytest.fixture
def desk(work: Desk) -> Enterprises:
    return work(SYSTEM)


@pytest.fixture
def table() -> Table:
    def make(*rows: Mapping[str, str], extra: Mapping[str, str] | None = None) -> Reading:
        return Reading(name="名录.xlsx", columns=(), rows=iter(list(_rows(rows, extra or {}))))

    return make


def _rows(rows: Iterable[Mapping[str, str]], extra: Mapping[str, str]) -> Iterable[Row]:
    for number, cells in enumerate(rows, 2):
        yield Row(number=number, where=f"名录.xlsx!{number}", cells=dict(cells), extra=dict(extra))
