"""What the rule pack of a case, or else its place, says of returns (退单) and objections (派单异议)."""

import attrs

from govliaison.calendar import due
from govliaison.cases.decide.common import By
from govliaison.cases.kinds import ReturnReason
from govliaison.cases.model import Case
from govliaison.cases.rules import CaseRules
from govliaison.deadlines import Anchor, Objection, Return
from govliaison.values import Amount, Refusal


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


def check_return(case: Case, ask: ReturnAsk, rules: CaseRules) -> Refusal | None:
    """Refuse a return to a unit that is not there, or one that the rule pack of the case does not allow."""
    if ask.suggested is not None and ask.suggested not in rules.units.units:
        return Refusal.of("unit.unknown", unit=ask.suggested)
    pack = next((pack for pack in rules.packs(case.facts, case.anchors) if pack.return_), None)
    if pack is None or pack.return_ is None:
        return None
    said = pack.return_
    if not said.allowed:
        return Refusal.of("case.return-forbidden", number=case.number, pack=pack.name)
    if said.max_times is not None and len(case.returns) >= said.max_times:
        return Refusal.of("case.returns-used-up", number=case.number, times=said.max_times, pack=pack.name)
    late = check_in_time(case, ask.by, rules, "case.return-late", within=said.window, anchor=said.anchor)
    return late or _check_contents(case, ask, said, pack.name)


def _check_contents(case: Case, ask: ReturnAsk, said: Return, pack: str) -> Refusal | None:
    if (said.needs_reason or said.needs_basis) and not ask.note.strip():
        return Refusal.of("case.return-unexplained", number=case.number, pack=pack)
    if said.reasons and ask.reason.value not in said.reasons:
        return Refusal.of("case.return-reason", number=case.number, reasons="、".join(said.reasons), pack=pack)
    if said.needs_suggested_unit and ask.suggested is None:
        return Refusal.of("case.return-unit-missing", number=case.number, pack=pack)
    return None


def objection_terms(case: Case, rules: CaseRules) -> Objection:
    """Give what the rule pack of the case says of objections; the policy says how soon, where no pack does."""
    packs = rules.packs(case.facts, case.anchors)
    said = next((pack.objection for pack in packs if pack.objection), Objection())
    return said if said.within else attrs.evolve(said, within=rules.policy.objection_within)


def check_in_time(
    case: Case, by: By, rules: CaseRules, code: str, *, within: Amount | None, anchor: Anchor = Anchor.DISPATCHED
) -> Refusal | None:
    """Refuse what comes later than so long after a moment of the case; in working time where the amount says so."""
    if within is None:
        return None
    latest = due(rules.limits.calendar, case.anchors.at(anchor), within).at
    return Refusal.of(code, number=case.number, latest=latest.isoformat()) if by.now > latest else None


def check_not_disputed(case: Case) -> Refusal | None:
    """Refuse to hand a case on while it is disputed whose it is."""
    return Refusal.of("case.objection-open", number=case.number) if case.open_objection else None


def check_first_receiver(case: Case, rules: CaseRules) -> Refusal | None:
    """Refuse to take a case from the unit that signed for it, where the first receiver leads (首接负责制)."""
    if rules.policy.first_receiver_leads and case.signed_at is not None:
        return Refusal.of("case.first-receiver", number=case.number, unit=case.lead)
    return None
