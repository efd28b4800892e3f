"""What all verbs check: who acts, and whether the case stands where the verb begins."""

from datetime import date, datetime
from typing import Final

import attrs

from govliaison.access import SYSTEM, Actor
from govliaison.cases.kinds import CaseState
from govliaison.cases.milestones import start_part_steps
from govliaison.cases.model import Case
from govliaison.cases.rules import CaseRules
from govliaison.deadlines import Anchor, Anchors, ClockStart, DutyKind, Stage
from govliaison.ledger import Private
from govliaison.values import Refusal


@attrs.frozen(kw_only=True)
class By:
    """
    Who does it, and when.

    Attributes:
        actor: the person, with what they may do
        now: the moment at which it happens; earlier than the clock for a late entry (补录)
        recorded_for: the person who signed on paper, where a clerk types it in (代录)
    """

    actor: Actor
    now: datetime
    recorded_for: str | None = None

    @property
    def persons(self) -> frozenset[str]:
        """The persons whose act this is: rules of separation compare persons, not accounts."""
        return frozenset({self.actor.person, self.recorded_for} - {None})  # type: ignore[arg-type]


def check_state(case: Case | None, *allowed: CaseState) -> Refusal | None:
    """Refuse a verb on a case that is not there or stands elsewhere."""
    if case is None:
        return Refusal.of("case.unknown")
    if case.merged is not None and case.state is CaseState.MERGED and case.state not in allowed:
        return Refusal.of("case.merged", number=case.number, master=case.merged.number)
    if case.state not in allowed:
        return Refusal.of("case.wrong-state", number=case.number, state=case.state.value)
    return None


def check_reported(case: Case) -> Refusal | None:
    """Refuse to end a case on which a leader waits for a report."""
    if case.open_instructions:
        return Refusal.of("case.instruction-open", number=case.number, instruction=case.open_instructions[0].number)
    return None


def check_convener(case: Case, by: By) -> Refusal | None:
    """Refuse a verb that only conveners may do: of the whole mechanism, or of the place the case belongs to."""
    if not by.actor.convenes(case.region):
        return Refusal.of("case.convener-only", person=by.actor.person)
    return None


def check_unit(case: Case, unit: str, by: By) -> Refusal | None:
    """Refuse a verb of a unit to people of another; a convener may type in what the unit did on paper."""
    if unit in by.actor.units or by.actor.convenes(case.region):
        return None
    return Refusal.of("case.other-unit", number=case.number, unit=unit, person=by.actor.person)


def check_unit_or_channel(case: Case, by: By) -> Refusal | None:
    """Refuse what only the lead unit, a convener or the program itself, for a channel, can know."""
    return None if by.actor.person == SYSTEM.person else check_unit(case, case.lead, by)


def check_second_person(case: Case, by: By) -> Refusal | None:
    """Refuse to whoever handled a case to judge it; and to a clerk for them (M2.3)."""
    if case.handlers.isdisjoint(by.persons):
        return None
    return Refusal.of("second-person", number=case.number, person=by.actor.person)


def check_not_paused(case: Case) -> Refusal | None:
    """Refuse what moves a case on while its clocks stand still."""
    return None if case.pause is None else Refusal.of("case.paused", number=case.number)


def check_evidence(text: str) -> Refusal | None:
    """Refuse what must be explained and is not."""
    return None if text.strip() else Refusal.of("case.text-missing")


def check_moment(case: Case, by: By, since: datetime | None = None) -> Refusal | None:
    """
    Refuse what would have happened before the state it begins from: late entries (补录) come in the order of the events.

    Args:
        case: the case
        by: who does it, and when
        since: the moment it may not lie before, if that is not the last change of state
    """
    if by.now < (since or case.changed_at):
        return Refusal.of("case.before-last", number=case.number)
    return None


def check_exists(unit: str, rules: CaseRules, today: date) -> Refusal | None:
    """Refuse to hand something to a unit that is not there."""
    if unit not in rules.units.units:
        return Refusal.of("unit.unknown", unit=unit)
    if not rules.units.get(unit).exists_on(today):
        return Refusal.of("case.unit-gone", unit=unit)
    return None


def check_parts_done(case: Case) -> Refusal | None:
    """Refuse what ends the handling while a unit beside the lead still owes its part."""
    if not case.open_duties:
        return None
    duty = case.open_duties[0]
    return Refusal.of("case.duty-open", number=case.number, unit=duty.unit)


PART_STAGE: Final = {DutyKind.ASSISTING: Stage.ASSIST_RETURN, DutyKind.PARALLEL: Stage.ANSWER}
"""What a unit beside the lead is waited for, by what it has to do."""


def start_part(
    case: Case, unit: str, kind: DutyKind, rules: CaseRules, anchors: Anchors, *, anew: datetime | None = None
) -> tuple[ClockStart, ...]:
    """Start the clocks of a unit beside the lead: it signs, and does its part or answers for it, and what else its pack says."""
    happened = (Anchor.DISPATCHED, Anchor.SIGNED)
    return (
        *rules.start((Stage.SIGN, PART_STAGE[kind]), unit, case.facts, anchors, anew=anew, duty=kind),
        *start_part_steps(unit, kind, rules, case.facts, anchors, *happened, anew=anew),
    )


def note_of(case: str, text: str) -> Private | None:
    """Keep a note in the vault; an empty one is none."""
    return Private(f"case/{case}", text.strip()) if text.strip() else None
