"""Which clocks of steps on the way (办理环节) begin when something happens to a case: those that its rule packs name."""

from collections.abc import Iterator
from datetime import datetime

import attrs

from govliaison.cases.kinds import CaseState
from govliaison.cases.model import Case
from govliaison.cases.rules import CaseRules
from govliaison.deadlines import (
    Anchor,
    Anchors,
    Chosen,
    ClockStart,
    DutyKind,
    Facts,
    MonthDay,
    Stage,
    begins_at,
    is_of_lead,
    stages_of,
)


def start_steps(
    lead: str, rules: CaseRules, facts: Facts, anchors: Anchors, *happened: Anchor
) -> tuple[ClockStart, ...]:
    """
    Start the clocks of the steps that are owed once something has happened: by the lead, or by the desk.

    Args:
        lead: the unit that leads then
        rules: of the place
        facts: what is known of the matter
        anchors: what has happened so far
        happened: what happened now; what runs from signing runs from dispatch until then
    """
    placed = rules.place(facts)
    return tuple(
        rules.limits.start_under(each, lead if is_of_lead(each) else rules.desk, placed, anchors)
        for each in _named(rules, placed, anchors)
        if begins_at(each.rule) in happened
    )


def start_part_steps(
    unit: str,
    kind: DutyKind,
    rules: CaseRules,
    facts: Facts,
    anchors: Anchors,
    *happened: Anchor,
    anew: datetime | None = None,
) -> tuple[ClockStart, ...]:
    """Start the clocks of the steps by which a pack measures a unit beside the lead (``[[duty]]``)."""
    placed = rules.place(facts)
    return tuple(
        attrs.evolve(rules.limits.start_under(each, unit, placed, anchors, anew=anew), duty=kind)
        for each in _named(rules, placed, anchors)
        if each.rule.stage in stages_of(each, kind)
        and begins_at(each.rule) in happened
        and (unit != rules.desk or is_of_lead(each))
    )


def start_ruled_now(case: Case, rules: CaseRules) -> tuple[ClockStart, ...] | None:
    """
    Start all clocks that run only where a rule names them and that a case, as it stands, would have by its rules.

    None where such a case has gone on too far to be another than it seemed.
    """
    facts, anchors = case.facts, case.anchors
    taken_in = (Anchor.RECEIVED, Anchor.ENTERED)
    if case.state is CaseState.SUBMITTED:
        steps = start_steps(case.desk, rules, facts, anchors, *taken_in)
        entered = (*rules.start_ruled((Stage.REVIEW,), case.desk, facts, anchors), *steps)
        return tuple(start for start in entered if start.stage is not Stage.ENTER)
    if case.state is CaseState.ADMITTED:
        steps = start_steps(case.desk, rules, facts, anchors, *taken_in, Anchor.ADMITTED)
        return tuple(start for start in steps if start.stage is not Stage.ENTER)
    if case.state not in (CaseState.DISPATCHED, CaseState.HANDLING):
        return None
    handed = (Anchor.DISPATCHED, Anchor.SIGNED)
    parts = (start_part_steps(duty.unit, duty.kind, rules, facts, anchors, *handed) for duty in case.open_duties)
    return (*start_steps(case.lead, rules, facts, anchors, *handed), *(start for part in parts for start in part))


def report_again(
    case: Case, unit: str, rules: CaseRules, at: datetime, told: ClockStart | None = None
) -> tuple[ClockStart, ...]:
    """
    Start the clock of the next interim answer (阶段性答复), where it is owed again and again; else nothing.

    Args:
        case: the case
        unit: who owes it
        rules: of the place
        at: from when
        told: the clock that this one follows; one that ends on a day of the month ends on the next such day
    """
    if Stage.INTERIM not in rules.limits.steps:
        return ()
    placed, anchors = rules.place(case.facts), case.anchors
    holding = [*rules.limits.holding(Stage.INTERIM, placed, anchors.admitted or anchors.received)]
    monthly = (each for each in holding[:1] if isinstance(each.rule.anchor, MonthDay))
    chosen = next((each for each in holding if each.is_repeated), None) or next(monthly, None)
    if chosen is None:
        return ()
    since = max(at, told.due_at) if told is not None and isinstance(chosen.rule.anchor, MonthDay) else at
    start = rules.limits.start_under(chosen, unit, placed, anchors, anew=since)
    return (start if told is None else attrs.evolve(start, duty=told.duty),)


def handle_anew(case: Case, rules: CaseRules, at: datetime) -> tuple[ClockStart, ...]:
    """Give a unit that must handle a case again the limit of an answer from then, and of its interim answers until that."""
    return (
        *rules.start((Stage.ANSWER,), case.lead, case.facts, case.anchors, anew=at),
        *report_again(case, case.lead, rules, at),
    )


def running(case: Case, starts: tuple[ClockStart, ...]) -> tuple[ClockStart, ...]:
    """Keep those whose clocks run already, and begin anew."""
    keys = {start.key for start in case.running_starts}
    return tuple(start for start in starts if start.key in keys)


def _named(rules: CaseRules, placed: Facts, anchors: Anchors) -> Iterator[Chosen]:
    at = anchors.admitted or anchors.received
    for stage in rules.limits.steps:
        chosen = rules.limits.find(stage, placed, at)
        if chosen is not None:
            yield chosen
