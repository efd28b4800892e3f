"""What a rule pack in force says of call-backs, handling again, close-out and interim answers is kept."""

import tomllib
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import attrs
import pytest

from govliaison.cases import CasePolicy, CaseState, DeliveryMethod, Outcome, Solved
from govliaison.deadlines import Criterion, Limits, parse_rule_pack
from govliaison.errors import RefusedError

HEAD = 'id = "terms"\nname = "rules with terms"\nregion = "990000"\npriority = 1\n'
MORE = 'id = "more"\nname = "stronger, and silent on these"\npriority = 2\n[callback]\ncoverage = "full"\n[redo]\n'


def handled(world: Any, terms: str) -> str:
    """A case that its unit handles, under packs of which one has these terms."""
    own = [parse_rule_pack(tomllib.loads(text)) for text in (MORE, HEAD + terms)]
    limits = Limits(packs=(*own, *world.rules.limits.packs), calendar=world.rules.limits.calendar)
    world.rules = attrs.evolve(world.rules, limits=limits)
    case = world.submit(category="食品").id
    world.desk("li").sign_for(case)
    return str(case)


def answered(world: Any, case: str) -> None:
    world.wait(hours=1)
    world.desk("li").answer(
        case, text="已当面办结。", outcome=Outcome.SOLVED, method=DeliveryMethod.TELEPHONE, delivered_at=world.now
    )


def approved(world: Any, case: str) -> Any:
    answered(world, case)
    world.desk("li").request_close_out(case)
    return world.desk("wang").audit(case, approve=True)


def test_a_pack_says_how_often_a_bad_call_sends_a_case_back(world: Any) -> None:
    case = handled(world, "[redo]\nmax_times = 1\n")
    for state in (CaseState.HANDLING, CaseState.CLOSED):
        approved(world, case)
        assert state is world.desk("wang").call_back(case, reached=True, solved=Solved.NO).state


def test_a_pack_says_how_often_people_are_tried(world: Any) -> None:
    case = handled(world, "[callback]\nattempts = 2\n")
    approved(world, case)
    for state in (CaseState.AUDITED, CaseState.CLOSED):
        assert state is world.desk("wang").call_back(case, reached=False).state


def test_a_pack_adds_its_criteria_to_those_of_the_profile(make_world: Callable[..., Any]) -> None:
    world = make_world(policy=CasePolicy(call_back=False, close_out=(Criterion.CONFIRMED,)))
    case = handled(world, 'closure = ["R3", "R5"]\n')
    answered(world, case)
    for criterion in (Criterion.CONFIRMED, Criterion.SIGNED_BY_HEAD):
        with pytest.raises(RefusedError, match=r"case\.criterion-missing"):
            world.desk("li").request_close_out(case)
        world.care("li").certify(case, criterion=criterion, note="签字页")
    world.desk("li").request_close_out(case)
    assert CaseState.AUDITED is world.desk("wang").audit(case, approve=True).state


def test_each_interim_answer_names_the_next_where_a_pack_wants_it(world: Any) -> None:
    case = handled(world, "[interim]\neach_sets_next = true\n")
    with pytest.raises(RefusedError, match=r"case\.next-date-missing"):
        world.desk("li").interim(case, text="正在协调")
    told = world.desk("li").interim(case, text="正在协调", next_at=world.now + timedelta(days=7))
    assert world.now + timedelta(days=7) == told.answers[-1].next_at


def test_a_pack_that_only_says_how_often_wants_no_next_date(world: Any) -> None:
    case = handled(world, '[interim]\nevery = "1 month"\n')
    assert 1 == len(world.desk("li").interim(case, text="正在协调").answers)
