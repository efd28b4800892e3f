"""Limits that no rule gave: the earliest wins and says so."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govliaison.cases import Case, DeliveryMethod, GivenLimits, Outcome, RefusalReason, Solved
from govliaison.deadlines import Clock, GivenBy, GivenLimit, Stage
from govliaison.errors import RefusedError

REAL = "经核查，同一份材料只需提交一次，已通知窗口改正。"
RULE_DUE = datetime(2026, 9, 14, 9, tzinfo=UTC)
"""Five working days after Monday morning, when the office closes."""


def answer_clock(case: Case) -> Clock:
    clock = case.clock(Stage.ANSWER)
    assert clock is not None
    return clock


def desk(world: Any, person: str) -> GivenLimits:
    return GivenLimits(world.context(person), lambda _region: world.rules)


def hours(number: int) -> timedelta:
    return timedelta(hours=number)


def test_without_another_limit_the_rule_gives_it(world: Any) -> None:
    start = answer_clock(world.submit(category="食品")).start
    assert (GivenBy.RULE, RULE_DUE) == (start.given_by, start.due_at)


def test_an_earlier_limit_on_the_order_wins_and_says_so(world: Any) -> None:
    due = world.now + hours(30)
    start = answer_clock(world.submit(category="食品", given_due=due)).start
    assert (GivenBy.ORDER, due, False) == (start.given_by, start.due_at, start.provisional)
    assert start.warn_at is not None
    assert start.warn_at < due
    assert ("test-rules", "answer") == (start.pack, start.stage)


def test_a_later_limit_on_the_order_is_kept_and_changes_nothing(world: Any) -> None:
    due = RULE_DUE + hours(1)
    case = world.submit(category="食品", given_due=due)
    assert (GivenLimit(given_by=GivenBy.ORDER, due_at=due),) == case.given
    assert GivenBy.RULE is answer_clock(case).start.given_by


def test_a_limit_that_passed_on_the_desk_is_over_when_the_unit_gets_it(world: Any) -> None:
    case = world.submit(given_due=world.now + hours(3))
    world.wait(hours=10)
    clock = answer_clock(world.desk("wang").dispatch(case.id, lead="market"))
    assert (GivenBy.ORDER, world.now) == (clock.start.given_by, clock.next_moment())


def test_the_same_order_again_with_a_limit_shortens_the_clock_once(world: Any) -> None:
    case = world.submit(category="食品")
    again = {
        "source_id": case.sources[0].source_id,
        "received_at": case.received_at,
        "given_due": world.now + hours(20),
    }
    for _ in range(2):
        world.desk("wang").submit(world.message(**again))
    found = world.record(case.id)
    assert [GivenBy.ORDER] == [clock.start.given_by for clock in found.running if clock.start.stage is Stage.ANSWER]
    assert 1 == world.events(case.id).count("LimitGiven")


def test_a_promise_shortens_and_never_lengthens(world: Any) -> None:
    case = world.submit(category="食品").id
    promised = desk(world, "li").promise(case, due_at=world.now + hours(40))
    assert (GivenBy.PROMISE, world.now + hours(40)) == (
        answer_clock(promised).start.given_by,
        answer_clock(promised).start.due_at,
    )
    later = desk(world, "li").promise(case, due_at=world.now + hours(90))
    assert answer_clock(promised) == answer_clock(later)
    assert 2 == len(later.given)


def test_signing_does_not_forget_what_was_promised(world: Any) -> None:
    case = world.submit(category="食品").id
    desk(world, "li").promise(case, due_at=world.now + hours(40))
    assert GivenBy.PROMISE is answer_clock(world.desk("li").sign_for(case)).start.given_by


def test_what_was_given_for_the_first_answer_is_spent_when_it_must_be_answered_again(world: Any) -> None:
    case = world.submit(category="食品", given_due=world.now + hours(5)).id
    li = world.desk("li")
    li.sign_for(case)
    world.wait(hours=4)
    li.answer(case, text=REAL, outcome=Outcome.SOLVED, method=DeliveryMethod.TELEPHONE, delivered_at=world.now)
    world.wait(hours=48)
    li.request_close_out(case)
    world.desk("wang").audit(case, approve=True)
    again = world.desk("wang").call_back(case, reached=True, solved=Solved.NO)
    start = answer_clock(again).start
    assert GivenBy.RULE is start.given_by
    assert world.now < start.due_at


def test_only_the_lead_promises_and_only_what_is_to_come(world: Any) -> None:
    case = world.submit().id
    world.desk("wang").dispatch(case, lead="market", assisting=("finance",))
    for person, ahead, code in (("sun", 5, "case.other-unit"), ("li", 0, "case.promise-past")):
        with pytest.raises(RefusedError) as refused:
            desk(world, person).promise(case, due_at=world.now + hours(ahead))
        assert code == refused.value.code


def test_what_is_not_with_a_unit_is_not_promised(world: Any) -> None:
    case = world.submit().id
    world.desk("wang").refuse(case, reason=RefusalReason.UNLAWFUL)
    with pytest.raises(RefusedError, match=r"case\.wrong-state"):
        desk(world, "wang").promise(case, due_at=world.now + hours(1))


@settings(max_examples=60, deadline=None)
@given(
    order=st.none() | st.integers(1, 400),
    promises=st.lists(st.integers(1, 400), max_size=4),
    order_later=st.none() | st.integers(1, 400),
)
def test_the_earliest_of_all_limits_wins_in_whatever_order_they_come(
    make_world: Callable[..., Any], order: int | None, promises: list[int], order_later: int | None
) -> None:
    world = make_world()
    begin = world.now
    case = world.submit(category="食品", given_due=None if order is None else begin + hours(order))
    for each in promises:
        desk(world, "li").promise(case.id, due_at=begin + hours(each))
    if order_later is not None:
        source = case.sources[0]
        world.desk("wang").submit(
            world.message(source_id=source.source_id, received_at=begin, given_due=begin + hours(order_later))
        )
    start = answer_clock(world.record(case.id)).start
    given_limits = [begin + hours(each) for each in (order, order_later, *promises) if each is not None]
    assert min([RULE_DUE, *given_limits]) == start.due_at
    assert (GivenBy.RULE is start.given_by) is (start.due_at == RULE_DUE)
    running = [clock for clock in world.record(case.id).running if clock.start.stage is Stage.ANSWER]
    assert 1 == len(running)


def test_an_explanation_of_a_given_limit_holds(world: Any) -> None:
    due = world.now + hours(30)
    case = world.submit(category="食品", given_due=due)
    [explained] = world.desk("wang").explain(case.id, Stage.ANSWER)
    assert explained.still_holds
    assert due == explained.again


def test_of_all_limits_given_before_a_unit_has_it_the_earliest_wins(world: Any) -> None:
    begin = world.now
    case = world.submit(given_due=begin + hours(30))
    source = case.sources[0].source_id
    for number in (10, 20):
        world.desk("wang").submit(world.message(source_id=source, received_at=begin, given_due=begin + hours(number)))
    handed = world.desk("wang").dispatch(case.id, lead="market")
    assert begin + hours(10) == answer_clock(handed).start.due_at
