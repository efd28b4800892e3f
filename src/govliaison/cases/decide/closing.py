"""Item-by-item close-out (销号): requested by the unit, audited by another person, called back, closed."""

from collections.abc import Callable
from itertools import takewhile

import attrs

from govliaison.cases.decide.common import (
    By,
    check_convener,
    check_moment,
    check_parts_done,
    check_reported,
    check_second_person,
    check_state,
    check_unit,
    note_of,
)
from govliaison.cases.decide.criteria import BEFORE_APPROVAL, check_met, check_request
from govliaison.cases.decide.intake import Verdict
from govliaison.cases.decide.supervising import after_bad_call, tell_steps
from govliaison.cases.events import CalledBack, CaseClosed, CaseSentBack, CloseOutAudited, CloseOutRequested
from govliaison.cases.kinds import CaseState, Grade, Solved
from govliaison.cases.milestones import handle_anew, start_steps
from govliaison.cases.model import Case
from govliaison.cases.rules import CaseRules
from govliaison.cases.supervising_events import SupervisionStepTaken
from govliaison.cases.telling import tell_unit
from govliaison.deadlines import Anchor, Criterion, RedoWhen, Stage
from govliaison.ledger import Decision, Notice
from govliaison.values import Refusal


@attrs.frozen(kw_only=True)
class RequestCloseOutAsk:
    """The lead unit asks for close-out."""

    note: str = attrs.field(default="", repr=False)
    by: By


def request_close_out(case: Case | None, ask: RequestCloseOutAsk, rules: CaseRules) -> Verdict:
    """Ask for close-out: with an answer that says something and that arrived, or cannot arrive (M2.3)."""
    refusal = check_state(case, CaseState.HANDLING, CaseState.ANSWERED)
    if refusal or case is None:
        return refusal or Refusal.of("case.unknown")
    if refusal := check_unit(case, case.lead, ask.by) or check_moment(case, ask.by) or _check_answered(case):
        return refusal
    if refusal := check_reported(case) or _check_reviewed(case) or check_request(case, rules):
        return refusal
    anchors = attrs.evolve(case.anchors, requested=ask.by.now)
    event = CloseOutRequested(
        unit=case.lead,
        note=note_of(case.id, ask.note),
        clocks=(
            *rules.start((Stage.AUDIT,), case.desk, case.facts, anchors),
            *start_steps(case.lead, rules, case.facts, anchors, Anchor.REQUESTED),
        ),
    )
    notice = Notice(recipient=f"unit:{case.desk}", code="case.close-out-requested", params={"number": case.number})
    return Decision(events=(event,), notices=() if case.history else (notice,))


def _check_answered(case: Case) -> Refusal | None:
    reply = case.reply if case.state is CaseState.ANSWERED else None
    if reply is None:
        return Refusal.of("case.not-answered", number=case.number)
    if any(each.delivered_at is None and each.undeliverable is None for each in case.replies):
        return Refusal.of("case.not-delivered", number=case.number)
    if refusal := check_parts_done(case):
        return refusal
    if case.open_tasks:
        task = case.open_tasks[0]
        return Refusal.of("case.task-open", number=case.number, task=task.number, unit=task.unit)
    return None


@attrs.frozen(kw_only=True)
class AuditAsk:
    """
    Somebody else checks the request.

    Attributes:
        approved: it may be closed
        confirm_undeliverable: the answer could not be delivered, and the auditor has seen why
        lot: draws a number from 0 to 99 for a case by its id, always the same: who is called back, where not all are
    """

    approved: bool
    confirm_undeliverable: bool = False
    lot: Callable[[str], int] = attrs.field(default=lambda _case: 0, repr=False)
    note: str = attrs.field(default="", repr=False)
    by: By


def audit(case: Case | None, ask: AuditAsk, rules: CaseRules) -> Verdict:
    """
    Audit a request for close-out (销号审核).

    The auditor is a convener's person who did not handle the case: persons are compared, not accounts (M2.3). Where the
    policy owes a call-back, approval leads to it; otherwise approval closes the case.
    """
    refusal = check_state(case, CaseState.REQUESTED)
    if refusal or case is None:
        return refusal or Refusal.of("case.unknown")
    if refusal := check_convener(case, ask.by) or check_second_person(case, ask.by) or check_moment(case, ask.by):
        return refusal
    if ask.approved:
        return check_reported(case) or _check_reviewed(case) or _approve(case, ask, rules)
    event = CloseOutAudited(
        approved=False, note=note_of(case.id, ask.note), clocks=handle_anew(case, rules, ask.by.now)
    )
    return Decision(events=(event,), notices=_to_lead(case, "case.close-out-rejected"))


def _approve(case: Case, ask: AuditAsk, rules: CaseRules) -> Verdict:
    arrived = all(reply.delivered_at for reply in case.replies)
    if not arrived and (refusal := _check_undeliverable(case, ask)):
        return refusal
    if refusal := check_met(case, rules, BEFORE_APPROVAL):
        return refusal
    anchors = attrs.evolve(case.anchors, audited=ask.by.now)
    steps = start_steps(case.lead, rules, case.facts, anchors, Anchor.AUDITED)
    owed = rules.owes_call_back(case.facts, case.anchors, ask.lot(case.id))
    approved = CloseOutAudited(
        approved=True,
        undeliverable_confirmed=ask.confirm_undeliverable and not arrived,
        note=note_of(case.id, ask.note),
        clocks=(*rules.start((Stage.CALL_BACK,), case.desk, case.facts, anchors), *steps) if owed else (),
    )
    if owed:
        return Decision(events=(approved,))
    return Decision(events=(approved, CaseClosed()), notices=_to_lead(case, "case.closed"))


