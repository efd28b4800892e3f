"""Disputes about whose a case is (派单异议): raised, passed on, decided for good (M1.4)."""

from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise
from typing import Any

import attrs
import pytest

from govliaison.cases import Case, CasePolicy, CaseState, ObjectionState, Outcome, ReturnReason, SettledBy
from govliaison.cases.decide.objecting import (
    DecideObjectionAsk,
    ObjectAsk,
    ReferObjectionAsk,
    decide_objection,
    object_,
    refer_objection,
)
from govliaison.cases.door import CaseDoor
from govliaison.deadlines import PauseReason, Stage, parse_rule_pack
from govliaison.errors import RefusedError
from govliaison.ledger import reveal
from govliaison.values import Refusal

WHY = "不属我单位职责"
REAL = "经核查，同一份材料只需提交一次，已通知窗口改正。"
SAME_DAY = {"id": "quick", "name": "快办规定", "objection": {"within": "1 working day", "same_day": True}}
CHAIN = {
    "id": "chain",
    "name": "逐级协调",
    "objection": {"reviewers": ["服务办", "副秘书长"], "decision_within": "2 wd"},
}


def with_pack(world: Any, pack: dict[str, Any]) -> None:
    limits = world.rules.limits
    world.rules = attrs.evolve(world.rules, limits=attrs.evolve(limits, packs=(*limits.packs, parse_rule_pack(pack))))


def dispatched(world: Any, **said: Any) -> str:
    return str(world.submit(category="食品", **said).id)


def refusal(act: Callable[..., object], *args: Any, **asked: Any) -> str:
    with pytest.raises(RefusedError) as refused:
        act(*args, **asked)
    return refused.value.code


def review_clock(case: Case) -> Any:
    return next((clock for clock in case.running if clock.start.stage is Stage.OBJECTION_REVIEW), None)


def test_the_unit_stays_accountable_and_its_clocks_run_on_while_it_objects(world: Any) -> None:
    case = dispatched(world)
    before = world.record(case)
    world.notices.clear()
    after = world.objections("li").object_(case, note=WHY, suggested="finance")
    assert ("market", CaseState.DISPATCHED) == (after.lead, after.state)
    assert before.running_starts == tuple(
        start for start in after.running_starts if start.stage is not Stage.OBJECTION_REVIEW
    )
    review = review_clock(after).start
    assert ("convener", "fall-back") == (review.unit, review.pack)
    assert WHY == reveal(after.open_objection.note)
    assert [("unit", "case.objection-raised")] == world.take_notices()
    assert [case] == [each.id for each in world.objections("wang").list_open()]


def test_an_undecided_objection_is_urged_at_the_desk(world: Any) -> None:
    case = dispatched(world)
    world.objections("li").object_(case, note=WHY)
    world.wait(days=2)
    world.notices.clear()
    world.sweep()
    late = [happened for happened in world.events(case) if happened == "DeadlinePassed"]
    assert late
    assert any(
        (notice.recipient, notice.params.get("stage")) == ("unit:convener", "objection-review")
        for notice in world.notices
    )


def test_upheld_it_goes_to_the_named_unit_for_good(world: Any) -> None:
    case = dispatched(world)
    world.objections("li").object_(case, note=WHY, suggested="finance")
    world.wait(hours=1)
    world.notices.clear()
    after = world.objections("wang").decide(case, uphold=True, note="属财政职责")
    assert ("finance", True, CaseState.DISPATCHED) == (after.lead, after.designated, after.state)
    assert (1, world.now) == (after.hops, after.changed_at)
    assert all(one.until == other.since for one, other in pairwise(after.holdings))
    assert review_clock(after) is None
    [objection] = after.objections
    assert (ObjectionState.UPHELD, "finance", "属财政职责") == (
        objection.state,
        objection.decided_for,
        reveal(objection.decision),
    )
    assert (SettledBy.OBJECTION, "finance") == (after.settlement.by, after.settlement.unit)
    assert [("unit", "case.objection-upheld"), ("unit", "case.designated-now")] == world.take_notices()
    assert "case.designated" == refusal(world.desk("sun").return_, case, reason=ReturnReason.NOT_COMPETENT)
    assert "case.objection-decided" == refusal(world.objections("sun").object_, case, note=WHY)


