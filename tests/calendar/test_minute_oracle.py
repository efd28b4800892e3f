"""
Limits against an oracle that walks minute by minute.

It is naive on purpose: it lays out every minute of three years, marks which are worked, and goes from one to the next until it
has counted what a limit asks for. The engine counts in constant time and shares nothing with it but the words.

A long run, so many cases for each test: ``GOVLIAISON_ORACLE_CASES=1000000 pytest --no-cov tests/calendar/test_minute_oracle.py``.
"""

import os
from calendar import monthrange
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import attrs
import pytest

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
from govliaison.deadlines import (
    Anchor,
    Anchors,
    Cap,
    ClockStart,
    DeadlineRule,
    Extension,
    Facts,
    GivenBy,
    GivenLimit,
    Limits,
    Match,
    RulePack,
    Stage,
    Stoppage,
)
from govliaison.values import Amount, TimeUnit

pytestmark = pytest.mark.timeout(0)

ZONE = ZoneInfo("Asia/Shanghai")
CASES = int(os.environ.get("GOVLIAISON_ORACLE_CASES", "2000"))
CASES_PER_WORLD = 100
RULES_PER_WORLD = 25
SEED = 20_200_408
YEAR = 2026
DAY = 1_440
"""Minutes in a day; moments are counted in minutes from the beginning of the year, where the place is."""
DAYS = [date(YEAR, 1, 1) + timedelta(days=number) for number in range(3 * 365)]
ALWAYS = b"\1" * DAY * len(DAYS)
MIDNIGHTS = (b"\1" + b"\0" * (DAY - 1)) * len(DAYS)
MOST = dict(zip(TimeUnit, (6_000, 100, 40, 12, 15, 2), strict=True))
"""Minutes, hours, working hours, working days, calendar days, months."""
EXTENDED = {TimeUnit.WORKING_DAY: 4, TimeUnit.CALENDAR_DAY: 5, TimeUnit.HOUR: 30, TimeUnit.WORKING_HOUR: 10}
CAPS = {TimeUnit.CALENDAR_DAY: 30, TimeUnit.WORKING_DAY: 15}
TIMES = {TimeUnit.MINUTE, TimeUnit.HOUR, TimeUnit.WORKING_HOUR}
COUNT_FROM, CUTOFFS, NON_WORKING = [*CountFrom], [None, *Cutoff], [*NonWorking]

Minutes = bytes | bytearray
Words = tuple[CountFrom, Cutoff | None, NonWorking]


