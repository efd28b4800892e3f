"""Stopping the clocks of a unit (停表), and giving them more time (延期)."""

from datetime import datetime

import attrs

from govliaison.calendar import Cutoff, due
from govliaison.cases.care_events import (
    CasePaused,
    CaseResumed,
    DeferralEnded,
    ExtensionDecided,
    ExtensionRequested,
)
from govliaison.cases.decide.common import (
    By,
    check_convener,
    check_moment,
    check_not_paused,
    check_second_person,
    check_state,
    check_unit,
    note_of,
)
from govliaison.cases.decide.intake import Verdict
from govliaison.cases.decide.terms import (
    allows_pause,
    check_approver,
    check_extension_terms,
    check_pause_terms,
    check_post,
    check_resume_terms,
)
from govliaison.cases.kinds import CaseState, ExtensionReason
from govliaison.cases.milestones import handle_anew
from govliaison.cases.model import Case
from govliaison.cases.rules import CaseRules
from govliaison.cases.telling import tell_filers, tell_unit
from govliaison.deadlines import Clock, PauseReason, Stage
from govliaison.ledger import Decision, Private
from govliaison.values import Amount, Refusal

_OF_UNITS = (Stage.ASSIST_RETURN, Stage.ANSWER, Stage.CLOSE)
"""The clocks that a pause stops; first contact is owed all the same."""


@attrs.frozen(kw_only=True)
class PauseAsk:
    """
    Stop the clocks of the unit.

    Attributes:
        reason: why
        note: the evidence
        until: when they run again by themselves; None: as late as the policy allows
    """

    reason: PauseReason
    note: str = attrs.field(repr=False)
    until: datetime | None = None
    by: By


def pause(case: Case | None, ask: PauseAsk, rules: CaseRules) -> Verdict:
    """
    Stop the clocks of the unit (停表), with evidence, by a convener who does not handle the case.

    A limit that has passed cannot be stopped any more. Every pause ends by itself, so no case is forgotten in one.
    """
    refusal = check_state(case, CaseState.HANDLING)
    if refusal or case is None:
        return refusal or Refusal.of("case.unknown")
    if refusal := check_convener(case, ask.by) or check_second_person(case, ask.by) or check_moment(case, ask.by):
        return refusal
    if refusal := check_not_paused(case):
        return refusal
    now = ask.by.now
    clocks = tuple(
        clock
        for clock in case.running
        if _may_stand_still(clock, ask.reason, rules) and not clock.passed and now < clock.start.due_at
    )
    if refusal := check_pause_terms(case, clocks, ask.reason, ask.note, rules):
        return refusal
    latest = due(rules.limits.calendar, now, rules.policy.max_pause, cutoff=Cutoff.EXACT_TIME).at
    until = ask.until or latest
    if not now < until <= latest:
        return Refusal.of("case.pause-end-wrong", latest=latest.isoformat())
    stopped = tuple(
        rules.run_on(clock.start, ask.reason, now, until, case.anchors)
        for clock in clocks
        if allows_pause(clock.start, ask.reason, rules)
    )
    event = CasePaused(
        reason=ask.reason, note=Private(f"case/{case.id}", ask.note.strip()), until=until, clocks=stopped
    )
    said = {"reason": ask.reason.value, "until": until.isoformat()}
    notices = (*tell_unit(case, case.lead, "case.paused-now", **said), *tell_filers(case, "case.paused-now", **said))
    return Decision(events=(event,), notices=notices)


def _may_stand_still(clock: Clock, reason: PauseReason, rules: CaseRules) -> bool:
    """Tell whether a pause may stop a clock at all: those of the unit, and any other that its pack names for the reason."""
    return clock.start.stage in _OF_UNITS or rules.pause_terms(clock.start, reason) is not None


@attrs.frozen(kw_only=True)
class ResumeAsk:
    """Go on with a case whose clocks stand still, or that was put off; ``note`` is the evidence that a pack may want."""

    note: str = attrs.field(default="", repr=False)
    by: By


def resume(case: Case | None, ask: ResumeAsk, rules: CaseRules) -> Verdict:
    """Let the clocks run on with what is left of their limits, or take up a case that was put off before its date."""
    refusal = check_state(case, CaseState.HANDLING, CaseState.DEFERRED)
    if refusal or case is None:
        return refusal or Refusal.of("case.unknown")
    if refusal := check_unit(case, case.lead, ask.by) or check_moment(case, ask.by):
        return refusal
    now = ask.by.now
    if case.deferral is not None:
        again = handle_anew(case, rules, now)
        return Decision(events=(DeferralEnded(clocks=again),), notices=tell_unit(case, case.lead, "case.taken-up"))
    if case.pause is None:
        return Refusal.of("case.not-paused", number=case.number)
    if refusal := check_resume_terms(case, case.pause.reason, ask.note, rules):
        return refusal
    clocks = tuple(
        rules.run_on(clock.start, case.pause.reason, clock.paused_at, now, case.anchors)
        for clock in case.running
        if clock.paused_at
    )
    event = CaseResumed(clocks=clocks, note=note_of(case.id, ask.note))
    return Decision(events=(event,), notices=tell_unit(case, case.lead, "case.resumed"))


@attrs.frozen(kw_only=True)
class RequestExtensionAsk:
    """
    Ask for more time.

    Attributes:
        stage: for what; a step on the way only where its rule pack says how it is extended
        amount: how much
        reason: why
        note: explanation
    """

    stage: Stage = Stage.ANSWER
    amount: Amount
    reason: ExtensionReason
    note: str = attrs.field(default="", repr=False)
    by: By


