"""``govliaison cases request-close-out|audit|call-back``: how a case is closed out (销号)."""

from typing import Annotated

from cyclopts import Parameter

from govliaison.cases import Grade, Solved
from govliaison.cli.commands.case_views import show_step
from govliaison.cli.commands.parameters import At, CaseName, Note, RecordedFor
from govliaison.cli.session import Call
from govliaison.cli.words import word


def request_close_out(
    case: CaseName, /, *, note: Note = "", at: At = None, recorded_for: RecordedFor = None, session: Call
) -> None:
    """Ask for close-out."""
    with session.at_work() as office:
        changed = office.cases.request_close_out(case, note=note, at=session.moment(at), recorded_for=recorded_for)
        show_step(session, changed)


def audit(
    case: CaseName,
    /,
    *,
    approve: Annotated[bool, Parameter(name="--approve", negative="--reject", help="cli.option.approve")],
    confirm_undeliverable: Annotated[bool, Parameter(negative="", help="cli.option.confirm-undeliverable")] = False,
    note: Note = "",
    at: At = None,
    recorded_for: RecordedFor = None,
    session: Call,
) -> None:
    """Audit a request for close-out, as another person than those who handled it."""
    with session.at_work() as office:
        changed = office.cases.audit(
            case,
            approve=approve,
            confirm_undeliverable=confirm_undeliverable,
            note=note,
            at=session.moment(at),
            recorded_for=recorded_for,
        )
        show_step(session, changed)


def call_back(
    case: CaseName,
    /,
    *,
    reached: Annotated[bool, Parameter(negative="--not-reached", help="cli.option.reached")] = True,
    solved: Annotated[Solved | None, word(Solved, "solved")] = None,
    grade: Annotated[Grade | None, word(Grade, "grade")] = None,
    note: Note = "",
    at: At = None,
    recorded_for: RecordedFor = None,
    session: Call,
) -> None:
    """Record what whoever filed it said when asked afterwards."""
    with session.at_work() as office:
        changed = office.cases.call_back(
            case,
            reached=reached,
            solved=solved,
            grade=grade,
            note=note,
            at=session.moment(at),
            recorded_for=recorded_for,
        )
        show_step(session, changed)
