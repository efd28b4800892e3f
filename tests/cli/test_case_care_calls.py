"""A case that leaves the straight way, by the command alone."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from days_ahead import AHEAD

Call = Callable[..., Any]

OTHER = "li.na"
ANSWER = "经核实，扩容工程已列入明年计划，届时由专人上门办理并告知企业。"


def step(call: Call, *argv: str, person: str | None = None) -> Any:
    answer = call("cases", *argv, "--json", *(("--as", person) if person else ()))
    assert 0 == answer.code, answer.err
    return answer.document


def handled(call: Call, case: str) -> None:
    step(call, "dispatch", case, "--lead", "联络办")
    step(call, "sign-for", case)


def test_the_clocks_stand_still_and_run_on(call: Call, case: str) -> None:
    handled(call, case)
    paused = step(call, "pause", case, "--reason", "补正材料", "--note", "补正通知书", person=OTHER)
    assert paused["paused_until"]
    refused = call("cases", "answer", case, "--text", ANSWER, "--outcome", "planned", "--lang", "zh")
    assert (1, True) == (refused.code, "正在停表" in refused.err)
    assert step(call, "resume", case)["paused_until"] is None
    assert "停表" in call("cases", "show", case, "--lang", "zh").out


def test_a_day_on_which_something_ends_is_part_of_it(call: Call, case: str) -> None:
    handled(call, case)
    step(call, "answer", case, "--text", ANSWER, "--outcome", "planned", "--method", "telephone")
    asked = ("defer", case, "--until", AHEAD, "--reason", "planned", "--note", "列入明年计划")
    ends = datetime.fromisoformat(step(call, *asked, person=OTHER)["deferred_until"])
    day_after = date.fromisoformat(AHEAD) + timedelta(days=1)
    assert (day_after, time.min) == (ends.date(), ends.time())
    assert f"{AHEAD} 24:00" in call("cases", "show", case).out


def test_more_time_is_asked_for_and_granted(call: Call, case: str) -> None:
    handled(call, case)
    asked = step(call, "request-extension", case, "--amount", "3个工作日", "--reason", "complex", "--note", "需会商")
    assert "3 working days" == asked["extension_asked"]
    granted = step(call, "decide-extension", case, "--approve", person=OTHER)
    before, after = (
        [each["due_at"] for each in one["clocks"] if each["stage"] == "answer"] for one in (asked, granted)
    )
    assert before < after


def test_a_planned_case_is_put_off_listed_and_taken_up(call: Call, case: str) -> None:
    handled(call, case)
    step(call, "answer", case, "--text", ANSWER, "--outcome", "planned", "--method", "telephone")
    deferred = step(
        call,
        *("defer", case, "--until", f"{AHEAD} 09:00", "--reason", "planned", "--note", "列入明年计划"),
        person=OTHER,
    )
    assert ("deferred", True) == (deferred["state"], deferred["deferred_until"].startswith(f"{AHEAD}T09:00"))
    assert "挂账" in call("cases", "list", "--state", "挂账", "--lang", "zh").out
    assert "handling" == step(call, "resume", case)["state"]


def test_a_task_blocks_close_out_until_it_is_done(call: Call, case: str) -> None:
    handled(call, case)
    added = step(call, "add-task", case, "--text", "公示材料清单", "--due", f"{AHEAD} 09:00", person=OTHER)
    assert [1] == [each["number"] for each in added["tasks"]]
    assert step(call, "finish-task", case, "--task", "1", "--note", "已公示")["tasks"][0]["done_at"]


def test_a_case_is_withdrawn_only_as_whoever_filed_it_wishes(call: Call, case: str) -> None:
    handled(call, case)
    pressed = step(call, "withdraw", case, "--asked-by", "unit", "--note", "企业称被要求撤单", person=OTHER)
    assert ("handling", True) == (pressed["state"], pressed["for_bulletin"])
    gone = step(call, "withdraw", case, "--asked-by", "当事人", "--note", "电话确认", person=OTHER)
    assert "withdrawn" == gone["state"]


def test_a_closed_case_is_reopened(call: Call, case: str) -> None:
    handled(call, case)
    step(call, "answer", case, "--text", ANSWER, "--outcome", "solved", "--method", "telephone")
    step(call, "request-close-out", case)
    step(call, "audit", case, "--approve", person=OTHER)
    step(call, "call-back", case, "--solved", "yes", person=OTHER)
    again = step(call, "reopen", case, "--reason", "rebound", "--note", "回访发现反弹", person=OTHER)
    assert "handling" == again["state"]


def test_whoever_has_an_interest_is_kept_away(call: Call, case: str) -> None:
    step(call, "recuse", case, "--person", OTHER, "--note", "亲属在该企业任职")
    assert 0 != call("cases", "show", case, "--as", OTHER).code


def test_state_secrets_are_refused_and_not_kept(call: Call, case: str) -> None:
    assert case
    refused = step(call, "submit", "--channel", "hall", "--classified", "--text", "机密")
    assert ("refused", "classified", "") == (refused["state"], refused["refusal"], refused["text"])


def test_a_criterion_is_recorded(call: Call, case: str) -> None:
    handled(call, case)
    step(call, "certify", case, "--criterion", "r2", "--note", "企业书面确认")
    assert "销号条件满足" in call("cases", "show", case, "--lang", "zh").out
