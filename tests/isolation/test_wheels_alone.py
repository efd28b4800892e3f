"""
Each adapter package passes its tests alone: its wheel and that of the core in a bare environment, with what it declares.

A workspace hides what a package forgot to declare, because everything is installed there. A test that needs an extra of its
package is in a file named after it, ``test_<extra>_….py``, and is left out here.
"""

import os
import subprocess
import sys
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = sorted(
    path.parent for folder in ("adapters", "examples") for path in ROOT.glob(f"{folder}/*/pyproject.toml")
)
ADAPTERS = [package for package in PACKAGES if package.parent.name == "adapters"]
TOOLS = {"china": ["chinesecalendar", "holidays"], "spreadsheets": ["openpyxl"]}
"""What the tests of a package need beside pytest and hypothesis."""
UV = (sys.executable, "-m", "uv")
BIN = "Scripts" if os.name == "nt" else "bin"
NAMED = "import importlib.metadata as m; print(*sorted(d.name for d in m.distributions() if 'govliaison' in d.name))"


def run(*command: str, cwd: Path) -> str:
    """Run a program that knows nothing of this session's environment; give what it prints."""
    strange = ("PYTHON", "PYTEST", "COV", "VIRTUAL_ENV", "GOVLIAISON")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(strange)}
    done = subprocess.run(command, cwd=cwd, env=clean, capture_output=True, encoding="utf-8", check=False)  # noqa: S603
    assert 0 == done.returncode, f"{' '.join(command)}\n{done.stdout[-6000:]}\n{done.stderr[-6000:]}"
    return done.stdout


def name_of(package: Path) -> str:
    """Give the name of the distribution of a package."""
    return str(tomllib.loads((package / "pyproject.toml").read_text(encoding="utf-8"))["project"]["name"])


def extras_of(package: Path) -> list[str]:
    """Give the extras that a package offers."""
    project = tomllib.loads((package / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [*project.get("optional-dependencies", {})]


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], str]:
    """Build the wheel of a package, once."""
    folder = tmp_path_factory.mktemp("wheels")

    @cache
    def built(package: Path) -> str:
        run(*UV, "build", "--quiet", "--wheel", "--out-dir", str(folder / package.name), str(package), cwd=folder)
        return str(next((folder / package.name).glob("*.whl")))

    return built


@pytest.fixture
def environment(tmp_path: Path) -> Callable[..., Path]:
    """Make a bare environment with these in it, and give the folder of its programs."""

    def made(*wanted: str) -> Path:
        place = tmp_path / "environment"
        run(*UV, "venv", "--quiet", "--no-project", "--python", sys.executable, str(place), cwd=tmp_path)
        python = str(place / BIN / "python")
        run(*UV, "pip", "install", "--quiet", "--python", python, *wanted, cwd=tmp_path)
        return place / BIN

    return made


@pytest.mark.parametrize("package", ADAPTERS, ids=lambda package: package.name)
def test_the_tests_of_an_adapter_pass_on_its_wheel_alone(
    package: Path, wheel: Callable[[Path], str], environment: Callable[..., Path], tmp_path: Path
) -> None:
    tools = ["pytest", "hypothesis", *TOOLS.get(package.name, [])]
    programs = environment(wheel(ROOT), wheel(package), *tools)
    assert f"govliaison {name_of(package)}" == run(str(programs / "python"), "-c", NAMED, cwd=tmp_path).strip()
    others = [f"--ignore-glob={package}/tests/test_{extra}_*" for extra in extras_of(package)]
    tests = str(package / "tests")
    options = ("-q", "--import-mode=importlib", "-p", "no:cacheprovider", "-c", os.devnull, "--rootdir", str(tmp_path))
    assert " passed" in run(str(programs / "python"), "-m", "pytest", *options, *others, tests, cwd=tmp_path)


def test_the_demo_runs_from_the_wheels_of_all(
    wheel: Callable[[Path], str], environment: Callable[..., Path], tmp_path: Path
) -> None:
    programs = environment(f"{wheel(ROOT)}[demo]", *map(wheel, PACKAGES))
    said = run(str(programs / "govliaison"), "demo", "--keep", "city", "--lang", "zh", cwd=tmp_path)
    assert "平顶山" in said
    assert (tmp_path / "city" / "register.xlsx").exists()
    assert "平顶山" in run(str(programs / "govliaison"), "config", "check", "--lang", "zh", cwd=tmp_path / "city")
