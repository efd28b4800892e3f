"""Several threads and several processes on one file."""

import sqlite3
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from govliaison.errors import Conflict, StoreUnavailable
from govliaison.plugins import Batch, Change, Claim, Entry, Index, Positioned, StoredRecord
from govliaison_sql import open_sqlite

WRITER = """
import sys
from govliaison.errors import Conflict
from govliaison.plugins import *
from govliaison_sql import open_sqlite

path, name, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
store = open_sqlite(path)
done = 0
while done < rounds:
    changes = []
    for stream in ("case/shared", f"case/{name}"):
        version = len(store.entries(stream))
        entry = Entry(stream=stream, version=version + 1, event="E", schema=1, payload=b"{}", effective_at=1,
            recorded_at=1, actor=name, on_behalf_of=None, recorded_for=None, jurisdiction="", caused_by=None,
            request=None, batch=None, profile="", previous="", hash=f"{name}{version}")
        record = StoredRecord(stream=stream, kind="case", version=version + 1, shape=1, head=entry.hash,
            index=Index(state="open", audience=frozenset({"all"})), body=b"{}")
        changes.append(Change(stream=stream, expected=version, entries=(entry,), record=record))
    try:
        store.commit(Batch(changes=tuple(changes)))
    except Conflict:
        continue
    done += 1
    print(done, flush=True)
store.close()
"""


def start(path: Path, name: str, rounds: int) -> "subprocess.Popen[str]":
    """Start a process that commits to a stream of its own and to a shared one."""
    return subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", WRITER, str(path), name, str(rounds)], stdout=subprocess.PIPE, text=True
    )


def change(stream: str, expected: int, actor: str = "a") -> Change:
    entry = Entry(
        stream=stream,
        version=expected + 1,
        event="E",
        schema=1,
        payload=b"{}",
        effective_at=1,
        recorded_at=1,
        actor=actor,
        on_behalf_of=None,
        recorded_for=None,
        jurisdiction="",
        caused_by=None,
        request=None,
        batch=None,
        profile="",
        previous="",
        hash=f"{stream}{expected}",
    )
    record = StoredRecord(
        stream=stream,
        kind="case",
        version=expected + 1,
        shape=1,
        head=entry.hash,
        index=Index(state="open"),
        body=b"{}",
    )
    return Change(stream=stream, expected=expected, entries=(entry,), record=record)


def assert_whole(feed: list[Positioned]) -> None:
    """No hole among positions, none among the versions of a stream."""
    versions: dict[str, int] = {}
    for position, positioned in enumerate(feed, start=1):
        assert positioned.position == position
        stream = positioned.entry.stream
        assert positioned.entry.version == versions.get(stream, 0) + 1
        versions[stream] = positioned.entry.version


def test_two_processes_lose_no_update_and_leave_no_hole(tmp_path: Path) -> None:
    """Both make the file at the same moment: the tables are made once."""
    path = tmp_path / "ledger.db"
    processes = [start(path, name, 30) for name in ("p", "q")]
    for process in processes:
        process.communicate(timeout=60)
        assert process.returncode == 0
    store = open_sqlite(path)
    feed = list(store.feed(0, 1000))
    store.close()
    assert len(feed) == 2 * 2 * 30
    assert_whole(feed)
    assert len([one for one in feed if one.entry.stream == "case/shared"]) == 60


def test_a_reader_never_sees_an_entry_before_those_in_front_of_it(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    store = open_sqlite(path)
    process = start(path, "p", 60)
    seen: list[Positioned] = []
    deadline = time.monotonic() + 60
    while len(seen) < 120 and time.monotonic() < deadline:
        seen += store.feed(len(seen), 7)
    process.communicate(timeout=60)
    store.close()
    assert len(seen) == 120
    assert_whole(seen)


def test_a_killed_process_leaves_whole_batches(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    process = start(path, "p", 1_000_000)
    assert process.stdout is not None
    acknowledged = 0
    for _ in range(20):
        acknowledged = int(process.stdout.readline())
    process.kill()
    process.communicate()
    store = open_sqlite(path, busy_timeout=10)
    feed = list(store.feed(0, 1_000_000))
    assert len(feed) >= 2 * acknowledged
    assert_whole(feed)
    heads = store.records(["case/shared", "case/p"])
    assert {record.version for record in heads.values()} == {len(feed) // 2}
    store.commit(Batch(changes=(change("case/after", 0),)))
    store.close()


def test_exactly_one_of_many_threads_wins_a_version(tmp_path: Path) -> None:
    store = open_sqlite(tmp_path / "ledger.db")
    barrier = threading.Barrier(8)

    def attempt(number: int) -> bool:
        barrier.wait()
        try:
            store.commit(Batch(changes=(change("case/1", 0, str(number)),), take=(Claim("k", "case/1"),)))
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        won = list(pool.map(attempt, range(8)))
    assert won.count(True) == 1
    assert [entry.entry.actor for entry in store.entries("case/1")] == [str(won.index(True))]
    store.close()


def test_threads_read_while_others_write(tmp_path: Path) -> None:
    store = open_sqlite(tmp_path / "ledger.db")

    def write(number: int) -> None:
        for version in range(20):
            store.commit(Batch(changes=(change(f"case/{number}", version),)))

    def read(_number: int) -> None:
        for _ in range(50):
            assert_whole(list(store.feed(0, 1000)))

    with ThreadPoolExecutor(6) as pool:
        tasks = [pool.submit(task, number) for number in range(3) for task in (write, read)]
    for task in tasks:
        task.result()
    assert store.head() == 60
    store.close()


def test_a_database_locked_by_another_program_is_named(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    store = open_sqlite(path, busy_timeout=0.05)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreUnavailable) as caught:
        store.commit(Batch(changes=(change("case/1", 0),)))
    assert caught.value.code == "store.locked"
    assert "ledger.db" in str(caught.value)
    assert caught.value.hint("zh")
    assert store.head() == 0
    other.execute("ROLLBACK")
    other.close()
    store.commit(Batch(changes=(change("case/1", 0),)))
    store.close()
