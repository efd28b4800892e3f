"""One case from its submission to its close-out, by the command alone; and what is refused on the way."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from govliaison.cli.names import Names
from govliaison.cli.output import Output
from govliaison.errors import InputError
from govliaison.units import Unit, UnitDirectory

Call = Callable[..., Any]

AUDITOR = "li.na"
ANSWER = "经核实，窗口重复要求提交材料不符合规定，现已改正，许可证已于今日办结并送达企业。"


def step(call: Call, *argv: str, person: str | None = None) -> Any:
    answer = call("cases", *argv, "--json", *(("--as", person) if person else ()))
    assert 0 == answer.code, answer.err
    return answer.document


def answered(call: Call, case: str) -> None:
    step(call, "dispatch", case, "--lead", "联络办")
    step(call, "sign-for", case)
    step(call, "answer", case, "--text", ANSWER, "--outcome", "solved", "--method", "telephone")


def test_a_case_is_walked_to_its_close_out(call: Call, case: str) -> None:
    assert "admitted" == step(call, "admit", case)["state"]
    dispatched = step(call, "dispatch", case, "--lead", "liaison-office", "--assisting", "市监局")
    assert ("dispatched", "liaison-office", ["market-regulation"]) == (
        dispatched["state"],
        dispatched["unit"],
        dispatched["assisting"],
    )
    assert "handling" == step(call, "sign-for", case, "--unit", "联络办")["state"]
    assert 1 == len(step(call, "measure", case, "--text", "已联系企业")["measures"])
    assert 1 == len(step(call, "interim", case, "--text", "正在与窗口核对材料清单，周五前再答复。")["answers"])
    answer = step(call, "answer", case, "--text", ANSWER, "--outcome", "solved", "--method", "visit")
    assert ("answered", "solved") == (answer["state"], answer["outcome"])
    blocked = call("cases", "request-close-out", case, "--json")
    assert (1, True) == (blocked.code, "case.duty-open" in blocked.error["error"])
    step(call, "sign-for", case, "--unit", "市监局")
    assert ["done"] == [
        duty["state"]
        for duty in step(call, "report-done", case, "--unit", "市监局")["duties"]
        if duty["kind"] == "assisting"
    ]
    assert "requested" == step(call, "request-close-out", case, "--note", "已办结")["state"]
    refused = call("cases", "audit", case, "--approve", "--json")
    assert (1, True) == (refused.code, "second-person" in refused.error["error"])
    assert "audited" == step(call, "audit", case, "--approve", person=AUDITOR)["state"]
    closed = step(call, "call-back", case, "--solved", "yes", "--grade", "satisfied", person=AUDITOR)
    assert ("closed", AUDITOR) == (closed["state"], closed["auditor"])
    shown = call("cases", "show", case, "--lang", "zh").out
    assert "已销号" in shown
    assert "销号审核" in shown


def test_a_case_may_be_given_back_and_designated(call: Call, case: str) -> None:
    step(call, "dispatch", case, "--lead", "联络办")
    returned = step(
        call, *("return", case, "--reason", "not-competent", "--suggest", "市场监督管理局", "--note", "属市监局职责")
    )
    assert ("admitted", "market-regulation") == (returned["state"], returned["returns"][0]["suggested"])
    assert "market-regulation" == step(call, "dispatch", case, "--lead", "市监局", "--designate")["unit"]
    assert "市监局" in call("cases", "list", "--unit", "市监局").out


def test_a_submission_may_be_refused(call: Call, case: str) -> None:
    refused = step(call, "refuse", case, "--reason", "not-specific", "--note", "内容不具体")
    assert ("refused", "not-specific") == (refused["state"], refused["refusal"])
    assert "内容不具体" in call("cases", "show", case, "--lang", "zh").out


@pytest.mark.usefixtures("office")
def test_an_answer_that_waits_for_its_channel_may_be_delivered_by_hand(call: Call) -> None:
    case = step(call, "submit", "--channel", "portal", "--text", "企业开办材料应当怎样准备")["number"]
    step(call, "dispatch", case, "--lead", "联络办")
    step(call, "sign-for", case)
    answer = step(call, "answer", case, "--text", ANSWER, "--outcome", "explained")
    assert [None] == [each["delivered_at"] for each in answer["answers"]]
    assert step(call, "deliver", case, "--method", "telephone")["answers"][0]["delivered_at"]


def test_a_request_may_be_rejected(call: Call, case: str) -> None:
    answered(call, case)
    step(call, "request-close-out", case)
    assert "handling" == step(call, "audit", case, "--reject", "--note", "未见整改结果", person=AUDITOR)["state"]


def test_personal_data_is_masked_wherever_it_is_shown(call: Call, case: str) -> None:
    for argv in (("list",), ("show", case), ("find", "提交材料")):
        for form in ((), ("--json",)):
            out = call("cases", *argv, *form).out
            assert case in out
            assert "13800001234" not in out
            assert "张三丰" not in out
    shown = step(call, "show", case)
    assert ("张**", "138****1234") == (shown["contact"], shown["phone"])
    assert "请联系138****1234，窗口要求重复提交材料" == shown["text"]


def test_cases_are_found_by_words_and_telephone(call: Call, case: str) -> None:
    assert [case] == [each["number"] for each in step(call, "find", "重复提交")]
    assert [case] == [each["number"] for each in step(call, "find", "--phone", "138-0000-1234")]
    assert [] == step(call, "find", "没有的字")
    assert "没有符合条件的诉求。" == call("cases", "find", "没有的字", "--lang", "zh").out.strip()


def test_lists_are_narrowed_and_cut(call: Call, case: str) -> None:
    for number in range(3):
        step(call, "submit", "--channel", "portal", "--text", f"第{number}件：企业开办材料应当怎样准备")
    assert 4 == len(step(call, "list"))
    assert 2 == len(step(call, "list", "--limit", "2", "--open"))
    assert (
        "These are the first 2; there are more, see --limit."
        == (call("cases", "list", "--limit", "2").out.splitlines()[-1])
    )
    assert [case] == [each["number"] for each in step(call, "list", "--channel", "liaison", "--by-due")]
    assert [] == step(call, "list", "--overdue")
    assert [] == step(call, "list", "--ended")
    assert {"submitted"} >= {each["state"] for each in step(call, "list", "--state", "submitted", "--state", "closed")}


def test_a_value_may_be_written_as_people_call_it(call: Call, case: str) -> None:
    step(call, "dispatch", case, "--lead", "联络办")
    step(call, "sign-for", case)
    answer = step(call, "answer", case, "--text", ANSWER, "--outcome", "部分解决", "--method", "电话")
    assert "partly-solved" == answer["outcome"]
    assert [case] == [each["number"] for each in step(call, "list", "--state", "已答复", "--state", "Submitted")]
    assert [case] == [each["number"] for each in step(call, "list", "--state", "answered")]
    wrong = call("cases", "answer", case, "--text", ANSWER, "--outcome", "搞定", "--json")
    assert (2, "cli.not-a-choice", "--outcome cannot be 搞定") == (
        wrong.code,
        wrong.error["error"],
        wrong.error["message"],
    )
    assert "办理结果 （可选：已解决 solved" in call("cases", "answer", "--help", "--lang", "zh").out


@pytest.mark.usefixtures("case")
def test_long_lists_are_read_page_by_page(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govliaison.cli.commands.cases_looking._MANY", 1)
    step(call, "submit", "--channel", "portal", "--text", "企业开办材料应当怎样准备")
    assert 2 == len(step(call, "list"))


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (("show", "1234"), "case-number.length"),
        (("submit", "--channel", "nix", "--text", "x"), "liaison.no-channel"),
        (("list", "--as", "nobody"), "liaison.unknown-person"),
        (("list", "--unit", "联络班"), "cli.unknown-unit-close"),
        (("list", "--region", "没有的县"), "cli.unknown-region"),
        (("list", "--unit", "xyz"), "cli.unknown-unit"),
    ],
)
def test_what_is_not_there_is_said(call: Call, argv: tuple[str, ...], code: str) -> None:
    answer = call("cases", *argv, "--json")
    assert (1, code) == (answer.code, answer.error["error"])


@pytest.mark.usefixtures("office")
def test_a_unit_that_almost_bears_the_name_is_suggested(call: Call) -> None:
    assert "liaison-office（联络办）" in call("cases", "list", "--unit", "联络班", "--json").error["hint"]


def profile(*units: Unit) -> SimpleNamespace:
    return SimpleNamespace(units=UnitDirectory(units))


def test_a_name_that_two_counties_have_is_not_guessed() -> None:
    first, second = (Unit(id=f"{county}-market", name="市场监督管理局") for county in ("east", "west"))
    own = Unit(id="market", name="市场监督管理局")
    output = Output("en", json=False)

    def names(*profiles: SimpleNamespace) -> Names:
        liaison: Any = SimpleNamespace(jurisdictions=SimpleNamespace(all_profiles=profiles))
        return Names(liaison, output)

    with pytest.raises(InputError, match=r"cli.ambiguous-unit.*east-market, west-market"):
        names(profile(), profile(first), profile(second)).find_unit("市场监督管理局")
    assert "market" == names(profile(own), profile(first), profile(second)).find_unit("市场监督管理局")
    assert "west-market" == names(profile(), profile(second)).find_unit("市场监督管理局")
