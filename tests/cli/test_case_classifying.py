"""What a case is to the rules, by the command alone."""

from collections.abc import Callable
from typing import Any

import pytest

Call = Callable[..., Any]


def test_a_case_is_classified_listed_and_shown_in_chinese(call: Call, case: str) -> None:
    words = ("--track", "信访", "--difficulty", "A", "--tag", "重大", "--tag", "每月一题")
    said = call("cases", "classify", case, *words, "--note", "属信访事项", "--json").document
    assert ("petition", "a", ["major", "每月一题"]) == (said["track"], said["difficulty"], said["tags"])
    assert said["judged_at"] is not None
    shown = call("cases", "show", case, "--lang", "zh").out
    for word in ("法定途径", "信访", "A类", "重大 每月一题", "定性分类"):
        assert word in shown
    for options in (("--track", "petition"), ("--difficulty", "A类"), ("--tag", "major", "--tag", "每月一题")):
        assert [case] == [row["number"] for row in call("cases", "list", *options, "--json").document]
    assert [] == call("cases", "list", "--tag", "窗口", "--json").document


def test_what_is_given_empty_is_taken_away(call: Call, case: str) -> None:
    call("cases", "classify", case, "--track", "信访", "--tag", "重大", "--note", "初步判断")
    said = call("cases", "classify", case, "--track", "", "--tag", "", "--note", "不属信访", "--json").document
    assert ("", []) == (said["track"], said["tags"])


def test_what_is_no_word_and_what_says_nothing_is_refused_with_advice(call: Call, case: str) -> None:
    odd = call("cases", "classify", case, "--track", "请尽快办理！", "--note", "x", "--lang", "zh")
    assert 0 != odd.code
    assert "法定途径" in odd.err
    nothing = call("cases", "classify", case, "--note", "x", "--lang", "zh")
    assert "没有写明" in nothing.err


@pytest.mark.usefixtures("office")
def test_a_matter_says_it_when_it_comes(call: Call) -> None:
    words = ("--channel", "hall", "--title", "办证", "--track", "营商环境", "--difficulty", "复杂", "--tag", "窗口")
    said = call("cases", "submit", *words, "--json").document
    assert ("business-environment", "complex", ["window"]) == (said["track"], said["difficulty"], said["tags"])
