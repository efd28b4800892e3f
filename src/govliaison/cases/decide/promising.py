"""What a unit promises beyond what it must."""

from datetime import datetime

import attrs

from govliaison.cases.decide.ahead import check_ahead
from govliaison.cases.decide.common import By, check_moment, check_state, check_unit
from govliaison.cases.decide.giving import give_limit
from govliaison.cases.decide.intake import Verdict
from govliaison.cases.kinds import CaseState
from govliaison.cases.model import Case
from govliaison.cases.rules import CaseRules
from govliaison.deadlines import GivenBy, GivenLimit
from govliaison.ledger import Decision
from govliaison.values import Refusal


@attrs.frozen(kw_only=True)
class PromiseAsk:
    """The lead unit promises its answer by a moment."""

    due_at: datetime
    by: By


def promise(case: Case | None, ask: PromiseAsk, rules: CaseRules) -> Verdict:
    """
    Promise the answer by a moment; the earliest of all limits wins, so a promise never gives more time.

    One that ends after the limit in force is kept, and changes nothing.
    """
    refusal = check_state(case, CaseState.DISPATCHED, CaseState.HANDLING)
    if refusal or case is None:
        return refusal or Refusal.of("case.unknown")
    if refusal := check_unit(case, case.lead, ask.by) or check_moment(case, ask.by):
        return refusal
    if ask.due_at <= ask.by.now:
        return Refusal.of("case.promise-past", number=case.number)
    if refusal := check_ahead(ask.due_at, ask.by.now, rules):
        return refusal
    return Decision(events=(give_limit(case, GivenLimit(given_by=GivenBy.PROMISE, due_at=ask.due_at), rules),))