@attrs.frozen(init=False)
class World:
    """
    Every minute of three years.

    Attributes:
        special: days off and make-up workdays
        intervals: office hours
        working_days: the minutes of working days
        working_midnights: the minutes with which working days begin
        office: the minutes that are worked
        office_open: when one may come; who comes at closing time is on time
    """

    special: dict[date, bool]
    intervals: list[tuple[int, int]]
    working_days: bytearray = attrs.field(repr=False)
    working_midnights: bytearray = attrs.field(repr=False)
    office: bytearray = attrs.field(repr=False)
    office_open: bytearray = attrs.field(repr=False)

    def __init__(self, special: dict[date, bool], intervals: list[tuple[int, int]]) -> None:
        tables = [bytearray(DAY * len(DAYS) + 1) for _ in range(4)]
        self.__attrs_init__(special, intervals, *tables)
        for number, day in enumerate(DAYS):
            if special.get(day, day.isoweekday() <= 5):
                midnight = number * DAY
                self.working_days[midnight : midnight + DAY] = b"\1" * DAY
                self.working_midnights[midnight] = 1
                for opens, closes in intervals:
                    self.office[midnight + opens : midnight + closes] = b"\1" * (closes - opens)
                    self.office_open[midnight + opens : midnight + closes + 1] = b"\1" * (closes - opens + 1)

    def due(self, start: int, amount: Amount, words: Words) -> int:
        """Walk until a limit is over."""
        number, (count_from, cutoff, non_working) = amount.number, words
        match amount.unit:
            case TimeUnit.WORKING_HOUR:
                return walk(self.office, start, number * 60)
            case TimeUnit.MINUTE | TimeUnit.HOUR:
                minutes = number if amount.unit is TimeUnit.MINUTE else number * 60
                end = walk(self.working_days if non_working is NonWorking.FREEZE else ALWAYS, start, minutes)
                return self.office_open.index(1, end) if non_working is NonWorking.ROLL else end
        in_working_days = amount.unit is TimeUnit.WORKING_DAY or non_working is NonWorking.FREEZE
        if amount.unit is TimeUnit.MONTH:
            number = days_of_months(DAYS[start // DAY], number, count_from)
        begins = self.working_midnights if in_working_days else MIDNIGHTS
        last = start
        if number:
            counts_today = count_from is CountFrom.SAME_DAY and begins[start // DAY * DAY]
            last = walk(begins, start + 1, number - counts_today) - 1
        if non_working is NonWorking.ROLL:
            last = self.working_days.index(1, last)
        return self.end_of(last, start, amount.unit, cutoff)

    def end_of(self, day: int, start: int, unit: TimeUnit, cutoff: Cutoff | None) -> int:
        """Say when a last day is over."""
        midnight = day // DAY * DAY
        closing = midnight + self.intervals[-1][1]
        if cutoff is None:
            return closing if unit is TimeUnit.WORKING_DAY else midnight + DAY
        return {
            Cutoff.END_OF_WORKING_DAY: closing,
            Cutoff.EXACT_TIME: midnight + start % DAY,
            Cutoff.MIDNIGHT: midnight + DAY,
        }[cutoff]

    def longer(self, end: int, more: Amount, words: Words) -> int:
        """Walk on from where a limit ends; what ends at 24:00 ended with the day before."""
        last = last_minute(end, words) if more.unit not in TIMES else end
        return self.due(last, more, (CountFrom.NEXT_DAY, *words[1:]))

    def resumed(self, end: int, paused: int, at: int, unit: TimeUnit, words: Words) -> int:
        """
        Let a limit run on that stood still.

        On the wall clock it is put off by as long as it stood. Else as many minutes that count are left as were; and where it
        had free time behind the last of them, it has so much again, but none that would be worked.
        """
        _count_from, cutoff, non_working = words
        in_office_hours = unit in {TimeUnit.WORKING_DAY, TimeUnit.WORKING_HOUR}
        if not in_office_hours and non_working is not NonWorking.FREEZE:
            end += at - paused
            if non_working is NonWorking.ROLL and unit in TIMES:
                return self.office_open.index(1, end)
            last = last_minute(end, words)
            if non_working is NonWorking.ROLL and not self.working_days[last]:
                return self.end_of(self.working_days.index(1, last), end, unit, cutoff)
            return end
        counts = self.office if in_office_hours else self.working_days
        left = counts.count(1, paused, end)
        free = end - walk(counts, paused, left)
        end = walk(counts, at, left)
        while free and not (left and counts[end]):
            free, end = free - 1, end + 1
        return end


def walk(counts: Minutes, moment: int, minutes: int) -> int:
    """Go on until so many minutes that count are over."""
    for _ in range(minutes):
        moment = counts.index(1, moment) + 1
    return moment


def last_minute(end: int, words: Words) -> int:
    """Say which minute is the last of a limit in days: of one that ends at 24:00 one of the day that is over."""
    return end if words[1] is Cutoff.EXACT_TIME or end % DAY else end - 1


def days_of_months(first: date, months: int, count_from: CountFrom) -> int:
    """Count the days of a limit in months: up to the day of the same number, or the last of a shorter month."""
    day, days = first, 0
    while months:
        day, days = day + timedelta(days=1), days + 1
        months -= day.day == 1
    while days and day.day < min(first.day, monthrange(day.year, day.month)[1]):
        day, days = day + timedelta(days=1), days + 1
    # the first day counts, so the last but one is the last; a shorter month has no day to give back
    return days + 1 if count_from is CountFrom.SAME_DAY and days and day.day < first.day else days


# -- worlds and limits at random --------------------------------------------------------------------------------------


def random_world(random: Random) -> World:
    """Draw a year with holidays, make-up workdays and office hours of its own."""
    special = {}
    for _ in range(random.randint(0, 14)):
        begins = random.randrange(365)
        length = random.choice([1, 1, 3, 7, 9])
        special.update({DAYS[begins + offset]: False for offset in range(length)})
        for _ in range(random.randint(0, 2)):
            special[DAYS[max(begins + random.randint(-6, length + 6), 0)]] = True
    inside = {day: worked for day, worked in special.items() if day.year == YEAR}
    intervals: list[tuple[int, int]] = []
    while sum(closes - opens for opens, closes in intervals) < 30:
        edges = sorted(random.sample(range(0, DAY + 1, random.choice([1, 15, 30])), 2 * random.randint(1, 3)))
        intervals = list(zip(edges[::2], edges[1::2], strict=True))
    return World(inside, intervals)


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


BEGINNING = datetime(YEAR, 1, 1, tzinfo=ZONE).astimezone(UTC)


def utc(minute: int) -> datetime:
    return BEGINNING + timedelta(minutes=minute)


def random_start(random: Random) -> int:
    return random.randrange(300 * DAY)


def random_amount(random: Random, most: dict[TimeUnit, int], least: int = 0) -> Amount:
    unit = random.choice([*most])
    return Amount(random.randint(least, most[unit]), unit)


def random_words(random: Random) -> Words:
    return random.choice(COUNT_FROM), random.choice(CUTOFFS), random.choice(NON_WORKING)


def random_rule(random: Random, name: str = "r") -> DeadlineRule:
    count_from, cutoff, non_working = random_words(random)
    return DeadlineRule(
        id=name,
        stage=Stage.ANSWER,
        match=Match(kind=frozenset({name})),
        anchor=Anchor.DISPATCHED,
        amount=random_amount(random, MOST),
        count_from=count_from,
        cutoff=cutoff,
        non_working=non_working,
        cap=random.choice([None, Cap(anchor=Anchor.RECEIVED, amount=random_amount(random, CAPS))]),
        local=True,
    )


def words_of(rule: DeadlineRule) -> Words:
    return rule.count_from, rule.cutoff, rule.non_working


def capped(world: World, rule: DeadlineRule, received: int, end: int) -> int:
    if rule.cap is None:
        return end
    return min(end, world.due(received, rule.cap.amount, (CountFrom.NEXT_DAY, rule.cutoff, NonWorking.RUN)))


# -- the tests --------------------------------------------------------------------------------------------------------


def test_limits_agree_with_walking() -> None:
    """Units, first days, cutoffs, days off, working time; on random calendars, with random office hours."""
    random = Random(SEED)  # noqa: S311 - no secret
    for case in range(CASES):
        if case % CASES_PER_WORLD == 0:
            world = random_world(random)
            calendar = calendar_of(world)
        start, amount, words = random_start(random), random_amount(random, MOST), random_words(random)
        count_from, cutoff, non_working = words
        found = due(calendar, utc(start), amount, count_from=count_from, cutoff=cutoff, non_working=non_working).at
        assert utc(world.due(start, amount, words)) == found, (case, world, start, amount, words)


def test_so_much_has_elapsed_when_so_much_is_due() -> None:
    """From every start, at night and on days off too, in working days and in working time; walking counts the same."""
    random = Random(SEED + 1)  # noqa: S311 - no secret
    for case in range(CASES):
        if case % CASES_PER_WORLD == 0:
            world = random_world(random)
            calendar = calendar_of(world)
        start, number = random_start(random), random.randint(0, 40)
        end = due(calendar, utc(start), Amount(number, TimeUnit.WORKING_DAY)).at
        minute = (end - BEGINNING) // timedelta(minutes=1)
        seen = (case, world, start, number)
        assert number == elapsed_working_days(calendar, utc(start), end), seen
        assert number == world.working_midnights.count(1, start + 1, minute), seen
        end = due(calendar, utc(start), Amount(number, TimeUnit.WORKING_HOUR)).at
        minute = (end - BEGINNING) // timedelta(minutes=1)
        assert timedelta(hours=number) == calendar.working_time(utc(start), end), seen
        assert number * 60 == world.office.count(1, start, minute), seen


def test_extended_and_capped_limits_agree_with_walking() -> None:
    """A limit lengthened once or more, by days of its own or of another kind, and ended by a cap."""
    random = Random(SEED + 2)  # noqa: S311 - no secret
    for case in range(CASES):
        if case % CASES_PER_WORLD == 0:
            world = random_world(random)
            limits = Limits(packs=(), calendar=calendar_of(world))
        received = random_start(random)
        dispatched = received + random.randrange(3 * DAY)
        rule, more, times = random_rule(random), random_amount(random, EXTENDED), random.randint(1, 2)
        words = words_of(rule)
        if more.unit is rule.amount.unit:
            walked = world.due(dispatched, Amount(rule.amount.number + times * more.number, more.unit), words)
        else:
            walked = world.due(dispatched, rule.amount, words)
            walked = world.longer(walked, Amount(times * more.number, more.unit), words)
        found = limits.extended(
            rule,
            Extension(approver="x", amount=more),
            utc(dispatched),
            Anchors(received=utc(received), dispatched=utc(dispatched)),
            times=times,
        )
        walked = capped(world, rule, received, walked)
        assert utc(walked) == found.at, (case, world, received, dispatched, rule, more, times)


def test_clocks_that_are_given_limits_paused_and_extended_agree_with_walking() -> None:
    """One clock: limits given before it starts and while it runs, pauses ended by hand or by themselves, extensions."""
    random = Random(SEED + 3)  # noqa: S311 - no secret
    for case in range(CASES):
        if case % CASES_PER_WORLD == 0:
            world = random_world(random)
            rules = tuple(random_rule(random, f"r{number}") for number in range(RULES_PER_WORLD))
            limits = Limits(packs=(RulePack(id="p", name="p", rules=rules),), calendar=calendar_of(world))
        life = Life(random, world, limits, random.choice(rules))
        for step in [
            life.begin,
            *random.choices([life.pause, life.pause, life.lengthen, life.give], k=random.randint(0, 5)),
        ]:
            step()
            assert life.agrees, (case, life)


class Life:
    """
    One clock, as the engine keeps it and as it is walked.

    Attributes:
        now: until when its life is told
        end: when it ends, walked
        start: the same of the engine
        told: what happened, for the message of a failure
    """

    start: ClockStart

    def __init__(self, random: Random, world: World, limits: Limits, rule: DeadlineRule) -> None:
        self.random, self.world, self.limits, self.rule = random, world, limits, rule
        self.words, self.facts = words_of(rule), Facts(kind=rule.id, urgency="ordinary")
        self.received = random_start(random)
        self.now = self.end = self.received + random.randrange(3 * DAY)
        self.anchors = Anchors(received=utc(self.received), dispatched=utc(self.now))
        self.told: list[Sequence[object]] = []

    def __repr__(self) -> str:
        return f"{self.world} {self.rule} received {self.received}: {self.told}, walked {self.end}, {self.start}"

    @property
    def agrees(self) -> bool:
        return utc(self.end) == self.start.due_at

    def begin(self) -> None:
        """Start it, perhaps not for the first time; the earliest of its limits wins, those that are over are spent."""
        random = self.random
        given = [self.now + random.randrange(-2 * DAY, 20 * DAY) for _ in range(random.choice([0, 0, 1, 2]))]
        again = random.choice([None, None, None, self.now + random.randrange(5 * DAY)])
        limits = tuple(GivenLimit(given_by=GivenBy.PROMISE, due_at=utc(each)) for each in given)
        self.anchors = attrs.evolve(self.anchors, given=limits)
        self.start = self.limits.start(
            Stage.ANSWER, "u", self.facts, self.anchors, anew=None if again is None else utc(again)
        )
        if again is not None:
            self.now, given = again, [each for each in given if each > again]
        end = capped(self.world, self.rule, self.received, self.world.due(self.now, self.rule.amount, self.words))
        self.end = min([end, *given])
        self.given = given
        self.told.append(("start", self.now, again, given))

    def pause(self) -> None:
        """Let it stand still, till a moment that was said at once, or till somebody goes on before."""
        if not self.wait():
            return
        until = self.now + self.random.randint(1, 12 * DAY)
        moments = [until, self.random.randint(self.now + 1, until)][: self.random.randint(1, 2)]
        self.told.append(("pause", self.now, moments))
        stood, before, end = self.start, self.now, self.end
        for self.now in moments:
            stoppage = Stoppage(since=utc(before), until=utc(self.now))
            self.start = self.limits.moved(stood, stoppage, self.anchors)
            resumed = self.world.resumed(end, before, self.now, self.rule.amount.unit, self.words)
            self.end = min([resumed, *(each for each in self.given if each > self.now)])
            if not self.agrees:
                return

    def lengthen(self) -> None:
        """Give it more time, unless a cap has none to give."""
        if not self.wait():
            return
        more = random_amount(self.random, EXTENDED, 1)
        self.told.append(("more", self.now, str(more)))
        longer = self.limits.lengthened(self.start, more, self.anchors)
        end = capped(self.world, self.rule, self.received, self.world.longer(self.end, more, self.words))
        end = min([end, *(each for each in self.given if each >= self.end)])
        if end > self.end or utc(end) != longer.due_at:
            self.start, self.end = longer, end

    def give(self) -> None:
        """Say when it ends; the earliest wins."""
        if not self.wait():
            return
        given = self.now + self.random.randrange(10 * DAY)
        self.told.append(("given", self.now, given))
        limit = GivenLimit(given_by=GivenBy.INSTRUCTION, due_at=utc(given))
        self.given = [*self.given, given]
        self.anchors = attrs.evolve(self.anchors, given=(*self.anchors.given, limit))
        if utc(given) < self.start.due_at:
            self.start = self.limits.give(self.start, self.facts, self.anchors, limit)
        self.end = min(given, self.end)

    def wait(self) -> bool:
        """Let time pass, and tell whether the clock still runs."""
        if self.now < self.end:
            self.now = self.random.randrange(self.now, self.end)
        return self.now < self.end
