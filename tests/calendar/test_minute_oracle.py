"""
Limits against an oracle that walks minute by minute.

It is naive on purpose: it knows a table of days and office hours, and steps from minute to minute until it has counted what a
limit asks for. The engine counts in constant time and shares nothing with it but the words.

A long run: ``GOVLIAISON_ORACLE_CASES=1000000 pytest tests/calendar/test_minute_oracle.py``.
"""

import os
from calendar import monthrange
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import attrs

from govliaison.calendar import (
    CountFrom,
    Cutoff,
    DayKind,
    DayTable,
    NonWorking,
    OfficeHours,
    SpecialDay,
    WorkCalendar,
    due,
    elapsed_working_days,
)
from govliaison.deadlines import Anchor, Anchors, Cap, DeadlineRule, Extension, Limits, Stage
from govliaison.values import Amount, TimeUnit

ZONE = ZoneInfo("Asia/Shanghai")
CASES = int(os.environ.get("GOVLIAISON_ORACLE_CASES", "2000"))
CASES_PER_WORLD = 100
SEED = 20_200_408
YEAR = 2026
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
MOST = {
    TimeUnit.MINUTE: 6_000,
    TimeUnit.HOUR: 100,
    TimeUnit.WORKING_HOUR: 40,
    TimeUnit.WORKING_DAY: 12,
    TimeUnit.CALENDAR_DAY: 15,
    TimeUnit.MONTH: 2,
}
EXTENDED = {TimeUnit.WORKING_DAY: 4, TimeUnit.CALENDAR_DAY: 5, TimeUnit.HOUR: 30, TimeUnit.WORKING_HOUR: 10}


@attrs.frozen
class World:
    """
    A table of days and office hours, and how to walk through it.

    Moments are local and without a zone; minutes of the day run from 0.
    """

    special: dict[date, bool]
    intervals: list[tuple[int, int]]

    def is_working(self, day: date) -> bool:
        return self.special.get(day, day.isoweekday() <= 5)

    def is_open(self, moment: datetime) -> bool:
        """Whether the minute that begins now is worked."""
        clock = moment.hour * 60 + moment.minute
        return self.is_working(moment.date()) and any(opens <= clock < closes for opens, closes in self.intervals)

    def is_office_time(self, moment: datetime) -> bool:
        """Whether one may come now; who comes at closing time is on time."""
        clock = moment.hour * 60 + moment.minute
        return self.is_working(moment.date()) and any(opens <= clock <= closes for opens, closes in self.intervals)

    def due(
        self, start: datetime, amount: Amount, count_from: CountFrom, cutoff: Cutoff | None, non_working: NonWorking
    ) -> datetime:
        """Walk until a limit is over."""
        number = amount.number
        match amount.unit:
            case TimeUnit.WORKING_HOUR:
                return self.walk(start, number * 60, self.is_open)
            case TimeUnit.MINUTE | TimeUnit.HOUR:
                minutes = number if amount.unit is TimeUnit.MINUTE else number * 60
                if non_working is NonWorking.FREEZE:
                    return self.walk(start, minutes, lambda moment: self.is_working(moment.date()))
                end = self.walk(start, minutes, lambda _moment: True)
                while non_working is NonWorking.ROLL and not self.is_office_time(end):
                    end += MINUTE
                return end
        in_working_days = amount.unit is TimeUnit.WORKING_DAY or non_working is NonWorking.FREEZE
        if amount.unit is TimeUnit.MONTH:
            number = self.days_of_months(start.date(), number, count_from)
        last = self.walk_days(start, number, count_from, in_working_days=in_working_days)
        while non_working is NonWorking.ROLL and not self.is_working(last):
            last += DAY
        return self.end_of(last, start, amount.unit, cutoff)

    def walk(self, moment: datetime, minutes: int, counts: Callable[[datetime], bool]) -> datetime:
        """Go on until so many minutes were counted."""
        while minutes:
            minutes -= counts(moment)
            moment += MINUTE
        return moment

    def walk_days(self, start: datetime, number: int, count_from: CountFrom, *, in_working_days: bool) -> date:
        """Go on, minute by minute, until so many days were begun."""

        def counts(day: date) -> bool:
            return self.is_working(day) or not in_working_days

        moment = start
        if number and count_from is CountFrom.SAME_DAY:
            number -= counts(start.date())
        while number:
            day = moment.date()
            moment += MINUTE
            number -= moment.date() != day and counts(moment.date())
        return moment.date()

    def days_of_months(self, first: date, months: int, count_from: CountFrom) -> int:
        """Count the days of a limit in months: up to the day of the same number, or the last of a shorter month."""
        day, days = first, 0
        while months:
            day, days = day + DAY, days + 1
            months -= day.day == 1
        while days and day.day < min(first.day, monthrange(day.year, day.month)[1]):
            day, days = day + DAY, days + 1
        # the first day counts, so the last but one is the last; a shorter month has no day to give back
        return days + 1 if count_from is CountFrom.SAME_DAY and days and day.day < first.day else days

    def end_of(self, day: date, start: datetime, unit: TimeUnit, cutoff: Cutoff | None) -> datetime:
        """Say when the last day is over."""
        midnight = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - local moments
        closing = midnight + self.intervals[-1][1] * MINUTE
        if cutoff is None:
            return closing if unit is TimeUnit.WORKING_DAY else midnight + DAY
        clock = timedelta(hours=start.hour, minutes=start.minute)
        return {
            Cutoff.END_OF_WORKING_DAY: closing,
            Cutoff.EXACT_TIME: midnight + clock,
            Cutoff.MIDNIGHT: midnight + DAY,
        }[cutoff]


