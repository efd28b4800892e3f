"""Ratings and surveys at the command line."""

from pathlib import Path
from typing import Any

import pytest

PROFILE = "\n[ratings]\ndefaults = true\n"


@pytest.fixture
def bad(office: Path, call: Any) -> str:  # noqa: ARG001 - stands there
    said = ("--unit", "市监局", "--rate", "服务态度=不满意", "--name", "王建国", "--phone", "13800001111")
    given = call("ratings", "give", "不满意", *said, "--text", "排队两小时", "--source-id", "P1", "--json")
    assert ("open", {"service-manner": "dissatisfied"}, "王**") == tuple(
        given.document[key] for key in ("state", "items", "name")
    )
    return str(given.document["number"])


def test_a_bad_rating_is_called_put_right_and_rated_again(call: Any, bad: str) -> None:
    assert "排队两小时" in call("ratings", "show", bad).out
    opened = call("ratings", "show", bad, "--json").document["case_opened"]
    assert opened in call("cases", "list").out
    called = call("ratings", "contact", bad, "--reached", "--verdict", "情况合理", "--note", "属实", "--lang", "zh")
    assert "情况合理" in called.out
    assert 0 == call("ratings", "rectify", bad, "--text", "已增开窗口").code
    again = call("ratings", "rate-again", bad, "satisfied", "--json")
    assert ("rectified", "satisfied") == (again.document["state"], again.document["mendings"][0]["grade"])
    figures = call("ratings", "figures", "--json").document
    assert {"part": 1, "whole": 1, "percent": "100.00"} == figures["rectified_rate"]
    assert "100.00 % (1/1)" in call("ratings", "figures", "--period", "2026", "--asked", "4").out


def test_an_appeal_is_decided_by_others(call: Any, bad: str) -> None:
    refused = call("ratings", "appeal", bad, "--reason", "误评", "--note", "点错了", "--json")
    assert "rating.other-unit" == refused.error["error"]
    call("persons", "add", "sun.li", "--name", "孙丽")
    call("posts", "hold", "市监局.handler", "sun.li")
    assert 0 == call("ratings", "appeal", bad, "--reason", "误评", "--note", "点错了", "--as", "sun.li").code
    assert bad in call("ratings", "list", "--appealed").out
    decided = call("ratings", "decide-appeal", bad, "--uphold", "--note", "属实", "--lang", "zh")
    assert "申诉成立" in decided.out
    assert "There are no ratings." in call("ratings", "list", "--state", "open").out
    assert 1 == call("ratings", "figures", "--json").document["excluded"]


def test_a_file_of_ratings_is_taken_once(office: Path, call: Any) -> None:
    rows = [
        "评价编号,评价时间,评价等级,被评价单位",
        "1,2026-01-05,5星,市监局",
        "2,2026-01-06,1星,市监局",
        "3,2026-01-07,好,市监局",
    ]
    (office / "r.csv").write_text("\n".join(rows), encoding="utf-8")
    assert "2 taken" in call("ratings", "import", "rating", "r.csv", "--dry-run").out
    assert "There are no ratings." in call("ratings", "list").out
    report = call("ratings", "import", "rating", "r.csv", "--json").document
    assert (2, 1, "rating.grade-unreadable") == (
        report["taken"],
        report["refused"],
        report["rows"][0]["reasons"][0]["code"],
    )
    assert 2 == call("ratings", "import", "rating", "r.csv", "--unit", "市监局", "--json").document["unchanged"]
    assert "--limit" not in call("ratings", "list", "--limit", "1").err
    unknown = call("ratings", "import", "nowhere", "r.csv", "--json")
    assert "liaison.no-channel" == unknown.error["error"]


def test_wrong_words_are_named(office: Path, call: Any) -> None:  # noqa: ARG001 - stands there
    wrong = call("ratings", "give", "满意", "--unit", "市监局", "--rate", "天气=好")
    assert (2, True) == (wrong.code, "天气=好" in wrong.err)
    wrong = call("surveys", "result", "gain", "2026Q3", "--asked", "5", "--answer", "满意=许多")
    assert (2, True) == (wrong.code, "满意=许多" in wrong.err)


def test_defaults_are_entered_where_the_profile_says_so(office: Path, call: Any) -> None:
    assert "0 defaults" in call("ratings", "defaults").out
    profile = office / "profile.toml"
    profile.write_text(profile.read_text(encoding="utf-8") + PROFILE, encoding="utf-8")
    assert [] == call("ratings", "defaults", "--json").document


def test_a_survey_is_told_as_a_trend(office: Path, call: Any) -> None:
    said = ("--question", "总体满意吗？", "--population", "库内企业", "--method", "telephone")
    assert "no results" in call("surveys", "define", "gain", *said).out
    (office / "firms.csv").write_text("企业名称\n示例市丰禾食品有限公司\n", encoding="utf-8")
    call("enterprises", "import", "firms.csv")
    firm = call("enterprises", "list", "--json").document[0]["id"]
    assert {"noted": 1} == call("surveys", "ask", "gain", "2026Q3", firm, "--json").document
    told = call(
        "surveys", "result", "gain", "2026Q3", "--asked", "50", "--answer", "满意=30", "--answer", "dissatisfied=10"
    )
    assert "75.00 % (30/40)" in told.out
    case = call("surveys", "open-case", "gain", "2026Q3", "--item", "17", "--text", "希望夜间办理", "--json").document
    assert case["cases"][0]["case"] in call("cases", "list").out
    assert "gain" in call("surveys", "list").out
    assert ["2026Q3"] == [each["period"] for each in call("surveys", "show", "gain", "--json").document["trend"]]
