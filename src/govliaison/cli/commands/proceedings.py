"""``govliaison meetings sign-in|raise-issue|minute|approve-minutes|resolve|instruct|report-back``: what meetings bring."""

from datetime import date, datetime
from typing import Annotated

from cyclopts import Parameter

from govliaison.cases import CaseKind
from govliaison.cli.commands.meeting_views import MeetingView
from govliaison.cli.commands.meeting_words import (
    Items,
    Leads,
    MeetingName,
    Tasks,
    find_enterprise,
    read_items,
    read_rulings,
)
from govliaison.cli.commands.parameters import At, RecordedFor, UnitName
from govliaison.cli.session import Call, Session
from govliaison.cli.words import word
from govliaison.values import parse_day_or_moment

EnterpriseName = Annotated[str | None, Parameter(help="cli.option.meeting-guest")]
Text = Annotated[str, Parameter(help="cli.option.text")]


def sign_in(
    meeting: MeetingName,
    /,
    *,
    unit: UnitName = None,
    enterprise: EnterpriseName = None,
    name: Annotated[str, Parameter(help="cli.option.meeting-guest-name")] = "",
    at: At = None,
    recorded_for: RecordedFor = None,
    session: Call,
) -> None:
    """Enter that somebody came."""
    with session.at_work() as office:
        found = office.proceedings.sign_in(
            meeting,
            unit=session.names.find_unit(unit),
            enterprise=find_enterprise(office, enterprise),
            name=name,
            at=session.moment(at),
            recorded_for=recorded_for,
        )
        MeetingView(session).step(found)


def raise_issue(
    meeting: MeetingName,
    /,
    *,
    text: Annotated[str, Parameter(help="cli.option.text")] = "",
    title: Annotated[str, Parameter(help="cli.option.title")] = "",
    enterprise: EnterpriseName = None,
    unit: UnitName = None,
    category: Annotated[str, Parameter(help="cli.option.category")] = "",
    kind: Annotated[CaseKind | None, word(CaseKind, "kind")] = None,
    case: Annotated[str | None, Parameter(help="cli.option.meeting-known-case")] = None,
    at: At = None,
    recorded_for: RecordedFor = None,
    session: Call,
) -> None:
    """Enter an issue; it becomes a case."""
    with session.at_work() as office:
        found = office.proceedings.raise_issue(
            meeting,
            text=text,
            title=title,
            enterprise=find_enterprise(office, enterprise),
            unit=session.names.find_unit(unit),
            category=category,
            kind=kind,
            case=case,
            at=session.moment(at),
            recorded_for=recorded_for,
        )
        MeetingView(session).step(found, "issues")


def minute(
    meeting: MeetingName, /, *, text: Text, at: At = None, recorded_for: RecordedFor = None, session: Call
) -> None:
    """Write the minutes."""
    with session.at_work() as office:
        found = office.proceedings.minute(meeting, text=text, at=session.moment(at), recorded_for=recorded_for)
        MeetingView(session).step(found, "minutes")


def approve_minutes(
    meeting: MeetingName,
    /,
    *,
    approve: Annotated[
        bool, Parameter(name="--approve", negative="--send-back", help="cli.option.meeting-approve-minutes")
    ],
    note: Annotated[str, Parameter(help="cli.option.note")] = "",
    at: At = None,
    recorded_for: RecordedFor = None,
    session: Call,
) -> None:
    """Approve the minutes as another person, or send them back."""
    with session.at_work() as office:
        found = office.proceedings.approve_minutes(
            meeting, approve=approve, note=note, at=session.moment(at), recorded_for=recorded_for
        )
        MeetingView(session).step(found, "minutes")


def resolve(
    meeting: MeetingName,
    /,
    *,
    items: Items = (),
    leads: Leads = (),
    tasks: Tasks = (),
    at: At = None,
    recorded_for: RecordedFor = None,
    session: Call,
) -> None:
    """Enter what a meeting decided."""
    with session.at_work() as office:
        found = office.proceedings.resolve(
            meeting,
            resolutions=read_items(session, items),
            rulings=read_rulings(session, leads, tasks),
            at=session.moment(at),
            recorded_for=recorded_for,
        )
        MeetingView(session).step(found, "resolutions")


def instruct(
    meeting: MeetingName,
    /,
    *,
    leader: Annotated[str, Parameter(help="cli.option.leader")],
    post: Annotated[str, Parameter(help="cli.option.leader-post")],
    text: Text,
    due: Annotated[str, Parameter(help="cli.option.due")],
    day: Annotated[str | None, Parameter(name="--date", help="cli.option.instruction-date")] = None,
    at: At = None,
    session: Call,
) -> None:
    """Enter what a leader wrote on a meeting."""
    with session.at_work() as office:
        found = office.proceedings.instruct(
            meeting,
            leader=leader,
            post=post,
            text=text,
            day=read_day(session, day),
            due_at=session.due(due),
            at=session.moment(at),
        )
        MeetingView(session).step(found, "instructions")


def read_day(session: Session, text: str | None) -> date:
    """Read a day; a moment stands for its day where the place is, nothing for today."""
    found = session.now if text is None else parse_day_or_moment(text, session.zone)
    return found.astimezone(session.zone).date() if isinstance(found, datetime) else found


def report_back(
    meeting: MeetingName,
    /,
    *,
    text: Text,
    instruction: Annotated[int, Parameter(help="cli.option.instruction")] = 1,
    at: At = None,
    session: Call,
) -> None:
    """Report back on an instruction."""
    with session.at_work() as office:
        found = office.proceedings.report_back(meeting, text=text, instruction=instruction, at=session.moment(at))
        MeetingView(session).step(found, "instructions")
