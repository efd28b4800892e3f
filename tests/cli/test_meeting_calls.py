"""Meetings, resolutions and proposals from the command line."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from days_ahead import AHEAD

from govliaison.values import Period

Call = Callable[..., Any]

AUDITOR = "li.na"
QUARTER = str(Period.of_quarter(date.fromisoformat(AHEAD)))
NEXT = f"{date.fromisoformat(AHEAD) + timedelta(days=1)}"
FIRMS = (
    "企业名称,登记状态,联系电话\n示例市张记食品有限公司,存续,0999-1112223\n示例市李记食品有限公司,存续,0999-1112224\n"
)


@pytest.fixture
def meeting(office: Path, call: Call) -> str:
    """Give the number of a symposium that is to be held in years."""
    group = '\n[units.group]\nname = "协调小组"\nroles = ["coordination-group"]\n'
    with (office / "profile.toml").open("a", encoding="utf-8") as profile:
        profile.write(group)
    (office / "firms.csv").write_text(FIRMS, encoding="utf-8")
    assert 0 == call("enterprises", "import", "firms.csv").code
    planned = call(
        *("meetings", "plan", "--on", f"{AHEAD} 14:00", "--place", "三楼", "--unit", "市监局"),
        *("--agenda", "审批提速｜市监局", "--json"),
    )
    number: str = planned.document["number"]
    return number


def now(call: Call) -> str:
    """Give the day of today as the deployment has it: that of a case submitted now."""
    answer = call("cases", "submit", "--channel", "liaison", "--title", "t", "--text", "换证", "--json")
    return str(answer.document["sources"][0]["received_at"])


def hold(call: Call, *more: str) -> Any:
    """Hold a symposium now, and give it."""
    planned = call("meetings", "plan", "--on", now(call), "--place", "三楼", *more, "--json").document
    call("meetings", "sign-in", planned["number"], "--unit", "联络办")
    return call("meetings", "sign-in", planned["number"], "--enterprise", "示例市张记食品有限公司", "--json").document


def test_a_symposium_is_shown_with_place_units_and_agenda(meeting: str, call: Call) -> None:
    shown = call("meetings", "show", meeting, "--lang", "zh").out
    assert ["座谈会", QUARTER, "待召开", "三楼", "市监局", "审批提速"] == [
        word for word in ("座谈会", QUARTER, "待召开", "三楼", "市监局", "审批提速") if word in shown
    ]
    listed = call("meetings", "list", "--quarter", QUARTER, "--kind", "座谈会", "--json").document
    assert [meeting] == [each["number"] for each in listed]
    assert [] == call("meetings", "list", "--quarter", "2020Q1", "--json").document


def test_enterprises_are_invited_by_name_and_in_their_turn(meeting: str, call: Call) -> None:
    invited = call(
        *("meetings", "invite", meeting, "--pick", "示例市李记食品有限公司", "--note", "新投产", "--number", "2"),
        *("--among", "示例市张记食品有限公司", "--seed", "s", "--json"),
    ).document
    assert ["rotation.hand-picked", "rotation.never-invited"] == [
        each["reasons"][0]["code"] for each in invited["invitations"]
    ]
    assert ["s"] == invited["seeds"]
    unknown = call("meetings", "invite", meeting, "--among", "没有的企业")
    assert (1, True) == (unknown.code, "没有的企业" in unknown.err)


def test_a_meeting_is_put_off_and_cancelled_with_reasons(meeting: str, call: Call) -> None:
    call("meetings", "invite", meeting)
    put_off = call(
        "meetings", "postpone", meeting, "--reason", "领导外出", "--approver", AUDITOR, "--to", f"{NEXT} 9:00"
    )
    assert 0 == put_off.code
    assert "leaders are away" in put_off.out
    assert 1 == call("meetings", "postpone", meeting, "--reason", "clash", "--approver", "zhang.wei").code
    cancelled = call("meetings", "cancel", meeting, "--reason", "joined", "--lang", "zh")
    assert ("已取消" in cancelled.out, "与其他会议合并" in cancelled.out) == (True, True)
    assert 1 == call("meetings", "sign-in", meeting, "--unit", "联络办").code


def test_instructions_are_listed_until_they_are_reported_back(meeting: str, call: Call) -> None:
    said = ("--leader", "某", "--post", "市长", "--text", "请办好", "--due", AHEAD)
    instructed = call("meetings", "instruct", meeting, *said)
    assert f"{AHEAD} 24:00" in instructed.out
    assert [meeting] == [each["number"] for each in call("meetings", "list", "--instructed", "--json").document]
    assert 0 == call("meetings", "report-back", meeting, "--text", "已办").code
    assert "no meetings\n" == call("meetings", "list", "--instructed").out


def test_what_a_symposium_brought_is_followed_to_its_end(meeting: str, call: Call) -> None:
    held = hold(call)
    number = held["number"]
    assert "held" == held["state"]
    raised = call(
        "meetings", "raise-issue", number, "--text", "窗口午间无人", "--enterprise", "示例市张记食品有限公司", "--json"
    )
    issue = raised.document["issues"][0]
    assert "窗口午间无人" in call("cases", "show", issue["case"]).out
    assert "座谈会" in call("cases", "show", issue["case"], "--lang", "zh").out
    decided = call("meetings", "resolve", number, "--item", f"市监局|午间不断岗|{AHEAD}|{issue['case']}", "--json")
    assert f"{NEXT}T00:00:00+08:00" == decided.document["resolutions"][0]["due_at"]
    call("meetings", "minute", number, "--text", "纪要", "--lang", "zh")
    sent_back = call("meetings", "approve-minutes", number, "--send-back", "--note", "漏", "--as", AUDITOR, "--json")
    assert "sent-back" == sent_back.document["minutes"]
    item = f"{number}第1项"
    assert "午间不断岗" in call("resolutions", "show", item).out
    assert 0 == call("resolutions", "report", item, "--text", "已排班").code
    assert "reported" == call("resolutions", "report", item, "--text", "已公示", "--done", "--json").document["state"]
    assert 1 == call("resolutions", "verify", item, "--done").code
    assert 0 == call("resolutions", "verify", item, "--done", "--note", "看过", "--as", AUDITOR).code
    assert "no resolutions\n" == call("resolutions", "list").out
    assert "verified" in call("resolutions", "list", "--all", "--unit", "市监局").out
    assert meeting != number


def test_a_case_goes_to_a_coordination_meeting_and_to_the_group(meeting: str, case: str, call: Call) -> None:
    assert "no case belongs" in call("meetings", "stuck").out
    for _ in range(2):
        call("cases", "dispatch", case, "--lead", "市监局")
        call("cases", "return", case, "--reason", "not-competent", "--note", "非本局职责")
    assert "returned 2 times" in call("meetings", "stuck").out
    called = call("meetings", "coordinate", case, "--unit", "市监局", "--on", now(call), "--place", "三楼", "--json")
    number = called.document["number"]
    assert number == call("meetings", "stuck", "--json").document[0]["meeting"]
    for unit in ("联络办", "市监局"):
        call("meetings", "sign-in", number, "--unit", unit)
    assert 0 == call("meetings", "resolve", number, "--lead", f"{case}|市监局").code
    assert "designated" in call("meetings", "show", number).out
    submitted = call("proposals", "submit", case, "--why", "议定不了", "--ask", "请明确", "--meeting", number, "--json")
    proposal = submitted.document["number"]
    assert proposal in call("proposals", "list", "--undecided").out
    call("cases", "sign-for", case)
    assert 0 == call("persons", "add", "tan.lei", "--name", "谭磊").code
    assert 0 == call("posts", "hold", "group.leader", "tan.lei").code
    task = f"{case}|取消重复材料|{AHEAD}|市监局"
    decided = call(
        *("proposals", "decide", proposal, "--kind", "同意", "--text", "由市监局整改", "--task", task),
        *("--recorded-for", "tan.lei", "--lang", "zh"),
    )
    assert (0, True) == (decided.code, f"下达整改任务 市监局 {AHEAD} 24:00" in decided.out)
    assert "取消重复材料" in call("cases", "show", case).out
    assert "agreed" in call("proposals", "show", proposal).out
    assert [proposal] == [each["number"] for each in call("proposals", "list", "--json").document]
    assert meeting != number


@pytest.mark.parametrize(
    "words",
    [
        ("--item", "市监局|午间不断岗"),
        ("--item", "市监局||2027-01-01"),
        ("--lead", "1234"),
        ("--task", "1234|x|2027-01-01|市监局|y"),
    ],
)
def test_a_value_that_is_not_taken_apart_is_wrong_usage(meeting: str, call: Call, words: tuple[str, str]) -> None:
    answer = call("meetings", "resolve", meeting, *words, "--lang", "zh")
    assert (2, True) == (answer.code, words[0] in answer.err)
