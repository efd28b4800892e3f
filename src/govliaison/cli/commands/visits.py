"""``govliaison visits``: visits planned, joined, put off, cancelled; listed and summed up."""

from datetime import date
from itertools import islice
from typing import Annotated

from cyclopts import Parameter

from govliaison.cli.commands.parameters import At, Number, UnitName
from govliaison.cli.commands.visit_views import find_firm, show_summary, show_visit, visit_document, visit_rows
from govliaison.cli.session import Call
from govliaison.cli.words import word
from govliaison.liaison.visit_desk import visiting_agencies
from govliaison.values import Period
from govliaison.visits import NotHeld, VisitState

VisitName = Annotated[str, Parameter(help="cli.option.visit")]
FirmName = Annotated[str, Parameter(help="cli.option.firm")]
Visiting = Annotated[str, Parameter(name="--unit", help="cli.option.visiting")]
Purpose = Annotated[str, Parameter(help="cli.option.purpose")]
Justification = Annotated[str | None, Parameter(help="cli.option.contact-justification")]
_Day = Annotated[date, Parameter(help="cli.option.visit-day")]
_Reason = Annotated[NotHeld, word(NotHeld, "not-held")]
_Note = Annotated[str, Parameter(help="cli.option.evidence")]


def plan(
    enterprise: FirmName,
    /,
    *,
    unit: Visiting,
    day: _Day,
    purpose: Purpose,
    apart: Annotated[str, Parameter(help="cli.option.apart")] = "",
    justification: Justification = None,
    at: At = None,
    session: Call,
) -> None:
    """Plan a visit, under the cap on contacts; one in the same weeks is proposed to be joined."""
    with session.at_work() as office:
        visit = office.visits.plan(
            find_firm(office, enterprise),
            unit=session.names.find_unit(unit) or unit,
            day=day,
            purpose=purpose,
            apart=apart,
            justification=justification,
            at=session.moment(at),
        )
        show_visit(session, office, visit)


def join(visit: VisitName, /, *, unit: Visiting, at: At = None, session: Call) -> None:
    """Come along on a visit that another unit planned."""
    with session.at_work() as office:
        found = office.visits.join(visit, unit=session.names.find_unit(unit) or unit, at=session.moment(at))
        show_visit(session, office, found)


def put_off(
    visit: VisitName,
    /,
    *,
    day: _Day,
    reason: _Reason,
    note: _Note,
    justification: Justification = None,
    at: At = None,
    session: Call,
) -> None:
    """Put a planned visit off to another day."""
    with session.at_work() as office:
        found = office.visits.put_off(
            visit, day=day, reason=reason, note=note, justification=justification, at=session.moment(at)
        )
        show_visit(session, office, found)


def cancel(visit: VisitName, /, *, reason: _Reason, note: _Note, at: At = None, session: Call) -> None:
    """Cancel a planned visit."""
    with session.at_work() as office:
        show_visit(session, office, office.visits.cancel(visit, reason=reason, note=note, at=session.moment(at)))


def list_(
    words: Annotated[str | None, Parameter(help="cli.option.visit-words")] = None,
    /,
    *,
    unit: UnitName = None,
    enterprise: Annotated[str | None, Parameter(help="cli.option.firm")] = None,
    state: Annotated[VisitState | None, word(VisitState, "visit-state")] = None,
    missed: Annotated[bool, Parameter(negative="", help="cli.option.missed")] = False,
    period: Annotated[str | None, Parameter(help="cli.option.period")] = None,
    limit: Number = 50,
    session: Call,
) -> None:
    """List visits by their days."""
    with session.at_work() as office:
        found = office.visits.list(
            unit=session.names.find_unit(unit),
            enterprise=find_firm(office, enterprise) if enterprise else None,
            state=state,
            missed=missed,
            period=Period.parse(period) if period else None,
            text=words,
        )
        rows = list(islice(found, limit + 1))
        more, rows = len(rows) > limit, rows[:limit]
        below = [session.output.say("cli.more", number=len(rows))] if more else []
        session.output.show([visit_document(session, each) for each in rows], visit_rows(session, rows), *below)


def show(visit: VisitName, /, *, session: Call) -> None:
    """Show one visit."""
    with session.at_work() as office:
        show_visit(session, office, office.visits.get(visit))


def summary(
    period: Annotated[str, Parameter(help="cli.option.period")],
    /,
    *,
    region: Annotated[str | None, Parameter(help="cli.option.region")] = None,
    session: Call,
) -> None:
    """Sum up the visits of a period by agency; an agency without any is there too."""
    with session.at_work() as office:
        agencies = visiting_agencies(session.liaison, session.names.find_region(region))
        show_summary(session, office.visits.summary(Period.parse(period), agencies))
