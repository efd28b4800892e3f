"""``init`` and ``config``."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from govliaison import Liaison

Call = Callable[..., Any]

THREE_MISTAKES = """\
extends = "pack:base"
[jurisdiction]
code = "12"
name = "示例市"
levl = "city"
[cases]
max_returns = "two"
"""


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("profile", ["pack:base", "pack:henan/county", "pack:henan/city"])
def test_init_makes_a_folder_in_which_everything_runs(call: Call, tmp_path: Path, profile: str, language: str) -> None:
    answer = call("init", "here", "--profile", profile, "--name", '示例"县', "--code", "990102", "--lang", language)
    assert 0 == answer.code, answer.err
    config = ("--config", tmp_path / "here/liaison.toml")
    assert "990102" == call("config", "check", *config, "--json").document["code"]
    assert [] == call("cases", "list", *config, "--json").document
    assert call("ledger", "verify", *config, "--json").document["whole"]
    for name in ("liaison.toml", "profile.toml"):
        assert 45 >= len((tmp_path / "here" / name).read_text(encoding="utf-8").splitlines())


def test_every_source_has_its_channel(call: Call, tmp_path: Path) -> None:
    call("init", "here")
    text = (tmp_path / "here/liaison.toml").read_text(encoding="utf-8")
    assert 'portal = { use = "spreadsheet" }' in text
    assert 14 == text.count('{ use = "spreadsheet" }')


@pytest.mark.parametrize(("name", "code"), [("liaison.toml", "deployment.wrong"), ("profile.toml", "cli.init-there")])
def test_init_never_writes_over_anything(call: Call, tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / name).write_text("mine", encoding="utf-8")
    answer = call("init", ".", "--json")
    assert (1, code) == (answer.code, answer.error["error"])
    assert [(name, "mine")] == [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()]


def test_a_deployment_that_is_written_already_is_given_its_ledger(call: Call, office: Path) -> None:
    (office / "ledger.db").unlink()
    assert "ledger.not-initialised" == call("config", "check", "--json").error["error"]
    written = (office / "liaison.toml").read_text(encoding="utf-8")
    assert "cli.init-there" == call("init", ".", "--name", "示例市", "--json").error["error"]
    assert 0 == call("init", ".").code
    assert (0, written) == (call("config", "check").code, (office / "liaison.toml").read_text(encoding="utf-8"))
    assert call("ledger", "verify", "--json").document["whole"]


@pytest.mark.skipif("sm3" not in hashlib.algorithms_available, reason="this OpenSSL has no SM3")
def test_a_ledger_may_be_hashed_with_sm3(call: Call, tmp_path: Path) -> None:
    assert 0 == call("init", "here", "--algorithm", "sm3").code
    with Liaison.open(tmp_path / "here" / "liaison.toml") as liaison:
        assert "sm3" == liaison.ledger.meta.algorithm
    assert call("ledger", "verify", "--config", "here/liaison.toml", "--json").document["whole"]


def test_a_hash_that_is_not_known_leaves_nothing_behind(call: Call, tmp_path: Path) -> None:
    assert "hash.unknown" == call("init", ".", "--algorithm", "md5", "--json").error["error"]
    assert [] == [*tmp_path.iterdir()]


def test_a_ledger_is_never_begun_twice(call: Call, office: Path) -> None:
    before = call("ledger", "verify", "--json").document
    answer = call("init", office, "--json")
    assert (1, "cli.init-begun") == (answer.code, answer.error["error"])
    assert before == call("ledger", "verify", "--json").document


def test_an_init_that_fails_leaves_nothing_behind(call: Call, tmp_path: Path) -> None:
    assert "profile.wrong" == call("init", "here", "--profile", "pack:nix", "--json").error["error"]
    assert not (tmp_path / "here").exists()
    (tmp_path / "there").mkdir()
    (tmp_path / "there/mine.txt").write_text("mine", encoding="utf-8")
    call("init", "there", "--profile", "pack:nix")
    assert ["mine.txt"] == [path.name for path in (tmp_path / "there").iterdir()]


def test_a_folder_that_is_a_file_is_said(call: Call, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert "cli.not-written" == call("init", "file", "--json").error["error"]


def test_all_mistakes_are_said_at_once_with_file_and_line(call: Call, office: Path) -> None:
    (office / "profile.toml").write_text(THREE_MISTAKES, encoding="utf-8")
    answer = call("config", "check", "--json")
    assert (1, "profile.wrong") == (answer.code, answer.error["error"])
    assert 3 <= len(answer.error["problems"])
    assert any(problem["where"].startswith("profile.toml:3") for problem in answer.error["problems"])
    spoken = call("cases", "list", "--lang", "zh").err
    assert "- profile.toml:3 [jurisdiction]  “12”不是行政区划代码" in spoken
    assert "    建议：" in spoken


@pytest.mark.usefixtures("office")
def test_settings_are_shown_whole_or_in_part(call: Call) -> None:
    document = call("config", "show", "--json").document
    assert "示例市" == document["jurisdiction.name"]
    assert {"cases.desk"} == set(call("config", "show", "cases.desk", "--json").document)
    assert "cases.desk" in call("config", "show", "cases").out


@pytest.mark.usefixtures("office")
def test_a_setting_tells_where_it_comes_from(call: Call) -> None:
    origins = call("config", "explain", "cases.desk", "--json").document
    assert ["pack:base", "liaison-office"] == [origins[0]["layer"], origins[0]["value"]]
    assert "软件默认" in call("config", "explain", "cases.desk", "--lang", "zh").out


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("verb", ["show", "explain"])
def test_a_misspelt_setting_is_suggested(call: Call, verb: str) -> None:
    answer = call("config", verb, "cases.dsk", "--json")
    assert (1, "cli.no-setting") == (answer.code, answer.error["error"])
    assert "cases.desk" in answer.error["hint"]
    assert "config show" in call("config", verb, "qqqqqq", "--json").error["hint"]
