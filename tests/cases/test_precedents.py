"""A decided dispute settles the next like it, and who may own what (归口规则)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import attrs
import pytest

from govliaison.cases import (
    CaseKind,
    CasePolicy,
    CaseState,
    OwnershipMatch,
    OwnershipRule,
    Precedent,
    ReturnReason,
    Scope,
    SettledBy,
    Urgency,
)
from govliaison.cases.precedent_lookup import PrecedentLookup
from govliaison.cases.precedents import latest_first, precedent_keys
from govliaison.errors import RefusedError
from govliaison.units import CatalogueEntry, CompetenceCatalogue, Level, Unit, UnitDirectory, UnitRole

FOOD = {"category": "食品"}


def decided(world: Any, lead: str = "finance", **said: Any) -> str:
    """A case that was transferred."""
    case = world.submit(**(FOOD | said)).id
    world.wait(minutes=1)
    world.care("wang").transfer(case, lead=lead, note="专题会议确定")
    return str(case)


def how(case: Any) -> tuple[str, str]:
    return case.lead, case.by


def test_the_next_like_it_goes_to_the_unit_that_was_decided(world: Any) -> None:
    first = world.record(decided(world))
    following = world.submit(**FOOD)
    assert ("finance", "precedent") == how(following)
    [dispatched] = [
        each.event for each in world.desk("wang").history(following.id) if type(each.event).__name__ == "CaseDispatched"
    ]
    assert (first.number, None) == (dispatched.precedent, dispatched.entry)


@pytest.mark.parametrize("uphold", [True, False])
def test_a_decided_objection_is_a_precedent_whichever_way(world: Any, *, uphold: bool) -> None:
    case = world.submit(**FOOD).id
    world.objections("li").object_(case, note="不属职责", suggested="finance")
    world.objections("wang").decide(case, uphold=uphold, note="职责清单")
    assert ("finance" if uphold else "market", "precedent") == how(world.submit(**FOOD))
    assert [SettledBy.OBJECTION] == [each.by for each in world.objections("wang").precedents()]


def test_a_designation_after_returns_is_one_and_a_mere_dispatch_is_none(make_world: Callable[..., Any]) -> None:
    world = make_world(None, CasePolicy(max_returns=1))
    plain = world.submit().id
    world.desk("wang").dispatch(plain, lead="finance", designate=True)
    assert [] == world.objections("wang").precedents()
    case = world.submit(**FOOD).id
    world.desk("li").return_(case, reason=ReturnReason.NOT_COMPETENT)
    world.desk("wang").dispatch(case, lead="finance")
    assert [("finance", SettledBy.DESIGNATION)] == [
        (each.unit, each.by) for each in world.objections("wang").precedents()
    ]


def test_a_return_unsettles_what_a_transfer_had_settled(world: Any) -> None:
    case = decided(world)
    world.desk("sun").return_(case, reason=ReturnReason.NOT_COMPETENT)
    assert ("market", "catalogue") == how(world.submit(**FOOD))


def test_a_later_decision_wins_whichever_case_came_first(world: Any) -> None:
    first, second = world.submit(**FOOD).id, world.submit(**FOOD).id
    for case, lead in ((second, "finance"), (first, "convener")):
        world.wait(hours=1)
        world.care("wang").transfer(case, lead=lead, note="专题会议确定")
    assert ("convener", "precedent") == how(world.submit(**FOOD))
    assert ["convener", "finance"] == [each.unit for each in world.objections("wang").precedents()]


def test_a_unit_that_is_gone_is_no_precedent(world: Any) -> None:
    decided(world)
    units = [
        attrs.evolve(unit, until=world.now.date()) if unit.id == "finance" else unit
        for unit in world.rules.units.units.values()
    ]
    world.rules = attrs.evolve(world.rules, units=UnitDirectory(units))
    assert ("market", "catalogue") == how(world.submit(**FOOD))


def test_where_its_unit_is_gone_the_precedent_before_it_holds(world: Any) -> None:
    decided(world, lead="convener", region="990100")
    world.wait(minutes=1)
    decided(world, lead="finance", region="990102")
    assert ("finance", "precedent") == how(world.submit(**FOOD, region="990102"))
    units = [
        attrs.evolve(unit, until=world.now.date()) if unit.id == "finance" else unit
        for unit in world.rules.units.units.values()
    ]
    world.rules = attrs.evolve(world.rules, units=UnitDirectory(units))
    assert ("convener", "precedent") == how(world.submit(**FOOD, region="990102"))


def test_a_history_goes_by_what_was_decided_then(world: Any) -> None:
    decided(world, lead="convener")
    then = world.now
    world.wait(days=1)
    decided(world, lead="finance")
    assert ("convener", "precedent") == how(world.submit(**FOOD, received_at=then, history=True))


def test_a_history_knows_no_later_decision(world: Any) -> None:
    decided(world)
    long_ago = world.now - timedelta(days=300)
    assert ("market", "catalogue") == how(world.submit(**FOOD, received_at=long_ago, history=True))


def test_a_precedent_holds_at_its_place_and_within(world: Any) -> None:
    decided(world, region="990102")
    assert "precedent" == world.submit(**FOOD, region="990102003").by
    assert "catalogue" == world.submit(**FOOD, region="990103").by
    assert "catalogue" == world.submit(**FOOD).by
    assert "catalogue" == world.submit(**FOOD, region="990100").by


def test_the_narrowest_place_goes_first(world: Any) -> None:
    decided(world, region="990102")
    decided(world, lead="convener", region="990100")
    assert "finance" == world.submit(**FOOD, region="990102").lead
    assert "convener" == world.submit(**FOOD, region="990103").lead


def test_a_catalogue_that_names_a_smaller_place_knows_better(world: Any) -> None:
    decided(world, region="990100")
    entries = [*world.rules.catalogue.entries.values()]
    local = CatalogueEntry(id="food-here", name="食品", unit="market", region="990102")
    world.rules = attrs.evolve(world.rules, catalogue=CompetenceCatalogue([*entries, local]))
    assert ("market", "catalogue") == how(world.submit(**FOOD, region="990102"))
    assert ("finance", "precedent") == how(world.submit(**FOOD, region="990103"))
    wide = attrs.evolve(local, region="990000")
    world.rules = attrs.evolve(world.rules, catalogue=CompetenceCatalogue([*entries, wide]))
    assert ("finance", "precedent") == how(world.submit(**FOOD, region="990103"))


def test_a_precedent_needs_no_unit_in_the_catalogue(world: Any) -> None:
    case = world.submit(category="旧事").id
    world.desk("wang").dispatch(case, lead="market")
    world.care("wang").transfer(case, lead="finance", note="专题会议确定")
    assert ("finance", "precedent") == how(world.submit(category="旧事"))


def test_where_nothing_is_dispatched_by_itself_a_precedent_is_not_either(make_world: Callable[..., Any]) -> None:
    world = make_world(None, CasePolicy(dispatch_automatically=False))
    case = world.submit(**FOOD).id
    world.desk("wang").dispatch(case, lead="market")
    world.care("wang").transfer(case, lead="finance", note="专题会议确定")
    assert CaseState.SUBMITTED is world.submit(**FOOD).state


def test_a_confidential_case_is_no_precedent(world: Any) -> None:
    decided(world, confidential=True)
    assert ("market", "catalogue") == how(world.submit(**FOOD))
    assert [] == world.objections("wang").precedents()


def test_precedents_are_found_on_every_page(world: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("objecting_desk", "precedent_lookup"):
        monkeypatch.setattr(f"govliaison.cases.{module}._PAGE", 1)
    cases = [world.submit(**FOOD).id for _ in range(3)]
    for case, lead in zip(cases, ("finance", "convener", "finance"), strict=True):
        world.wait(hours=1)
        world.care("wang").transfer(case, lead=lead, note="专题会议确定")
    assert 3 == len(world.objections("wang").precedents())
    assert "finance" == world.submit(**FOOD).lead


def test_a_batch_looks_each_kind_of_matter_up_once(world: Any) -> None:
    look_up = PrecedentLookup(world.ledger)
    assert ((), ()) == (look_up.find("食品", "990102"), look_up.find("", "990102"))
    decided(world, region="990102")
    assert () == look_up.find("食品", "990102")
    [found] = PrecedentLookup(world.ledger).find("食品", "990102")
    assert ("finance", "990102") == (found.unit, found.region)


def test_of_two_at_one_moment_the_later_case_counts(world: Any) -> None:
    one = Precedent(case="a", number="1", category="x", region=None, unit="u", at=world.now, by=SettledBy.TRANSFER)
    assert ["b", "a"] == [each.case for each in latest_first([one, attrs.evolve(one, case="b")])]
    assert ("|x",) == precedent_keys("x", None)


# -- who may own what -------------------------------------------------------------------------------------------------

CITY_ONLY = OwnershipRule(
    id="permits",
    match=OwnershipMatch(category=frozenset({"食品"})),
    levels=frozenset({Level.CITY}),
    basis="三定规定",
)
HIGHER = OwnershipRule(id="shared", higher_level_leads=True, basis="某条例第二十四条")


def levelled(world: Any, *rules: OwnershipRule) -> Any:
    """Set up a bureau of the city, one of a county, and rules."""
    units = (
        Unit(id="convener", name="大数据局", roles=frozenset({UnitRole.CONVENER})),
        Unit(id="market", name="市场监管局", level=Level.COUNTY),
        Unit(id="finance", name="财政局", level=Level.CITY),
    )
    world.rules = attrs.evolve(world.rules, units=UnitDirectory(units), ownership=rules)
    return world


def refused(act: Callable[..., object], *args: Any, **asked: Any) -> tuple[str, Any]:
    with pytest.raises(RefusedError) as error:
        act(*args, **asked)
    return error.value.code, error.value.params.get("basis")


def test_what_a_rule_forbids_waits_for_people(world: Any) -> None:
    case = levelled(world, CITY_ONLY).submit(**FOOD)
    assert CaseState.SUBMITTED is case.state
    desk = world.desk("wang")
    assert ("case.ownership-level", "三定规定") == refused(desk.dispatch, case.id, lead="market")
    assert ("case.ownership-level", "三定规定") == refused(desk.dispatch, case.id, lead="convener")
    assert "finance" == desk.dispatch(case.id, lead="finance").lead
    code, _basis = refused(world.care("wang").transfer, case.id, lead="market", note="改派")
    assert "case.ownership-level" == code
    code, _basis = refused(world.objections("sun").object_, case.id, note="不属职责", suggested="market")
    assert "case.ownership-level" == code
    world.objections("sun").object_(case.id, note="不属职责")
    code, _basis = refused(world.objections("wang").decide, case.id, uphold=True, note="同意", lead="market")
    assert "case.ownership-level" == code


def test_a_precedent_that_breaks_a_rule_waits_for_people_too(world: Any) -> None:
    decided(levelled(world))
    world.care("wang").transfer(world.submit(**FOOD).id, lead="market", note="改派")
    assert "precedent" == world.submit(**FOOD).by
    assert CaseState.SUBMITTED is levelled(world, CITY_ONLY).submit(**FOOD).state


def test_the_higher_unit_leads_where_levels_share_a_case(world: Any) -> None:
    case = levelled(world, HIGHER).submit().id
    desk = world.desk("wang")
    assert ("case.ownership-higher", "某条例第二十四条") == refused(
        desk.dispatch, case, lead="market", assisting=("finance",)
    )
    assert "finance" == desk.dispatch(case, lead="finance", assisting=("market", "convener")).lead
    assert "convener" == world.care("wang").transfer(case, lead="convener", note="牵头").lead


def test_a_transfer_looks_at_who_assists(world: Any) -> None:
    case = levelled(world, HIGHER).submit().id
    world.desk("wang").dispatch(case, lead="convener", assisting=("finance", "market"))
    code, _basis = refused(world.care("wang").transfer, case, lead="market", note="改派")
    assert "case.ownership-higher" == code
    assert "finance" == world.care("wang").transfer(case, lead="finance", note="改派").lead


def test_two_units_of_one_category_share_it(world: Any) -> None:
    entries = [
        CatalogueEntry(id="a", name="食品", unit="market", region="990100"),
        CatalogueEntry(id="b", name="食品", unit="finance"),
        CatalogueEntry(id="c", name="食品", unit="nowhere"),
    ]
    levelled(world, HIGHER)
    world.rules = attrs.evolve(world.rules, catalogue=CompetenceCatalogue(entries))
    assert CaseState.SUBMITTED is world.submit(**FOOD, region="990100").state
    assert "finance" == world.submit(**FOOD).lead


@pytest.mark.parametrize(
    ("match", "holds"),
    [
        (OwnershipMatch(), True),
        (OwnershipMatch(kind=frozenset({CaseKind.HELP})), True),
        (OwnershipMatch(kind=frozenset({CaseKind.COMPLAINT})), False),
        (OwnershipMatch(urgency=frozenset({Urgency.URGENT})), False),
        (OwnershipMatch(scope=frozenset({Scope.OTHER})), False),
        (OwnershipMatch(channel=frozenset({"portal"})), True),
        (OwnershipMatch(channel=frozenset({"hall"})), False),
        (OwnershipMatch(category=frozenset({"食品"})), True),
        (OwnershipMatch(category=frozenset({"食"})), False),
        (OwnershipMatch(category=frozenset({"食品/许可"})), False),
    ],
)
def test_a_rule_applies_where_all_its_conditions_hold(world: Any, match: OwnershipMatch, *, holds: bool) -> None:
    assert holds is match.holds(world.submit(**FOOD))
