"""A small place with a convener, two units and an outsider, wired on a store in memory."""

import tomllib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import attrs
import pytest

from govliaison.access import PERSON, SYSTEM, Actor, Context, Persons, UnitFacts, resolve_actor
from govliaison.calendar import WorkCalendar
from govliaison.cases import (
    CASE,
    Case,
    CaseCare,
    CasePolicy,
    CaseRules,
    Cases,
    Classifying,
    Filing,
    GivenLimits,
    Instructions,
    Merging,
    Milestones,
    Objections,
    Submission,
    Supervising,
)
from govliaison.cases.decide.common import By
from govliaison.deadlines import Limits, parse_rule_pack
from govliaison.enterprises import ASSOCIATION, ENTERPRISE
from govliaison.ledger import ERASURE, Ledger, Meta, Notice, Stamp, Store, Swept, sweep
from govliaison.ledger.memory import MemoryStore
from govliaison.units import CatalogueEntry, CompetenceCatalogue, Unit, UnitDirectory, UnitRole
from govliaison.values import make_uuid7, to_micros

MONDAY = datetime(2026, 9, 7, 1, 0, tzinfo=UTC)
"""09:00 where the place is."""

PACK = """
id = "test-rules"
name = "rules of the test"
region = "990000"

[[rule]]
stage = "dispatch"
anchor = "received"
amount = "24 hours"

[[rule]]
stage = "sign"
anchor = "dispatched"
amount = "24 hours"
warn_before = "4 hours"

[[rule]]
stage = "contact"
anchor = "signed"
amount = "1 working day"

[[rule]]
stage = "answer"
anchor = "received"
amount = "5 working days"
warn_before = "1 working day"
urge_every = "3天"

[[rule]]
stage = "answer"
match = { urgency = ["urgent"] }
anchor = "received"
amount = "8 hours"
"""

UNITS = (
    Unit(id="convener", name="大数据局", roles=frozenset({UnitRole.CONVENER})),
    Unit(id="market", name="市场监管局"),
    Unit(id="finance", name="财政局"),
    Unit(id="gone", name="已撤销的局", until=MONDAY.date()),
)
PEOPLE = {
    "wang": "convener",
    "zhao": "convener",
    "li": "market",
    "qian": "market",
    "sun": "finance",
    "stranger": "elsewhere",
    "guo": "chamber",
}


class Clockwork:
    """Time that stands until it is moved, and ids that are the same in every run."""

    def __init__(self) -> None:
        self.moment = MONDAY
        self.made = 0

    def now(self) -> datetime:
        return self.moment

    def new_id(self) -> str:
        self.made += 1
        return "pds-" + make_uuid7(to_micros(self.moment), self.made.to_bytes(8))

    def new_salt(self) -> bytes:
        self.made += 1
        return self.made.to_bytes(16)


