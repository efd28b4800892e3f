"""A small place with a base of enterprises, an association, agencies and a county, on a store in memory."""

import tomllib
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from govliaison.access import PERSON, SYSTEM, Actor, Context, UnitFacts, resolve_actor
from govliaison.calendar import WorkCalendar
from govliaison.cases import CASE, CasePolicy, CaseRules
from govliaison.deadlines import Limits, parse_rule_pack
from govliaison.enterprises import ASSOCIATION, ENTERPRISE, Associations, Enterprise, Enterprises, LocalField
from govliaison.ledger import ERASURE, IMPORT, Ledger, MemoryStore, Meta, Notice, Stamp, Store
from govliaison.policies import (
    GUIDE_ENTRY,
    POLICY,
    SUBSCRIPTION,
    UPTAKE,
    AudienceRule,
    Guide,
    Policies,
    Policy,
    PolicyDraft,
    PolicyFacts,
    PolicyPlan,
    Uptakes,
)
from govliaison.policies.reading import end_of
from govliaison.units import CatalogueEntry, CompetenceCatalogue, Unit, UnitDirectory, UnitRole
from govliaison.values import (
    Reading,
    Region,
    RegionCode,
    RegionTable,
    Row,
    make_uuid7,
    to_micros,
)

MONDAY = datetime(2026, 9, 7, 1, 0, tzinfo=UTC)
ZONE = ZoneInfo("Asia/Shanghai")
REGIONS = {"990000": "某省", "990100": "某市", "990102": "东县", "990103": "西县"}
UNITS = {
    "bureau": UnitFacts(id="bureau", is_convener=True),
    "county-bureau": UnitFacts(id="county-bureau", region="990102", is_convener=True),
    "science": UnitFacts(id="science"),
    "finance": UnitFacts(id="finance"),
    "chamber": UnitFacts(id="chamber"),
}
PACK = """
id = "test-rules"
name = "rules of the test"
region = "990000"
[[rule]]
stage = "answer"
anchor = "received"
amount = "5 working days"
"""


class Place:
    """Everything the desks of policies need, on one store."""

    def __init__(self, store: Store | None = None) -> None:
        self.moment, self.made, self.key_contacts = MONDAY, 0, frozenset[str]()
        self.notices: list[Notice] = []
        self.store = store or MemoryStore()
        self.store.initialise(Meta(deployment="pds", algorithm="sha256", key=b"k" * 32))
        nouns = [CASE, ENTERPRISE, ASSOCIATION, POLICY, UPTAKE, SUBSCRIPTION, GUIDE_ENTRY, ERASURE, IMPORT, PERSON]
        self.ledger = Ledger(self.store, nouns, time=self, ids=self, route=self._route)
        self.rules = CaseRules(
            region="990100",
            desk="bureau",
            units=UnitDirectory(
                [
                    Unit(id="bureau", name="大数据局", roles=frozenset({UnitRole.CONVENER})),
                    Unit(id="science", name="某市科学技术局", short="科技局"),
                ]
            ),
            catalogue=CompetenceCatalogue([CatalogueEntry(id="subsidy", name="补贴", unit="science")]),
            limits=Limits(packs=(parse_rule_pack(tomllib.loads(PACK)),), calendar=WorkCalendar.build([], zone=ZONE)),
            policy=CasePolicy(),
        )

    # time and ids

    def now(self) -> datetime:
        return self.moment

    def new_id(self) -> str:
        self.made += 1
        return "pds-" + make_uuid7(to_micros(self.moment), self.made.to_bytes(8))

    def new_salt(self) -> bytes:
        self.made += 1
        return self.made.to_bytes(16)

    def wait(self, **amount: float) -> datetime:
        self.moment += timedelta(**amount)
        return self.moment

    # who works

    def actor(self, unit: str) -> Actor:
        if unit == "system":
            return SYSTEM
        found = resolve_actor(f"of.{unit}", [f"{unit}.handler"], UNITS)
        assert isinstance(found, Actor)
        return found

    def context(self, unit: str) -> Context:
        return Context(ledger=self.ledger, actor=self.actor(unit), make_stamp=self._stamp)

    def policies(self, unit: str = "bureau", **plan: Any) -> Policies:
        return Policies(
            self.context(unit),
            plan=PolicyPlan(**plan),
            zone=ZONE,
            find_unit={"某市科学技术局": "science"}.get,
            find_region={name: code for code, name in REGIONS.items()}.get,
            key_contacts=lambda: self.key_contacts,
            fields=("park",),
        )

    def uptakes(self, unit: str = "bureau") -> Uptakes:
        return Uptakes(
            self.context(unit), ZONE, associations=self.associations(unit).of, units=("science", "finance", "bureau")
        )

    def associations(self, unit: str = "bureau") -> Associations:
        return Associations(self.context(unit), {"chamber": "990100"}, ZONE)

    def guide(self, unit: str = "bureau") -> Guide:
        return Guide(self.context(unit), lambda _region: self.rules)

    # what there is

    def firms(self, *rows: Mapping[str, str]) -> list[Enterprise]:
        """Bring enterprises into the base; give all there are."""
        table = RegionTable(Region(code=RegionCode(code), name=name) for code, name in REGIONS.items())
        base = Enterprises(
            self.context("bureau"),
            regions=table,
            home=RegionCode("990100"),
            local_fields=(
                LocalField(name="park", heading="园区", private=False),
                LocalField(name="boss", heading="包联"),
            ),
        )
        base.import_rows(
            Reading(
                name="名录",
                columns=(),
                rows=iter(
                    [
                        Row(
                            number=number,
                            where=str(number),
                            cells={key: text for key, text in row.items() if key not in ("园区", "包联")},
                            extra={key: text for key, text in row.items() if key in ("园区", "包联")},
                        )
                        for number, row in enumerate(rows, 2)
                    ]
                ),
            )
        )
        return [*base.list()]

    def policy(self, audience: str | None = None, *, title: str = "技改补贴办法", **facts: Any) -> Policy:
        """Take a policy in, and publish it for an audience."""
        if facts.get("until"):
            facts["expires_at"] = end_of(facts["until"], ZONE)
        plain = PolicyFacts(**({"unit": "science"} | facts))
        draft = PolicyDraft(title=title, plain=plain, agency="某市科学技术局", text="正文")
        policy = self.policies().add(draft)
        return policy if audience is None else self.policies().publish(policy.id, AudienceRule.parse(audience))

    def sent(self) -> list[str]:
        """Name the enterprises that were sent something since last asked, sorted."""
        told = sorted(notice.recipient.removeprefix("enterprise:") for notice in self.notices)
        self.notices.clear()
        return told

    def _route(self, notice: Notice) -> tuple[str, ...]:
        self.notices.append(notice)
        return ("sms", "mail")

    def _stamp(self, actor: Actor, at: datetime | None) -> Stamp:
        return Stamp(effective_at=at or self.moment, recorded_at=self.moment, actor=actor.person, jurisdiction="990100")


@pytest.fixture
def place() -> Place:
    return Place()


@pytest.fixture(scope="session")
def make_place() -> Callable[..., Place]:
    return Place
