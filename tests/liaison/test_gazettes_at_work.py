"""Loaded notices in a deployment: places, new limits, limits that run already."""

from datetime import date
from typing import Any

import attrs
import pytest

from govliaison.calendar import read_notice
from govliaison.cases import CASE
from govliaison.deadlines import RecomputeCause, Stage
from govliaison.errors import RefusedError


def ends(city: Any, case: Any) -> str:
    record = city.liaison.ledger.load(CASE.stream(case.id)).record
    return f"{record.clock(Stage.ANSWER).start.due_at:%m-%d}"


def load(city: Any, text: str, **more: Any) -> bool:
    return bool(city.office().load_notice(read_notice(text, year=2026), source="测试", text=text, **more))


def test_who_is_recused_does_not_see_the_case_among_moved_limits_yet_it_is_moved(city: Any) -> None:
    case, other = city.submit(), city.submit()
    for each in (case, other):
        city.office().cases.dispatch(each.id, lead="market")
    city.office("zhao.min").case_care.recuse(case.id, person="wang.fang", note="亲属")
    load(city, "2026年防汛：9月9日放假。", issued=date(2026, 9, 7))
    run = city.office("wang.fang").recompute_deadlines()
    assert ([other.number], 1) == ([each.number for each in run.preview()], run.hidden)
    run = city.office("wang.fang").recompute_deadlines()
    assert ([other.number], 1) == ([each.number for each in run.apply()], run.hidden)
    assert "DeadlinesRecomputed" == city.entries(case)[-1].event


def test_limits_that_run_are_counted_anew_and_those_to_come_at_once(city: Any) -> None:
    case = city.submit(category="食品")
    before = ends(city, case)
    assert load(city, "9月9日至10日放假")
    office = city.office()
    preview = [*office.recompute_deadlines().preview()]
    assert [case.number] == [each.number for each in preview]
    assert {RecomputeCause.CALENDAR} == {each.cause for found in preview for each in found.deadlines}
    assert preview == [*office.recompute_deadlines().apply()]
    assert before < ends(city, case) == ends(city, city.submit(category="食品"))
    assert [] == [*office.recompute_deadlines().preview()]
    last = city.liaison.ledger.history(CASE.stream(case.id))[-1]
    assert ("DeadlinesRecomputed", "wang.fang") == (type(last.event).__name__, last.stamp.actor)
    assert [] == [each for each in city.liaison.rebuild() if each.differed]


def test_days_of_a_place_move_the_cases_of_that_place_only(city: Any) -> None:
    near, own = city.submit(category="食品", region="990103"), city.submit(category="食品", region="990100")
    assert load(city, "9月9日放假", region="990103")
    assert [near.number] == [each.number for each in city.office().recompute_deadlines().apply()]
    assert ends(city, own) < ends(city, near)
    calendar = city.liaison.jurisdictions.calendar_for
    assert [False, True] == [calendar(region).is_working(date(2026, 9, 9)) for region in ("990103", None)]
    assert not calendar("990102").is_working(date(2026, 9, 8))


def test_a_county_with_a_profile_of_its_own_has_days_of_its_own(city: Any) -> None:
    city.submit(region="990102")
    other = city.submit(region="990103")
    city.office("qian.duo").load_notice(read_notice("9月9日放假", year=2026), source="县", region="990102")
    city.reopen()
    seen = {each.number for each in city.office("qian.duo").recompute_deadlines().preview()}
    assert other.number not in seen
    assert not city.liaison.jurisdictions.calendar_for("990102").is_working(date(2026, 9, 9))


def test_who_convenes_nothing_neither_loads_nor_counts_anew(city: Any) -> None:
    with pytest.raises(RefusedError, match=r"gazette\.not-yours"):
        city.office("li.na").load_notice(read_notice("9月9日放假", year=2026), source="x")
    with pytest.raises(RefusedError, match=r"case\.convener-only"):
        city.office("li.na").recompute_deadlines()


def test_the_calendar_before_a_newer_data_package_is_known(city: Any) -> None:
    from govliaison.liaison.jurisdictions import _Until  # noqa: PLC0415 - here only

    places = city.liaison.jurisdictions
    older = attrs.evolve(places, calendars=[_Until(layer, 2025) for layer in places.calendars]).calendar_for(None)
    assert 2026 not in older.gazetted_years
    assert {older.version, places.calendar.version} <= {*places.past_limits(None)}
