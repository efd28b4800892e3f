"""
Counting a running clock anew: a new gazette, a local day, or – only where that is asked for – another rule.

A clock stays under the rule of its start. Where that rule still gives the end the clock has, under the calendar it was counted
on, it is simply asked again under the calendar of today. Where it does not (the rule was edited since, or the end was moved by
hand), the clock keeps the working days it was given: they are laid out anew.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

import attrs

from govliaison.calendar import WorkCalendar
from govliaison.deadlines.anchors import Anchors
from govliaison.deadlines.clocks import ClockStart, GivenBy
from govliaison.deadlines.ladder import move_rungs
from govliaison.deadlines.limits import Limits
from govliaison.deadlines.rules import Facts
from govliaison.deadlines.stages import Stage
from govliaison.values import TimeUnit

_MICROSECOND: Final = timedelta(microseconds=1)


class RecomputeCause(StrEnum):
    """Why a limit ends at another moment."""

    GAZETTED = "gazetted"
    """a year that was provisional is settled now"""
    CALENDAR = "calendar"
    """days off, make-up workdays or office hours changed"""
    RULE = "rule"
    """it was moved to the rule in force today"""


@attrs.frozen
class Recomputed:
    """A clock's new start, and why it is new."""

    start: ClockStart
    cause: RecomputeCause


@attrs.frozen(kw_only=True)
class Matter:
    """What limits ask about the matter of a clock."""

    facts: Facts
    anchors: Anchors


def recompute(
    start: ClockStart,
    matter: Matter,
    limits: Limits,
    *,
    past: Mapping[str, Limits],
    migrate: bool = False,
    was_moved: bool = False,
) -> Recomputed | None:
    """
    Count a running clock anew.

    Args:
        start: the clock
        matter: what it is about
        limits: the limits of today
        past: the same limits on earlier calendars, by the versions of these
        migrate: move it to the rule that would be chosen today
        was_moved: its end was moved by a pause or an extension; no rule gives it back, so it is laid out anew and keeps
            its rule

    Returns:
        None if it ends, warns and is provisional as before
    """
    if start.given_by is not GivenBy.RULE and start.stage is not Stage.ANSWER:
        return None  # a date that was named stands, whatever the calendar says
    if migrate and not was_moved:
        new = _start(limits, start, matter)
    elif start.calendar == limits.version:
        return None
    else:
        new = _count(start, matter, limits, past.get(start.calendar), was_moved=was_moved)
    other_rule = (new.pack, new.rule) != (start.pack, start.rule)
    if not other_rule and (new.due_at, new.warn_at, new.provisional) == (
        start.due_at,
        start.warn_at,
        start.provisional,
    ):
        return None
    if other_rule or start.calendar == limits.version:
        return Recomputed(new, RecomputeCause.RULE)
    is_gazetted = start.provisional and not new.provisional
    return Recomputed(new, RecomputeCause.GAZETTED if is_gazetted else RecomputeCause.CALENDAR)


def _start(limits: Limits, start: ClockStart, matter: Matter) -> ClockStart:
    """Start it again; one that had begun anew (returned, sent back) keeps the moment from which it runs."""
    new = limits.start(start.stage, start.unit, matter.facts, matter.anchors)
    if new.anchor_at != start.anchor_at:
        new = limits.start(start.stage, start.unit, matter.facts, matter.anchors, anew=start.anchor_at)
    return attrs.evolve(new, duty=start.duty)


def _count(start: ClockStart, matter: Matter, limits: Limits, before: Limits | None, *, was_moved: bool) -> ClockStart:
    """Count it on today's calendar under its own rule."""
    anchors = matter.anchors
    if start.given_by is not GivenBy.RULE:
        return _start(limits, start, matter)
    chosen = limits.choose(start.stage, matter.facts, anchors.admitted or anchors.received)
    if not was_moved and (chosen.pack.id, chosen.rule.id) == (start.pack, start.rule):
        if before is None or before.end_of(chosen.rule, start.anchor_at, anchors).at == start.due_at:
            return _start(limits, start, matter)
    elif before is None:
        return start
    return _lay_out(start, limits, before.calendar)


def _lay_out(start: ClockStart, limits: Limits, before: WorkCalendar) -> ClockStart:
    """Give it as many working days as it had, or as much working time, where its rule counts that."""
    ranked = limits.ranked[start.stage]
    rule = next((each.rule for each in ranked if (each.pack.id, each.rule.id) == (start.pack, start.rule)), None)
    unit = TimeUnit.WORKING_DAY if rule is None else rule.amount.unit
    if unit not in (TimeUnit.WORKING_DAY, TimeUnit.WORKING_HOUR):
        return start
    after = limits.calendar

    def moved(moment: datetime) -> datetime:
        if unit is TimeUnit.WORKING_HOUR:
            return after.add_working_time(start.anchor_at, before.working_time(start.anchor_at, moment))
        first = before.local(start.anchor_at)[0]
        last, clock = before.local(moment)
        if clock == 0:  # midnight ends the day before
            last = before.local(moment - _MICROSECOND)[0]
        days = after.add_working_days(first, before.working_days_between(first, last))
        return after.moment(days, 0) + (moment - before.moment(last, 0))

    due_at = moved(start.due_at)
    return attrs.evolve(
        start,
        due_at=due_at,
        warn_at=None if start.warn_at is None else moved(start.warn_at),
        rungs=move_rungs(start.rungs, due_at, after),
        provisional=after.is_provisional(after.local(start.anchor_at)[0], after.local(due_at)[0]),
        calendar=limits.version,
    )
