"""A trial run of a folder of one's own: on a copy, and only where nothing real is reached."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., Any]


def test_a_new_office_is_tried_out_and_left_as_it_is(call: Call, office: Path) -> None:
    before = {path: path.read_bytes() for path in office.iterdir() if path.is_file()}
    answer = call("demo", office, "--json")
    assert 0 == answer.code, answer.err
    assert (3, 3) == (answer.document["cases"], answer.document["states"]["closed"])
    assert before == {path: path.read_bytes() for path in office.iterdir() if path.is_file()}


def test_a_profile_alone_gets_a_deployment(call: Call, office: Path) -> None:
    (office / "liaison.toml").unlink()
    with (office / "profile.toml").open("a", encoding="utf-8") as file:
        file.write('\n[catalogue.permits]\nname = "许可"\nunit = "market-regulation"\n')
    answer = call("demo", ".", "--keep", "kept", "--lang", "zh")
    assert 0 == answer.code, answer.err
    assert "示例市试运行两周" in answer.out
    assert "市监局" in answer.out
    assert (office / "kept/ledger.sqlite").exists()


def test_a_folder_without_either_is_said(call: Call, tmp_path: Path) -> None:
    assert "demo.no-deployment" == call("demo", tmp_path, "--json").error["error"]


@pytest.mark.parametrize(
    ("old", "new", "table"),
    [
        ('path = "ledger.db"', 'path = "/var/lib/ledger.db"', "[store]"),
        ('use = "sqlite"', 'use = "postgresql"', "[store]"),
        ('folder = "notices"', 'folder = "notices"\nkey = { env = "SMS_KEY" }', "[notifiers.files]"),
    ],
)
def test_what_would_reach_a_real_system_is_refused(call: Call, office: Path, old: str, new: str, table: str) -> None:
    path = office / "liaison.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    error = call("demo", office, "--json").error
    assert "demo.reaches-out" == error["error"]
    assert table in error["message"]
