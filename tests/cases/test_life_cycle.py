from typing import Any

import attrs
import pytest

from govliaison.cases import CasePolicy, CaseState, stuck_states
from govliaison.units import UnitDirectory


@pytest.mark.parametrize("call_back", [True, False])
def test_close_out_is_reached_from_everywhere(world: Any, *, call_back: bool) -> None:
    rules = attrs.evolve(world.rules, policy=CasePolicy(call_back=call_back))
    stuck = stuck_states(rules)
    assert [] == [state for state in stuck if state is not CaseState.AUDITED]


def test_without_a_convener_nothing_is_closed_out(world: Any) -> None:
    units = [attrs.evolve(unit, roles=frozenset()) for unit in world.rules.units.units.values()]
    stuck = stuck_states(attrs.evolve(world.rules, units=UnitDirectory(units)))
    assert {state for state in CaseState if state.is_open} == set(stuck)


def test_without_any_unit_nothing_is_handled(world: Any) -> None:
    assert CaseState.HANDLING in stuck_states(attrs.evolve(world.rules, units=UnitDirectory([])))
