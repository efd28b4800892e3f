"""Returns (退单) under the terms of rule packs, and the first receiver that keeps the lead (首接负责制)."""

from collections.abc import Callable
from datetime import date
from typing import Any

import attrs
import pytest

from govliaison.cases import CasePolicy, CaseState, ReturnReason
from govliaison.deadlines import in_force, parse_rule_pack
from govliaison.errors import RefusedError

WRONG = ReturnReason.NOT_COMPETENT


def with_terms(world: Any, *, pack: dict[str, Any] | None = None, **terms: Any) -> None:
    limits = world.rules.limits
    said = parse_rule_pack({"id": "terms", "name": "某办法", "return": terms, **(pack or {})})
    world.rules = attrs.evolve(world.rules, limits=attrs.evolve(limits, packs=(*limits.packs, said)))


def return_(world: Any, case: str, **asked: Any) -> str:
    """Return it, and give the code of the refusal, if any."""
    try:
        world.desk("li").return_(case, **({"reason": WRONG} | asked))
    except RefusedError as refused:
        assert world.record(case).lead == "market"
        return refused.code
    return ""


@pytest.mark.parametrize(
    ("terms", "asked", "code"),
    [
        ({}, {}, ""),
        ({"allowed": False}, {"note": "理由"}, "case.return-forbidden"),
        ({"needs_reason": True}, {}, "case.return-unexplained"),
        ({"needs_basis": True}, {"note": "  "}, "case.return-unexplained"),
        ({"needs_basis": True}, {"note": "三定规定"}, ""),
        ({"needs_suggested_unit": True}, {"note": "理由"}, "case.return-unit-missing"),
        ({"needs_suggested_unit": True}, {"suggested": "nowhere"}, "unit.unknown"),
        ({"needs_suggested_unit": True}, {"suggested": "finance"}, ""),
        ({"reasons": ["duplicate", "incomplete"]}, {}, "case.return-reason"),
        ({"reasons": ["duplicate", WRONG.value]}, {}, ""),
        ({"max_times": 0}, {}, "case.returns-used-up"),
        ({"max_times": 1}, {}, ""),
    ],
)
def test_a_return_is_what_the_pack_allows(world: Any, terms: Any, asked: Any, code: str) -> None:
    with_terms(world, **terms)
    assert code == return_(world, world.submit(category="食品").id, **asked)


def test_the_window_is_counted_in_working_time(world: Any) -> None:
    with_terms(world, window="2 working days", anchor="dispatched")
    world.wait(days=4)  # Friday
    in_time, late = world.submit(category="食品").id, world.submit(category="食品").id
    world.wait(days=4)
    assert "" == return_(world, in_time)
    world.wait(hours=9)
    assert "case.return-late" == return_(world, late)


def test_a_second_unit_finds_the_returns_used_up(world: Any) -> None:
    with_terms(world, max_times=1)
    case = world.submit(category="食品").id
    assert "" == return_(world, case)
    world.desk("wang").dispatch(case, lead="market")
    assert "case.returns-used-up" == return_(world, case)


@pytest.mark.parametrize(
    ("pack", "code"),
    [
        ({"effective_to": date(2026, 9, 6)}, ""),
        ({"effective_from": date(2026, 9, 7)}, "case.return-forbidden"),
        ({"region": "990200"}, ""),
        ({"region": "990100"}, "case.return-forbidden"),
        ({"rule": [{"stage": "answer", "anchor": "received", "amount": "9 wd"}]}, "case.return-forbidden"),
        ({"rule": [{"stage": "answer", "anchor": "received", "amount": "9 wd", "match": {"track": ["x"]}}]}, ""),
    ],
)
def test_only_packs_in_force_at_the_place_on_the_day_of_admission_that_speak_of_it_count(
    world: Any, pack: Any, code: str
) -> None:
    with_terms(world, pack=pack, allowed=False)
    assert code == return_(world, world.submit(category="食品").id)


def test_of_two_packs_the_stronger_speaks() -> None:
    packs = [
        parse_rule_pack({"id": name, "name": name, **more})
        for name, more in (
            ("a", {}),
            ("b", {"effective_from": date(2020, 1, 1)}),
            ("c", {"priority": 10}),
            ("d", {"effective_to": date(2020, 1, 1)}),
        )
    ]
    assert ["c", "b", "a"] == [pack.id for pack in in_force(packs, date(2026, 9, 7), "")]


def test_the_first_receiver_keeps_the_lead_where_the_place_says_so(make_world: Callable[..., Any]) -> None:
    world = make_world(None, CasePolicy(first_receiver_leads=True))
    case = world.submit(category="食品").id
    assert "" == return_(world, case)
    world.desk("wang").dispatch(case, lead="market")
    world.desk("li").sign_for(case)
    assert "case.first-receiver" == return_(world, case)
    care = world.care("wang")
    with pytest.raises(RefusedError) as refused:
        care.transfer(case, lead="finance", note="改派")
    assert "case.first-receiver" == refused.value.code
    after = care.transfer(case, lead="finance", note="专题会议确定", designate=True)
    assert ("finance", True, CaseState.DISPATCHED) == (after.lead, after.designated, after.state)


def test_a_first_receiver_may_object(make_world: Callable[..., Any]) -> None:
    world = make_world(None, CasePolicy(first_receiver_leads=True))
    case = world.submit(category="食品").id
    world.desk("li").sign_for(case)
    world.objections("li").object_(case, note="不属我单位职责", suggested="finance")
    assert "finance" == world.objections("wang").decide(case, uphold=True, note="职责清单").lead


def test_until_somebody_signs_a_case_may_be_transferred(make_world: Callable[..., Any]) -> None:
    world = make_world(None, CasePolicy(first_receiver_leads=True))
    case = world.submit(category="食品").id
    after = world.care("wang").transfer(case, lead="finance", note="改派")
    assert ("finance", False) == (after.lead, after.designated)
