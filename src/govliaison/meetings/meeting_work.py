"""The verbs of a meeting that is held: issues, minutes, what it decides, and what leaders write on it."""

from datetime import date, datetime

import attrs

from govliaison.ledger import Decision, Notice
from govliaison.meetings import meeting_events as e
from govliaison.meetings.common import By, Verdict, check_convener, check_text, seal
from govliaison.meetings.meeting import Meeting, MeetingState, MinutesState
from govliaison.values import Refusal


@attrs.frozen(kw_only=True)
class RaiseAsk:
    """
    An issue was raised.

    Attributes:
        case: id of its case
        case_number: number of its case
        enterprise: whose issue it is, if known
        unit: the unit that raised it
        opened: the case is opened with it
    """

    case: str
    case_number: str
    enterprise: str | None = None
    unit: str | None = None
    opened: bool
    by: By


def raise_issue(meeting: Meeting | None, ask: RaiseAsk) -> Verdict:
    """Enter an issue with its case (T1.2), before or at the meeting or after it; a case that is on the list stays there once."""
    refusal = _check_not_cancelled(meeting, ask.by)
    if refusal or meeting is None:
        return refusal or Refusal.of("meeting.unknown")
    if any(each.case == ask.case for each in meeting.issues):
        return Decision(events=())
    event = e.IssueRaised(
        number=len(meeting.issues) + 1,
        case=ask.case,
        case_number=ask.case_number,
        enterprise=ask.enterprise,
        unit=ask.unit,
        opened=ask.opened,
    )
    return Decision(events=(event,))


@attrs.frozen(kw_only=True)
class MinuteAsk:
    """Write the minutes."""

    text: str = attrs.field(repr=False)
    by: By


def minute(meeting: Meeting | None, ask: MinuteAsk) -> Verdict:
    """Write the minutes of a meeting that was held (会议纪要), or write them again until they are approved."""
    refusal = _check_held(meeting, ask.by)
    if refusal or meeting is None:
        return refusal or Refusal.of("meeting.unknown")
    if refusal := check_text(ask.text):
        return refusal
    if meeting.minutes is not None and meeting.minutes.state is MinutesState.APPROVED:
        return Refusal.of("meeting.minutes-approved", number=meeting.number)
    return Decision(events=(e.MinutesWritten(text=seal(meeting.stream, ask.text)),))


@attrs.frozen(kw_only=True)
class ApproveMinutesAsk:
    """Approve the minutes, or send them back with what is to be changed."""

    approve: bool
    note: str = attrs.field(default="", repr=False)
    by: By


def approve_minutes(meeting: Meeting | None, ask: ApproveMinutesAsk) -> Verdict:
    """Approve the minutes, as another person than those who wrote them; or send them back."""
    refusal = _check_held(meeting, ask.by)
    if refusal or meeting is None:
        return refusal or Refusal.of("meeting.unknown")
    if meeting.minutes is None or meeting.minutes.state is not MinutesState.WRITTEN:
        return Refusal.of("meeting.no-minutes", number=meeting.number)
    if not meeting.minutes.writers.isdisjoint(ask.by.persons):
        return Refusal.of("second-person", number=meeting.number, person=ask.by.actor.person)
    if ask.approve:
        return Decision(events=(e.MinutesApproved(),))
    if refusal := check_text(ask.note):
        return refusal
    return Decision(events=(e.MinutesSentBack(note=seal(meeting.stream, ask.note)),))


@attrs.frozen(kw_only=True)
class ResolveAsk:
    """
    The meeting decided.

    Attributes:
        resolutions: ids, owners and dates, in order; numbered here
        directives: what the desks of cases are to do at once
    """

    resolutions: tuple[tuple[str, str, datetime], ...] = ()
    directives: tuple[e.Directive, ...] = ()
    by: By


