"""Ratings: once each, a bad one with case and clocks, appealed, and counted exactly (M4.2)."""

from datetime import UTC, datetime, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from watch_world import MONDAY, World

from govliaison.cases import Case, CaseKind, DeliveryMethod, Grade, Outcome
from govliaison.deadlines import Light
from govliaison.errors import InputError, NotFoundError, RefusedError
from govliaison.ledger import Private
from govliaison.ratings import (
    AppealReason,
    GivenRating,
    ItemGrade,
    Rating,
    RatingItem,
    RatingPlan,
    RatingState,
    Verdict,
    grade_of_stars,
    rating_figures,
    read_grade,
)
from govliaison.ratings.noun import RATING
from govliaison.ratings.rating import Appeal, Mending, RaterCall

PACK = """
id = "here"
name = "here"
region = "990100"
legal_basis = ["x"]
[[rule]]
id = "call"
stage = "rating-contact"
match = { real_name = true }
anchor = "answered"
amount = "2 working days"
warn_before = "1 working day"
[[rule]]
id = "mend"
stage = "rectify"
anchor = "answered"
amount = "7 calendar days"
[rating]
second_grades = ["satisfied", "dissatisfied"]
needs_basis = true
"""


@pytest.fixture
def world() -> World:
    return World()


def give(world: World, grade: Grade = Grade.DISSATISFIED, **said: Any) -> Rating:
    world.sent += 1
    parts: dict[str, Any] = {
        "channel": "rating",
        "source_id": f"P{world.sent}",
        "rated_at": world.clock.now(),
        "unit": "hall",
        "name": "王建国",
    }
    return world.ratings().give(GivenRating(grade=grade, **(parts | said)))


def answered(world: World, **said: Any) -> Case:
    case = world.submit(None, "hall", **said)
    desk = world.cases()
    desk.sign_for(case.id)
    return desk.answer(
        case.id,
        text="已为企业办理完毕，无需重复提交。",
        outcome=Outcome.SOLVED,
        method=DeliveryMethod.TELEPHONE,
        delivered_at=world.clock.now(),
    )


def test_a_good_rating_is_kept_and_nothing_is_owed(world: World) -> None:
    found = give(world, Grade.FAIRLY_SATISFIED, items=(ItemGrade(RatingItem.GUIDE, Grade.SATISFIED),))
    assert (RatingState.GIVEN, None, (), Light.GREEN) == (
        found.state,
        found.opened,
        found.clocks,
        found.light(world.clock.now()),
    )
    assert found == world.ratings().get(found.number) == world.ratings().get(found.id)


def test_the_same_source_comes_once(world: World) -> None:
    first = give(world, source_id="P")
    assert first == give(world, Grade.SATISFIED, source_id="P")
    assert 1 == len([*world.ratings().find()])
    assert 1 == len(world.cases().find().rows)


def test_a_bad_rating_opens_a_case_for_its_unit_in_the_same_commit(world: World) -> None:
    found = give(world, text="排队两小时", phone="13900001111", enterprise="firm-1")
    case = world.cases().get(str(found.opened))
    assert (CaseKind.COMPLAINT, "hall", "firm-1", {"bad-rating"}) == (
        case.kind,
        case.lead,
        case.enterprise,
        {*case.tags},
    )
    assert ("差评（不满意）：综合窗口", "排队两小时") == (
        getattr(case.title, "value", ""),
        getattr(case.text, "value", ""),
    )
    assert not case.is_anonymous
    assert ["case.dispatched", "rating.bad"] == sorted(world.told("hall"))


def test_a_bad_rating_of_the_desk_itself_or_of_a_unit_that_is_gone_waits_at_the_desk(world: World) -> None:
    assert "bureau" == world.cases().get(str(give(world, unit="bureau").opened)).lead
    assert "bureau" == world.cases().get(str(give(world, unit="gone").opened)).lead


def test_a_bad_rating_of_a_case_tells_of_that_case(world: World) -> None:
    rated = answered(world, enterprise="firm-1")
    found = give(world, case=rated)
    assert (rated.id, "firm-1") == (found.case, found.enterprise)
    assert "材料交了两次" == getattr(world.cases().get(str(found.opened)).text, "value", "")
    assert [found.id] == [each.id for each in world.ratings().find(case=rated.id)]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"unit": "nowhere"}, "unit.unknown"),
        ({"source_id": " "}, "rating.no-source"),
        ({"items": (ItemGrade(RatingItem.GUIDE, Grade.SATISFIED),) * 2}, "rating.item-twice"),
        (
            {
                "items": (
                    ItemGrade(RatingItem.GUIDE, Grade.SATISFIED),
                    ItemGrade(RatingItem.SERVICE_MANNER, Grade.SATISFIED),
                )
            },
            "rating.items-mixed",
        ),
    ],
)
def test_what_is_no_rating(world: World, said: dict[str, Any], code: str) -> None:
    with pytest.raises(RefusedError, match=code):
        give(world, **said)


