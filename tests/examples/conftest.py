import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from govliaison.cli import main

Tried = Callable[[str], tuple[Path, Any]]


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let nothing of whoever runs the tests shine through."""
    for name in ("GOVLIAISON_LANG", "GOVLIAISON_DEBUG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GOVLIAISON_PERSON", "demo")
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> Tried:
    """Try a county out, once: give the folder that is left, and what was told."""
    known: dict[str, tuple[Path, Any]] = {}

    def run(county: str) -> tuple[Path, Any]:
        if county not in known:
            folder = tmp_path_factory.mktemp(county)
            source = Path(__file__).parents[2] / "examples" / county
            with pytest.MonkeyPatch.context() as patch:
                said: list[str] = []
                patch.setattr("sys.stdout.write", said.append)
                code = main(["demo", str(source), "--keep", str(folder), "--json"])
            assert code == 0
            known[county] = folder, json.loads("".join(said))
        return known[county]

    return run
