"""A small place in memory for supervision and ratings: a bureau, a keeper of the base, two window units, two firms."""

import tomllib
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from govliaison.access import PERSON, Actor, Context, UnitFacts, resolve_actor
from govliaison.calendar import WorkCalendar
from govliaison.cases import CASE, Case, CasePolicy, CaseRules, Cases, RefusalReason, Submission
from govliaison.deadlines import Limits, RulePack, parse_rule_pack
from govliaison.enterprises import (
    CONTACT_LOG,
    ENTERPRISE,
    ContactPlan,
    ContactRules,
    EnterpriseRegistered,
    Facts,
    RegisteredState,
)
from govliaison.enterprises.decide import size_of
from govliaison.ledger import ERASURE, IMPORT, Decision, Ledger, Meta, Notice, Private, Stamp, sweep
from govliaison.ledger.memory import MemoryStore
from govliaison.ratings import RATING, SURVEY, RatingPlan, RatingRules, Ratings, Surveys
from govliaison.supervision import FINDING, SUPERVISOR, Findings, Supervision, SupervisionPlan, SupervisionRules
from govliaison.units import CatalogueEntry, CompetenceCatalogue, Unit, UnitDirectory, UnitRole
from govliaison.values import make_uuid7, to_micros

MONDAY = datetime(2026, 9, 7, 1, 0, tzinfo=UTC)
"""09:00 where the place is."""
ZONE = ZoneInfo("Asia/Shanghai")
UNITS = (
    Unit(id="bureau", name="大数据局", roles=frozenset({UnitRole.CONVENER}), region="990100"),
    Unit(id="front", name="统战部", roles=frozenset({UnitRole.CONVENER, UnitRole.KEEPER}), region="990100"),
    Unit(id="hall", name="综合窗口", roles=frozenset({UnitRole.WINDOW_UNIT}), region="990100"),
    Unit(id="tax", name="税务窗口", roles=frozenset({UnitRole.WINDOW_UNIT}), region="990100"),
    Unit(id="gone", name="已撤销的窗口", until=MONDAY.date(), region="990100"),
)
PEOPLE = {
    "wang": ("bureau",),
    "zhao": ("bureau",),
    "hu": ("front",),
    "li": ("hall",),
    "sun": ("tax",),
    "both": ("bureau", "hall"),
    "none": ("elsewhere",),
}
FIRMS = ("firm-1", "firm-2")


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


def packs_of(text: str) -> tuple[RulePack, ...]:
    return (parse_rule_pack(tomllib.loads(text)),) if text else ()


class World:
    """Everything that desks need, on one store."""

    def __init__(
        self, *, plan: SupervisionPlan | None = None, rating_plan: RatingPlan | None = None, pack: str = ""
    ) -> None:
        self.clock, self.store = Clockwork(), MemoryStore()
        self.store.initialise(Meta(deployment="pds", algorithm="sha256", key=b"k" * 32))
        self.notices: list[Notice] = []
        nouns = [CASE, CONTACT_LOG, ENTERPRISE, ERASURE, FINDING, IMPORT, PERSON, RATING, SUPERVISOR, SURVEY]
        self.ledger = Ledger(self.store, nouns, time=self.clock, ids=self.clock, route=self._route)
        self.cases_rules = CaseRules(
            region="990100",
            desk="bureau",
            units=UnitDirectory(UNITS),
            catalogue=CompetenceCatalogue([CatalogueEntry(id="tax", name="涉税", unit="tax")]),
            limits=Limits(packs=packs_of(pack), calendar=WorkCalendar.build([], zone=ZONE)),
            policy=CasePolicy(),
        )
        self.rules = SupervisionRules(cases=self.cases_rules, plan=plan or SupervisionPlan())
        self.rating_rules = RatingRules(cases=self.cases_rules, plan=rating_plan or RatingPlan())
        self.sent = 0
        for firm in FIRMS:
            self.register(firm)

    def register(self, firm: str, state: RegisteredState | None = None) -> None:
        facts = Facts(name=Private(f"enterprise/{firm}", f"名称{firm}"), state=state)
        event = EnterpriseRegistered(enterprise=firm, source="test", facts=facts, size=size_of(facts))
        context = self.context("hu")
        context.carry_out(ENTERPRISE, firm, lambda _firm: Decision(events=(event,)), context.stamp())

    def actor(self, person: str) -> Actor:
        units = PEOPLE[person]
        convening = ("bureau", "front")
        facts = {unit: UnitFacts(id=unit, is_convener=unit in convening) for unit in units}
        actor = resolve_actor(person, [f"{unit}.handler" for unit in units], facts)
        assert isinstance(actor, Actor)
        return actor

    def context(self, person: str) -> Context:
        return Context(ledger=self.ledger, actor=self.actor(person), make_stamp=self._stamp)

    def supervision(self, person: str = "wang") -> Supervision:
        return Supervision(self.context(person), lambda _region: self.rules)

    def findings(self, person: str = "wang") -> Findings:
        return Findings(self.context(person), lambda _region: self.rules)

    def ratings(self, person: str = "wang") -> Ratings:
        return Ratings(self.context(person), lambda _region: self.rating_rules)

    def surveys(self, person: str = "wang") -> Surveys:
        contacts = ContactRules(plan=ContactPlan(cap=1))
        return Surveys(self.context(person), lambda _region: self.rating_rules, lambda _region: contacts)

    def cases(self, person: str = "wang") -> Cases:
        return Cases(self.context(person), lambda _region: self.cases_rules)

    def submit(self, firm: str | None = None, lead: str | None = None, **said: object) -> Case:
        """Let a case come, of a firm, for a unit."""
        self.sent += 1
        parts: dict[str, object] = {
            "channel": "portal",
            "source_id": f"S{self.sent}",
            "received_at": self.clock.now(),
            "text": "材料交了两次",
            "enterprise": firm,
        }
        case = self.cases().submit(Submission(**(parts | said)))  # type: ignore[arg-type]
        return self.cases().dispatch(case.id, lead=lead) if lead else case

    def end(self, case: Case) -> None:
        """End a case that was not dispatched."""
        self.cases().refuse(case.id, reason=RefusalReason.INTERNAL)

    def wait(self, **amount: float) -> datetime:
        self.clock.moment += timedelta(**amount)
        return self.clock.moment

    def sweep(self) -> None:
        told = sweep(
            self.ledger, at=self.clock.now(), owner="t", circumstances=lambda _i: ("990100", "p"), confirmed=True
        )
        for _swept in told:
            pass

    def told(self, recipient: str) -> list[str]:
        """Give the codes of everything that somebody was told."""
        return [each.code for each in self.notices if each.recipient == f"unit:{recipient}"]

    def _route(self, notice: Notice) -> Iterable[str]:
        self.notices.append(notice)
        return ()

    def _stamp(self, actor: Actor, effective_at: datetime | None) -> Stamp:
        now = self.clock.now()
        return Stamp(
            effective_at=effective_at or now,
            recorded_at=now,
            actor=actor.person,
            jurisdiction="990100",
            profile="p",
        )
