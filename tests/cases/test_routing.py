"""Who might be accountable: proposals of precedents, catalogue and routers in one order, followed by hand."""

from collections.abc import Callable, Sequence
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.cases import (
    CaseState,
    Means,
    OwnershipRule,
    Ranking,
    Router,
    Routing,
    RoutingAsk,
    RoutingProposal,
)
from govliaison.cases.ranking import rank
from govliaison.errors import NotFoundError, RefusedError
from govliaison.units import Level
from govliaison.values import Reason


@attrs.frozen
class Words:
    """Proposes a unit for a word in the text, and remembers nothing."""

    word: str
    unit: str
    confidence: int = 80

    def propose(self, ask: RoutingAsk, /) -> Sequence[RoutingProposal]:
        if self.word not in ask.title + ask.text:
            return ()
        return (RoutingProposal(unit=self.unit, confidence=self.confidence, reason=Reason.of("words.found")),)


def routing(world: Any, person: str = "wang", **routers: Router) -> Routing:
    return Routing(world.context(person), lambda _region: world.rules, routers)


def told(ranking: Ranking) -> list[tuple[str, str, str, int]]:
    return [(each.unit, each.by.value, each.source, each.confidence) for each in ranking.candidates]


def test_routers_propose_for_a_case_at_the_manual_desk(world: Any) -> None:
    case = world.submit(title="税务窗口排队", text="等了三小时")
    ranking = routing(world, tax=Words("税务", "finance"), fire=Words("消防", "market")).propose(case.id)
    assert [("finance", "router", "tax", 80)] == told(ranking)
    assert CaseState.SUBMITTED is world.record(case.id).state


def test_a_router_is_told_all_that_it_needs_and_the_moment(world: Any) -> None:
    asked = []

    class Curious:
        def propose(self, ask: RoutingAsk, /) -> Sequence[RoutingProposal]:
            asked.append(ask)
            return ()

    case = world.submit(title="题", text="文", category="远事")
    assert Ranking() == attrs.evolve(routing(world, curious=Curious()).propose(case.id), dropped=())
    [ask] = asked
    assert (case.id, "题", "文", "远事", case.channel, world.now) == (
        ask.case,
        ask.title,
        ask.text,
        ask.category,
        ask.channel,
        ask.now,
    )


def test_what_the_core_knows_stands_before_what_a_router_thinks(make_world: Callable[..., Any]) -> None:
    world = make_world()
    first = world.submit(category="食品").id
    world.wait(minutes=1)
    world.care("wang").transfer(first, lead="finance", note="专题会议确定")
    world.rules = attrs.evolve(world.rules, policy=attrs.evolve(world.rules.policy, dispatch_automatically=False))
    case = world.submit(category="食品", text="食品")
    ranking = routing(world, words=Words("食品", "convener", 100), more=Words("食品", "market")).propose(case.id)
    number = world.record(first).number
    assert [
        ("finance", "precedent", number, 100),
        ("convener", "router", "words", 100),
        ("market", "router", "more", 80),
        ("market", "catalogue", "food", 60),
    ] == told(ranking)


def test_what_the_catalogue_names_clearly_is_sure(make_world: Callable[..., Any]) -> None:
    world = make_world()
    world.rules = attrs.evolve(world.rules, policy=attrs.evolve(world.rules.policy, dispatch_automatically=False))
    case = world.submit(category="食品")
    assert [("market", "catalogue", "food", 100)] == told(routing(world).propose(case.id))


def test_below_the_threshold_it_is_for_the_manual_desk(world: Any) -> None:
    case = world.submit(text="税务")
    ranking = routing(world, weak=Words("税务", "finance", 49)).propose(case.id)
    assert ([], ["finance"]) == (told(ranking), [each.unit for each in ranking.unsure])


def test_a_unit_that_is_not_there_or_may_not_lead_is_dropped_and_told(world: Any) -> None:
    rule = OwnershipRule(id="city-only", levels=frozenset({Level.CITY}), basis="某规定第一条")
    world.rules = attrs.evolve(world.rules, ownership=(rule,))
    case = world.submit(text="税务", category="旧事")
    ranking = routing(world, ghost=Words("税务", "nobody"), low=Words("税务", "finance")).propose(case.id)
    assert [] == told(ranking)
    assert [
        ("nobody", "case.proposed-unknown"),
        ("finance", "case.ownership-level"),
        ("gone", "case.proposed-unknown"),
    ] == sorted(
        ((each.unit, each.reason.code) for each in ranking.dropped),
        key=lambda each: ["nobody", "finance", "gone"].index(each[0]),
    )


def test_a_proposal_is_followed_by_hand_and_the_entry_says_whose(world: Any) -> None:
    case = world.submit(text="税务").id
    desk = routing(world, tax=Words("税务", "finance", 10))
    assert "finance" == desk.take(case, lead="finance", router="tax").lead
    dispatched = [each.event for each in world.desk("wang").history(case)][-1]
    assert ("hand", "tax", "words.found") == (dispatched.by, dispatched.router, dispatched.router_reason)


def test_nobody_is_said_to_have_proposed_what_they_did_not(world: Any) -> None:
    case = world.submit(text="税务").id
    desk = routing(world, tax=Words("税务", "finance"))
    for lead, router in (("market", "tax"), ("finance", "other")):
        with pytest.raises(RefusedError, match=r"case\.not-proposed"):
            desk.take(case, lead=lead, router=router)
    assert CaseState.SUBMITTED is world.record(case).state


def test_only_conveners_see_proposals_and_only_while_a_case_waits(world: Any) -> None:
    case = world.submit(category="食品").id
    with pytest.raises(RefusedError, match=r"case\.wrong-state"):
        routing(world).propose(case)
    waiting = world.submit().id
    with pytest.raises(NotFoundError):
        routing(world, "sun").propose(waiting)


UNITS = ("market", "finance", "convener", "gone", "nowhere")
PROPOSALS = st.lists(
    st.builds(
        RoutingProposal,
        unit=st.sampled_from(UNITS),
        confidence=st.integers(0, 100),
        reason=st.builds(Reason.of, st.sampled_from(["a", "b"]), word=st.sampled_from(["x", "y"])),
    ),
    max_size=4,
)


@given(routed=st.dictionaries(st.sampled_from(["one", "two", "three"]), PROPOSALS), data=st.data())
def test_neither_the_order_of_plugins_nor_of_proposals_changes_anything(
    make_world: Callable[..., Any], routed: dict[str, list[RoutingProposal]], data: st.DataObject
) -> None:
    world = make_world()
    case = world.record(world.submit().id)
    names = data.draw(st.permutations(sorted(routed)))
    shuffled = {name: data.draw(st.permutations(routed[name])) for name in names}
    ranking = rank(case, world.rules, world.now, (), routed)
    assert ranking == rank(case, world.rules, world.now, (), shuffled)
    shown = (*ranking.candidates, *ranking.unsure, *ranking.dropped)
    assert {(name, each.unit) for name, proposals in routed.items() for each in proposals} == {
        (each.source, each.unit) for each in shown
    }
    assert all(each.by is Means.ROUTER for each in shown)
    assert not {each.unit for each in (*ranking.candidates, *ranking.unsure)} & {"gone", "nowhere"}
