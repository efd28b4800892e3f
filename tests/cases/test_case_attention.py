"""What becomes due: warnings, ends, urging."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from govliaison.cases import CASE, CasePolicy, ReturnReason, Urgency
from govliaison.cases.attend import attend
from govliaison.deadlines import Light, Stage
from govliaison.values import to_micros


def due(world: Any, case: str) -> list[tuple[str, str]]:
    """What the sweep entered: which, and for which stage."""
    events = [happened.event for happened in world.ledger.history(CASE.stream(case))]
    return [
        (type(each).__name__, each.stage.value) for each in events if "urge_at" in dir(each) or "Warned" in repr(each)
    ]


def test_a_sweep_in_time_warns_then_passes_then_urges(world: Any) -> None:
    case = world.submit(category="食品").id
    world.desk("li").sign_for(case)
    world.desk("li").interim(case, text="x")
    world.take_notices()
    for day in ("2026-09-11T17:00", "2026-09-14T17:00", "2026-09-17T17:00", "2026-09-20T17:00"):
        world.clock.moment = datetime.fromisoformat(f"{day}+08:00")
        world.sweep()
    rungs = ["DeadlineWarned", "DeadlinePassed", "UnitUrged", "UnitUrged"]
    assert [(rung, "answer") for rung in rungs] == due(world, case)
    codes = ["case.warned", "case.overdue", "case.urged", "case.urged"]
    assert [("unit", code) for code in codes] == world.take_notices()
    assert Light.RED is world.record(case).light(world.now)


def test_after_a_stoppage_every_step_is_entered_in_its_order_and_the_last_is_sent(world: Any) -> None:
    case = world.submit(category="食品").id
    world.take_notices()
    world.wait(days=10)
    world.sweep()
    assert ("DeadlineWarned", "sign") == due(world, case)[0]
    stamps = [happened.stamp.effective_at for happened in world.ledger.history(CASE.stream(case))]
    assert sorted(stamps) == stamps
    assert [("unit", "case.urged")] == world.take_notices()
    assert [] == world.sweep()


def test_nobody_is_urged_about_a_history(world: Any) -> None:
    case = world.submit(category="食品", received_at=world.now - timedelta(days=900), history=True).id
    world.take_notices()
    world.sweep()
    assert len(due(world, case)) == len(set(due(world, case)))
    assert not [rung for rung, _stage in due(world, case) if rung == "UnitUrged"]
    attention = world.store.records([CASE.stream(case)])[CASE.stream(case)].index.attention
    assert to_micros(world.now + timedelta(days=3)) == attention
    assert [] == world.take_notices()


def test_a_unit_is_not_late_before_it_had_the_case(world: Any) -> None:
    """The limit of the answer runs from receipt and had ended before the unit was found."""
    case = world.submit(urgency=Urgency.URGENT).id
    world.wait(days=2)
    dispatched = world.now
    world.desk("wang").dispatch(case, lead="market")
    assert dispatched == world.record(case).clock(Stage.ANSWER).next_moment()
    world.sweep()
    last = world.ledger.history(CASE.stream(case))[-1]
    assert ("DeadlinePassed", dispatched) == (type(last.event).__name__, last.stamp.effective_at)


def test_what_was_done_in_time_but_entered_late_turns_the_light_green_again(world: Any) -> None:
    case = world.submit(category="食品").id
    at = world.wait(hours=2)
    world.wait(days=2)
    world.sweep()
    assert Light.RED is world.record(case).light(world.now)
    assert Light.GREEN is world.desk("li").sign_for(case, at=at).clock(Stage.SIGN).light(world.now)


def test_nothing_is_due_before_its_time(world: Any) -> None:
    assert [] == list(attend(world.submit(), world.now))


def test_a_void_clock_is_no_clock_of_the_case(world: Any) -> None:
    case = world.desk("li").return_(world.submit(category="食品").id, reason=ReturnReason.OTHER_LEVEL)
    assert case.clock(Stage.ANSWER) is None
    assert Light.GREEN is case.light(world.now)


@pytest.mark.parametrize("days", [0, 4, 5, 9])
def test_lists_show_the_light_of_the_case(world: Any, days: int) -> None:
    case = world.submit(category="食品")
    world.desk("li").sign_for(case.id)
    world.desk("li").interim(case.id, text="x")
    world.wait(days=days)
    [row] = world.desk("wang").find().rows
    assert case.received_at == row.received_at
    assert world.record(case.id).light(world.now) is row.light
    assert CasePolicy().call_back
