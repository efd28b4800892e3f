"""``govliaison cases reveal|save-file``, ``enterprises reveal``, ``reveals list``: personal data in full, for a reason."""

from itertools import islice
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from govliaison.access import RevealReason, count_reveals, mask_text
from govliaison.cases import CaseItem
from govliaison.cli.commands.parameters import CaseName, Number
from govliaison.cli.output import Column, Facts, Table
from govliaison.cli.session import Call, Session
from govliaison.cli.words import word
from govliaison.enterprises import EnterpriseItem
from govliaison.plugins import replacing
from govliaison.values import ID_PATTERN

_COLUMNS = (
    Column("cli.head.at", whole=True),
    Column("cli.head.person", whole=True),
    Column("cli.head.revealed-of"),
    Column("cli.head.reveal-item", whole=True),
    Column("cli.head.reveal-reason", whole=True),
)
_COUNTS = (Column("cli.head.person", whole=True), Column("cli.head.reveals", right=True))
_Reason = Annotated[RevealReason, word(RevealReason, "reveal-reason")]


def case(
    case: CaseName,
    item: Annotated[CaseItem, word(CaseItem, "reveal-item")],
    /,
    *,
    reason: _Reason,
    session: Call,
) -> None:
    """Show in full who filed a case; it is entered."""
    with session.at_work() as office:
        _show(session, item, office.reveals.case(case, item, reason=reason))


def file(
    case: CaseName,
    number: Annotated[int, Parameter(help="cli.option.file-number")],
    target: Annotated[Path, Parameter(help="cli.option.file-target")],
    /,
    *,
    reason: _Reason,
    session: Call,
) -> None:
    """Write a file of a case; it is entered who took it, and why."""
    with session.at_work() as office:
        name, data = office.reveals.file(case, number, reason=reason)
        with replacing(target) as part:
            part.write_bytes(data)
    output = session.output
    document = {"path": str(target), "name": mask_text(name), "bytes": len(data)}
    output.show(document, output.say("cli.file-written", path=target, number=number))


def enterprise(
    enterprise: Annotated[str, Parameter(help="cli.option.enterprise-key")],
    item: Annotated[EnterpriseItem, word(EnterpriseItem, "reveal-item")],
    /,
    *,
    number: Annotated[int, Parameter(help="cli.option.contact-number")] = 1,
    reason: _Reason,
    session: Call,
) -> None:
    """Show in full whom to call in an enterprise; it is entered."""
    with session.at_work() as office:
        found = enterprise if ID_PATTERN.fullmatch(enterprise) else office.enterprises.by_code(enterprise).id
        _show(session, item, office.reveals.enterprise(found, item, reason=reason, number=number))


def list_(
    *,
    by: Annotated[str | None, Parameter(help="cli.option.revealed-by")] = None,
    limit: Number = 50,
    session: Call,
) -> None:
    """List who was shown what in full, the latest first, and how often each person."""
    with session.at_work() as office:
        found = [*office.reveals.list(by=by)]
    label, shown = session.names.label, [*islice(found, limit)]
    counts = count_reveals(found)
    documents = {
        "reveals": [
            {
                "at": session.iso(each.at),
                "by": each.by,
                "of": each.stream,
                "item": each.item,
                "reason": each.reason.value,
                "region": each.region,
            }
            for each in shown
        ],
        "persons": counts,
    }
    lines = [
        (session.local(each.at), each.by, each.stream, each.item, label("reveal-reason", each.reason)) for each in shown
    ]
    table = Table(_COLUMNS, lines, "cli.no-reveals")
    per_person = [Table(_COUNTS, [(person, str(number)) for person, number in counts.items()])] if counts else []
    session.output.show(documents, table, *per_person)


def _show(session: Session, item: CaseItem | EnterpriseItem, value: str) -> None:
    session.output.show({"item": item.value, "value": value}, Facts([(f"label.reveal-item.{item.value}", value)]))
