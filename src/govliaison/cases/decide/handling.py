"""What the unit does: sign for, return, measure, answer."""

from datetime import datetime

import attrs

from govliaison.cases.decide.common import (
    By,
    check_moment,
    check_not_paused,
    check_state,
    check_unit,
    check_unit_or_channel,
    note_of,
)
from govliaison.cases.decide.intake import Verdict
from govliaison.cases.events import (
    AnswerDelivered,
    AnswerUndeliverable,
    CaseAnswered,
    CaseReturned,
    CaseSignedFor,
    InterimAnswered,
    MeasureTaken,
)
from govliaison.cases.kinds import CaseKind, CaseState, DeliveryMethod, DutyState, Outcome, ReturnReason
from govliaison.cases.model import Case
from govliaison.cases.rules import CaseRules
from govliaison.deadlines import Anchor, Stage
from govliaison.ledger import Decision, Notice, Private
from govliaison.values import Refusal

_WITH_UNIT = (CaseState.HANDLING, CaseState.ANSWERED)


@attrs.frozen(kw_only=True)
class SignForAsk:
    """
    A unit takes what was handed to it.

    Attributes:
        unit: the unit; None for the lead
    """

    unit: str | None = None
    by: By


def sign_for(case: Case | None, ask: SignForAsk, rules: CaseRules) -> Verdict:
    """Sign for a duty (签收); with the lead's signature the handling begins."""
    refusal = check_state(case, CaseState.DISPATCHED, *_WITH_UNIT)
    if refusal or case is None:
        return refusal or Refusal.of("case.unknown")
    unit = ask.unit or case.lead
    if refusal := check_unit(case, unit, ask.by) or check_moment(case, ask.by):
        return refusal
    if not any(duty.unit == unit and duty.state is DutyState.WAITING for duty in case.duties):
        return Refusal.of("case.nothing-to-sign", number=case.number, unit=unit)
    if unit != case.lead:
        return Decision(events=(CaseSignedFor(unit=unit),))
    anchors = attrs.evolve(case.anchors, signed=ask.by.now)
    later = tuple(
        stage for stage in (Stage.CONTACT, Stage.ANSWER) if rules.anchor(stage, case.facts, anchors) is Anchor.SIGNED
    )
    return Decision(events=(CaseSignedFor(unit=unit, clocks=rules.start(later, unit, case.facts, anchors)),))


@attrs.frozen(kw_only=True)
class ReturnAsk:
    """
    The lead unit gives it back.

    Attributes:
        reason: why
        note: explanation
        suggested: unit that should have it instead
    """

    reason: ReturnReason
    note: str = attrs.field(default="", repr=False)
    suggested: str | None = None
    by: By


def return_(case: Case | None, ask: ReturnAsk, rules: CaseRules) -> Verdict:
    """Return a case to the desk (退单): so often as the policy allows, and never after designation (M1.4)."""
    refusal = check_state(case, CaseState.DISPATCHED, CaseState.HANDLING)
    if refusal or case is None:
        return refusal or Refusal.of("case.unknown")
    if refusal := check_unit(case, case.lead, ask.by) or check_moment(case, ask.by):
        return refusal
    if refusal := check_not_paused(case):
        return refusal
    if case.designated:
        return Refusal.of("case.designated", number=case.number, unit=case.lead)
    if ask.suggested is not None and ask.suggested not in rules.units.units:
        return Refusal.of("unit.unknown", unit=ask.suggested)
    clocks = rules.start((Stage.DISPATCH,), case.desk, case.facts, case.anchors, anew=ask.by.now)
    event = CaseReturned(
        unit=case.lead,
        reason=ask.reason,
        note=note_of(case.id, ask.note),
        suggested=ask.suggested,
        clocks=clocks,
    )
    notice = Notice(
        recipient=f"unit:{case.desk}",
        code="case.returned",
        params={"number": case.number, "unit": case.lead, "reason": ask.reason.value},
    )
    return Decision(events=(event,), notices=() if case.history else (notice,))


@attrs.frozen(kw_only=True)
class MeasureAsk:
    """Something was done or decided to solve it."""

    text: str = attrs.field(repr=False)
    unit: str | None = None
    by: By


def measure(case: Case | None, ask: MeasureAsk, _rules: CaseRules) -> Verdict:
    """Record a measure (T2.2); a late one may lie anywhere in the time for which the lead has held the case."""
    refusal = check_state(case, *_WITH_UNIT)
    if refusal or case is None:
        return refusal or Refusal.of("case.unknown")
    unit = ask.unit or case.lead
    since = case.holdings[-1].since
    if refusal := _check_text(ask.text) or check_unit(case, unit, ask.by) or check_moment(case, ask.by, since):
        return refusal
    if unit not in (case.lead, *case.assisting):
        return Refusal.of("case.no-duty", number=case.number, unit=unit)
    return Decision(events=(MeasureTaken(unit=unit, text=Private(f"case/{case.id}", ask.text.strip())),))


