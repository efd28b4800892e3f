"""Putting a planned solution off to a date (挂账), withdrawing a case (撤单), taking up one that had ended (回头看)."""

from datetime import datetime

import attrs

from govliaison.cases.care_events import CaseDeferred, CaseReopened, CaseWithdrawn, WithdrawalChecked
from govliaison.cases.decide.ahead import check_deferral
from govliaison.cases.decide.common import (
    By,
    check_convener,
    check_evidence,
    check_moment,
    check_parts_done,
    check_reported,
    check_second_person,
    check_state,
)
from govliaison.cases.decide.intake import Verdict
from govliaison.cases.kinds import AskedBy, CaseState, DeferralReason, Outcome, ReopenReason
from govliaison.cases.milestones import handle_anew
from govliaison.cases.model import Case
from govliaison.cases.rules import CaseRules
from govliaison.cases.telling import tell_filers, tell_unit
from govliaison.ledger import Decision, Private
from govliaison.values import Refusal

_ON_ITS_WAY = (
    CaseState.SUBMITTED,
    CaseState.ADMITTED,
    CaseState.DISPATCHED,
    CaseState.HANDLING,
    CaseState.ANSWERED,
    CaseState.DEFERRED,
)


@attrs.frozen(kw_only=True)
class DeferAsk:
    """
    Put it off to a date.

    Attributes:
        until: when it is taken up again by itself
        reason: why
        note: what is planned
    """

    until: datetime
    reason: DeferralReason
    note: str = attrs.field(repr=False)
    by: By


def defer(case: Case | None, ask: DeferAsk, rules: CaseRules) -> Verdict:
    """
    Put a case off whose answer names a plan (挂账): it counts as open, and its date takes it up again.

    Only an answer with the outcome *planned* can be put off, so deferral is no way round the limit of the answer.
    """
    refusal = check_state(case, CaseState.ANSWERED, CaseState.REQUESTED)
    if refusal or case is None:
        return refusal or Refusal.of("case.unknown")
    if refusal := check_convener(case, ask.by) or check_second_person(case, ask.by) or check_moment(case, ask.by):
        return refusal
    if refusal := check_evidence(ask.note) or check_parts_done(case):
        return refusal
    if case.outcome is not Outcome.PLANNED:
        return Refusal.of("case.not-planned", number=case.number)
    if refusal := check_deferral(case, ask.until, ask.by.now, rules):
        return refusal
    event = CaseDeferred(
        until=ask.until,
        reason=ask.reason,
        note=Private(f"case/{case.id}", ask.note.strip()),
        clocks=handle_anew(case, rules, ask.until),
        review_days=rules.policy.review_deferred,
    )
    said = {"until": ask.until.isoformat()}
    notices = (*tell_unit(case, case.lead, "case.deferred", **said), *tell_filers(case, "case.deferred", **said))
    return Decision(events=(event,), notices=notices)


@attrs.frozen(kw_only=True)
class WithdrawAsk:
    """
    Whoever filed it was called about withdrawing it.

    Attributes:
        asked_by: who wants it, as they say
        note: what they said
    """

    asked_by: AskedBy
    note: str = attrs.field(repr=False)
    by: By


def withdraw(case: Case | None, ask: WithdrawAsk, _rules: CaseRules) -> Verdict:
    """
    Withdraw a case (撤单), after a call-back by a convener who does not handle it.

    It ends only where whoever filed it wants that; where a unit pressed them the case goes on and supervision hears of it.
    A leader who waits for a report gets it first.
    """
    refusal = check_state(case, *_ON_ITS_WAY)
    if refusal or case is None:
        return refusal or Refusal.of("case.unknown")
    if refusal := check_convener(case, ask.by) or check_second_person(case, ask.by) or check_moment(case, ask.by):
        return refusal
    if refusal := check_evidence(ask.note):
        return refusal
    checked = WithdrawalChecked(asked_by=ask.asked_by, note=Private(f"case/{case.id}", ask.note.strip()))
    if ask.asked_by is AskedBy.UNIT:
        return Decision(events=(checked,), notices=tell_unit(case, case.desk, "case.pressed", unit=case.lead))
    if refusal := check_reported(case):
        return refusal
    notices = (*tell_unit(case, case.lead, "case.withdrawn"), *tell_filers(case, "case.withdrawn"))
    return Decision(events=(checked, CaseWithdrawn()), notices=notices)


@attrs.frozen(kw_only=True)
class ReopenAsk:
    """
    Take up a case that was closed.

    Attributes:
        reason: why
        note: what was found
    """

    reason: ReopenReason
    note: str = attrs.field(repr=False)
    by: By


def reopen(case: Case | None, ask: ReopenAsk, rules: CaseRules) -> Verdict:
    """Take up a closed case again (回头看): the unit that had it gets the limit of an answer, from now."""
    refusal = check_state(case, CaseState.CLOSED)
    if refusal or case is None:
        return refusal or Refusal.of("case.unknown")
    if refusal := check_convener(case, ask.by) or check_moment(case, ask.by) or check_evidence(ask.note):
        return refusal
    event = CaseReopened(
        reason=ask.reason,
        note=Private(f"case/{case.id}", ask.note.strip()),
        clocks=handle_anew(case, rules, ask.by.now),
    )
    notices = (*tell_unit(case, case.lead, "case.reopened"), *tell_filers(case, "case.reopened"))
    return Decision(events=(event,), notices=notices)
