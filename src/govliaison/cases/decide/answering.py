"""Replying (T1.4): the lead to the whole matter, other units each for a part of their own (分办)."""

from datetime import datetime

import attrs

from govliaison.cases.decide.common import (
    By,
    check_evidence,
    check_moment,
    check_not_paused,
    check_state,
    check_unit,
)
from govliaison.cases.decide.intake import Verdict
from govliaison.cases.events import CaseAnswered, PartAnswered
from govliaison.cases.kinds import CaseKind, CaseState, DeliveryMethod, DutyState, Outcome
from govliaison.cases.milestones import start_steps
from govliaison.cases.model import Case
from govliaison.cases.rules import CaseRules
from govliaison.cases.telling import tell_answer
from govliaison.deadlines import Anchor, Anchors, ClockStart, DutyKind, Stage
from govliaison.ledger import Decision, Notice, Private
from govliaison.values import Refusal


@attrs.frozen(kw_only=True)
class AnswerAsk:
    """
    Reply.

    Attributes:
        unit: who answers; None for the lead
        text: what whoever filed it is told
        outcome: what came of the matter
        method: how it goes to them
        delivered_at: when it arrived, where it was told by hand; None where the channel will carry it
        entered_at: when a history was entered; what it still owes runs from then, not from years ago
        guide: the guide entry from which it is told at first contact, as ``stream@version`` (M6.2)
    """

    unit: str | None = None
    text: str = attrs.field(repr=False)
    outcome: Outcome
    method: DeliveryMethod = DeliveryMethod.CHANNEL
    delivered_at: datetime | None = None
    entered_at: datetime | None = None
    guide: str | None = None
    by: By


def answer(case: Case | None, ask: AnswerAsk, rules: CaseRules) -> Verdict:
    """
    Reply to whoever filed the matter (T1.4).

    A perfunctory reply is kept and marked; what was owed is owed still.
    """
    if case is not None and ask.unit not in (None, case.lead):
        return _answer_part(case, ask.unit, ask, rules)
    refusal = check_state(case, CaseState.HANDLING, CaseState.ANSWERED)
    if refusal or case is None:
        return refusal or Refusal.of("case.unknown")
    if refusal := _check(case, case.lead, ask):
        return refusal
    text = Private(f"case/{case.id}", ask.text.strip())
    perfunctory = rules.is_perfunctory(ask.text)
    owed_from = ask.entered_at if case.history and ask.entered_at else ask.by.now
    anchors = attrs.evolve(case.anchors, answered=owed_from)
    event = CaseAnswered(
        unit=case.lead,
        text=text,
        outcome=ask.outcome,
        perfunctory=perfunctory,
        method=ask.method,
        delivered_at=ask.delivered_at,
        guide=ask.guide,
        clocks=() if perfunctory else _next_clocks(case, ask, rules, anchors),
    )
    return Decision(events=(event,), notices=_notices(case, ask, text))


def _next_clocks(case: Case, ask: AnswerAsk, rules: CaseRules, anchors: Anchors) -> tuple[ClockStart, ...]:
    """Start what is owed after the answer; nobody need be told of it who has been."""
    steps = start_steps(case.lead, rules, case.facts, anchors, Anchor.ANSWERED)
    is_told = ask.delivered_at is not None
    return (
        *rules.start((Stage.CLOSE,), case.lead, case.facts, anchors),
        *(start for start in steps if not (is_told and start.stage is Stage.FEEDBACK)),
    )


def _answer_part(case: Case, unit: str, ask: AnswerAsk, rules: CaseRules) -> Verdict:
    """Answer for a part (分办), after signing for it; the lead may have answered already, or not even signed."""
    if refusal := check_state(case, CaseState.DISPATCHED, CaseState.HANDLING, CaseState.ANSWERED):
        return refusal
    parts = [duty for duty in case.open_duties if duty.unit == unit and duty.kind is DutyKind.PARALLEL]
    if not parts:
        return Refusal.of("case.no-duty", number=case.number, unit=unit)
    if refusal := _check(case, unit, ask):
        return refusal
    if parts[0].state is not DutyState.SIGNED:
        return Refusal.of("case.not-signed", number=case.number, unit=unit)
    text = Private(f"case/{case.id}", ask.text.strip())
    event = PartAnswered(
        unit=unit,
        text=text,
        outcome=ask.outcome,
        perfunctory=rules.is_perfunctory(ask.text),
        method=ask.method,
        delivered_at=ask.delivered_at,
    )
    return Decision(events=(event,), notices=_notices(case, ask, text))


def _check(case: Case, unit: str, ask: AnswerAsk) -> Refusal | None:
    return (
        check_evidence(ask.text)
        or check_unit(case, unit, ask.by)
        or check_moment(case, ask.by)
        or check_not_paused(case)
        or _check_delivery(case, ask)
        or _check_outcome(case, ask.outcome)
    )


def _notices(case: Case, ask: AnswerAsk, text: Private) -> tuple[Notice, ...]:
    by_channel = ask.delivered_at is None
    return tell_answer(case, "case.answered", text, len(case.answers) + 1) if by_channel else ()


def _check_outcome(case: Case, outcome: Outcome) -> Refusal | None:
    """Let every suggestion land (建议落地): adopted, partly, or kept; histories are told as they were."""
    fits = outcome.lands or outcome in (Outcome.REFERRED, Outcome.UNREACHABLE)
    if case.history or fits or case.kind is not CaseKind.SUGGESTION:
        return None
    return Refusal.of("case.suggestion-outcome", number=case.number, outcome=outcome.value)


def _check_delivery(case: Case, ask: AnswerAsk) -> Refusal | None:
    if ask.delivered_at is None:
        by_hand = ask.method is not DeliveryMethod.CHANNEL
        return Refusal.of("case.delivery-moment-missing", number=case.number) if by_hand else None
    if not case.holdings[-1].since <= ask.delivered_at <= ask.by.now:
        return Refusal.of("case.delivery-moment-wrong", number=case.number)
    return None