@attrs.frozen(kw_only=True)
class InterimAsk:
    """
    Tell whoever filed it how it stands.

    Attributes:
        next_at: when they will hear again
    """

    text: str = attrs.field(repr=False)
    next_at: datetime | None = None
    by: By


def interim(case: Case | None, ask: InterimAsk, _rules: CaseRules) -> Verdict:
    """Give an interim answer (阶段性答复); it counts as first contact."""
    refusal = check_state(case, *_WITH_UNIT)
    if refusal or case is None:
        return refusal or Refusal.of("case.unknown")
    if refusal := _check_text(ask.text) or check_unit(case, case.lead, ask.by) or check_moment(case, ask.by):
        return refusal
    if ask.next_at is not None and ask.next_at <= ask.by.now:
        return Refusal.of("case.next-date-past", number=case.number)
    text = Private(f"case/{case.id}", ask.text.strip())
    event = InterimAnswered(unit=case.lead, text=text, next_at=ask.next_at)
    return Decision(events=(event,), notices=_answers(case, "case.interim", text, len(case.answers) + 1))


@attrs.frozen(kw_only=True)
class AnswerAsk:
    """
    Reply.

    Attributes:
        text: what whoever filed it is told
        outcome: what came of the matter
        method: how it goes to them
        delivered_at: when it arrived, where it was told by hand; None where the channel will carry it
        entered_at: when a history was entered; what it still owes runs from then, not from years ago
    """

    text: str = attrs.field(repr=False)
    outcome: Outcome
    method: DeliveryMethod = DeliveryMethod.CHANNEL
    delivered_at: datetime | None = None
    entered_at: datetime | None = None
    by: By


def answer(case: Case | None, ask: AnswerAsk, rules: CaseRules) -> Verdict:
    """
    Reply to whoever filed the matter (T1.4).

    A perfunctory reply is kept and marked; the clock of the answer runs on.
    """
    refusal = check_state(case, *_WITH_UNIT)
    if refusal or case is None:
        return refusal or Refusal.of("case.unknown")
    if refusal := _check_text(ask.text) or check_unit(case, case.lead, ask.by) or check_moment(case, ask.by):
        return refusal
    if refusal := check_not_paused(case) or _check_delivery(case, ask) or _check_outcome(case, ask.outcome):
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
        clocks=() if perfunctory else rules.start((Stage.CLOSE,), case.lead, case.facts, anchors),
    )
    by_channel = ask.delivered_at is None
    notices = _answers(case, "case.answered", text, len(case.answers) + 1) if by_channel else ()
    return Decision(events=(event,), notices=notices)


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


@attrs.frozen(kw_only=True)
class DeliveryAsk:
    """
    What became of an answer on its way.

    Attributes:
        answer: which, from 1
        method: how it went
        undeliverable: why it cannot be delivered; empty if it arrived
    """

    answer: int
    method: DeliveryMethod
    undeliverable: str = attrs.field(default="", repr=False)
    by: By


def deliver(case: Case | None, ask: DeliveryAsk, _rules: CaseRules) -> Verdict:
    """Record that an answer arrived, or that it cannot (M2.3); told twice is told once."""
    if case is None:
        return Refusal.of("case.unknown")
    if not 1 <= ask.answer <= len(case.answers):
        return Refusal.of("case.no-such-answer", number=case.number, answer=ask.answer)
    found = case.answers[ask.answer - 1]
    if refusal := check_unit_or_channel(case, ask.by) or check_moment(case, ask.by, found.at):
        return refusal
    note = note_of(case.id, ask.undeliverable)
    if found.delivered_at is not None or (note and found.undeliverable is not None):
        return Decision(events=())
    if note:
        return Decision(events=(AnswerUndeliverable(answer=ask.answer, note=note),))
    return Decision(events=(AnswerDelivered(answer=ask.answer, method=ask.method),))


def _answers(case: Case, code: str, text: Private, number: int) -> tuple[Notice, ...]:
    """An answer goes to every channel by which the matter came (T2.1)."""
    if case.history:
        return ()
    return tuple(
        Notice(
            recipient=f"filer:{case.id}",
            code=code,
            params={"number": case.number, "answer": number, "text": text, "source": source.source_id},
            channel=source.channel,
        )
        for source in case.sources
    )


def _check_text(text: str) -> Refusal | None:
    return None if text.strip() else Refusal.of("case.text-missing")
