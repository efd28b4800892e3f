"""
Why a deadline is what it is: the rule with its basis, each day counted or skipped, and all that moved the end since.

An explanation works the limit out again, from the anchor, step by step, each on the calendar on which it was counted. If that
gives another moment than the entry says – the rule has been edited since – it says so; what holds is what the entry says.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Final

import attrs

from govliaison.calendar import CountFrom, NonWorking, WorkCalendar
from govliaison.deadlines.anchors import Anchors
from govliaison.deadlines.clocks import ClockStart, GivenBy, Shortening, Stoppage
from govliaison.deadlines.fall_back import FALL_BACK
from govliaison.deadlines.limits import Limits
from govliaison.deadlines.rules import DeadlineRule, RulePack
from govliaison.deadlines.stages import ExpiryOf, Stage
from govliaison.deadlines.steps import (
    AnchorStep,
    CapStep,
    DayStep,
    EntryName,
    ExplainStep,
    ExtensionStep,
    Given,
    GivenStep,
    Granted,
    PauseStep,
    RecomputedStep,
    RuleStep,
    Stood,
)
from govliaison.values import TimeUnit

_DAY: Final = timedelta(days=1)


@attrs.frozen(kw_only=True)
class Course:
    """
    What the entries of a matter tell of one clock.

    Attributes:
        began: as it was started, before anything moved it; as it was counted last, where it was counted anew
        entry: what started it
        anchor: what happened at the moment from which it runs
        anchors: what had happened when it was started, or counted last; without it nothing is known of a cap
        moves: what moved its end, in order
        recomputed: by which entries it was counted anew
    """

    began: ClockStart
    entry: EntryName | None = None
    anchor: EntryName | None = None
    anchors: Anchors | None = None
    moves: tuple[Stood | Granted | Given, ...] = ()
    recomputed: tuple[RecomputedStep, ...] = ()


@attrs.frozen(kw_only=True)
class Explanation:
    """
    How a deadline came about.

    Attributes:
        clock: the clock as it holds
        course: what the entries tell of it
        pack: the rule pack, or None if the profile no longer has it
        rule: the rule within it, or None
        limits: those of today
        past: the same on earlier calendars, by version
        again: when the limit ends if it is worked out again from its anchor; None without the rule
    """

    clock: ClockStart
    course: Course
    pack: RulePack | None
    rule: DeadlineRule | None
    limits: Limits = attrs.field(repr=False)
    past: Mapping[str, Limits] = attrs.field(repr=False)
    again: datetime | None = attrs.field(
        init=False, default=attrs.Factory(lambda self: self._ends_again(), takes_self=True)
    )

    @property
    def still_holds(self) -> bool:
        """Whether working it out again gives the same moment."""
        return self.again == self.clock.due_at

    @property
    def today(self) -> datetime | None:
        """When it would end if all of it were counted on the calendar of today; None without the rule."""
        return attrs.evolve(self, past={}).again

    def steps(self) -> Iterator[ExplainStep]:
        """Name the steps one by one, as they are asked for; after what gives time, each day of it."""
        for step in self._events():
            yield step
            if isinstance(step, RuleStep) and self.rule is not None:
                yield from self._days_of_rule(self.rule, step.after)
            elif isinstance(step, PauseStep):
                yield from self._days_left(step)
            elif isinstance(step, ExtensionStep):
                yield from self._days_more(step)
        yield from self.course.recomputed

    def _ends_again(self) -> datetime | None:
        if self.rule is None:
            return None
        *_before, last = self._events()
        return None if isinstance(last, AnchorStep) else last.after

    def _events(
        self,
    ) -> Iterator[AnchorStep | RuleStep | CapStep | GivenStep | PauseStep | ExtensionStep]:
        """Work it out again: all steps but the days."""
        course, rule, start = self.course, self.rule, self.course.began
        expiry = rule.anchor.stage if rule is not None and isinstance(rule.anchor, ExpiryOf) else None
        yield AnchorStep(at=start.anchor_at, entry=course.anchor, expiry_of=None if course.anchor else expiry)
        if rule is not None:
            for step in self._ruled(rule):
                yield step
                start = attrs.evolve(start, due_at=step.after)
        for move in course.moves:
            before = start.due_at
            limits = self._on(move.calendar)
            if isinstance(move, Granted):
                start = limits.lengthened(start, move.amount, move.anchors)
                yield ExtensionStep(
                    entry=move.entry,
                    amount=move.amount,
                    calendar=move.calendar,
                    before=before,
                    after=start.due_at,
                )
            elif isinstance(move, Given):
                start = limits.moved(start, Shortening(at=move.entry.at, limit=move.limit), move.anchors)
                yield GivenStep(given_by=move.limit.given_by, entry=move.entry, before=before, after=start.due_at)
            else:
                left = limits.left(start, move.since)
                if move.until is not None:
                    stood = Stoppage(since=move.since, until=move.until, anew=move.anew)
                    start = limits.moved(start, stood, move.anchors)
                yield PauseStep(
                    since=move.since,
                    until=move.until,
                    reason=move.reason,
                    entry=move.entry,
                    resumed=move.resumed,
                    left=left,
                    anew=move.anew,
                    calendar=move.calendar,
                    before=before,
                    after=start.due_at,
                )

    def _ruled(self, rule: DeadlineRule) -> Iterator[RuleStep | CapStep | GivenStep]:
        """Tell what the rule gave, up to its cap, and what somebody gave beside it."""
        course, began = self.course, self.course.began
        limits = self._on(began.calendar)
        after = limits.ends(rule, began.anchor_at).at
        yield RuleStep(amount=rule.amount, calendar=began.calendar, after=after)
        if rule.cap is not None and course.anchors is not None:
            cap = limits.cap_of(rule.cap, rule, course.anchors).at
            before, after = after, min(after, cap)
            yield CapStep(cap=cap, before=before, after=after)
        if began.given_by is not GivenBy.RULE:
            wins = min(after, began.due_at) if began.stage is Stage.ANSWER else began.due_at
            yield GivenStep(given_by=began.given_by, entry=course.entry, before=after, after=wins)

    def _on(self, calendar: str) -> Limits:
        """Give the limits on the calendar on which something was counted; where it is not known, on that of today."""
        return self.past.get(calendar, self.limits)

    # -- days ---------------------------------------------------------------------------------------------------------

    def _days_of_rule(self, rule: DeadlineRule, ends: datetime) -> Iterator[DayStep]:
        limits = self._on(self.course.began.calendar)
        calendar = limits.calendar
        first, _clock = calendar.local(limits.runs_from(rule, self.course.began.anchor_at))
        last = _last_day(calendar, ends, first)
        number = 0
        for day in _days(first, last):
            counted = _counts(rule, calendar, day) and (day > first or rule.count_from is CountFrom.SAME_DAY)
            number += counted
            if day > first or counted or not calendar.is_working(day):
                yield DayStep(day=day, number=number if counted else None, reason=calendar.why(day))

    def _days_more(self, step: ExtensionStep) -> Iterator[DayStep]:
        calendar = self._on(step.calendar).calendar
        first = _last_day(calendar, step.before, date.min)
        unit, rule = step.amount.unit, self.rule
        freezes = rule is not None and rule.non_working is NonWorking.FREEZE
        in_days = unit in (TimeUnit.WORKING_DAY, TimeUnit.CALENDAR_DAY)
        only_working = unit is TimeUnit.WORKING_DAY or freezes
        days = _days(first + _DAY, _last_day(calendar, step.after, first))
        yield from _number(calendar, days, lambda day: in_days and (not only_working or calendar.is_working(day)))

    def _days_left(self, step: PauseStep) -> Iterator[DayStep]:
        limits = self._on(step.calendar)
        calendar, hours = limits.calendar, limits.hours_of(self.course.began)
        if step.until is None or hours is None:
            return
        begin = step.until
        first, _clock = calendar.local(begin)

        def runs(day: date) -> bool:
            opens, closes = calendar.moment(day, 0), calendar.moment(day + _DAY, 0)
            return bool(calendar.working_time(max(begin, opens), min(step.after, closes), hours=hours))

        yield from _number(calendar, _days(first, _last_day(calendar, step.after, first)), runs)


def explain(
    limits: Limits,
    clock: ClockStart,
    course: Course | None = None,
    *,
    past: Mapping[str, Limits] = MappingProxyType({}),
) -> Explanation:
    """
    Explain a deadline.

    Args:
        limits: those of the case's jurisdiction
        clock: as it holds
        course: what the entries tell of it; without, as if nothing had moved it
        past: the limits on earlier calendars, by version
    """
    pack = next((each for each in (*limits.packs, FALL_BACK) if each.id == clock.pack), None)
    rule = next((each for each in pack.rules if each.id == clock.rule), None) if pack else None
    return Explanation(
        clock=clock, course=course or Course(began=clock), pack=pack, rule=rule, limits=limits, past=past
    )


def _counts(rule: DeadlineRule, calendar: WorkCalendar, day: date) -> bool:
    """Tell whether a day counts towards a limit."""
    match rule.amount.unit:
        case TimeUnit.WORKING_DAY:
            return calendar.is_working(day)
        case TimeUnit.CALENDAR_DAY:
            return rule.non_working is not NonWorking.FREEZE or calendar.is_working(day)
    return False


def _number(calendar: WorkCalendar, days: Iterator[date], counts: Callable[[date], bool]) -> Iterator[DayStep]:
    number = 0
    for day in days:
        counted = counts(day)
        number += counted
        yield DayStep(day=day, number=number if counted else None, reason=calendar.why(day))


def _days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += _DAY


def _last_day(calendar: WorkCalendar, ends: datetime, first: date) -> date:
    """Give the last day of what ends at a moment; the midnight that ends a day belongs to it."""
    last, clock = calendar.local(ends)
    return last - _DAY if clock == 0 and last > first else last
