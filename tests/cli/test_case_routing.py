"""Proposals for the accountable unit, by the command alone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., Any]

LOCAL = """
[cases]
dispatch_automatically = false
[catalogue.fire]
name = "消防"
unit = "market-regulation"
"""


@pytest.fixture
def submit(office: Path, call: Call) -> Callable[..., str]:
    profile = office / "profile.toml"
    profile.write_text(profile.read_text(encoding="utf-8") + LOCAL, encoding="utf-8")

    def submit(*more: str) -> str:
        words = ("--channel", "liaison", "--title", "消防验收", "--text", "验收迟迟没有结果", *more)
        return str(call("cases", "submit", *words, "--json").document["number"])

    return submit


def test_what_the_catalogue_names_is_proposed(submit: Callable[..., str], call: Call) -> None:
    number = submit("--category", "消防")
    document = call("cases", "propose", number, "--json").document
    assert [("market-regulation", 100, "catalogue", "fire")] == [
        (each["unit"], each["confidence"], each["by"], each["source"]) for each in document["proposed"]
    ]
    shown = call("cases", "propose", number, "--lang", "zh").out
    assert all(word in shown for word in ("推荐", "市监局", "派单目录载明"))


def test_nothing_is_proposed_where_nobody_knows(submit: Callable[..., str], call: Call) -> None:
    number = submit()
    assert {"proposed": [], "unsure": [], "dropped": []} == call("cases", "propose", number, "--json").document
    assert "请由受理台人工派单" in call("cases", "propose", number, "--lang", "zh").out


def test_a_router_that_proposed_nothing_is_not_followed(submit: Callable[..., str], call: Call) -> None:
    words = ("cases", "dispatch", submit(), "--lead", "市监局", "--router", "none", "--lang", "zh")
    refused = call(*words)
    assert (1, True) == (refused.code, "没有推荐" in refused.err)
