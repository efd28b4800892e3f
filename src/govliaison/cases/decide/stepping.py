"""Steps on the way (办理环节): asked for where nobody owes them before, and taken before their limits end."""

from typing import Final

import attrs

from govliaison.cases.decide.common import (
    By,
    check_convener,
    check_evidence,
    check_moment,
    check_state,
    check_unit,
    note_of,
)
from govliaison.cases.decide.intake import Verdict
from govliaison.cases.kinds import CaseState, DutyState
from govliaison.cases.milestone_events import StepOpened, StepTaken
from govliaison.cases.milestones import report_again
from govliaison.cases.model import Case
from govliaison.cases.rules import CaseRules
from govliaison.cases.telling import tell_unit
from govliaison.deadlines import ASKED_FOR, MILESTONES, OF_DESK, Clock, DutyKind, Stage
from govliaison.ledger import Decision, Private
from govliaison.values import Refusal

_OPEN: Final = tuple(state for state in CaseState if state.is_open and state is not CaseState.MERGED)
_ANSWERED: Final = (CaseState.ANSWERED, CaseState.REQUESTED, CaseState.AUDITED)
_REVIEWS: Final = OF_DESK & ASKED_FOR


@attrs.frozen(kw_only=True)
class OpenStepAsk:
    """
    Somebody asks for a step.

    Attributes:
        stage: which
        note: who asks for it, and why
    """

    stage: Stage
    note: str = attrs.field(repr=False)
    by: By


def open_step(case: Case | None, ask: OpenStepAsk, rules: CaseRules) -> Verdict:
    """
    Open a step that is owed once somebody asked for it; its limit runs from now.

    The unit asks a third party or mediates while it handles the case. Whoever filed it may ask for a review (复查、复核) of what
    they were answered; the desk sees to it, and the case is not closed before.
    """
    if ask.stage not in ASKED_FOR:
        return Refusal.of("case.step-unasked", stage=ask.stage.value)
    is_review = ask.stage in _REVIEWS
    refusal = check_state(case, *(_ANSWERED if is_review else (CaseState.HANDLING,)))
    if refusal or case is None:
        return refusal or Refusal.of("case.unknown")
    who = check_convener(case, ask.by) if is_review else check_unit(case, case.lead, ask.by)
    if refusal := who or check_moment(case, ask.by) or check_evidence(ask.note) or _check_open(case, ask.stage):
        return refusal
    unit = case.desk if is_review else case.lead
    clocks = rules.start_ruled((ask.stage,), unit, case.facts, case.anchors, anew=ask.by.now)
    if not clocks:
        return Refusal.of("case.step-unlimited", number=case.number, stage=ask.stage.value)
    note = Private(f"case/{case.id}", ask.note.strip())
    said = {"stage": ask.stage.value, "due": clocks[0].due_at.isoformat()}
    return Decision(
        events=(StepOpened(stage=ask.stage, unit=unit, note=note, clocks=clocks),),
        notices=tell_unit(case, unit, "case.step-opened", **said),
    )


def _check_open(case: Case, stage: Stage) -> Refusal | None:
    if any(start.stage is stage for start in case.running_starts):
        return Refusal.of("case.step-open", number=case.number, stage=stage.value)
    before = case.clock(Stage.SECOND_REVIEW)
    if stage is Stage.FINAL_REVIEW and (before is None or before.is_running):
        return Refusal.of("case.step-too-early", number=case.number, stage=Stage.SECOND_REVIEW.value)
    return None


@attrs.frozen(kw_only=True)
class TakeStepAsk:
    """
    A step was taken.

    Attributes:
        stage: which
        unit: whose; None: of the lead or the desk, whoever owes it
        note: what came of it
    """

    stage: Stage
    unit: str | None = None
    note: str = attrs.field(default="", repr=False)
    by: By


def take_step(case: Case | None, ask: TakeStepAsk, rules: CaseRules) -> Verdict:
    """
    Record that a step was taken whose clock runs; told twice is told once.

    A late entry (补录) may lie anywhere in the time for which the clock has run.
    """
    if ask.stage not in MILESTONES:
        return Refusal.of("case.no-step", stage=ask.stage.value)
    refusal = check_state(case, *_OPEN)
    if refusal or case is None:
        return refusal or Refusal.of("case.unknown")
    own = [each for each in case.clocks if each.start.stage is ask.stage and _is_of(each, ask.unit)]
    clock = next((each for each in own if each.is_running), None)
    if clock is None:
        done = any(not each.void for each in own)
        return Decision(events=()) if done else Refusal.of("case.step-not-owed", stage=ask.stage.value)
    unit = clock.start.unit
    if refusal := check_unit(case, unit, ask.by) or _check_take(case, clock, ask.by):
        return refusal
    again = ask.stage is Stage.INTERIM and case.state is not CaseState.ANSWERED
    clocks = report_again(case, unit, rules, ask.by.now, clock.start) if again else ()
    event = StepTaken(stage=ask.stage, unit=unit, note=note_of(case.id, ask.note), clocks=clocks)
    return Decision(events=(event,))


def _check_take(case: Case, clock: Clock, by: By) -> Refusal | None:
    unit = clock.start.unit
    if any(duty.unit == unit and duty.state is DutyState.WAITING for duty in case.duties):
        return Refusal.of("case.not-signed", number=case.number, unit=unit)
    if clock.paused_at is not None:
        return Refusal.of("case.paused", number=case.number)
    stood = [each.until or each.since for each in clock.pauses]
    return check_moment(case, by, max([clock.since, *stood]))


def _is_of(clock: Clock, unit: str | None) -> bool:
    return clock.start.duty is DutyKind.LEAD if unit is None else clock.start.unit == unit
