"""Periodic satisfaction: one definition, a result for each period, a trend with its samples (T3.4)."""

import pytest
from watch_world import World

from govliaison.cases import CaseKind, Grade
from govliaison.errors import InputError, NotFoundError, RefusedError
from govliaison.ratings import Survey, SurveyMethod, rating_figures


@pytest.fixture
def world() -> World:
    return World()


def define(world: World, survey: str = "gain", **said: str) -> Survey:
    parts = {"question": "总体满意吗？", "population": "库内企业"} | said
    return world.surveys().define(survey, method=SurveyMethod.TELEPHONE, **parts)  # type: ignore[arg-type]


def test_a_survey_is_defined_once_and_for_ever(world: World) -> None:
    found = define(world)
    assert ("bureau", "990100", SurveyMethod.TELEPHONE) == (found.unit, found.region, found.method)
    assert [found] == [*world.surveys().list()]
    with pytest.raises(RefusedError, match=r"survey\.exists"):
        define(world)
    with pytest.raises(RefusedError, match=r"survey\.no-id"):
        define(world, "满意度")
    with pytest.raises(RefusedError, match=r"survey\.no-definition"):
        define(world, "other", question=" ")
    with pytest.raises(RefusedError, match=r"unit\.unknown"):
        define(world, "other", unit="nowhere")
    with pytest.raises(RefusedError, match=r"rating\.convener-only"):
        world.surveys("li").define("other", question="问", population="谁")
    with pytest.raises(NotFoundError, match=r"survey\.unknown"):
        world.surveys("li").get("gain")


def test_each_period_has_its_sample_and_a_correction_takes_its_place(world: World) -> None:
    desk = world.surveys()
    define(world)
    desk.enter_result("gain", period="2026Q3", asked=50, answers={Grade.SATISFIED: 30, Grade.DISSATISFIED: 10})
    desk.enter_result("gain", period="2026Q2", asked=10, answers={Grade.VERY_SATISFIED: 10})
    same = desk.enter_result("gain", period="2026Q2", asked=10, answers={Grade.VERY_SATISFIED: 10})
    assert [("2026Q2", 10, 0), ("2026Q3", 40, 0)] == [(each.period, each.sample, each.corrected) for each in same.trend]
    told = desk.enter_result("gain", period="2026Q3", asked=50, answers={Grade.SATISFIED: 31, Grade.DISSATISFIED: 9})
    last = told.trend[-1]
    assert (1, "77.50", "80.00") == (last.corrected, str(last.satisfied.percent), str(last.answered.percent))
    assert 0 == rating_figures(world.ratings().find()).active, "kept apart"
    for asked, answers in ((5, {Grade.SATISFIED: 6}), (5, {}), (5, {Grade.SATISFIED: -1, Grade.DISSATISFIED: 3})):
        with pytest.raises(RefusedError, match=r"survey\.sample"):
            desk.enter_result("gain", period="2026Q4", asked=asked, answers=answers)
    with pytest.raises(InputError):
        desk.enter_result("gain", period="去年", asked=5, answers={Grade.SATISFIED: 1})


def test_what_somebody_says_becomes_a_case_once(world: World) -> None:
    desk = world.surveys()
    define(world)
    once = desk.open_case("gain", period="2026Q3", item="17", text="办税排队太久", category="涉税", enterprise="firm-1")
    assert once == desk.open_case("gain", period="2026Q3", item="17", text="办税排队太久")
    [born] = once.cases
    case = world.cases().get(born.case)
    assert ("survey", CaseKind.SUGGESTION, "tax", "firm-1") == (case.channel, case.kind, case.lead, case.enterprise)
    assert "survey/gain/2026Q3/17" == case.sources[0].source_id


def test_enterprises_that_are_asked_by_name_are_contacted_under_the_one_cap(world: World) -> None:
    desk = world.surveys()
    define(world)
    assert 2 == desk.ask("gain", period="2026Q3", enterprises=["firm-1", "firm-2"])
    assert 0 == desk.ask("gain", period="2026Q3", enterprises=["firm-1"])
    define(world, "other")
    with pytest.raises(RefusedError, match=r"contact\."):
        desk.ask("other", period="2026Q3", enterprises=["firm-1"])
    assert 1 == desk.ask("other", period="2026Q3", enterprises=["firm-1"], justification="asked-for")
    with pytest.raises(NotFoundError):
        desk.ask("other", period="2026Q3", enterprises=["nothing"])
