"""``govliaison inspections …``: what the group's office inspects, and its list of key tasks."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated, Final

from cyclopts import Parameter

from govliaison.cli.commands.parameters import At
from govliaison.cli.output import Column, Facts, Table
from govliaison.cli.session import Call, Session
from govliaison.cli.shapes import Document, private_text
from govliaison.oversight import Inspection, KeyTask
from govliaison.values import parse_day_or_moment

InspectionName = Annotated[str, Parameter(help="cli.option.inspection")]
RectifyBy = Annotated[str | None, Parameter(help="cli.option.rectify-by")]
Day = Annotated[str | None, Parameter(name="--date", help="cli.option.inspection-date")]
InspectedUnit = Annotated[str, Parameter(help="cli.option.inspected-unit")]

_COLUMNS: Final = (
    Column("cli.head.id", whole=True),
    Column("cli.head.inspection-day", whole=True),
    Column("cli.head.unit"),
    Column("cli.head.state", whole=True),
    Column("cli.head.rectify-by", whole=True),
)
_TASKS: Final = (
    Column("cli.head.id", whole=True),
    Column("cli.head.title"),
    Column("cli.head.unit"),
    Column("cli.head.due", whole=True),
)


def record(
    unit: InspectedUnit,
    /,
    *,
    finding: Annotated[str | None, Parameter(help="cli.option.inspection-finding")] = None,
    rectify_by: RectifyBy = None,
    day: Day = None,
    team: Annotated[tuple[str, ...], Parameter(help="cli.option.team")] = (),
    task: Annotated[str | None, Parameter(help="cli.option.key-task")] = None,
    session: Call,
) -> None:
    """Record an inspection of a unit."""
    with session.at_work() as office:
        made = office.inspections.record(
            session.names.find_unit(unit) or unit,
            day=_day(session, day),
            team=team,
            finding=finding,
            rectify_by=session.due(rectify_by),
            task=task,
        )
        _show_one(session, made)


def report(
    inspection: InspectionName,
    /,
    *,
    text: Annotated[str, Parameter(help="cli.option.text")],
    at: At = None,
    session: Call,
) -> None:
    """Report that what was found is put right."""
    with session.at_work() as office:
        _show_one(session, office.inspections.report(inspection, text=text, at=session.moment(at)))


def recheck(
    inspection: InspectionName,
    /,
    *,
    passed: Annotated[bool, Parameter(negative="--failed", help="cli.option.passed")],
    note: Annotated[str, Parameter(help="cli.option.note")],
    rectify_by: RectifyBy = None,
    at: At = None,
    session: Call,
) -> None:
    """Check again whether it is put right."""
    with session.at_work() as office:
        seen = office.inspections.recheck(
            inspection, passed=passed, note=note, rectify_by=session.due(rectify_by), at=session.moment(at)
        )
        _show_one(session, seen)


def list_(*, owed: Annotated[bool, Parameter(negative="", help="cli.option.owed")] = False, session: Call) -> None:
    """List inspections, the oldest first."""
    with session.at_work() as office:
        found = office.inspections.list(owed=owed)
        lines = [
            (
                each.id,
                each.day.isoformat(),
                session.names.unit(each.unit),
                session.names.label("inspection-state", each.state),
                session.ends(each.rectify_by),
            )
            for each in found
        ]
        session.output.show([_document(session, each) for each in found], Table(_COLUMNS, lines, "cli.no-inspections"))


def show(inspection: InspectionName, /, *, session: Call) -> None:
    """Show one inspection."""
    with session.at_work() as office:
        _show_one(session, office.inspections.get(inspection))


def tasks(
    *, every: Annotated[bool, Parameter(name="--all", negative="", help="cli.option.all-tasks")] = False, session: Call
) -> None:
    """List the key tasks."""
    with session.at_work() as office:
        _show_tasks(session, office.inspections.tasks(finished=every))


def list_task(
    title: Annotated[str, Parameter(help="cli.option.task-title")],
    /,
    *,
    unit: InspectedUnit,
    due: Annotated[str | None, Parameter(help="cli.option.key-task-due")] = None,
    session: Call,
) -> None:
    """Put a key task on the list."""
    with session.at_work() as office:
        task = office.inspections.list_task(title, unit=session.names.find_unit(unit) or unit, due=_day(session, due))
        _show_tasks(session, [task])


def finish_task(
    task: Annotated[str, Parameter(help="cli.option.key-task")],
    /,
    *,
    note: Annotated[str | None, Parameter(help="cli.option.note")] = None,
    session: Call,
) -> None:
    """Say that a key task is done."""
    with session.at_work() as office:
        _show_tasks(session, [office.inspections.finish_task(task, note=note)])


def _day(session: Session, text: str | None) -> date | None:
    """Read a day; a moment stands for its day where the place is."""
    if text is None:
        return None
    found = parse_day_or_moment(text, session.zone)
    return found.astimezone(session.zone).date() if isinstance(found, datetime) else found


def _show_one(session: Session, inspection: Inspection) -> None:
    rows = [
        ("cli.head.id", inspection.id),
        ("cli.head.inspection-day", inspection.day.isoformat()),
        ("cli.head.unit", session.names.unit(inspection.unit)),
        ("cli.head.state", session.names.label("inspection-state", inspection.state)),
        ("cli.head.inspection-found", private_text(inspection.finding)),
        ("cli.head.rectify-by", session.ends(inspection.rectify_by)),
        *(("cli.head.report", private_text(each)) for each in inspection.reports),
        *(("cli.head.recheck", f"{session.local(each.at)} {private_text(each.note)}") for each in inspection.rechecks),
    ]
    session.output.show(_document(session, inspection), Facts(rows))


def _document(session: Session, each: Inspection) -> Document:
    return {
        "id": each.id,
        "office": each.office,
        "unit": each.unit,
        "day": each.day.isoformat(),
        "team": list(each.team),
        "task": each.task or None,
        "state": each.state.value,
        "finding": private_text(each.finding) or None,
        "rectify_by": session.iso(each.rectify_by),
        "overdue": each.overdue,
        "reports": [private_text(report) for report in each.reports],
        "rechecks": [
            {"at": session.iso(seen.at), "passed": seen.passed, "note": private_text(seen.note)}
            for seen in each.rechecks
        ],
        "closed_at": session.iso(each.closed_at),
    }


def _show_tasks(session: Session, found: Sequence[KeyTask]) -> None:
    documents = [
        {
            "id": each.id,
            "title": private_text(each.title),
            "unit": each.unit,
            "due": each.due.isoformat() if each.due else None,
            "listed_at": session.iso(each.listed_at),
            "finished_at": session.iso(each.finished_at),
        }
        for each in found
    ]
    lines = [
        (each.id, private_text(each.title), session.names.unit(each.unit), each.due.isoformat() if each.due else "")
        for each in found
    ]
    session.output.show(documents, Table(_TASKS, lines, "cli.no-key-tasks"))
