"""Cases that wait or end out of the ordinary: promises, deferral, withdrawal, reopening, tasks."""

from datetime import timedelta
from typing import Any

import pytest
from case_stories import REAL, answered, at, close, closed, defer, in_hand, pause

from govliaison.cases import (
    AskedBy,
    CasePolicy,
    CaseState,
    DeferralReason,
    DeliveryMethod,
    Outcome,
    ReopenReason,
    ReturnReason,
    Solved,
)
from govliaison.deadlines import Stage
from govliaison.errors import RefusedError

# -- promises ------------------------------------------------------------------------------------------------------------


def test_a_promised_answer_that_does_not_come_is_entered(world: Any) -> None:
    case = in_hand(world)
    world.desk("li").interim(case, text="三天后再答复您", next_at=world.now + timedelta(days=3))
    world.take_notices()
    world.wait(days=2)
    world.sweep()
    assert () == world.record(case).promises_missed
    world.wait(days=1)
    world.sweep()
    record = world.record(case)
    assert ((world.now,), None) == (record.promises_missed, record.promise)
    assert ("unit", "case.promise-missed") in world.take_notices()


def test_an_answer_keeps_the_promise(world: Any) -> None:
    case = in_hand(world)
    world.desk("li").interim(case, text="三天后再答复您", next_at=world.now + timedelta(days=3))
    world.desk("li").answer(case, text=REAL, outcome=Outcome.SOLVED)
    world.wait(days=4)
    world.sweep()
    assert "PromiseMissed" not in world.events(case)


def test_an_answer_entered_late_shows_that_the_promise_was_kept(world: Any) -> None:
    case = in_hand(world)
    world.desk("li").interim(case, text="三天后再答复您", next_at=world.now + timedelta(days=3))
    world.wait(days=4)
    world.sweep()
    assert 1 == len(world.record(case).promises_missed)
    kept = world.now - timedelta(days=2)
    world.desk("li").answer(case, text=REAL, outcome=Outcome.SOLVED, at=kept)
    assert () == world.record(case).promises_missed
    assert "StepsRetracted" in world.events(case)


# -- deferral ------------------------------------------------------------------------------------------------------------


def test_a_planned_solution_is_put_off_and_taken_up_by_itself(world: Any) -> None:
    case = answered(world, Outcome.PLANNED)
    deferred = defer(world, case)
    assert (CaseState.DEFERRED, True, ()) == (deferred.state, deferred.state.is_open, deferred.running)
    assert [("unit", "case.deferred"), ("filer", "case.deferred")] == world.take_notices()
    assert [case] == [row.id for row in world.desk("wang").find(states=frozenset({CaseState.DEFERRED})).rows]
    world.wait(days=24)
    world.sweep()
    again = world.record(case)
    assert (CaseState.HANDLING, None, at(30, 9)) == (again.state, again.deferral, again.changed_at)
    assert [Stage.ANSWER] == [clock.start.stage for clock in again.running]
    assert ("unit", "case.taken-up") in world.take_notices()


def test_a_case_put_off_may_be_taken_up_before(world: Any) -> None:
    case = answered(world, Outcome.PLANNED)
    defer(world, case)
    world.wait(days=1)
    again = world.care("wang").resume(case)
    assert (CaseState.HANDLING, world.now) == (again.state, again.running[0].start.anchor_at)


def test_only_a_plan_is_put_off_and_to_a_later_date(world: Any) -> None:
    with pytest.raises(RefusedError, match=r"case\.not-planned"):
        defer(world, answered(world))
    planned = answered(world, Outcome.PLANNED)
    with pytest.raises(RefusedError, match=r"case\.deferral-past"):
        defer(world, planned, until=world.now)
    with pytest.raises(RefusedError, match=r"case\.text-missing"):
        defer(world, planned, note="")
    with pytest.raises(RefusedError, match=r"case\.wrong-state"):
        defer(world, in_hand(world))
    with pytest.raises(RefusedError, match=r"case\.convener-only"):
        world.care("li").defer(planned, until=at(30, 9), reason=DeferralReason.FUNDS, note="无资金")


# -- withdrawal and reopening --------------------------------------------------------------------------------------------


def test_a_case_is_withdrawn_as_whoever_filed_it_wishes(world: Any) -> None:
    case = in_hand(world)
    with pytest.raises(RefusedError, match=r"case\.text-missing"):
        world.care("wang").withdraw(case, asked_by=AskedBy.APPLICANT, note="")
    with pytest.raises(RefusedError, match=r"case\.convener-only"):
        world.care("li").withdraw(case, asked_by=AskedBy.APPLICANT, note="企业说不办了")
    gone = world.care("wang").withdraw(case, asked_by=AskedBy.APPLICANT, note="电话确认，已自行解决")
    assert (CaseState.WITHDRAWN, False, world.now) == (gone.state, gone.state.is_open, gone.closed_at)
    assert all(clock.void for clock in gone.clocks if clock.start.stage is Stage.ANSWER)
    assert [("unit", "case.withdrawn"), ("filer", "case.withdrawn")] == world.take_notices()
    with pytest.raises(RefusedError, match=r"case\.wrong-state"):
        world.care("wang").reopen(case, reason=ReopenReason.REBOUND, note="x")


