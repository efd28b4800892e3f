"""Several threads and several processes on one schema of PostgreSQL."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import tiny_ledger
from postgres_server import drop_schema, execute, new_schema, postgres_dsn
from tiny_ledger import assert_whole, make_change, make_message, next_change

from govliaison.errors import Conflict
from govliaison.plugins import Batch, Claim, LeaseAsk, Positioned, Settle, Settlement
from govliaison_sql import open_postgres
from govliaison_sql.store import SqlStore

WRITER = """
import sys
from govliaison.errors import Conflict
from govliaison.plugins import Batch
from govliaison_sql import open_postgres
from tiny_ledger import next_change

dsn, schema, name, rounds = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
store = open_postgres(dsn, schema=schema, pool_size=2)
done = conflicts = 0
while done < rounds:
    streams = ("case/shared", f"case/{name}") if name < "r" else (f"case/{name}", "case/shared")
    try:
        store.commit(Batch(changes=tuple(next_change(store, stream, name) for stream in streams)))
        done += 1
    except Conflict:
        conflicts += 1
print(done, conflicts)
store.close()
"""

WORKER = """
import sys
from govliaison.plugins import LeaseAsk, Settle, Settlement
from govliaison_sql import open_postgres

dsn, schema, name = sys.argv[1:]
store = open_postgres(dsn, schema=schema, pool_size=2)
empty = 0
while empty < 20:
    leased = store.lease_messages(LeaseAsk(owner=name, now=1, until=1000, limit=7))
    empty = 0 if leased else empty + 1
    for each in leased:
        assert store.settle(Settlement(id=each.message.id, owner=name, outcome=Settle.DONE))
        print(each.message.id)
store.close()
"""


@pytest.fixture
def schema() -> Iterator[str]:
    name = new_schema()
    yield name
    drop_schema(name)


@pytest.fixture
def store(schema: str) -> Iterator[SqlStore]:
    made = open_postgres(postgres_dsn(), schema=schema, pool_size=8)
    yield made
    made.close()


def run_all(program: str, schema: str, arguments: list[tuple[str, ...]]) -> list[str]:
    """Run a program in several processes at once; give what each printed."""
    shared = str(Path(tiny_ledger.__file__).parent)
    processes = [
        subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-c", program, postgres_dsn(), schema, *each],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": shared},
        )
        for each in arguments
    ]
    printed = [process.communicate(timeout=120)[0] for process in processes]
    assert [0] * len(processes) == [process.returncode for process in processes]
    return printed


def test_four_processes_on_postgres_lose_no_entry_and_leave_no_hole(schema: str) -> None:
    """All make the tables at the same moment; two take the streams in the other order, and nobody waits for ever."""
    run_all(WRITER, schema, [(name, "25") for name in ("p", "q", "r", "s")])
    store = open_postgres(postgres_dsn(), schema=schema)
    feed = list(store.feed(0, 1000))
    store.close()
    assert 4 * 2 * 25 == len(feed)
    assert_whole(feed)
    assert 100 == len([one for one in feed if one.entry.stream == "case/shared"])


def test_four_workers_on_postgres_take_each_message_once(schema: str, store: SqlStore) -> None:
    """Each lane in its order, no message twice, none left."""
    messages = tuple(make_message(f"m{number:03}", f"mail:case/{number % 40}") for number in range(200))
    store.commit(Batch(messages=messages))
    printed = [text.split() for text in run_all(WORKER, schema, [(name,) for name in "abcd"])]
    taken = [identity for each in printed for identity in each]
    assert sorted(taken) == [message.id for message in messages]
    assert 0 == len(store.lease_messages(LeaseAsk(owner="z", now=5000, until=6000, limit=9)))


def test_workers_in_threads_on_postgres_take_each_due_record_once(store: SqlStore) -> None:
    store.commit(Batch(changes=tuple(make_change(f"case/{number:02}", 0) for number in range(60))))
    barrier = threading.Barrier(6)

    def work(number: int) -> list[str]:
        barrier.wait()
        taken: list[str] = []
        for _ in range(20):
            taken += store.lease_due(LeaseAsk(owner=f"w{number}", now=1, until=9, limit=5))
        return taken

    with ThreadPoolExecutor(6) as pool:
        taken = [stream for each in pool.map(work, range(6)) for stream in each]
    assert [f"case/{number:02}" for number in range(60)] == sorted(taken)


def test_a_worker_on_postgres_passes_over_what_another_one_is_just_taking(store: SqlStore) -> None:
    """SKIP LOCKED: nobody waits for a worker that hangs in the middle."""
    store.commit(Batch(messages=(make_message("m1", "one"), make_message("m2", "two"))))
    with store._connections._borrowed() as connection:  # type: ignore[attr-defined]
        connection.execute("BEGIN")
        connection.execute("SELECT 1 FROM outbox WHERE id = 'm1' FOR UPDATE")
        leased = store.lease_messages(LeaseAsk(owner="w", now=1, until=9, limit=9))
        connection.execute("ROLLBACK")
    assert ["m2"] == [each.message.id for each in leased]
    assert store.settle(Settlement(id="m2", owner="w", outcome=Settle.DONE))


def test_exactly_one_of_many_threads_on_postgres_wins_a_version(store: SqlStore) -> None:
    barrier = threading.Barrier(8)

    def attempt(number: int) -> bool:
        barrier.wait()
        try:
            store.commit(Batch(changes=(make_change("case/1", 0, actor=str(number)),), take=(Claim("k", "case/1"),)))
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        won = list(pool.map(attempt, range(8)))
    assert 1 == won.count(True)
    assert [str(won.index(True))] == [entry.entry.actor for entry in store.entries("case/1")]


def test_a_reader_on_postgres_never_sees_an_entry_before_those_in_front_of_it(store: SqlStore) -> None:
    seen: list[Positioned] = []
    writing = threading.Event()

    def write(number: int) -> None:
        for _ in range(20):
            store.commit(Batch(changes=(next_change(store, f"case/{number}"),)))

    def follow() -> None:
        while not writing.is_set() or len(seen) < 60:
            seen.extend(store.feed(len(seen), 7))

    with ThreadPoolExecutor(4) as pool:
        reader = pool.submit(follow)
        writers = [pool.submit(write, number) for number in range(3)]
        for task in writers:
            task.result()
        writing.set()
        reader.result()
    assert 60 == len(seen)
    assert_whole(seen)


def test_processes_that_race_to_make_the_tables_of_postgres_make_them_once(schema: str) -> None:
    opening = (
        "import sys; from govliaison_sql import open_postgres; open_postgres(sys.argv[1], schema=sys.argv[2]).close()"
    )
    run_all(opening, schema, [()] * 5)
    assert [(1,)] == execute(f'SELECT count(*) FROM "{schema}".gl_schema')  # noqa: S608 - our own name
