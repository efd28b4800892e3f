"""Rates that say what they count: published figures, and each numerator and denominator by example."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import attrs
import pytest

from govliaison.cases import CaseKind, CaseState, Grade, Scope, Solved, Urgency
from govliaison.cases.model import Case
from govliaison.cases.parts import CallBack, Return
from govliaison.deadlines import Clock, ClockStart, Stage
from govliaison.oversight import INDICATORS, Figure, Indicator, measure
from govliaison.texts import say

NOW = datetime(2026, 9, 30, 9, tzinfo=UTC)
IDS = [indicator.id for indicator in INDICATORS]


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


def rate(numerator: int, denominator: int, *, truncate: bool = False) -> Decimal | None:
    yes = Indicator(id="x", denominator=lambda _case, _now: True, numerator=lambda _case, _now: True, truncate=truncate)
    return Figure(indicator=yes, numerator=numerator, denominator=denominator).percent


@pytest.mark.parametrize(
    ("numerator", "denominator", "truncate", "percent"),
    [
        pytest.param(1154, 1213, False, "95.14", id="closed of all, rounded"),
        pytest.param(979, 1096, False, "89.32", id="closed of all, those not yet due included"),
        pytest.param(3112, 3456, False, "90.05", id="solved of closed, not yet due left out"),
        pytest.param(2477, 3136, True, "78.98", id="truncated"),
        pytest.param(2477, 3136, False, "78.99", id="the same rounded"),
        pytest.param(601, 601, False, "100.00", id="closed"),
        pytest.param(597, 601, True, "99.33", id="closed in time"),
        pytest.param(14962, 16878, False, "88.65", id="what a published 90.51 should have been"),
        pytest.param(0, 5, False, "0.00", id="none"),
    ],
)
def test_published_figures_come_out(numerator: int, denominator: int, truncate: bool, percent: str) -> None:  # noqa: FBT001
    assert Decimal(percent) == rate(numerator, denominator, truncate=truncate)


def test_of_nothing_there_is_no_rate() -> None:
    assert rate(0, 0) is None


@pytest.mark.parametrize(
    ("part", "percent"), [(1318, "29.42"), (955, "21.32"), (841, "18.77"), (21, "0.47"), (1345, "30.02")]
)
def test_the_shares_of_a_published_month_come_out(part: int, percent: str) -> None:
    assert 4480 == 1318 + 955 + 841 + 21 + 1345
    assert Decimal(percent) == rate(part, 4480)


def test_what_is_not_due_yet_is_neither_late_nor_in_time() -> None:
    """979 of 1,096 were closed (89.3 %); published were 98.4 %, of those that were due: both, and each says which it is."""
    answered = [case(CaseState.CLOSED, clocks=(clock(Stage.ANSWER, due=-24, ended=-48),))] * 979
    overdue = [case(clocks=(clock(Stage.ANSWER, due=-1),))] * 16
    carried = [case(clocks=(clock(Stage.ANSWER, due=24),))] * 101
    figures = {each.indicator.id: each for each in measure([*answered, *overdue, *carried], NOW)}
    assert Decimal("89.32") == figures["closed-of-all"].percent
    assert Decimal("98.39") == figures["answer-in-time"].percent
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
    (found,) = measure(once, NOW, [INDICATORS[3]])
    assert ("closed-of-all", 1, 2) == (found.indicator.id, found.numerator, found.denominator)


@pytest.mark.parametrize("indicator", IDS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_rate_says_what_it_counts(indicator: str, language: Any) -> None:
    for code in (f"indicator.{indicator}", f"indicator.{indicator}.definition"):
        assert code not in say(code, {}, language)