def test_dismissed_the_unit_keeps_it_for_good(world: Any) -> None:
    case = dispatched(world)
    world.objections("li").object_(case, note=WHY)
    after = world.objections("zhao").decide(case, uphold=False, note="职责清单载明")
    assert ("market", True, 0) == (after.lead, after.designated, after.hops)
    assert (ObjectionState.DISMISSED, "market") == (after.objections[0].state, after.settlement.unit)
    assert "case.designated" == refusal(world.desk("li").return_, case, reason=ReturnReason.NOT_COMPETENT)
    assert "case.objection-decided" == refusal(world.objections("li").object_, case, note=WHY)
    assert CaseState.HANDLING is world.desk("li").sign_for(case).state


def test_another_unit_to_which_it_is_transferred_afterwards_may_object(world: Any) -> None:
    case = dispatched(world)
    world.objections("li").object_(case, note=WHY)
    world.objections("zhao").decide(case, uphold=False, note="职责清单载明")
    world.care("wang").transfer(case, lead="finance", note="机构改革")
    again = world.objections("sun").object_(case, note=WHY)
    assert [ObjectionState.DISMISSED, ObjectionState.OPEN] == [each.state for each in again.objections]
    assert ["Objection"] == [type(again.open_objection).__name__]
    decided = world.objections("zhao").decide(case, uphold=False, note="职责清单载明")
    assert [1, 2] == [each.number for each in decided.objections]


def test_nobody_hands_a_disputed_case_on(world: Any) -> None:
    case = dispatched(world)
    world.objections("li").object_(case, note=WHY)
    assert "case.objection-open" == refusal(world.desk("li").return_, case, reason=ReturnReason.DUPLICATE)
    assert "case.objection-open" == refusal(world.care("wang").transfer, case, lead="finance", note="改派")
    assert "case.objection-open" == refusal(world.objections("li").object_, case, note=WHY)


def test_who_may_object_and_who_may_decide(world: Any) -> None:
    case = dispatched(world)
    objections = world.objections
    assert "case.text-missing" == refusal(objections("li").object_, case, note=" ")
    assert "case.leads-already" == refusal(objections("li").object_, case, note=WHY, suggested="market")
    assert "unit.unknown" == refusal(objections("li").object_, case, note=WHY, suggested="nowhere")
    assert "case.no-objection" == refusal(objections("wang").decide, case, uphold=True, note=WHY)
    objections("wang").object_(case, note=WHY, recorded_for="li")
    assert "case.convener-only" == refusal(objections("li").decide, case, uphold=True, note=WHY)
    assert "second-person" == refusal(objections("wang").decide, case, uphold=True, note=WHY)
    assert "case.text-missing" == refusal(objections("zhao").decide, case, uphold=True, note="")
    assert "case.objection-unit-missing" == refusal(objections("zhao").decide, case, uphold=True, note=WHY)
    assert "unit.unknown" == refusal(objections("zhao").decide, case, uphold=True, note=WHY, lead="nowhere")
    assert "case.unit-gone" == refusal(objections("zhao").decide, case, uphold=True, note=WHY, lead="gone")
    before = world.now - timedelta(hours=1)
    world.wait(hours=2)
    assert "case.before-last" == refusal(objections("zhao").decide, case, uphold=False, note=WHY, at=before)
    assert "case.objection-last-reviewer" == refusal(objections("zhao").refer, case, note=WHY)
    assert "finance" == objections("zhao").decide(case, uphold=True, note=WHY, lead="finance").lead


def test_an_objection_comes_soon_after_the_case(world: Any) -> None:
    case = dispatched(world)
    world.wait(days=3)
    assert "case.objection-late" == refusal(world.objections("li").object_, case, note=WHY)


def test_the_pack_says_how_soon_and_that_it_is_decided_the_same_day(world: Any) -> None:
    with_pack(world, SAME_DAY)
    case, late = dispatched(world), dispatched(world)
    review = review_clock(world.objections("li").object_(case, note=WHY)).start
    assert ("quick", "objection-review") == (review.pack, review.rule)
    assert world.rules.limits.calendar.moment(world.rules.today(world.now) + timedelta(days=1), 0) == review.due_at
    world.wait(days=1, hours=9)
    assert "case.objection-late" == refusal(world.objections("li").object_, late, note=WHY)


