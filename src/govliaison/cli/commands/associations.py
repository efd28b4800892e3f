"""``govliaison associations join|leave|list``: trade associations, chambers, people's organisations and their members."""

from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from govliaison.access import mask_name
from govliaison.cli.firms import find_firm, read_day
from govliaison.cli.output import Column, Table
from govliaison.cli.session import Call, Session

if TYPE_CHECKING:
    from govliaison.liaison import Office

AssociationName = Annotated[str, Parameter(help="cli.option.association")]
Firm = Annotated[str, Parameter(help="cli.option.firm")]
_ALL = (Column("cli.head.id", whole=True), Column("cli.head.unit"), Column("cli.head.members", right=True))
_MEMBERS = (
    Column("cli.head.code", whole=True),
    Column("cli.head.name"),
    Column("cli.head.since", whole=True),
    Column("cli.head.until", whole=True),
)


def join(
    association: AssociationName,
    enterprise: Firm,
    /,
    *,
    since: Annotated[str | None, Parameter(help="cli.option.member-since")] = None,
    session: Call,
) -> None:
    """Enter that an enterprise is a member of an association."""
    with session.at_work() as office:
        unit = session.names.find_unit(association) or association
        office.associations.join(unit, find_firm(office, enterprise), since=read_day(session, since))
        _show_members(session, office, unit)


def leave(
    association: AssociationName,
    enterprise: Firm,
    /,
    *,
    until: Annotated[str | None, Parameter(help="cli.option.member-until")] = None,
    session: Call,
) -> None:
    """Enter that an enterprise left an association."""
    with session.at_work() as office:
        unit = session.names.find_unit(association) or association
        office.associations.leave(unit, find_firm(office, enterprise), until=read_day(session, until))
        _show_members(session, office, unit)


def list_(
    association: Annotated[str | None, Parameter(help="cli.option.association")] = None, /, *, session: Call
) -> None:
    """List associations, or the members of one."""
    with session.at_work() as office:
        if association:
            _show_members(session, office, session.names.find_unit(association) or association)
            return
        day = office.associations.today
        found = office.associations.list()
        session.output.show(
            [{"id": each.id, "members": len(each.members(day))} for each in found],
            Table(_ALL, [(each.id, session.names.unit(each.id), str(len(each.members(day)))) for each in found]),
        )


def _show_members(session: Session, office: "Office", association: str) -> None:
    members = office.associations.members(association)
    session.output.show(
        [
            {
                "enterprise": each.enterprise,
                "name": mask_name(each.name),
                "code": each.code,
                "since": each.since.isoformat(),
                "until": each.until.isoformat() if each.until else None,
            }
            for each in members
        ],
        Table(
            _MEMBERS,
            [
                (
                    each.code or "",
                    mask_name(each.name),
                    each.since.isoformat(),
                    each.until.isoformat() if each.until else "",
                )
                for each in members
            ],
        ),
    )
