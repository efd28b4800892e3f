"""Two agencies, a convener and two enterprises, wired on a store in memory."""

import tomllib
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest

from govliaison.access import PERSON, SYSTEM, Actor, Context, Persons, UnitFacts, resolve_actor
from govliaison.calendar import WorkCalendar
from govliaison.cases import CASE, CasePolicy, CaseRules
from govliaison.deadlines import Limits, parse_rule_pack
from govliaison.enterprises import (
    CONTACT_LOG,
    ENTERPRISE,
    ContactLog,
    ContactPlan,
    ContactRules,
    EnterpriseRegistered,
    Facts,
    SizeClass,
    SizeFinding,
    enterprise_subject,
)
from govliaison.ledger import ERASURE, Decision, Ledger, Meta, Noun, Private, Stamp, Swept, sweep
from govliaison.ledger.memory import MemoryStore
from govliaison.units import CompetenceCatalogue, Unit, UnitDirectory, UnitRole
from govliaison.values import Reason, make_uuid7, to_micros
from govliaison.visits import VISIT, Visit, VisitPlan, Visits

MONDAY = datetime(2026, 9, 7, 1, 0, tzinfo=UTC)
"""09:00 where the place is."""
PEOPLE = {"wang": "convener", "li": "market", "sun": "tax", "wu": "water"}
PACK = """
id = "test-rules"
name = "rules of the test"
"""


class Clock:
    """Time that stands until it is moved, and ids that follow it."""

    def __init__(self) -> None:
        self.moment = MONDAY
        self.drawn = 0

    def now(self) -> datetime:
        return self.moment

    def new_id(self) -> str:
        self.drawn += 1
        return f"t-{make_uuid7(to_micros(self.moment), self.drawn.to_bytes(8))}"

    def new_salt(self) -> bytes:
        return b"s" * 16


@attrs.define
class World:
    """A small place: what is entered there, and the desks of its people."""

    clock: Clock = attrs.Factory(Clock)
    plan: VisitPlan = attrs.Factory(VisitPlan)
    contacts: ContactPlan = attrs.Factory(ContactPlan)
    ledger: Any = None
    rules: Any = None

    def begin(self) -> "World":
        store = MemoryStore()
        store.initialise(Meta(deployment="t", algorithm="sha256", key=b"k" * 32))
        nouns: list[Noun[Any]] = [CASE, CONTACT_LOG, ENTERPRISE, ERASURE, PERSON, VISIT]
        self.ledger = Ledger(store, nouns, time=self.clock, ids=self.clock)
        calendar = WorkCalendar.build([], zone=ZoneInfo("Asia/Shanghai"))
        self.rules = CaseRules(
            region="990000",
            desk="convener",
            units=UnitDirectory([Unit(id="convener", name="大数据局", roles=frozenset({UnitRole.CONVENER}))]),
            catalogue=CompetenceCatalogue([]),
            limits=Limits(packs=(parse_rule_pack(tomllib.loads(PACK)),), calendar=calendar),
            policy=CasePolicy(),
        )
        system = self.context("system")
        for person in PEOPLE:
            Persons(system).add(id=person, name=f"名{person}")
        for number in (1, 2):
            self.register(f"e{number}", f"某厂{number}")
        return self

    def register(self, firm: str, name: str) -> None:
        facts = Facts(name=Private(enterprise_subject(firm), name), region="990102")
        size = SizeFinding(size_class=SizeClass.MICRO, basis=Reason.of("size.branch"))
        event = EnterpriseRegistered(enterprise=firm, source="file", facts=facts, size=size)
        context = self.context("system")
        context.carry_out(ENTERPRISE, firm, lambda _none: Decision(events=(event,)), context.stamp())

    @property
    def today(self) -> date:
        return self.clock.moment.date()

    def day(self, number: int) -> date:
        """A day so many days from the first one."""
        return MONDAY.date() + timedelta(days=number)

    def wait(self, **amount: float) -> datetime:
        self.clock.moment += timedelta(**amount)
        return self.clock.moment

    def desk(self, person: str) -> Visits:
        return Visits(
            self.context(person),
            rules_for=lambda _region: self.rules,
            contacts_for=lambda _region: ContactRules(plan=self.contacts),
            plan_for=lambda _region: self.plan,
            complete=lambda said: said,
            zone=ZoneInfo("Asia/Shanghai"),
        )

    def context(self, person: str) -> Context:
        return Context(ledger=self.ledger, actor=self.actor(person), make_stamp=self._stamp)

    def actor(self, person: str) -> Actor:
        if person == "system":
            return SYSTEM
        unit = PEOPLE[person]
        actor = resolve_actor(person, [f"{unit}.handler"], {unit: UnitFacts(id=unit, is_convener=unit == "convener")})
        assert isinstance(actor, Actor)
        return actor

    def planned(self, number: int = 3, *, firm: str = "e1", person: str = "li", **said: Any) -> Visit:
        """A visit of the market bureau, planned for a day."""
        return self.desk(person).plan(firm, unit=PEOPLE[person], day=self.day(number), purpose="走访", **said)

    def log(self, firm: str = "e1") -> ContactLog:
        log: ContactLog = self.ledger.load(CONTACT_LOG.stream(firm)).record
        return log

    def events(self, stream: str) -> list[str]:
        return [each.entry.event for each in self.ledger.store.entries(stream)]

    def sweep(self) -> list[Swept]:
        at = self.clock.moment
        return [*sweep(self.ledger, at=at, owner="t", circumstances=lambda _index: ("990000", "p"), confirmed=True)]

    def _stamp(self, actor: Actor, at: datetime | None) -> Stamp:
        now = self.clock.moment
        return Stamp(effective_at=at or now, recorded_at=now, actor=actor.person)


@pytest.fixture
def place() -> World:
    return World().begin()


@pytest.fixture(scope="session")
def make_place() -> Callable[[], World]:
    return lambda: World().begin()
