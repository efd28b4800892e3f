"""The house stays as it is drawn."""

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOP = {
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "README.md",
    "README.zh-CN.md",
    "SECURITY.md",
    "adapters",
    "docs",
    "examples",
    "pyproject.toml",
    "requirements-dev.txt",
    "src",
    "tests",
}
LONGEST = 400


def tracked() -> list[Path]:
    """Give the files that git tracks; the tree may hold other things besides."""
    try:
        listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout  # noqa: S607
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a checkout")
    return [Path(line) for line in listed.splitlines() if (ROOT / line).exists()]


def test_the_top_level_is_fixed() -> None:
    assert TOP == {path.parts[0] for path in tracked() if not path.parts[0].startswith(".")}


def test_every_module_is_read_in_one_sitting() -> None:
    modules = [path for path in tracked() if path.suffix == ".py" and "src" in path.parts]
    lengths = {str(path): len((ROOT / path).read_text(encoding="utf-8").splitlines()) for path in modules}
    assert {} == {path: length for path, length in lengths.items() if length > LONGEST}


def test_nothing_is_left_over() -> None:
    marks = ("TO" + "DO", "FIX" + "ME", "NotImplemented" + "Error")
    modules = [path for path in tracked() if path.suffix == ".py"]
    found = {str(path): mark for path in modules for mark in marks if mark in (ROOT / path).read_text(encoding="utf-8")}
    assert {} == found
