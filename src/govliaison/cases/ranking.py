"""Who might be accountable for a case that waits for a unit: everything proposed, in one order that no plugin can change."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum

import attrs

from govliaison.cases.model import Case
from govliaison.cases.ownership import check_owner
from govliaison.cases.precedents import Precedent
from govliaison.cases.proposing import propose
from govliaison.cases.routing import RoutingAsk, RoutingProposal
from govliaison.cases.rules import CaseRules
from govliaison.ledger import reveal
from govliaison.values import Reason

_SURE, _ALSO = 100, 60
"""How sure the core is of what it would dispatch by itself, and of other units that the catalogue names."""


class Means(StrEnum):
    """By which means a unit was found, the weightiest first."""

    PRECEDENT = "precedent"
    CATALOGUE = "catalogue"
    ROUTER = "router"


@attrs.frozen(kw_only=True)
class Candidate:
    """
    A unit that might be accountable.

    Attributes:
        unit: the unit
        confidence: 0 … 100
        by: by which means it was found
        source: number of the precedent, id of the entry of the catalogue, or name of the router
        reason: why
    """

    unit: str
    confidence: int
    by: Means
    source: str
    reason: Reason

    @property
    def rank(self) -> tuple[int, int, str, str, str, str]:
        """A total order: the surest first, then by means, unit and source; never by the order of plugins."""
        reason = f"{self.reason.code} {sorted(dict(self.reason.params).items())}"
        return -self.confidence, [*Means].index(self.by), self.unit, self.source, self.reason.code, reason


@attrs.frozen(kw_only=True)
class Ranking:
    """
    What a clerk looks at before dispatching.

    Attributes:
        candidates: those sure enough, the best first; none: people at the desk must find out
        unsure: proposals below what the policy asks for
        dropped: proposals that cannot be followed, with the reason in the place of theirs
    """

    candidates: tuple[Candidate, ...] = ()
    unsure: tuple[Candidate, ...] = ()
    dropped: tuple[Candidate, ...] = ()

    def of_router(self, router: str, unit: str) -> Candidate | None:
        """Give what a router proposes for a unit, if it can be followed."""
        found = (*self.candidates, *self.unsure)
        return next(
            (each for each in found if (each.by, each.source, each.unit) == (Means.ROUTER, router, unit)),
            None,
        )


def routing_ask(case: Case, now: datetime) -> RoutingAsk:
    """Say to routers what they may know of a case."""
    return RoutingAsk(
        case=case.id,
        kind=case.kind.value,
        category=case.category,
        title=reveal(case.title),
        text=reveal(case.text),
        region=case.region,
        channel=case.channel,
        now=now,
    )


def rank(
    case: Case,
    rules: CaseRules,
    now: datetime,
    precedents: Sequence[Precedent],
    routed: Mapping[str, Iterable[RoutingProposal]],
) -> Ranking:
    """
    Rank what the core itself and the routers propose.

    Units that are not there, or that an ownership rule does not allow, are dropped and told. Of several proposals of one router
    for one unit the surest counts.

    Args:
        case: a case that waits for a unit
        rules: those of its place
        now: the present moment
        precedents: those for its category and place, as they are looked up
        routed: what each router proposes
    """
    proposed = [*_by_core(case, rules, now, precedents)]
    for router, proposals in routed.items():
        proposed += [
            Candidate(unit=each.unit, confidence=each.confidence, by=Means.ROUTER, source=router, reason=each.reason)
            for each in proposals
        ]
    best: dict[tuple[str, str, str], Candidate] = {}
    for each in sorted(proposed, key=lambda each: each.rank):
        best.setdefault((each.by, each.source, each.unit), each)
    against = {each: _obstacle(each.unit, case, rules, now) for each in best.values()}
    followed = [each for each, obstacle in against.items() if obstacle is None]
    return Ranking(
        candidates=tuple(each for each in followed if each.confidence >= rules.policy.propose_from),
        unsure=tuple(each for each in followed if each.confidence < rules.policy.propose_from),
        dropped=tuple(attrs.evolve(each, reason=obstacle) for each, obstacle in against.items() if obstacle),
    )


def _by_core(case: Case, rules: CaseRules, now: datetime, precedents: Sequence[Precedent]) -> Iterable[Candidate]:
    """Give what the core would dispatch by itself, and the other units that the catalogue names."""
    chosen = propose(case, rules, now, precedents) if case.category else None
    if chosen is not None and chosen.precedent:
        reason = Reason.of("case.proposed-precedent", precedent=chosen.precedent)
        yield Candidate(unit=chosen.unit, confidence=_SURE, by=Means.PRECEDENT, source=chosen.precedent, reason=reason)
    for each in rules.catalogue.propose(case.category, case.region) if case.category else ():
        is_chosen = chosen is not None and chosen.entry == each.entry
        yield Candidate(
            unit=each.unit,
            confidence=_SURE if is_chosen else _ALSO,
            by=Means.CATALOGUE,
            source=each.entry,
            reason=Reason.of("case.proposed-catalogue", entry=each.entry),
        )


def _obstacle(unit: str, case: Case, rules: CaseRules, now: datetime) -> Reason | None:
    """Say why a unit cannot be accountable, or None."""
    if unit not in rules.units.units or not rules.units.get(unit).exists_on(rules.today(now)):
        return Reason.of("case.proposed-unknown", unit=unit)
    refusal = check_owner(case, unit, (), rules.ownership, rules.units)
    return None if refusal is None else Reason.of(refusal.code, **dict(refusal.params))
