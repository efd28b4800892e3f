"""Limits that are given while a case stands still, or is put off."""

from datetime import timedelta
from typing import Any

import pytest

from govliaison.cases import DeferralReason, Outcome
from govliaison.deadlines import PauseReason, Stage


def in_hand(world: Any) -> str:
    case: str = world.submit(category="食品").id
    world.desk("li").sign_for(case)
    return case


def instruct(world: Any, case: str, days: float) -> Any:
    return world.instructions("wang").instruct(
        case, leader="赵", post="市长", text="请速办", day=world.now.date(), due_at=world.now + timedelta(days=days)
    )


@pytest.mark.parametrize(("days", "holds"), [(12, "it"), (9, "its rule"), (90, "its rule")])
def test_a_case_put_off_is_taken_up_with_the_date_that_a_leader_named_meanwhile(
    world: Any, days: float, holds: str
) -> None:
    case = in_hand(world)
    world.desk("li").answer(case, text="已列入明年改造计划，建成后答复您。", outcome=Outcome.PLANNED)
    until = world.now + timedelta(days=10)
    world.care("wang").defer(case, until=until, reason=DeferralReason.PLANNED, note="列入计划")
    named = world.now + timedelta(days=days)
    instruct(world, case, days)
    world.wait(days=10)
    world.sweep()
    due = world.record(case).clock(Stage.ANSWER).start.due_at
    assert holds == ("it" if due == named else "its rule")
    assert due > until


@pytest.mark.parametrize("days", [0.5, 3, 90])
def test_a_date_that_a_leader_names_in_a_pause_holds_unless_it_passes_in_it(world: Any, days: float) -> None:
    case = in_hand(world)
    plain = world.record(case).clock(Stage.ANSWER).start.due_at
    world.care("wang").pause(case, reason=PauseReason.TESTING, note="检测委托书", until=world.now + timedelta(days=1))
    put_off = next(each for each in world.record(case).pause.clocks if each.stage is Stage.ANSWER).due_at
    named = world.now + timedelta(days=days)
    instruct(world, case, days)
    world.wait(days=1)
    resumed = world.now
    world.sweep()
    due = world.record(case).clock(Stage.ANSWER).start.due_at
    assert plain < put_off
    assert due == min(named, put_off) if named > resumed else resumed < due < put_off
