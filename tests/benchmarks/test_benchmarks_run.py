"""Every benchmark runs with tiny numbers, so that none rots; how fast it was is nobody's business here."""

import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.mark.parametrize(
    ("program", "arguments", "says"),
    [
        ("cases.py", ["--cases", "10"], "whole life"),
        ("imports.py", ["--rows", "12"], "submissions"),
        ("recompute.py", ["--cases", "5"], "enter:"),
        ("deadlines.py", ["--number", "20"], "a second"),
        ("startup.py", ["--turns", "1"], "cases show"),
        ("databases.py", ["--records", "20", "--commits", "10"], "commit to PostgreSQL"),
        ("processes.py", ["--processes", "2", "--seconds", "0.2"], "slowest/fastest"),
    ],
)
def test_a_benchmark_runs_and_prints_its_figures(program: str, arguments: list[str], says: str, tmp_path: Path) -> None:
    command = [sys.executable, str(HERE / program), *arguments, "--folder", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)  # noqa: S603 - our own programs
    assert "" == done.stderr
    assert 0 == done.returncode
    assert says in done.stdout
