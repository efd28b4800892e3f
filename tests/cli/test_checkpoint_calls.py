"""A checkpoint is signed, kept elsewhere, and shows that the end of the ledger was cut off, by the command alone."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., Any]


@pytest.fixture
def keys(office: Path) -> Path:
    file = office / "one.key"
    file.write_text("ab" * 32, encoding="utf-8")
    file.chmod(0o600)
    with (office / "liaison.toml").open("a", encoding="utf-8") as deployment:
        deployment.write('\n[key_ring]\nuse = "file-keys"\nkeys = [{ file = "one.key" }]\n')
    return file


@pytest.fixture
def submit(call: Call) -> Callable[[], Any]:
    words = ("--channel", "liaison", "--title", "换证", "--text", "材料交了两次", "--phone", "13800001234")
    return lambda: call("cases", "submit", *words, "--json").document


@pytest.mark.usefixtures("keys")
def test_what_was_cut_off_shows_against_a_checkpoint(
    office: Path, call: Call, submit: Callable[[], Any], tmp_path: Path
) -> None:
    submit()
    ledger = office / "ledger.db"
    shutil.copy(ledger, tmp_path / "old.db")
    submit()
    outside = tmp_path / "checkpoint.json"
    signed = call("ledger", "checkpoint", outside, "--json").document
    assert signed["position"] == call("ledger", "verify", "--checkpoint", outside, "--json").document["entries"]
    for each in office.glob("ledger.db*"):
        each.unlink()
    shutil.copy(tmp_path / "old.db", ledger)
    assert call("ledger", "verify", "--json").document["whole"]
    found = call("ledger", "verify", "--checkpoint", outside, "--json")
    assert (1, ["chain.cut-off"]) == (found.code, [each["reason"] for each in found.document["broken"]])
    assert "截断" in call("ledger", "verify", "--checkpoint", outside, "--lang", "zh").out


@pytest.mark.usefixtures("keys")
def test_a_checkpoint_that_cannot_be_read_or_was_altered_is_told(call: Call, tmp_path: Path) -> None:
    outside = tmp_path / "checkpoint.json"
    assert "不是检查点" in call("ledger", "verify", "--checkpoint", outside, "--lang", "zh").err
    assert "存到本机以外" in call("ledger", "checkpoint", outside, "--lang", "zh").out
    outside.write_text(outside.read_text(encoding="utf-8").replace('"position": ', '"position": 1'), encoding="utf-8")
    altered = call("ledger", "verify", "--checkpoint", outside, "--lang", "zh")
    assert (1, True) == (altered.code, "签名不成立" in altered.err)


def test_without_keys_it_is_said_what_to_do(call: Call, office: Path, tmp_path: Path) -> None:
    assert (office / "liaison.toml").exists()
    refused = call("ledger", "checkpoint", tmp_path / "checkpoint.json", "--lang", "zh")
    assert (1, True) == (refused.code, "[key_ring]" in refused.err)


def test_what_was_there_before_is_read_on_and_what_comes_is_locked(
    office: Path, call: Call, submit: Callable[[], Any], request: pytest.FixtureRequest
) -> None:
    before = submit()
    request.getfixturevalue("keys")
    after = submit()
    for each in (before, after):
        assert "换证" == call("cases", "show", each["number"], "--json").document["title"]
    assert call("ledger", "verify", "--json").document["whole"]
    (office / "liaison.toml").write_text(
        (office / "liaison.toml").read_text(encoding="utf-8").partition("\n[key_ring]")[0], encoding="utf-8"
    )
    assert 0 == call("cases", "show", before["number"]).code
    refused = call("cases", "show", after["number"], "--lang", "zh")
    assert (1, True) == (refused.code, "没有设置密钥库" in refused.err)
