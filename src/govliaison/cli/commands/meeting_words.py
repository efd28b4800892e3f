"""What several commands on meetings read: which meeting, which enterprise, and what was decided."""

from collections.abc import Sequence
from typing import Annotated, Final

from cyclopts import Parameter

from govliaison.cli.session import Session
from govliaison.cli.usage import UsageError
from govliaison.errors import NotFoundError
from govliaison.liaison import Office
from govliaison.meetings import ResolutionDraft, Ruling
from govliaison.values import ID_PATTERN

MeetingName = Annotated[str, Parameter(help="cli.option.meeting")]
"""Id or number of a meeting."""
Items = Annotated[tuple[str, ...], Parameter(name="--item", help="cli.option.resolution-item")]
"""Resolutions: unit, text and date."""
Leads = Annotated[tuple[str, ...], Parameter(name="--lead", help="cli.option.ruling-lead")]
"""Designations: case and unit."""
Tasks = Annotated[tuple[str, ...], Parameter(name="--task", help="cli.option.ruling-task")]
"""Tasks: case, text and date."""

_BAR: Final = "|"


def find_enterprise(office: Office, text: str | None) -> str | None:
    """
    Give the id of the enterprise that somebody means by its id, code or name.

    Raises:
        NotFoundError: there is none, or several bear the name
    """
    if text is None or ID_PATTERN.fullmatch(text):
        return text
    desk = office.enterprises
    found = desk.resolve(code=text) or desk.resolve(name=text)
    if found is None:
        raise NotFoundError("enterprise.unknown", enterprise=text)
    return found


def read_items(session: Session, items: Sequence[str]) -> list[ResolutionDraft]:
    """Read resolutions as they are typed: ``unit|text|date``, and perhaps ``|case``."""
    found = []
    for item in items:
        unit, text, due, *case = _parts("--item", item, 3, 4)
        found.append(
            ResolutionDraft(
                unit=session.names.find_unit(unit) or "",
                text=text,
                due_at=session.due(due),
                case=case[0] if case else None,
            )
        )
    return found


def read_rulings(session: Session, leads: Sequence[str], tasks: Sequence[str]) -> list[Ruling]:
    """Read what desks of cases do: ``case|unit`` for a lead, ``case|text|date`` and perhaps ``|unit`` for a task."""
    found = []
    for lead in leads:
        case, unit = _parts("--lead", lead, 2, 2)
        found.append(Ruling(case=case, lead=session.names.find_unit(unit)))
    for task in tasks:
        case, text, due, *others = _parts("--task", task, 3, 4)
        unit_id = session.names.find_unit(others[0]) if others else None
        found.append(Ruling(case=case, task=text, unit=unit_id, due_at=session.due(due)))
    return found


def read_agenda(session: Session, agenda: Sequence[str]) -> list[tuple[str, str | None]]:
    """Read points of an agenda: ``text``, or ``text|unit`` where a unit speaks to it."""
    found = []
    for each in agenda:
        text, *units = _parts("--agenda", each, 1, 2)
        found.append((text, session.names.find_unit(units[0]) if units else None))
    return found


def find_units(session: Session, units: Sequence[str]) -> list[str]:
    """Give the ids of units that are named by id or name."""
    return [session.names.find_unit(unit) or "" for unit in units]


def _parts(option: str, text: str, least: int, most: int) -> list[str]:
    """Take a value apart at its bars, half-width or full-width."""
    parts = [part.strip() for part in text.replace("｜", _BAR).split(_BAR)]
    if not least <= len(parts) <= most or not all(parts):
        raise UsageError("cli.parts", option=option, text=text, number=least)
    return parts
