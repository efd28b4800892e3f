"""
Counting a running clock anew: a new gazette, a local day, or – only where that is asked for – another rule.

A clock stays under the rule of its start. Where that rule still gives the end the clock has, under the calendar it was counted
on, it is simply asked again under the calendar of today. Where it does not (the rule was edited since), the clock keeps the
working days it was given: they are laid out anew. Pauses and extensions are then gone through in order, so that time that stood
still never counts, whatever days became free in it.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

import attrs

from govliaison.calendar import WorkCalendar
from govliaison.deadlines.anchors import Anchors
from govliaison.deadlines.clocks import Clock, ClockStart, GivenBy, Move, Shortening
from govliaison.deadlines.ladder import move_rungs
from govliaison.deadlines.limits import Limits
from govliaison.deadlines.ranking import Chosen
from govliaison.deadlines.rules import EVERY, Facts
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
    CLASSIFIED = "classified"
    """the matter turned out to be another than it seemed (定性), and other rules hold for it"""


@attrs.frozen(kw_only=True)
class Recomputed:
    """
    A clock counted anew.

    Attributes:
        start: its new start
        unmoved: the same before pauses and extensions; None where there were none
        cause: why it is new
    """

    start: ClockStart
    unmoved: ClockStart | None = None
    cause: RecomputeCause


@attrs.frozen(kw_only=True)
class Matter:
    """What limits ask about the matter of a clock."""

    facts: Facts
    anchors: Anchors


def recompute(
    clock: Clock,
    matter: Matter,
    limits: Limits,
    *,
    past: Mapping[str, Limits],
    migrate: bool = False,
) -> Recomputed | None:
    """
    Count a running clock anew: first as it was started, then every pause and extension since.

    Args:
        clock: the clock
        matter: what it is about
        limits: the limits of today
        past: the same limits on earlier calendars, by the versions of these
        migrate: move it to the rule that would be chosen today

    Returns:
        None if it ends, warns and is provisional as before
    """
    began, start = clock.began, clock.start
    if began.given_by is not GivenBy.RULE and began.stage is not Stage.ANSWER:
        return None  # a date that was named stands, whatever the calendar says
    if began.calendar == limits.version and not migrate:
        return None
    before = past.get(began.calendar)
    moves = clock.moves
    then = begun_with(moves, matter)
    new = fresh = _start(limits, began, then, before) if migrate else _count(began, then, limits, before)
    for each in moves:
        new = limits.moved(new, each, matter.anchors)
    other_rule = (new.pack, new.rule) != (start.pack, start.rule)
    if not other_rule and (new.due_at, new.warn_at, new.provisional) == (
        start.due_at,
        start.warn_at,
        start.provisional,
    ):
        return None
    unmoved = None if clock.unmoved is None else fresh
    if other_rule or began.calendar == limits.version:
        return Recomputed(start=new, unmoved=unmoved, cause=RecomputeCause.RULE)
    is_gazetted = start.provisional and not new.provisional
    cause = RecomputeCause.GAZETTED if is_gazetted else RecomputeCause.CALENDAR
    return Recomputed(start=new, unmoved=unmoved, cause=cause)


def reclassify(clock: Clock, was: Facts, matter: Matter, limits: Limits) -> Recomputed | None:
    """
    Choose the rule of a running clock anew, since its matter is another than it seemed, and go through pauses and extensions.

    The rules are those in force at admission. A limit that had begun anew (returned, sent back) keeps the moment from which
    it runs; any other runs from where its new rule says. What was given beside the rules still holds.

    Args:
        clock: the clock
        was: what the matter seemed to be
        matter: what it is
        limits: the limits of its place

    Returns:
        None if the rules give it the same as before, or no rule speaks of it any more
    """
    began, anchors = clock.began, matter.anchors
    if began.given_by is not GivenBy.RULE and began.stage is not Stage.ANSWER:
        return None  # a date that was named stands, whatever the matter is
    at = anchors.admitted or anchors.received
    chosen, chosen_then = (limits.find(began.stage, facts, at) for facts in (matter.facts, was))
    if chosen is None:
        return None
    moves = clock.moves
    begun = begun_with(moves, matter).anchors
    then = None if chosen_then is None else limits.start_under(chosen_then, began.unit, was, begun)
    fresh = limits.start_under(chosen, began.unit, matter.facts, begun)
    if fresh == then:
        return None
    if then is None or then.anchor_at != began.anchor_at:
        fresh = limits.start_under(chosen, began.unit, matter.facts, begun, anew=began.anchor_at)
    fresh = attrs.evolve(fresh, duty=began.duty)
    new = fresh
    for each in moves:
        new = limits.moved(new, each, anchors)
    if new == clock.start:
        return None
    return Recomputed(start=new, unmoved=None if clock.unmoved is None else fresh, cause=RecomputeCause.CLASSIFIED)


def begun_with(moves: Iterable[Move], matter: Matter) -> Matter:
    """Give a matter without the limits that somebody gave while a clock ran already: those come after, as moves."""
    later = {each.limit for each in moves if isinstance(each, Shortening)}
    if not later:
        return matter
    given = tuple(each for each in matter.anchors.given if each not in later)
    return attrs.evolve(matter, anchors=attrs.evolve(matter.anchors, given=given))


def _start(limits: Limits, start: ClockStart, matter: Matter, before: Limits | None) -> ClockStart:
    """Start it again under the rule that would be chosen today; where none speaks of it any more, it keeps its own."""
    chosen = _choose(limits, start, matter)
    return (
        _count(start, matter, limits, before) if chosen is None else _start_under(chosen, limits, start, matter, before)
    )


def _choose(limits: Limits, start: ClockStart, matter: Matter) -> Chosen | None:
    """Choose the rule of a clock; what is owed again and again stays under the rule that says how often."""
    anchors = matter.anchors
    if start.rule == EVERY and (own := limits.rule_of(start)) is not None:
        return own
    return limits.find(start.stage, matter.facts, anchors.admitted or anchors.received)


def _start_under(
    chosen: Chosen, limits: Limits, start: ClockStart, matter: Matter, before: Limits | None
) -> ClockStart:
    """Start it again under a rule, for the same duty."""
    new = _start_at(chosen, limits, start, matter, before)
    return new if new.duty is start.duty else attrs.evolve(new, duty=start.duty)


def _start_at(chosen: Chosen, limits: Limits, start: ClockStart, matter: Matter, before: Limits | None) -> ClockStart:
    """Start it again; one that had begun anew (returned, sent back) keeps the moment from which it runs."""
    unit, facts, anchors = start.unit, matter.facts, matter.anchors
    new = limits.start_under(chosen, unit, facts, anchors)
    if new.anchor_at == start.anchor_at:
        return new
    if before is not None:  # where it runs from the end of another limit, that end may have moved too
        derived = before.start_under(chosen, unit, facts, anchors)
        if derived.anchor_at == start.anchor_at:
            return new
    return limits.start_under(chosen, unit, facts, anchors, anew=start.anchor_at)


def _count(start: ClockStart, matter: Matter, limits: Limits, before: Limits | None) -> ClockStart:
    """Count it on today's calendar under its own rule."""
    anchors = matter.anchors
    is_given = start.given_by is not GivenBy.RULE
    chosen = _choose(limits, start, matter)
    if chosen is not None and (chosen.pack.id, chosen.rule.id) == (start.pack, start.rule):
        if before is None:
            is_ruled = True
        elif is_given:
            is_ruled = _start_under(chosen, before, start, matter, before).due_at == start.due_at
        else:
            is_ruled = before.end_of(chosen.rule, start.anchor_at, anchors).at == start.due_at
        if is_ruled:
            return _start_under(chosen, limits, start, matter, before)
    return start if before is None or is_given else _lay_out(start, limits, before.calendar)


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
