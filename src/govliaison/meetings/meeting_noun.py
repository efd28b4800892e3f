"""How the meeting joins the ledger: fold, index, what becomes due, and who sees what."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

import attrs

from govliaison.access import enterprise_token
from govliaison.ledger import Index, Notice, Noun, Reader, Stamp, Step, reveal
from govliaison.meetings import meeting_events as e
from govliaison.meetings.common import office_audience
from govliaison.meetings.meeting import (
    Attendance,
    Issue,
    Meeting,
    MeetingInstruction,
    MeetingState,
    Minutes,
    MinutesState,
    Postponement,
)
from govliaison.values import to_micros

Changes = dict[str, Any]

_GRACE: Final = timedelta(days=1)
"""So long after a meeting was to begin somebody is reminded that nobody has entered it."""


def _invited(meeting: Meeting, event: e.FirmsInvited, _stamp: Stamp) -> Changes:
    return {
        "seeds": (*meeting.seeds, event.seed),
        "invitations": meeting.invitations + event.invited,
        "passed_over": meeting.passed_over + event.passed_over,
        "short": event.short,
    }


def _signed_in(meeting: Meeting, event: e.SignedIn, stamp: Stamp) -> Changes:
    """A meeting is held once a convener has come, and an enterprise, or to a coordination meeting another unit."""
    came = Attendance(
        unit=event.unit,
        enterprise=event.enterprise,
        name=event.name,
        at=stamp.effective_at,
        day=event.day,
        on_paper=stamp.recorded_for is not None,
    )
    attendance = (*meeting.attendance, came)
    changes: Changes = {"attendance": attendance}
    there = {each.unit for each in attendance}
    guests = {each.enterprise for each in attendance} - {None}
    if meeting.kind is e.MeetingKind.COORDINATION:
        guests |= there - {None, *meeting.conveners}
    if there & {*meeting.conveners} and guests:
        changes["state"] = MeetingState.HELD
        changes["held_on"] = min(each.day for each in attendance)
        changes["held_at"] = min(each.at for each in attendance)
        changes["held_entered"] = meeting.held_entered or event.entered
        changes["held_recorded_at"] = meeting.held_recorded_at or stamp.recorded_at
    return changes


def _raised(meeting: Meeting, event: e.IssueRaised, _stamp: Stamp) -> Changes:
    return {"issues": (*meeting.issues, Issue(**attrs.asdict(event)))}


def _written(meeting: Meeting, event: e.MinutesWritten, stamp: Stamp) -> Changes:
    writers = (meeting.minutes.writers if meeting.minutes else frozenset()) | _persons(stamp)
    return {"minutes": Minutes(text=event.text, state=MinutesState.WRITTEN, writers=writers)}


def _approved(meeting: Meeting, _event: e.MinutesApproved, stamp: Stamp) -> Changes:
    assert meeting.minutes is not None  # noqa: S101 - approved after it was written
    by = stamp.recorded_for or stamp.actor
    return {"minutes": attrs.evolve(meeting.minutes, state=MinutesState.APPROVED, approved_by=by, note=None)}


def _sent_back(meeting: Meeting, event: e.MinutesSentBack, _stamp: Stamp) -> Changes:
    assert meeting.minutes is not None  # noqa: S101 - as above
    return {"minutes": attrs.evolve(meeting.minutes, state=MinutesState.SENT_BACK, note=event.note)}


def _resolved(meeting: Meeting, event: e.MeetingResolved, _stamp: Stamp) -> Changes:
    return {
        "resolutions": meeting.resolutions + event.resolutions,
        "directives": meeting.directives + event.directives,
    }


def _postponed(meeting: Meeting, event: e.MeetingPostponed, stamp: Stamp) -> Changes:
    put_off = Postponement(
        reason=event.reason,
        note=event.note,
        approver=event.approver,
        at=stamp.effective_at,
        recorded_at=stamp.recorded_at,
        on=event.on,
        entered=event.entered,
        was=meeting.day,
        day=event.day,
    )
    return {
        "state": MeetingState.POSTPONED,
        "postponements": (*meeting.postponements, put_off),
        "starts_at": event.starts_at,
        "day": event.day or meeting.day,
        "not_held_at": None,
    }


def _cancelled(_meeting: Meeting, event: e.MeetingCancelled, _stamp: Stamp) -> Changes:
    return {"state": MeetingState.CANCELLED, "cancelled": event.reason, "cancel_note": event.note}


def _not_held(_meeting: Meeting, _event: e.MeetingNotHeld, stamp: Stamp) -> Changes:
    return {"not_held_at": stamp.effective_at}


def _instructed(meeting: Meeting, event: e.MeetingInstructed, _stamp: Stamp) -> Changes:
    found = MeetingInstruction(
        number=event.instruction,
        leader=event.leader,
        post=event.post,
        text=event.text,
        day=event.day,
        due_at=event.due_at,
    )
    return {"instructions": (*meeting.instructions, found)}


def _reported(meeting: Meeting, event: e.MeetingReportedBack, stamp: Stamp) -> Changes:
    return _on_instruction(meeting, event.instruction, reported_at=stamp.effective_at, report=event.text)


def _report_overdue(meeting: Meeting, event: e.MeetingReportOverdue, _stamp: Stamp) -> Changes:
    return _on_instruction(meeting, event.instruction, overdue=True)


def _on_instruction(meeting: Meeting, number: int, **changes: Any) -> Changes:
    return {
        "instructions": tuple(
            attrs.evolve(each, **changes) if each.number == number else each for each in meeting.instructions
        )
    }


def _persons(stamp: Stamp) -> frozenset[str]:
    return frozenset({stamp.actor, stamp.recorded_for or stamp.actor})


_FOLDS: Final[Mapping[type, Callable[[Meeting, Any, Stamp], Changes]]] = {
    e.FirmsInvited: _invited,
    e.SignedIn: _signed_in,
    e.IssueRaised: _raised,
    e.MinutesWritten: _written,
    e.MinutesApproved: _approved,
    e.MinutesSentBack: _sent_back,
    e.MeetingResolved: _resolved,
    e.MeetingPostponed: _postponed,
    e.MeetingCancelled: _cancelled,
    e.MeetingNotHeld: _not_held,
    e.MeetingInstructed: _instructed,
    e.MeetingReportedBack: _reported,
    e.MeetingReportOverdue: _report_overdue,
}


def evolve(meeting: Meeting | None, event: Any, stamp: Stamp) -> Meeting:
    """Fold what happened into the meeting."""
    if isinstance(event, e.MeetingPlanned):
        said = {field.name: getattr(event, field.name) for field in attrs.fields(e.MeetingPlanned)}
        called_by = stamp.recorded_for or stamp.actor
        return Meeting(id=said.pop("meeting"), called_at=stamp.effective_at, called_by=called_by, **said)
    assert meeting is not None  # noqa: S101 - nothing else begins a stream
    return attrs.evolve(meeting, **_FOLDS[type(event)](meeting, event, stamp))


def index(meeting: Meeting) -> Index:
    """Meetings are found by number, quarter, case and enterprise; conveners, their units and guests see them."""
    moments = _attention(meeting)
    return Index(
        state=meeting.state,
        unit=meeting.conveners[0],
        region=meeting.region,
        number=meeting.number,
        opened=to_micros(meeting.starts_at or meeting.called_at),
        due=to_micros(meeting.starts_at) if meeting.starts_at and meeting.is_awaited else None,
        attention=to_micros(min(moments)) if moments else None,
        text="\n".join([meeting.number, reveal(meeting.place), *(reveal(item.text) for item in meeting.agenda)]),
        audience=_office(meeting) | frozenset(map(enterprise_token, _guests(meeting))),
        tags=frozenset(_tags(meeting)),
    )


def _office(meeting: Meeting) -> frozenset[str]:
    return office_audience(meeting.region, (*meeting.conveners, *meeting.units))


def _guests(meeting: Meeting) -> set[str]:
    return {*meeting.invited, *(each.enterprise for each in meeting.attendance if each.enterprise)}


def _tags(meeting: Meeting) -> set[tuple[str, str]]:
    tags = {("kind", meeting.kind.value), ("year", str(meeting.year))}
    tags |= {("period", meeting.period)} if meeting.period else set()
    tags |= {("case", case) for case in (*meeting.cases, *(issue.case for issue in meeting.issues))}
    tags |= {("convener", unit) for unit in meeting.conveners}
    if meeting.instructions:
        tags.add(("instruction", "open" if meeting.open_instructions else "reported"))
    return tags


def _attention(meeting: Meeting) -> list[datetime]:
    moments = [each.due_at for each in meeting.open_instructions if not each.overdue]
    if meeting.is_awaited and meeting.starts_at is not None and meeting.not_held_at is None:
        moments.append(meeting.starts_at + _GRACE)
    return moments


def attend(meeting: Meeting, now: datetime) -> Sequence[Step]:
    """Give what became due: a meeting that was not held as planned, and reports that leaders wait for."""
    steps = []
    if meeting.is_awaited and meeting.starts_at is not None and meeting.not_held_at is None:
        at = meeting.starts_at + _GRACE
        told = _tell(meeting, "meeting.not-held", due=meeting.starts_at.isoformat())
        steps += [Step(at=at, event=e.MeetingNotHeld(), notices=told)] if at <= now else []
    for each in meeting.open_instructions:
        if not each.overdue and each.due_at <= now:
            told = _tell(meeting, "meeting.report-overdue", due=each.due_at.isoformat())
            steps.append(Step(at=each.due_at, event=e.MeetingReportOverdue(instruction=each.number), notices=told))
    return sorted(steps, key=lambda step: step.at)


def _tell(meeting: Meeting, code: str, **params: str) -> tuple[Notice, ...]:
    said = {"number": meeting.number, **params}
    return tuple(Notice(recipient=f"unit:{unit}", code=code, params=said) for unit in meeting.conveners)


def show(meeting: Meeting, reader: Reader) -> Meeting:
    """Show those whose work it is all; an enterprise only what concerns itself, and nothing that was decided."""
    if not reader.tokens.isdisjoint(_office(meeting)):
        return meeting
    own = {each for each in _guests(meeting) if enterprise_token(each) in reader.tokens}
    return attrs.evolve(
        meeting,
        cases=(),
        seeds=(),
        invitations=tuple(each for each in meeting.invitations if each.enterprise in own),
        passed_over=(),
        short=0,
        attendance=tuple(each for each in meeting.attendance if each.enterprise in own),
        issues=tuple(each for each in meeting.issues if each.enterprise in own),
        minutes=None,
        resolutions=(),
        directives=(),
        postponements=(),
        cancel_note=None,
        instructions=(),
    )


MEETING: Final = Noun(
    kind="meeting",
    record=Meeting,
    shape=1,
    events=dict.fromkeys((e.MeetingPlanned, *_FOLDS), 1),
    evolve=evolve,
    index=index,
    attend=attend,
    show=show,
)
