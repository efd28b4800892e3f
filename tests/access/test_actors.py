"""Who somebody is, and what follows from it."""

import pytest

from govliaison.access import (
    SYSTEM,
    AccessAnswer,
    Actor,
    UnitFacts,
    enterprise_token,
    post_id,
    region_token,
    resolve_actor,
)
from govliaison.ledger import Reader
from govliaison.values import Refusal

UNITS = {
    "data-bureau": UnitFacts(id="data-bureau", is_convener=True),
    "county": UnitFacts(id="county", region="990203"),
    "market": UnitFacts(id="market"),
}


def resolved(*posts: str, on_behalf_of: str | None = None, grants: tuple[AccessAnswer, ...] = ()) -> Actor:
    actor = resolve_actor("zhang.wei", posts, UNITS, on_behalf_of=on_behalf_of, grants=grants)
    assert isinstance(actor, Actor)
    return actor


def test_somebody_without_a_post_sees_only_what_concerns_the_person() -> None:
    actor = resolved()
    assert actor.reader == Reader(
        tokens=frozenset({"everybody", "person:zhang.wei"}), denied=frozenset({"recused:zhang.wei"})
    )
    assert not actor.is_convener
    assert not actor.is_administrator


def test_somebody_in_a_unit_sees_what_the_unit_sees() -> None:
    assert resolved("market.handler").reader.tokens == {"everybody", "person:zhang.wei", "unit:market", "staff:market"}


def test_a_county_sees_its_region_and_a_convener_what_conveners_see() -> None:
    actor = resolved("county.leader", "data-bureau.section-head")
    assert actor.reader.tokens == {
        "everybody",
        "person:zhang.wei",
        "unit:county",
        "staff:county",
        "region:990203",
        "unit:data-bureau",
        "staff:data-bureau",
        "convener",
    }
    assert actor.is_convener
    assert actor.heads_convener
    assert actor.units == {"county", "data-bureau"}


def test_a_convener_of_a_county_convenes_and_sees_the_county_alone() -> None:
    facts = {"county-bureau": UnitFacts(id="county-bureau", region="990203", is_convener=True)}
    actor = resolve_actor("zhang.wei", ["county-bureau.section-head"], facts)
    assert isinstance(actor, Actor)
    assert actor.reader.tokens == {
        "everybody",
        "person:zhang.wei",
        "unit:county-bureau",
        "staff:county-bureau",
        "region:990203",
    }
    assert (False, False) == (actor.is_convener, actor.heads_convener)
    wanted = {"990203": True, "990203001": True, "990204": False, "990200": False, None: False}
    assert wanted == {region: actor.convenes(region) for region in wanted}


def test_a_convener_of_the_whole_convenes_everywhere() -> None:
    actor = resolved("data-bureau.handler")
    assert [True, True] == [actor.convenes(region) for region in ("990203", None)]
    assert not resolved("market.handler").convenes("990203")


def test_section_head_elsewhere_does_not_head_a_convener() -> None:
    actor = resolved("market.section-head", "data-bureau.handler")
    assert not actor.heads_convener
    assert actor.holds("market", ("section-head", "leader"))
    assert not actor.holds("market", ("leader",))


def test_an_administrator_is_who_holds_such_a_post() -> None:
    actor = resolved("market.administrator")
    assert actor.is_administrator
    assert actor.reader.tokens == {"everybody", "person:zhang.wei", "administrator"}
    assert actor.units == frozenset()


def test_looking_after_a_conveners_deployment_is_not_convening() -> None:
    actor = resolved("data-bureau.administrator", on_behalf_of="data-bureau")
    assert (False, False, True) == (actor.is_convener, actor.convenes("990203"), actor.is_administrator)


def test_a_leader_sees_the_units_below_but_does_not_work_there() -> None:
    facts = {"city": UnitFacts(id="city", below=frozenset({"market"}))}
    actors = [resolve_actor("zhang.wei", [f"city.{kind}"], facts) for kind in ("leader", "handler")]
    assert [True, False] == [isinstance(each, Actor) and "unit:market" in each.reader.tokens for each in actors]
    assert all(isinstance(each, Actor) and "staff:market" not in each.reader.tokens for each in actors)


