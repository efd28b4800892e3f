"""What the rule pack of a limit says of extending it (延期) and of letting it stand still (停表)."""

from collections.abc import Iterable
from datetime import datetime

from govliaison.cases.decide.common import By, check_evidence
from govliaison.cases.kinds import ExtensionReason
from govliaison.cases.model import Case
from govliaison.cases.rules import CaseRules
from govliaison.deadlines import Clock, ClockStart, PauseReason, shift
from govliaison.values import Refusal


def check_extension_terms(
    case: Case, start: ClockStart, rules: CaseRules, *, reason: ExtensionReason, note: str, now: datetime
) -> Refusal | None:
    """Refuse a request that comes too late for the pack, gives another reason than it allows, or no basis where it wants one."""
    said = rules.extension_terms(start)
    if said is None:
        return None
    if said.apply_before is not None:
        latest = shift(rules.limits.calendar, start.due_at, said.apply_before, back=True)
        if now > latest:
            return Refusal.of("case.extension-too-late", number=case.number, latest=latest.isoformat())
    if said.reasons and reason.value not in said.reasons:
        return Refusal.of("case.extension-reason", number=case.number, reasons="、".join(said.reasons))
    if said.needs_basis and not note.strip():
        return Refusal.of("case.extension-basis", number=case.number)
    return None


def check_approver(case: Case, start: ClockStart, as_post: str, rules: CaseRules) -> Refusal | None:
    """Refuse a decision that does not say as which post it is made, where the pack says who approves."""
    said = rules.extension_terms(start)
    if said is None or not said.approver or as_post.strip():
        return None
    return Refusal.of("case.approver-missing", number=case.number, approver=said.approver)


def check_post(as_post: str, by: By, rules: CaseRules) -> Refusal | None:
    """
    Refuse a decision as a post of this place that whoever decides does not hold.

    Other words name somebody without a post here, such as a leader who signed on paper; so does an entry for somebody else.
    """
    post = as_post.strip()
    known = {each.id for each in rules.units.posts}
    if post not in known or by.recorded_for is not None or post in by.actor.posts:
        return None
    return Refusal.of("case.post-not-held", person=by.actor.person, post=post)


def allows_pause(start: ClockStart, reason: PauseReason, rules: CaseRules) -> bool:
    """Tell whether the pack of a clock lets it stand still for a reason; where it names none, any will do."""
    return not rules.pauses(start) or rules.pause_terms(start, reason) is not None


def check_pause_terms(
    case: Case, clocks: Iterable[Clock], reason: PauseReason, note: str, rules: CaseRules
) -> Refusal | None:
    """Refuse a pause that stops nothing, for a reason that no pack allows, or without its evidence."""
    starts = [clock.start for clock in clocks]
    if not any(start.unit == case.lead for start in starts):
        return Refusal.of("case.nothing-to-pause", number=case.number)
    allowing = [start for start in starts if allows_pause(start, reason, rules)]
    if not any(start.unit == case.lead for start in allowing):
        named = dict.fromkeys(each.reason.value for start in starts for each in rules.pauses(start))
        return Refusal.of("case.pause-reason", number=case.number, reasons="、".join(named))
    wanted = [said.started_by for start in allowing if (said := rules.pause_terms(start, reason)) and said.started_by]
    if wanted and not note.strip():
        return Refusal.of("case.pause-evidence", number=case.number, evidence=wanted[0])
    return check_evidence(note)


def check_resume_terms(case: Case, reason: PauseReason, note: str, rules: CaseRules) -> Refusal | None:
    """Refuse to end a pause by hand without the evidence with which the pack lets it end."""
    said = [rules.pause_terms(clock.start, reason) for clock in case.running if clock.paused_at]
    wanted = [each.ended_by for each in said if each is not None and each.ended_by]
    if wanted and not note.strip():
        return Refusal.of("case.resume-evidence", number=case.number, evidence=wanted[0])
    return None
