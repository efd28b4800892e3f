"""Whether a case can be closed out from wherever it stands, under the rules of a place."""

from collections.abc import Iterable
from typing import Final

from govliaison.cases.kinds import CaseState
from govliaison.cases.rules import CaseRules
from govliaison.units import UnitRole

_CONVENER: Final = "convener"
_UNIT: Final = "unit"

Way = tuple[CaseState, CaseState, str]
"""From a state to the next, and whose act that is."""


def ways(rules: CaseRules) -> tuple[Way, ...]:
    """Name every step that leads on under these rules, returns and refusals left out."""
    after_audit = CaseState.AUDITED if rules.owes_call_back else CaseState.CLOSED
    return (
        (CaseState.SUBMITTED, CaseState.ADMITTED, _CONVENER),
        (CaseState.ADMITTED, CaseState.DISPATCHED, _CONVENER),
        (CaseState.DISPATCHED, CaseState.HANDLING, _UNIT),
        (CaseState.HANDLING, CaseState.ANSWERED, _UNIT),
        (CaseState.DEFERRED, CaseState.HANDLING, _UNIT),
        (CaseState.ANSWERED, CaseState.REQUESTED, _UNIT),
        (CaseState.REQUESTED, after_audit, _CONVENER),
        (CaseState.AUDITED, CaseState.CLOSED, _CONVENER),
        (CaseState.MERGED, CaseState.SUBMITTED, _CONVENER),  # un-merged, at the worst from where all begin
    )


def stuck_states(rules: CaseRules) -> list[CaseState]:
    """
    Name the open states from which no case can be closed out (销号), because nobody is there for a step on the way.

    A place without a convener can neither dispatch nor audit; without any unit nothing is handled.
    """
    there = {_CONVENER} if rules.units.with_role(UnitRole.CONVENER) else set()
    if rules.units.units:
        there.add(_UNIT)
    open_ways = [(state, after) for state, after, who in ways(rules) if who in there]
    return [state for state in CaseState if state.is_open and CaseState.CLOSED not in _reached(state, open_ways)]


def _reached(start: CaseState, open_ways: Iterable[tuple[CaseState, CaseState]]) -> set[CaseState]:
    open_ways = tuple(open_ways)
    seen = {start}
    while more := {after for state, after in open_ways if state in seen} - seen:
        seen |= more
    return seen