def test_the_groups_office_sees_what_conveners_see_and_convenes_nothing() -> None:
    facts = {
        "office": UnitFacts(id="office", inspects=True),
        "near": UnitFacts(id="near", inspects=True, region="990203"),
    }
    city, county = (resolve_actor("zhang.wei", [f"{unit}.handler"], facts) for unit in ("office", "near"))
    assert isinstance(city, Actor)
    assert isinstance(county, Actor)
    assert ("convener" in city.reader.tokens, "convener" in county.reader.tokens) == (True, False)
    assert (city.convenes("990203"), county.convenes("990203")) == (False, False)


def test_auditors_of_conveners_look_into_reveals_of_their_place() -> None:
    facts = {**UNITS, "bureau": UnitFacts(id="bureau", region="990203", is_convener=True)}
    asked = ("data-bureau.auditor", "bureau.auditor", "market.auditor")
    actors = [resolve_actor("zhang.wei", [post], facts) for post in asked]
    tokens = [{*each.reader.tokens} for each in actors if isinstance(each, Actor)]
    assert [{"auditor"}, {"auditor:990203"}, set()] == [{name for name in each if "auditor" in name} for each in tokens]


def test_a_person_of_an_enterprise_sees_its_matters() -> None:
    actor = resolve_actor("zhang.wei", [], UNITS, enterprise="e1")
    assert isinstance(actor, Actor)
    assert actor.reader.tokens == {"everybody", "person:zhang.wei", "enterprise:e1"}
    assert (frozenset(), "e1") == (actor.units, actor.enterprise)


def test_a_post_in_an_unknown_unit_gives_nothing() -> None:
    assert resolved("abolished.administrator").reader.tokens == {"everybody", "person:zhang.wei"}


def test_policies_add_and_deny() -> None:
    reader = resolved(
        grants=(AccessAnswer(tokens=frozenset({"confidential"})), AccessAnswer(denied=frozenset({"region:990203"})))
    ).reader
    assert reader.may_see(frozenset({"confidential"}))
    assert not reader.may_see(frozenset({"confidential", "region:990203"}))


def test_recusal_hides_whatever_else_is_held() -> None:
    reader = resolved("data-bureau.section-head").reader
    assert reader.may_see(frozenset({"convener"}))
    assert not reader.may_see(frozenset({"convener", "recused:zhang.wei"}))
    assert reader.may_see(frozenset({"convener", "recused:li.na"}))


@pytest.mark.parametrize("on_behalf_of", ["market", "market.handler"])
def test_one_acts_for_a_unit_or_post_of_ones_own(on_behalf_of: str) -> None:
    assert resolved("market.handler", on_behalf_of=on_behalf_of).on_behalf_of == on_behalf_of


@pytest.mark.parametrize("on_behalf_of", ["county", "market.leader", ""])
def test_one_does_not_act_for_others(on_behalf_of: str) -> None:
    refusal = resolve_actor("zhang.wei", ["market.handler"], UNITS, on_behalf_of=on_behalf_of)
    assert refusal == Refusal.of("access.not-on-behalf", person="zhang.wei", on_behalf_of=on_behalf_of)


def test_a_unit_may_have_a_dot_in_its_id() -> None:
    units = {"a.b": UnitFacts(id="a.b")}
    actor = resolve_actor("li.na", [post_id("a.b", "leader")], units)
    assert isinstance(actor, Actor)
    assert actor.units == {"a.b"}


def test_a_street_counts_as_its_county() -> None:
    assert region_token("990203") == region_token("990203001")


def test_the_program_itself_may_set_up() -> None:
    assert SYSTEM.is_administrator
    assert not SYSTEM.is_convener


def test_an_enterprise_may_be_let_in_to_its_own_matters() -> None:
    reader = resolved(grants=(AccessAnswer(tokens=frozenset({enterprise_token("e1")})),)).reader
    assert reader.may_see(frozenset({"enterprise:e1"}))
