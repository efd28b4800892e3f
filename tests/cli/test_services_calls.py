"""The catalogue of services, windows and the fast track, by the command alone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., Any]
ITEMS = """\
事项名称,实施编码,部门,事项类型,窗口,法定时限,承诺时限,改革前时限,材料数,改革前材料数,跑动次数,全程网办,最多跑一次
食品经营许可新办,A-1,市监局,行政许可,一号窗口,20个工作日,10个工作日,20个工作日,5,8,2,是,否
食品经营许可注销,A-2,市监局,1,,20个工作日,即办,10个工作日,2,2,0,是,是
发票领用,B-3,税务局,20,,,,,,,,,
,B-4,税务局,20,,,,,,,,,
"""
WINDOWS = """
[units.market-window]
name = "市场监管窗口"
roles = ["window-unit"]

[windows.m1]
name = "一号窗口"
unit = "market-window"
since = 2026-01-01
until = 2099-01-01
"""


@pytest.fixture
def catalogue(office: Path, call: Call) -> Path:
    profile = office / "profile.toml"
    profile.write_text(profile.read_text(encoding="utf-8") + WINDOWS, encoding="utf-8")
    file = office / "items.csv"
    file.write_text(ITEMS, encoding="utf-8")
    report = call("services", "import", file, "--since", "2026-01-01", "--save-mapping", "m.toml", "--json").document
    assert (4, 3, 1) == (report["read"], report["taken"], report["refused"])
    return file


def test_the_same_file_again_changes_nothing_and_wrong_rows_say_what_now(call: Call, catalogue: Path) -> None:
    tried = call(
        "services", "import", catalogue, "--since", "2026-01-01", "--dry-run", "--mapping", "m.toml", "--lang", "zh"
    ).out
    for word in ("新增 0", "未变 3", "拒绝 1", "没有事项名称", "实施编码"):
        assert word in tried
    assert "发票领用" not in call("services", "list", "许可", "--lang", "zh").out


def test_items_are_listed_shown_changed_and_dropped_by_date(call: Call, catalogue: Path) -> None:  # noqa: ARG001
    listed = call("services", "list", "--unit", "市监局", "--type", "行政许可", "--json")
    assert 0 == listed.code or "--item-type" in listed.err
    rows = call(
        "services", "list", "--unit", "市监局", "--item-type", "行政许可", "--window", "一号窗口", "--json"
    ).document
    assert ["A-1"] == [row["code"] for row in rows]
    call(
        "services", "change", "A-1", "--time", "5个工作日", "--steps", 3, "--baseline-steps", 4, "--since", "2026-06-01"
    )
    changed = call(
        *("services", "change", "A-1", "--trips", 0, "--no-online", "--one-trip", "--unit", "市监局", "--window", "m1"),
        *("--name", "食品经营许可", "--item-type", "licence", "--statutory", "15个工作日", "--baseline-time", "15"),
        *("--documents", 4, "--baseline-documents", 8, "--baseline-trips", 2, "--note", "压缩", "--json"),
    ).document
    assert ("食品经营许可", False, True, "15 working days") == (
        changed["name"],
        changed["online"],
        changed["one_trip"],
        changed["statutory"],
    )
    assert (
        "10 working days" == call("services", "show", "A-1", "--on", "2026-05-31", "--json").document["current"]["time"]
    )
    shown = call("services", "show", "A-1", "--lang", "zh").out
    for word in ("承诺时限", "5个工作日（改革前 15个工作日）", "最多跑一次", "是", "改革前：", "压缩", "一号窗口"):
        assert word in shown
    dropped = call("services", "drop", "A-2", "--note", "下放", "--json").document
    assert (False, True) == (dropped["offered"], dropped["changes"][-1]["dropped"])
    assert "取消" in call("services", "show", "A-2", "--lang", "zh").out
    assert ["A-1", "B-3"] == [row["code"] for row in call("services", "list", "--json").document]
    assert 3 == len(call("services", "list", "--dropped", "--json").document)
    assert "--limit" in call("services", "list", "--limit", 1).out


def test_what_is_wrong_is_said_with_advice(call: Call, catalogue: Path) -> None:  # noqa: ARG001
    for words, said in (
        (("services", "show", "Z-9"), "services list"),
        (("services", "list", "--window", "九号"), "windows list"),
        (("services", "change", "A-1"), "--time"),
        (("services", "change", "A-1", "--time", "不久"), "amount"),
    ):
        failed = call(*words, "--lang", "en")
        assert 0 != failed.code
        assert said in failed.err or "cannot read" in failed.err


def test_the_catalogue_is_checked(call: Call, catalogue: Path) -> None:  # noqa: ARG001
    found = call("services", "check", "--json").document
    codes = {each["finding"].removeprefix("service-check.") for each in found}
    assert {"no-unit", "no-baseline", "unsaid", "online-with-trips", "window-of-other"} <= codes
    faults = call("services", "check", "--faults", "--lang", "zh").out
    assert "标为全程网办，却要跑 2 次" in faults
    assert "提示 0 处" not in faults
    assert "环节" in call("services", "check", "--lang", "zh").out


def test_the_four_reductions_are_reported_with_their_definition(call: Call, catalogue: Path) -> None:  # noqa: ARG001
    report = call("services", "reductions", "2026Q3", "--json").document
    time = next(each for each in report["units"] if each["unit"] is None and each["compared"] == "time")
    assert ({"exact": "3/4", "percent": "75.00"}, {"exact": "2/3", "percent": "66.67"}) == (
        time["mean"],
        time["of_sums"],
    )
    assert {"no-base": 1} == time["not_counted"]
    shown = call("services", "reductions", "2026年第三季度", "--unit", "市监局", "--items", "--lang", "zh").out
    for word in ("75.00%", "66.67%", "口径", "2/2 100.00%", "A-1", "合计"):
        assert word in shown
    assert "(no unit)" in call("services", "reductions", "2026Q3").out


def test_windows_are_listed_with_their_items(call: Call, catalogue: Path) -> None:  # noqa: ARG001
    [window] = call("windows", "list", "--unit", "market-window", "--json").document
    assert ("m1", "一号窗口", 1, "2026-01-01", "2099-01-01") == (
        window["id"],
        window["name"],
        window["items"],
        window["since"],
        window["until"],
    )
    assert "一号窗口" in call("windows", "list").out
    assert "no windows" in call("windows", "list", "--unit", "市监局").out


def test_an_import_of_items_is_undone(call: Call, catalogue: Path) -> None:
    [batch] = call("imports", "list", "--json").document
    call("imports", "undo", batch["id"], "--note", "导错了文件")
    assert [] == call("services", "list", "--json").document
    assert 3 == call("services", "import", catalogue, "--json").document["taken"]


def test_a_case_goes_the_fast_track_and_off_it(call: Call, case: str) -> None:
    on = call("cases", "fast-track", case, "--note", "重点项目", "--json").document
    assert ["fast-track"] == on["tags"]
    assert [case] == [row["number"] for row in call("cases", "list", "--fast-track", "--json").document]
    shown = call("cases", "show", case, "--lang", "zh").out
    assert "进入绿色通道" in shown
    assert [] == call("cases", "fast-track", case, "--off", "--note", "撤回", "--json").document["tags"]
    assert [] == call("cases", "list", "--fast-track", "--json").document
