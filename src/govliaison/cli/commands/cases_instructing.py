"""``govliaison cases instruct|report-back|instructions``: what leaders wrote on cases (批示)."""

from contextlib import AbstractContextManager, nullcontext
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from govliaison.cases import CASE, Attachment
from govliaison.cli.commands.case_views import show_step
from govliaison.cli.commands.parameters import At, CaseName
from govliaison.cli.output import Column, Table
from govliaison.cli.session import Call, Session
from govliaison.cli.shapes import instruction_document, private_text
from govliaison.exchange import stored_file
from govliaison.ledger import reveal
from govliaison.liaison import Office
from govliaison.values import parse_day_or_moment

_COLUMNS = (
    Column("cli.head.number", whole=True),
    Column("cli.head.instruction-number", whole=True),
    Column("cli.head.due", whole=True),
    Column("cli.head.leader", whole=True),
    Column("cli.head.unit"),
    Column("cli.head.text"),
)


def instruct(
    case: CaseName,
    /,
    *,
    leader: Annotated[str, Parameter(help="cli.option.leader")],
    post: Annotated[str, Parameter(help="cli.option.leader-post")],
    text: Annotated[str, Parameter(help="cli.option.text")],
    day: Annotated[str | None, Parameter(name="--date", help="cli.option.instruction-date")] = None,
    due: Annotated[str | None, Parameter(help="cli.option.due")] = None,
    scan: Annotated[Path | None, Parameter(help="cli.option.scan")] = None,
    at: At = None,
    session: Call,
) -> None:
    """Enter what a leader wrote on a case."""
    with session.at_work() as office, _stored(session, office, case, scan) as sheet:
        changed = office.instructions.instruct(
            case,
            leader=leader,
            post=post,
            text=text,
            day=_day(session, day),
            due_at=session.due(due),
            scan=sheet,
            at=session.moment(at),
        )
        show_step(session, changed)


def _stored(
    session: Session, office: Office, case: str, scan: Path | None
) -> AbstractContextManager[Attachment | None]:
    """Store the sheet that the leader wrote on."""
    if scan is None:
        return nullcontext()
    return stored_file(session.liaison.ledger, scan, CASE.stream(office.cases.get(case).id))


def _day(session: Session, text: str | None) -> date:
    """Read the day on the sheet; a moment stands for its day where the place is."""
    found = session.now if text is None else parse_day_or_moment(text, session.zone)
    return found.astimezone(session.zone).date() if isinstance(found, datetime) else found


def report_back(
    case: CaseName,
    /,
    *,
    text: Annotated[str, Parameter(help="cli.option.text")],
    instruction: Annotated[int, Parameter(help="cli.option.instruction")] = 1,
    at: At = None,
    session: Call,
) -> None:
    """Report back on an instruction."""
    with session.at_work() as office:
        show_step(
            session,
            office.instructions.report_back(case, text=text, instruction=instruction, at=session.moment(at)),
        )


def list_open(*, session: Call) -> None:
    """List the instructions on which nobody has reported back, the earliest deadline first."""
    with session.at_work() as office:
        found = [(case, each) for case in office.instructions.list_open() for each in case.open_instructions]
    document = [{"case": case.number, **instruction_document(session, each)} for case, each in found]
    lines = [
        (
            case.number,
            str(each.number),
            session.ends(each.due_at),
            f"{each.post} {reveal(each.leader)}",
            session.names.unit(case.lead),
            private_text(each.text),
        )
        for case, each in found
    ]
    session.output.show(document, Table(_COLUMNS, lines, "cli.no-instructions"))
