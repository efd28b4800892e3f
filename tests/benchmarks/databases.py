"""
Committing, looking up and finding in memory, in SQLite and in PostgreSQL, in one run.

    uv run python tests/benchmarks/databases.py [--records 5000] [--commits 500] [--folder FOLDER]

A commit is what opening a case writes: an entry, its record with audience and search, a claim, two vault items, a message. For
PostgreSQL the statements that wrote are replayed by plain psycopg in another schema, one transaction each, in turns with ours.
SQLite and PostgreSQL are durable (``synchronous = FULL``, ``fsync = on``); the server is one that the program starts itself.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, ClassVar

sys.path.insert(0, str(Path(__file__).parents[1] / "shared"))

import attrs
import psycopg
from postgres_server import Server
from tiny_ledger import make_change, make_message

from govliaison.ledger import Batch, Claim, Index, MemoryStore, Order, Query, Reader, Store, VaultItem
from govliaison_sql import open_postgres, open_sqlite
from govliaison_sql.postgres import connections
from govliaison_sql.postgres.session import Session

TEXT = "我公司办理食品经营许可变更时，窗口要求重复提交营业执照和场地证明，已跑三趟，请协调解决。" * 2
WORDS = ("许可变更", "环评审批", "用电报装", "社保补缴", "融资担保", "消防验收", "招工用工", "道路积水")
TURNS = 5


def batch(number: int) -> Batch:
    change = make_change(f"case/{number:07d}", 0)
    index = Index(
        state=("submitted", "handling", "closed")[number % 3],
        unit=f"unit-{number % 30}",
        region=f"41040{number % 4}",
        number=f"{number:012d}",
        opened=number,
        due=number * 7 % 10_007,
        attention=number,
        text=f"{WORDS[number % 8]} {TEXT} {number % 97:03d}号",
        audience=frozenset({f"unit-{number % 30}", "convener"}),
    )
    record = attrs.evolve(change.record, index=index, body=TEXT.encode() * 3)
    title = VaultItem(
        subject=change.stream, item="title", stream=change.stream, salt=b"0" * 16, value=WORDS[number % 8]
    )
    return Batch(
        changes=(attrs.evolve(change, record=record),),
        take=(Claim(f"source:{number}", change.stream),),
        vault=(title, attrs.evolve(title, item="text", value=TEXT)),
        messages=(make_message(f"m{number:07d}", f"mail:{change.stream}"),),
    )


READS: dict[str, Callable[[Store, int], Any]] = {
    "get a record": lambda store, number: store.records([f"case/{number % 1000:07d}"]),
    "first page, everybody": lambda store, _: store.find(Query(kind="case", reader=None, descending=True)),
    "page of a unit by due": lambda store, number: store.find(
        Query(kind="case", reader=Reader(tokens=frozenset({f"unit-{number % 30}"})), order=Order.DUE)
    ),
    "search 4 characters": lambda store, number: store.find(Query(kind="case", reader=None, text=WORDS[number % 8])),
    "search 2 + 3 characters": lambda store, number: store.find(
        Query(kind="case", reader=None, text=f"食品 {number % 97:03d}号")
    ),
}


def each(work: Callable[[int], Any], first: int, count: int) -> float:
    """Give microseconds for one."""
    begin = perf_counter()
    for number in range(first, first + count):
        work(number)
    return (perf_counter() - begin) / count * 1e6


class Recorder(Session):
    """Keeps the rows that were written."""

    written: ClassVar[list[tuple[bytes, list[Any]]]] = []

    def executemany(self, statement: str, rows: Any, /) -> None:
        Recorder.written.append((statement.replace("?", "%s").encode(), list(rows)))
        super().executemany(statement, rows)

    def execute(self, statement: str, values: Any = (), /) -> Any:
        if statement.startswith(("INSERT", "DELETE", "UPDATE")):
            Recorder.written.append((statement.replace("?", "%s").encode(), [values]))
        return super().execute(statement, values)


def compare_with_bare(dsn: str, commits: int) -> list[tuple[float, float]]:
    """Commit with ours, and replay the rows by the driver alone, in turns."""
    connections.Session = Recorder  # type: ignore[misc]
    ours = open_postgres(dsn, schema="ours")
    open_postgres(dsn, schema="bare").close()
    times = []
    with psycopg.connect(dsn, options="-c search_path=bare") as bare:

        def replay(number: int) -> None:
            cursor = bare.cursor()
            for statement, rows in recorded[number]:
                cursor.executemany(statement, rows)
            bare.commit()

        for turn in range(-1, TURNS):
            recorded: dict[int, list[tuple[bytes, list[Any]]]] = {}

            share = max(commits // TURNS, 2)
            first = (turn + 1) * share
            batches = {number: batch(number) for number in range(first, first + share)}

            def commit(
                number: int,
                kept: dict[int, list[tuple[bytes, list[Any]]]] = recorded,
                made: dict[int, Batch] = batches,
            ) -> None:
                Recorder.written = kept[number] = []
                ours.commit(made[number])

            times.append((each(commit, first, share), each(replay, first, share)))
    ours.close()
    connections.Session = Session  # type: ignore[misc]
    return times[1:]  # the first turn warms up


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=5000)
    parser.add_argument("--commits", type=int, default=500)
    parser.add_argument("--folder", type=Path, help="where the files are made; another disk is another result")
    asked = parser.parse_args(arguments)
    server = Server(place=asked.folder)
    server.start(durable=True)
    try:
        with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
            measure(asked.records, asked.commits, Path(folder), server.dsn)
    finally:
        server.remove()


def measure(records: int, commits: int, folder: Path, dsn: str) -> None:
    stores: dict[str, Store] = {
        "memory": MemoryStore(),
        "SQLite": open_sqlite(folder / "ledger.db"),
        "PostgreSQL": open_postgres(dsn),
    }
    for store in stores.values():
        for first in range(0, records, 500):
            batches = [batch(number) for number in range(first, min(first + 500, records))]
            store.commit(
                Batch(
                    changes=tuple(change for one in batches for change in one.changes),
                    vault=tuple(item for one in batches for item in one.vault),
                )
            )
    with psycopg.connect(dsn, autocommit=True) as connection:
        connection.execute("ANALYZE")
    print(f"{'microseconds for one':26}" + "".join(f"{name:>12}" for name in stores))
    taken = [
        each(lambda number, store=store: store.commit(batch(number)), records, commits) for store in stores.values()
    ]
    print(f"{'commit':26}" + "".join(f"{one:12.0f}" for one in taken))
    for name, read in READS.items():
        count = max(commits // 5, 2)
        taken = [
            each(lambda number, store=store, read=read: read(store, number), 0, count) for store in stores.values()
        ]
        print(f"{name:26}" + "".join(f"{one:12.0f}" for one in taken))
    for store in stores.values():
        store.close()
    times = compare_with_bare(dsn, commits)
    ratios = sorted(ours / bare for ours, bare in times)
    print(
        f"commit to PostgreSQL: ours {median(t for t, _ in times):.0f}, the same statements by psycopg"
        f" {median(b for _, b in times):.0f}; ratio {median(ratios):.2f} ({ratios[0]:.2f} … {ratios[-1]:.2f})"
    )


if __name__ == "__main__":
    main()
