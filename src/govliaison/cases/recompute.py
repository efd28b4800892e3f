"""The decision to count the running clocks of a case anew; :mod:`recompute_desk` does it for all cases."""

from collections.abc import Callable, Mapping

import attrs

from govliaison.cases.decide.common import By
from govliaison.cases.model import Case
from govliaison.cases.recounting import Counting, count_case, tell_moved
from govliaison.cases.rules import CaseRules
from govliaison.deadlines import Limits
from govliaison.ledger import Decision
from govliaison.values import Refusal

PastFor = Callable[[str | None], Mapping[str, Limits]]
"""Gives the limits of a region's place on its earlier calendars, by the versions of these."""


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
    counting = Counting.today(rules.limits, ask.past, migrate=ask.migrate)
    found = count_case(case, counting, rules)
    if found is None:
        return Decision(events=())
    return Decision(events=(found.event,), notices=tell_moved(case, found.moved))
