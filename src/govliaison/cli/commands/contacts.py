"""``govliaison contacts log|list|due|hold|move|cancel``: by whom and how often enterprises are contacted (M1.2)."""

from typing import Annotated

from cyclopts import Parameter

from govliaison.cli.commands.firms import (
    Day,
    FirmName,
    Justification,
    find_firm,
    firm_name,
    log_document,
    read_day,
    say_code,
)
from govliaison.cli.output import Column, Table
from govliaison.cli.session import Call, Session
from govliaison.cli.shapes import private_text
from govliaison.cli.words import word
from govliaison.enterprises import ContactKind, ContactLog
from govliaison.liaison import Office

Reference = Annotated[str, Parameter(help="cli.option.reference")]

_COLUMNS = (
    Column("cli.head.day", whole=True),
    Column("cli.head.kind", whole=True),
    Column("cli.head.unit"),
    Column("cli.head.state", whole=True),
    Column("cli.head.justification"),
    Column("cli.head.text"),
    Column("cli.head.reference"),
)
_DUE = (
    Column("cli.head.due", whole=True),
    Column("cli.head.enterprise"),
    Column("cli.head.last-contact", whole=True),
    Column("cli.head.status", whole=True),
)


def log(
    enterprise: FirmName,
    kind: Annotated[ContactKind, word(ContactKind, "contact-kind")],
    /,
    *,
    unit: Annotated[str, Parameter(help="cli.option.unit")],
    day: Day = None,
    why: Justification = None,
    note: Annotated[str | None, Parameter(help="cli.option.note")] = None,
    reference: Annotated[str | None, Parameter(help="cli.option.reference")] = None,
    session: Call,
) -> None:
    """Enter a contact; one on a day to come is planned."""
    with session.at_work() as office:
        found = office.contact_log.log(
            find_firm(office, enterprise),
            kind=kind,
            unit=session.names.find_unit(unit) or unit,
            day=read_day(session, day),
            justification=why,
            note=note,
            reference=reference,
        )
        _show(session, office, found)


def list_(enterprise: FirmName, /, *, session: Call) -> None:
    """List the contacts with an enterprise."""
    with session.at_work() as office:
        _show(session, office, office.contact_log.get(find_firm(office, enterprise)))


def hold(
    enterprise: FirmName,
    reference: Reference,
    /,
    *,
    note: Annotated[str | None, Parameter(help="cli.option.note")] = None,
    session: Call,
) -> None:
    """Enter that a planned contact took place."""
    with session.at_work() as office:
        _show(session, office, office.contact_log.hold(find_firm(office, enterprise), reference, note=note))


def move(
    enterprise: FirmName,
    reference: Reference,
    to: Annotated[str, Parameter(help="cli.option.day")],
    /,
    *,
    why: Justification = None,
    session: Call,
) -> None:
    """Put a contact on another day."""
    with session.at_work() as office:
        day = read_day(session, to)
        assert day is not None  # noqa: S101 - something was given to read
        firm = find_firm(office, enterprise)
        _show(session, office, office.contact_log.move(firm, reference, day, justification=why))


def cancel(enterprise: FirmName, reference: Reference, /, *, session: Call) -> None:
    """Take back a planned contact."""
    with session.at_work() as office:
        _show(session, office, office.contact_log.cancel(find_firm(office, enterprise), reference))


def due(
    *,
    region: Annotated[str | None, Parameter(help="cli.option.region")] = None,
    on: Day = None,
    overdue: Annotated[bool, Parameter(negative="", help="cli.option.overdue-only")] = False,
    session: Call,
) -> None:
    """List when each key contact is to be contacted next, the most urgent first."""
    with session.at_work() as office:
        place = session.names.find_region(region)
        found = office.key_contacts.due(place=place, on=read_day(session, on))
        shown = [each for each in found if each.overdue or not overdue]
        documents = [
            {
                "enterprise": each.enterprise,
                "last": each.last.isoformat() if each.last else None,
                "due": each.due.isoformat(),
                "overdue": each.overdue,
            }
            for each in shown
        ]
        lines = [
            (
                each.due.isoformat(),
                firm_name(office, each.enterprise),
                each.last.isoformat() if each.last else "",
                session.output.say("cli.contact-overdue" if each.overdue else "cli.contact-in-time"),
            )
            for each in shown
        ]
        session.output.show(documents, Table(_DUE, lines, "cli.no-key-contacts"))


def _show(session: Session, office: Office, log: ContactLog) -> None:
    names = session.names
    lines = [
        (
            each.day.isoformat(),
            names.label("contact-kind", each.kind),
            names.unit(each.unit),
            names.label("contact-state", each.state),
            say_code(session, "justification", each.justification),
            private_text(each.note),
            each.reference,
        )
        for each in sorted(log.contacts, key=lambda each: each.day)
    ]
    above = session.output.say("cli.contacts-of", name=firm_name(office, log.enterprise), number=len(log.standing))
    session.output.show(log_document(log), above, Table(_COLUMNS, lines, "cli.no-contacts"))
