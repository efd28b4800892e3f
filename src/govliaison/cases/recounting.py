"""Running clocks of a case counted anew: the event, how it is worked out, its fold, and who is told."""

from collections.abc import Iterable, Mapping
from datetime import datetime

import attrs

from govliaison.cases.model import Case
from govliaison.cases.parts import CasePause, Deferral
from govliaison.cases.rules import CaseRules
from govliaison.cases.telling import tell_filers, tell_unit
from govliaison.deadlines import Clock, ClockStart, Limits, Matter, RecomputeCause, Stage, Stoppage, recompute
from govliaison.ledger import Notice, Stamp


@attrs.frozen(kw_only=True)
class RecomputedClock:
    """
    One clock that ends at another moment.

    Attributes:
        number: its place among the clocks of the case, from 0
        start: as it is now counted
        unmoved: the same before pauses and extensions; None where there were none
        cause: why
    """

    number: int
    start: ClockStart
    unmoved: ClockStart | None = None
    cause: RecomputeCause


@attrs.frozen(kw_only=True)
class DeadlinesRecomputed:
    """
    Running clocks were counted anew: on another calendar, or under the rules of the day.

    Attributes:
        clocks: those that changed
        later: how clocks run on when the pause ends, or begin when the deferral does; empty where that is as it was
        migrated: they were moved to the rules in force on that day, whatever was in force at admission
    """

    clocks: tuple[RecomputedClock, ...]
    later: tuple[ClockStart, ...] = ()
    migrated: bool = False


@attrs.frozen(kw_only=True)
class MovedDeadline:
    """
    One clock that ends at another moment, is provisional no longer, or follows another rule.

    For a clock that stands still, the ends are those to which it runs on.
    """

    stage: Stage
    unit: str
    before: datetime
    after: datetime
    cause: RecomputeCause


@attrs.frozen(kw_only=True)
class Recount:
    """
    What counting a case anew gave.

    Attributes:
        event: what is to be entered
        moved: what is told of it
    """

    event: DeadlinesRecomputed
    moved: tuple[MovedDeadline, ...]


@attrs.frozen(kw_only=True)
class Counting:
    """
    Under what clocks are counted anew.

    Attributes:
        limits: of today
        past: on earlier calendars, by version
        migrate: take the rules of today, not those of admission
    """

    limits: Limits
    past: Mapping[str, Limits]
    migrate: bool = False

    def count(
        self, running: Iterable[tuple[int, Clock]], held: CasePause | Deferral | None, matter: Matter
    ) -> Recount | None:
        """
        Count the running clocks of a case anew, and those that wait for the end of its pause or deferral.

        Args:
            running: with their places among the clocks of the case
            held: the pause or deferral
            matter: what limits ask about the case

        Returns:
            None where all is as before
        """
        clocks: list[RecomputedClock] = []
        moved: list[MovedDeadline] = []
        later: list[ClockStart] = []
        for number, clock in running:
            again = recompute(clock, matter, self.limits, past=self.past, migrate=self.migrate)
            before, after = clock.start, clock.start if again is None else again.start
            if again is not None:
                clocks.append(
                    RecomputedClock(number=number, start=again.start, unmoved=again.unmoved, cause=again.cause)
                )
            if held is not None and clock.paused_at is not None:
                before = next(each for each in held.clocks if each.key == before.key)
                anew = before.anchor_at != clock.start.anchor_at
                stands = Stoppage(since=clock.paused_at, until=held.until, anew=anew)
                after = self.limits.moved(after, stands, matter.anchors)
                later.append(after)
            if again is not None or before.due_at != after.due_at:
                moved.append(_moved(before, after, again.cause if again else RecomputeCause.CALENDAR))
        if isinstance(held, Deferral):
            for before in held.clocks:
                begins = Clock(start=before, since=held.until)
                again = recompute(begins, matter, self.limits, past=self.past, migrate=self.migrate)
                later.append(before if again is None else again.start)
                if again is not None:
                    moved.append(_moved(before, again.start, again.cause))
        if not moved:
            return None
        is_later = held is not None and tuple(later) != held.clocks
        event = DeadlinesRecomputed(clocks=tuple(clocks), later=tuple(later) if is_later else (), migrated=self.migrate)
        return Recount(event=event, moved=tuple(moved))


def _moved(before: ClockStart, after: ClockStart, cause: RecomputeCause) -> MovedDeadline:
    return MovedDeadline(stage=before.stage, unit=before.unit, before=before.due_at, after=after.due_at, cause=cause)


def count_case(case: Case, counting: Counting, rules: CaseRules) -> Recount | None:
    """Count the clocks of a case anew; None where all is as before."""
    running = ((number, clock) for number, clock in enumerate(case.clocks) if clock.is_running)
    matter = Matter(facts=rules.place(case.facts), anchors=case.anchors)
    return counting.count(running, case.pause or case.deferral, matter)


def tell_moved(case: Case, moved: Iterable[MovedDeadline]) -> tuple[Notice, ...]:
    """Tell each unit whose limit ends at another moment, and whoever filed it if that is the limit of the answer."""
    notices: list[Notice] = []
    for each in moved:
        if each.before != each.after:
            due = each.after.isoformat()
            notices += tell_unit(
                case, each.unit, "case.recomputed", stage=each.stage.value, before=each.before.isoformat(), due=due
            )
            if each.stage is Stage.ANSWER:
                notices += tell_filers(case, "case.answer-recomputed", due=due)
    return tuple(notices)


def deadlines_recomputed(case: Case, event: DeadlinesRecomputed, stamp: Stamp) -> dict[str, object]:
    """Fold it; history keeps what was entered for an end that now lies ahead."""
    clocks = [*case.clocks]
    for each in event.clocks:
        clocks[each.number] = clocks[each.number].recount(stamp.effective_at, each.start, each.unmoved)
    changes: dict[str, object] = {"clocks": tuple(clocks)}
    if event.later:
        held = {"pause": case.pause, "deferral": case.deferral}
        changes |= {name: attrs.evolve(each, clocks=event.later) for name, each in held.items() if each is not None}
    return changes
