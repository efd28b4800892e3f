"""What help offers is what commands take."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from govliaison.deadlines import Stage

Call = Callable[..., Any]

OTHER = "li.na"


def offered(call: Call, option: str, *command: str) -> list[str]:
    """Give the choices that the Chinese help of a command has for an option."""
    page = "".join(line.strip() + " " for line in call(*command, "--help", "--lang", "zh").out.splitlines())
    choices = re.search(rf"{option} CHOICE.*?（可选：(.*?)）", page)
    assert choices
    return ["".join(each.split()) if "|" in each else " ".join(each.split()) for each in choices[1].split(" | ")]


def test_help_offers_the_criteria_that_can_be_recorded(call: Call, case: str) -> None:
    choices = offered(call, "--criterion", "cases", "certify")
    assert 7 == len(choices)
    assert any(each.startswith("单位主要负责人签字") and each.endswith("R3") for each in choices)
    call("cases", "dispatch", case, "--lead", "联络办")
    call("cases", "sign-for", case)
    for word in ("R3", "r3", "单位主要负责人签字", "signed-by-head"):
        assert 0 == call("cases", "certify", case, "--criterion", word, "--note", "已签字").code


def test_help_offers_every_stage_by_a_word_that_is_taken(call: Call, case: str) -> None:
    assert len(Stage) == len(offered(call, "--stage", "deadlines", "explain"))
    for word in ("callback", "call-back", "回访"):
        answer = call("deadlines", "explain", case, "--stage", word, "--lang", "zh")
        assert (0, "这件诉求至今没有“回访”时限\n") == (answer.code, answer.out)


def test_help_of_involve_does_not_offer_the_lead(call: Call, case: str) -> None:
    assert ["协办 assisting", "分办 parallel"] == offered(call, "--kind", "cases", "involve")
    call("cases", "dispatch", case, "--lead", "联络办")
    refused = call("cases", "involve", case, "--unit", "市监局", "--kind", "主办", "--note", "x", "--lang", "zh")
    assert (1, True) == (refused.code, "只能有一个主办单位" in refused.err)


def test_a_word_that_is_not_taken_is_refused_with_those_that_are(call: Call) -> None:
    refused = call("deadlines", "explain", "1", "--stage", "nothing", "--lang", "zh")
    assert (2, True, True) == (refused.code, "首次联系 contact" in refused.err, "回访 callback" in refused.err)
    assert "callback (call back)" in call("deadlines", "explain", "1", "--stage", "nothing").err


def test_help_says_once_that_something_is_needed(call: Call) -> None:
    assert not re.search(r"（必填）\s*（必填）", call("cases", "certify", "--help", "--lang", "zh").out)


def test_help_of_a_group_says_what_each_command_does_and_offers_no_words_of_it(call: Call) -> None:
    page = call("cases", "--help", "--lang", "en").out
    assert "list cases" in " ".join(page.split())
    assert "choose from" not in page


def test_help_names_the_arguments_of_which_there_may_be_several(call: Call) -> None:
    assert "ARGS" not in call("cases", "merge", "--help").out


@pytest.mark.parametrize(("command", "both"), [("decide-extension", "--decline"), ("audit", "--reject")])
def test_who_says_neither_yes_nor_no_is_told_of_both(call: Call, command: str, both: str) -> None:
    refused = call("cases", command, "1", "--lang", "zh")
    assert (2, True) == (refused.code, f"缺少 --approve / {both}" in refused.err)


def test_what_the_system_says_is_said_in_chinese(call: Call) -> None:
    assert "没有这个文件或文件夹" in call("codes", "check", "--file", "none.csv", "--lang", "zh").err
    assert "No such file" in call("codes", "check", "--file", "none.csv", "--lang", "en").err
