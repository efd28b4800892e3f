"""Cases that are the same matter, by the command alone."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from days_ahead import AHEAD

Call = Callable[..., Any]


def test_a_case_is_merged_and_goes_its_own_way_again(call: Call, case: str) -> None:
    other = call("cases", "submit", "--channel", "portal", "--text", "窗口又要求重复提交材料", "--json").document[
        "number"
    ]
    [proposed] = call("cases", "likely", case, "--json").document
    assert other == proposed["number"]
    assert other in call("cases", "likely", case, "--lang", "zh").out
    [pair] = call("cases", "likely", "--json").document
    assert {case, other} == {*pair["numbers"]}
    assert other in call("cases", "likely", "--lang", "zh").out
    refused = call("cases", "merge", case, other, "--json")
    assert (1, "case.new-facts") == (refused.code, refused.error["error"])
    merged = call("cases", "merge", case, other, "--no-new-facts", "--json").document
    assert [other] == merged["followers"]
    assert case in call("cases", "show", other, "--lang", "zh").out
    assert other in call("cases", "show", case, "--lang", "zh").out
    assert [] == call("cases", "likely", "--json").document
    shown = call("cases", "show", other, "--json").document
    assert ("merged", case, None) == (shown["state"], shown["master"], shown["due_at"])
    alone = call("cases", "unmerge", other, "--json").document
    assert ("submitted", None) == (alone["state"], alone["master"])


def test_a_promise_is_shown_with_who_gave_it(call: Call, case: str) -> None:
    call("cases", "dispatch", case, "--lead", "联络办")
    call("cases", "sign-for", case)
    promised = call("cases", "promise", case, "--due", f"{AHEAD} 09:00", "--json").document
    assert "rule" in {clock["given_by"] for clock in promised["clocks"]}
    soon = (datetime.now(UTC) + timedelta(minutes=30)).astimezone(ZoneInfo("Asia/Shanghai"))
    assert "单位承诺" in call("cases", "promise", case, "--due", f"{soon:%Y-%m-%d %H:%M}", "--lang", "zh").out
