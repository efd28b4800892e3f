"""A reply that was given elsewhere, entered late as what it was (补录)."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from govliaison.access import Actor
from govliaison.cases import Case, CaseRules, CaseState, DeliveryMethod
from govliaison.cases import decide as d
from govliaison.cases.decide.common import By
from govliaison.cases.decide.intake import Verdict
from govliaison.exchange.parsing import Reply
from govliaison.ledger import Draft, Stamp, reveal
from govliaison.values import Refusal

_WITHOUT_UNIT: Final = (CaseState.SUBMITTED, CaseState.ADMITTED)


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
    handed = By(actor=actor, now=handed_at)
    answer = d.AnswerAsk(
        text=reply.text,
        outcome=reply.outcome,
        method=DeliveryMethod.PLATFORM,
        delivered_at=reply.at,
        by=By(actor=actor, now=reply.at),
    )
    steps: list[tuple[datetime, Callable[[Case], Verdict]]] = []
    if case.state in _WITHOUT_UNIT:
        dispatch = d.DispatchAsk(lead=lead, by=handed)
        steps.append((handed_at, lambda case: d.dispatch(case, dispatch, rules)))
    if case.state in (*_WITHOUT_UNIT, CaseState.DISPATCHED):
        sign = d.SignForAsk(by=handed)
        steps.append((handed_at, lambda case: d.sign_for(case, sign, rules)))
    steps.append((reply.at, lambda case: d.answer(case, answer, rules)))
    for at, step in steps:
        if refusal := draft.do(step, stamp(at)):
            return refusal
    return None