def test_a_unit_that_presses_for_withdrawal_is_reported(world: Any) -> None:
    case = in_hand(world)
    kept = world.care("wang").withdraw(case, asked_by=AskedBy.UNIT, note="企业称承办单位要求撤单")
    assert (CaseState.HANDLING, 1, True) == (kept.state, kept.pressed, kept.for_bulletin)
    assert [("unit", "case.pressed")] == world.take_notices()


def test_a_closed_case_is_taken_up_again(world: Any) -> None:
    case = closed(world)
    world.wait(days=30)
    with pytest.raises(RefusedError, match=r"case\.text-missing"):
        world.care("wang").reopen(case, reason=ReopenReason.REBOUND, note="")
    again = world.care("wang").reopen(case, reason=ReopenReason.REBOUND, note="又要求重复交材料")
    assert (CaseState.HANDLING, None, "market") == (again.state, again.closed_at, again.lead)
    assert (world.now,) == again.reopened
    assert [Stage.ANSWER] == [clock.start.stage for clock in again.running]
    assert [("unit", "case.reopened"), ("filer", "case.reopened")] == world.take_notices()


def test_the_second_dissatisfaction_goes_to_the_bulletin(make_world: Any) -> None:
    world = make_world(policy=CasePolicy(max_redo=1))
    case = closed(world, Solved.NO)
    assert (CaseState.HANDLING, False) == (world.record(case).state, world.record(case).for_bulletin)
    world.wait(hours=1)
    world.desk("li").answer(
        case, text=REAL, outcome=Outcome.SOLVED, method=DeliveryMethod.TELEPHONE, delivered_at=world.now
    )
    close(world, case, Solved.NO)
    record = world.record(case)
    assert (CaseState.CLOSED, True) == (record.state, record.for_bulletin)
    index = world.ledger.load(f"case/{case}").index
    assert ("flag", "bulletin") in index.tags


# -- tasks ---------------------------------------------------------------------------------------------------------------


def test_an_unfinished_task_blocks_close_out(world: Any) -> None:
    case = in_hand(world)
    world.care("wang").add_task(case, text="公示材料清单", due_at=world.now + timedelta(days=2))
    assert [("unit", "case.task-added")] == world.take_notices()
    world.desk("li").answer(
        case, text=REAL, outcome=Outcome.SOLVED, method=DeliveryMethod.TELEPHONE, delivered_at=world.now
    )
    with pytest.raises(RefusedError, match=r"case\.task-open"):
        world.desk("li").request_close_out(case)
    world.care("li").finish_task(case, task=1, note="已公示")
    before = world.store.head()
    world.care("li").finish_task(case, task=1)
    assert before == world.store.head()
    assert CaseState.REQUESTED is world.desk("li").request_close_out(case).state


def test_a_late_task_is_the_lateness_of_its_unit(world: Any) -> None:
    case = world.submit().id
    world.desk("wang").dispatch(case, lead="market", assisting=("finance",))
    world.desk("li").sign_for(case)
    world.care("wang").add_task(case, unit="finance", text="核拨资金", due_at=world.now + timedelta(days=2))
    world.wait(days=3)
    world.take_notices()
    world.sweep()
    [task] = world.record(case).tasks
    assert ("finance", True) == (task.unit, task.late)
    [entry] = [each for each in world.ledger.history(f"case/{case}") if type(each.event).__name__ == "TaskOverdue"]
    assert ("finance", task.due_at) == (entry.event.unit, entry.stamp.effective_at)
    with pytest.raises(RefusedError, match=r"case\.other-unit"):
        world.care("li").finish_task(case, task=1)
    assert world.care("sun").finish_task(case, task=1).tasks[0].late


def test_a_task_is_for_a_unit_of_the_case_and_a_later_date(world: Any) -> None:
    case = in_hand(world)
    soon = world.now + timedelta(days=1)
    with pytest.raises(RefusedError, match=r"case\.no-duty"):
        world.care("wang").add_task(case, unit="finance", text="x", due_at=soon)
    with pytest.raises(RefusedError, match=r"case\.task-date-past"):
        world.care("wang").add_task(case, text="x", due_at=world.now)
    with pytest.raises(RefusedError, match=r"case\.text-missing"):
        world.care("wang").add_task(case, text="", due_at=soon)
    with pytest.raises(RefusedError, match=r"case\.convener-only"):
        world.care("li").add_task(case, text="x", due_at=soon)
    with pytest.raises(RefusedError, match=r"case\.no-such-task"):
        world.care("li").finish_task(case, task=1)


def test_a_returned_case_leaves_no_task_behind(world: Any) -> None:
    case = in_hand(world)
    world.care("wang").add_task(case, text="x", due_at=world.now + timedelta(days=1))
    world.desk("li").return_(case, reason=ReturnReason.NOT_COMPETENT)
    assert () == world.record(case).tasks


def test_a_history_is_told_to_nobody(world: Any) -> None:
    case = in_hand(world, history=True)
    pause(world, case)
    assert [] == world.take_notices()
