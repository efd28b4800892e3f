"""How a place stands at a moment, as figures: lights by unit, what is overdue, in whose hands the time passed, rates."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

import attrs

from govliaison.calendar import WorkCalendar
from govliaison.cases import Case, CaseState, attribute
from govliaison.deadlines import Light, Stage
from govliaison.oversight import INDICATORS, Figure, Measure, measure

CalendarFor = Callable[[str | None], WorkCalendar]
"""Gives the working calendar of the place a region code belongs to."""

SLOWEST: Final = 5
"""So many of the cases that took longest are told one by one."""


@attrs.frozen(kw_only=True)
class Overdue:
    """A case somebody is too late with: at which stage, since when, by how many working days."""

    case: Case
    unit: str
    stage: Stage
    since: datetime
    days: float


@attrs.frozen(kw_only=True)
class UnitLine:
    """
    What a unit has in hand and had.

    Attributes:
        unit: its id
        lights: cases in hand by light
        closed: cases it closed out
        held: how many cases were ever in its hands
        days: working days it held them altogether
    """

    unit: str
    lights: Counter[Light]
    closed: int
    held: int
    days: float

    @property
    def open(self) -> int:
        """Cases in hand."""
        return self.lights.total()


@attrs.frozen(kw_only=True)
class Way:
    """In whose hands a case was, and for how many working days each."""

    case: Case
    days: tuple[tuple[str, float], ...]

    @property
    def total(self) -> float:
        """Working days altogether."""
        return sum(days for _, days in self.days)


@attrs.frozen(kw_only=True)
class Picture:
    """
    Everything that is told.

    Attributes:
        now: as of when
        cases: all cases
        overdue: the longest overdue first
        units: those with most red lights first
        slowest: the cases that took longest
        rates: with what they count
    """

    now: datetime
    cases: tuple[Case, ...]
    overdue: tuple[Overdue, ...]
    units: tuple[UnitLine, ...]
    slowest: tuple[Way, ...]
    rates: tuple[Figure, ...]

    @property
    def states(self) -> Counter[CaseState]:
        """How many cases stand where."""
        return Counter(case.state for case in self.cases)

    @property
    def lights(self) -> Counter[Light]:
        """How many open cases show which light."""
        return Counter(case.light(self.now) for case in self.cases if case.state.is_open)

    @property
    def channels(self) -> int:
        """By how many channels the cases came."""
        return len({source.channel for case in self.cases for source in case.sources})


def draw(cases: Iterable[Case], calendar_for: CalendarFor, now: datetime) -> Picture:
    """
    Draw the picture.

    Args:
        cases: of the place and period
        calendar_for: working time is counted on the calendar of each case's own place
        now: as of when
    """
    cases = tuple(cases)
    ways = tuple(_way(case, calendar_for(case.region), now) for case in cases)
    overdue = [late for case in cases if (late := _overdue(case, calendar_for(case.region), now))]
    return Picture(
        now=now,
        cases=cases,
        overdue=tuple(sorted(overdue, key=lambda late: (-late.days, late.case.number))),
        units=tuple(sorted(_lines(ways, now), key=_worst_first)),
        slowest=tuple(sorted(ways, key=lambda way: (-way.total, way.case.number))[:SLOWEST]),
        rates=tuple(measure(cases, now, [each for each in INDICATORS if each.measure is Measure.RATE])),
    )


def _way(case: Case, calendar: WorkCalendar, now: datetime) -> Way:
    held: dict[str, timedelta] = {}
    for share in attribute(case, calendar, now):
        if share.unit:  # while it stood still the time was nobody's
            held[share.unit] = held.get(share.unit, timedelta()) + share.time
    return Way(case=case, days=tuple((unit, _days(time, calendar)) for unit, time in held.items()))


def _overdue(case: Case, calendar: WorkCalendar, now: datetime) -> Overdue | None:
    """Take the clock that ended first; whoever it waits for is late."""
    clock = next((clock for clock in case.running if clock.start.due_at < now), None)
    if clock is None:
        return None
    since = clock.start.due_at
    late = _days(calendar.working_time(since, now), calendar)
    return Overdue(case=case, unit=clock.start.unit, stage=clock.start.stage, since=since, days=late)


def _lines(ways: Sequence[Way], now: datetime) -> list[UnitLine]:
    held: Counter[str] = Counter()
    days: dict[str, float] = {}
    lights: dict[str, Counter[Light]] = {}
    closed: Counter[str] = Counter()
    for way in ways:
        for unit, time in way.days:
            held[unit] += 1
            days[unit] = days.get(unit, 0.0) + time
        if way.case.state.is_open:
            lights.setdefault(way.case.lead, Counter())[way.case.light(now)] += 1
        closed[way.case.lead] += way.case.state is CaseState.CLOSED
    return [
        UnitLine(unit=unit, lights=lights.get(unit, Counter()), closed=closed[unit], held=held[unit], days=days[unit])
        for unit in held
    ]


def _worst_first(line: UnitLine) -> tuple[float, ...]:
    return -line.lights[Light.RED], -line.lights[Light.YELLOW], -line.open, -line.days


def _days(time: timedelta, calendar: WorkCalendar) -> float:
    """Count working time in working days of the calendar's own office hours."""
    return time / timedelta(microseconds=calendar.hours.length)