def test_a_unit_never_enters_how_it_was_rated(world: World) -> None:
    said = GivenRating(channel="rating", source_id="P", rated_at=MONDAY, grade=Grade.SATISFIED, unit="hall")
    with pytest.raises(RefusedError, match=r"rating\.convener-only"):
        world.ratings("li").give(said)


def test_its_clocks_run_as_the_plan_says_and_only_who_can_be_called_is_called(world: World) -> None:
    named, anonymous = give(world), give(world, name="")
    due = {clock.start.stage.value: clock.start.due_at for clock in named.running}
    assert {
        "rating-contact": datetime(2026, 9, 8, 9, tzinfo=UTC),
        "rectify": datetime(2026, 9, 14, 9, tzinfo=UTC),
    } == due
    assert ["rectify"] == [clock.start.stage.value for clock in anonymous.running]
    with pytest.raises(RefusedError, match=r"rating\.anonymous"):
        world.ratings("li").contact(anonymous.id, reached=True)
    assert world.ratings("li").contact(anonymous.id, reached=True, note="本人到窗口说明").was_reached


def test_its_clocks_run_as_a_pack_says(world: World) -> None:
    world = World(pack=PACK)
    named = give(world)
    assert [("here", "call"), ("here", "mend")] == [(each.start.pack, each.start.rule) for each in named.running]
    world.wait(days=1, hours=9)
    world.sweep()
    assert "rating.warned" in world.told("hall")
    assert Light.YELLOW is world.ratings().get(named.id).light(world.clock.now())
    world.wait(days=30)
    world.sweep()
    assert Light.RED is world.ratings().get(named.id).light(world.clock.now())
    assert RATING.index(world.ratings().get(named.id)).attention > 0  # type: ignore[operator]
    assert world.ledger.fold(RATING.stream(named.id)).record == world.ratings().get(named.id)


def test_calling_often_enough_ends_the_limit_too(world: World) -> None:
    found, unit = give(world), world.ratings("li")
    for _attempt in range(2):
        assert 2 == len(unit.contact(found.id, reached=False).running)
    called = unit.contact(found.id, reached=False, verdict=Verdict.COMPLEX)
    assert (["rectify"], False) == ([each.start.stage.value for each in called.running], called.was_reached)


def test_it_is_put_right_and_rated_again(world: World) -> None:
    found, unit, desk = give(world), world.ratings("li"), world.ratings()
    with pytest.raises(RefusedError, match=r"rating\.not-rectified"):
        desk.rate_again(found.id, grade=Grade.SATISFIED)
    with pytest.raises(NotFoundError):
        world.ratings("sun").rectify(found.id, text="已增开窗口")
    with pytest.raises(RefusedError, match=r"rating\.text-missing"):
        unit.rectify(found.id, text=" ")
    world.wait(hours=1)
    with pytest.raises(RefusedError, match=r"rating\.before-last"):
        unit.rectify(found.id, text="已增开窗口", at=MONDAY - timedelta(days=1))
    unit.rectify(found.id, text="已增开窗口")
    with pytest.raises(RefusedError, match=r"rating\.not-open"):
        unit.rectify(found.id, text="又一次")
    with pytest.raises(RefusedError, match=r"rating\.convener-only"):
        unit.rate_again(found.id, grade=Grade.SATISFIED)
    with pytest.raises(RefusedError, match=r"rating\.before-last"):
        desk.rate_again(found.id, grade=Grade.SATISFIED, at=MONDAY)
    again = desk.rate_again(found.id, grade=Grade.VERY_DISSATISFIED)
    assert (RatingState.OPEN, True) == (again.state, again.mendings[0].is_bad)
    assert datetime(2026, 9, 14, 9, tzinfo=UTC) == again.running[-1].start.due_at
    assert "rating.bad-again" in world.told("hall")
    unit.rectify(found.id, text="已换人")
    done = desk.rate_again(found.id, grade=Grade.SATISFIED)
    assert (RatingState.RECTIFIED, 2) == (done.state, len(done.mendings))
    with pytest.raises(RefusedError, match=r"rating\.not-rectified"):
        desk.rate_again(found.id, grade=Grade.SATISFIED)


