"""``govliaison units list|show``."""

from typing import Annotated

from cyclopts import Parameter

from govliaison.cli.output import Column, Facts, Table
from govliaison.cli.session import Call, Session
from govliaison.cli.words import word
from govliaison.units import Unit, UnitRole

_COLUMNS = (
    Column("cli.head.id", whole=True),
    Column("cli.head.unit"),
    Column("cli.head.short"),
    Column("cli.head.roles"),
    Column("cli.head.region"),
)


def list_(*, role: Annotated[UnitRole | None, word(UnitRole, "role")] = None, session: Call) -> None:
    """List the units of the profile and of the places inside it."""
    with session.at_work():
        units = [unit for unit in session.names.units.values() if role is None or role in unit.roles]
        lines = [
            (unit.id, unit.name, unit.short, _roles(session, unit), session.names.region(unit.region)) for unit in units
        ]
        session.output.show([_document(unit) for unit in units], Table(_COLUMNS, lines))


def show(unit: Annotated[str, Parameter(help="cli.option.unit")], /, *, session: Call) -> None:
    """Show one unit with its posts and who holds them."""
    with session.at_work() as office:
        found = session.names.units[session.names.find_unit(unit) or unit]
        holders = {post.kind: post.holders_at(session.now) for post in office.posts.list(unit=found.id)}
        session.output.show(
            {**_document(found), "posts": {kind: list(persons) for kind, persons in holders.items()}},
            Facts(
                [
                    ("cli.head.id", found.id),
                    ("cli.head.unit", found.name),
                    ("cli.head.short", found.short),
                    ("cli.head.aliases", " ".join(found.aliases)),
                    ("cli.head.roles", _roles(session, found)),
                    ("cli.head.region", session.names.region(found.region)),
                    ("cli.head.parent", session.names.unit(found.parent)),
                    ("cli.head.phone", found.phone),
                ]
            ),
            "",
            Table(
                (Column("cli.head.post", whole=True), Column("cli.head.person")),
                [
                    (session.names.label("post", kind), " ".join(persons) or session.output.say("cli.vacant"))
                    for kind, persons in holders.items()
                ],
                "cli.no-posts",
            ),
        )


def _roles(session: Session, unit: Unit) -> str:
    return " ".join(session.names.label("role", role) for role in sorted(unit.roles))


def _document(unit: Unit) -> dict[str, object]:
    return {
        "id": unit.id,
        "name": unit.name,
        "short": unit.short,
        "aliases": list(unit.aliases),
        "roles": sorted(role.value for role in unit.roles),
        "level": unit.level.value if unit.level else None,
        "region": unit.region,
        "parent": unit.parent,
        "phone": unit.phone,
    }