def test_it_goes_up_the_chain_that_the_pack_names(world: Any) -> None:
    with_pack(world, CHAIN)
    case = dispatched(world)
    first = world.objections("li").object_(case, note=WHY, suggested="finance")
    assert "服务办" == first.open_objection.reviewer
    world.wait(hours=3)
    passed = world.objections("wang").refer(case, note="职责交叉")
    assert ("副秘书长", None) == (passed.open_objection.reviewer, passed.open_objection.next_reviewer)
    assert world.now == review_clock(passed).start.anchor_at
    assert "case.objection-last-reviewer" == refusal(world.objections("wang").refer, case, note="职责交叉")
    world.wait(hours=1)
    world.objections("wang").decide(case, uphold=False, note="会商确定")
    decided = world.desk("wang").history(case)[-1].event
    assert ("副秘书长", False) == (decided.reviewer, decided.upheld)


def test_a_unit_that_answers_has_taken_the_case(world: Any) -> None:
    case = dispatched(world)
    world.desk("li").sign_for(case)
    world.objections("li").object_(case, note=WHY)
    answered = world.desk("li").answer(case, text=REAL, outcome=Outcome.SOLVED)
    assert ObjectionState.LAPSED is answered.objections[0].state
    assert (None, None) == (answered.open_objection, review_clock(answered))
    assert "case.wrong-state" == refusal(world.objections("zhao").decide, case, uphold=False, note=WHY)


def test_after_an_objection_that_lapsed_there_may_be_another(world: Any) -> None:
    case = dispatched(world)
    world.desk("li").sign_for(case)
    world.objections("li").object_(case, note=WHY)
    world.desk("li").answer(case, text=REAL, outcome=Outcome.SOLVED)
    record = attrs.evolve(world.record(case), state=CaseState.HANDLING)
    by = CaseDoor(world.context("li"), lambda _region: world.rules).by(None)
    assert not isinstance(object_(record, ObjectAsk(note=WHY, by=by), world.rules), Refusal)


def test_a_merged_case_keeps_its_dispute_for_the_day_it_is_released(world: Any) -> None:
    master, case = dispatched(world), dispatched(world)
    before = world.objections("li").object_(case, note=WHY)
    world.merging("wang").merge(master, others=[case], no_new_facts=True)
    assert review_clock(world.record(case)) is None
    assert "case.merged" == refusal(world.objections("zhao").decide, case, uphold=False, note=WHY)
    after = world.merging("wang").unmerge(case)
    assert (before.clocks, before.objections) == (after.clocks, after.objections)


def test_returns_used_up_the_unit_can_object_to_its_designation(make_world: Callable[..., Any]) -> None:
    world = make_world(None, CasePolicy(max_returns=1))
    case = dispatched(world)
    world.desk("li").return_(case, reason=ReturnReason.NOT_COMPETENT, suggested="finance")
    after = world.desk("wang").dispatch(case, lead="finance")
    assert (True, 1) == (after.designated, after.hops)
    assert SettledBy.DESIGNATION is after.settlement.by
    assert "case.designated" == refusal(world.desk("sun").return_, case, reason=ReturnReason.NOT_COMPETENT)
    world.objections("sun").object_(case, note=WHY, suggested="market")
    back = world.objections("zhao").decide(case, uphold=True, note="职责清单载明")
    assert ("market", 2) == (back.lead, back.hops)


def test_a_paused_case_is_not_disputed(world: Any) -> None:
    case = dispatched(world)
    world.desk("li").sign_for(case)
    world.care("wang").pause(case, reason=PauseReason.APPLICANT, note="等待补充材料")
    assert "case.paused" == refusal(world.objections("li").object_, case, note=WHY)


def test_only_the_unit_that_has_it_objects(world: Any) -> None:
    case = world.submit().id
    world.desk("wang").dispatch(case, lead="market", assisting=("finance",))
    assert "case.other-unit" == refusal(world.objections("sun").object_, case, note=WHY)


def test_what_is_not_there_cannot_be_disputed(world: Any, make_by: Callable[..., Any]) -> None:
    by = make_by(world, "wang")
    unknown = Refusal.of("case.unknown")
    assert unknown == object_(None, ObjectAsk(note=WHY, by=by), world.rules)
    assert unknown == decide_objection(None, DecideObjectionAsk(uphold=True, note=WHY, by=by), world.rules)
    assert unknown == refer_objection(None, ReferObjectionAsk(note=WHY, by=by), world.rules)
