"""To whom a new case goes by itself: by a precedent, else by the competence catalogue."""

from collections.abc import Sequence
from datetime import datetime

import attrs

from govliaison.cases.model import Case
from govliaison.cases.ownership import check_owner
from govliaison.cases.precedents import Precedent
from govliaison.cases.rules import CaseRules
from govliaison.units import Proposal
from govliaison.values import region_stem


@attrs.frozen(kw_only=True)
class Proposed:
    """
    A unit for a new case, and why.

    Attributes:
        unit: the unit
        by: ``precedent`` or ``catalogue``
        entry: the entry of the catalogue that names it
        precedent: number of the case in which it was decided
    """

    unit: str
    by: str
    entry: str | None = None
    precedent: str | None = None


def propose(case: Case, rules: CaseRules, now: datetime, precedents: Sequence[Precedent]) -> Proposed | None:
    """
    Propose the unit for a new case, or None where people must decide.

    A precedent goes before the catalogue: the first whose unit is still there and that was decided by then, unless the
    catalogue names this very category for a smaller place. A unit that an ownership rule does not allow is never proposed,
    nor is another in its stead.
    """
    found = rules.catalogue.propose(case.category, case.region)
    sharing: tuple[str, ...] = ()
    precedent = next((each for each in precedents if each.at <= now and _is_there(each.unit, rules, now)), None)
    if precedent is not None and not _is_known_better(precedent, case, rules, found):
        chosen = Proposed(unit=precedent.unit, by="precedent", precedent=precedent.number)
    elif found and _is_there(found[0].unit, rules, now):
        best, *others = found
        chosen = Proposed(unit=best.unit, by="catalogue", entry=best.entry)
        sharing = tuple(each.unit for each in others if each.depth == best.depth and _is_there(each.unit, rules, now))
    else:
        return None
    return None if check_owner(case, chosen.unit, sharing, rules.ownership, rules.units) else chosen


def _is_known_better(precedent: Precedent, case: Case, rules: CaseRules, found: Sequence[Proposal]) -> bool:
    """Tell whether the catalogue names this very category for a smaller place than that of the precedent."""
    best = next((each for each in found if each.regional and each.depth == len(case.category.split("/"))), None)
    if best is None:
        return False
    place = region_stem(rules.catalogue.entries[best.entry].region or "")
    return len(place) > len(region_stem(precedent.region or ""))


def _is_there(unit: str, rules: CaseRules, now: datetime) -> bool:
    return unit in rules.units.units and rules.units.get(unit).exists_on(rules.today(now))
