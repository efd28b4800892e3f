"""Which close-out criteria (销号条件) a profile or its packs choose, and what must be recorded for them."""

from collections.abc import Iterable
from typing import Final

import attrs

from govliaison.cases.care_events import CriterionMet
from govliaison.cases.decide.common import By, check_convener, check_evidence, check_moment, check_state, check_unit
from govliaison.cases.kinds import CaseState, Outcome
from govliaison.cases.model import Case
from govliaison.cases.rules import CaseRules
from govliaison.deadlines import Criterion
from govliaison.ledger import Decision, Private
from govliaison.values import Refusal

BEFORE_REQUEST: Final = (Criterion.CONFIRMED, Criterion.SIGNED_BY_HEAD, Criterion.SHEET_SIGNED)
"""What the unit must have before it asks for close-out."""
BEFORE_APPROVAL: Final = (Criterion.APPROVED,)
"""What must be there before the audit approves."""
_BY_CONVENER: Final = (Criterion.APPROVED, Criterion.LAWFUL)
BY_ITSELF: Final = (Criterion.AUDITED, Criterion.CALLED_BACK, Criterion.PLANNED_APART)
"""What the way of the case itself settles; nobody records it."""
_NEEDS_BASIS: Final = (Outcome.EXPLAINED, Outcome.NOT_SUPPORTED)


@attrs.frozen(kw_only=True)
class CertifyAsk:
    """
    Record that a criterion is met.

    Attributes:
        criterion: which
        note: the evidence: who confirmed, signed or approved, and when; the legal basis
    """

    criterion: Criterion
    note: str = attrs.field(repr=False)
    by: By


def certify(case: Case | None, ask: CertifyAsk, _rules: CaseRules) -> Decision | Refusal:
    """Record that a criterion for close-out is met, with evidence; it holds until the case is handled again."""
    refusal = check_state(case, CaseState.HANDLING, CaseState.ANSWERED, CaseState.REQUESTED, CaseState.AUDITED)
    if refusal or case is None:
        return refusal or Refusal.of("case.unknown")
    check = check_convener(case, ask.by) if ask.criterion in _BY_CONVENER else check_unit(case, case.lead, ask.by)
    if refusal := check or check_moment(case, ask.by) or check_evidence(ask.note):
        return refusal
    if ask.criterion in BY_ITSELF:
        return Refusal.of("case.criterion-by-itself", criterion=ask.criterion.value)
    event = CriterionMet(criterion=ask.criterion, note=Private(f"case/{case.id}", ask.note.strip()))
    return Decision(events=(event,))


def check_request(case: Case, rules: CaseRules) -> Refusal | None:
    """Refuse a request for close-out while a criterion of the profile or of a pack is not met."""
    chosen = rules.close_out(case.facts, case.anchors)
    if Criterion.PLANNED_APART in chosen and case.outcome is Outcome.PLANNED:
        return Refusal.of("case.planned-apart", number=case.number)
    needed = [*BEFORE_REQUEST]
    if not case.measures:  # a measure on record is evidence enough
        needed.append(Criterion.REPORTED)
    if case.outcome in _NEEDS_BASIS:
        needed.append(Criterion.EXPLAINED_WITH_BASIS)
    return check_met(case, rules, needed)


def check_met(case: Case, rules: CaseRules, needed: Iterable[Criterion]) -> Refusal | None:
    """Refuse where the profile or a pack chose one of these criteria and it is not met."""
    chosen = rules.close_out(case.facts, case.anchors)
    missing = next((each for each in needed if each in chosen and each not in case.met), None)
    if missing is None:
        return None
    return Refusal.of("case.criterion-missing", number=case.number, criterion=missing.value)
