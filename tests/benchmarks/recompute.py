"""
Counting the clocks of open cases anew after a year was gazetted: the look, and the entries.

    uv run python tests/benchmarks/recompute.py [--cases 10000] [--folder FOLDER]

Every case is open, each came at another second, and every one of its limits ends among days that are declared off: all of them
change. Then the same look where only days change that lie behind every limit, as in most gazettes.
"""

import argparse
import sys
import tempfile
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parent))

import attrs
from wiring import START, Clock, open_office

from govliaison.calendar import DayTable, WorkCalendar, read_notice
from govliaison.cases import CaseRules, Recomputing, Submission
from govliaison.cli.garbage import collect_rarely
from govliaison.deadlines import Limits

FIRST, LATE = date(2026, 9, 28), date(2026, 12, 1)


class Stormy:
    """A layer with the three days after one day off."""

    def __init__(self, first: date) -> None:
        self.first = first

    def days(self, year: int, /) -> DayTable | None:
        if year != self.first.year:
            return None
        begins, ends = self.first + timedelta(days=1), self.first + timedelta(days=3)
        text = f"{begins.month}月{begins.day}日至{ends.month}月{ends.day}日放假"
        return read_notice(text, year=year).table("storm")


def with_storm(rules: CaseRules, first: date) -> CaseRules:
    calendar = rules.limits.calendar
    storm = WorkCalendar(
        zone=calendar.zone,
        hours=calendar.hours,
        deciding={**calendar.deciding, **WorkCalendar.build([Stormy(first)], zone=calendar.zone).deciding},
        gazetted_years=calendar.gazetted_years,
    )
    return attrs.evolve(rules, limits=Limits(packs=rules.limits.packs, calendar=storm))


def measure(folder: Path, cases: int) -> tuple[float, float, float]:
    """Give the seconds that the look, the entries, and a look at which nothing changes take."""
    clock = Clock()
    store, desks = open_office(folder / "ledger.db", clock)
    desk = desks["convener"]
    context, rules = desk._context, desk._rules_for(None)
    for number in range(cases):
        clock.at = START + timedelta(seconds=number % 3_600)
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
    past = {rules.limits.version: rules.limits}
    late, after = with_storm(rules, LATE), with_storm(rules, FIRST)
    times = [perf_counter()]
    idle = sum(1 for _ in Recomputing(context, lambda _region: late, lambda _region: past).preview())
    times.append(perf_counter())
    run = Recomputing(context, lambda _region: after, lambda _region: past)
    looked = sum(1 for _ in run.preview())
    times.append(perf_counter())
    entered = sum(1 for _ in run.apply())
    times.append(perf_counter())
    store.close()
    assert (0, cases, cases) == (idle, looked, entered)
    passed, look, enter = (after - before for before, after in pairwise(times))
    return look, enter, passed


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args()
    collect_rarely()  # as the command's own process does
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        look, enter, passed = measure(Path(folder), asked.cases)
    per = 100_000 / asked.cases
    print(f"{asked.cases} open cases, all changed")
    print(f"look:  {look:7.2f} s   for 100,000: {look * per:6.1f} s")
    print(f"enter: {enter:7.2f} s   for 100,000: {enter * per:6.1f} s")
    print(f"look at days behind all limits: {passed:7.2f} s   for 100,000: {passed * per:6.1f} s")


if __name__ == "__main__":
    main()
