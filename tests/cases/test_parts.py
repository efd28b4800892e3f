"""Units beside the lead: those that assist (协办) and those that answer for a part of their own (分办)."""

from datetime import timedelta
from typing import Any

import pytest

from govliaison.cases import AskedBy, CaseState, DeferralReason, DeliveryMethod, Outcome, ReturnReason, Waiting
from govliaison.cases.kinds import DutyState
from govliaison.deadlines import DutyKind, PauseReason, Stage
from govliaison.errors import NotFoundError, RefusedError
from govliaison.ledger import reveal

REPLY = "经核查，窗口已改正，同一份材料只需提交一次，并向企业致歉。"
PART = "财政部分：补贴款项已于本周拨付到账。"


@pytest.fixture
def shared(world: Any) -> str:
    """A case that the market bureau leads and has signed for; the finance bureau answers for a part."""
    case = world.desk("wang").dispatch(world.submit().id, lead="market", parallel=("finance",)).id
    world.wait(hours=1)
    world.desk("li").sign_for(case)
    return str(case)


@pytest.fixture
def assisted(world: Any) -> str:
    """A case that the market bureau leads and has signed for, as the finance bureau has that assists."""
    case = world.desk("wang").dispatch(world.submit().id, lead="market", assisting=("finance",)).id
    world.wait(hours=1)
    world.desk("li").sign_for(case)
    world.desk("sun").sign_for(case, unit="finance")
    return str(case)


def running(world: Any, case: str, unit: str) -> set[Stage]:
    return {clock.start.stage for clock in world.record(case).running if clock.start.unit == unit}


def answer(world: Any, case: str, person: str = "li", text: str = REPLY, **said: Any) -> Any:
    told = {"outcome": Outcome.SOLVED, "method": DeliveryMethod.TELEPHONE, "delivered_at": world.now}
    return world.desk(person).answer(case, text=text, **(told | said))


def refused(code: str) -> Any:
    return pytest.raises(RefusedError, match=f"^{code}")


def test_each_unit_has_clocks_of_its_own(world: Any, shared: str) -> None:
    assert {Stage.CONTACT, Stage.ANSWER} == running(world, shared, "market")
    assert {Stage.SIGN, Stage.ANSWER} == running(world, shared, "finance")
    world.desk("sun").sign_for(shared, unit="finance")
    assert {Stage.ANSWER} == running(world, shared, "finance")
    assert {DutyKind.PARALLEL} == {
        clock.start.duty for clock in world.record(shared).clocks if clock.start.unit == "finance"
    }
    assert "market" == world.record(shared).clock(Stage.ANSWER).start.unit


def test_a_unit_answers_for_its_own_part_only(world: Any, shared: str) -> None:
    world.desk("sun").sign_for(shared, unit="finance")
    world.take_notices()
    case = answer(world, shared, "sun", PART, unit="finance", method=DeliveryMethod.CHANNEL, delivered_at=None)
    assert (CaseState.HANDLING, None, ()) == (case.state, case.reply, case.open_duties)
    assert [("filer", "case.answered")] == world.take_notices()
    assert [PART] == [reveal(each.text) for each in case.answers if each.part]
    assert set() == running(world, shared, "finance")
    assert {Stage.CONTACT, Stage.ANSWER} == running(world, shared, "market")


def test_a_part_that_is_owed_blocks_close_out_and_so_does_one_that_did_not_arrive(world: Any, shared: str) -> None:
    answer(world, shared)
    with refused("case.duty-open"):
        world.desk("li").request_close_out(shared)
    world.desk("sun").sign_for(shared, unit="finance")
    answer(world, shared, "sun", PART, unit="finance", method=DeliveryMethod.CHANNEL, delivered_at=None)
    with refused("case.not-delivered"):
        world.desk("li").request_close_out(shared)
    world.desk("li").deliver(shared, answer=2, undeliverable="电话停机")
    world.desk("li").request_close_out(shared)
    with refused("case.confirm-undeliverable"):
        world.desk("wang").audit(shared, approve=True)
    assert CaseState.AUDITED is world.desk("wang").audit(shared, approve=True, confirm_undeliverable=True).state


