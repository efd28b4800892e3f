"""
Several processes that write to one file, against one that writes alone.

    uv run python tests/benchmarks/processes.py [--processes 8] [--seconds 10] [--folder FOLDER]

Each process commits an entry and its record, durably, as fast as it can, to streams of its own. What is asked: does everybody
get a turn, how long does the unluckiest wait, and what does taking turns cost.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter, sleep, time
from typing import Any

from govliaison.ledger import Batch, Change, Entry, Index, Meta, StoredRecord
from govliaison_sql import open_sqlite


def change(stream: str, actor: str) -> Change:
    entry = Entry(
        stream=stream,
        version=1,
        event="CaseSubmitted",
        schema=1,
        payload=b'{"title":"..."}' * 20,
        effective_at=1,
        recorded_at=1,
        actor=actor,
        on_behalf_of=None,
        recorded_for=None,
        jurisdiction="410400",
        caused_by=None,
        request=None,
        batch=None,
        profile="0" * 64,
        previous="",
        hash="0" * 64,
    )
    record = StoredRecord(
        stream=stream,
        kind="case",
        version=1,
        shape=1,
        head=entry.hash,
        index=Index(state="submitted", unit="desk", opened=1, due=2, attention=2, audience=frozenset({"convener"})),
        body=b'{"title":"..."}' * 40,
    )
    return Change(stream=stream, expected=0, entries=(entry,), record=record)


def write(path: Path, name: str, begin: float, seconds: float) -> list[float]:
    """Commit from a moment on, for so many seconds; give how long each commit took, in milliseconds."""
    store = open_sqlite(path)
    sleep(max(begin - time(), 0))
    took: list[float] = []
    while not took or time() < begin + seconds:
        before = perf_counter()
        store.commit(Batch(changes=(change(f"case/{name}-{len(took)}", name),)))
        took.append((perf_counter() - before) * 1e3)
    store.close()
    return took


def measure(processes: int, seconds: float, folder: Path) -> dict[str, float]:
    """Let so many processes write to a new file."""
    path = folder / f"{processes}.db"
    store = open_sqlite(path)
    store.initialise(Meta(deployment="bench", algorithm="sha256", key=os.urandom(32)))
    store.close()
    begin = time() + 1 + processes / 4  # until all have started
    command = [sys.executable, __file__, "--write", str(path), "--begin", str(begin), "--seconds", str(seconds)]
    writers = [
        subprocess.Popen([*command, "--name", f"p{number}"], stdout=subprocess.PIPE, text=True)  # noqa: S603 - ourselves
        for number in range(processes)
    ]
    results: list[Any] = [writer.communicate()[0] for writer in writers]
    if any(writer.returncode for writer in writers):
        message = "a writer failed"
        raise SystemExit(message)
    each = [json.loads(result) for result in results]
    waits = sorted(took for one in each for took in one)
    return {
        "rate": len(waits) / seconds,
        "median": waits[len(waits) // 2],
        "p99": waits[len(waits) * 99 // 100],
        "worst": waits[-1],
        "fairness": min(map(len, each)) / max(map(len, each)),
    }


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--processes", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--folder", type=Path, help="where the file is made; another disk is another result")
    parser.add_argument("--write", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--name", default="", help=argparse.SUPPRESS)
    parser.add_argument("--begin", type=float, default=0, help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    if asked.write:
        print(json.dumps(write(asked.write, asked.name, asked.begin, asked.seconds)))
        return
    alone = 0.0
    print("processes  commits/s  against one  median ms  p99 ms  worst ms  slowest/fastest")
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        for number in (1, asked.processes):
            found = measure(number, asked.seconds, Path(folder))
            alone = alone or found["rate"]
            print(
                f"{number:9} {found['rate']:10,.0f} {found['rate'] / alone:12.2f} {found['median']:10.1f}"
                f" {found['p99']:7.1f} {found['worst']:9.1f} {found['fairness']:16.2f}"
            )


if __name__ == "__main__":
    main()
