"""Supervision at the command line: from the letter of appointment to the scorecard."""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def firm(office: Path, call: Any) -> str:
    (office / "firms.csv").write_text("企业名称\n示例市丰禾食品有限公司\n", encoding="utf-8")
    assert 0 == call("enterprises", "import", "firms.csv").code
    return str(call("enterprises", "list", "--json").document[0]["id"])


@pytest.fixture
def watcher(call: Any, firm: str) -> str:
    said = ("--name", "王建国", "--letter", "聘1号", "--phone", "13800001111", "--until", "2030-12-31")
    chosen = call("supervisors", "select", firm, *said, "--json")
    assert ("王**", "138****1111", "serving") == tuple(chosen.document[key] for key in ("name", "phone", "state"))
    assert 0 == call("supervisors", "assign", "聘1号", "市监局").code
    return str(chosen.document["id"])


def test_an_appointment_is_renewed_and_ends(call: Any, watcher: str) -> None:
    renewed = call("supervisors", "renew", "聘1号", "--letter", "聘2号", "--until", "2031-12-31", "--json")
    assert ["聘1号", "聘2号"] == renewed.document["letters"]
    assert "2030" not in call("supervisors", "list").out
    assert 0 == call("supervisors", "unassign", watcher, "市监局").code
    ended = call("supervisors", "end", "聘2号", "--reason", "dismissed", "--note", "不再任职", "--json")
    assert "dismissed" == ended.document["state"]
    assert "聘2号" not in call("supervisors", "list").out
    assert "聘2号" in call("supervisors", "list", "--all", "--lang", "zh").out
    assert "解聘" in call("supervisors", "show", "聘2号", "--lang", "zh").out


def test_feedback_is_owed_given_and_listed(call: Any, watcher: str) -> None:
    given = call(
        "supervisors", "feedback", watcher, "市监局", "--observe", "用语=差", "--observe", "order=good", "--json"
    )
    assert {"speech": "poor", "order": "good"} == given.document["feedback"][0]["observations"]
    period = given.document["feedback"][0]["period"]
    [owed] = call("supervisors", "owed", period, "--json").document
    assert (watcher, False) == (owed["supervisor"], owed["missing"])
    assert "聘1号" in call("supervisors", "owed", period).out
    assert "No feedback" in call("supervisors", "owed", "2020Q1").out
    assert "0 supervisors" in call("supervisors", "recheck").out
    wrong = call("supervisors", "feedback", watcher, "市监局", "--observe", "天气=好")
    assert (2, True) == (wrong.code, "天气=好" in wrong.err)


def test_a_finding_is_put_right_and_verified(call: Any, watcher: str) -> None:
    said = ("--supervisor", "聘1号", "--text", "一次性告知不到位", "--item", "food", "--observe", "文档=差")
    number = call("findings", "report", "市监局", *said, "--json").document["number"]
    assert "聘1号" in call("findings", "show", number).out
    assert number in call("findings", "list", "告知", "--state", "待整改", "--lang", "zh").out
    assert 0 == call("findings", "rectify", number, "--text", "已补齐").code
    failed = call("findings", "verify", number, "--supervisor", watcher, "--failed", "--note", "缺一项")
    assert (0, True) == (failed.code, "缺一项" in failed.out)
    call("findings", "rectify", number, "--text", "已补全")
    call("findings", "change-item", number, "--field", "trips", "--value", "1", "--on", "2027-01-01")
    call("findings", "conduct", number, "talk", "--note", "已约谈")
    case = call("findings", "open-case", number, "--json").document["case"]
    assert case in call("cases", "list").out
    done = call("findings", "verify", number, "--supervisor", watcher, "--passed", "--lang", "zh")
    assert "核验通过" in done.out
    assert "跑动次数 1" in done.out
    card = call("scorecard", "市监局", "--json").document
    assert (1, 1, {"good": 0, "fair": 0, "poor": 1}) == (
        card["findings"]["verified"],
        card["findings"]["conduct_measures"],
        card["observations"]["documents"],
    )
    assert "文档" in call("scorecard", "市监局", "--lang", "zh").out


def test_another_unit_chooses_nobody(call: Any, firm: str) -> None:
    assert 0 == call("persons", "add", "sun.li", "--name", "孙丽").code
    assert 0 == call("posts", "hold", "市监局.handler", "sun.li").code
    refused = call("supervisors", "select", firm, "--name", "王", "--letter", "1", "--as", "sun.li", "--json")
    assert refused.code != 0
