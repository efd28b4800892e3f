"""What the unit does: sign for, return, measure, tell how it stands; and whether what it said arrived."""

from datetime import datetime

import attrs

from govliaison.cases.decide.ahead import check_ahead
from govliaison.cases.decide.common import (
    PART_STAGE,
    By,
    check_evidence,
    check_moment,
    check_not_paused,
    check_state,
    check_unit,
    check_unit_or_channel,
    note_of,
)
from govliaison.cases.decide.disputing import ReturnAsk, check_first_receiver, check_not_disputed, check_return
from govliaison.cases.decide.intake import Verdict
from govliaison.cases.events import (
    AnswerDelivered,
    AnswerUndeliverable,
    CaseReturned,
    CaseSignedFor,
    InterimAnswered,
    MeasureTaken,
)
from govliaison.cases.kinds import CaseState, DeliveryMethod, DutyState
from govliaison.cases.milestones import report_again, running, start_part_steps, start_steps
from govliaison.cases.model import Case
from govliaison.cases.rules import CaseRules
from govliaison.cases.telling import tell_answer
from govliaison.deadlines import Anchor, DutyKind, Stage
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
    kind = next((duty.kind for duty in case.open_duties if duty.unit == unit), DutyKind.LEAD)
    anchors = attrs.evolve(case.anchors, signed=ask.by.now)
    owed = (Stage.CONTACT, Stage.ANSWER) if kind is DutyKind.LEAD else (PART_STAGE[kind],)
    later = tuple(stage for stage in owed if rules.anchor(stage, case.facts, anchors) is Anchor.SIGNED)
    clocks = rules.start(later, unit, case.facts, anchors, duty=kind)
    if kind is DutyKind.LEAD:
        steps = start_steps(unit, rules, case.facts, anchors, Anchor.SIGNED)
    else:
        steps = start_part_steps(unit, kind, rules, case.facts, anchors, Anchor.SIGNED)
    return Decision(events=(CaseSignedFor(unit=unit, clocks=(*clocks, *running(case, steps))),))


def return_(case: Case | None, ask: ReturnAsk, rules: CaseRules) -> Verdict:
    """Return a case to the desk (退单): as its rule pack and the policy allow, and never after designation (M1.4)."""
    refusal = check_state(case, CaseState.DISPATCHED, CaseState.HANDLING)
    if refusal or case is None:
        return refusal or Refusal.of("case.unknown")
    if refusal := check_unit(case, case.lead, ask.by) or check_moment(case, ask.by):
        return refusal
    if refusal := check_not_paused(case) or check_not_disputed(case) or check_first_receiver(case, rules):
        return refusal
    if case.designated:
        return Refusal.of("case.designated", number=case.number, unit=case.lead)
    if refusal := check_return(case, ask, rules):
        return refusal
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
    if refusal := check_evidence(ask.text) or check_unit(case, unit, ask.by) or check_moment(case, ask.by, since):
        return refusal
    if unit not in case.units:
        return Refusal.of("case.no-duty", number=case.number, unit=unit)
    return Decision(events=(MeasureTaken(unit=unit, text=Private(f"case/{case.id}", ask.text.strip())),))


@attrs.frozen(kw_only=True)
class InterimAsk:
    """
    Tell whoever filed it how it stands.

    Attributes:
        next_at: when they will hear again; needed where a pack in force says so
    """

    text: str = attrs.field(repr=False)
    next_at: datetime | None = None
    by: By


def interim(case: Case | None, ask: InterimAsk, rules: CaseRules) -> Verdict:
    """Give an interim answer (阶段性答复); it counts as first contact."""
    refusal = check_state(case, *_WITH_UNIT)
    if refusal or case is None:
        return refusal or Refusal.of("case.unknown")
    if refusal := check_evidence(ask.text) or check_unit(case, case.lead, ask.by) or check_moment(case, ask.by):
        return refusal
    if ask.next_at is not None and ask.next_at <= ask.by.now:
        return Refusal.of("case.next-date-past", number=case.number)
    if refusal := check_ahead(ask.next_at, ask.by.now, rules):
        return refusal
    if ask.next_at is None and not case.history and rules.names_next_date(case.facts, case.anchors):
        return Refusal.of("case.next-date-missing", number=case.number)
    text = Private(f"case/{case.id}", ask.text.strip())
    told = next((start for start in case.running_starts if start.key == (Stage.INTERIM, case.lead)), None)
    is_handled = case.state is CaseState.HANDLING
    again = report_again(case, case.lead, rules, ask.by.now, told) if is_handled else ()
    event = InterimAnswered(unit=case.lead, text=text, next_at=ask.next_at, clocks=again)
    return Decision(events=(event,), notices=tell_answer(case, "case.interim", text, len(case.answers) + 1))


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
