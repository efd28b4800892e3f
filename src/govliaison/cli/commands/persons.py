"""``govliaison persons add|list``."""

from collections.abc import Sequence
from typing import Annotated

from cyclopts import Parameter

from govliaison.access import Person, mask_name, mask_phone
from govliaison.cli.output import Column, Table
from govliaison.cli.session import Call, Session
from govliaison.ledger import reveal
from govliaison.liaison import Office
from govliaison.values import ID_PATTERN

_COLUMNS = (
    Column("cli.head.id", whole=True),
    Column("cli.head.name", whole=True),
    Column("cli.head.phone", whole=True),
    Column("cli.head.since", whole=True),
    Column("cli.head.posts"),
)


def add(
    person: Annotated[str, Parameter(help="cli.option.person-id")],
    /,
    *,
    name: Annotated[str, Parameter(help="cli.option.person-name")],
    phone: Annotated[str | None, Parameter(help="cli.option.person-phone")] = None,
    enterprise: Annotated[str | None, Parameter(help="cli.option.of-enterprise")] = None,
    session: Call,
) -> None:
    """Add somebody who works with the mechanism, for units or for one enterprise."""
    with session.at_work() as office:
        firm = enterprise
        if firm is not None and not ID_PATTERN.fullmatch(firm):
            firm = office.enterprises.by_code(firm).id
        _show(session, office, [office.persons.add(id=person, name=name, phone=phone, enterprise=firm)])


def list_(
    *,
    include_left: Annotated[bool, Parameter(name="--left", negative="", help="cli.option.left")] = False,
    session: Call,
) -> None:
    """List the persons whoever acts may see."""
    with session.at_work() as office:
        _show(session, office, office.persons.list(include_left=include_left))


def _show(session: Session, office: Office, persons: Sequence[Person]) -> None:
    posts = {person.id: office.posts.held_by(person.id) for person in persons}
    documents = [
        {
            "id": person.id,
            "name": mask_name(reveal(person.name)),
            "phone": mask_phone(reveal(person.phone)),
            "added": session.iso(person.added),
            "enterprise": person.enterprise,
            "left": session.iso(person.left),
            "posts": list(posts[person.id]),
        }
        for person in persons
    ]
    lines = [
        (
            person.id,
            mask_name(reveal(person.name)),
            mask_phone(reveal(person.phone)),
            session.local(person.added)[:10],
            " ".join(posts[person.id]),
        )
        for person in persons
    ]
    session.output.show(documents, Table(_COLUMNS, lines))
