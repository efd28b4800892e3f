"""Objections to being handed a case (派单异议): raised, passed on, decided – once, and then for good (M1.4)."""

import attrs

from govliaison.cases.decide.common import (
    By,
    check_convener,
    check_evidence,
    check_moment,
    check_not_paused,
    check_second_person,
    check_state,
    check_unit,
)
from govliaison.cases.decide.disputing import check_in_time, objection_terms
from govliaison.cases.decide.intake import Verdict
from govliaison.cases.decide.leading import check_lead, hand_on
from govliaison.cases.kinds import CaseState, ObjectionState
from govliaison.cases.model import Case
from govliaison.cases.objecting_events import ObjectionDecided, ObjectionRaised, ObjectionReferred
from govliaison.cases.rules import CaseRules
from govliaison.cases.telling import tell_unit
from govliaison.deadlines import Stage
from govliaison.ledger import Decision, Private
from govliaison.values import Refusal

_WITH_UNIT = (CaseState.DISPATCHED, CaseState.HANDLING)


@attrs.frozen(kw_only=True)
class ObjectAsk:
    """
    The unit that has the case says that it is not its own.

    Attributes:
        note: why
        suggested: the unit that should have it
    """

    note: str = attrs.field(repr=False)
    suggested: str | None = None
    by: By


def object_(case: Case | None, ask: ObjectAsk, rules: CaseRules) -> Verdict:
    """
    Object to having been handed a case (派单异议), designated or not, once, and soon after it came.

    Nobody gains by it: the unit stays accountable and its clocks run on. The desk owes a decision.
    """
    refusal = check_state(case, *_WITH_UNIT)
    if refusal or case is None:
        return refusal or Refusal.of("case.unknown")
    if refusal := check_unit(case, case.lead, ask.by) or check_moment(case, ask.by) or check_evidence(ask.note):
        return refusal
    if refusal := check_not_paused(case) or _check_undecided(case):
        return refusal
    terms = objection_terms(case, rules)
    if refusal := check_in_time(case, ask.by, rules, "case.objection-late", within=terms.within):
        return refusal
    if ask.suggested is not None and (refusal := check_lead(case, ask.suggested, rules, ask.by.now)):
        return refusal
    event = ObjectionRaised(
        objection=len(case.objections) + 1,
        unit=case.lead,
        note=Private(f"case/{case.id}", ask.note.strip()),
        suggested=ask.suggested,
        reviewers=terms.reviewers,
        clocks=rules.start((Stage.OBJECTION_REVIEW,), case.desk, case.facts, case.anchors, anew=ask.by.now),
    )
    return Decision(events=(event,), notices=tell_unit(case, case.desk, "case.objection-raised", unit=case.lead))


def _check_undecided(case: Case) -> Refusal | None:
    """A decision is final for the unit that has the case by it."""
    if case.open_objection:
        return Refusal.of("case.objection-open", number=case.number)
    decided = [each for each in case.objections if each.state is not ObjectionState.LAPSED]
    if decided and decided[-1].decided_for == case.lead:
        return Refusal.of("case.objection-decided", number=case.number, unit=case.lead)
    return None


@attrs.frozen(kw_only=True)
class DecideObjectionAsk:
    """
    Somebody who does not handle the case decides.

    Attributes:
        uphold: the unit is right, and another has the case from now on
        lead: that other; None for the one it suggested
        note: why
    """

    uphold: bool
    lead: str | None = None
    note: str = attrs.field(repr=False)
    by: By


def decide_objection(case: Case | None, ask: DecideObjectionAsk, rules: CaseRules) -> Verdict:
    """Decide an objection: whoever has the case now has it as a designation, which is final."""
    refusal = _check_review(case, ask.by, ask.note)
    if refusal or case is None or case.open_objection is None:
        return refusal or Refusal.of("case.unknown")
    objection, note = case.open_objection, Private(f"case/{case.id}", ask.note.strip())
    decided = ObjectionDecided(
        objection=objection.number, upheld=False, unit=case.lead, reviewer=objection.reviewer, note=note
    )
    if not ask.uphold:
        return Decision(events=(decided,), notices=tell_unit(case, case.lead, "case.objection-dismissed"))
    lead = ask.lead or objection.suggested
    if lead is None:
        return Refusal.of("case.objection-unit-missing", number=case.number)
    if refusal := check_lead(case, lead, rules, ask.by.now):
        return refusal
    handed = attrs.evolve(hand_on(case, lead, ask.note, rules, ask.by.now), objection=objection.number, designated=True)
    return Decision(
        events=(attrs.evolve(decided, upheld=True, unit=lead), handed),
        notices=(
            *tell_unit(case, case.lead, "case.objection-upheld"),
            *tell_unit(case, lead, "case.designated-now"),
        ),
    )


@attrs.frozen(kw_only=True)
class ReferObjectionAsk:
    """Whoever reviews it passes it on to the next, with what was found."""

    note: str = attrs.field(repr=False)
    by: By


def refer_objection(case: Case | None, ask: ReferObjectionAsk, rules: CaseRules) -> Verdict:
    """Pass an objection on to the next reviewer that the rule pack names; the limit for deciding runs anew."""
    refusal = _check_review(case, ask.by, ask.note)
    if refusal or case is None or case.open_objection is None:
        return refusal or Refusal.of("case.unknown")
    reviewer = case.open_objection.next_reviewer
    if reviewer is None:
        return Refusal.of("case.objection-last-reviewer", number=case.number)
    event = ObjectionReferred(
        objection=case.open_objection.number,
        reviewer=reviewer,
        note=Private(f"case/{case.id}", ask.note.strip()),
        clocks=rules.start((Stage.OBJECTION_REVIEW,), case.desk, case.facts, case.anchors, anew=ask.by.now),
    )
    return Decision(events=(event,))


def _check_review(case: Case | None, by: By, note: str) -> Refusal | None:
    """Conveners decide who handled nothing of the case and did not raise it; never before it was raised."""
    refusal = check_state(case, *_WITH_UNIT)
    if refusal or case is None:
        return refusal
    if case.open_objection is None:
        return Refusal.of("case.no-objection", number=case.number)
    since = max(case.changed_at, case.open_objection.since)
    return (
        check_convener(case, by)
        or check_second_person(case, by)
        or check_moment(case, by, since)
        or check_evidence(note)
    )
