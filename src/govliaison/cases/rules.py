"""What the decisions about a case need to know of its jurisdiction."""

from datetime import date, datetime

import attrs

from govliaison.calendar import Cutoff, due
from govliaison.cases.fast_track import FastTrackRule
from govliaison.cases.kinds import Grade
from govliaison.cases.ownership import OwnershipRule
from govliaison.cases.perfunctory import is_perfunctory
from govliaison.cases.policy import CasePolicy
from govliaison.deadlines import (
    Anchors,
    AnyAnchor,
    Clock,
    ClockStart,
    Coverage,
    Criterion,
    DutyKind,
    Extension,
    Facts,
    GivenLimit,
    LadderStep,
    Limits,
    Pause,
    PauseReason,
    Redo,
    RedoWhen,
    RulePack,
    Stage,
    Stoppage,
    in_force,
)
from govliaison.units import CompetenceCatalogue, UnitDirectory
from govliaison.values import Amount, region_stem


@attrs.frozen(kw_only=True)
class CaseRules:
    """
    The rules of one jurisdiction, handed to every decision.

    Attributes:
        region: its region code; rules of a matter without one of its own are looked up by it
        desk: the unit that is accountable for whatever has no other unit
        units: its units
        catalogue: who handles which category
        limits: its deadlines
        policy: its local decisions
        ownership: who may lead in which matters
        fast_track: which cases go the fast track by rule, in the order of their ids
    """

    region: str = ""
    desk: str
    units: UnitDirectory
    catalogue: CompetenceCatalogue
    limits: Limits
    policy: CasePolicy
    ownership: tuple[OwnershipRule, ...] = ()
    fast_track: tuple[FastTrackRule, ...] = ()

    def packs(self, facts: Facts, anchors: Anchors) -> tuple[RulePack, ...]:
        """
        Give the packs that speak of a matter, in force on the day of its admission, the one that wins first.

        A pack none of whose limits fits the matter, such as that of a statute for another track, does not speak of it.
        """
        placed = self.place(facts)
        found = in_force(self.limits.packs, self.today(anchors.admitted or anchors.received), placed.region)
        return tuple(pack for pack in found if not pack.rules or any(rule.match.holds(placed) for rule in pack.rules))

    def start(
        self,
        stages: tuple[Stage, ...],
        unit: str,
        facts: Facts,
        anchors: Anchors,
        *,
        anew: datetime | None = None,
        duty: DutyKind = DutyKind.LEAD,
    ) -> tuple[ClockStart, ...]:
        """Start the clocks of several stages for a unit; ``anew``: from then, whatever their anchors."""
        placed = self.place(facts)
        starts = (self.limits.start(stage, unit, placed, anchors, anew=anew) for stage in stages)
        return tuple(start if duty is start.duty else attrs.evolve(start, duty=duty) for start in starts)

    def start_ruled(
        self,
        stages: tuple[Stage, ...],
        unit: str,
        facts: Facts,
        anchors: Anchors,
        *,
        anew: datetime | None = None,
    ) -> tuple[ClockStart, ...]:
        """Start the clocks of those stages for which there is a rule; ``anew``: from then, whatever their anchors."""
        placed, at = self.place(facts), anchors.admitted or anchors.received
        ruled = tuple(stage for stage in stages if self.limits.find(stage, placed, at) is not None)
        return self.start(ruled, unit, placed, anchors, anew=anew)

    def shorten(
        self, running: tuple[ClockStart, ...], facts: Facts, anchors: Anchors, limit: GivenLimit
    ) -> tuple[ClockStart, ...]:
        """Start the running clock of the answer again if a limit ends before it does; else nothing."""
        return tuple(
            self.limits.give(start, self.place(facts), anchors, limit)
            for start in running
            if start.stage is Stage.ANSWER and limit.due_at < start.due_at
        )

    def anchor(self, stage: Stage, facts: Facts, anchors: Anchors) -> AnyAnchor:
        """Tell from which moment the limit of a stage runs."""
        return self.limits.choose(stage, self.place(facts), anchors.admitted or anchors.received).rule.anchor

    def ladder(self, facts: Facts, anchors: Anchors) -> tuple[LadderStep, ...]:
        """Give the steps of supervision (督办) for a matter."""
        placed = self.place(facts)
        chosen = self.limits.choose(Stage.ANSWER, placed, anchors.admitted or anchors.received)
        return self.limits.ladder(chosen.pack, placed, anchors)

    def extension_terms(self, start: ClockStart) -> Extension | None:
        """Give what the pack of a clock says of extending it (延期)."""
        chosen = self.limits.rule_of(start)
        said = chosen.pack.extension if chosen else None
        return said if said is not None and said.stage is start.stage else None

    def extensions(self, start: ClockStart) -> tuple[int, Amount]:
        """Tell how often and how much at a time a limit may be extended: as its pack says; the answer else as the policy."""
        said = self.extension_terms(start)
        if said is None:
            return self.policy.max_extensions if start.stage is Stage.ANSWER else 0, self.policy.max_extension
        times = self.policy.max_extensions if said.max_times is None else said.max_times
        return times, said.amount or self.policy.max_extension

    def latest_extended(self, clock: Clock, anchors: Anchors) -> datetime:
        """
        Tell until when a clock may be extended at most, this time.

        Where its pack says how long the limit may be all together, that counts from where it began, and every pause puts
        it off; else it may be given so much more.
        """
        chosen, start = self.limits.rule_of(clock.start), clock.start
        said = self.extension_terms(start)
        if chosen is None or said is None or said.up_to is None:
            return self.limits.lengthened(start, self.extensions(start)[1], anchors).due_at
        ends = self.limits.extended(chosen.rule, said, start.anchor_at, anchors)
        longest = attrs.evolve(start, due_at=ends.at)
        for pause in clock.pauses:
            until = pause.until or pause.since
            if until > start.anchor_at:  # else the clock began again after it
                longest = self.limits.resumed(longest, pause.since, until)
        return longest.due_at

    def pauses(self, start: ClockStart) -> tuple[Pause, ...]:
        """Give the reasons for which the pack of a clock lets it stand still (停表); where it names none, any will do."""
        chosen = self.limits.rule_of(start)
        return tuple(each for each in chosen.pack.pauses if start.stage in each.stages) if chosen else ()

    def pause_terms(self, start: ClockStart, reason: PauseReason) -> Pause | None:
        """Give what the pack of a clock says of a reason for standing still."""
        return next((each for each in self.pauses(start) if each.reason is reason), None)

    def run_on(
        self, start: ClockStart, reason: PauseReason, paused_at: datetime, at: datetime, anchors: Anchors
    ) -> ClockStart:
        """Let a clock run again that stood still: with what was left of its limit, or from nothing where its pack says so."""
        said = self.pause_terms(start, reason)
        stood = Stoppage(since=paused_at, until=at, anew=said is not None and said.restarts)
        return self.limits.moved(start, stood, anchors)

    def close_out(self, facts: Facts, anchors: Anchors) -> frozenset[Criterion]:
        """Give the criteria for close-out (销号条件): those of the policy, and those of the first pack that names any."""
        said = next((pack.closure for pack in self.packs(facts, anchors) if pack.closure), ())
        return frozenset({*self.policy.close_out, *said})

    def owes_call_back(self, facts: Facts, anchors: Anchors, lot: int) -> bool:
        """
        Tell whether whoever filed it is asked before a case is closed (T1.4).

        Criteria R5, R8 and R9 want it; else the first pack holds that says who is called, or how many of a hundred; else the
        policy.

        Args:
            facts: what is known of the case
            anchors: what has happened to it
            lot: what was drawn for it, from 0 to 99
        """
        wanted = {Criterion.CALLED_BACK, Criterion.EXPLAINED_WITH_BASIS, Criterion.LAWFUL}
        if not wanted.isdisjoint(self.close_out(facts, anchors)):
            return True
        terms = (pack.callback for pack in self.packs(facts, anchors) if pack.callback)
        spoken = (
            each for each in terms if each.coverage is not Coverage.BAD_RATING and (each.coverage or each.percent)
        )
        said = next(spoken, None)
        if said is None or (said.coverage is Coverage.SAMPLE and said.percent is None):
            return self.policy.call_back
        if said.coverage is Coverage.REAL_NAME and not facts.real_name:
            return False
        return lot < (said.percent or 100)

    def next_call_back(self, missed_at: datetime, facts: Facts, anchors: Anchors) -> datetime:
        """Tell from when somebody who was not reached may be called again: after the gap the first pack names; else at once."""
        said = (pack.callback.gap for pack in self.packs(facts, anchors) if pack.callback)
        gap = next((gap for gap in said if gap is not None), None)
        return missed_at if gap is None else due(self.limits.calendar, missed_at, gap, cutoff=Cutoff.EXACT_TIME).at

    def is_enough(self, grade: Grade | None, facts: Facts, anchors: Anchors) -> bool:
        """Tell whether a grade satisfies criterion R5, where that was chosen; a grade not given does."""
        grades = [*Grade]
        chosen = Criterion.CALLED_BACK in self.close_out(facts, anchors)
        return grade is None or not chosen or grades.index(grade) <= grades.index(self.policy.call_back_grade)

    def call_back_attempts(self, facts: Facts, anchors: Anchors) -> int:
        """Tell after how many calls that reached nobody a case is closed: as the first pack says that does, else the policy."""
        said = (pack.callback.attempts for pack in self.packs(facts, anchors) if pack.callback)
        return next((times for times in said if times is not None), self.policy.call_back_attempts)

    def redo(self, facts: Facts, anchors: Anchors) -> Redo:
        """
        Tell when a bad call-back sends a case back, and how often: as the first pack says that does.

        Where it does not, or no pack does: whatever was bad about it, and as often as the policy says.
        """
        said = [pack.redo for pack in self.packs(facts, anchors) if pack.redo]
        counted = next((each for each in said if each.max_times is not None or each.until_satisfied), None)
        times = self.policy.max_redo if counted is None else counted.max_times
        when = next((each.when for each in said if each.when), tuple(RedoWhen))
        return attrs.evolve(said[0] if said else Redo(), max_times=times, when=when)

    def names_next_date(self, facts: Facts, anchors: Anchors) -> bool:
        """Tell whether an interim answer (阶段性答复) must name the date of the next: as the first pack says that tells."""
        return next((pack.interim.each_sets_next for pack in self.packs(facts, anchors) if pack.interim), False)

    def place(self, facts: Facts) -> Facts:
        """Give the facts as rules see them: a matter of another place, or of none, falls under the place that handles it."""
        inside = facts.region and facts.region.startswith(region_stem(self.region))
        return facts if inside else attrs.evolve(facts, region=self.region)

    def today(self, now: datetime) -> date:
        """Give the day of a moment where the jurisdiction is."""
        return self.limits.calendar.local(now)[0]

    def is_perfunctory(self, answer: str) -> bool:
        """Tell whether an answer says only that the matter was received or passed on (M2.3)."""
        return is_perfunctory(answer, self.policy.perfunctory)
