"""A small city on a ledger in memory."""

import os
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest

import govliaison_china as china
from govliaison.access import SYSTEM, Actor, Context
from govliaison.calendar import WorkCalendar
from govliaison.cases import CASE, Case, CasePolicy, CaseRules, Cases
from govliaison.deadlines import Limits, parse_rule_pack
from govliaison.enterprises import ENTERPRISE
from govliaison.exchange import LETTER, QUARANTINE, ChannelPlan, Intake, route_to
from govliaison.ledger import ERASURE, IMPORT, Ledger, MemoryStore, Meta, Notice, Query, Reader, Stamp
from govliaison.units import CatalogueEntry, CompetenceCatalogue, Unit, UnitDirectory, UnitRole
from govliaison.values import ColumnMatch, ImportReport, Reading, Row, to_micros

CALENDAR = WorkCalendar.build([china.gazetted_calendar()], zone=ZoneInfo("Asia/Shanghai"))
PACK = parse_rule_pack(tomllib.loads(china.rule_pack_text("henan-12345")))
RULES = CaseRules(
    desk="data-bureau",
    units=UnitDirectory(
        [
            Unit(id="data-bureau", name="大数据局", roles=frozenset({UnitRole.CONVENER})),
            Unit(id="market", name="市场监督管理局", short="市监局"),
            Unit(id="tax", name="税务局"),
            Unit(id="chamber", name="食品行业商会", roles=frozenset({UnitRole.ASSOCIATION})),
        ]
    ),
    catalogue=CompetenceCatalogue([CatalogueEntry(id="food", name="食品", unit="market")]),
    limits=Limits(packs=(PACK,), calendar=CALENDAR),
    policy=CasePolicy(),
)
PLANS = {
    "portal": ChannelPlan(id="portal", name="政府网站"),
    "hotline": ChannelPlan(id="hotline", name="12345热线", kind="complaint"),
}


@attrs.define
class City:
    """The city, its clock, and a person of the convener at work."""

    now: datetime = datetime(2026, 9, 28, 8, 20, tzinfo=UTC)
    store: Any = attrs.Factory(MemoryStore)
    route: Callable[[Notice], Sequence[str]] = attrs.Factory(lambda: route_to(PLANS, ("console",)))
    numbers: int = 0
    rules: CaseRules = RULES

    def __attrs_post_init__(self) -> None:
        self.store.initialise(Meta(deployment="test", algorithm="sha256", key=b"k" * 32))
        nouns = [CASE, ENTERPRISE, ERASURE, IMPORT, QUARANTINE, LETTER]
        self.ledger = Ledger(self.store, nouns, time=Clock(self), ids=self, route=self._route)

    ledger: Ledger = attrs.field(init=False)

    def _route(self, notice: Notice) -> Sequence[str]:
        return self.route(notice)

    # time and ids

    def new_id(self) -> str:
        self.numbers += 1
        return f"test-{self.numbers:032x}"

    def new_salt(self) -> bytes:
        return b"s" * 16

    def wait(self, **amount: int) -> None:
        self.now += timedelta(**amount)

    # people

    def context(self, person: str = "zhang", *, convener: bool = True) -> Context:
        units = frozenset({"data-bureau"}) if convener else frozenset({"market"})
        tokens = {"convener"} if convener else {"unit:market"}
        actor = Actor(
            person=person,
            units=units,
            conveners=units if convener else frozenset(),
            reader=Reader(tokens=frozenset(tokens)),
        )
        return Context(ledger=self.ledger, actor=SYSTEM if person == "system" else actor, make_stamp=self.stamp)

    def stamp(self, actor: Actor, at: datetime | None) -> Stamp:
        return Stamp(
            effective_at=at or self.now, recorded_at=self.now, actor=actor.person, jurisdiction="990100", profile="p"
        )

    def cases(self, person: str = "zhang", *, convener: bool = True) -> Cases:
        return Cases(self.context(person, convener=convener), lambda _region: self.rules)

    # rows

    def reading(self, rows: Iterable[Mapping[str, str] | Row], *, headings: Sequence[str] = ("source_id",)) -> Reading:
        made = (
            row if isinstance(row, Row) else Row(number=number, where=f"line {number}", cells=dict(row))
            for number, row in enumerate(rows, 2)
        )
        columns = tuple(ColumnMatch(column=name, heading=name, field=name) for name in headings)
        return Reading(name="table", columns=columns, rows=made)

    def intake(self, person: str = "zhang", *, convener: bool = True, **settings: Any) -> Intake:
        return Intake(
            self.context(person, convener=convener),
            lambda _region: self.rules,
            channels=PLANS,
            **{"find_region": {"新城区": "990102"}.get, **settings},
        )

    def take(self, *rows: Mapping[str, str] | Row, **settings: Any) -> ImportReport:
        asked = {"channel": PLANS["portal"]} | settings
        return self.intake().take(self.reading(rows), **asked)

    # what is there

    def all_cases(self) -> list[Case]:
        streams = self.store.streams("case", "", 10_000)
        records = [loaded.record for loaded in self.ledger.load_many(streams).values()]
        return sorted(records, key=lambda case: case.sources[0].source_id)

    def case(self, source_id: str = "1", channel: str = "portal") -> Case:
        claim = self.store.claims([f"source:{channel}:{source_id}"])[f"source:{channel}:{source_id}"]
        return self.ledger.load(claim.stream).record

    def quarantined(self) -> list[Any]:
        page = self.store.find(Query(kind="quarantine", reader=None, limit=1000))
        return [self.ledger.read(row) for row in page.rows]

    def micros(self) -> int:
        return to_micros(self.now)


@attrs.frozen
class Clock:
    """The city's time, as a time source."""

    city: City

    def now(self) -> datetime:
        return self.city.now


@pytest.fixture
def city() -> City:
    return City()


@pytest.fixture(scope="session")
def cities() -> type[City]:
    """Makes cities, for tests that need a new one for each example."""
    return City


@pytest.fixture(scope="session")
def rules() -> CaseRules:
    return RULES


@pytest.fixture(scope="session")
def shared() -> Path:
    folder = Path(os.environ.get("GOVLIAISON_SHARED") or Path(__file__).parents[2] / "../shared") / "data"
    if not folder.exists():
        pytest.skip("the shared data are not here")
    return folder
