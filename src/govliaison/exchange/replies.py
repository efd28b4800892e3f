"""A reply that was given elsewhere, entered late as what it was (补录)."""

from collections.abc import Callable
from datetime import datetime

from govliaison.access import Actor
from govliaison.cases import Case, CaseRules, CaseState, DeliveryMethod
from govliaison.cases import decide as d
from govliaison.cases.decide.common import By
from govliaison.exchange.parsing import Reply
from govliaison.ledger import Draft, Stamp, reveal
from govliaison.values import Refusal


def enter_reply(
    draft: Draft,
    reply: Reply,
    *,
    lead: str,
    rules: CaseRules,
    actor: Actor,
    stamp: Callable[[datetime], Stamp],
) -> Refusal | None:
    """
    Let a case be dispatched and signed for, as far as it was not, and answered at the moment of the reply.

    The platform published the reply, so it has arrived. When the unit signed nobody wrote down: in a history at once, in a
    case of today at the latest when it replied. The same reply again is nothing.
    """
    case: Case = draft.record
    if any(reveal(answer.text) == reply.text.strip() for answer in case.final_answers):
        return None
    held_since = case.holdings[-1].since
    handed_at = held_since if case.history else max(reply.at, held_since)
    by = By(actor=actor, now=handed_at)
    if case.state in (CaseState.SUBMITTED, CaseState.ADMITTED):
        dispatch = d.DispatchAsk(lead=lead, by=by)
        if refusal := draft.do(lambda case: d.dispatch(case, dispatch, rules), stamp(handed_at)):
            return refusal
    if draft.record.state is CaseState.DISPATCHED:
        sign = d.SignForAsk(by=by)
        if refusal := draft.do(lambda case: d.sign_for(case, sign, rules), stamp(handed_at)):
            return refusal
    answer = d.AnswerAsk(
        text=reply.text,
        outcome=reply.outcome,
        method=DeliveryMethod.PLATFORM,
        delivered_at=reply.at,
        by=By(actor=actor, now=reply.at),
    )
    return draft.do(lambda case: d.answer(case, answer, rules), stamp(reply.at))
