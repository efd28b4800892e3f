"""What is not needed is not imported: neither adapters that are not enabled, nor rooms that ``--version`` does not enter."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from govliaison import Liaison

NAMES = [f"idle-{number}" for number in range(10)]
MAIN = "import sys; from govliaison.cli import main; code = main(sys.argv[1:]); print(*sys.modules); sys.exit(code)"
LIAISON = """\
code = "x"
profile = "profile.toml"
[plugins]
enabled = ["sql"{more}]
[store]
use = "sqlite"
path = "ledger.db"
"""
PROFILE = """\
[jurisdiction]
code = "990102"
name = "示例县"
level = "county"
[units.office]
name = "联络办"
roles = ["convener"]
[channels.hall]
name = "大厅"
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with ten installed adapters, each of which leaves a file behind when it is imported."""
    site = tmp_path / "site"
    for name in NAMES:
        module = name.replace("-", "_")
        info = site / f"{module}-1.0.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8")
        (info / "entry_points.txt").write_text(f"[govliaison.plugins]\n{name} = {module}\n", encoding="utf-8")
        (site / f"{module}.py").write_text(
            "from pathlib import Path\nPath(__file__).with_suffix('.imported').touch()\n", encoding="utf-8"
        )
    return site


def run(site: Path, folder: Path, *words: str) -> str:
    """Run the command line in a process of its own, and give what it prints, with the modules that it imported."""
    paths = os.pathsep.join([str(site), *filter(None, [os.environ.get("PYTHONPATH")])])
    own = {**os.environ, "PYTHONPATH": paths, "GOVLIAISON_PERSON": "zhang.wei", "GOVLIAISON_LANG": "en"}
    done = subprocess.run(  # noqa: S603 - ourselves
        [sys.executable, "-c", MAIN, *words], cwd=folder, env=own, capture_output=True, text=True, check=False
    )
    assert (0, "") == (done.returncode, done.stderr)
    return done.stdout


@pytest.mark.parametrize(("more", "imported"), [("", []), (', "idle-3"', ["idle_3.imported"])])
def test_of_ten_adapters_that_are_installed_only_what_is_enabled_is_imported(
    more: str, imported: list[str], site: Path, tmp_path: Path
) -> None:
    deployment = tmp_path / "liaison.toml"
    deployment.write_text(LIAISON.format(more=""), encoding="utf-8")
    (tmp_path / "profile.toml").write_text(PROFILE, encoding="utf-8")
    Liaison.initialise(deployment, person="zhang.wei", name="张伟")
    deployment.write_text(LIAISON.format(more=more), encoding="utf-8")
    said = run(site, tmp_path, "plugins", "list")
    idle = [line for line in said.splitlines() if "idle-" in line]
    assert len(NAMES) - len(imported) == sum("disabled" in line for line in idle)
    assert imported == sorted(path.name for path in site.glob("*.imported"))


def test_the_version_is_told_without_any_library_room_or_adapter(site: Path, tmp_path: Path) -> None:
    modules = {*run(site, tmp_path, "--version").splitlines()[-1].split()}
    ours = {name for name in modules if name.split(".")[0].startswith("govliaison")}
    assert {"govliaison", "govliaison.cli"} == ours
    assert set() == modules & {"attr", "attrs", "cattrs", "pluggy", "cyclopts", "rich", "importlib.metadata"}
    assert [] == [*site.glob("*.imported")]
