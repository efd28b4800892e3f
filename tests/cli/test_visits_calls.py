"""Visits, by the command alone."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

Call = Callable[..., Any]
FIRMS = """\
企业名称,统一社会信用代码
示例市丰禾食品有限公司,91410422MA3X00010L
示例市恒达机械有限公司,91410422MA3X00029H
"""
TAX = '\n[units.tax]\nname = "示例市税务局"\nshort = "税务局"\nroles = ["service-agency"]\n'


def day(number: int) -> str:
    here = datetime.now(ZoneInfo("Asia/Shanghai"))  # the clock of the machine runs, and the day is that of the place
    return (here.date() + timedelta(days=number)).isoformat()


@pytest.fixture
def firms(office: Path, call: Call) -> None:
    profile = office / "profile.toml"
    profile.write_text(profile.read_text(encoding="utf-8") + TAX, encoding="utf-8")
    (office / "firms.csv").write_text(FIRMS, encoding="utf-8")
    assert 2 == call("enterprises", "import", "firms.csv", "--json").document["taken"]


@pytest.fixture
def visit(firms: None, call: Call) -> str:  # noqa: ARG001 - stand there
    words = ("--unit", "市监局", "--day", day(9), "--purpose", "走访食品企业", "--json")
    planned: str = call("visits", "plan", "示例市丰禾食品有限公司", *words).document["id"]
    return planned


def test_a_visit_is_planned_joined_held_and_added_to(call: Call, visit: str) -> None:
    refused = call(
        "visits",
        "plan",
        "91410422MA3X00010L",
        "--unit",
        "税务局",
        "--day",
        day(11),
        "--purpose",
        "宣讲",
        "--lang",
        "zh",
    )
    assert 0 != refused.code
    for word in ("市监局", "建议合并走访", f"visits join {visit}"):
        assert word in refused.err
    assert ["market-regulation", "tax"] == call("visits", "join", visit, "--unit", "税务局", "--json").document["units"]
    held = call(
        *("visits", "hold", visit, "--visitor", "li.na", "--met", "王建国", "--policy", "税收优惠"),
        *("--issue", "换证：同一份材料交了两次", "--issue", "门口道路积水", "--help-given", "帮助填表", "--lang", "zh"),
    ).out
    for word in ("已走访", "王**", "税收优惠", "换证", "门口道路积水", "市监局 帮助填表"):
        assert word in held
    document = call("visits", "add", visit, "--help-given", "办结退税", "--unit", "税务局", "--json").document
    assert [1, 2] == [issue["number"] for issue in document["issues"]]
    assert {"unit": "tax", "text": "办结退税"} == document["help"][-1]
    cases = call("cases", "list", "--channel", "visit", "--json").document
    assert {issue["case"] for issue in document["issues"]} == {case["id"] for case in cases}
    again = call("visits", "hold", visit, "--visitor", "li.na", "--nothing-heard", "--lang", "zh")
    assert "已走访" in again.err


def test_a_visit_is_put_off_and_cancelled_with_its_reason(call: Call, visit: str) -> None:
    moved = call(
        "visits", "put-off", visit, "--day", day(12), "--reason", "企业要求", "--note", "停产检修", "--lang", "zh"
    ).out
    for word in (day(12), "企业要求", "停产检修"):
        assert word in moved
    gone = call("visits", "cancel", visit, "--reason", "agency", "--note", "人员出差", "--json").document
    assert ("cancelled", "agency", "人员出差") == (gone["state"], gone["reason"], gone["note"])
    assert "人员出差" in call("visits", "show", visit).out


def test_a_visit_without_a_plan_is_entered(call: Call, firms: None) -> None:  # noqa: ARG001
    words = (
        "--unit",
        "市监局",
        "--purpose",
        "回访",
        "--visitor",
        "li.na",
        "--nothing-heard",
        "--recorded-for",
        "li.na",
    )
    entered = call("visits", "enter", "91410422MA3X00029H", *words, "--at", f"{day(-3)} 15:00").out
    assert f"{day(-3)} (entered late)" in entered
    unknown = call("visits", "enter", "没有这家企业", *words, "--lang", "zh")
    assert "没有" in unknown.err


def test_visits_are_listed_and_summed_up(call: Call, visit: str) -> None:
    year = day(9)[:4]
    for words in (
        (),
        ("丰禾",),
        ("--unit", "市监局"),
        ("--enterprise", "示例市丰禾食品有限公司"),
        ("--state", "已安排"),
        ("--period", year),
    ):
        assert [visit] == [each["id"] for each in call("visits", "list", *words, "--json").document]
    assert "no visits" in call("visits", "list", "--missed").out
    second = ("--unit", "市监局", "--day", day(10), "--purpose", "走访")
    call("visits", "plan", "91410422MA3X00029H", *second)
    assert "--limit" in call("visits", "list", "--limit", 1).out
    summary = {each["agency"]: each for each in call("visits", "summary", year, "--json").document}
    assert {"market-regulation", "tax"} <= {*summary}
    assert not summary["tax"]["has_visited"]
    assert "税务局" in call("visits", "summary", year, "--lang", "zh").out.splitlines()[-1]


def test_an_import_is_not_undone_for_an_enterprise_that_somebody_visits(call: Call, visit: str) -> None:  # noqa: ARG001
    [batch] = call("imports", "list", "--json").document
    said = call("imports", "undo", batch["id"], "--dry-run").out
    assert "a case or a visit names the enterprise" in said


def test_a_visit_whose_day_went_by_is_shown_as_missed_and_its_case_as_far_as_it_is_seen(
    call: Call,
    visit: str,
    office: Path,  # noqa: ARG001
) -> None:
    call("visits", "put-off", visit, "--day", day(0), "--reason", "agency", "--note", "提前")
    tomorrow = f"{day(1)} 12:00"
    assert 0 == call("sweep", "--at", tomorrow, "--confirm").code  # it may lie more than a day ahead
    assert "missed" in call("visits", "show", visit).out
    [missed] = call("visits", "list", "--missed", "--json").document
    assert (visit, True) == (missed["id"], missed["missed"])
