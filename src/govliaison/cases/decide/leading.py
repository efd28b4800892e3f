"""Letting another unit lead: who may, and what is entered."""

from datetime import datetime

import attrs

from govliaison.cases.care_events import CaseTransferred
from govliaison.cases.decide.common import check_exists
from govliaison.cases.milestones import start_steps
from govliaison.cases.model import Case
from govliaison.cases.ownership import check_owner
from govliaison.cases.rules import CaseRules
from govliaison.deadlines import Anchor, Stage
from govliaison.ledger import Private
from govliaison.values import Refusal


def check_lead(case: Case, lead: str, rules: CaseRules, now: datetime) -> Refusal | None:
    """Refuse a unit that is not there, leads already, or may not lead by an ownership rule."""
    if lead == case.lead:
        return Refusal.of("case.leads-already", number=case.number, unit=lead)
    return check_exists(lead, rules, rules.today(now)) or check_sharing(case, lead, rules)


def check_sharing(case: Case, lead: str, rules: CaseRules, *more: str) -> Refusal | None:
    """Refuse a lead that may not lead, by an ownership rule, with those that take part and those that shall."""
    sharing = {duty.unit for duty in case.duties if not duty.ended_at} | {*more}
    known = sorted((sharing - {case.lead, lead}) & rules.units.units.keys())
    return check_owner(case, lead, known, rules.ownership, rules.units)


def hand_on(case: Case, lead: str, note: str, rules: CaseRules, now: datetime) -> CaseTransferred:
    """Let another unit lead; whoever filed it loses no time, so far as the rule of the answer says so."""
    anchors = attrs.evolve(case.anchors, signed=None)
    steps = start_steps(lead, rules, case.facts, anchors, Anchor.DISPATCHED, Anchor.SIGNED)
    return CaseTransferred(
        duty=len(case.duties) + 1,
        source=case.lead,
        lead=lead,
        note=Private(f"case/{case.id}", note.strip()),
        clocks=(
            *rules.start((Stage.SIGN,), lead, case.facts, anchors, anew=now),
            *rules.start((Stage.CONTACT, Stage.ANSWER), lead, case.facts, anchors),
            *(start for start in steps if start.unit in (case.lead, lead)),
        ),
    )
