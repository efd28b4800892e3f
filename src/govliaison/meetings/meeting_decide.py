"""The verbs of a meeting as pure functions: calling it, inviting, signing in, putting it off (M2.2, M7.2)."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

import attrs

from govliaison.access import SYSTEM
from govliaison.enterprises import enterprise_subject
from govliaison.ledger import Claim, Decision, Notice, Private
from govliaison.meetings import meeting_events as e
from govliaison.meetings.common import (
    MEETING_SERIES,
    By,
    Verdict,
    check_convener,
    check_text,
    check_unit,
    seal,
    seal_note,
    serial_number,
)
from govliaison.meetings.meeting import Meeting, MeetingState
from govliaison.meetings.rotation import Choice
from govliaison.units import UnitDirectory
from govliaison.values import Period, Refusal

_EARLY: Final = timedelta(hours=12)
"""Nobody signs in so long before a meeting is to begin."""


@attrs.frozen(kw_only=True)
class PlanAsk:
    """
    Call a meeting.

    Attributes:
        meeting: new id
        kind: symposium or coordination meeting
        year: of its number
        serial: the next number of the year
        region: code of the place
        quarter: for which a symposium is; None for a coordination meeting
        conveners: units that call it jointly
        units: other units that are to come
        cases: ids of the cases it is about
        starts_at: when
        day: that day where the place is
        place: where
        agenda: points, each with the unit that speaks to it or None
        directory: the units of the place
    """

    meeting: str
    kind: e.MeetingKind
    year: int
    serial: int
    region: str
    quarter: Period | None
    conveners: tuple[str, ...]
    units: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    starts_at: datetime
    day: date
    place: str = attrs.field(repr=False)
    agenda: Sequence[tuple[str, str | None]] = attrs.field(default=(), repr=False)
    directory: UnitDirectory
    by: By


def plan(meeting: Meeting | None, ask: PlanAsk) -> Verdict:
    """Call a meeting: by conveners of the place, a symposium for a quarter, a coordination meeting over cases."""
    if meeting is not None:
        return Decision(events=())
    is_called_by_itself = ask.by.actor.person == SYSTEM.person
    stranger = None if is_called_by_itself else check_convener(ask.region, ask.by)
    if refusal := stranger or check_text(ask.place) or _check_called(ask):
        return refusal
    subject = f"meeting/{ask.meeting}"
    event = e.MeetingPlanned(
        meeting=ask.meeting,
        kind=ask.kind,
        year=ask.year,
        serial=ask.serial,
        region=ask.region,
        period=str(ask.quarter) if ask.quarter else "",
        conveners=ask.conveners,
        units=ask.units,
        cases=ask.cases,
        starts_at=ask.starts_at,
        day=ask.day,
        place=seal(subject, ask.place),
        agenda=tuple(
            e.AgendaItem(number=number, text=seal(subject, text), unit=unit)
            for number, (text, unit) in enumerate(ask.agenda, 1)
        ),
    )
    number = serial_number(MEETING_SERIES, ask.year, ask.serial)
    notices = tuple(
        Notice(
            recipient=f"unit:{unit}",
            code=f"meeting.called-{ask.kind}",
            params={"number": number, "due": ask.starts_at.isoformat(), "place": seal(subject, ask.place)},
        )
        for unit in (*ask.conveners, *ask.units)
    )
    return Decision(
        events=(event,),
        take=(Claim(f"number:{number}", subject),),
        notices=notices if ask.starts_at > ask.by.now else (),
    )


def _check_called(ask: PlanAsk) -> Refusal | None:
    """Check who calls it, who is to come, and for what."""
    conveners = [unit.id for unit in ask.directory.conveners(ask.region, ask.day)]
    strangers = [unit for unit in ask.conveners if unit not in conveners]
    if strangers or not ask.conveners:
        return Refusal.of("meeting.not-a-convener", unit="、".join(strangers))
    for unit in (*ask.units, *(speaker for _, speaker in ask.agenda if speaker is not None)):
        if unit not in ask.directory.units:
            return Refusal.of("unit.unknown", unit=unit)
    if ask.kind is e.MeetingKind.COORDINATION:
        return None if ask.cases and ask.units else Refusal.of("meeting.nothing-to-coordinate")
    if ask.quarter is None or ask.quarter != Period.of_quarter(ask.quarter.first):
        return Refusal.of("meeting.no-quarter")
    if ask.day < ask.quarter.first:
        return Refusal.of("meeting.before-quarter", quarter=str(ask.quarter), day=ask.day.isoformat())
    return None


@attrs.frozen(kw_only=True)
class InviteAsk:
    """
    Invite enterprises.

    Attributes:
        choice: whom the rotation gave
        seed: with which it was asked
        note: why some are picked by hand
        justification: code, for contacts above the cap
    """

    choice: Choice
    seed: str
    note: str = attrs.field(default="", repr=False)
    justification: str | None = None
    by: By


def invite(meeting: Meeting | None, ask: InviteAsk) -> Verdict:
    """Invite enterprises to a symposium that is still to be held: hand-picked ones with the reason."""
    refusal = check_awaited(meeting, ask.by)
    if refusal or meeting is None:
        return refusal or Refusal.of("meeting.unknown")
    if meeting.kind is not e.MeetingKind.SYMPOSIUM:
        return Refusal.of("meeting.units-only", number=meeting.number)
    picked = any(each.hand_picked for each in ask.choice.chosen)
    if picked and (refusal := check_text(ask.note)):
        return refusal
    fresh = [each for each in ask.choice.chosen if each.enterprise not in meeting.guests]
    if not fresh:
        return Refusal.of("meeting.nobody-to-invite", number=meeting.number)
    event = e.FirmsInvited(
        seed=ask.seed,
        invited=tuple(
            e.Invitation(
                enterprise=each.enterprise,
                reason=each.reason,
                note=seal(meeting.stream, ask.note) if each.hand_picked else None,
                justification=ask.justification if each.hand_picked else None,
            )
            for each in fresh
        ),
        passed_over=tuple(
            e.NotInvited(enterprise=each.enterprise, reason=each.reason) for each in ask.choice.passed_over
        ),
        short=ask.choice.short,
    )
    waits = meeting.starts_at is not None and meeting.starts_at > ask.by.now
    return Decision(events=(event,), notices=_invite_notices(meeting, event) if waits else ())


def _invite_notices(meeting: Meeting, event: e.FirmsInvited) -> tuple[Notice, ...]:
    return tuple(tell_guest(meeting, each.enterprise, "meeting.invited") for each in event.invited)


def tell_guest(meeting: Meeting, enterprise: str, code: str) -> Notice:
    """Tell an invited enterprise something, with time and place."""
    due = meeting.starts_at.isoformat() if meeting.starts_at else ""
    place = meeting.place if isinstance(meeting.place, Private) else None
    params = {"number": meeting.number, "due": due, "place": place}
    return Notice(recipient=f"enterprise:{enterprise}", code=code, params=params)


@attrs.frozen(kw_only=True)
class SignInAsk:
    """
    Somebody came: for a unit, or for an enterprise.

    Attributes:
        unit: id of the unit, or None
        enterprise: id of the enterprise, or None
        name: who came
    """

    unit: str | None = None
    enterprise: str | None = None
    name: str = attrs.field(default="", repr=False)
    by: By


def sign_in(meeting: Meeting | None, ask: SignInAsk, directory: UnitDirectory) -> Verdict:
    """Enter that somebody came; twice is once. Conveners enter everybody, other units themselves."""
    if meeting is None:
        return Refusal.of("meeting.unknown")
    if refusal := _check_guest(meeting, ask, directory) or _check_begun(meeting, ask.by):
        return refusal
    if (ask.unit or ask.enterprise) in meeting.came:
        return Decision(events=())
    subject = meeting.stream if ask.enterprise is None else enterprise_subject(ask.enterprise)
    event = e.SignedIn(
        unit=ask.unit,
        enterprise=ask.enterprise,
        name=seal_note(subject, ask.name),
        day=ask.by.day,
        entered=ask.by.entered,
    )
    return Decision(events=(event,))


def _check_guest(meeting: Meeting, ask: SignInAsk, directory: UnitDirectory) -> Refusal | None:
    if (ask.unit is None) is (ask.enterprise is None):
        return Refusal.of("meeting.one-guest")
    if ask.unit is None:
        return check_convener(meeting.region, ask.by)
    if ask.unit not in directory.units:
        return Refusal.of("unit.unknown", unit=ask.unit)
    return check_unit(ask.unit, meeting.region, ask.by)


def _check_begun(meeting: Meeting, by: By) -> Refusal | None:
    if meeting.state is MeetingState.CANCELLED:
        return Refusal.of("meeting.cancelled-before", number=meeting.number)
    if meeting.starts_at is None:
        return Refusal.of("meeting.no-date", number=meeting.number)
    if by.now + _EARLY < meeting.starts_at:
        return Refusal.of("meeting.not-begun", number=meeting.number, day=meeting.day.isoformat())
    return None


@attrs.frozen(kw_only=True)
class PostponeAsk:
    """
    Put a meeting off.

    Attributes:
        reason: why
        note: more about it
        approver: person who allowed it
        known: there is such a person
        starts_at: when it is to be held instead, if that is known
        day: that day where the place is
    """

    reason: e.PostponeReason
    note: str = attrs.field(default="", repr=False)
    approver: str
    known: bool
    starts_at: datetime | None = None
    day: date | None = None
    by: By


def postpone(meeting: Meeting | None, ask: PostponeAsk) -> Verdict:
    """Put a meeting off, with the reason and who allowed it: another person than whoever enters it (M2.2)."""
    refusal = check_awaited(meeting, ask.by)
    if refusal or meeting is None:
        return refusal or Refusal.of("meeting.unknown")
    if not ask.known:
        return Refusal.of("person.unknown", id=ask.approver)
    if ask.approver in ask.by.persons:
        return Refusal.of("second-person", number=meeting.number, person=ask.approver)
    if ask.reason is e.PostponeReason.OTHER and (refusal := check_text(ask.note)):
        return refusal
    if ask.starts_at is not None and ask.starts_at <= ask.by.now:
        return Refusal.of("meeting.date-past", number=meeting.number)
    event = e.MeetingPostponed(
        reason=ask.reason,
        note=seal_note(meeting.stream, ask.note),
        approver=ask.approver,
        on=ask.by.day,
        entered=ask.by.entered,
        starts_at=ask.starts_at,
        day=ask.day,
    )
    later = attrs.evolve(meeting, starts_at=ask.starts_at)
    code = "meeting.postponed-to" if ask.starts_at else "meeting.postponed"
    return Decision(events=(event,), notices=_tell_all(later, code))


@attrs.frozen(kw_only=True)
class CancelAsk:
    """A meeting is not held at all."""

    reason: e.CancelReason
    note: str = attrs.field(default="", repr=False)
    by: By


def cancel(meeting: Meeting | None, ask: CancelAsk) -> Verdict:
    """Cancel a meeting that is still to be held; a quarter needs another one, or a postponement."""
    refusal = check_awaited(meeting, ask.by)
    if refusal or meeting is None:
        return refusal or Refusal.of("meeting.unknown")
    if ask.reason is e.CancelReason.OTHER and (refusal := check_text(ask.note)):
        return refusal
    event = e.MeetingCancelled(reason=ask.reason, note=seal_note(meeting.stream, ask.note))
    return Decision(events=(event,), notices=_tell_all(meeting, "meeting.cancelled"))


def _tell_all(meeting: Meeting, code: str) -> tuple[Notice, ...]:
    due = meeting.starts_at.isoformat() if meeting.starts_at else ""
    units = (
        Notice(recipient=f"unit:{unit}", code=code, params={"number": meeting.number, "due": due})
        for unit in (*meeting.conveners, *meeting.units)
    )
    return (*units, *(tell_guest(meeting, each, code) for each in sorted(meeting.invited)))


def check_awaited(meeting: Meeting | None, by: By) -> Refusal | None:
    """Refuse what conveners may do only with a meeting that is still to be held."""
    if meeting is None:
        return Refusal.of("meeting.unknown")
    if refusal := check_convener(meeting.region, by):
        return refusal
    if not meeting.is_awaited:
        return Refusal.of("meeting.over", number=meeting.number)
    return None
