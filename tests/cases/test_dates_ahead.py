"""How far ahead dates may lie: a year typed wrong is refused, wherever a date can be given."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import attrs
import pytest
from case_stories import answered, defer, in_hand, pause

from govliaison.cases import CasePolicy, Outcome
from govliaison.errors import RefusedError
from govliaison.values import Amount, TimeUnit

IN_A_YEAR = datetime(2027, 9, 7, 1, 0, tzinfo=UTC)
IN_THREE_YEARS = datetime(2029, 9, 7, 1, 0, tzinfo=UTC)
MOMENT = timedelta(microseconds=1)


def refused(act: Callable[..., Any], *given: Any, **said: Any) -> tuple[str, str]:
    with pytest.raises(RefusedError) as caught:
        act(*given, **said)
    return caught.value.code, str(caught.value.params.get("latest"))


def instruct(world: Any, case: str, due: datetime) -> Any:
    day = world.now.date()
    return world.instructions("wang").instruct(case, leader="赵", post="市长", text="请速办", day=day, due_at=due)


GIVEN: dict[str, Callable[[Any, str, datetime], Any]] = {
    "promised": lambda world, case, due: world.given_limits("li").promise(case, due_at=due),
    "instructed": instruct,
    "next answer": lambda world, case, due: world.desk("li").interim(case, text="正在施工", next_at=due),
    "task": lambda world, case, due: world.care("wang").add_task(case, text="整改", due_at=due),
    "on the order, said again": lambda world, _case, due: world.desk("wang").submit(
        world.message(source_id="1", category="食品", given_due=due)
    ),
}


@pytest.mark.parametrize("give", GIVEN.values(), ids=GIVEN)
def test_a_date_decades_ahead_is_a_slip_and_the_last_that_is_allowed_is_named(
    world: Any, give: Callable[[Any, str, datetime], Any]
) -> None:
    case = in_hand(world)
    before = world.record(case)
    wanted = ("case.too-far-ahead", IN_THREE_YEARS.isoformat())
    assert wanted == refused(give, world, case, IN_THREE_YEARS + MOMENT)
    assert before == world.record(case)
    give(world, case, IN_THREE_YEARS)
    assert before != world.record(case)


def test_an_order_with_a_limit_decades_ahead_is_not_taken_in(world: Any) -> None:
    assert "case.too-far-ahead" == refused(world.submit, given_due=IN_THREE_YEARS + MOMENT)[0]
    world.submit(given_due=IN_THREE_YEARS)


def test_a_case_is_put_off_for_a_year_at_a_time(world: Any) -> None:
    world.clock.moment -= timedelta(hours=1)  # it takes an hour to answer
    case = answered(world, Outcome.PLANNED)
    latest = IN_A_YEAR.isoformat()
    assert ("case.deferral-too-far", latest) == refused(defer, world, case, until=IN_A_YEAR + MOMENT)
    assert IN_A_YEAR == defer(world, case, until=IN_A_YEAR).deferral.until


def test_the_profile_says_how_far(make_world: Callable[..., Any]) -> None:
    week = Amount(7, TimeUnit.CALENDAR_DAY)
    world = make_world(policy=CasePolicy(max_deferral=week, max_ahead=week))
    case = answered(world, Outcome.PLANNED)
    assert "case.deferral-too-far" == refused(defer, world, case, until=world.now + timedelta(days=9))[0]
    assert "case.too-far-ahead" == refused(instruct, world, case, world.now + timedelta(days=9))[0]


def test_where_nothing_is_put_off_no_date_will_do(world: Any) -> None:
    case = answered(world, Outcome.PLANNED)
    world.rules = attrs.evolve(world.rules, policy=CasePolicy(max_deferral=Amount(0, TimeUnit.MONTH)))
    assert "case.no-deferral" == refused(defer, world, case, until=world.now + timedelta(days=1))[0]


def test_a_pause_without_an_end_ends_when_the_policy_says(world: Any) -> None:
    case = in_hand(world)
    assert world.now + timedelta(days=60) == pause(world, case).pause.until