def test_what_a_pack_says_of_ratings_holds(world: World) -> None:
    world = World(pack=PACK.replace("needs_basis", 'bad = ["very-dissatisfied"]\nneeds_basis'))
    assert RatingState.GIVEN is give(world, Grade.DISSATISFIED).state
    found, unit = give(world, Grade.VERY_DISSATISFIED), world.ratings("li")
    unit.contact(found.id, reached=True, verdict=Verdict.WITHOUT_BASIS)
    with pytest.raises(RefusedError, match=r"rating\.basis-missing"):
        unit.rectify(found.id, text="不符合规定")
    unit.rectify(found.id, text="不符合规定", basis="某条例第十条")
    with pytest.raises(RefusedError, match=r"rating\.second-grade"):
        world.ratings().rate_again(found.id, grade=Grade.VERY_SATISFIED)
    assert RatingState.RECTIFIED is world.ratings().rate_again(found.id, grade=Grade.DISSATISFIED).state


def test_an_appeal_is_the_units_in_time_once_and_of_something_bad(world: World) -> None:
    bad, good, unit = give(world), give(world, Grade.SATISFIED), world.ratings("li")
    with pytest.raises(RefusedError, match=r"rating\.not-bad"):
        unit.appeal(good.id, reason=AppealReason.MISTAKEN, note="点错了")
    with pytest.raises(RefusedError, match=r"rating\.text-missing"):
        unit.appeal(bad.id, reason=AppealReason.MISTAKEN, note="")
    with pytest.raises(RefusedError, match=r"rating\.before-last"):
        unit.appeal(bad.id, reason=AppealReason.MISTAKEN, note="点错了", at=MONDAY - timedelta(days=2))
    late = give(world)
    world.wait(days=1)
    with pytest.raises(RefusedError, match=r"rating\.no-appeal"):
        world.ratings().decide_appeal(bad.id, uphold=True, note="属实")
    appealed = unit.appeal(bad.id, reason=AppealReason.MISTAKEN, note="点错了")
    assert (RatingState.OPEN, 2) == (appealed.state, len(appealed.running))
    assert [bad.id] == [each.id for each in world.ratings().find(appealed=True)]
    with pytest.raises(RefusedError, match=r"rating\.appealed"):
        unit.appeal(bad.id, reason=AppealReason.MISTAKEN, note="点错了")
    with pytest.raises(RefusedError, match=r"rating\.own-appeal"):
        world.ratings("both").decide_appeal(bad.id, uphold=True, note="同意")
    with pytest.raises(RefusedError, match=r"rating\.text-missing"):
        world.ratings().decide_appeal(bad.id, uphold=True, note="")
    with pytest.raises(RefusedError, match=r"rating\.before-last"):
        world.ratings().decide_appeal(bad.id, uphold=True, note="属实", at=MONDAY)
    kept = world.ratings().decide_appeal(bad.id, uphold=False, note="录音显示属实")
    assert (RatingState.OPEN, 2) == (kept.state, len(kept.running))
    with pytest.raises(RefusedError, match=r"rating\.no-appeal"):
        world.ratings().decide_appeal(bad.id, uphold=True, note="再议")
    world.wait(days=30)
    with pytest.raises(RefusedError, match=r"rating\.appeal-late"):
        unit.appeal(late.id, reason=AppealReason.UNTRUE, note="没有此事")


def test_an_appeal_that_is_upheld_ends_what_is_owed_and_takes_the_rating_out_of_the_figures(world: World) -> None:
    bad = give(world)
    world.ratings("li").appeal(bad.id, reason=AppealReason.OTHER_UNIT, note="不是本窗口")
    upheld = world.ratings().decide_appeal(bad.id, uphold=True, note="属实")
    assert (RatingState.EXCLUDED, ()) == (upheld.state, upheld.running)
    figures = rating_figures([upheld])
    assert (0, 1, 0, None) == (figures.active, figures.excluded, figures.bad, figures.satisfied.percent)
    world.wait(days=60)
    world.sweep()
    assert "rating.overdue" not in world.told("hall")


def test_defaults_are_off_and_apart(world: World) -> None:
    answered(world)
    world.wait(days=30)
    assert [] == world.ratings().enter_defaults()
    world = World(rating_plan=RatingPlan(defaults=True))
    case, rated = answered(world), answered(world)
    give(world, Grade.VERY_SATISFIED, case=rated)
    world.wait(days=6)
    assert [] == world.ratings().enter_defaults()
    world.wait(days=2)
    [default] = world.ratings().enter_defaults(region="990100") or world.ratings().enter_defaults()
    assert (case.id, Grade.FAIRLY_SATISFIED, True, RatingState.GIVEN) == (
        default.case,
        default.grade,
        default.is_default,
        default.state,
    )
    assert [] == world.ratings().enter_defaults()
    figures = rating_figures(world.ratings().find())
    assert (1, 1, "50.00") == (figures.active, figures.defaults, str(figures.active_rate.percent))
    assert (1, 1) == (figures.satisfied.part, figures.satisfied.whole)


