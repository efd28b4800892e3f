"""Who may know of a case: recusal (回避)."""

import attrs

from govliaison.cases.care_events import PersonRecused
from govliaison.cases.decide.common import By, check_convener, check_evidence
from govliaison.cases.decide.intake import Verdict
from govliaison.cases.model import Case
from govliaison.cases.rules import CaseRules
from govliaison.ledger import Decision, Private
from govliaison.values import Refusal


@attrs.frozen(kw_only=True)
class RecuseAsk:
    """
    Keep a person away from a case.

    Attributes:
        person: id of the person
        is_known: whether there is such a person
        note: why
    """

    person: str
    is_known: bool
    note: str = attrs.field(repr=False)
    by: By


def recuse(case: Case | None, ask: RecuseAsk, _rules: CaseRules) -> Verdict:
    """Hide a case from a person who has an interest in it (回避); whatever posts they hold, they cannot see it."""
    if case is None:
        return Refusal.of("case.unknown")
    if refusal := check_convener(case, ask.by) or check_evidence(ask.note):
        return refusal
    if not ask.is_known:
        return Refusal.of("person.unknown", id=ask.person)
    if ask.person in case.recused:
        return Decision(events=())
    return Decision(events=(PersonRecused(person=ask.person, note=Private(f"case/{case.id}", ask.note.strip())),))