def random_world(random: Random) -> World:
    """Draw a year with holidays, make-up workdays and office hours of its own."""
    first, special = date(YEAR, 1, 1), {}
    for _ in range(random.randint(0, 14)):
        begins = first + random.randrange(365) * DAY
        length = random.choice([1, 1, 3, 7, 9])
        special.update({begins + offset * DAY: False for offset in range(length)})
        for _ in range(random.randint(0, 2)):
            special[begins + random.randint(-6, length + 6) * DAY] = True
    inside = {day: worked for day, worked in special.items() if day.year == YEAR}
    edges = sorted(random.sample(range(0, 1_440, random.choice([1, 15, 30])), 2 * random.randint(1, 3)))
    return World(inside, list(zip(edges[::2], edges[1::2], strict=True)))


def calendar_of(world: World) -> WorkCalendar:
    """Tell the engine what the oracle knows."""
    kinds = {True: DayKind.WORK, False: DayKind.OFF}
    table = DayTable(
        year=YEAR,
        source="random",
        days={day: SpecialDay(kinds[worked], "x") for day, worked in world.special.items()},
    )

    class Layer:
        def days(self, year: int, /) -> DayTable | None:
            return table if year == YEAR else None

    return WorkCalendar.build([Layer()], zone=ZONE, hours=OfficeHours(tuple(world.intervals)), years=[YEAR])


def utc(local: datetime) -> datetime:
    return local.replace(tzinfo=ZONE).astimezone(UTC)


def random_start(random: Random) -> datetime:
    return datetime(YEAR, 1, 1) + random.randrange(300 * 1_440) * MINUTE  # noqa: DTZ001 - local moments


def random_amount(random: Random, most: dict[TimeUnit, int]) -> Amount:
    unit = random.choice(list(most))
    return Amount(random.randint(0, most[unit]), unit)


def test_limits_agree_with_walking() -> None:
    """Units, first days, cutoffs, days off, working time; on random calendars, with random office hours."""
    random = Random(SEED)  # noqa: S311 - no secret
    for case in range(CASES):
        if case % CASES_PER_WORLD == 0:
            world = random_world(random)
            calendar = calendar_of(world)
        start, amount = random_start(random), random_amount(random, MOST)
        words = (
            random.choice(list(CountFrom)),
            random.choice([None, *Cutoff]),
            random.choice(list(NonWorking)),
        )
        count_from, cutoff, non_working = words
        walked = world.due(start, amount, count_from, cutoff, non_working)
        found = due(calendar, utc(start), amount, count_from=count_from, cutoff=cutoff, non_working=non_working).at
        assert utc(walked) == found, (case, world, start, amount, words)
        if amount.unit is TimeUnit.WORKING_DAY and count_from is CountFrom.NEXT_DAY and cutoff is not Cutoff.MIDNIGHT:
            elapsed = elapsed_working_days(calendar, utc(start), found)
            assert elapsed == amount.number + (non_working is NonWorking.ROLL and not amount.number and elapsed)
        if amount.unit is TimeUnit.WORKING_HOUR:
            assert calendar.working_time(utc(start), found) == timedelta(hours=amount.number)


def test_extended_and_capped_limits_agree_with_walking() -> None:
    """A limit lengthened once or more, by days of its own or of another kind, and ended by a cap."""
    random = Random(SEED + 1)  # noqa: S311 - no secret
    for case in range(CASES):
        if case % CASES_PER_WORLD == 0:
            world = random_world(random)
            limits = Limits(packs=(), calendar=calendar_of(world))
        received = random_start(random)
        dispatched = received + random.randrange(3 * 1_440) * MINUTE
        cap = random_amount(random, {TimeUnit.CALENDAR_DAY: 30, TimeUnit.WORKING_DAY: 15})
        more, times = random_amount(random, EXTENDED), random.randint(1, 2)
        rule = DeadlineRule(
            id="r",
            stage=Stage.ANSWER,
            anchor=Anchor.DISPATCHED,
            amount=random_amount(random, MOST),
            count_from=random.choice(list(CountFrom)),
            cutoff=random.choice([None, *Cutoff]),
            non_working=random.choice(list(NonWorking)),
            cap=random.choice([None, Cap(anchor=Anchor.RECEIVED, amount=cap)]),
            local=True,
        )
        words = rule.count_from, rule.cutoff, rule.non_working
        if more.unit is rule.amount.unit:
            longer = Amount(rule.amount.number + times * more.number, more.unit)
            walked = world.due(dispatched, longer, *words)
        else:
            walked = world.due(dispatched, rule.amount, *words)
            counts_days = more.unit in {TimeUnit.CALENDAR_DAY, TimeUnit.WORKING_DAY}
            if counts_days and rule.cutoff is not Cutoff.EXACT_TIME and walked.hour == walked.minute == 0:
                walked -= MINUTE
            added = Amount(times * more.number, more.unit)
            walked = world.due(walked, added, CountFrom.NEXT_DAY, rule.cutoff, rule.non_working)
        if rule.cap is not None:
            walked = min(walked, world.due(received, cap, CountFrom.NEXT_DAY, rule.cutoff, NonWorking.RUN))
        found = limits.extended(
            rule,
            Extension(approver="x", amount=more),
            utc(dispatched),
            Anchors(received=utc(received), dispatched=utc(dispatched)),
            times=times,
        )
        assert utc(walked) == found.at, (case, world, received, dispatched, rule, more, times)
