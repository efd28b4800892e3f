"""
Our own migrator: numbered steps, each applied once, in one transaction.

It refuses a file written by a newer version, a step that was changed after it was applied, and files of other programs.
"""

import hashlib
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime

from govliaison.errors import ConfigError
from govliaison_sql.dialects import Connection

_TABLE = """
CREATE TABLE IF NOT EXISTS gl_schema (
    component TEXT NOT NULL,
    version INTEGER NOT NULL,
    checksum TEXT NOT NULL,
    applied_at TEXT NOT NULL,
    PRIMARY KEY (component, version)
) STRICT
"""


def is_current(connection: sqlite3.Connection, component: str, steps: Sequence[Sequence[str]], path: str) -> bool:
    """
    Tell whether all steps were applied.

    Raises:
        ConfigError: the file is not ours, is newer, or was made by other steps
    """
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if "gl_schema" not in tables:
        if tables:
            raise ConfigError("store.foreign", path=path)
        return False
    return are_applied(connection, component, steps, path)


def are_applied(connection: Connection, component: str, steps: Sequence[Sequence[str]], path: str) -> bool:
    """
    Tell whether all steps were applied, where some were.

    Raises:
        ConfigError: there are more, or others
    """
    applied = connection.execute(
        "SELECT version, checksum FROM gl_schema WHERE component = ? ORDER BY version", (component,)
    ).fetchall()
    if len(applied) > len(steps):
        raise ConfigError("store.newer", path=path, found=len(applied), known=len(steps))
    if any(checksum != _checksum(steps[int(version) - 1]) for version, checksum in applied):
        raise ConfigError("store.changed-step", path=path)
    return len(applied) == len(steps)


def migrate(connection: sqlite3.Connection, component: str, steps: Sequence[Sequence[str]], path: str) -> None:
    """
    Apply the steps that are missing; inside a write transaction that the caller holds.

    Raises:
        ConfigError: see :func:`is_current`
    """
    if is_current(connection, component, steps, path):
        return
    connection.execute(_TABLE)
    apply_missing(connection, component, steps)


def apply_missing(connection: Connection, component: str, steps: Sequence[Sequence[str]]) -> None:
    """Apply the steps that are missing; inside a transaction that keeps others out."""
    (done,) = connection.execute("SELECT count(*) FROM gl_schema WHERE component = ?", (component,)).fetchone()
    for version in range(done + 1, len(steps) + 1):
        step = steps[version - 1]
        for statement in step:
            connection.execute(statement)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        connection.execute("INSERT INTO gl_schema VALUES (?, ?, ?, ?)", (component, version, _checksum(step), now))


def _checksum(step: Sequence[str]) -> str:
    """Hash a step so that layout does not count."""
    return hashlib.sha256(";".join(" ".join(statement.split()) for statement in step).encode()).hexdigest()
