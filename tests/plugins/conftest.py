"""An office in a folder, with a local plugin of every kind that goes wrong as it is told."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import misbehaving
import pytest

from govliaison.cases import Case, Submission
from govliaison.cli import main
from govliaison.ledger import Broken
from govliaison.liaison import Liaison

HEAD = "zhang.wei"
TROUBLE = {"raises": "raised", "dies": "raised", "hangs": "overdue", "junk": "wrong-answer", "lies": "wrong-answer"}


@pytest.fixture(scope="session")
def trouble() -> dict[str, str]:
    """Tell what the core makes of each way of going wrong."""
    return TROUBLE


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an office once, with another unit and the misbehaving plugin beside it."""
    folder = tmp_path_factory.mktemp("made") / "office"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GOVLIAISON_PERSON", HEAD)
        assert main(["init", str(folder), "--name", "示例市", "--lang", "zh"]) == 0
    with (folder / "profile.toml").open("a", encoding="utf-8") as profile:
        profile.write('\n[units.market-regulation]\nname = "市场监督管理局"\nshort = "市监局"\n')
    shutil.copy(misbehaving.__file__, folder / "bad.py")
    return folder


@attrs.define
class Place:
    """The office of one test."""

    folder: Path
    call: Callable[..., tuple[int, Any]]
    sent: int = 0

    @property
    def file(self) -> Path:
        return self.folder / "liaison.toml"

    def set_up(self, table: str, use: str, how: str = "raises", *, more: str = 'deadline = "1s"') -> None:
        """Add an adapter to the deployment."""
        with self.file.open("a", encoding="utf-8") as file:
            file.write(f'\n[{table}]\nuse = "{use}"\nhow = "{how}"\n{more}\n')

    def replace(self, old: str, new: str) -> None:
        """Change the deployment."""
        text = self.file.read_text(encoding="utf-8")
        assert old in text
        self.file.write_text(text.replace(old, new), encoding="utf-8")

    def open(self, **asked: Any) -> Liaison:
        return Liaison.open(self.file, **asked)

    def submit(self, liaison: Liaison) -> Case:
        """Take a matter in."""
        me = liaison.as_(HEAD)
        self.sent += 1
        return me.cases.submit(
            Submission(channel="hall", source_id=f"S{self.sent}", received_at=me.now, title="路灯不亮", text="三天了")
        )

    def named(self) -> set[tuple[str, str, str, str, str]]:
        """Tell whom ``plugins doctor`` names in a process of its own, and see that it names no person."""
        code, document = self.call("plugins", "doctor", "--json")
        assert 1 == code
        assert "张三丰" not in json.dumps(document, ensure_ascii=False)
        keys = ("kind", "name", "distribution", "call", "trouble")
        return {tuple(str(fault.get(key)) for key in keys) for fault in document["faults"]}  # type: ignore[misc]


@pytest.fixture
def place(made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Place:
    folder = tmp_path / "office"
    shutil.copytree(made, folder)
    monkeypatch.setenv("GOVLIAISON_PERSON", HEAD)

    def call(*words: str) -> tuple[int, Any]:
        capsys.readouterr()
        code = main([*words, "--config", str(folder / "liaison.toml")])
        said = capsys.readouterr()
        return code, json.loads(said.out or said.err) if "--json" in words else said.out + said.err

    return Place(folder, call)


@pytest.fixture
def whole() -> Callable[[Liaison], None]:
    """Give a check that the ledger is whole."""

    def check(liaison: Liaison) -> None:
        assert [] == [each for each in liaison.verify() if isinstance(each, Broken)]

    return check
