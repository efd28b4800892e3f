"""
Counting the clocks of open cases anew after a year was gazetted: the look, and the entries.

    uv run python tests/benchmarks/recompute.py [--cases 10000] [--folder FOLDER]

Every case is open and every one of its limits lies in a year that becomes gazetted, so that all of them change.
"""

import argparse
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parent))

import attrs
from wiring import open_office

from govliaison.calendar import DayTable, WorkCalendar, read_notice
from govliaison.cases import Recomputing, Submission
from govliaison.deadlines import Limits

FIRST = date(2026, 9, 28)


class Stormy:
    """A layer with the coming days off."""

    def days(self, year: int, /) -> DayTable | None:
        if year != FIRST.year:
            return None
        last = FIRST + timedelta(days=3)
        text = f"{FIRST.month}月{FIRST.day + 1}日至{last.month}月{last.day}日放假"
        return read_notice(text, year=year).table("storm")


def measure(folder: Path, cases: int) -> tuple[float, float]:
    """Give the seconds that the look and the entries take."""
    store, desks = open_office(folder / "ledger.db")
    desk = desks["convener"]
    context, rules = desk._context, desk._rules_for(None)
    for number in range(cases):
        desk.submit(
            Submission(
                channel="portal",
                source_id=str(number),
                received_at=context.now,
                category="食品经营许可",
                region="410400",
                title="食品经营许可变更被要求重复提交材料",
                text="窗口要求重复提交营业执照和场地证明，已跑三趟，请协调解决。",
            )
        )
    before = rules.limits
    calendar = before.calendar
    storm = WorkCalendar(
        zone=calendar.zone,
        hours=calendar.hours,
        deciding={**calendar.deciding, **WorkCalendar.build([Stormy()], zone=calendar.zone).deciding},
        gazetted_years=calendar.gazetted_years,
    )
    after = attrs.evolve(rules, limits=Limits(packs=before.packs, calendar=storm))
    run = Recomputing(context, lambda _region: after, lambda _region: {before.version: before})
    begun = perf_counter()
    looked = sum(1 for _ in run.preview())
    middle = perf_counter()
    entered = sum(1 for _ in run.apply())
    done = perf_counter()
    store.close()
    assert cases == looked == entered
    return middle - begun, done - middle


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        look, enter = measure(Path(folder), asked.cases)
    per = 100_000 / asked.cases
    print(f"{asked.cases} open cases, all changed")
    print(f"look:  {look:7.2f} s   for 100,000: {look * per:6.1f} s")
    print(f"enter: {enter:7.2f} s   for 100,000: {enter * per:6.1f} s")


if __name__ == "__main__":
    main()