def test_a_part_is_answered_by_its_unit_after_signing_and_once(world: Any, shared: str) -> None:
    with refused("case.not-signed"):
        answer(world, shared, "sun", PART, unit="finance")
    with refused("case.other-unit"):
        answer(world, shared, "li", PART, unit="finance")
    with refused("case.no-duty"):
        answer(world, shared, "wang", PART, unit="convener")
    world.desk("sun").sign_for(shared, unit="finance")
    with refused("case.text-missing"):
        answer(world, shared, "sun", " ", unit="finance")
    answer(world, shared, "sun", PART, unit="finance")
    with refused("case.no-duty"):
        answer(world, shared, "sun", PART, unit="finance")
    world.wait(hours=1)
    world.care("wang").withdraw(shared, asked_by=AskedBy.APPLICANT, note="不办了")
    with refused("case.wrong-state"):
        answer(world, shared, "sun", PART, unit="finance")


def test_a_perfunctory_part_is_kept_and_still_owed(world: Any, shared: str) -> None:
    world.desk("sun").sign_for(shared, unit="finance")
    case = answer(world, shared, "sun", "您的来信已收悉，已转有关部门处理。", unit="finance")
    assert [True] == [each.perfunctory for each in case.answers]
    assert [("finance", DutyState.SIGNED)] == [(duty.unit, duty.state) for duty in case.open_duties]
    assert {Stage.ANSWER} == running(world, shared, "finance")


def test_an_assisting_unit_is_waited_for_until_it_is_done(world: Any, assisted: str) -> None:
    assert {Stage.ASSIST_RETURN} == running(world, assisted, "finance")
    world.care("sun").report_done(assisted, unit="finance")
    assert set() == running(world, assisted, "finance")


def test_what_is_late_is_said_of_the_unit_that_is(world: Any, assisted: str) -> None:
    """Hard case (h): the clock of the lead runs on, but the unit that assists is late, and is urged by itself."""
    world.wait(days=9)
    world.take_notices()
    world.sweep()
    events = [
        each for each in world.ledger.history(f"case/{assisted}") if type(each.event).__name__ == "DeadlinePassed"
    ]
    assert ("assist-return", "finance") in {(each.event.stage.value, each.event.unit) for each in events}
    shares = {(share.unit, share.what): share for share in world.desk("li").attribute(assisted)}
    late = shares["finance", Waiting.ASSISTING]
    assert late.time > timedelta()
    lead = shares["market", Waiting.HANDLING]
    clock = next(clock for clock in world.record(assisted).running if clock.start.stage is Stage.ASSIST_RETURN)
    calendar = world.rules.limits.calendar
    assert calendar.working_time(clock.start.due_at, world.now) == late.time
    assert calendar.working_time(world.record(assisted).waits[1].since, clock.start.due_at) == lead.time


def test_a_return_ends_what_the_others_owed_and_a_transfer_does_not(world: Any, assisted: str) -> None:
    moved = world.care("wang").transfer(assisted, lead="convener", note="职责调整")
    assert ("convener", ("finance",)) == (moved.lead, moved.assisting)
    assert {Stage.ASSIST_RETURN} == running(world, assisted, "finance")
    assert set() == running(world, assisted, "market")
    world.desk("wang").return_(assisted, reason=ReturnReason.OTHER_LEVEL)
    assert ((), set()) == (world.record(assisted).open_duties, running(world, assisted, "finance"))


def test_whoever_was_done_before_a_return_has_no_part_in_it_any_more(world: Any, assisted: str) -> None:
    world.care("sun").report_done(assisted, unit="finance")
    world.desk("li").return_(assisted, reason=ReturnReason.OTHER_LEVEL)
    assert () == world.record(assisted).assisting
    with pytest.raises(NotFoundError, match=r"^case\.unknown"):
        world.desk("sun").get(assisted)


def test_a_unit_that_assisted_may_come_to_lead(world: Any, assisted: str) -> None:
    moved = world.care("wang").transfer(assisted, lead="finance", note="以财政为主")
    assert ("finance", ()) == (moved.lead, moved.assisting)
    assert {Stage.SIGN, Stage.CONTACT, Stage.ANSWER} == running(world, assisted, "finance")


def test_a_unit_is_involved_later_and_its_limit_runs_from_then(world: Any, assisted: str) -> None:
    world.wait(hours=30)
    world.take_notices()
    case = world.care("wang").involve(assisted, unit="convener", kind=DutyKind.PARALLEL, note="政策口径由本局答复")
    assert [("unit", "case.involved")] == world.take_notices()
    assert ("convener",) == case.parallel
    clock = next(clock for clock in case.running if clock.start.key == (Stage.ANSWER, "convener"))
    assert world.now == clock.start.anchor_at