def resolve(meeting: Meeting | None, ask: ResolveAsk) -> Verdict:
    """Enter what a meeting that was held decided (议定事项); only coordination meetings direct the desks of cases."""
    refusal = _check_held(meeting, ask.by)
    if refusal or meeting is None:
        return refusal or Refusal.of("meeting.unknown")
    if not (ask.resolutions or ask.directives):
        return Refusal.of("meeting.nothing-decided", number=meeting.number)
    if ask.directives and meeting.kind is not e.MeetingKind.COORDINATION:
        return Refusal.of("meeting.coordination-only", number=meeting.number)
    for each in ask.directives:
        if each.case not in meeting.cases:
            return Refusal.of("meeting.not-its-case", number=meeting.number)
    return Decision(
        events=(
            e.MeetingResolved(
                resolutions=tuple(
                    e.Adopted(number=number, resolution=resolution, unit=unit, due_at=due_at)
                    for number, (resolution, unit, due_at) in enumerate(ask.resolutions, len(meeting.resolutions) + 1)
                ),
                directives=ask.directives,
            ),
        )
    )


@attrs.frozen(kw_only=True)
class MeetingInstructAsk:
    """
    A leader wrote on a meeting (批示).

    Attributes:
        leader: name
        post: as which
        text: what is to be done
        day: the day written on it
        due_at: until when a report is due
    """

    leader: str = attrs.field(repr=False)
    post: str
    text: str = attrs.field(repr=False)
    day: date
    due_at: datetime
    by: By


def instruct(meeting: Meeting | None, ask: MeetingInstructAsk) -> Verdict:
    """Enter what a leader wrote on a meeting; its deadline is its own, and only a report back closes it."""
    refusal = _check_not_cancelled(meeting, ask.by)
    if refusal or meeting is None:
        return refusal or Refusal.of("meeting.unknown")
    if refusal := check_text(ask.leader, ask.post, ask.text):
        return refusal
    if ask.day > ask.by.day:
        return Refusal.of("meeting.instruction-in-future", number=meeting.number)
    if ask.due_at <= ask.by.now:
        return Refusal.of("meeting.report-date-past", number=meeting.number)
    event = e.MeetingInstructed(
        instruction=len(meeting.instructions) + 1,
        leader=seal(meeting.stream, ask.leader),
        post=ask.post.strip(),
        text=seal(meeting.stream, ask.text),
        day=ask.day,
        due_at=ask.due_at,
    )
    said = {"number": meeting.number, "due": ask.due_at.isoformat()}
    notices = (Notice(recipient=f"unit:{unit}", code="meeting.instructed", params=said) for unit in meeting.conveners)
    return Decision(events=(event,), notices=tuple(notices))


@attrs.frozen(kw_only=True)
class MeetingReportAsk:
    """Tell the leader what was done; ``instruction`` counts from 1."""

    instruction: int
    text: str = attrs.field(repr=False)
    by: By


def report_back(meeting: Meeting | None, ask: MeetingReportAsk) -> Verdict:
    """Report back on an instruction: nothing else closes it."""
    if meeting is None:
        return Refusal.of("meeting.unknown")
    if refusal := check_convener(meeting.region, ask.by) or check_text(ask.text):
        return refusal
    if ask.instruction not in {each.number for each in meeting.open_instructions}:
        return Refusal.of("meeting.no-such-instruction", number=meeting.number, instruction=ask.instruction)
    event = e.MeetingReportedBack(instruction=ask.instruction, text=seal(meeting.stream, ask.text))
    return Decision(events=(event,))


def _check_not_cancelled(meeting: Meeting | None, by: By) -> Refusal | None:
    if meeting is None:
        return Refusal.of("meeting.unknown")
    if refusal := check_convener(meeting.region, by):
        return refusal
    if meeting.state is MeetingState.CANCELLED:
        return Refusal.of("meeting.cancelled-before", number=meeting.number)
    return None


def _check_held(meeting: Meeting | None, by: By) -> Refusal | None:
    if meeting is None:
        return Refusal.of("meeting.unknown")
    if refusal := check_convener(meeting.region, by):
        return refusal
    if meeting.state is not MeetingState.HELD:
        return Refusal.of("meeting.not-held-yet", number=meeting.number)
    return None
