"""
How long the command line takes to begin, against bare Python and the three libraries the core is built on.

    uv run python tests/benchmarks/startup.py [--turns 15] [--folder FOLDER]

All take turns in one run, each in a process of its own, with bytecode that was compiled before. The shortest time counts: what is
longer is somebody else's work on the machine.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parent))

from imports import open_liaison

from govliaison.cases import Submission

MAIN = "import sys; from govliaison.cli import main; sys.exit(main())"
AIMS = {"govliaison --version": ("python -c pass", 3), "govliaison cases show": ("import attrs, cattrs, pluggy", 4)}


def open_case(folder: Path) -> str:
    """Make a deployment with one case, and give its id."""
    with open_liaison(folder) as liaison:
        me = liaison.as_("zhang.wei")
        filed = Submission(channel="hall", source_id="1", received_at=me.now, title="反映材料重复提交", text="…")
        return me.cases.submit(filed).id


def run(command: list[str], folder: Path) -> float:
    """Run a command, and give how long it took, in milliseconds."""
    wanted = {"PYTHONPYCACHEPREFIX": str(folder.parent / "bytecode"), "GOVLIAISON_PERSON": "zhang.wei"}
    own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    begin = perf_counter()
    subprocess.run(  # noqa: S603 - ourselves
        [sys.executable, *command], cwd=folder, env=own | wanted, check=True, stdout=subprocess.DEVNULL
    )
    return (perf_counter() - begin) * 1e3


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--turns", type=int, default=15)
    parser.add_argument("--folder", type=Path, help="where the deployment is made")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(dir=asked.folder) as place:
        folder = Path(place, "office")
        case = open_case(folder)
        commands = {
            "python -c pass": ["-c", "pass"],
            "govliaison --version": ["-c", MAIN, "--version"],
            "import attrs, cattrs, pluggy": ["-c", "import attrs, cattrs, pluggy"],
            "govliaison cases show": ["-c", MAIN, "cases", "show", case],
        }
        took: dict[str, list[float]] = {name: [] for name in commands}
        for turn in range(asked.turns + 1):
            for name, command in commands.items():
                taken = run(command, folder)
                took[name] += [taken] if turn else []  # the first turn compiles
    print(f"{'':28}  shortest  median  ratio   aim")
    for name, times in took.items():
        against, aim = AIMS.get(name, (name, 1))
        ratio = f"{min(times) / min(took[against]):5.1f} ≤ {aim:3}" if against != name else ""
        print(f"{name:28} {min(times):6.0f} ms {median(times):4.0f} ms  {ratio}")


if __name__ == "__main__":
    main()
