"""
A template that is not executed rots: every kind is written, typed, linted, built, installed alone, and keeps its contract there.

Each package has a fresh environment of its own, so that nothing it forgot to declare is found by chance.
"""

import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import attrs
import pytest

from govliaison.cli import main
from govliaison.cli.adapter_packages import AdapterKind, PackageName, package_files

ROOT = Path(__file__).parents[2]
UV = (sys.executable, "-m", "uv")
BIN = "Scripts" if os.name == "nt" else "bin"
OFFERED = """\
import sys, tomllib
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from govliaison.plugins import HostInfo, collect, discover
from govliaison.profiles.structure import Structurer
plugins, infos = discover(None)
offers = collect(plugins, HostInfo(version="0", clock=SimpleNamespace(now=lambda: datetime.now(tz=UTC))))
(offered,) = offers.offered
table = tomllib.loads(sys.argv[1])[offered.kind]
table = table if "use" in table else table[offered.offer.name]
use = table.pop("use")
settings, misfits = Structurer(Path()).structure(table, offered.offer.settings)
print([str(info.reason) for info in (*infos, *offers.infos)], misfits, use, offered.offer.name, type(settings).__name__)
"""
"""What an installed package offers, and what its settings make of the table that its README shows."""
EVERY_KIND = pytest.mark.parametrize("kind", AdapterKind, ids=str)


@attrs.frozen
class Package:
    """A package that was written, and the environment in which its wheel is installed."""

    folder: Path
    environment: Path

    def program(self, name: str) -> str:
        return str(self.environment / BIN / name)


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def run(*command: str, cwd: Path) -> str:
    """Run a program as on a machine that knows nothing of this one's tests; give what it prints."""
    strange = ("PYTHON", "PYTEST", "COV", "VIRTUAL_ENV", "MYPY")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(strange)}
    done = subprocess.run(command, cwd=cwd, env=clean, capture_output=True, encoding="utf-8", check=False)  # noqa: S603
    assert 0 == done.returncode, f"{' '.join(command)}\n{done.stdout[-6000:]}\n{done.stderr[-6000:]}"
    return done.stdout


