"""Who has which part in a case: another lead without a return (转办), and the parts of those that assist (协办)."""

import attrs

from govliaison.cases.care_events import CaseTransferred, DutyDone, UnitInvolved, UnitReleased
from govliaison.cases.decide.common import (
    By,
    check_convener,
    check_evidence,
    check_exists,
    check_moment,
    check_not_paused,
    check_state,
    check_unit,
    note_of,
    start_part,
)
from govliaison.cases.decide.intake import Verdict
from govliaison.cases.kinds import CaseState, DutyState
from govliaison.cases.model import Case
from govliaison.cases.rules import CaseRules
from govliaison.cases.telling import tell_unit
from govliaison.deadlines import DutyKind, Stage
from govliaison.ledger import Decision, Private
from govliaison.values import Refusal


@attrs.frozen(kw_only=True)
class TransferAsk:
    """
    Let another unit lead.

    Attributes:
        lead: the unit
        note: why
    """

    lead: str
    note: str = attrs.field(repr=False)
    by: By


def transfer(case: Case | None, ask: TransferAsk, rules: CaseRules) -> Verdict:
    """
    Let another unit lead, without a return (转办): the convener's word, so it counts as no return.

    Whoever filed it loses no time: the limit of the answer runs from where it ran before, so far as its rule says so.
    """
    refusal = check_state(case, CaseState.DISPATCHED, CaseState.HANDLING)
    if refusal or case is None:
        return refusal or Refusal.of("case.unknown")
    if refusal := check_convener(case, ask.by) or check_moment(case, ask.by) or check_evidence(ask.note):
        return refusal
    if refusal := check_not_paused(case) or _check_lead(case, ask, rules):
        return refusal
    anchors = attrs.evolve(case.anchors, signed=None)
    event = CaseTransferred(
        duty=len(case.duties) + 1,
        source=case.lead,
        lead=ask.lead,
        note=Private(f"case/{case.id}", ask.note.strip()),
        clocks=(
            *rules.start((Stage.SIGN,), ask.lead, case.facts, anchors, anew=ask.by.now),
            *rules.start((Stage.CONTACT, Stage.ANSWER), ask.lead, case.facts, anchors),
        ),
    )
    notices = (*tell_unit(case, case.lead, "case.transferred"), *tell_unit(case, ask.lead, "case.transferred"))
    return Decision(events=(event,), notices=notices)


def _check_lead(case: Case, ask: TransferAsk, rules: CaseRules) -> Refusal | None:
    if ask.lead == case.lead:
        return Refusal.of("case.leads-already", number=case.number, unit=ask.lead)
    return check_exists(ask.lead, rules, rules.today(ask.by.now))


@attrs.frozen(kw_only=True)
class InvolveAsk:
    """
    Let another unit take part.

    Attributes:
        unit: the unit
        kind: whether it assists or answers for a part of its own
        note: what it is to do
    """

    unit: str
    kind: DutyKind = DutyKind.ASSISTING
    note: str = attrs.field(repr=False)
    by: By


def involve(case: Case | None, ask: InvolveAsk, rules: CaseRules) -> Verdict:
    """Let a unit assist (协办) or answer for a part of its own (分办) from now on; its limits run from now."""
    refusal = check_state(case, CaseState.DISPATCHED, CaseState.HANDLING)
    if refusal or case is None:
        return refusal or Refusal.of("case.unknown")
    if refusal := check_convener(case, ask.by) or check_moment(case, ask.by) or check_evidence(ask.note):
        return refusal
    if refusal := check_not_paused(case) or check_exists(ask.unit, rules, rules.today(ask.by.now)):
        return refusal
    if ask.kind is DutyKind.LEAD:
        return Refusal.of("case.one-lead", number=case.number, unit=case.lead)
    if ask.unit == case.lead or any(duty.unit == ask.unit for duty in case.open_duties):
        return Refusal.of("case.takes-part", number=case.number, unit=ask.unit)
    event = UnitInvolved(
        duty=len(case.duties) + 1,
        kind=ask.kind,
        unit=ask.unit,
        note=Private(f"case/{case.id}", ask.note.strip()),
        clocks=start_part(case, ask.unit, ask.kind, rules, case.anchors, anew=ask.by.now),
    )
    return Decision(events=(event,), notices=tell_unit(case, ask.unit, "case.involved"))


@attrs.frozen(kw_only=True)
class ReleaseAsk:
    """
    Let a unit beside the lead go.

    Attributes:
        unit: the unit
        note: why
    """

    unit: str
    note: str = attrs.field(repr=False)
    by: By


def release(case: Case | None, ask: ReleaseAsk, _rules: CaseRules) -> Verdict:
    """Let a unit that assists, or answers for a part, go before it is done; that it was late stays on record."""
    refusal = check_state(case, CaseState.DISPATCHED, CaseState.HANDLING, CaseState.ANSWERED)
    if refusal or case is None:
        return refusal or Refusal.of("case.unknown")
    if refusal := check_convener(case, ask.by) or check_moment(case, ask.by) or check_evidence(ask.note):
        return refusal
    duty = next((duty for duty in case.open_duties if duty.unit == ask.unit), None)
    if duty is None:
        return Refusal.of("case.no-duty", number=case.number, unit=ask.unit)
    if refusal := check_not_paused(case) or check_moment(case, ask.by, duty.signed_at or duty.since):
        return refusal
    event = UnitReleased(unit=ask.unit, note=Private(f"case/{case.id}", ask.note.strip()))
    return Decision(events=(event,), notices=tell_unit(case, ask.unit, "case.released"))


@attrs.frozen(kw_only=True)
class ReportDoneAsk:
    """A unit that assists has done its part."""

    unit: str
    note: str = attrs.field(default="", repr=False)
    by: By


def report_done(case: Case | None, ask: ReportDoneAsk, _rules: CaseRules) -> Verdict:
    """Report that a part is done (协办反馈), after signing for it; told twice is told once."""
    refusal = check_state(case, CaseState.DISPATCHED, CaseState.HANDLING, CaseState.ANSWERED)
    if refusal or case is None:
        return refusal or Refusal.of("case.unknown")
    duties = [each for each in case.duties if each.unit == ask.unit and each.kind is DutyKind.ASSISTING]
    if not duties:
        return Refusal.of("case.no-duty", number=case.number, unit=ask.unit)
    duty = duties[-1]
    since = max(duty.signed_at or duty.since, case.pause.since if case.pause else duty.since)
    if refusal := check_unit(case, ask.unit, ask.by) or check_moment(case, ask.by, since):
        return refusal
    if duty.state is DutyState.DONE:
        return Decision(events=())
    if duty.state is not DutyState.SIGNED:
        return Refusal.of("case.not-signed", number=case.number, unit=ask.unit)
    event = DutyDone(unit=ask.unit, note=note_of(case.id, ask.note))
    return Decision(events=(event,), notices=tell_unit(case, case.lead, "case.duty-done", unit=ask.unit))
