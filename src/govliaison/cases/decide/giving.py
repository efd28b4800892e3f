"""Limits for the answer that are given beside the rule's: on the order, by a promise, by a leader. The earliest wins."""

import attrs

from govliaison.cases.events import LimitGiven
from govliaison.cases.model import Case
from govliaison.cases.parts import CasePause, Deferral
from govliaison.cases.rules import CaseRules
from govliaison.deadlines import ClockStart, GivenLimit, Stage


def give_limit(case: Case, limit: GivenLimit, rules: CaseRules) -> LimitGiven:
    """Set a limit for the answer beside the rule's; of a merged case it holds once that goes its own way again."""
    stands = case.alone
    return LimitGiven(
        given_by=limit.given_by,
        due_at=limit.due_at,
        clocks=shorten(stands, limit, rules),
        later=shorten_later(stands, limit, rules),
    )


def shorten(case: Case, limit: GivenLimit, rules: CaseRules) -> tuple[ClockStart, ...]:
    """Tell how the running clocks of the answer end that a limit ends earlier."""
    return rules.shorten(case.running_starts, case.facts, case.anchors, limit)


def shorten_later(case: Case, limit: GivenLimit, rules: CaseRules) -> tuple[ClockStart, ...]:
    """Tell how all clocks go on after a pause or deferral, if a limit ends one of them earlier; else nothing."""
    held = case.pause or case.deferral
    if held is None:
        return ()
    later = tuple(
        _shorten_held(case, held, start, limit, rules)
        if start.stage is Stage.ANSWER and limit.due_at < start.due_at
        else start
        for start in held.clocks
    )
    return later if later != held.clocks else ()


def _shorten_held(
    case: Case, held: CasePause | Deferral, start: ClockStart, limit: GivenLimit, rules: CaseRules
) -> ClockStart:
    """Let a clock go on to an earlier end; what ends while a clock stands still is put off, and a new clock starts without it."""
    if isinstance(held, Deferral):
        ahead = held.until < limit.due_at
        return rules.limits.give(start, rules.place(case.facts), case.anchors, limit) if ahead else start
    stands = next(each.start for each in case.running if each.start.key == start.key)
    [stands] = rules.shorten((stands,), case.facts, case.anchors, limit) or (stands,)
    anchors = attrs.evolve(case.anchors, given=(*case.anchors.given, limit))
    return rules.run_on(stands, held.reason, held.since, held.until, anchors)
