"""The ledger in a file passes the contract of stores, also when every list counts as long."""

import atexit
import shutil
import sqlite3
import tempfile
from itertools import count
from pathlib import Path

import pytest

from govliaison.testing import Finding, Outcome, run_contract, store_contract
from govliaison_sql import open_sqlite, plans
from govliaison_sql.store import SqlStore

MEMORY_DISK = Path("/dev/shm")  # noqa: S108 - where there is one, nobody waits for a disk
FOLDER = Path(tempfile.mkdtemp(dir=MEMORY_DISK if MEMORY_DISK.is_dir() else None))
atexit.register(shutil.rmtree, FOLDER)
numbers = count(1)


def make() -> SqlStore:
    return open_sqlite(FOLDER / f"底账 {next(numbers)}.db", durable=False)


def reopen(store: SqlStore) -> SqlStore:
    return open_sqlite(store._connections.path, durable=False)


def peek(store: SqlStore) -> list[tuple[str, int, bytes]]:
    connection = sqlite3.connect(store._connections.path)
    rows = connection.execute("SELECT stream, version, payload FROM entry ORDER BY position").fetchall()
    connection.close()
    return rows


TestSqliteStore = store_contract(make, reopen=reopen, peek=peek, capabilities=frozenset({"durable", "concurrent"}))


def test_sqlite_answers_like_the_reference_when_lists_are_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Long lists are walked, short ones sorted; here everything counts as long."""
    monkeypatch.setattr(plans, "_FEW", 1)
    monkeypatch.setattr(plans, "_MOST_ARMS", 2)
    monkeypatch.setattr(plans, "_MOST_REGIONS", 2)
    (found,) = run_contract(TestSqliteStore, tests=["test_it_answers_like_the_reference"])
    assert Finding("test_it_answers_like_the_reference", Outcome.PASSED) == found
