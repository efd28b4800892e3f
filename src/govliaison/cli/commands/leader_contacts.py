"""``govliaison leader-contacts assign|propose|list|log|hand-over|end``: leaders and their enterprises (T1.1)."""

from collections.abc import Sequence
from typing import Annotated

from cyclopts import Parameter

from govliaison.cli.commands.firms import Day, FirmName, Justification, find_firm, firm_name, log_document, read_day
from govliaison.cli.output import Column, Table
from govliaison.cli.session import Call, Session
from govliaison.cli.words import word
from govliaison.enterprises import AssignmentEnd, LeaderContact, LeaderDue, Pairing
from govliaison.liaison import Office

Leader = Annotated[str, Parameter(help="cli.option.leader-person")]
Assignment = Annotated[str, Parameter(help="cli.option.assignment")]

_COLUMNS = (
    Column("cli.head.person", whole=True),
    Column("cli.head.enterprise"),
    Column("cli.head.since", whole=True),
    Column("cli.head.until", whole=True),
    Column("cli.head.next-contact", whole=True),
    Column("cli.head.status", whole=True),
    Column("cli.head.id"),
)
_PAIRS = (Column("cli.head.person", whole=True), Column("cli.head.enterprise"))


def assign(
    leader: Leader,
    enterprise: FirmName,
    /,
    *enterprises: FirmName,
    post: Annotated[str | None, Parameter(help="cli.option.assigned-post")] = None,
    since: Day = None,
    until: Day = None,
    session: Call,
) -> None:
    """Assign a leader to enterprises."""
    with session.at_work() as office:
        pairings = [Pairing(leader=leader, enterprise=find_firm(office, each)) for each in (enterprise, *enterprises)]
        made = office.leader_contacts.assign(
            pairings, post=post, since=read_day(session, since), until=read_day(session, until)
        )
        _show(session, office, [LeaderDue(assignment=each, due=None) for each in made])


def propose(
    leader: Leader,
    /,
    *leaders: Leader,
    region: Annotated[str | None, Parameter(help="cli.option.region")] = None,
    seed: Annotated[str, Parameter(help="cli.option.seed")] = "",
    apply: Annotated[bool, Parameter(negative="", help="cli.option.apply-proposal")] = False,
    session: Call,
) -> None:
    """Propose a leader for every key contact that has none, spread evenly."""
    with session.at_work() as office:
        place = session.names.find_region(region)
        found = office.leader_contacts.propose([leader, *leaders], place=place, seed=seed)
        if apply and found:
            made = office.leader_contacts.assign(found)
            _show(session, office, [LeaderDue(assignment=each, due=None) for each in made])
            return
        documents = [{"leader": each.leader, "enterprise": each.enterprise} for each in found]
        lines = [(each.leader, firm_name(office, each.enterprise)) for each in found]
        session.output.show(documents, Table(_PAIRS, lines, "cli.nobody-waits"))


def list_(
    *,
    leader: Annotated[str | None, Parameter(help="cli.option.leader-person")] = None,
    on: Day = None,
    session: Call,
) -> None:
    """List who keeps contact with whom, and when the next contact is due."""
    with session.at_work() as office:
        _show(session, office, office.leader_contacts.due(leader=leader, on=read_day(session, on)))


def log(
    assignment: Assignment,
    /,
    *,
    unit: Annotated[str, Parameter(help="cli.option.unit")],
    day: Day = None,
    why: Justification = None,
    note: Annotated[str | None, Parameter(help="cli.option.note")] = None,
    session: Call,
) -> None:
    """Enter that a leader contacted the enterprise."""
    with session.at_work() as office:
        log = office.leader_contacts.log(
            assignment,
            unit=session.names.find_unit(unit) or unit,
            day=read_day(session, day),
            justification=why,
            note=note,
        )
        session.output.show(log_document(log), session.output.say("cli.contact-logged"))


def hand_over(leader: Leader, to: Leader, /, *, day: Day = None, session: Call) -> None:
    """Give all enterprises of a leader who leaves to another."""
    with session.at_work() as office:
        made = office.leader_contacts.hand_over(leader, to, day=read_day(session, day))
        _show(session, office, [LeaderDue(assignment=each, due=None) for each in made])


def end(
    assignment: Assignment,
    /,
    *,
    reason: Annotated[AssignmentEnd, word(AssignmentEnd, "assignment-end")],
    day: Day = None,
    session: Call,
) -> None:
    """End an assignment."""
    with session.at_work() as office:
        ended = office.leader_contacts.end(assignment, reason=reason, day=read_day(session, day))
        _show(session, office, [LeaderDue(assignment=ended, due=None)])


def _show(session: Session, office: Office, found: Sequence[LeaderDue]) -> None:
    lines = [
        (
            each.assignment.leader,
            firm_name(office, each.assignment.enterprise),
            each.assignment.since.isoformat(),
            each.assignment.until.isoformat() if each.assignment.until else "",
            each.due.due.isoformat() if each.due else "",
            session.output.say("cli.contact-overdue" if each.due.overdue else "cli.contact-in-time")
            if each.due
            else "",
            each.assignment.id,
        )
        for each in found
    ]
    documents = [_document(each.assignment) | _due(each) for each in found]
    session.output.show(documents, Table(_COLUMNS, lines, "cli.no-leaders"))


def _document(found: LeaderContact) -> dict[str, object]:
    return {
        "id": found.id,
        "leader": found.leader,
        "post": found.post,
        "enterprise": found.enterprise,
        "since": found.since.isoformat(),
        "until": found.until.isoformat() if found.until else None,
        "ended": found.ended.value if found.ended else None,
    }


def _due(found: LeaderDue) -> dict[str, object]:
    due = found.due
    if due is None:
        return {}
    return {"last": due.last.isoformat() if due.last else None, "due": due.due.isoformat(), "overdue": due.overdue}
