"""Running clocks of a case counted anew: the event, how it is worked out, its fold, and who is told."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final

import attrs

from govliaison.cases.folding import hold, start_clocks
from govliaison.cases.kinds import CaseState
from govliaison.cases.milestones import start_ruled_now
from govliaison.cases.model import Case
from govliaison.cases.parts import CasePause, Deferral
from govliaison.cases.rules import CaseRules
from govliaison.cases.telling import tell_filers
from govliaison.deadlines import (
    ASKED_FOR,
    MILESTONES,
    Clock,
    ClockStart,
    Facts,
    Light,
    Limits,
    Matter,
    RecomputeCause,
    Recomputed,
    Stage,
    Stoppage,
    reclassify,
    recompute,
)
from govliaison.ledger import Notice, Private, Stamp
from govliaison.values import Param

_RULED: Final = (MILESTONES - ASKED_FOR) | {Stage.REVIEW}
"""What is owed of itself, and only where a rule sets a limit for it."""


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
    Running clocks were counted anew: on another calendar, under the rules of the day, or as the case is another than it seemed.

    Attributes:
        clocks: those that changed
        begun: clocks that a rule wants now and that did not run
        void: places of the clocks that no rule wants any more
        later: how clocks run on when the pause ends, or begin when the deferral does; empty where that is as it was
        migrated: they were moved to the rules in force on that day, whatever was in force at admission
    """

    clocks: tuple[RecomputedClock, ...] = ()
    begun: tuple[ClockStart, ...] = ()
    void: tuple[int, ...] = ()
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
    How clocks are counted anew.

    Attributes:
        limits: of today
        again: counts one clock anew; None where it stays as it is
        migrated: by the rules of today, not those of admission
    """

    limits: Limits
    again: Callable[[Clock, Matter], Recomputed | None]
    migrated: bool = False

    @classmethod
    def today(cls, limits: Limits, past: Mapping[str, Limits], *, migrate: bool) -> "Counting":
        """
        Count them on the calendar of today.

        Args:
            limits: of today
            past: on earlier calendars, by version
            migrate: take the rules of today, not those of admission
        """

        def again(clock: Clock, matter: Matter) -> Recomputed | None:
            return recompute(clock, matter, limits, past=past, migrate=migrate)

        return cls(limits=limits, again=again, migrated=migrate)

    @classmethod
    def classified(cls, limits: Limits, was: Facts, at: datetime) -> "Counting":
        """
        Count them as what the case turned out to be; a limit that had passed by then stays as it was (D5).

        Args:
            limits: of today
            was: what it seemed to be
            at: when that was entered
        """

        def again(clock: Clock, matter: Matter) -> Recomputed | None:
            return None if _is_late(clock, at) else reclassify(clock, was, matter, limits)

        return cls(limits=limits, again=again)

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
            again = self.again(clock, matter)
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
                again = self.again(begins, matter)
                later.append(before if again is None else again.start)
                if again is not None:
                    moved.append(_moved(before, again.start, again.cause))
        if not moved:
            return None
        is_later = held is not None and tuple(later) != held.clocks
        event = DeadlinesRecomputed(
            clocks=tuple(clocks), later=tuple(later) if is_later else (), migrated=self.migrated
        )
        return Recount(event=event, moved=tuple(moved))


def _moved(before: ClockStart, after: ClockStart, cause: RecomputeCause) -> MovedDeadline:
    return MovedDeadline(stage=before.stage, unit=before.unit, before=before.due_at, after=after.due_at, cause=cause)


def _is_late(clock: Clock, at: datetime) -> bool:
    return clock.passed or clock.light(at) is Light.RED


def count_case(case: Case, counting: Counting, rules: CaseRules) -> Recount | None:
    """Count the clocks of a case anew, those that a merged one keeps; None where all is as before."""
    case = case.alone
    running = ((number, clock) for number, clock in enumerate(case.clocks) if clock.is_running)
    matter = Matter(facts=rules.place(case.facts), anchors=case.anchors)
    return counting.count(running, case.pause or case.deferral, matter)


def count_classified(case: Case, was: Facts, rules: CaseRules, at: datetime) -> Recount | None:
    """
    Count the clocks of a case anew that is another than it seemed, under the rules in force at its admission.

    Whether to take it, and steps on the way, are owed only where a rule sets a limit: such a clock begins, or becomes void.

    Args:
        case: as it is
        was: what it seemed to be
        rules: of its place
        at: when that was entered

    Returns:
        None where all is as before
    """
    before, case = rules.place(was), case.alone
    if rules.place(case.facts) == before:
        return None
    found = count_case(case, Counting.classified(rules.limits, before, at), rules)
    recount = found or Recount(event=DeadlinesRecomputed(), moved=())
    wanted = start_ruled_now(case, rules)
    if wanted is not None:
        begun = tuple(
            start for start in wanted if start.key not in {each.start.key for each in case.clocks if not each.void}
        )
        keys = {start.key for start in wanted}
        void = tuple(
            number
            for number, each in enumerate(case.clocks)
            if each.is_running and each.start.stage in _RULED and each.start.key not in keys and not _is_late(each, at)
        )
        recount = attrs.evolve(recount, event=attrs.evolve(recount.event, begun=begun, void=void))
    return None if recount.event == DeadlinesRecomputed() else recount


def tell_moved(case: Case, moved: Sequence[MovedDeadline]) -> tuple[Notice, ...]:
    """Tell each unit whose limits end at another moment, and whoever filed it if that is the limit of the answer."""
    return (*tell_units([(case, moved)]), *tell_filed(case, moved))


def tell_units(moved: Iterable[tuple[Case, Iterable[MovedDeadline]]]) -> tuple[Notice, ...]:
    """
    Tell each unit, in one message for all cases, which of its limits end at another moment.

    Nobody is told of a history, nor of a merged case, for which nobody is waited for.
    """
    lists: dict[str, list[tuple[str, str]]] = {}
    for case, deadlines in moved:
        for each in deadlines if _is_waited_for(case) else ():
            if each.before != each.after:
                line = f"{each.stage.value} {each.before.isoformat()} {each.after.isoformat()} {case.number}"
                lists.setdefault(each.unit, []).append((case.number, line))
    return tuple(_list_moved(unit, found) for unit, found in lists.items())


def _list_moved(unit: str, found: Sequence[tuple[str, str]]) -> Notice:
    numbers = {number for number, _line in found}
    params: dict[str, Param | Private] = {
        "cases": len(numbers),
        "limits": len(found),
        "moved": "\n".join(line for _number, line in found),
    }
    if len(numbers) == 1:
        params["number"] = found[0][0]
    return Notice(recipient=f"unit:{unit}", code="case.recomputed", params=params)


def tell_filed(case: Case, moved: Iterable[MovedDeadline]) -> tuple[Notice, ...]:
    """Tell whoever filed a case if the limit of the answer ends at another moment."""
    return tuple(
        notice
        for each in moved
        if each.stage is Stage.ANSWER and each.before != each.after and _is_waited_for(case)
        for notice in tell_filers(case, "case.answer-recomputed", due=each.after.isoformat())
    )


def _is_waited_for(case: Case) -> bool:
    return not case.history and case.state is not CaseState.MERGED


def deadlines_recomputed(case: Case, event: DeadlinesRecomputed, stamp: Stamp) -> dict[str, object]:
    """Fold it; history keeps what was entered for an end that now lies ahead."""
    clocks = [*case.clocks]
    for each in event.clocks:
        clocks[each.number] = clocks[each.number].recount(stamp.effective_at, each.start, each.unmoved)
    for number in event.void:
        clocks[number] = clocks[number].end(stamp.effective_at, void=True)
    return {"clocks": (*clocks, *start_clocks(event.begun, stamp)), **hold(case, event.later)}
