from datetime import timedelta
from typing import Any

import attrs
import pytest

from govliaison.cases import CaseCare, ReturnReason
from govliaison.meetings import CancelReason, MeetingPlan, stuck_cases


def bounce(world: Any, case: Any, *leads: str) -> Any:
    """Hand a case to one unit after another; each gives it back."""
    for lead in leads:
        world.cases().dispatch(case.id, lead=lead)
        person = {"market": "li", "tax": "sun"}[lead]
        case = world.cases(person).return_(case.id, reason=ReturnReason.NOT_COMPETENT, note="非本局职责")
        world.wait(hours=1)
    return case


def found(world: Any) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.case.id, tuple(reason.code for reason in each.reasons)) for each in world.meetings().stuck()]


def test_a_case_is_stuck_from_the_return_that_was_too_many(world: Any) -> None:
    case = bounce(world, world.submit(), "market")
    assert [] == found(world)
    at = world.clock.now()
    case = bounce(world, case, "tax")
    [stuck] = world.meetings().stuck()
    assert ((case.id, ("stuck.returned",)), at, at + timedelta(days=5)) == (found(world)[0], stuck.since, stuck.put_by)


def test_a_case_is_stuck_that_was_handed_on_too_often(world: Any) -> None:
    world.plan = MeetingPlan(stuck_hops=1, stuck_returns=9)
    case = bounce(world, world.submit(), "market")
    at = world.clock.now()
    world.cases().dispatch(case.id, lead="tax")
    [stuck] = world.meetings().stuck()
    assert (("stuck.handed-on",), at) == (tuple(reason.code for reason in stuck.reasons), stuck.since)


def test_a_case_is_stuck_that_no_unit_signs_for(world: Any) -> None:
    case = world.submit(category="food")
    world.wait(days=4, hours=23)
    assert [] == found(world)
    world.wait(hours=2)
    assert [(case.id, ("stuck.unsigned",))] == found(world)
    world.cases("li").sign_for(case.id)
    assert [] == found(world)


def test_the_days_go_on_over_returns(world: Any) -> None:
    case = world.submit()
    world.cases().admit(case.id)
    world.wait(days=3)
    bounce(world, case, "market")
    world.wait(days=3)
    assert [(case.id, ("stuck.unsigned",))] == found(world)


def test_the_days_begin_again_with_a_signature(world: Any) -> None:
    case = world.submit(category="food")
    world.wait(days=3)
    world.cases("li").sign_for(case.id)
    care = CaseCare(world.context("wang"), world.rules_for)
    care.transfer(case.id, lead="tax", note="应由税务局办理")
    world.wait(days=4)
    assert [] == found(world)
    world.wait(days=2)
    assert [(case.id, ("stuck.unsigned",))] == found(world)


def test_a_meeting_that_was_called_over_it_counts_unless_it_is_cancelled(world: Any) -> None:
    case = bounce(world, world.submit(), "market", "tax")
    desk = world.meetings()

    def call() -> Any:
        starts_at = world.clock.now() + timedelta(days=1)
        return desk.coordinate(cases=[case.id], units=["tax"], starts_at=starts_at, place="三楼")

    first = call()
    assert first.id == desk.stuck()[0].meeting.id
    world.wait(days=6)
    assert not desk.stuck()[0].is_late(world.clock.now())
    desk.cancel(first.id, reason=CancelReason.NOT_NEEDED)
    assert desk.stuck()[0].is_late(world.clock.now())
    late = call()
    [stuck] = desk.stuck()
    assert (late.id, True) == (stuck.meeting.id, stuck.is_late(world.clock.now()))


def test_each_place_looks_after_its_own_cases(world: Any) -> None:
    city = bounce(world, world.submit(), "market", "tax")
    own = world.cases("wang")
    county = attrs.evolve(city, id="other", region="990102")
    assert [city.id] == [each.case.id for each in world.meetings().stuck()]
    assert [] == [*world.meetings("qian").stuck()]
    both = stuck_cases([city, county], [], MeetingPlan(), world.clock.now())
    assert {city.id, "other"} == {each.case.id for each in both}
    assert own is not None


@pytest.mark.parametrize("field", ["invitees", "stuck_returns", "stuck_hops", "stuck_days", "coordinate_within"])
def test_the_local_figures_are_at_least_one(field: str) -> None:
    with pytest.raises(ValueError, match=field):
        MeetingPlan(**{field: 0})
