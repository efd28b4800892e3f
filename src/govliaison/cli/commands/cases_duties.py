"""``govliaison cases transfer|involve|release|report-done|time``: who has which part in a case, and whose its time was."""

from datetime import timedelta
from typing import Annotated, Final

from cyclopts import Parameter

from govliaison.cli.commands.case_views import show_step
from govliaison.cli.commands.parameters import At, CaseName, Note, RecordedFor
from govliaison.cli.output import Column, Table
from govliaison.cli.session import Call
from govliaison.cli.words import word
from govliaison.deadlines import DutyKind

Evidence = Annotated[str, Parameter(help="cli.option.evidence")]

_SHARES: Final = (
    Column("cli.head.unit"),
    Column("cli.head.waited-for", whole=True),
    Column("cli.head.worked", right=True, whole=True),
    Column("cli.head.of-it-late", right=True, whole=True),
)
_MINUTE: Final = timedelta(minutes=1)


def transfer(
    case: CaseName,
    /,
    *,
    lead: Annotated[str, Parameter(help="cli.option.lead")],
    note: Evidence,
    designate: Annotated[bool, Parameter(negative="", help="cli.option.designate")] = False,
    at: At = None,
    recorded_for: RecordedFor = None,
    session: Call,
) -> None:
    """Let another unit lead, without a return."""
    with session.at_work() as office:
        changed = office.case_care.transfer(
            case,
            lead=session.names.find_unit(lead) or lead,
            note=note,
            designate=designate,
            at=session.moment(at),
            recorded_for=recorded_for,
        )
        show_step(session, changed)


def report_done(
    case: CaseName,
    /,
    *,
    unit: Annotated[str, Parameter(help="cli.option.unit")],
    note: Note = "",
    at: At = None,
    recorded_for: RecordedFor = None,
    session: Call,
) -> None:
    """Report that a unit that assists has done its part."""
    with session.at_work() as office:
        changed = office.case_care.report_done(
            case,
            unit=session.names.find_unit(unit) or unit,
            note=note,
            at=session.moment(at),
            recorded_for=recorded_for,
        )
        show_step(session, changed)


def involve(
    case: CaseName,
    /,
    *,
    unit: Annotated[str, Parameter(help="cli.option.unit")],
    kind: Annotated[DutyKind, word(DutyKind, "duty", but=(DutyKind.LEAD,))] = DutyKind.ASSISTING,
    note: Evidence,
    at: At = None,
    recorded_for: RecordedFor = None,
    session: Call,
) -> None:
    """Let another unit assist, or answer for a part of its own."""
    with session.at_work() as office:
        changed = office.case_care.involve(
            case,
            unit=session.names.find_unit(unit) or unit,
            kind=kind,
            note=note,
            at=session.moment(at),
            recorded_for=recorded_for,
        )
        show_step(session, changed)


def release(
    case: CaseName,
    /,
    *,
    unit: Annotated[str, Parameter(help="cli.option.unit")],
    note: Evidence,
    at: At = None,
    recorded_for: RecordedFor = None,
    session: Call,
) -> None:
    """Let a unit beside the lead go before its part is done."""
    with session.at_work() as office:
        changed = office.case_care.release(
            case,
            unit=session.names.find_unit(unit) or unit,
            note=note,
            at=session.moment(at),
            recorded_for=recorded_for,
        )
        show_step(session, changed)


def time(case: CaseName, /, *, session: Call) -> None:
    """Say whose the working time of a case was."""
    with session.at_work() as office:
        shares = office.cases.attribute(case)
        names = session.names
        rows = [
            (names.unit(share.unit) if share.unit else "", names.label("waiting", share.what), share.time, share.late)
            for share in shares
        ]
        whole = (
            sum((share.time for share in shares), timedelta()),
            sum((share.late for share in shares), timedelta()),
        )
        rows.append((session.output.say("cli.together"), "", *whole))
        documents = [
            {
                "unit": share.unit or None,
                "waiting": share.what.value,
                "minutes": share.time / _MINUTE,
                "late_minutes": share.late / _MINUTE,
            }
            for share in shares
        ]
        lines = [(unit, what, _hours(worked), _hours(late)) for unit, what, worked, late in rows]
    session.output.show(documents, Table(_SHARES, lines))


def _hours(amount: timedelta) -> str:
    hours, minutes = divmod(round(amount / _MINUTE), 60)
    return f"{hours}:{minutes:02}"