@pytest.fixture(scope="session")
def core(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel of govliaison itself, once."""
    wheels = tmp_path_factory.mktemp("core")
    run(*UV, "build", "--quiet", "--wheel", "--out-dir", str(wheels), str(ROOT), cwd=wheels)
    return next(wheels.glob("*.whl"))


@pytest.fixture(scope="session")
def package(core: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[AdapterKind], Package]:
    """Write the package of a kind and install its wheel alone, once."""

    @cache
    def made(kind: AdapterKind) -> Package:
        above = tmp_path_factory.mktemp(kind)
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(above)
            assert 0 == main(["new-adapter", kind, f"county-{kind}"])
        package = Package(above / f"county-{kind}", above / "environment")
        run(*UV, "build", "--quiet", "--wheel", "--out-dir", str(above), str(package.folder), cwd=above)
        run(*UV, "venv", "--quiet", "--no-project", "--python", sys.executable, str(package.environment), cwd=above)
        wheel = next(above.glob("*.whl"))
        python = package.program("python")
        run(*UV, "pip", "install", "--quiet", "--python", python, str(core), f"{wheel}[tests]", cwd=above)
        return package

    return made


def test_the_templates_are_in_the_wheel(core: Path) -> None:
    templates = ROOT / "src/govliaison/cli/templates"
    here = {path.relative_to(ROOT / "src").as_posix() for path in templates.rglob("*") if path.is_file()}
    assert here <= {*ZipFile(core).namelist()}
    assert {f"govliaison/cli/templates/{kind}.toml" for kind in AdapterKind} <= here


@EVERY_KIND
def test_its_tests_pass_on_the_wheel_alone(
    kind: AdapterKind, package: Callable[[AdapterKind], Package], tmp_path: Path
) -> None:
    made = package(kind)
    shutil.copytree(made.folder / "tests", tmp_path / "tests")
    shutil.copy(made.folder / "pyproject.toml", tmp_path)
    said = run(made.program("pytest"), "-p", "no:cacheprovider", cwd=tmp_path)
    assert "test_contract.py" in said
    assert "xfail" not in said


@EVERY_KIND
def test_it_is_found_when_it_is_installed_and_set_up_as_its_readme_says(
    kind: AdapterKind, package: Callable[[AdapterKind], Package]
) -> None:
    made = package(kind)
    shown = re.search(r"In the `liaison.toml` .*?```toml\n(.*?)```", read(made.folder / "README.md"), re.DOTALL)
    assert shown
    said = run(made.program("python"), "-c", OFFERED, shown[1], cwd=made.environment).split()
    name = PackageName.parse(f"county-{kind}")
    assert ["[]", "[]", name.slug, name.slug, f"{name.class_name}Settings"] == said


@EVERY_KIND
def test_it_is_typed_and_linted(
    kind: AdapterKind, package: Callable[[AdapterKind], Package], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = package(kind).folder
    for checked in (["ruff", "check"], ["ruff", "format", "--check"]):
        run(sys.executable, "-m", *checked, "--no-cache", cwd=folder)
    # One environment and one cache for all kinds: the key ring has what any of them needs.
    python = package(AdapterKind.KEY_RING).program("python")
    seen = str(tmp_path_factory.getbasetemp() / "mypy")
    said = run(sys.executable, "-m", "mypy", "--python-executable", python, "--cache-dir", seen, cwd=folder)
    assert "no issues found in 5 source files" in said


@pytest.mark.parametrize("name", ["q", "abcdefghijklmnopqrstuvwxyzabcdef", "govliaison-a-1-b"])
@EVERY_KIND
def test_it_is_in_order_under_any_name(kind: AdapterKind, name: str, tmp_path: Path) -> None:
    for path, text in package_files(kind, PackageName.parse(name)).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8", newline="\n")
    for checked in (["check"], ["format", "--check"]):
        run(sys.executable, "-m", "ruff", *checked, "--no-cache", cwd=tmp_path)


@EVERY_KIND
def test_nothing_in_it_tells_of_the_machine_it_was_written_on(kind: AdapterKind) -> None:
    said = "".join(package_files(kind, PackageName.parse("county-adapter")).values())
    here = {str(ROOT), str(Path.cwd()), str(Path.home()), sys.prefix, sys.base_prefix, tempfile.gettempdir()}
    assert [] == [word for word in (*here, platform.node()) if word.strip("/") and word in said]
    assert "$" not in said.replace("$ ", "")


def test_it_says_what_was_written_and_what_comes_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert 0 == main(["new-adapter", "通知", "county-sms", "--lang", "zh"])
    said = capsys.readouterr().out
    assert "已写好 county-sms，软件包名为 govliaison-county-sms：" in said
    assert ["cd county-sms", 'python -m pip install -e ".[tests]"', "python -m pytest"] == [
        line.strip() for line in said.splitlines()[-3:]
    ]
    assert 0 == main(["new-adapter", "notifier", "other", "--json"])
    document = json.loads(capsys.readouterr().out)
    written = sorted(path.relative_to("other").as_posix() for path in Path("other").rglob("*") if path.is_file())
    assert ("notifier", "other", "govliaison-other", written) == (
        document["kind"],
        document["folder"],
        document["distribution"],
        sorted(document["files"]),
    )


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("County SMS", "county-sms"),
        ("county_sms", "county-sms"),
        ("-sms", "sms"),
        ("a--b", "a-b"),
        ("163", "county-sms"),
        ("短信", "county-sms"),
        ("../sms", "sms"),
        ("/home/sms", "home-sms"),
        ("a" * 33, "a" * 32),
        ("", "county-sms"),
        ("sms\n", "sms"),
        ("govliaison-163", "county-sms"),
        (f"{'a' * 31}-_b", "a" * 31),
    ],
)
def test_a_name_that_is_none_is_refused_with_one_that_would_do(
    name: str, meant: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert 1 == main(["new-adapter", "notifier", "--lang", "en", "--", name])
    said = capsys.readouterr().err
    assert "is no name for a package" in said
    assert f"such as {meant}" in said
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "name", ["sql", "govliaison", "govliaison-sql", "none", "nul", "com1", "notifier", "warning", "path"]
)
def test_a_name_that_belongs_to_something_else_is_refused(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert 1 == main(["new-adapter", "notifier", name, "--lang", "zh"])
    assert "已另有所指" in capsys.readouterr().err
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("is_folder", [True, False])
def test_what_is_there_already_stays_as_it_is(
    *, is_folder: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    there = tmp_path / "sms"
    if is_folder:
        there.mkdir()
    else:
        there.write_text("mine", encoding="utf-8")
    assert 1 == main(["new-adapter", "notifier", "sms", "--lang", "en"])
    assert "sms is there already; nothing was written" in capsys.readouterr().err
    assert [there] == list(tmp_path.iterdir())
    assert [] == list(there.iterdir()) if is_folder else "mine" == read(there)


def test_what_cannot_be_finished_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    write = Path.write_text

    def full(path: Path, *args: str, **rest: str) -> int:
        if path.name == "test_contract.py":
            raise OSError(28, "No space left on device")
        return write(path, *args, **rest)

    monkeypatch.setattr(Path, "write_text", full)
    assert 1 == main(["new-adapter", "notifier", "sms", "--lang", "en"])
    assert "No space left on device" in capsys.readouterr().err
    assert [] == list(tmp_path.iterdir())
