"""``govliaison meetings plan|coordinate|invite|postpone|cancel|list|show|stuck``: meetings (座谈会、协调会)."""

from typing import Annotated

from cyclopts import Parameter

from govliaison.cli.commands.meeting_views import MeetingView
from govliaison.cli.commands.meeting_words import MeetingName, find_enterprise, find_units, read_agenda
from govliaison.cli.commands.parameters import At, RecordedFor
from govliaison.cli.output import Column, Table
from govliaison.cli.session import Call
from govliaison.cli.shapes import reasons_document, reasons_text
from govliaison.cli.words import word
from govliaison.meetings import CancelReason, MeetingKind, PostponeReason
from govliaison.values import Period, parse_moment

Place = Annotated[str, Parameter(help="cli.option.meeting-place")]
Starts = Annotated[str, Parameter(name="--on", help="cli.option.meeting-starts")]
Quarter = Annotated[str | None, Parameter(help="cli.option.meeting-quarter")]
Conveners = Annotated[tuple[str, ...], Parameter(name="--convener", help="cli.option.meeting-convener")]
Units = Annotated[tuple[str, ...], Parameter(name="--unit", help="cli.option.meeting-unit")]
Agenda = Annotated[tuple[str, ...], Parameter(help="cli.option.agenda")]
Justification = Annotated[str | None, Parameter(help="cli.option.justification")]
_STUCK = (
    Column("cli.head.number", whole=True),
    Column("cli.head.unit"),
    Column("cli.head.reasons"),
    Column("cli.head.since", whole=True),
    Column("cli.head.meeting-put-by", whole=True),
    Column("cli.head.meeting", whole=True),
)


def plan(
    *,
    on: Starts,
    place: Place,
    quarter: Quarter = None,
    conveners: Conveners = (),
    units: Units = (),
    agenda: Agenda = (),
    at: At = None,
    recorded_for: RecordedFor = None,
    session: Call,
) -> None:
    """Call a symposium for a quarter."""
    with session.at_work() as office:
        found = office.meetings.plan(
            starts_at=parse_moment(on, session.zone),
            place=place,
            quarter=Period.parse(quarter) if quarter else None,
            conveners=find_units(session, conveners),
            units=find_units(session, units),
            agenda=read_agenda(session, agenda),
            at=session.moment(at),
            recorded_for=recorded_for,
        )
        MeetingView(session).step(found, "plan")


def coordinate(
    *cases: Annotated[str, Parameter(help="cli.option.case")],
    on: Starts,
    place: Place,
    conveners: Conveners = (),
    units: Units = (),
    agenda: Agenda = (),
    at: At = None,
    recorded_for: RecordedFor = None,
    session: Call,
) -> None:
    """Call a coordination meeting of units over cases."""
    with session.at_work() as office:
        found = office.meetings.coordinate(
            cases=cases,
            units=find_units(session, units),
            starts_at=parse_moment(on, session.zone),
            place=place,
            conveners=find_units(session, conveners),
            agenda=read_agenda(session, agenda),
            at=session.moment(at),
            recorded_for=recorded_for,
        )
        MeetingView(session).step(found, "plan")


def invite(
    meeting: MeetingName,
    /,
    *,
    number: Annotated[int | None, Parameter(help="cli.option.invitees")] = None,
    pick: Annotated[tuple[str, ...], Parameter(help="cli.option.pick")] = (),
    note: Annotated[str, Parameter(help="cli.option.pick-note")] = "",
    among: Annotated[tuple[str, ...], Parameter(help="cli.option.meeting-among")] = (),
    justification: Justification = None,
    seed: Annotated[str | None, Parameter(help="cli.option.meeting-seed")] = None,
    session: Call,
) -> None:
    """Invite enterprises by rotation, and some out of turn."""
    with session.at_work() as office:
        found = office.meetings.invite(
            meeting,
            among=[find_enterprise(office, each) or "" for each in among] or None,
            number=number,
            hand_picked=[find_enterprise(office, each) or "" for each in pick],
            note=note,
            justification=justification,
            seed=seed,
        )
        MeetingView(session).step(found, "guests")


def postpone(
    meeting: MeetingName,
    /,
    *,
    reason: Annotated[PostponeReason, word(PostponeReason, "postpone-reason")],
    approver: Annotated[str, Parameter(help="cli.option.meeting-approver")],
    to: Annotated[str | None, Parameter(help="cli.option.postpone-to")] = None,
    note: Annotated[str, Parameter(help="cli.option.note")] = "",
    justification: Justification = None,
    at: At = None,
    recorded_for: RecordedFor = None,
    session: Call,
) -> None:
    """Put a meeting off, with reason and approver."""
    with session.at_work() as office:
        found = office.meetings.postpone(
            meeting,
            reason=reason,
            approver=approver,
            note=note,
            starts_at=session.moment(to),
            justification=justification,
            at=session.moment(at),
            recorded_for=recorded_for,
        )
        MeetingView(session).step(found, "put-off")


def cancel(
    meeting: MeetingName,
    /,
    *,
    reason: Annotated[CancelReason, word(CancelReason, "cancel-reason")],
    note: Annotated[str, Parameter(help="cli.option.note")] = "",
    at: At = None,
    session: Call,
) -> None:
    """Cancel a meeting that is still to be held."""
    with session.at_work() as office:
        found = office.meetings.cancel(meeting, reason=reason, note=note, at=session.moment(at))
        MeetingView(session).step(found, "put-off")


def list_(
    *,
    kind: Annotated[MeetingKind | None, word(MeetingKind, "meeting-kind")] = None,
    quarter: Quarter = None,
    instructed: Annotated[bool, Parameter(negative="", help="cli.option.instructed")] = False,
    session: Call,
) -> None:
    """List meetings in the order in which they are held."""
    with session.at_work() as office:
        period = Period.parse(quarter) if quarter else None
        MeetingView(session).meetings([*office.meetings.list(kind=kind, quarter=period, instructed=instructed)])


def show(meeting: MeetingName, /, *, session: Call) -> None:
    """Show one meeting with all it brought."""
    with session.at_work() as office:
        MeetingView(session).meeting(office.meetings.get(meeting))


def stuck(*, session: Call) -> None:
    """List cases that belong before a coordination meeting, and whether one was called."""
    with session.at_work() as office:
        found = office.meetings.stuck()
        language, names = session.output.language, session.names
        document = [
            {
                "case": each.case.number,
                "unit": each.case.lead,
                "reasons": reasons_document(each.reasons, language),
                "since": session.iso(each.since),
                "put_by": session.iso(each.put_by),
                "meeting": each.meeting.number if each.meeting else None,
                "late": each.is_late(session.now),
            }
            for each in found
        ]
        lines = [
            (
                each.case.number,
                names.unit(each.case.lead),
                reasons_text(each.reasons, language),
                session.local(each.since),
                session.local(each.put_by) + (f" {session.output.light('red')}" if each.is_late(session.now) else ""),
                each.meeting.number if each.meeting else "",
            )
            for each in found
        ]
        session.output.show(document, Table(_STUCK, lines, "cli.no-stuck-cases"))
