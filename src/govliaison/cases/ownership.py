"""
Who may lead in which matters (归口规则), whatever way a unit is found: by hand, catalogue, precedent, transfer or decision.

Each rule is a table ``[ownership.<id>]`` of the profile, with the document it rests on.
"""

from collections.abc import Iterable
from itertools import product
from typing import Final

import attrs

from govliaison.cases.kinds import CaseKind, Scope, Urgency
from govliaison.cases.model import Case
from govliaison.units import Level, Unit, UnitDirectory
from govliaison.values import Refusal

_LEVELS: Final = tuple(Level)
"""From the highest down."""


@attrs.frozen(kw_only=True)
class OwnershipMatch:
    """
    To which cases a rule applies: every condition given must hold; an empty one is no condition.

    Attributes:
        kind: kinds of case
        urgency: degrees of urgency
        scope: whether it is about approval services
        channel: ids of channels by which it came first
        category: categories of the catalogue; a category matches those below it
    """

    kind: frozenset[CaseKind] = frozenset()
    urgency: frozenset[Urgency] = frozenset()
    scope: frozenset[Scope] = frozenset()
    channel: frozenset[str] = frozenset()
    category: frozenset[str] = frozenset()

    def holds(self, case: Case) -> bool:
        """Tell whether a case falls under it."""
        return (
            (not self.kind or case.kind in self.kind)
            and (not self.urgency or case.urgency in self.urgency)
            and (not self.scope or case.scope in self.scope)
            and (not self.channel or case.channel in self.channel)
            and (not self.category or any(_is_below(case.category, one) for one in self.category))
        )

    def overlaps(self, other: "OwnershipMatch") -> bool:
        """Tell whether there may be a case to which both apply."""
        return all(
            not mine or not theirs or not mine.isdisjoint(theirs)
            for mine, theirs in (
                (self.kind, other.kind),
                (self.urgency, other.urgency),
                (self.scope, other.scope),
                (self.channel, other.channel),
            )
        ) and (
            not self.category
            or not other.category
            or any(_is_below(*pair) or _is_below(*pair[::-1]) for pair in product(self.category, other.category))
        )


def _is_below(category: str, above: str) -> bool:
    return f"{category}/".startswith(f"{above}/")


@attrs.frozen(kw_only=True)
class OwnershipRule:
    """
    Who may lead.

    Attributes:
        id: stable key
        match: in which cases
        levels: the lead stands at one of these levels; empty: at any
        higher_level_leads: where units of several levels share a case, none of the others stands above the lead
        basis: the instrument and article it stands in; named with every refusal
        note: what a reader should know
    """

    id: str
    match: OwnershipMatch = attrs.field(factory=OwnershipMatch)
    levels: frozenset[Level] = frozenset()
    higher_level_leads: bool = False
    basis: str
    note: str = ""

    def refuse(self, lead: Unit, others: Iterable[Unit]) -> Refusal | None:
        """Say why a unit may not lead, with those that share the case."""
        if self.levels and lead.level not in self.levels:
            return Refusal.of("case.ownership-level", unit=lead.id, rule=self.id, basis=self.basis)
        above = [other for other in others if _stands_above(other, lead)] if self.higher_level_leads else []
        if above:
            return Refusal.of("case.ownership-higher", unit=lead.id, other=above[0].id, rule=self.id, basis=self.basis)
        return None


def check_owner(
    case: Case, lead: str, others: Iterable[str], rules: Iterable[OwnershipRule], units: UnitDirectory
) -> Refusal | None:
    """
    Refuse a lead that a rule does not allow.

    Args:
        case: what it is about
        lead: who shall lead; a known unit
        others: known units that share it
        rules: those of the place
        units: its units
    """
    sharing = [units.get(other) for other in others]
    refusals = (rule.refuse(units.get(lead), sharing) for rule in rules if rule.match.holds(case))
    return next(filter(None, refusals), None)


def _stands_above(other: Unit, lead: Unit) -> bool:
    if other.level is None or lead.level is None:
        return False
    return _LEVELS.index(other.level) < _LEVELS.index(lead.level)
