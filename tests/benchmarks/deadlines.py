"""
Working days and whole limits, against what people would pick instead, in one run.

    uv run --with numpy python tests/benchmarks/deadlines.py [--number 20000]

Working days, date to date: ours, one call of ``numpy.busday_offset`` with the same days off, and the loop of ``chinesecalendar``.
numpy knows no make-up workdays, so only stretches without one are asked, on which all three agree – that is checked. Without
numpy that line is left out. All take turns, so that a noisy machine disturbs all alike; medians of seven turns.
"""

import argparse
import importlib
import importlib.util
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

import chinese_calendar
from wiring import make_rules

from govliaison.calendar import DayKind, WorkCalendar
from govliaison.deadlines import Anchors, DayStep, Facts, Stage, explain
from govliaison.texts import say

ROUNDS = 7
FACTS = Facts(kind="complaint", urgency="ordinary", channel="portal", region="410400")
Question = tuple[date, int]


def questions(calendar: WorkCalendar, number: int) -> list[Question]:
    """Days of 2010 to 2025 and 1 to 20 working days, with no make-up workday on the way."""
    dice = Random(20)  # noqa: S311 - no secret
    made_up = sorted(day for day in calendar.deciding if day.weekday() >= 5 and calendar.is_working(day))
    asked: list[Question] = []
    while len(asked) < number:
        day, days = date(2010, 1, 1) + timedelta(days=dice.randrange(5800)), dice.randint(1, 20)
        end = calendar.add_working_days(day, days)
        if calendar.is_working(day) and not any(day <= each <= end for each in made_up):
            asked.append((day, days))
    return asked


def ours(calendar: WorkCalendar, asked: Sequence[Question]) -> list[date]:
    return [calendar.add_working_days(day, days) for day, days in asked]


def by_loop(asked: Sequence[Question]) -> list[date]:
    return [chinese_calendar.find_workday(days, day) for day, days in asked]


def by_numpy(calendar: WorkCalendar) -> Callable[[Sequence[Question]], list[date]]:
    np: Any = importlib.import_module("numpy")
    off = [day for day, table in calendar.deciding.items() if table.days[day].kind is DayKind.OFF]
    same = np.busdaycalendar(holidays=off)
    return lambda asked: [np.busday_offset(day, days, busdaycal=same).item() for day, days in asked]


def seconds(work: Callable[[], Any]) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun


def compare_days(calendar: WorkCalendar, number: int) -> None:
    """Measure date to date."""
    asked = questions(calendar, number)
    few = asked[: max(number // 50, 1)]
    peers: dict[str, tuple[Callable[[Sequence[Question]], list[date]], Sequence[Question]]] = {
        "chinesecalendar": (by_loop, few)
    }
    if importlib.util.find_spec("numpy"):
        peers["numpy.busday_offset"] = (by_numpy(calendar), asked)
    times: dict[str, list[float]] = {name: [] for name in ("ours", *peers)}
    for name, (peer, some) in peers.items():
        assert ours(calendar, some) == peer(some), name
    for _ in range(ROUNDS):
        times["ours"].append(seconds(lambda: ours(calendar, asked)) / len(asked))
        for name, (peer, some) in peers.items():
            times[name].append(seconds(lambda peer=peer, some=some: peer(some)) / len(some))  # type: ignore[misc]
    mine = median(times["ours"])
    print(f"working days, date to date: {mine * 1e6:8.2f} µs")
    for name in peers:
        ratio = median(their / our for their, our in zip(times[name], times["ours"], strict=True))
        print(f"  {name:24} {median(times[name]) * 1e6:8.2f} µs   {ratio:6.1f} × as long")


def compare_limits(number: int) -> None:
    """Measure whole limits: worked out, and explained in words."""
    limits = make_rules().limits
    begin = datetime(2026, 1, 5, 1, 0, tzinfo=limits.calendar.zone)
    dice = Random(21)  # noqa: S311 - no secret
    matters = [Anchors(received=begin + timedelta(minutes=dice.randrange(300_000))) for _ in range(number)]

    def work_out(some: Sequence[Anchors]) -> None:
        for anchors in some:
            limits.start(Stage.ANSWER, "market", FACTS, anchors)

    def render(some: Sequence[Anchors]) -> None:
        for anchors in some:
            for step in explain(limits, limits.start(Stage.ANSWER, "market", FACTS, anchors)).steps():
                if isinstance(step, DayStep):
                    say(step.reason.code, dict(step.reason.params), "zh")

    few = matters[: max(number // 10, 1)]
    plain = median(seconds(lambda: work_out(matters)) for _ in range(ROUNDS))
    told = median(seconds(lambda: render(few)) for _ in range(ROUNDS))
    print(f"limits worked out:           {len(matters) / plain:8,.0f} a second")
    print(f"limits with every step said: {len(few) / told:8,.0f} a second")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=20_000)
    parser.add_argument("--folder", type=Path, help="as the other benchmarks; nothing is written")
    asked = parser.parse_args()
    compare_days(make_rules().limits.calendar, asked.number)
    compare_limits(asked.number)


if __name__ == "__main__":
    main()
