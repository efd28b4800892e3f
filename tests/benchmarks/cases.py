"""
Opening a case and a case's whole life, against the very same rows written by plain sqlite3, in one run.

    uv run python tests/benchmarks/cases.py [--cases 2000] [--folder FOLDER]

Ours decides, folds, hashes and commits; the bare driver replays the statements that were recorded, transaction by transaction,
on a file of the same shape with the same pragmas. Both take turns, so that a noisy machine disturbs both alike.
"""

import argparse
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parent))

from wiring import START, Recorder, bare_connection, open_office, replay

from govliaison.cases import Cases, DeliveryMethod, Grade, Outcome, Solved, Submission
from govliaison.ledger import Store

TEXT = "我公司办理食品经营许可变更时，窗口要求重复提交营业执照和场地证明，已跑三趟，请协调解决。" * 2


def submission(number: int, *, routed: bool) -> Submission:
    return Submission(
        channel="portal",
        source_id=f"2026-{number:07d}",
        received_at=START,
        category="食品经营许可" if routed else "",
        region="410400",
        title="食品经营许可变更被要求重复提交材料",
        text=TEXT,
        enterprise_name="示例食品有限公司",
        contact="王五",
        phone=f"139{number:08d}",
    )


def open_case(desks: dict[str, Cases], number: int) -> None:
    desks["convener"].submit(submission(number, routed=False))


def whole_life(desks: dict[str, Cases], number: int) -> None:
    """Eight commits from submission to close-out."""
    case = desks["convener"].submit(submission(number, routed=True)).id
    unit, auditor = desks["unit"], desks["auditor"]
    unit.sign_for(case)
    unit.measure(case, text="现场核查，联系企业。")
    unit.interim(case, text="正在协调窗口，本周内答复。")
    unit.answer(
        case,
        text="经核查，变更只需提交一次材料，已为企业当场办结。",
        outcome=Outcome.SOLVED,
        method=DeliveryMethod.TELEPHONE,
        delivered_at=START,
    )
    unit.request_close_out(case)
    auditor.audit(case, approve=True)
    auditor.call_back(case, reached=True, solved=Solved.YES, grade=Grade.SATISFIED)


def compare(
    work: Callable[[dict[str, Cases], int], None], cases: int, place: Path | None
) -> tuple[float, float, list[float]]:
    """
    Do the work and replay its rows, in turns of a tenth each.

    Returns:
        microseconds for one case: ours, bare (medians of the turns), and the ratio of each turn
    """
    with tempfile.TemporaryDirectory(dir=place) as folder:
        ours, rounds = _Ours(Path(folder)), 10
        bare = _bare(Path(folder) / "bare.db")
        share = max(cases // rounds, 1)
        work(ours.desks, 0)
        times: list[tuple[float, float]] = []
        for turn in range(rounds):
            ours.recorder.statements.clear()
            begin = perf_counter()
            for number in range(share):
                work(ours.desks, 1 + turn * share + number)
            mine = perf_counter() - begin
            begin = perf_counter()
            replay(bare, ours.recorder.statements)
            times.append((mine / share * 1e6, (perf_counter() - begin) / share * 1e6))
        bare.close()
        ours.store.close()
    return median(t for t, _ in times), median(b for _, b in times), sorted(t / b for t, b in times)


class _Ours:
    def __init__(self, folder: Path) -> None:
        self.store: Store
        self.store, self.desks = open_office(folder / "ours.db")
        connections = self.store._connections  # type: ignore[attr-defined]
        self.recorder = Recorder(connections._writer)
        connections._writer = self.recorder


def _bare(path: Path) -> sqlite3.Connection:
    """Make a file with the same tables by letting the adapter make it, then drop down to the driver."""
    store, _ = open_office(path)
    store.close()
    return bare_connection(path)


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=2000)
    parser.add_argument("--folder", type=Path, help="where the files are made; another disk is another result")
    asked = parser.parse_args(arguments)
    cases = asked.cases
    print("work                      ours µs   bare µs   ratio (median, best, worst turn)")
    for name, work, number in (("open a case", open_case, cases), ("whole life, 8 commits", whole_life, cases // 5)):
        mine, bare, ratios = compare(work, number, asked.folder)
        print(f"{name:24} {mine:9.0f} {bare:9.0f}   {median(ratios):.2f}  {ratios[0]:.2f}  {ratios[-1]:.2f}")


if __name__ == "__main__":
    main()
