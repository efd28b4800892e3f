"""Drafting a new case: registered, and handed on at once where it is clear to whom."""

from collections.abc import Callable

import attrs

from govliaison.access import Context
from govliaison.cases import decide as d
from govliaison.cases.decide.common import By
from govliaison.cases.noun import CASE
from govliaison.cases.precedent_lookup import PrecedentLookup
from govliaison.cases.rules import CaseRules
from govliaison.cases.submission import Submission, phone_key
from govliaison.enterprises import ENTERPRISE, Enterprise
from govliaison.ledger import Decision, Draft, Loaded, accepted
from govliaison.values import case_number

RulesFor = Callable[[str | None], CaseRules]
"""Gives the rules of the jurisdiction a region code belongs to."""

_NOTHING = Decision(events=())


def draft_case(
    context: Context,
    rules_for: RulesFor,
    submission: Submission,
    *,
    case: str | None = None,
    lead: str | None = None,
    request: str | None = None,
    batch: str | None = None,
    caused_by: str | None = None,
    precedents: PrecedentLookup | None = None,
) -> Draft:
    """
    Draft a new case without committing it; a desk commits one, an import many at once.

    Args:
        context: who takes it in, on which ledger
        rules_for: the rules by region
        submission: what was delivered
        case: its id, where the caller has drawn it already
        lead: the unit that was told with it; None to ask the catalogue
        request: id of the request
        batch: id of the import
        caused_by: the entry that asked for it
        precedents: what an import has found already

    Raises:
        RefusedError: there is nothing in it
    """
    case_id = case or context.ledger.ids.new_id()
    rules = rules_for(submission.region)
    key = phone_key(submission.phone, context.ledger.keyed)
    entered_at = None if submission.history else context.now
    ask = d.SubmitAsk(
        case=case_id, number=case_number(case_id), submission=submission, phone_key=key, entered_at=entered_at
    )
    at = submission.received_at
    stamp = context.stamp(
        effective_at=at, request=request, batch=batch, caused_by=caused_by, jurisdiction=submission.region
    )
    draft = Draft(CASE, Loaded(stream=CASE.stream(case_id)))
    accepted(draft.do(lambda case: d.submit(case, ask, rules), stamp) or _NOTHING)
    if rules.fast_track:
        by, firm = By(actor=context.actor, now=at), _firm_of(context, submission, rules)
        accepted(draft.do(lambda case: d.fast_track_by_itself(case, firm, rules, by), stamp) or _NOTHING)
    if submission.classified:
        return draft
    # A unit cannot have had the case before it was entered here; only a history tells what was long ago.
    at = at if submission.history else context.now
    stamp = attrs.evolve(stamp, effective_at=at)
    if lead is None:
        look_up = precedents or PrecedentLookup(context.ledger)
        found = look_up.find(draft.record.category, draft.record.region) if rules.policy.dispatch_automatically else ()
        accepted(draft.do(lambda case: d.dispatch_by_itself(case, at, rules, found), stamp) or _NOTHING)
    else:
        told = d.DispatchAsk(lead=lead, by=By(actor=context.actor, now=at))
        accepted(draft.do(lambda case: d.dispatch(case, told, rules), stamp) or _NOTHING)
    return draft


def _firm_of(context: Context, submission: Submission, rules: CaseRules) -> Enterprise | None:
    """Load the enterprise of a matter, where a rule of the fast track asks for it."""
    if submission.enterprise is None or not any(rule.firm.asks for rule in rules.fast_track):
        return None
    firm: Enterprise | None = context.ledger.load(ENTERPRISE.stream(submission.enterprise)).record
    return firm
