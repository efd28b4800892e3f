from collections.abc import Callable
from typing import Any

import pytest

Call = Callable[..., Any]

AUDITOR = "li.na"


@pytest.mark.usefixtures("office")
def test_units_are_listed_with_their_roles(call: Call) -> None:
    assert {"liaison-office", "market-regulation"} == {each["id"] for each in call("units", "list", "--json").document}
    out = call("units", "list", "--role", "convener", "--lang", "zh").out
    assert "召集单位" in out
    assert "市监局" not in out


@pytest.mark.usefixtures("office")
def test_a_unit_is_shown_with_its_posts(call: Call) -> None:
    document = call("units", "show", "联络办", "--json").document
    assert [AUDITOR] == document["posts"]["auditor"]
    out = call("units", "show", "联络办", "--lang", "zh").out
    assert "联络员      空缺" in out


@pytest.mark.usefixtures("office")
def test_persons_are_listed_masked(call: Call) -> None:
    document = call("persons", "list", "--json").document
    li_na = next(each for each in document if each["id"] == AUDITOR)
    assert ("李*", "138****1234", ["liaison-office.auditor"]) == (li_na["name"], li_na["phone"], li_na["posts"])
    assert "李娜" not in call("persons", "list", "--left").out


@pytest.mark.usefixtures("office")
def test_a_post_is_held_handed_over_and_vacated(call: Call) -> None:
    call("persons", "add", "wang.wu", "--name", "王五")
    held = call("posts", "hold", "联络办.联络员", AUDITOR, "--lang", "zh", "--since", "2026-01-01", "--json")
    assert [AUDITOR] == [each["person"] for each in held.document[0]["holders"]]
    over = call("posts", "hand-over", "联络办.liaison-officer", "wang.wu", "--json").document
    assert ["wang.wu"] == [each["person"] for each in over[0]["holders"]]
    vacant = call("posts", "vacate", "liaison-office.liaison-officer", "--lang", "zh")
    assert "空缺" in vacant.out
    listed = call("posts", "list", "--vacant", "--unit", "联络办", "--json").document
    assert "liaison-office.liaison-officer" in {each["id"] for each in listed}
    assert "liaison-office.auditor" not in {each["id"] for each in listed}


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("post", ["liaison-office", "联络办.nix"])
def test_a_post_is_a_unit_and_a_kind(call: Call, post: str) -> None:
    answer = call("posts", "hold", post, AUDITOR, "--json")
    assert (2, "cli.post") == (answer.code, answer.error["error"])


@pytest.mark.usefixtures("office")
def test_who_may_not_is_told(call: Call) -> None:
    assert 1 == call("persons", "add", "wang.wu", "--name", "王五", "--as", AUDITOR, "--json").code
