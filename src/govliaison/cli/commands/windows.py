"""``govliaison windows list``: the windows of the profile."""

from typing import Final

from govliaison.cli.commands.parameters import UnitName
from govliaison.cli.output import Column, Table
from govliaison.cli.session import Call

_COLUMNS: Final = (
    Column("cli.head.id", whole=True),
    Column("cli.head.service-window", whole=True),
    Column("cli.head.unit"),
    Column("cli.head.since", whole=True),
    Column("cli.head.until", whole=True),
    Column("cli.head.service-items", right=True, whole=True),
)


def list_(*, unit: UnitName = None, session: Call) -> None:
    """List the windows, with how many items each handles today."""
    with session.at_work() as office:
        names, desk = session.names, office.services
        wanted = names.find_unit(unit)
        windows = [each for each in desk.windows.values() if wanted in (None, each.unit)]
        items = [item.on(desk.today).window for item in desk.list() if item.is_offered_on(desk.today)]
        documents = [
            {
                "id": each.id,
                "name": each.name,
                "unit": each.unit,
                "since": each.since.isoformat() if each.since else None,
                "until": each.until.isoformat() if each.until else None,
                "items": items.count(each.id),
            }
            for each in windows
        ]
        lines = [
            (
                each.id,
                each.name,
                names.unit(each.unit),
                each.since.isoformat() if each.since else "",
                each.until.isoformat() if each.until else "",
                str(items.count(each.id)),
            )
            for each in windows
        ]
        session.output.show(documents, Table(_COLUMNS, lines, "cli.no-windows"))
