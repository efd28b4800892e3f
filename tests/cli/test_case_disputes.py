"""Whose a case is, by the command alone: objections, precedents, ownership rules, in Chinese."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., Any]

OTHER = "li.na"
LOCAL = """
[catalogue.fire]
name = "消防"
unit = "market-regulation"
"""


@pytest.fixture
def fire(office: Path, call: Call) -> Callable[[], Any]:
    profile = office / "profile.toml"
    profile.write_text(profile.read_text(encoding="utf-8") + LOCAL, encoding="utf-8")

    def submit() -> Any:
        words = ("--channel", "liaison", "--category", "消防", "--title", "消防验收", "--text", "验收迟迟没有结果")
        return call("cases", "submit", *words, "--json").document

    return submit


def test_an_objection_is_raised_listed_decided_and_followed(fire: Callable[[], Any], call: Call) -> None:
    case = fire()
    assert "market-regulation" == case["unit"]
    number = case["number"]
    raised = call("cases", "object", number, "--note", "不属我局职责", "--suggest", "联络办", "--lang", "zh")
    assert (0, "市监局" in raised.out) == (raised.code, True)
    listed = call("cases", "objections", "--lang", "zh").out
    assert all(word in listed for word in (number, "市监局", "联络办", "不属我局职责"))
    refused = call("cases", "return", number, "--reason", "not-competent", "--lang", "zh")
    assert (1, True) == (refused.code, "正在审核" in refused.err)
    refused = call("cases", "decide-objection", number, "--uphold", "--note", "同意", "--json")
    assert "second-person" in refused.err
    refused = call("cases", "refer-objection", number, "--note", "请上级定", "--lang", "zh", "--as", OTHER)
    assert (1, True) == (refused.code, "最后一级" in refused.err)
    decided = call("cases", "decide-objection", number, "--uphold", "--note", "职责清单载明", "--json", "--as", OTHER)
    document = decided.document
    assert ("liaison-office", True, 0) == (document["unit"], document["designated"], document["hops"])
    [objection] = document["objections"]
    assert ("upheld", "liaison-office", "职责清单载明") == (
        objection["state"],
        objection["decided_for"],
        objection["decision"],
    )
    assert "没有待审核的派单异议" in call("cases", "objections", "--lang", "zh").out
    assert "提出派单异议" in call("cases", "show", number, "--lang", "zh").out
    precedents = call("cases", "precedents", "--lang", "zh").out
    assert all(word in precedents for word in ("消防", "联络办", "异议审核", number))
    assert [("消防", "liaison-office", "objection", number)] == [
        (each["category"], each["unit"], each["by"], each["case"])
        for each in call("cases", "precedents", "--json").document
    ]
    assert "liaison-office" == fire()["unit"]


def test_a_dismissed_objection_is_final(fire: Callable[[], Any], call: Call) -> None:
    number = fire()["number"]
    call("cases", "object", number, "--note", "不属我局职责")
    done = call("cases", "decide-objection", number, "--dismiss", "--note", "职责清单载明", "--json", "--as", OTHER)
    assert ("market-regulation", "dismissed") == (done.document["unit"], done.document["objections"][0]["state"])
    refused = call("cases", "object", number, "--note", "还是不属", "--lang", "zh")
    assert (1, True) == (refused.code, "已有定论" in refused.err)


def test_nothing_was_decided_yet(office: Path, call: Call) -> None:  # noqa: ARG001 - stands there
    assert "还没有派单先例" in call("cases", "precedents", "--lang", "zh").out


def test_an_ownership_rule_is_named_with_its_basis(fire: Callable[[], Any], office: Path, call: Call) -> None:
    profile = office / "profile.toml"
    rule = '\n[ownership.fire]\nbasis = "三定规定"\nlevels = ["province"]\nmatch = { category = ["消防"] }\n'
    profile.write_text(profile.read_text(encoding="utf-8") + rule, encoding="utf-8")
    case = fire()
    assert "submitted" == case["state"]
    refused = call("cases", "dispatch", case["number"], "--lead", "市监局", "--lang", "zh")
    assert (1, True, True) == (refused.code, "归口规则“fire”" in refused.err, "三定规定" in refused.err)


def test_the_first_receiver_keeps_the_lead(fire: Callable[[], Any], office: Path, call: Call) -> None:
    profile = office / "profile.toml"
    profile.write_text(
        profile.read_text(encoding="utf-8") + "\n[cases]\nfirst_receiver_leads = true\n", encoding="utf-8"
    )
    number = fire()["number"]
    call("cases", "sign-for", number)
    transfer = ("cases", "transfer", number, "--lead", "联络办", "--note", "改派")
    refused = call(*transfer, "--lang", "zh")
    assert (1, True) == (refused.code, "首接负责制" in refused.err)
    assert "liaison-office" == call(*transfer, "--designate", "--json").document["unit"]