def _check_undeliverable(case: Case, ask: AuditAsk) -> Refusal | None:
    if not ask.confirm_undeliverable:
        return Refusal.of("case.confirm-undeliverable", number=case.number)
    if not ask.by.persons.isdisjoint(reply.undeliverable_by for reply in case.replies):
        return Refusal.of("second-person", number=case.number, person=ask.by.actor.person)
    return None


@attrs.frozen(kw_only=True)
class CallBackAsk:
    """
    Ask whoever filed it afterwards.

    Attributes:
        reached: somebody answered
        solved: what they say of the matter; needed when reached
        grade: how satisfied they are; None if they would not say
        note: what they said; of an anonymous case also how they were reached
    """

    reached: bool
    solved: Solved | None = None
    grade: Grade | None = None
    note: str = attrs.field(default="", repr=False)
    by: By


def call_back(case: Case | None, ask: CallBackAsk, rules: CaseRules) -> Verdict:
    """
    Record a call-back (回访): it closes the case, or sends it back (T1.4).

    The convener calls, never the unit, and nobody who handled the case; whoever filed it without contact and telephone (匿名) is
    reached in some way that the note tells. Nobody reached so often as pack or policy say: closed all the same. Unsolved or
    dissatisfied: handled again, so often as they say.
    """
    refusal = check_state(case, CaseState.AUDITED)
    if refusal or case is None:
        return refusal or Refusal.of("case.unknown")
    if refusal := check_convener(case, ask.by) or check_second_person(case, ask.by) or check_moment(case, ask.by):
        return refusal
    missed = case.call_backs[-1].at if case.call_backs and not case.call_backs[-1].reached else None
    if missed and ask.by.now < (earliest := rules.next_call_back(missed, case.facts, case.anchors)):
        return Refusal.of("case.call-back-too-soon", number=case.number, earliest=earliest.isoformat())
    if ask.reached and ask.solved is None:
        return Refusal.of("case.solved-missing", number=case.number)
    if ask.reached and case.is_anonymous and not ask.note.strip():
        return Refusal.of("case.call-back-anonymous", number=case.number)
    called = CalledBack(
        reached=ask.reached,
        solved=ask.solved if ask.reached else None,
        grade=ask.grade if ask.reached else None,
        too_low=ask.reached and not rules.is_enough(ask.grade, case.facts, case.anchors),
        note=note_of(case.id, ask.note),
    )
    done = _after_call(case, called, rules, ask.by)
    ends = any(isinstance(event, CaseClosed) for event in done.events)
    return (check_reported(case) or _check_reviewed(case) if ends else None) or done


def _after_call(case: Case, called: CalledBack, rules: CaseRules, by: By) -> Decision:
    if not called.reached:
        missed = len([*takewhile(lambda call: not call.reached, reversed(case.call_backs))]) + 1
        if missed < rules.call_back_attempts(case.facts, case.anchors):
            return Decision(events=(called,))
        return _close(case, called)
    unsolved = called.solved is Solved.NO
    unhappy = called.too_low or (unsolved if called.grade is None else called.grade.is_bad)
    lawful = Criterion.LAWFUL in case.met and Criterion.LAWFUL in rules.close_out(case.facts, case.anchors)
    if lawful or not (unsolved or unhappy):
        return _close(case, called)
    redo, steps = rules.redo(case.facts, case.anchors), after_bad_call(case, rules)
    meant = {RedoWhen.UNSOLVED: unsolved, RedoWhen.DISSATISFIED: unhappy}
    if any(meant[when] for when in redo.when) and (redo.max_times is None or case.redone < redo.max_times):
        above = _above(case, rules) if redo.raises_level else ""
        again = CaseSentBack(above=above, clocks=handle_anew(case, rules, by.now))
        told = tell_unit(case, above, "case.raised", unit=case.lead) if above else ()
        notices = (*_to_lead(case, "case.sent-back"), *told, *tell_steps(case, steps))
        return Decision(events=(called, *steps, again), notices=notices)
    return _close(case, called, *steps)


def _above(case: Case, rules: CaseRules) -> str:
    """Give the unit that watches over it from now on: each time a level above the lead, as far as there is one; else the desk."""
    units, unit, above = rules.units.units, case.lead, rules.desk
    for _level in range(case.redone + 1):
        unit = (unit in units and units[unit].parent) or ""
        above = unit or above
    return above


def _close(case: Case, called: CalledBack, *steps: SupervisionStepTaken) -> Decision:
    notices = (*_to_lead(case, "case.closed"), *tell_steps(case, steps))
    return Decision(events=(called, *steps, CaseClosed()), notices=notices)


def _check_reviewed(case: Case) -> Refusal | None:
    """Refuse to close a case while the level above looks at what was answered (复查、复核)."""
    for start in case.running_starts:
        if start.stage in (Stage.SECOND_REVIEW, Stage.FINAL_REVIEW):
            return Refusal.of("case.step-open", number=case.number, stage=start.stage.value)
    return None


def _to_lead(case: Case, code: str) -> tuple[Notice, ...]:
    if case.history:
        return ()
    return (Notice(recipient=f"unit:{case.lead}", code=code, params={"number": case.number}),)
