"""Steps on the way (办理环节), by the command alone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

Call = Callable[..., Any]

RULE = '\n[deadlines.rules.{stage}]\nstage = "{stage}"\nanchor = "{anchor}"\namount = "3 working days"\nlocal = true\n'
SUBMIT = ("cases", "submit", "--channel", "liaison", "--title", "厂区道路积水", "--text", "雨天货车进不来", "--json")


def in_hand(office: Path, call: Call) -> str:
    with (office / "profile.toml").open("a", encoding="utf-8") as file:
        for stage, anchor in (("plan", "dispatched"), ("mediate", "admitted")):
            file.write(RULE.format(stage=stage, anchor=anchor))
    case: str = call(*SUBMIT).document["number"]
    call("cases", "dispatch", case, "--lead", "联络办")
    call("cases", "sign-for", case)
    return case


def test_a_step_is_taken_by_its_name_in_either_language(office: Path, call: Call) -> None:
    case = in_hand(office, call)
    taken = call("cases", "take-step", case, "解决方案", "--unit", "联络办", "--note", "下月改造排水", "--json")
    assert 0 == taken.code
    assert "下月改造排水" in call("cases", "show", case, "--lang", "zh").out
    assert "done at" in call("deadlines", "explain", case, "--stage", "plan").out
    refused = call("cases", "take-step", case, "verify", "--lang", "zh")
    assert (1, True) == (refused.code, "没有待完成的核查" in refused.err)


def test_a_step_that_somebody_asked_for_is_opened(office: Path, call: Call) -> None:
    case = in_hand(office, call)
    assert 0 == call("cases", "open-step", case, "mediate", "--note", "双方同意调解").code
    refused = call("cases", "open-step", case, "调解", "--note", "再调解一次", "--lang", "zh")
    assert (1, True) == (refused.code, "调解尚未完成" in refused.err)
    assert 0 == call("cases", "take-step", case, "mediate", "--note", "达成协议").code


def test_what_is_no_step_is_refused_with_what_steps_there_are(office: Path, call: Call) -> None:
    case = in_hand(office, call)
    refused = call("cases", "take-step", case, "answer", "--lang", "zh")
    assert (1, True) == (refused.code, "答复不是办理环节" in refused.err)
    assert 1 == call("cases", "open-step", case, "plan", "--note", "x").code