def test_a_default_is_the_grade_of_the_pack_and_never_opens_a_case(world: World) -> None:
    rule = """
[[rule]]
id = "rate"
stage = "rate"
anchor = "answered"
amount = "3 working days"
on_expiry = { auto_rating = "dissatisfied", excluded_from = ["主动评价率"] }
"""
    world = World(rating_plan=RatingPlan(defaults=True), pack=PACK.partition("[rating]")[0] + rule)
    answered(world)
    world.wait(days=4)
    [default] = world.ratings().enter_defaults()
    assert (Grade.DISSATISFIED, False, None) == (default.grade, default.is_bad, default.opened)


def test_who_sees_a_rating(world: World) -> None:
    found = give(world)
    assert [found.id] == [each.id for each in world.ratings("li").find(unit="hall")]
    assert [] == [*world.ratings("sun").find()]
    with pytest.raises(NotFoundError, match=r"rating\.unknown"):
        world.ratings().get("0000-0000-0000")
    with pytest.raises(InputError):
        world.ratings().get("nothing")
    assert [] == [*world.ratings().find(before=MONDAY)]
    assert [found.id] == [each.id for each in world.ratings().find(since=MONDAY, states=frozenset({RatingState.OPEN}))]


def test_a_rating_may_come_late_and_nobody_was_late_before_it_was_known(world: World) -> None:
    found = give(world, rated_at=datetime(2024, 9, 9, tzinfo=UTC))
    assert datetime(2024, 9, 9, tzinfo=UTC) == found.rated_at
    assert datetime(2026, 9, 14, 9, tzinfo=UTC) == found.running[-1].start.due_at
    world.sweep()
    assert "rating.overdue" not in world.told("hall")


def test_stars_and_words_are_grades() -> None:
    assert [None, *reversed([*Grade]), None] == [grade_of_stars(stars) for stars in range(7)]
    assert {
        read_grade(text) for text in ("非常满意", "very satisfied", "very-satisfied", "５星", "5颗星", "5分", "5")
    } == {Grade.VERY_SATISFIED}
    for text in ("", "0", "6星", "很好"):
        with pytest.raises(InputError, match=r"rating\.grade-unreadable"):
            read_grade(text)


# -- figures -------------------------------------------------------------------------------------------------------------

AT = MONDAY
NOTE = Private("rating/x", "…")


@st.composite
def ratings(draw: st.DrawFn) -> Rating:
    grade, default = draw(st.sampled_from([*Grade])), draw(st.booleans())
    bad = grade.is_bad and not default
    upheld = draw(st.sampled_from([None, True, False])) if bad else None
    appeal = Appeal(at=AT, by="li", unit="hall", reason=AppealReason.UNTRUE, note=NOTE, upheld=upheld)
    mended = Mending(at=AT, text=NOTE, grade=draw(st.sampled_from([None, *Grade])), is_bad=draw(st.booleans()))
    return Rating(
        id="x",
        number="1",
        channel="rating",
        source_id="1",
        grade=grade,
        unit="hall",
        desk="bureau",
        rated_at=AT,
        is_default=default,
        is_bad=bad,
        name=NOTE if draw(st.booleans()) else None,
        appeal=appeal if upheld is not None else None,
        calls=(RaterCall(at=AT, actor="li", reached=draw(st.booleans())),) if bad else (),
        mendings=(mended,) if bad and draw(st.booleans()) else (),
        undone=draw(st.integers(0, 9)) == 0,
    )


@given(st.lists(ratings(), max_size=30))
def test_counts_are_exact_and_nothing_is_counted_twice(given_: list[Rating]) -> None:
    told = rating_figures(given_)
    standing = [each for each in given_ if not each.undone]
    assert len(standing) == told.active + told.defaults + told.excluded
    people = [each for each in standing if not each.is_default and not each.is_excluded]
    assert told.satisfied.part + told.bad == told.active == len(people)
    assert told.satisfied.part - told.satisfied_without_basic.part == told.grades[Grade.FAIRLY_SATISFIED]
    assert told.rectified <= told.bad
    assert told.contacted <= told.bad_real_name <= told.bad
    assert told.asked == told.active + told.defaults
    assert told == rating_figures([attrs.evolve(each) for each in reversed(given_)])


def test_a_rate_of_nothing_is_none() -> None:
    told = rating_figures([], asked=7)
    assert (None, None, "0.00") == (
        told.satisfied.percent,
        told.rectified_rate.percent,
        str(told.active_rate.percent),
    )
    assert None is told.contact_rate.percent