@pytest.mark.parametrize(
    ("person", "said", "code"),
    [
        ("li", {"unit": "convener", "note": "请协办"}, "case.convener-only"),
        ("wang", {"unit": "convener", "note": " "}, "case.text-missing"),
        ("wang", {"unit": "nowhere", "note": "请协办"}, "unit.unknown"),
        ("wang", {"unit": "gone", "note": "请协办"}, "case.unit-gone"),
        ("wang", {"unit": "market", "note": "请协办"}, "case.takes-part"),
        ("wang", {"unit": "finance", "note": "请协办"}, "case.takes-part"),
        ("wang", {"unit": "convener", "note": "请主办", "kind": DutyKind.LEAD}, "case.one-lead"),
    ],
)
def test_not_everybody_is_involved_by_everybody(
    world: Any, assisted: str, person: str, said: dict[str, Any], code: str
) -> None:
    with refused(code):
        world.care(person).involve(assisted, **said)


def test_a_unit_is_let_go_and_close_out_does_not_wait_for_it(world: Any, assisted: str) -> None:
    with refused("case.convener-only"):
        world.care("li").release(assisted, unit="finance", note="不再需要")
    with refused("case.text-missing"):
        world.care("wang").release(assisted, unit="finance", note=" ")
    with refused("case.no-duty"):
        world.care("wang").release(assisted, unit="convener", note="不再需要")
    world.wait(hours=5)
    with refused("case.before-last"):
        world.care("wang").release(
            assisted, unit="finance", note="不再需要", at=world.now - timedelta(hours=5, minutes=30)
        )
    case = world.care("wang").release(assisted, unit="finance", note="不再需要")
    assert ((), DutyState.RELEASED) == (case.open_duties, case.duties[-1].state)
    assert set() == running(world, assisted, "finance")
    answer(world, assisted)
    assert CaseState.REQUESTED is world.desk("li").request_close_out(assisted).state


def test_what_never_was_there_is_neither_involved_nor_released(world: Any) -> None:
    case = world.submit().id
    for verb, said in (("involve", {"unit": "finance"}), ("release", {"unit": "finance"})):
        with refused("case.wrong-state"):
            getattr(world.care("wang"), verb)(case, note="x", **said)


def test_a_pause_stops_what_the_others_owe_too(world: Any, assisted: str) -> None:
    before = {clock.start.key: clock.start.due_at for clock in world.record(assisted).running}
    world.care("wang").pause(assisted, reason=PauseReason.APPLICANT, note="等待补正")
    with refused("case.paused"):
        world.care("wang").involve(assisted, unit="convener", note="请协办")
    with refused("case.paused"):
        world.care("wang").release(assisted, unit="finance", note="不再需要")
    world.wait(days=3)
    world.care("sun").report_done(assisted, unit="finance")
    done = next(clock for clock in world.record(assisted).clocks if clock.start.stage is Stage.ASSIST_RETURN)
    assert (None, world.now) == (done.paused_at, done.pauses[-1].until)
    after = {clock.start.key: clock.start.due_at for clock in world.care("li").resume(assisted).running}
    assert after[Stage.ANSWER, "market"] > before[Stage.ANSWER, "market"]
    again = next(clock for clock in world.record(assisted).clocks if clock.start.stage is Stage.ASSIST_RETURN)
    assert done == again


def test_a_plan_is_put_off_only_when_all_parts_are_done(world: Any, assisted: str) -> None:
    answer(world, assisted, outcome=Outcome.PLANNED)
    later = world.now + timedelta(days=90)
    with refused("case.duty-open"):
        world.care("wang").defer(assisted, until=later, reason=DeferralReason.PLANNED, note="列入明年计划")


def test_senders_of_followers_hear_the_answer_to_a_part(world: Any, shared: str) -> None:
    other = world.submit().id
    world.merging("wang").merge(shared, others=[other], no_new_facts=True)
    world.desk("sun").sign_for(shared, unit="finance")
    world.take_notices()
    answer(world, shared, "sun", PART, unit="finance", method=DeliveryMethod.CHANNEL, delivered_at=None)
    assert [("filer", "case.answered")] * 2 == world.take_notices()
