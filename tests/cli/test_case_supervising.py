"""Supervision of a case, by the command alone."""

from collections.abc import Callable
from typing import Any

from days_ahead import AHEAD

Call = Callable[..., Any]


def test_a_step_of_supervision_is_taken_and_shown(call: Call, case: str) -> None:
    words = ("--step", "挂牌督办", "--note", "两次催办无果")
    [step] = call("cases", "supervise", case, *words, "--json").document["supervision"]
    assert ("挂牌督办", "两次催办无果", None, False) == (
        step["step"],
        step["note"],
        step["stage"],
        step["retracted"],
    )
    shown = call("cases", "show", case, "--lang", "zh").out
    assert 2 == shown.count("挂牌督办")
    refused = call("cases", "supervise", case, "--step", "挂牌督办", "--note", " ", "--lang", "zh")
    assert 1 == refused.code


def test_the_post_of_whoever_decides_an_extension_stands_in_the_history(call: Call, case: str) -> None:
    call("cases", "dispatch", case, "--lead", "联络办")
    call("cases", "sign-for", case)
    asked = ("--amount", "3个工作日", "--reason", "complex")
    assert call("cases", "request-extension", case, *asked, "--json").document["extension_until"]
    call("cases", "decide-extension", case, "--approve", "--as-post", "办公室主任", "--as", "li.na")
    assert "办公室主任" in call("cases", "show", case, "--lang", "zh").out


def test_a_case_that_is_put_off_is_looked_at_again(call: Call, case: str) -> None:
    refused = call("cases", "review-deferral", case, "--note", "已立项", "--lang", "zh")
    assert 1 == refused.code
    call("cases", "dispatch", case, "--lead", "联络办")
    call("cases", "sign-for", case)
    planned = (
        "--text",
        "经研究，扩容工程已列入明年计划，届时专人上门办理。",
        "--outcome",
        "planned",
        "--method",
        "telephone",
    )
    assert 0 == call("cases", "answer", case, *planned).code
    put_off = ("--until", f"{AHEAD} 09:00", "--reason", "planned", "--note", "列入明年计划", "--as", "li.na")
    assert 0 == call("cases", "defer", case, *put_off).code
    reviewed = call("cases", "review-deferral", case, "--note", "已立项", "--json").document
    assert ("deferred", False) == (reviewed["state"], reviewed["review_owed"])
