"""What only a process of its own can show."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

HEAVY = ("cyclopts", "rich", "attrs", "pluggy", "govliaison.values", "govliaison.plugins", "sqlite3")


def run(*argv: str, code: str = "import sys; from govliaison.cli import main; sys.exit(main())", **more: Any) -> Any:
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", code, *argv], capture_output=True, check=False, timeout=60, **more
    )


def test_the_version_costs_next_to_nothing() -> None:
    code = (
        "import sys; from govliaison.cli import main; main(['--version']); "
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    version, loaded = run(code=code).stdout.decode().splitlines()
    assert version.startswith("govliaison 0.")
    assert "[]" == loaded


def test_pipes_are_utf_8_whatever_the_locale() -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = run("codes", "check", "--lang", "zh", "--", "1", env=environment)
    assert "格式有误" in done.stdout.decode()


def test_whoever_reads_along_may_go(tmp_path: Path) -> None:
    file = tmp_path / "in.csv"
    file.write_text("received_at\n" + "2026-09-28\n" * 40_000, encoding="utf-8")
    code = "import sys; from govliaison.cli import main; sys.exit(main())"
    with subprocess.Popen(  # noqa: S603 - as above
        [sys.executable, "-c", code, "calendar", "due", "--batch", str(file), "1 working day"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert b"" == process.stderr.read()
        assert 0 == process.wait(timeout=60)


@pytest.mark.usefixtures("office")
def test_two_processes_write_at_once() -> None:
    argv = [sys.executable, "-c", "import sys; from govliaison.cli import main; sys.exit(main())"]
    ask = ["cases", "submit", "--channel", "portal", "--text", "企业开办材料应当怎样准备", "--json"]
    processes = [subprocess.Popen([*argv, *ask], stdout=subprocess.PIPE) for _ in range(3)]  # noqa: S603 - as above
    for process in processes:
        process.communicate(timeout=60)
    assert [0, 0, 0] == [process.returncode for process in processes]
    assert b"whole" in run("ledger", "verify").stdout
