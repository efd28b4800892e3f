from typing import Any

import attrs
import pytest

from govliaison.cases import CaseKind, CasePolicy, CaseState, OwnershipMatch, OwnershipRule, leaderless, stuck_states
from govliaison.units import Level, Unit, UnitDirectory


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


def rule(identity: str, *levels: Level, **match: Any) -> OwnershipRule:
    return OwnershipRule(id=identity, levels=frozenset(levels), match=OwnershipMatch(**match), basis="某办法")


CITY, COUNTY = rule("city", Level.CITY), rule("county", Level.COUNTY)
FOOD, FISH = frozenset({"食品"}), frozenset({"食品/鱼"})


@pytest.mark.parametrize(
    ("expected", "rules"),
    [
        ([], (CITY, rule("any"))),
        ([("province",)], (CITY, rule("province", Level.PROVINCE))),
        ([("city", "county")], (CITY, COUNTY)),
        ([], (CITY, rule("both", Level.CITY, Level.COUNTY))),
        ([("a", "b")], (rule("a", Level.CITY, category=FOOD), rule("b", Level.COUNTY, category=FISH))),
        ([("a", "b")], (rule("a", Level.CITY, category=FISH), rule("b", Level.COUNTY, category=FOOD))),
        ([], (rule("a", Level.CITY, category=FISH), rule("b", Level.COUNTY, category=frozenset({"食品/肉"})))),
        ([("a", "county")], (rule("a", Level.CITY, category=FISH), COUNTY)),
        (
            [],
            (
                rule("a", Level.CITY, kind=frozenset({CaseKind.HELP})),
                rule("b", Level.COUNTY, kind=frozenset({CaseKind.REPORT})),
            ),
        ),
    ],
)
def test_rules_of_ownership_that_leave_nobody_to_lead_are_found(
    world: Any, expected: list[tuple[str, ...]], rules: tuple[OwnershipRule, ...]
) -> None:
    units = [
        Unit(id="a", name="市局", level=Level.CITY),
        Unit(id="b", name="县局", level=Level.COUNTY),
        Unit(id="c", name="已撤销的厅", level=Level.PROVINCE, until=world.now.date()),
    ]
    found = leaderless(attrs.evolve(world.rules, units=UnitDirectory(units), ownership=rules), world.now.date())
    assert expected == [tuple(each.id for each in together) for together in found]