class World:
    """Everything a desk needs, on one store."""

    def __init__(self, store: Store | None = None, policy: CasePolicy | None = None) -> None:
        self.clock = Clockwork()
        self.store = store or MemoryStore()
        self.store.initialise(Meta(deployment="pds", algorithm="sha256", key=b"k" * 32))
        self.notices: list[Notice] = []
        self.ledger = self.make_ledger(self.store)
        self.rules = CaseRules(
            region="990100",
            desk="convener",
            units=UnitDirectory(UNITS),
            catalogue=CompetenceCatalogue(
                [
                    CatalogueEntry(id="food", name="食品", unit="market"),
                    CatalogueEntry(id="old", name="旧事", unit="gone"),
                    CatalogueEntry(id="far", name="远事", unit="nowhere"),
                ]
            ),
            limits=Limits(
                packs=(parse_rule_pack(tomllib.loads(PACK)),),
                calendar=WorkCalendar.build([], zone=ZoneInfo("Asia/Shanghai")),
            ),
            policy=policy or CasePolicy(),
        )
        self.sent = 0
        for person in PEOPLE:
            Persons(attrs.evolve(self.context(person), actor=SYSTEM)).add(id=person, name="某")

    @property
    def now(self) -> datetime:
        return self.clock.moment

    def make_ledger(self, store: Store) -> Ledger:
        """Open the ledger that a store holds."""
        nouns = [CASE, ASSOCIATION, ENTERPRISE, ERASURE, PERSON]
        return Ledger(store, nouns, time=self.clock, ids=self.clock, route=self._route)

    def wait(self, **amount: float) -> datetime:
        self.clock.moment += timedelta(**amount)
        return self.now

    def desk(self, person: str) -> Cases:
        """The case desk of a person."""
        return Cases(self.context(person), lambda _region: self.rules)

    def care(self, person: str) -> CaseCare:
        """The desk of a person for cases that leave the straight way."""
        return CaseCare(self.context(person), lambda _region: self.rules)

    def merging(self, person: str) -> Merging:
        """The merging desk of a person."""
        return Merging(self.context(person), lambda _region: self.rules)

    def instructions(self, person: str) -> Instructions:
        """The desk of a person for what leaders wrote."""
        return Instructions(self.context(person), lambda _region: self.rules)

    def classifying(self, person: str) -> Classifying:
        """The desk of a person where it is said what cases are."""
        return Classifying(self.context(person), lambda _region: self.rules)

    def milestones(self, person: str) -> Milestones:
        """The desk of a person for steps on the way."""
        return Milestones(self.context(person), lambda _region: self.rules)

    def supervising(self, person: str) -> Supervising:
        """The desk of a person for supervision."""
        return Supervising(self.context(person), lambda _region: self.rules)

    def objections(self, person: str) -> Objections:
        """The desk of a person for disputes about whose a case is."""
        return Objections(self.context(person), lambda _region: self.rules)

    def filing(self, person: str) -> Filing:
        """Where a person files for an association."""
        return Filing(self.context(person), lambda _region: self.rules)

    def given_limits(self, person: str) -> GivenLimits:
        """The desk of a person for limits beside the rules."""
        return GivenLimits(self.context(person), lambda _region: self.rules)

    def context(self, person: str) -> Context:
        """What the desks of a person stand on."""
        return Context(ledger=self.ledger, actor=self.actor(person), make_stamp=self._stamp)

    def actor(self, person: str) -> Actor:
        unit = PEOPLE[person]
        facts = UnitFacts(id=unit, is_convener=unit == "convener")
        actor = resolve_actor(person, [f"{unit}.handler"], {unit: facts})
        assert isinstance(actor, Actor)
        return actor

    def message(self, **said: object) -> Submission:
        """A submission that came just now, by a source id of its own."""
        self.sent += 1
        parts: dict[str, object] = {
            "channel": "portal",
            "source_id": str(self.sent),
            "received_at": self.now,
            "title": "许可证重复提交材料",
            "text": "换证时同一份材料交了两次",
            "phone": "138 1234 5678",
            "contact": "王五",
            "enterprise_name": "某厂",
        }
        return Submission(**(parts | said))  # type: ignore[arg-type]

    def submit(self, **said: object) -> Case:
        return self.desk("wang").submit(self.message(**said))

    def sweep(self) -> list[Swept]:
        return [
            *sweep(self.ledger, at=self.now, owner="test", circumstances=lambda _index: ("990100", "p"), confirmed=True)
        ]

    def record(self, case: str) -> Case:
        """A case as it stands, whoever may see it."""
        record = self.ledger.load(CASE.stream(case)).record
        assert isinstance(record, Case)
        return record

    def events(self, case: str) -> list[str]:
        """What happened to a case, by name."""
        return [type(happened.event).__name__ for happened in self.ledger.history(CASE.stream(case))]

    def take_notices(self) -> list[tuple[str, str]]:
        """What was sent since last asked: to whom, and what."""
        sent = [(notice.recipient.partition(":")[0], notice.code) for notice in self.notices]
        self.notices.clear()
        return sent

    def _route(self, notice: Notice) -> tuple[str, ...]:
        self.notices.append(notice)
        return ("console",)

    def _stamp(self, actor: Actor, at: datetime | None) -> Stamp:
        return Stamp(
            effective_at=at or self.now,
            recorded_at=self.now,
            actor=actor.person,
            jurisdiction="990100",
            profile="p",
        )


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture(scope="session")
def make_world() -> Callable[..., World]:
    return World


@pytest.fixture(scope="session")
def make_by() -> Callable[..., By]:
    """Make who does it, now."""

    def make(world: World, person: str) -> By:
        return By(actor=world.actor(person), now=world.now)

    return make
