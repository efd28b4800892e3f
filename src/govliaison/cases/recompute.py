"""Running clocks of a case counted anew: the event, its fold, and the decision; :mod:`recompute_desk` does it for all cases."""

from collections.abc import Callable, Mapping
from typing import Final

import attrs

from govliaison.cases.decide.common import By
from govliaison.cases.model import Case
from govliaison.cases.rules import CaseRules
from govliaison.deadlines import ClockStart, Limits, Matter, RecomputeCause, recompute
from govliaison.ledger import Decision, Stamp
from govliaison.values import Refusal

PastFor = Callable[[str | None], Mapping[str, Limits]]
"""Gives the limits of a region's place on its earlier calendars, by the versions of these."""


MOVES: Final = ("pauses", "extensions")
"""What a clock keeps of the moves of its end, where clocks can be stopped and extended."""


@attrs.frozen(kw_only=True)
class RecomputedClock:
    """
    One clock that ends at another moment.

    Attributes:
        number: its place among the clocks of the case, from 0
        start: as it is now counted
        cause: why
    """

    number: int
    start: ClockStart
    cause: RecomputeCause


@attrs.frozen(kw_only=True)
class DeadlinesRecomputed:
    """
    Running clocks were counted anew: on another calendar, or under the rules of the day.

    Attributes:
        clocks: those that changed
        migrated: they were moved to the rules in force on that day, whatever was in force at admission
    """

    clocks: tuple[RecomputedClock, ...]
    migrated: bool = False


@attrs.frozen(kw_only=True)
class RecomputeAsk:
    """
    Count the running clocks of a case anew.

    Attributes:
        past: the limits on earlier calendars, by version
        migrate: under the rules of today, not those of admission
        by: who does it, and when
    """

    past: Mapping[str, Limits]
    migrate: bool = False
    by: By


def recompute_deadlines(case: Case | None, ask: RecomputeAsk, rules: CaseRules) -> Decision | Refusal:
    """Count the running clocks anew; nothing happens where all end as before."""
    if case is None:
        return Refusal.of("case.unknown")
    if not (ask.by.actor.is_administrator or ask.by.actor.convenes(case.region)):
        return Refusal.of("case.convener-only", person=ask.by.actor.person)
    facts = attrs.evolve(case.facts, region=case.region or rules.region)
    matter = Matter(facts=facts, anchors=case.anchors)
    clocks = []
    for number, clock in enumerate(case.clocks):
        if not clock.is_running:
            continue
        moved = any(getattr(clock, field, ()) for field in MOVES)
        found = recompute(clock.start, matter, rules.limits, past=ask.past, migrate=ask.migrate, was_moved=moved)
        if found is not None:
            clocks.append(RecomputedClock(number=number, start=found.start, cause=found.cause))
    if not clocks:
        return Decision(events=())
    return Decision(events=(DeadlinesRecomputed(clocks=tuple(clocks), migrated=ask.migrate),))


def deadlines_recomputed(case: Case, event: DeadlinesRecomputed, stamp: Stamp) -> dict[str, object]:
    """Fold it: what was entered for an end that now lies ahead is entered again when that comes; history keeps both."""
    at = stamp.effective_at
    clocks = [*case.clocks]
    for each in event.clocks:
        clocks[each.number] = clocks[each.number].recount(at, each.start)
    return {"clocks": tuple(clocks)}
