"""Scenarios of the clauses on window units, service items, the fast track and the four reductions."""

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from govliaison.cases import FAST_TRACK, CaseKind
from govliaison.deadlines import Stage
from govliaison.services import Comparison, ItemFacts, Measures, NotCounted, read_limit
from govliaison.units import UnitRole
from govliaison.values import Period

ITEMS = """\
事项名称,实施编码,部门,区划代码,事项类型代码,办事窗口,法定时限,承诺时限,改革前时限,材料数,改革前材料数,环节数,改革前环节数,跑动次数,改革前跑动次数,全程网办,最多跑一次
食品经营许可新办,511A0001-990100000000-1,市市场监管局,990100000000,1,市场监管一号窗口,20个工作日,10个工作日,20个工作日,5,8,3,5,1,3,否,是
食品经营许可注销,511A0002-990100000000-1,市市场监管局,990100000000,1,市场监管一号窗口,20个工作日,即办,10个工作日,2,2,1,2,0,2,是,是
发票领用,511B0003-990100000000-1,市税务局,990100000000,20,,,5个工作日,,1,,1,,1,,是,否
"""
WINDOWS = """
[windows.m1]
name = "市场监管一号窗口"
unit = "market-window"
since = 2026-01-01
"""
FAST = """
[fast_track.complaints]
name = "涉企投诉"
match = { kind = ["complaint"] }

[deadlines.rules.fast-answer]
stage = "answer"
match = { tag = ["fast-track"] }
anchor = "received"
amount = "2 working days"
"""


def catalogue(city: Any, name: str = "items.csv") -> Path:
    path: Path = city.folder / name
    path.write_text(ITEMS, encoding="utf-8")
    return path


@pytest.mark.clause("T3.1")
def test_window_units_windows_and_service_items_are_on_record(city: Any) -> None:
    city.configure(WINDOWS)
    desk = city.office().services
    report = city.office().files.services(catalogue(city), since=date(2026, 7, 1))
    assert (3, 3, 0) == (report.read, report.taken, report.refused)
    assert 3 == city.office().files.services(catalogue(city), since=date(2026, 7, 1)).unchanged

    item = desk.get("511A0001-990100000000-1")
    facts = item.on(date(2026, 9, 7))
    window = desk.windows[facts.window or ""]
    unit = city.liaison.profile.units.get(window.unit)
    assert ("食品经营许可新办", "market") == (item.name, facts.unit)
    assert UnitRole.WINDOW_UNIT in unit.roles
    assert [item.code, "511A0002-990100000000-1"] == sorted(each.code for each in desk.list(window="m1"))
    found = [each.reason.code for each in desk.check() if each.code == item.code]
    assert ["service-check.window-of-other"] == found, (
        "the window belongs to the window unit of the bureau, not to the bureau"
    )

    changed = desk.change(
        item.code, facts=ItemFacts(unit="market-window"), since=date(2026, 9, 7), source="finding/f1", note="监督员反馈"
    )
    assert ["market", "market-window"] == [changed.on(day).unit for day in (date(2026, 9, 6), date(2026, 9, 7))]
    assert "finding/f1" == changed.changes[-1].source


@pytest.mark.clause("T3.2")
def test_fast_track_cases_use_the_shorter_limits_and_are_listed_apart(city: Any) -> None:
    city.configure(FAST)
    by_rule = city.submit(kind=CaseKind.COMPLAINT)
    by_hand = city.submit(kind=CaseKind.HELP)
    slow = city.submit(kind=CaseKind.HELP)
    for case in (by_rule, by_hand, slow):
        city.office().cases.dispatch(case.id, lead="market")
        city.office("li.na").cases.sign_for(case.id)
    city.office().classifying.fast_track(by_hand.id, note="重点项目，企业急需投产")

    def due(case: Any) -> Any:
        return city.office().cases.get(case.id).clock(Stage.ANSWER).start.due_at

    assert due(by_rule) == due(by_hand) < due(slow)
    listed = city.office().cases.find(tags=frozenset({FAST_TRACK})).rows
    assert {by_rule.id, by_hand.id} == {row.id for row in listed}
    assert ("complaints", None) == (
        city.office().cases.get(by_rule.id).fast_track.rule,
        city.office().cases.get(by_hand.id).fast_track.rule,
    )


@pytest.mark.clause("T3.3")
def test_the_report_shows_each_reduction_per_item_and_unit_over_a_period(city: Any) -> None:
    office = city.office()
    office.files.services(catalogue(city), since=date(2026, 6, 1))
    office.services.change(
        "511A0001-990100000000-1",
        facts=ItemFacts(current=Measures(time=read_limit("5个工作日"), trips=0)),
        since=date(2026, 8, 1),
        note="压缩时限",
    )
    report = office.services.reductions(Period.parse("2026Q3"))
    market = {each.compared: each for each in report.units if each.unit == "market"}

    assert (Fraction(7, 8), Fraction(7, 8)) == (
        market[Comparison.STATUTORY].mean,
        market[Comparison.STATUTORY].of_sums,
    )
    assert (Fraction(7, 8), Fraction(5, 6), 5) == (
        market[Comparison.TIME].mean,
        market[Comparison.TIME].of_sums,
        market[Comparison.TIME].in_period,
    )
    assert (Fraction(3, 10), Fraction(1), 1) == (
        market[Comparison.DOCUMENTS].of_sums,
        market[Comparison.TRIPS].of_sums,
        market[Comparison.TRIPS].in_period,
    )
    tax = {each.compared: each for each in report.units if each.unit == "tax"}
    assert {(0, 1)} == {(each.counted, each.not_counted[NotCounted.NO_BASE]) for each in tax.values()}
    lines = {(line.code, line.compared): line for line in report.items}
    assert Fraction(3, 4) == lines["511A0001-990100000000-1", Comparison.TIME].ratio
    shares = {each.unit: each for each in report.shares}
    assert (Fraction(2, 3), Fraction(2, 3)) == (shares[None].online.ratio, shares[None].one_trip.ratio)