def request_extension(case: Case | None, ask: RequestExtensionAsk, rules: CaseRules) -> Verdict:
    """Ask for more time (延期申请) to answer, or for a step: before the limit ends, so often and so much as the rules allow."""
    refusal = check_state(case, CaseState.HANDLING)
    if refusal or case is None:
        return refusal or Refusal.of("case.unknown")
    if refusal := check_unit(case, case.lead, ask.by) or check_moment(case, ask.by) or check_not_paused(case):
        return refusal
    if case.extension is not None and _own_clock(case, case.extension.stage) is not None:
        return Refusal.of("case.extension-pending", number=case.number)
    clock = _own_clock(case, ask.stage)
    if clock is None:
        return Refusal.of("case.nothing-to-extend", number=case.number)
    if refusal := _check_extension(case, clock, ask, rules):
        return refusal
    until = rules.limits.lengthened(clock.start, ask.amount, case.anchors).due_at
    event = ExtensionRequested(
        unit=case.lead,
        stage=ask.stage,
        amount=str(ask.amount),
        due_at=until,
        reason=ask.reason,
        note=note_of(case.id, ask.note),
    )
    ends = clock.start.due_at.isoformat()
    said = {"unit": case.lead, "amount": str(ask.amount), "until": until.isoformat(), "due": ends}
    return Decision(events=(event,), notices=tell_unit(case, case.desk, "case.extension-requested", **said))


def _check_extension(case: Case, clock: Clock, ask: RequestExtensionAsk, rules: CaseRules) -> Refusal | None:
    if clock.passed or ask.by.now > clock.start.due_at:
        return Refusal.of("case.extension-late", number=case.number, due=clock.start.due_at.isoformat())
    if refusal := check_extension_terms(case, clock.start, rules, reason=ask.reason, note=ask.note, now=ask.by.now):
        return refusal
    times, _amount = rules.extensions(clock.start)
    if _times_extended(case, clock) >= times:
        return Refusal.of("case.extension-limit", number=case.number, times=times)
    asked = rules.limits.lengthened(clock.start, ask.amount, case.anchors)
    latest = rules.latest_extended(clock, case.anchors)
    if asked.due_at > latest:
        return Refusal.of("case.extension-too-long", latest=latest.isoformat())
    if asked.due_at <= clock.start.due_at:
        return Refusal.of(
            "case.extension-capped" if ask.amount.number else "case.extension-nothing", number=case.number
        )
    return None


@attrs.frozen(kw_only=True)
class DecideExtensionAsk:
    """Somebody else decides; ``as_post``: as which post or unit, needed where the rule pack says who approves."""

    approved: bool
    as_post: str = ""
    note: str = attrs.field(default="", repr=False)
    by: By


def decide_extension(case: Case | None, ask: DecideExtensionAsk, rules: CaseRules) -> Verdict:
    """
    Grant or decline more time (延期审批), as another person than those who asked; whoever filed it is told.

    Once the limit has ended it cannot be granted any more, even if it was asked for before: what was late stays late.
    """
    refusal = check_state(case, CaseState.HANDLING)
    if refusal or case is None:
        return refusal or Refusal.of("case.unknown")
    asked = case.extension
    clock = None if asked is None else _own_clock(case, asked.stage)
    if refusal := check_convener(case, ask.by) or check_moment(case, ask.by) or check_not_paused(case):
        return refusal
    if asked is None or clock is None:
        return Refusal.of("case.no-extension-asked", number=case.number)
    if refusal := (
        _check_other_person(case, asked.by, ask.by)
        or check_approver(case, clock.start, ask.as_post, rules)
        or check_post(ask.as_post, ask.by, rules)
        or (_check_not_ended(case, clock, ask.by) if ask.approved else None)
    ):
        return refusal
    note, as_post = note_of(case.id, ask.note), ask.as_post.strip()
    if not ask.approved:
        notices = tell_unit(case, case.lead, "case.extension-declined")
        return Decision(events=(ExtensionDecided(approved=False, as_post=as_post, note=note),), notices=notices)
    longer = rules.limits.lengthened(clock.start, Amount.parse(asked.amount), case.anchors)
    said = {"due": longer.due_at.isoformat()}
    if asked.stage is Stage.ANSWER:
        notices = (*tell_unit(case, case.lead, "case.extended", **said), *tell_filers(case, "case.extended", **said))
    else:
        notices = tell_unit(case, case.lead, "case.step-extended", stage=asked.stage.value, **said)
    return Decision(
        events=(ExtensionDecided(approved=True, as_post=as_post, clock=longer, note=note),), notices=notices
    )


def _check_other_person(case: Case, asked_by: frozenset[str], by: By) -> Refusal | None:
    if asked_by.isdisjoint(by.persons):
        return None
    return Refusal.of("second-person", number=case.number, person=by.actor.person)


def _times_extended(case: Case, clock: Clock) -> int:
    """Tell how often a unit was given more time since it answered last: handing the case on and back gives no more."""
    own = [each for each in case.clocks if each.start.key == clock.start.key]
    since = max((place for place, each in enumerate(own) if each.ended_at and not each.void), default=-1)
    return sum(len(each.extensions) for each in own[since + 1 :])


def _check_not_ended(case: Case, clock: Clock, by: By) -> Refusal | None:
    due_at = clock.start.due_at
    if by.now <= due_at:
        return None
    return Refusal.of("case.extension-ended", number=case.number, due=due_at.isoformat())


def _own_clock(case: Case, stage: Stage) -> Clock | None:
    return next((clock for clock in case.running if clock.start.key == (stage, case.lead)), None)
