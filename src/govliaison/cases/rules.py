"""What the decisions about a case need to know of its jurisdiction."""

from datetime import date, datetime

import attrs

from govliaison.cases.perfunctory import is_perfunctory
from govliaison.cases.policy import CasePolicy
from govliaison.deadlines import (
    Anchors,
    AnyAnchor,
    Clock,
    ClockStart,
    Criterion,
    DutyKind,
    Facts,
    GivenLimit,
    Limits,
    Stage,
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
    """

    region: str = ""
    desk: str
    units: UnitDirectory
    catalogue: CompetenceCatalogue
    limits: Limits
    policy: CasePolicy

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

    def extensions(self, start: ClockStart) -> tuple[int, Amount]:
        """Tell how often and how much at a time a limit may be extended: as its pack says, else as the policy does."""
        chosen = self.limits.rule_of(start)
        said = chosen.pack.extension if chosen else None
        if said is None or said.stage is not start.stage:
            return self.policy.max_extensions, self.policy.max_extension
        times = self.policy.max_extensions if said.max_times is None else said.max_times
        return times, said.amount or self.policy.max_extension

    def latest_extended(self, clock: Clock, anchors: Anchors) -> datetime:
        """
        Tell until when a clock may be extended at most, this time.

        Where its pack says how long the limit may be all together, that counts from where it began, and every pause puts
        it off; else it may be given so much more.
        """
        chosen, start = self.limits.rule_of(clock.start), clock.start
        said = chosen.pack.extension if chosen else None
        if chosen is None or said is None or said.stage is not start.stage or said.up_to is None:
            return self.limits.lengthened(start, self.extensions(start)[1], anchors).due_at
        ends = self.limits.extended(chosen.rule, said, start.anchor_at, anchors)
        longest = attrs.evolve(start, due_at=ends.at)
        for pause in clock.pauses:
            longest = self.limits.resumed(longest, pause.since, pause.until or pause.since)
        return longest.due_at

    @property
    def owes_call_back(self) -> bool:
        """Whether whoever filed it is asked before a case is closed (T1.4; criteria R5 and R8)."""
        wanted = {Criterion.CALLED_BACK, Criterion.EXPLAINED_WITH_BASIS, Criterion.LAWFUL}
        return self.policy.call_back or not wanted.isdisjoint(self.policy.close_out)

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
