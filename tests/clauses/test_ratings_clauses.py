"""Scenarios of the clauses on ratings and satisfaction (M4.2, T3.4)."""

from typing import Any

import pytest

from govliaison.cases import CaseKind, Grade
from govliaison.errors import RefusedError
from govliaison.ratings import (
    AppealReason,
    GivenRating,
    ItemGrade,
    RatingItem,
    RatingState,
    Verdict,
    rating_figures,
)

UNIT = "market-window"


def rate(city: Any, grade: Grade, source: str = "PJ-1", **said: Any) -> Any:
    parts: dict[str, Any] = {"unit": UNIT, "text": "排队两小时", "name": "王建国", "phone": "13900001111"}
    given = GivenRating(channel="rating", source_id=source, rated_at=city.clock.now(), grade=grade, **(parts | said))
    return city.office().ratings.give(given)


@pytest.mark.clause("M4.2")
def test_a_bad_rating_opens_a_case_with_its_own_clocks_by_itself(city: Any) -> None:
    items = (ItemGrade(RatingItem.SERVICE_MANNER, Grade.VERY_DISSATISFIED),)
    bad = rate(city, Grade.DISSATISFIED, items=items)
    case = city.office().cases.get(bad.opened)
    assert (CaseKind.COMPLAINT, UNIT, f"rating/{bad.id}") == (case.kind, case.lead, case.sources[0].source_id)
    assert ["rating-contact", "rectify"] == [clock.start.stage.value for clock in bad.running]
    assert bad.id == rate(city, Grade.DISSATISFIED).id, "the same comes once"
    assert None is rate(city, Grade.SATISFIED, "PJ-2").opened
    city.clock.wait(days=3)
    city.sweep()
    office, unit = city.office().ratings, city.office("luo.xin").ratings
    assert office.get(bad.id).running[0].passed
    unit.contact(bad.id, reached=True, verdict=Verdict.REASONABLE)
    assert RatingState.RECTIFIED is unit.rectify(bad.id, text="增开两个窗口").state
    assert RatingState.OPEN is office.rate_again(bad.id, grade=Grade.DISSATISFIED).state
    assert ["rectify"] == [clock.start.stage.value for clock in office.get(bad.id).running]
    unit.rectify(bad.id, text="再增开一个")
    assert RatingState.RECTIFIED is office.rate_again(bad.id, grade=Grade.SATISFIED).state


@pytest.mark.clause("M4.2")
def test_a_false_rating_is_appealed_decided_by_others_kept_and_counted_nowhere(city: Any) -> None:
    bad, good = rate(city, Grade.VERY_DISSATISFIED), rate(city, Grade.FAIRLY_SATISFIED, "PJ-2")
    unit, office = city.office("luo.xin").ratings, city.office().ratings
    assert (1, 2) == (rating_figures(office.find()).satisfied.part, rating_figures(office.find()).satisfied.whole)
    with pytest.raises(RefusedError, match=r"rating\.other-unit"):
        office.appeal(bad.id, reason=AppealReason.MISTAKEN, note="点错了")
    unit.appeal(bad.id, reason=AppealReason.MISTAKEN, note="企业来电说明点错了")
    with pytest.raises(RefusedError, match=r"rating\.convener-only"):
        unit.decide_appeal(bad.id, uphold=True, note="同意")
    decided = office.decide_appeal(bad.id, uphold=True, note="已电话核实")
    assert RatingState.EXCLUDED is decided.state
    figures = rating_figures(office.find())
    assert (1, 1, 0, 1) == (figures.satisfied.part, figures.active, figures.bad, figures.excluded)
    assert 0 == figures.satisfied_without_basic.part
    assert {bad.id, good.id} == {each.id for each in office.find()}


@pytest.mark.clause("T3.4")
def test_satisfaction_is_asked_by_period_apart_from_ratings_and_told_with_sample_and_definition(city: Any) -> None:
    rate(city, Grade.VERY_DISSATISFIED)
    desk = city.office("gao.xia").surveys
    desk.define("gain", question="您对本季度审批服务总体满意吗？", population="信息库内存续民营企业")
    desk.enter_result("gain", period="2026Q2", asked=120, answers={Grade.SATISFIED: 60, Grade.DISSATISFIED: 20})
    told = desk.enter_result("gain", period="2026Q3", asked=100, answers={Grade.VERY_SATISFIED: 45, Grade.SATISFIED: 5})
    points = [(each.period, each.asked, each.sample, str(each.satisfied.percent)) for each in told.trend]
    assert [("2026Q2", 120, 80, "75.00"), ("2026Q3", 100, 50, "100.00")] == points
    assert "信息库内存续民营企业" == told.population.value
    with_case = desk.open_case("gain", period="2026Q3", item="17", text="希望增加夜间办理")
    assert with_case == desk.open_case("gain", period="2026Q3", item="17", text="希望增加夜间办理")
    case = city.office().cases.get(with_case.cases[0].case)
    assert ("survey", CaseKind.SUGGESTION) == (case.channel, case.kind)
