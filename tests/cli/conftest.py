import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest

from govliaison.cli import main

HEAD = "zhang.wei"
"""Administrator and section head of every deployment the tests make."""
AUDITOR = "li.na"


@attrs.frozen
class Answer:
    """What one call gave."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document on standard output."""
        return json.loads(self.out)

    @property
    def error(self) -> Any:
        """The one JSON object on standard error."""
        return json.loads(self.err)


Call = Callable[..., Answer]


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let nothing of whoever runs the tests shine through."""
    for name in ("GOVLIAISON_LANG", "GOVLIAISON_DEBUG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GOVLIAISON_PERSON", HEAD)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """Run the command in this process."""

    def run(*argv: object) -> Answer:
        capsys.readouterr()
        code = main([str(word) for word in argv])
        said = capsys.readouterr()
        return Answer(code, said.out, said.err)

    return run


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a deployment once: one convener with a head and an auditor, and a service agency."""
    folder = tmp_path_factory.mktemp("made") / "office"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GOVLIAISON_PERSON", HEAD)
        assert main(["init", str(folder), "--name", "示例市", "--lang", "zh"]) == 0
        profile = folder / "profile.toml"
        profile.write_text(
            profile.read_text(encoding="utf-8")
            + '\n[units.market-regulation]\nname = "市场监督管理局"\nshort = "市监局"\nroles = ["service-agency"]\n',
            encoding="utf-8",
        )
        config = ["--config", str(folder / "liaison.toml")]
        assert main(["persons", "add", AUDITOR, "--name", "李娜", "--phone", "13800001234", *config]) == 0
        assert main(["posts", "hold", "联络办.auditor", AUDITOR, *config]) == 0
    return folder


@pytest.fixture
def office(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in the folder of a deployment of one's own."""
    folder = tmp_path / "office"
    shutil.copytree(made, folder)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def case(office: Path, call: Call) -> str:  # noqa: ARG001 - stands there
    """Give the number of a case that has just been submitted."""
    answer = call(
        *("cases", "submit", "--channel", "liaison", "--title", "许可变更被要求重复提交材料"),
        *("--text", "请联系13800001234，窗口要求重复提交材料", "--enterprise", "示例市张记食品有限公司"),
        *("--contact", "张三丰", "--phone", "13800001234", "--json"),
    )
    number: str = answer.document["number"]
    return number
