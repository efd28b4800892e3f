"""Pauses: clocks that stand still, and run on with what was left."""

from datetime import timedelta
from typing import Any

import pytest
from case_stories import REAL, at, due, in_hand, pause

from govliaison.cases import (
    CaseState,
    ExtensionReason,
    Outcome,
    ReturnReason,
    Urgency,
)
from govliaison.deadlines import Light, Stage
from govliaison.errors import RefusedError
from govliaison.values import Amount

DAYS_3 = Amount.parse("3 working days")


def test_a_paused_clock_keeps_what_is_left_of_its_limit(world: Any) -> None:
    case = in_hand(world)
    assert at(14, 17) == due(world, case)
    world.wait(days=1)
    paused = pause(world, case)
    assert (CaseState.HANDLING, world.now) == (paused.state, paused.pause.since)
    assert [("unit", "case.paused-now"), ("filer", "case.paused-now")] == world.take_notices()
    assert Light.GREEN is paused.clock(Stage.ANSWER).light(world.now + timedelta(days=30))
    world.wait(days=3)
    resumed = world.care("li").resume(case)
    assert resumed.pause is None
    assert at(17, 17) == due(world, case)
    assert [("unit", "case.resumed")] == world.take_notices()
    [stood] = resumed.clock(Stage.ANSWER).pauses
    assert timedelta(days=3) == stood.until - stood.since


def test_a_pause_of_two_hours_moves_the_end_by_two_working_hours(world: Any) -> None:
    case = in_hand(world)
    pause(world, case)
    world.wait(hours=2)
    world.care("li").resume(case)
    assert at(15, 11) == due(world, case)


def test_a_pause_outside_office_hours_moves_nothing(world: Any) -> None:
    case = in_hand(world)
    world.wait(hours=10)
    pause(world, case)
    world.wait(hours=5)
    world.care("li").resume(case)
    assert at(14, 17) == due(world, case)


def test_a_limit_on_the_wall_clock_is_put_off_by_as_long_as_it_stood(world: Any) -> None:
    case = in_hand(world, urgency=Urgency.URGENT)
    pause(world, case)
    world.wait(hours=30)
    world.care("li").resume(case)
    assert at(8, 23) == due(world, case)


def test_a_pause_ends_by_itself(world: Any) -> None:
    case = in_hand(world)
    pause(world, case, until=at(9, 9))
    world.wait(days=1, hours=20)
    world.sweep()
    assert world.record(case).pause is not None
    world.wait(days=30)
    world.sweep()
    assert world.record(case).pause is None
    assert at(16, 17) == due(world, case)
    names = world.events(case)
    assert names.index("CaseResumed") < names.index("DeadlinePassed", names.index("CaseResumed"))
    assert Light.RED is world.record(case).light(world.now)


def test_nothing_moves_on_while_the_clocks_stand_still(world: Any) -> None:
    case = in_hand(world)
    pause(world, case)
    with pytest.raises(RefusedError, match=r"case\.paused"):
        pause(world, case)
    with pytest.raises(RefusedError, match=r"case\.paused"):
        world.desk("li").answer(case, text=REAL, outcome=Outcome.SOLVED)
    with pytest.raises(RefusedError, match=r"case\.paused"):
        world.desk("li").return_(case, reason=ReturnReason.INCOMPLETE)
    with pytest.raises(RefusedError, match=r"case\.paused"):
        world.care("li").request_extension(case, amount=DAYS_3, reason=ExtensionReason.COMPLEX)
    assert world.desk("li").interim(case, text="正在等补正材料").pause


def test_a_pause_needs_evidence_and_somebody_else(world: Any) -> None:
    case = in_hand(world)
    with pytest.raises(RefusedError, match=r"case\.text-missing"):
        pause(world, case, note=" ")
    with pytest.raises(RefusedError, match=r"case\.convener-only"):
        pause(world, case, "li")
    world.desk("zhao").measure(case, text="代录")
    with pytest.raises(RefusedError, match="second-person"):
        pause(world, case, "zhao")
    for until in (world.now, world.now + timedelta(days=61)):
        with pytest.raises(RefusedError, match=r"case\.pause-end-wrong"):
            pause(world, case, until=until)
    with pytest.raises(RefusedError, match=r"case\.not-paused"):
        world.care("li").resume(case)


def test_a_limit_that_has_passed_cannot_be_stopped(world: Any) -> None:
    case = in_hand(world)
    world.wait(days=8)
    with pytest.raises(RefusedError, match=r"case\.nothing-to-pause"):
        pause(world, case)


def test_nothing_is_entered_before_a_pause_that_is_entered(world: Any) -> None:
    case = in_hand(world)
    world.wait(days=2)
    pause(world, case)
    early = world.now - timedelta(days=1)
    with pytest.raises(RefusedError, match=r"case\.before-last"):
        world.care("li").resume(case, at=early)
