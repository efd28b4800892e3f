"""How far ahead a date may lie: what is due decades from now is a slip of the pen, or a case that nobody means to end."""

from datetime import datetime

from govliaison.calendar import Cutoff, due
from govliaison.cases.model import Case
from govliaison.cases.rules import CaseRules
from govliaison.values import Amount, Refusal


def check_ahead(until: datetime | None, now: datetime, rules: CaseRules) -> Refusal | None:
    """Refuse a date that lies further ahead than the profile lets any date lie."""
    return None if until is None else _check("case.too-far-ahead", until, now, rules, rules.policy.max_ahead)


def check_deferral(case: Case, until: datetime, now: datetime, rules: CaseRules) -> Refusal | None:
    """Refuse to put a case off into the past, or for longer than the profile allows at a time."""
    if until <= now:
        return Refusal.of("case.deferral-past", number=case.number)
    if not rules.policy.max_deferral.number:
        return Refusal.of("case.no-deferral")
    return _check("case.deferral-too-far", until, now, rules, rules.policy.max_deferral)


def _check(code: str, until: datetime, now: datetime, rules: CaseRules, most: Amount) -> Refusal | None:
    latest = due(rules.limits.calendar, now, most, cutoff=Cutoff.EXACT_TIME).at
    return None if until <= latest else Refusal.of(code, latest=latest.isoformat())
