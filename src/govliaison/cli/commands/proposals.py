"""``govliaison proposals submit|decide|list|show``: what is put to the coordination group (提请协调小组)."""

from typing import Annotated

from cyclopts import Parameter

from govliaison.cli.commands.meeting_views import MeetingView
from govliaison.cli.commands.meeting_words import Items, Leads, Tasks, read_items, read_rulings
from govliaison.cli.commands.parameters import At, RecordedFor
from govliaison.cli.commands.proceedings import read_day
from govliaison.cli.session import Call
from govliaison.cli.words import word
from govliaison.meetings import DecisionKind

ProposalName = Annotated[str, Parameter(help="cli.option.proposal")]


def submit(
    *cases: Annotated[str, Parameter(help="cli.option.case")],
    why: Annotated[str, Parameter(help="cli.option.meeting-why")],
    ask: Annotated[str, Parameter(help="cli.option.meeting-asked")],
    meeting: Annotated[str | None, Parameter(help="cli.option.proposal-meeting")] = None,
    at: At = None,
    recorded_for: RecordedFor = None,
    session: Call,
) -> None:
    """Put a hard matter to the group."""
    with session.at_work() as office:
        found = office.proposals.submit(
            why=why, asked=ask, cases=cases, meeting=meeting, at=session.moment(at), recorded_for=recorded_for
        )
        MeetingView(session).proposal(found)


def decide(
    proposal: ProposalName,
    /,
    *,
    kind: Annotated[DecisionKind, word(DecisionKind, "group-decision")],
    text: Annotated[str, Parameter(help="cli.option.text")],
    day: Annotated[str | None, Parameter(name="--date", help="cli.option.meeting-decision-date")] = None,
    items: Items = (),
    leads: Leads = (),
    tasks: Tasks = (),
    at: At = None,
    recorded_for: RecordedFor = None,
    session: Call,
) -> None:
    """Enter what the group decided."""
    with session.at_work() as office:
        found = office.proposals.decide(
            proposal,
            kind=kind,
            text=text,
            day=read_day(session, day),
            resolutions=read_items(session, items),
            rulings=read_rulings(session, leads, tasks),
            at=session.moment(at),
            recorded_for=recorded_for,
        )
        MeetingView(session).proposal(found)


def list_(
    *,
    undecided: Annotated[bool, Parameter(negative="", help="cli.option.undecided")] = False,
    session: Call,
) -> None:
    """List proposals."""
    with session.at_work() as office:
        MeetingView(session).proposals([*office.proposals.list(undecided=undecided)])


def show(proposal: ProposalName, /, *, session: Call) -> None:
    """Show one proposal."""
    with session.at_work() as office:
        MeetingView(session).proposal(office.proposals.get(proposal))
