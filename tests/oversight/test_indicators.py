"""Rates that say what they count: published figures, and each numerator and denominator by example."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.cases import CaseKind, CaseState, Grade, Scope, Solved, Urgency
from govliaison.cases.model import Case
from govliaison.cases.parts import CallBack, Return, Source
from govliaison.deadlines import Clock, ClockStart, Stage
from govliaison.oversight import (
    CASE_FACTS,
    INDICATORS,
    RATING_FACTS,
    RATING_INDICATORS,
    Figure,
    Indicator,
    Measure,
    RatingFacts,
    Rounding,
    measure,
    measure_ratings,
)
from govliaison.oversight.bulletins.content import tell_cases
from govliaison.texts import CATALOGUE

NOW = datetime(2026, 9, 30, 9, tzinfo=UTC)


def clock(stage: Stage, *, due: int, ended: int | None = None, void: bool = False) -> Clock:
    """A clock that is due, and ended, so many hours from now."""
    start = ClockStart(
        stage=stage,
        unit="market",
        pack="p",
        rule="r",
        anchor_at=NOW - timedelta(days=9),
        due_at=NOW + timedelta(hours=due),
        calendar="c",
    )
    at = None if ended is None else NOW + timedelta(hours=ended)
    return Clock(start=start, since=start.anchor_at, ended_at=at, void=void)


def case(state: CaseState = CaseState.HANDLING, **facts: Any) -> Case:
    plain = {
        "id": "x-1",
        "number": "1",
        "state": state,
        "kind": CaseKind.HELP,
        "urgency": Urgency.ORDINARY,
        "scope": Scope.OTHER,
        "category": "",
        "region": None,
        "sources": (),
        "lead": "market",
        "desk": "desk",
        "received_at": NOW - timedelta(days=9),
        "changed_at": NOW,
        "title": None,
        "text": None,
    }
    known = {field.name for field in attrs.fields(Case)}
    missing = {
        field.name: None
        for field in attrs.fields(Case)
        if field.default is attrs.NOTHING and field.init and field.name not in plain
    }
    return Case(**{key: value for key, value in (missing | plain | facts).items() if key in known})


def called(*, reached: bool = True, solved: Solved | None = None, grade: Grade | None = None) -> CallBack:
    return CallBack(at=NOW, actor="zhao.min", reached=reached, solved=solved, grade=grade)


def figure(indicator: str, cases: Iterable[Case]) -> tuple[int, int]:
    found = next(each for each in measure(cases, NOW) if each.indicator.id == indicator)
    return found.numerator, found.denominator


# -- published figures (the domain's §2.7) -------------------------------------------------------------------------------


def rate(numerator: int, denominator: int, rounding: Rounding = Rounding.HALF_UP, decimals: int = 2) -> str:
    indicator = Indicator(id="x", counts=("closed",), rounding=rounding, decimals=decimals)
    return Figure(indicator=indicator, numerator=numerator, denominator=denominator).shown


UP, EVEN, CUT = Rounding.HALF_UP, Rounding.HALF_EVEN, Rounding.TRUNCATE


@pytest.mark.parametrize(
    ("numerator", "denominator", "rounding", "decimals", "shown"),
    [
        pytest.param(1154, 1213, UP, 0, "95%", id="closed of all, as published without decimals"),
        pytest.param(1154, 1213, UP, 2, "95.14%", id="the same with two"),
        pytest.param(979, 1096, UP, 1, "89.3%", id="closed of all, those not yet due included"),
        pytest.param(3112, 3456, CUT, 2, "90.04%", id="solved of closed, cut off"),
        pytest.param(3112, 3456, UP, 2, "90.05%", id="solved of closed, as published"),
        pytest.param(2477, 3136, CUT, 2, "78.98%", id="cut off, as published"),
        pytest.param(2477, 3136, UP, 2, "78.99%", id="the same rounded, which was not published"),
        pytest.param(601, 601, UP, 0, "100%", id="closed, as published"),
        pytest.param(597, 601, CUT, 0, "99%", id="closed in time, as published"),
        pytest.param(597, 601, UP, 2, "99.33%", id="the same with two decimals"),
        pytest.param(14962, 16878, UP, 2, "88.65%", id="what the counts give; published were 90.51"),
        pytest.param(1, 8, EVEN, 2, "12.50%", id="nothing to round"),
        pytest.param(1, 800, EVEN, 2, "0.12%", id="half to even"),
        pytest.param(1, 800, UP, 2, "0.13%", id="half up"),
        pytest.param(0, 5, UP, 2, "0.00%", id="none"),
        pytest.param(0, 0, UP, 2, "–", id="of nothing there is no rate"),
    ],
)
def test_published_figures_come_out(
    numerator: int, denominator: int, rounding: Rounding, decimals: int, shown: str
) -> None:
    assert shown == rate(numerator, denominator, rounding, decimals)


def test_a_published_rate_that_cannot_come_from_its_counts_names_another_denominator() -> None:
    """14,962 of 16,878 were published as 90.51 %: only a denominator that nobody published, 16,530 or 16,531, gives that."""
    fits = [denominator for denominator in range(14_962, 16_879) if rate(14_962, denominator) == "90.51%"]
    assert [16_530, 16_531] == fits


def test_of_those_due_only_a_published_rate_needs_the_number_that_was_late() -> None:
    """10,324 in time, 2,175 carried over, published 98.53 %: so 154 were late, and those carried over did not count."""
    fits = [late for late in range(2_175) if rate(10_324, 10_324 + late) == "98.53%"]
    assert 154 in fits
    assert "98.53%" != rate(10_324, 10_324 + 2_175)


def test_published_sums_hold_and_their_shares_have_another_base() -> None:
    """Of 14,691 dispatched, 5,235 are 35.6 %; the 20.3 % that were published mean a base of about 25,800."""
    assert 14_691 == 11_556 + 2_793 + 342
    assert 56_644 == 56_466 + 178
    assert "35.6%" == rate(5_235, 14_691, decimals=1)
    bases = [base for base in range(25_000, 27_000) if rate(5_235, base, decimals=1) == "20.3%"]
    assert bases[0] < 25_800 < bases[-1]


@pytest.mark.parametrize(
    ("part", "percent"), [(1318, "29.4%"), (955, "21.3%"), (841, "18.8%"), (21, "0.5%"), (1345, "30.0%")]
)
def test_the_shares_of_a_published_month_come_out(part: int, percent: str) -> None:
    assert 4480 == 1318 + 955 + 841 + 21 + 1345
    assert percent == rate(part, 4480, decimals=1)


def test_what_is_not_due_yet_is_neither_late_nor_in_time() -> None:
    """979 of 1,096 were closed (89.3 %); published were 98.4 %, of those that were due: both, and each says which it is."""
    answered = [case(CaseState.CLOSED, clocks=(clock(Stage.ANSWER, due=-24, ended=-48),))] * 979
    overdue = [case(clocks=(clock(Stage.ANSWER, due=-1),))] * 16
    carried = [case(clocks=(clock(Stage.ANSWER, due=24),))] * 101
    figures = {each.indicator.id: each for each in measure([*answered, *overdue, *carried], NOW)}
    assert Decimal("89.32") == figures["closed-of-all"].value
    assert Decimal("98.39") == figures["answer-in-time"].value
    assert (979, 995) == (figures["answer-in-time"].numerator, figures["answer-in-time"].denominator)


# -- what each counts ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("indicator", "stage"),
    [("sign-in-time", Stage.SIGN), ("contact-in-time", Stage.CONTACT), ("answer-in-time", Stage.ANSWER)],
)
def test_in_time_counts_what_was_met_or_is_due(indicator: str, stage: Stage) -> None:
    cases = {
        "in time": case(clocks=(clock(stage, due=-5, ended=-6),)),
        "at the last moment": case(clocks=(clock(stage, due=-5, ended=-5),)),
        "in time, ahead": case(clocks=(clock(stage, due=5, ended=-6),)),
        "late": case(clocks=(clock(stage, due=-5, ended=-4),)),
        "overdue": case(clocks=(clock(stage, due=-5),)),
        "due now": case(clocks=(clock(stage, due=0),)),
        "not due": case(clocks=(clock(stage, due=1),)),
        "void": case(clocks=(clock(stage, due=-5, ended=-4, void=True),)),
        "another stage": case(clocks=(clock(Stage.AUDIT, due=-5, ended=-6),)),
        "nothing": case(),
    }
    assert (3, 6) == figure(indicator, cases.values())


def test_closed_counts_against_all_admitted() -> None:
    states = [case(state) for state in CaseState]
    never_kept = {CaseState.SUBMITTED, CaseState.REFUSED, CaseState.WITHDRAWN, CaseState.UNDONE}
    assert (1, len(CaseState) - len(never_kept)) == figure("closed-of-all", states)


def test_solved_is_what_the_last_call_says_of_those_reached() -> None:
    calls = (
        (called(solved=Solved.YES),),
        (called(solved=Solved.NO), called(solved=Solved.YES)),
        (called(solved=Solved.YES), called(solved=Solved.PARTLY)),
        (called(solved=Solved.NO),),
        (called(reached=False),),
        (),
    )
    assert (2, 4) == figure("solved-by-call-back", [case(call_backs=each) for each in calls])


def test_satisfied_is_the_last_grade_given() -> None:
    calls = (
        (called(grade=Grade.FAIRLY_SATISFIED),),
        (called(grade=Grade.DISSATISFIED), called(grade=Grade.VERY_SATISFIED)),
        (called(grade=Grade.SATISFIED), called()),
        (called(grade=Grade.SATISFIED), called(grade=Grade.VERY_DISSATISFIED)),
        (called(),),
        (),
    )
    assert (3, 4) == figure("satisfied", [case(call_backs=each) for each in calls])


def test_returned_and_redone_count_cases_not_times() -> None:
    back = Return(at=NOW, unit="market", reason="incomplete")  # type: ignore[arg-type]
    assert (1, 2) == figure("returned", [case(returns=(back, back)), case(), case(CaseState.SUBMITTED)])
    cases = [case(redone=2, call_backs=(called(),)), case(call_backs=(called(reached=False),)), case()]
    assert (1, 2) == figure("redone", cases)


def test_only_those_asked_for_are_counted_in_one_pass() -> None:
    once = iter([case(CaseState.CLOSED), case()])
    closed = next(each for each in INDICATORS if each.id == "closed-of-all")
    (found,) = measure(once, NOW, [closed])
    assert ("closed-of-all", 1, 2) == (found.indicator.id, found.numerator, found.denominator)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_figure_and_every_fact_is_named(language: Any) -> None:
    for indicator in (*INDICATORS, *RATING_INDICATORS):
        assert "indicator" not in indicator.label(language) + indicator.definition(language)
        assert "fact." not in indicator.definition(language)
    assert {f"fact.{name}" for name in (*CASE_FACTS, *RATING_FACTS)} == {
        code for code in CATALOGUE if code.startswith("fact.")
    }


def test_a_definition_says_numerator_denominator_exclusions_and_rounding() -> None:
    local = Indicator(
        id="green", name="绿色通道销号率", of=("admitted", "fast-track"), counts=("closed",), excluded=("withdrawn",)
    )
    assert "绿色通道销号率" == local.label()
    assert "已销号 ÷ 已受理且走绿色通道，撤单的不计；四舍五入保留2位小数" == local.definition()
    assert "已答复的，自收到至答复的工作日中位数；四舍五入保留1位小数" == INDICATORS[-1].definition()
    assert "已受理且在办的件数" == next(each for each in INDICATORS if each.id == "open").definition()


def test_a_count_needs_no_denominator() -> None:
    assert (2, 2) == figure("closed", [case(CaseState.CLOSED), case(CaseState.CLOSED), case()])
    (found,) = measure([], NOW, [Indicator(id="open", measure=Measure.COUNT)])
    assert ("0", Decimal(0)) == (found.shown, found.value)


def days_of(taken: dict[str, int | None]) -> dict[str, str]:
    times = [each for each in INDICATORS if each.measure in (Measure.MEAN, Measure.MEDIAN)]
    cases = [case(id=name, answered_at=NOW) for name in taken]
    found = measure(cases, NOW, times, working_days=lambda one: taken[one.id])
    return {each.indicator.id: each.shown for each in found}


def test_how_long_it_took_is_told_as_mean_and_median_of_working_days() -> None:
    assert {"days-mean": "3.7", "days-median": "2.0"} == days_of({"a": 1, "b": 2, "c": 8, "d": None})
    assert {"days-mean": "2.5", "days-median": "2.5"} == days_of({"a": 1, "b": 2, "c": 3, "d": 4})
    assert {"days-mean": "–", "days-median": "–"} == days_of({"a": None})


def test_default_ratings_stay_out_of_the_active_ones() -> None:
    ratings = [
        RatingFacts(actively=True),
        RatingFacts(actively=True, bad=True, put_right=True),
        RatingFacts(actively=True, bad=True),
        RatingFacts(actively=False),
    ]
    assert ["75.00%", "50.00%"] == [each.shown for each in measure_ratings(ratings, NOW)]


@given(st.integers(0, 5000), st.integers(1, 5000), st.sampled_from(Rounding), st.integers(0, 4))
def test_a_rate_is_never_further_from_the_truth_than_its_last_digit(
    part: int, rest: int, rounding: Rounding, decimals: int
) -> None:
    whole = part + rest
    indicator = Indicator(id="x", rounding=rounding, decimals=decimals)
    shown = Figure(indicator=indicator, numerator=part, denominator=whole).value
    assert shown is not None
    off = Fraction(shown) - Fraction(100 * part, whole)
    digit = Fraction(1, 10**decimals)
    assert -digit < off <= 0 if rounding is Rounding.TRUNCATE else abs(off) <= digit / 2


# -- what a bulletin says of the cases -----------------------------------------------------------------------------------


def received(number: str, lead: str = "market", **facts: Any) -> Case:
    source = Source(channel="portal", source_id=number, received_at=NOW)
    return case(**({"number": number, "lead": lead, "sources": (source,)} | facts))


def test_a_bulletin_tells_cases_apart_by_scope_in_the_order_of_the_profile_and_names_those_that_are_reported() -> None:
    twice = (called(grade=Grade.DISSATISFIED), called(grade=Grade.DISSATISFIED))
    cases = [
        received("1", scope=Scope.APPROVAL_SERVICE, call_backs=twice),
        received("2", call_backs=twice, confidential=True),
        received("3", state=CaseState.CLOSED, lead="tax"),
        received("4", pressed=1, kind=CaseKind.COMPLAINT),
        received("5", state=CaseState.UNDONE),
    ]
    content = tell_cases(
        cases, NOW, indicators=INDICATORS[:1], units=("tax", "market"), working_days=lambda _case: None
    )
    assert [("approval-service", 1), ("other", 3)] == [(line.scope, line.numerator) for line in content.figures]
    assert [("tax", "cases", 1), ("tax", "open", 0), ("market", "cases", 3), ("market", "open", 3)] == [
        (each.unit, each.what, each.number) for each in content.sums
    ]
    assert [("kind", "complaint", 1, "25.0%"), ("kind", "help", 3, "75.0%"), ("channel", "portal", 4, "100.0%")] == [
        (each.by, each.value, each.number, each.shown) for each in content.shares
    ]
    assert ("1", "4") == content.cases, "what is confidential stands in no bulletin"
