"""Whether a case can be closed out from wherever it stands, under the rules of a place."""

from collections.abc import Iterable
from datetime import date
from itertools import combinations
from typing import Final

from govliaison.cases.kinds import CaseState
from govliaison.cases.ownership import OwnershipRule
from govliaison.cases.rules import CaseRules
from govliaison.units import UnitRole

_CONVENER: Final = "convener"
_UNIT: Final = "unit"

Way = tuple[CaseState, CaseState, str]
"""From a state to the next, and whose act that is."""


_WAYS: Final[tuple[Way, ...]] = (
    (CaseState.SUBMITTED, CaseState.ADMITTED, _CONVENER),
    (CaseState.ADMITTED, CaseState.DISPATCHED, _CONVENER),
    (CaseState.DISPATCHED, CaseState.HANDLING, _UNIT),
    (CaseState.HANDLING, CaseState.ANSWERED, _UNIT),
    (CaseState.DEFERRED, CaseState.HANDLING, _UNIT),
    (CaseState.ANSWERED, CaseState.REQUESTED, _UNIT),
    (CaseState.REQUESTED, CaseState.AUDITED, _CONVENER),  # or closed at once, where no call-back is owed
    (CaseState.AUDITED, CaseState.CLOSED, _CONVENER),
    (CaseState.MERGED, CaseState.SUBMITTED, _CONVENER),  # un-merged, at the worst from where all begin
)
"""Every step that leads on, returns and refusals left out; who must be there for criteria is there for a step too."""


def stuck_states(rules: CaseRules) -> list[CaseState]:
    """
    Name the open states from which no case can be closed out (销号), because nobody is there for a step on the way.

    A place without a convener can neither dispatch nor audit; without any unit nothing is handled.
    """
    there = {_CONVENER} if rules.units.with_role(UnitRole.CONVENER) else set()
    if rules.units.units:
        there.add(_UNIT)
    open_ways = [(state, after) for state, after, who in _WAYS if who in there]
    return [state for state in CaseState if state.is_open and CaseState.CLOSED not in _reached(state, open_ways)]


def leaderless(rules: CaseRules, today: date) -> list[tuple[OwnershipRule, ...]]:
    """
    Give the rules of ownership, one or two together, that leave no unit to lead the matters they speak of.

    Such a matter can never be handed to anybody, so it is never closed out.

    Args:
        rules: the rules of the place
        today: units that are gone by then lead nothing
    """
    there = {unit.level for unit in rules.units.valid(today)}
    alone = [rule for rule in rules.ownership if rule.levels and rule.levels.isdisjoint(there)]
    others = [rule for rule in rules.ownership if rule.levels and rule not in alone]
    together = [
        (one, other)
        for one, other in combinations(others, 2)
        if one.match.overlaps(other.match) and there.isdisjoint(one.levels & other.levels)
    ]
    return [*((rule,) for rule in alone), *together]


def _reached(start: CaseState, open_ways: Iterable[tuple[CaseState, CaseState]]) -> set[CaseState]:
    open_ways = tuple(open_ways)
    seen = {start}
    while more := {after for state, after in open_ways if state in seen} - seen:
        seen |= more
    return seen
