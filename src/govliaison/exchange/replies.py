"""A reply that was given elsewhere, entered late as what it was (补录)."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

from govliaison.access import Actor
from govliaison.cases import Case, CaseRules, CaseState, DeliveryMethod
from govliaison.cases import decide as d
from govliaison.cases.decide.common import By
from govliaison.cases.decide.intake import Verdict
from govliaison.cases.telling import tell_answer
from govliaison.exchange.parsing import Reply
from govliaison.ledger import Decision, Draft, Erased, Notice, Stamp, reveal
from govliaison.values import Refusal

_WITHOUT_UNIT: Final = (CaseState.SUBMITTED, CaseState.ADMITTED)


def moment_of(reply: Reply, case: Case) -> datetime:
    """Tell when a reply counts as given: when it was, but not before the case came to where it stands."""
    return max(reply.at, case.changed_at)


def is_known(reply: Reply, case: Case) -> bool:
    """Tell whether the case holds the reply already."""
    return any(reveal(answer.text) == reply.text.strip() for answer in case.final_answers)


def enter_reply(
    draft: Draft,
    reply: Reply,
    *,
    channel: str,
    lead: str,
    rules: CaseRules,
    actor: Actor,
    entered_at: datetime,
    stamp: Callable[[datetime], Stamp],
    followers: Sequence[Case] = (),
) -> Refusal | None:
    """
    Let a case be dispatched and signed for, as far as it was not, and answered at the moment of the reply.

    The platform published the reply, so it has arrived there; other channels by which a case of today came carry it too
    (T2.1); its followers' too. When the unit signed nobody wrote down: in a history at once, in a case of today at the
    latest when it replied. What a history still owes – close-out – runs from ``entered_at``.
    """
    case: Case = draft.record
    replied_at = moment_of(reply, case)
    handed_at = case.changed_at if case.history else replied_at
    handed = By(actor=actor, now=handed_at)
    answer = d.AnswerAsk(
        text=reply.text,
        outcome=reply.outcome,
        method=DeliveryMethod.PLATFORM,
        delivered_at=replied_at,
        entered_at=entered_at,
        by=By(actor=actor, now=replied_at),
    )
    steps: list[tuple[datetime, Callable[[Case], Verdict]]] = []
    if case.state in _WITHOUT_UNIT:
        dispatch = d.DispatchAsk(lead=lead, by=handed)
        steps.append((handed_at, lambda case: d.dispatch(case, dispatch, rules)))
    if case.state in (*_WITHOUT_UNIT, CaseState.DISPATCHED):
        sign = d.SignForAsk(by=handed)
        steps.append((handed_at, lambda case: d.sign_for(case, sign, rules)))
    steps.append((replied_at, lambda case: d.answer(case, answer, rules)))
    for at, step in steps:
        if refusal := draft.do(step, stamp(at)):
            return refusal
    return draft.do(lambda case: Decision(events=(), notices=_to_others(case, channel, followers)), stamp(replied_at))


def _to_others(case: Case, channel: str, followers: Sequence[Case]) -> tuple[Notice, ...]:
    answer, number = case.answers[-1], len(case.answers)
    if case.history or isinstance(answer.text, Erased):
        return ()
    own = tuple(
        Notice(
            recipient=f"filer:{case.id}",
            code="case.answered",
            params={
                "number": case.number,
                "answer": number,
                "text": answer.text,
                "source": source.source_id,
            },
            channel=source.channel,
        )
        for source in case.sources
        if source.channel != channel
    )
    return own + tuple(
        notice for each in followers for notice in tell_answer(each, "case.answered", answer.text, number)
    )
