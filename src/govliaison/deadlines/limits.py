"""From rules to moments: which rule holds for a matter, and when its limit ends."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final

import attrs

from govliaison.calendar import Cutoff, DueMoment, NonWorking, WorkCalendar, due
from govliaison.calendar.office_hours import ROUND_THE_CLOCK, OfficeHours
from govliaison.deadlines.anchors import Anchors, on_month_day
from govliaison.deadlines.clocks import ClockStart, GivenBy, GivenLimit, Lengthening, Move, Shortening
from govliaison.deadlines.fall_back import FALL_BACK
from govliaison.deadlines.ladder import lay_rungs, move_rungs, shift
from govliaison.deadlines.memo import Memo
from govliaison.deadlines.milestones import MILESTONES, STEPS
from govliaison.deadlines.ranking import Chosen, rank_rules, with_ladders
from govliaison.deadlines.rules import Cap, DeadlineRule, Facts, RulePack
from govliaison.deadlines.stages import Anchor, MonthDay, Stage
from govliaison.deadlines.terms import Extension, LadderStep
from govliaison.errors import NotFoundError
from govliaison.values import Amount, TimeUnit

_MICROSECOND: Final = timedelta(microseconds=1)
_DAYS: Final = frozenset({TimeUnit.WORKING_DAY, TimeUnit.CALENDAR_DAY, TimeUnit.MONTH})

_Ends = Memo[tuple[int, date], tuple[DeadlineRule, DueMoment]]
"""Where limits end that begin on a day, whatever the time; each with its rule, so that no other rule gets its id."""
_Warnings = Memo[tuple[Amount, datetime], datetime]
"""When it is so long before an end; most limits end with a day."""


@attrs.frozen(kw_only=True)
class Limits:
    """
    The limits of a jurisdiction: its rule packs on its working calendar.

    Attributes:
        packs: in any order; which rule wins never depends on it
        calendar: the working calendar
        version: the calendar's version, worked out once
        ranked: the rules of each stage, the one that wins first
        laddered: the packs with steps of supervision, the one that wins first
        steps: the steps on the way (办理环节) for which any of the packs has a rule
    """

    packs: tuple[RulePack, ...]
    calendar: WorkCalendar
    version: str = attrs.field(init=False, default=attrs.Factory(lambda self: self.calendar.version, takes_self=True))
    ranked: Mapping[Stage, Sequence[Chosen]] = attrs.field(
        init=False,
        eq=False,
        repr=False,
        default=attrs.Factory(lambda self: rank_rules((*self.packs, FALL_BACK)), takes_self=True),
    )
    laddered: tuple[RulePack, ...] = attrs.field(
        init=False,
        eq=False,
        repr=False,
        default=attrs.Factory(lambda self: with_ladders(self.packs), takes_self=True),
    )
    steps: tuple[Stage, ...] = attrs.field(
        init=False,
        eq=False,
        repr=False,
        default=attrs.Factory(lambda self: tuple(stage for stage in STEPS if self.ranked[stage]), takes_self=True),
    )
    _ends: _Ends = attrs.field(init=False, eq=False, repr=False, factory=_Ends)
    _warnings: _Warnings = attrs.field(init=False, eq=False, repr=False, factory=_Warnings)

    def find(self, stage: Stage, facts: Facts, at: datetime) -> Chosen | None:
        """
        Find the rule for a stage, or None where nobody sets a limit.

        The order is total: statutes that replace, then higher priority, then more conditions, then the later
        instrument, then by name.

        Args:
            stage: what must be done
            facts: what is known of the matter
            at: when it was admitted; the packs in force then are asked
        """
        holding = self.holding(stage, facts, at)
        best = next(holding, None)
        if best is None or not best.rule.replaces:
            return best
        plain = next((each for each in holding if not each.rule.replaces), None)
        if plain is None:
            return best
        rule = attrs.evolve(best.rule, warn_before=best.rule.warn_before or plain.rule.warn_before)
        return Chosen(best.pack, rule, plain)

    def holding(self, stage: Stage, facts: Facts, at: datetime) -> Iterator[Chosen]:
        """Give all rules for a stage that hold for a matter, the one that wins first."""
        day, _clock = self.calendar.local(at)
        for chosen in self.ranked[stage]:
            if chosen.pack.holds(day, facts.region) and chosen.rule.match.holds(facts):
                yield chosen

    def choose(self, stage: Stage, facts: Facts, at: datetime) -> Chosen:
        """
        Give the rule for a stage, as :meth:`find` does.

        Raises:
            NotFoundError: nobody sets a limit; never for the stages of :data:`FALL_BACK`
        """
        chosen = self.find(stage, facts, at)
        if chosen is None:
            raise NotFoundError("pack.no-limit", stage=stage)
        return chosen

    def start(
        self, stage: Stage, unit: str, facts: Facts, anchors: Anchors, *, anew: datetime | None = None
    ) -> ClockStart:
        """
        Start the clock of a stage.

        Args:
            stage: what must be done
            unit: who is waited for
            facts: what is known of the matter
            anchors: what has happened so far
            anew: from when it runs, where it begins again whatever its rule says (returned, sent back); the rule is
                still that of the day of admission, and a cap still runs from its own anchor
        """
        return self.start_under(
            self.choose(stage, facts, anchors.admitted or anchors.received), unit, facts, anchors, anew=anew
        )

    def start_under(
        self, chosen: Chosen, unit: str, facts: Facts, anchors: Anchors, *, anew: datetime | None = None
    ) -> ClockStart:
        """Start a clock under a rule that was chosen, as :meth:`start` does."""
        rule, stage = chosen.rule, chosen.rule.stage
        anchor_at = anew or self._begins(rule, facts, anchors)
        ends = self.end_of(rule, anchor_at, anchors)
        start = ClockStart(
            stage=stage,
            unit=unit,
            pack=chosen.pack.id,
            rule=rule.id,
            anchor_at=anchor_at,
            due_at=ends.at,
            warn_at=self._warn_at(rule, anchor_at, ends.at),
            urge_days=rule.urge_every.number,
            on_expiry=rule.on_expiry,
            provisional=ends.provisional,
            calendar=self.version,
        )
        if stage in MILESTONES and chosen.pack.ladder:
            return attrs.evolve(start, rungs=lay_rungs(chosen.pack.ladder, start.due_at, self.calendar))
        if stage is not Stage.ANSWER:
            return start
        if ladder := self.ladder(chosen.pack, facts, anchors):
            start = attrs.evolve(start, rungs=lay_rungs(ladder, start.due_at, self.calendar))
        earliest = anchors.earliest_given(anew)
        if earliest is None or earliest.due_at >= start.due_at:
            return start
        return self.give(start, facts, anchors, earliest)

    def ladder(self, pack: RulePack, facts: Facts, anchors: Anchors) -> tuple[LadderStep, ...]:
        """Give the steps of supervision (督办) for a limit: those of its own pack, else of the first in force that has any."""
        if pack.ladder or not self.laddered:
            return pack.ladder
        day, _clock = self.calendar.local(anchors.admitted or anchors.received)
        return next((each.ladder for each in self.laddered if each.holds(day, facts.region)), ())

    def give(self, start: ClockStart, facts: Facts, anchors: Anchors, limit: GivenLimit) -> ClockStart:
        """Let a clock end when somebody said, not when its rule says; the warning comes as long before as the rule wants."""
        rule = self.choose(start.stage, facts, anchors.admitted or anchors.received).rule
        return attrs.evolve(
            start,
            due_at=limit.due_at,
            warn_at=self._warn_at(rule, start.anchor_at, limit.due_at),
            rungs=move_rungs(start.rungs, limit.due_at, self.calendar),
            provisional=False,
            given_by=limit.given_by,
        )

    def end_of(self, rule: DeadlineRule, anchor_at: datetime, anchors: Anchors) -> DueMoment:
        """Tell when a limit ends that runs from a moment, its cap included."""
        return self._capped(rule, anchors, self.ends(rule, anchor_at))

    def ends(self, rule: DeadlineRule, anchor_at: datetime) -> DueMoment:
        """Tell when a limit ends that runs from a moment; one of a day of the month runs from the next such day."""
        begin = self.runs_from(rule, anchor_at)
        if rule.amount.unit not in _DAYS or rule.cutoff is Cutoff.EXACT_TIME:
            return self._due(rule, begin)
        key = (id(rule), self.calendar.local(begin)[0])
        return self._ends.get(key, lambda: (rule, self._due(rule, begin)))[1]

    def _due(self, rule: DeadlineRule, begin: datetime) -> DueMoment:
        return due(
            self.calendar,
            begin,
            rule.amount,
            count_from=rule.count_from,
            cutoff=rule.cutoff,
            non_working=rule.non_working,
        )

    def runs_from(self, rule: DeadlineRule, anchor_at: datetime) -> datetime:
        """Tell from when a limit is counted: its anchor, or the day of the month that its rule names."""
        anchor = rule.anchor
        return on_month_day(self.calendar, anchor_at, anchor.day) if isinstance(anchor, MonthDay) else anchor_at

    def extended(
        self, rule: DeadlineRule, extension: Extension, anchor_at: datetime, anchors: Anchors, *, times: int = 1
    ) -> DueMoment:
        """
        Tell when a limit ends that was extended, never after its cap.

        Args:
            rule: the limit
            extension: how it may be extended; without a figure of its own it leaves the limit as it is
            anchor_at: from when the limit runs
            anchors: what has happened so far
            times: how often it was extended
        """
        if extension.up_to is not None:
            ends = self.ends(attrs.evolve(rule, amount=extension.up_to), anchor_at)
        else:
            ends = self._longer(rule, extension.amount, anchor_at, times)
        return self._capped(rule, anchors, ends)

    def rule_of(self, start: ClockStart) -> Chosen | None:
        """Find the rule under which a clock was started, or None where the packs know it no longer."""
        return next(
            (each for each in self.ranked[start.stage] if (each.pack.id, each.rule.id) == (start.pack, start.rule)),
            None,
        )

    def lengthened(self, start: ClockStart, more: Amount, anchors: Anchors) -> ClockStart:
        """
        Give a clock more time from where it ends now, pauses included, never beyond its cap or a limit given beside it.

        Args:
            start: the clock
            more: how much
            anchors: what has happened so far
        """
        chosen, given = self.rule_of(start), anchors.earliest_given(start.due_at - _MICROSECOND)
        if chosen is None:
            longer = self._moved(start, due(self.calendar, self._last_moment(start.due_at, more), more))
            return self._within(longer, given)
        rule = chosen.rule
        last = self._last_moment(start.due_at, more, rule)
        ends = due(self.calendar, last, more, cutoff=rule.cutoff, non_working=rule.non_working)
        return self._within(self._moved(start, self._capped(rule, anchors, ends)), given)

    def resumed(self, start: ClockStart, paused_at: datetime, at: datetime) -> ClockStart:
        """
        Let a clock run on that stood still: what was left of its limit is left still.

        A limit that runs on the wall clock is put off by as long as it stood, and rolls then as it would have before. Any
        other keeps exactly the working time it had left; the free time behind that, as far as it is free again.

        Args:
            start: the clock, with the end it had
            paused_at: since when it stood
            at: when it runs again; it is as it was if it had ended before it stood
        """
        if start.due_at <= paused_at:
            return start
        calendar, hours, chosen = self.calendar, self.hours_of(start), self.rule_of(start)
        if hours is None and chosen is not None:
            put_off = DueMoment(start.due_at + (at - paused_at), start.provisional)
            return self._moved(start, self._rolled(chosen.rule, put_off))
        left = calendar.working_time(paused_at, start.due_at, hours=hours)
        free = start.due_at - calendar.add_working_time(paused_at, left, hours=hours)
        ends = calendar.add_working_time(at, left, hours=hours)
        if left:
            opens = calendar.add_working_time(ends, _MICROSECOND, hours=hours) - _MICROSECOND
            free = min(free, opens - ends)
        ends += free
        provisional = calendar.is_provisional(calendar.local(start.anchor_at)[0], calendar.local(ends)[0])
        return self._moved(start, DueMoment(ends, provisional))

    def hours_of(self, start: ClockStart) -> OfficeHours | None:
        """Tell in which hours of a working day a limit runs; None where it runs on the wall clock."""
        chosen = self.rule_of(start)
        if chosen is None or chosen.rule.amount.unit in (TimeUnit.WORKING_DAY, TimeUnit.WORKING_HOUR):
            return self.calendar.hours
        return ROUND_THE_CLOCK if chosen.rule.non_working is NonWorking.FREEZE else None

    def left(self, start: ClockStart, at: datetime) -> timedelta:
        """Tell what is left of a limit at a moment: working time, or time on the wall clock where it runs on that."""
        hours = self.hours_of(start)
        return start.due_at - at if hours is None else self.calendar.working_time(at, start.due_at, hours=hours)

    def moved(self, start: ClockStart, move: Move, anchors: Anchors) -> ClockStart:
        """Move the end of a clock as an extension did, a limit that was given, or a pause that is over."""
        if isinstance(move, Lengthening):
            return self.lengthened(start, move.amount, anchors)
        if isinstance(move, Shortening):
            return self._within(start, move.limit)
        until, chosen = move.until or move.since, self.rule_of(start)
        if move.anew and chosen is not None:
            return self.restarted(start, chosen.rule, until, anchors)
        return self._within(self.resumed(start, move.since, until), anchors.earliest_given(until))

    def restarted(self, start: ClockStart, rule: DeadlineRule, at: datetime, anchors: Anchors) -> ClockStart:
        """
        Let a clock begin again from nothing (重新计算), under its own rule; a cap still runs from its own anchor.

        Args:
            start: the clock
            rule: its rule
            at: from when
            anchors: what has happened so far; a limit that somebody gave and that lies ahead still wins if it ends earlier
        """
        anew = attrs.evolve(start, anchor_at=at, given_by=GivenBy.RULE)
        anew = self._moved(anew, self.end_of(rule, at, anchors))
        return self._within(anew, anchors.earliest_given(at))

    def _within(self, start: ClockStart, limit: GivenLimit | None) -> ClockStart:
        """Let the clock of an answer end no later than a limit that somebody gave."""
        if limit is None or start.stage is not Stage.ANSWER or limit.due_at >= start.due_at:
            return start
        given = self._moved(start, DueMoment(limit.due_at, provisional=False))
        return attrs.evolve(given, given_by=limit.given_by)

    def _rolled(self, rule: DeadlineRule, ends: DueMoment) -> DueMoment:
        """Roll an end that was put off: hours into office hours, days to a working day."""
        last = self._last_moment(ends.at, rule.amount, rule)
        in_time = rule.amount.unit in (TimeUnit.MINUTE, TimeUnit.HOUR)
        if rule.non_working is NonWorking.RUN or (
            not in_time and self.calendar.is_working(self.calendar.local(last)[0])
        ):
            return ends
        none = Amount(0, rule.amount.unit)
        rolled = due(self.calendar, last, none, cutoff=rule.cutoff, non_working=rule.non_working)
        return DueMoment(rolled.at, ends.provisional or rolled.provisional)

    def _moved(self, start: ClockStart, ends: DueMoment) -> ClockStart:
        chosen = self.rule_of(start)
        warn_at = None if chosen is None else self._warn_at(chosen.rule, start.anchor_at, ends.at)
        return attrs.evolve(
            start,
            due_at=ends.at,
            warn_at=warn_at,
            rungs=move_rungs(start.rungs, ends.at, self.calendar),
            provisional=ends.provisional,
            calendar=self.version,
        )

    def _longer(self, rule: DeadlineRule, more: Amount | None, anchor_at: datetime, times: int) -> DueMoment:
        """Lengthen a limit; what is counted in the same unit is counted in one go."""
        if more is None:
            return self.ends(rule, anchor_at)
        if more.unit is rule.amount.unit:
            longer = Amount(rule.amount.number + times * more.number, more.unit)
            return self.ends(attrs.evolve(rule, amount=longer), anchor_at)
        ends = self.ends(rule, anchor_at)
        last, more = self._last_moment(ends.at, more, rule), Amount(times * more.number, more.unit)
        added = due(self.calendar, last, more, cutoff=rule.cutoff, non_working=rule.non_working)
        return DueMoment(added.at, ends.provisional or added.provisional)

    def _last_moment(self, ends_at: datetime, more: Amount, rule: DeadlineRule | None = None) -> datetime:
        """Say what more time is added to: days to the last day, and what ends at 24:00 ends with the day before."""
        in_days = more.unit in _DAYS
        at_midnight = self.calendar.local(ends_at)[1] == 0
        exact = rule is not None and rule.cutoff is Cutoff.EXACT_TIME
        return ends_at - _MICROSECOND if in_days and at_midnight and not exact else ends_at

    def _begins(
        self, rule: DeadlineRule, facts: Facts, anchors: Anchors, asked: frozenset[Stage] = frozenset()
    ) -> datetime:
        """Tell from when a limit runs; where stages wait for each other in a ring, from receipt."""
        if isinstance(rule.anchor, Anchor):
            return anchors.at(rule.anchor)
        if isinstance(rule.anchor, MonthDay):
            return anchors.latest
        before = self.find(rule.anchor.stage, facts, anchors.admitted or anchors.received)
        if before is None or rule.stage in asked:
            return anchors.received
        begins = self._begins(before.rule, facts, anchors, asked | {rule.stage})
        return self._capped(before.rule, anchors, self.ends(before.rule, begins)).at

    def _capped(self, rule: DeadlineRule, anchors: Anchors, ends: DueMoment) -> DueMoment:
        """Let a limit end no later than its cap."""
        if rule.cap is None:
            return ends
        return min(ends, self.cap_of(rule.cap, rule, anchors), key=lambda each: each.at)

    def cap_of(self, cap: Cap, rule: DeadlineRule, anchors: Anchors) -> DueMoment:
        """Tell the latest moment to which a limit may run."""
        return due(self.calendar, anchors.at(cap.anchor), cap.amount, cutoff=rule.cutoff)

    def _warn_at(self, rule: DeadlineRule, anchor_at: datetime, due_at: datetime) -> datetime | None:
        if rule.warn_before is None:
            return None
        ahead = rule.warn_before
        warn_at = self._warnings.get((ahead, due_at), lambda: shift(self.calendar, due_at, ahead, back=True))
        return max(anchor_at, warn_at)
