"""A city with three conveners, two agencies, a group and firms, and a county with a convener, on a store in memory."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import attrs
import pytest

from govliaison.access import PERSON, POST, SYSTEM, Actor, Context, Persons, Posts, UnitFacts, resolve_actor
from govliaison.calendar import WorkCalendar
from govliaison.cases import CASE, Case, CasePolicy, CaseRules, Cases, Submission
from govliaison.deadlines import Limits, parse_rule_pack
from govliaison.enterprises import (
    CONTACT_LOG,
    ENTERPRISE,
    KEY_CONTACT,
    ContactPlan,
    ContactRules,
    EnterpriseDraft,
    EnterpriseOptedOut,
    Facts,
    KeyContactAppointed,
    Ownership,
    RegisteredState,
)
from govliaison.enterprises.decide import register
from govliaison.ledger import ERASURE, Decision, Ledger, Meta, Move, Notice, Reader, Stamp, Swept, sweep
from govliaison.ledger.memory import MemoryStore
from govliaison.meetings import (
    MEETING,
    PROPOSAL,
    RESOLUTION,
    Meeting,
    MeetingPlan,
    Meetings,
    Proceedings,
    Proposals,
    Resolutions,
)
from govliaison.units import CatalogueEntry, CompetenceCatalogue, Unit, UnitDirectory, UnitRole
from govliaison.values import make_uuid7, to_micros

MONDAY = datetime(2026, 9, 7, 1, 0, tzinfo=UTC)
"""09:00 where the place is."""
CITY, COUNTY = "990100", "990102"
NOUNS = [CASE, CONTACT_LOG, ENTERPRISE, ERASURE, KEY_CONTACT, MEETING, PERSON, POST, PROPOSAL, RESOLUTION]
PACK = {
    "id": "test-rules",
    "name": "rules of the test",
    "region": "990000",
    "rule": [
        {"stage": "dispatch", "anchor": "received", "amount": "24 hours"},
        {"stage": "sign", "anchor": "dispatched", "amount": "24 hours"},
        {"stage": "contact", "anchor": "signed", "amount": "1 working day"},
        {"stage": "answer", "anchor": "received", "amount": "5 working days"},
    ],
}
CONVENER = frozenset({UnitRole.CONVENER})
UNITS = (
    Unit(id="bureau", name="大数据局", roles=CONVENER, region=CITY),
    Unit(id="front", name="统战部", roles=CONVENER, region=CITY),
    Unit(id="federation", name="工商联", roles=CONVENER, region=CITY),
    Unit(id="market", name="市场监管局", region=CITY),
    Unit(id="tax", name="税务局", region=CITY),
    Unit(id="group", name="协调小组", roles=frozenset({UnitRole.COORDINATION_GROUP}), region=CITY),
    Unit(id="office", name="协调小组办公室", roles=frozenset({UnitRole.GROUP_OFFICE}), region=CITY),
)
COUNTY_UNITS = (*UNITS, Unit(id="county", name="县大数据局", roles=CONVENER, region=COUNTY))
PEOPLE = {
    "wang": "bureau",
    "zhao": "bureau",
    "hu": "front",
    "li": "market",
    "sun": "tax",
    "tan": "group",
    "song": "office",
    "qian": "county",
    "stranger": "elsewhere",
}
FIRMS = tuple(f"city1-{number:032x}" for number in range(1, 9))


class Clockwork:
    """Time that stands until it is moved, and ids that are the same in every run."""

    def __init__(self) -> None:
        self.moment = MONDAY
        self.made = 0

    def now(self) -> datetime:
        return self.moment

    def new_id(self) -> str:
        self.made += 1
        return "city1-" + make_uuid7(to_micros(self.moment), self.made.to_bytes(8))

    def new_salt(self) -> bytes:
        self.made += 1
        return self.made.to_bytes(16)


class World:
    """Everything the desks need, on one store; contacts are capped as the world says."""

    def __init__(self) -> None:
        self.clock, self.store = Clockwork(), MemoryStore()
        self.store.initialise(Meta(deployment="city1", algorithm="sha256", key=b"k" * 32))
        self.notices: list[Notice] = []
        self.ledger = Ledger(self.store, NOUNS, time=self.clock, ids=self.clock, route=self._route)
        self.contacts, self.plan, self.sent = ContactPlan(), MeetingPlan(invitees=3), 0
        limits = Limits(packs=(parse_rule_pack(PACK),), calendar=WorkCalendar.build([], zone=ZoneInfo("Asia/Shanghai")))
        catalogue = CompetenceCatalogue([CatalogueEntry(id="food", name="食品", unit="market")])
        self.rules = {
            region: CaseRules(
                region=region,
                desk=desk,
                units=UnitDirectory(units),
                catalogue=catalogue,
                limits=limits,
                policy=CasePolicy(),
            )
            for region, desk, units in ((CITY, "bureau", UNITS), (COUNTY, "county", COUNTY_UNITS))
        }
        system = attrs.evolve(self.context("wang"), actor=SYSTEM)
        for person, unit in PEOPLE.items():
            Persons(system).add(id=person, name="某")
            Posts(system, [f"{unit}.handler"]).hold(unit=unit, kind="handler", person=person)
        for firm in FIRMS:
            self.found(firm)
        self.notices.clear()

    # -- people and desks

    def context(self, person: str) -> Context:
        unit = PEOPLE[person]
        facts = {
            each.id: UnitFacts(
                id=each.id,
                region=COUNTY if each.region == COUNTY else None,
                is_convener=UnitRole.CONVENER in each.roles,
            )
            for each in COUNTY_UNITS
        } | {"elsewhere": UnitFacts(id="elsewhere")}
        actor = resolve_actor(person, [f"{unit}.handler"], facts)
        assert isinstance(actor, Actor)

        def make_stamp(actor: Actor, effective_at: datetime | None) -> Stamp:
            now = self.clock.now()
            return Stamp(effective_at=effective_at or now, recorded_at=now, actor=actor.person, jurisdiction=CITY)

        return Context(ledger=self.ledger, actor=actor, make_stamp=make_stamp)

    def rules_for(self, region: str | None) -> CaseRules:
        return self.rules[COUNTY if (region or "").startswith(COUNTY) else CITY]

    def contacts_for(self, _region: str | None) -> ContactRules:
        return ContactRules(plan=self.contacts)

    def meetings(self, person: str = "wang") -> Meetings:
        return Meetings(self.context(person), self.rules_for, lambda _region: self.plan, self.contacts_for)

    def proceedings(self, person: str = "wang") -> Proceedings:
        return Proceedings(self.context(person), self.rules_for, self.contacts_for)

    def resolutions(self, person: str = "wang") -> Resolutions:
        return Resolutions(self.context(person), self.rules_for)

    def proposals(self, person: str = "wang") -> Proposals:
        return Proposals(self.context(person), self.rules_for)

    def cases(self, person: str = "wang") -> Cases:
        return Cases(self.context(person), self.rules_for)

    # -- what there is

    def found(
        self, firm: str, *, ownership: Ownership = Ownership.PRIVATE, state: RegisteredState = RegisteredState.OPERATING
    ) -> None:
        facts = Facts(region=CITY, state=state, ownership=ownership)
        draft = EnterpriseDraft(name=f"示例{firm[-2:]}公司", facts=facts)
        self.enter(ENTERPRISE.stream(firm), register(draft, enterprise=firm, source="test"))

    def opt_out(self, firm: str) -> None:
        event = EnterpriseOptedOut(enterprise=firm, day=MONDAY.date())
        self.enter(KEY_CONTACT.stream(firm), Decision(events=(event,)))

    def appoint(self, firm: str) -> None:
        event = KeyContactAppointed(enterprise=firm, region=CITY, place=CITY, since=MONDAY.date())
        self.enter(KEY_CONTACT.stream(firm), Decision(events=(event,)))

    def enter(self, stream: str, decision: Decision) -> None:
        self.ledger.commit([Move.of(self.ledger.load(stream), decision, self.context("wang").stamp())])

    def submit(self, **said: str) -> Case:
        self.sent += 1
        parts = {"title": "换证要交两次材料", "text": "交了两次"} | said
        return self.cases().submit(
            Submission(channel="portal", source_id=f"S{self.sent}", received_at=self.clock.now(), **parts)  # type: ignore[arg-type]
        )

    def symposium(self, *, days: float = 3, **said: object) -> Meeting:
        starts_at = self.clock.now() + timedelta(days=days)
        return self.meetings().plan(starts_at=starts_at, place="三楼会议室", **said)  # type: ignore[arg-type]

    def held(self, *, days: float = 0, **said: object) -> Meeting:
        """Give a symposium that was held: a convener and an enterprise signed in."""
        meeting = self.symposium(days=days, **said)
        self.proceedings().sign_in(meeting.id, unit="bureau")
        return self.proceedings().sign_in(meeting.id, enterprise=FIRMS[0])

    def wait(self, **amount: float) -> datetime:
        self.clock.moment += timedelta(**amount)
        return self.clock.moment

    def sweep(self) -> list[Swept]:
        swept = sweep(
            self.ledger, at=self.clock.now(), owner="test", circumstances=lambda _index: (CITY, ""), confirmed=True
        )
        return [*swept]

    def codes(self) -> list[tuple[str, str]]:
        """Give who was told what."""
        return [(each.recipient, each.code) for each in self.notices]

    def reader(self, *tokens: str) -> Reader:
        return Reader(tokens=frozenset(tokens))

    def _route(self, notice: Notice) -> tuple[str, ...]:
        self.notices.append(notice)
        return ()


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture(scope="session")
def make_world() -> Callable[[], World]:
    return World


@pytest.fixture(scope="session")
def firms() -> tuple[str, ...]:
    return FIRMS
