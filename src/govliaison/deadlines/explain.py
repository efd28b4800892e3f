"""
Why a deadline is what it is: the rule with its basis, and each day counted or skipped.

An explanation works the limit out again from the clock's own anchor under the rule and calendar of today. If that gives another
moment than the entry says – a rule or a gazette has changed since – it says so; what holds is what the entry says.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import attrs

from govliaison.calendar import CountFrom, NonWorking
from govliaison.deadlines.clocks import ClockStart, GivenBy
from govliaison.deadlines.fall_back import FALL_BACK
from govliaison.deadlines.limits import Limits
from govliaison.deadlines.rules import DeadlineRule, RulePack
from govliaison.values import Reason, TimeUnit


@attrs.frozen(kw_only=True)
class DayStep:
    """
    One day on the way from the anchor to the end.

    Attributes:
        day: the day, where the jurisdiction is
        number: which day of the limit it is; None where it is not counted
        reason: why it is counted or skipped
    """

    day: date
    number: int | None
    reason: Reason


@attrs.frozen(kw_only=True)
class Explanation:
    """
    How a deadline came about.

    Attributes:
        clock: the clock as its entry started it
        pack: the rule pack, or None if the profile no longer has it
        rule: the rule within it, or None
        again: when the limit would end if it were worked out today, or as it was given beside the rule; None without the rule
        limits: under which it is worked out
    """

    clock: ClockStart
    pack: RulePack | None
    rule: DeadlineRule | None
    again: datetime | None
    limits: Limits = attrs.field(repr=False)

    @property
    def still_holds(self) -> bool:
        """Whether working it out today gives the same moment."""
        return self.again == self.clock.due_at

    def steps(self) -> Iterator[DayStep]:
        """Name the days one by one, as they are asked for: those after the anchor's, up to the last."""
        if self.rule is None:
            return
        calendar = self.limits.calendar
        first, _clock = calendar.local(self.clock.anchor_at)
        last, clock = calendar.local(self.clock.due_at)
        if clock == 0 and last > first:
            last -= timedelta(days=1)  # the midnight that ends a day belongs to it
        number = 0
        day = first
        while day <= last:
            counted = self._counts(day, first)
            number += counted
            if day > first or counted or not calendar.is_working(day):
                yield DayStep(day=day, number=number if counted else None, reason=calendar.why(day))
            day += timedelta(days=1)

    def _counts(self, day: date, first: date) -> bool:
        """Tell whether a day counts towards the limit."""
        rule, calendar = self.rule, self.limits.calendar
        if rule is None or (day == first and rule.count_from is not CountFrom.SAME_DAY):
            return False
        match rule.amount.unit:
            case TimeUnit.WORKING_DAY:
                return calendar.is_working(day)
            case TimeUnit.CALENDAR_DAY:
                return rule.non_working is not NonWorking.FREEZE or calendar.is_working(day)
        return False


def explain(limits: Limits, clock: ClockStart) -> Explanation:
    """
    Explain a deadline.

    Args:
        limits: those of the case's jurisdiction
        clock: as its entry started it
    """
    pack = next((each for each in (*limits.packs, FALL_BACK) if each.id == clock.pack), None)
    rule = next((each for each in pack.rules if each.id == clock.rule), None) if pack else None
    again = limits.ends(rule, clock.anchor_at).at if rule else None
    if clock.given_by is not GivenBy.RULE:
        again = clock.due_at
    return Explanation(clock=clock, pack=pack, rule=rule, again=again, limits=limits)
