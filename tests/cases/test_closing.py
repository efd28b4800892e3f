"""Close-out requested, audited by another person, called back, closed or sent back."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from govliaison.cases import CasePolicy, CaseState, DeliveryMethod, Grade, Outcome, Solved
from govliaison.deadlines import Criterion, Light, Stage
from govliaison.errors import RefusedError

REAL = "经核查，材料只需提交一次，已当面受理并发证。"


def answer(world: Any, case: str, *, arrived: bool = True) -> None:
    world.wait(hours=1)
    at = world.now if arrived else None
    method = DeliveryMethod.TELEPHONE if arrived else DeliveryMethod.CHANNEL
    world.desk("li").answer(case, text=REAL, outcome=Outcome.SOLVED, method=method, delivered_at=at)


def request(world: Any, *, arrived: bool = True, **said: Any) -> str:
    """A case up to the request for close-out."""
    case = world.submit(category="食品", **said).id
    world.desk("li").sign_for(case)
    answer(world, case, arrived=arrived)
    if not arrived:
        world.desk("zhao").deliver(case, answer=1, undeliverable="停机")
    world.wait(hours=1)
    world.desk("li").request_close_out(case, note="请审核")
    world.take_notices()
    return str(case)


def test_the_whole_way_to_close_out(world: Any) -> None:
    case = request(world)
    requested = world.record(case)
    assert (CaseState.REQUESTED, "li") == (requested.state, requested.requested_by)
    assert [(Stage.AUDIT, "convener")] == [(clock.start.stage, clock.start.unit) for clock in requested.running]
    audited = world.desk("wang").audit(case, approve=True)
    assert (CaseState.AUDITED, "wang", False) == (audited.state, audited.auditor, audited.undeliverable_confirmed)
    assert [Stage.CALL_BACK] == [clock.start.stage for clock in audited.running]
    closed = world.desk("wang").call_back(case, reached=True, solved=Solved.YES, grade=Grade.SATISFIED)
    assert (CaseState.CLOSED, Outcome.SOLVED, world.now) == (closed.state, closed.outcome, closed.closed_at)
    assert ((), "market", world.now) == (closed.running, closed.lead, closed.holdings[-1].until)
    assert Light.GREEN is closed.light(world.wait(days=900))
    assert [("unit", "case.closed")] == world.take_notices()


def test_close_out_is_requested_with_an_answer_that_arrived(world: Any) -> None:
    case = world.submit(category="食品").id
    li = world.desk("li")
    with pytest.raises(RefusedError, match=r"case\.wrong-state"):
        li.request_close_out(case)
    li.sign_for(case)
    li.answer(case, text="已收悉", outcome=Outcome.EXPLAINED)
    with pytest.raises(RefusedError, match=r"case\.not-answered"):
        li.request_close_out(case)
    answer(world, case, arrived=False)
    with pytest.raises(RefusedError, match=r"case\.not-delivered"):
        li.request_close_out(case)


def test_a_unit_that_assists_does_not_ask_for_close_out(world: Any) -> None:
    case = world.desk("wang").dispatch(world.submit().id, lead="market", assisting=("finance",)).id
    world.desk("li").sign_for(case)
    answer(world, case)
    with pytest.raises(RefusedError, match=r"case\.other-unit"):
        world.desk("sun").request_close_out(case)
    with pytest.raises(RefusedError, match=r"case\.before-last"):
        world.desk("li").request_close_out(case, at=world.now - timedelta(minutes=1))


def test_who_handled_it_does_not_audit_it_nor_a_clerk_for_them(world: Any) -> None:
    case = world.submit(category="食品").id
    world.desk("wang").sign_for(case, recorded_for="li")
    answer(world, case)
    world.desk("li").request_close_out(case)
    for asked in ({}, {"recorded_for": "zhao"}):
        with pytest.raises(RefusedError, match=r"second-person"):
            world.desk("wang").audit(case, approve=True, **asked)
    with pytest.raises(RefusedError, match=r"second-person"):
        world.desk("zhao").audit(case, approve=True, recorded_for="li")
    assert "zhao" == world.desk("zhao").audit(case, approve=True).auditor
    with pytest.raises(RefusedError, match=r"second-person"):
        world.desk("wang").call_back(case, reached=False)


def test_the_auditor_is_of_a_convener_and_comes_after_the_request(world: Any) -> None:
    case = request(world)
    with pytest.raises(RefusedError, match=r"case\.convener-only"):
        world.desk("qian").audit(case, approve=True)
    with pytest.raises(RefusedError, match=r"case\.before-last"):
        world.desk("wang").audit(case, approve=True, at=world.now - timedelta(hours=1))


def test_a_rejected_request_goes_back_to_handling_with_a_limit_from_now(world: Any) -> None:
    case = request(world)
    back = world.desk("wang").audit(case, approve=False, note="未附材料")
    assert (CaseState.HANDLING, None, None) == (back.state, back.requested_at, back.audited_at)
    assert [(Stage.ANSWER, world.now)] == [(clock.start.stage, clock.start.anchor_at) for clock in back.running]
    assert "answer-1" == back.running[0].start.rule
    with pytest.raises(RefusedError, match=r"case\.not-answered"):
        world.desk("li").request_close_out(case)
    assert [("unit", "case.close-out-rejected")] == world.take_notices()


def test_the_last_reply_must_arrive_not_one_before_it(world: Any) -> None:
    case = request(world)
    world.desk("wang").audit(case, approve=False)
    answer(world, case, arrived=False)
    with pytest.raises(RefusedError, match=r"case\.not-delivered"):
        world.desk("li").request_close_out(case)


def test_an_answer_that_cannot_arrive_is_confirmed_by_another_person(world: Any) -> None:
    case = request(world, arrived=False)
    with pytest.raises(RefusedError, match=r"case\.confirm-undeliverable"):
        world.desk("wang").audit(case, approve=True)
    with pytest.raises(RefusedError, match=r"second-person"):
        world.desk("zhao").audit(case, approve=True, confirm_undeliverable=True)
    assert world.desk("wang").audit(case, approve=True, confirm_undeliverable=True).undeliverable_confirmed


def test_a_confirmation_holds_for_one_answer_only(world: Any) -> None:
    case = request(world, arrived=False)
    wang = world.desk("wang")
    wang.audit(case, approve=True, confirm_undeliverable=True)
    back = wang.call_back(case, reached=True, solved=Solved.NO)
    assert (CaseState.HANDLING, False, 1) == (back.state, back.undeliverable_confirmed, back.redone)
    answer(world, case, arrived=False)
    world.desk("li").deliver(case, answer=2, undeliverable="停机")
    world.desk("li").request_close_out(case)
    with pytest.raises(RefusedError, match=r"case\.confirm-undeliverable"):
        wang.audit(case, approve=True)


def test_without_an_owed_call_back_the_audit_closes(make_world: Callable[..., Any]) -> None:
    world = make_world(policy=CasePolicy(call_back=False))
    case = request(world)
    closed = world.desk("wang").audit(case, approve=True)
    assert (CaseState.CLOSED, Outcome.SOLVED) == (closed.state, closed.outcome)
    assert ["CloseOutAudited", "CaseClosed"] == world.events(case)[-2:]


@pytest.mark.parametrize(
    ("asked", "state"),
    [
        ({"solved": Solved.NO}, CaseState.HANDLING),
        ({"solved": Solved.YES, "grade": Grade.DISSATISFIED}, CaseState.HANDLING),
        ({"solved": Solved.YES, "grade": Grade.VERY_DISSATISFIED}, CaseState.HANDLING),
        ({"solved": Solved.PARTLY}, CaseState.CLOSED),
        ({"solved": Solved.YES, "grade": Grade.FAIRLY_SATISFIED}, CaseState.CLOSED),
    ],
)
def test_a_bad_call_back_sends_it_back(world: Any, asked: dict[str, Any], state: CaseState) -> None:
    case = request(world)
    world.desk("wang").audit(case, approve=True)
    world.take_notices()
    called = world.desk("wang").call_back(case, reached=True, **asked)
    assert state is called.state
    code = "case.sent-back" if state.is_open else "case.closed"
    assert [("unit", code)] == world.take_notices()


def test_after_so_many_times_it_is_closed_as_it_is(make_world: Callable[..., Any]) -> None:
    world = make_world(policy=CasePolicy(max_redo=0))
    case = request(world)
    world.desk("wang").audit(case, approve=True)
    assert CaseState.CLOSED is world.desk("wang").call_back(case, reached=True, solved=Solved.NO).state


def test_calls_that_reach_nobody_are_counted_in_a_row(make_world: Callable[..., Any]) -> None:
    world = make_world(policy=CasePolicy(call_back_attempts=2))
    case = request(world)
    wang = world.desk("wang")
    wang.audit(case, approve=True)
    missed = wang.call_back(case, reached=False, solved=Solved.YES, grade=Grade.SATISFIED)
    assert (CaseState.AUDITED, None, None) == (missed.state, missed.call_backs[0].solved, missed.call_backs[0].grade)
    wang.call_back(case, reached=True, solved=Solved.NO)
    answer(world, case)
    world.desk("li").request_close_out(case)
    wang.audit(case, approve=True)
    assert CaseState.AUDITED is wang.call_back(case, reached=False).state
    assert CaseState.CLOSED is wang.call_back(case, reached=False).state


def test_a_call_back_says_whether_it_was_solved_and_comes_after_the_audit(world: Any) -> None:
    case = request(world)
    with pytest.raises(RefusedError, match=r"case\.wrong-state"):
        world.desk("wang").call_back(case, reached=False)
    world.wait(hours=1)
    world.desk("wang").audit(case, approve=True)
    with pytest.raises(RefusedError, match=r"case\.solved-missing"):
        world.desk("wang").call_back(case, reached=True)
    with pytest.raises(RefusedError, match=r"case\.before-last"):
        world.desk("wang").call_back(case, reached=False, at=world.now - timedelta(hours=1))
    with pytest.raises(RefusedError, match=r"case\.convener-only"):
        world.desk("qian").call_back(case, reached=False)


@pytest.mark.parametrize("known", [{"contact": "王五"}, {"phone": "138 1234 5678"}])
def test_who_is_anonymous_is_reached_only_in_a_way_that_the_note_tells(world: Any, known: dict[str, str]) -> None:
    nobody = {"contact": "", "phone": ""}
    named, anonymous = request(world, **(nobody | known)), request(world, **nobody)
    wang = world.desk("wang")
    for case in (named, anonymous):
        wang.audit(case, approve=True)
    with pytest.raises(RefusedError, match=r"case\.call-back-anonymous"):
        wang.call_back(anonymous, reached=True, solved=Solved.YES)
    assert CaseState.AUDITED is wang.call_back(anonymous, reached=False).state
    assert CaseState.CLOSED is wang.call_back(anonymous, reached=True, solved=Solved.YES, note="本人再次来电").state
    assert CaseState.CLOSED is wang.call_back(named, reached=True, solved=Solved.YES).state


def test_a_history_is_closed_in_silence(world: Any) -> None:
    case = request(world, history=True)
    wang = world.desk("wang")
    wang.audit(case, approve=False)
    answer(world, case)
    world.desk("li").request_close_out(case)
    wang.audit(case, approve=True)
    wang.call_back(case, reached=True, solved=Solved.YES)
    assert [] == world.take_notices()


def test_the_person_who_signed_on_paper_is_the_one_whose_act_it_is(world: Any) -> None:
    case = world.submit(category="食品").id
    wang = world.desk("wang")
    wang.sign_for(case, recorded_for="li")
    wang.measure(case, text="x", recorded_for="li")
    wang.interim(case, text="x", recorded_for="li")
    wang.answer(
        case, text=REAL, outcome=Outcome.SOLVED, recorded_for="li", method=DeliveryMethod.PAPER, delivered_at=world.now
    )
    done = wang.request_close_out(case, recorded_for="li")
    actors = {done.requested_by, done.measures[0].actor, *(each.actor for each in done.answers)}
    assert {"li"} == actors
    assert {"wang", "li"} == done.handlers


# -- content enough (R5) --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("chosen", "threshold", "grade", "state"),
    [
        (True, Grade.SATISFIED, Grade.FAIRLY_SATISFIED, CaseState.HANDLING),
        (True, Grade.SATISFIED, Grade.SATISFIED, CaseState.CLOSED),
        (True, Grade.SATISFIED, None, CaseState.CLOSED),
        (True, Grade.FAIRLY_SATISFIED, Grade.FAIRLY_SATISFIED, CaseState.CLOSED),
        (False, Grade.SATISFIED, Grade.FAIRLY_SATISFIED, CaseState.CLOSED),
    ],
)
def test_a_grade_below_what_the_profile_wants_sends_it_back(
    make_world: Any, *, chosen: bool, threshold: Grade, grade: Grade | None, state: CaseState
) -> None:
    close_out = (Criterion.CALLED_BACK,) if chosen else ()
    world = make_world(policy=CasePolicy(close_out=close_out, call_back_grade=threshold))
    case = world.submit(category="食品").id
    world.desk("li").sign_for(case)
    told = {"method": DeliveryMethod.TELEPHONE, "delivered_at": world.now}
    world.desk("li").answer(case, text="经核查已改正，并上门致歉。", outcome=Outcome.SOLVED, **told)
    world.desk("li").request_close_out(case)
    world.desk("wang").audit(case, approve=True)
    found = world.desk("wang").call_back(case, reached=True, solved=Solved.YES, grade=grade)
    assert state is found.state
    assert (state is CaseState.HANDLING) is found.call_backs[-1].is_bad
