"""What the file of a case says of where it stands, and of what was decided on the way."""

from collections.abc import Callable
from datetime import datetime, timedelta
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


def shown(call: Call, case: str, head: str) -> list[str]:
    """Give the lines of a case's file that bear a heading or name an event."""
    lines = call("cases", "show", case, "--lang", "zh").out.splitlines()
    return [line for line in lines if head in line.split()[:1] or head in line.split()[2:3]]


def test_a_case_that_is_put_off_says_until_when_and_why(call: Call, case: str) -> None:
    handled(call, case)
    step(call, "answer", case, "--text", ANSWER, "--outcome", "planned", "--method", "telephone")
    step(call, "defer", case, "--until", f"{AHEAD} 09:00", "--reason", "funds", "--note", "待资金", person=OTHER)
    put_off, happened = shown(call, case, "挂账")
    assert ["挂账", "待落实资金", "至", AHEAD, "09:00"] == put_off.split()
    assert happened.endswith(f"待落实资金 至 {AHEAD} 09:00")
    assert f"{AHEAD} 09:00" in call("cases", "list", "--state", "挂账", "--lang", "zh").out
    (row,) = call("cases", "list", "--json").document
    assert (None, f"{AHEAD}T09:00:00+08:00") == (row["due_at"], row["deferred_until"])


def test_a_case_whose_clocks_stand_still_says_so_and_until_when(call: Call, case: str) -> None:
    handled(call, case)
    step(call, "interim", case, "--text", "已联系企业，正在协调")
    until = f"{datetime.now().date() + timedelta(days=2)}"  # noqa: DTZ005 - any day soon will do
    paused = step(call, "pause", case, "--reason", "testing", "--note", "委托书", "--until", until, person=OTHER)
    day = str(datetime.fromisoformat(paused["paused_until"]).date() - timedelta(days=1))
    stands, happened = shown(call, case, "停表")
    assert ["停表", "检验、检测、鉴定", "至", day, "24:00"] == stands.split()
    assert happened.endswith(f"检验、检测、鉴定 至 {day} 24:00")
    assert any("停表）" in line for line in shown(call, case, "到期"))


def test_the_history_says_how_much_more_time_was_granted_or_declined(call: Call, case: str) -> None:
    handled(call, case)
    for word in ("--decline", "--approve"):
        step(call, "request-extension", case, "--amount", "3个工作日", "--reason", "complex", "--note", "需会商")
        step(call, "decide-extension", case, word, person=OTHER)
    declined, granted = shown(call, case, "延期审批")
    assert declined.endswith("不同意延期3个工作日")
    assert "同意延期3个工作日 至 20" in granted
    assert "联络办 3个工作日 情况复杂 答复 至 20" in shown(call, case, "申请延期")[0]
    assert "3 working days" in call("cases", "show", case, "--lang", "en").out


def test_the_history_says_who_set_a_limit_and_until_when(call: Call, case: str) -> None:
    handled(call, case)
    due = f"{datetime.now().date() + timedelta(days=1)} 10:00"  # noqa: DTZ005 - as above
    step(call, "promise", case, "--due", due)
    assert shown(call, case, "另定时限")[0].endswith(f"单位承诺 至 {due}")
    assert any("单位承诺" in line for line in shown(call, case, "到期"))


def test_the_history_says_how_an_objection_was_decided(call: Call, case: str) -> None:
    handled(call, case)
    step(call, "object", case, "--note", "非我单位职责", "--suggest", "市监局")
    step(call, "decide-objection", case, "--dismiss", "--note", "属其职责", person=OTHER)
    assert shown(call, case, "派单异议审核")[0].endswith("不成立 联络办")


def test_the_history_says_what_an_audit_came_to(call: Call, case: str) -> None:
    handled(call, case)
    step(call, "answer", case, "--text", ANSWER, "--outcome", "solved", "--method", "telephone")
    step(call, "request-close-out", case)
    step(call, "audit", case, "--reject", "--note", "不实", person=OTHER)
    assert shown(call, case, "销号审核")[0].endswith("退回")


def test_a_refused_case_ended_and_was_not_closed_out(call: Call, case: str) -> None:
    step(call, "refuse", case, "--reason", "unlawful")
    assert [] == shown(call, case, "销号")
    assert 1 == len(shown(call, case, "结束"))
    assert shown(call, case, "不予受理")[-1].endswith("违法或违背公序良俗")


def test_who_is_waited_for_is_named_unless_it_is_the_lead(call: Call, case: str) -> None:
    step(call, "dispatch", case, "--lead", "联络办", "--assisting", "市监局")
    assert "市监局" not in shown(call, case, "到期")[0]
    step(call, "sign-for", case)
    step(call, "interim", case, "--text", ANSWER)  # the lead's next limit is days away then, at whatever hour this runs
    assert shown(call, case, "到期")[0].endswith("签收（市监局）")


def test_tasks_are_shown_and_a_task_in_the_past_is_refused_in_its_own_words(call: Call, case: str) -> None:
    handled(call, case)
    step(call, "add-task", case, "--text", "公示材料清单", "--due", f"{AHEAD} 09:00", person=OTHER)
    assert ["整改任务", "1", "联络办", "公示材料清单", "至", AHEAD, "09:00"] == shown(call, case, "整改任务")[0].split()
    step(call, "finish-task", case, "--task", "1")
    assert "办结" in shown(call, case, "整改任务")[0]
    for argv, said in (
        (("add-task", case, "--text", "再公示", "--due", "2001-01-01"), "整改任务的完成期限已过"),
        (("promise", case, "--due", "2001-01-01"), "承诺答复的时间已过"),
        (("measure", case, "--text", " "), "--text"),
        (("finish-task", case, "--task", "9"), "cases show"),
        (("unmerge", case), "cases show"),
    ):
        refused = call("cases", *argv, "--lang", "zh")
        assert (1, True) == (refused.code, said in refused.err), refused.err


def test_promises_that_were_not_kept_are_shown_with_when(call: Call, case: str) -> None:
    handled(call, case)
    step(call, "interim", case, "--text", "正在协调", "--next", f"{AHEAD} 09:00")
    assert [] == call("cases", "show", case, "--json").document["promises_missed"]
    assert 0 == call("sweep", "--at", f"{AHEAD} 10:00", "--confirm").code
    assert [f"{AHEAD}T09:00:00+08:00"] == call("cases", "show", case, "--json").document["promises_missed"]
    assert ["承诺未兑现", AHEAD, "09:00"] == shown(call, case, "承诺未兑现")[0].split()
