"""``govliaison enterprises import|list|show``: the enterprise base."""

from itertools import islice
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from govliaison.access import mask_address, mask_name, mask_phone
from govliaison.cli.commands.intake import DryRun, Mapping, SaveMapping, Sheet
from govliaison.cli.commands.parameters import Number
from govliaison.cli.commands.reports import mapping_table, show_report
from govliaison.cli.mapping import load_mapping, save_mapping
from govliaison.cli.output import Column, Facts, Table
from govliaison.cli.session import Call
from govliaison.cli.shapes import enterprise_document, reasons_text
from govliaison.cli.words import word
from govliaison.enterprises import ENTERPRISE_FIELDS, Ownership, RegisteredState, SizeClass
from govliaison.ledger import reveal
from govliaison.values import ID_PATTERN

_COLUMNS = (
    Column("cli.head.code", whole=True),
    Column("cli.head.name"),
    Column("cli.head.region"),
    Column("cli.head.size", whole=True),
    Column("cli.head.registered-state", whole=True),
)


def import_(
    file: Annotated[Path, Parameter(help="cli.option.file")],
    /,
    *,
    sheet: Sheet = None,
    mapping: Mapping = None,
    save_mapping_to: Annotated[SaveMapping, Parameter(name="--save-mapping")] = None,
    dry_run: DryRun = False,
    session: Call,
) -> None:
    """Bring a file of enterprises into the base; the same file again changes nothing."""
    settled = load_mapping(mapping) if mapping else None
    with session.at_work() as office:
        with session.output.progress("cli.progress.import") as advance:
            report = office.files.enterprises(file, mapping=settled, sheet=sheet, dry_run=dry_run, progress=advance)
        if save_mapping_to:
            save_mapping(report.columns, save_mapping_to)
        above = [mapping_table(session, report.columns, ENTERPRISE_FIELDS)] if dry_run else []
        show_report(session, report, above)


def list_(
    name: Annotated[str | None, Parameter(help="cli.option.enterprise-words")] = None,
    /,
    *,
    region: Annotated[str | None, Parameter(help="cli.option.region")] = None,
    size: Annotated[SizeClass | None, word(SizeClass, "size")] = None,
    ownership: Annotated[Ownership | None, word(Ownership, "ownership")] = None,
    state: Annotated[RegisteredState | None, word(RegisteredState, "registered")] = None,
    section: Annotated[str | None, Parameter(help="cli.option.section")] = None,
    limit: Number = 50,
    session: Call,
) -> None:
    """List enterprises, in the order in which they entered the base."""
    with session.at_work() as office:
        names = session.names
        found = office.enterprises.list(
            name=name, region=names.find_region(region), size=size, ownership=ownership, state=state, section=section
        )
        rows = list(islice(found, limit + 1))
        more, rows = len(rows) > limit, rows[:limit]
        lines = [
            (
                each.facts.code or each.facts.old_number or "",
                mask_name(each.name),
                names.region(each.facts.region),
                names.label("size", each.size.size_class),
                names.label("registered", each.facts.state or RegisteredState.UNKNOWN),
            )
            for each in rows
        ]
        below = [session.output.say("cli.more", number=len(rows))] if more else []
        documents = [enterprise_document(session, each) for each in rows]
        session.output.show(documents, Table(_COLUMNS, lines, "cli.no-enterprises"), *below)


def show(enterprise: Annotated[str, Parameter(help="cli.option.enterprise-key")], /, *, session: Call) -> None:
    """Show one enterprise, by its id or code."""
    with session.at_work() as office:
        desk, names, output = office.enterprises, session.names, session.output
        found = desk.get(enterprise) if ID_PATTERN.fullmatch(enterprise) else desk.by_code(enterprise)
        facts = found.facts
        contacts = [
            " ".join(filter(None, [mask_name(reveal(each.name)), mask_phone(reveal(each.phone))]))
            for each in facts.contacts or ()
        ]
        industry = session.liaison.tables.industry_name(facts.industry)
        output.show(
            enterprise_document(session, found),
            Facts(
                [
                    ("cli.head.id", found.id),
                    ("cli.head.name", mask_name(found.name)),
                    ("cli.head.aliases", " ".join(mask_name(reveal(alias)) for alias in found.aliases)),
                    ("cli.head.code", facts.code or ""),
                    ("cli.head.old-number", facts.old_number or ""),
                    ("cli.head.registered-state", names.label("registered", facts.state)),
                    ("cli.head.region", names.region(facts.region)),
                    ("cli.head.address", mask_address(reveal(facts.address)) if facts.address else ""),
                    ("cli.head.industry", " ".join(filter(None, [facts.industry, industry]))),
                    ("cli.head.size", names.label("size", found.size.size_class)),
                    ("cli.head.basis", reasons_text([found.size.basis], output.language)),
                    ("cli.head.ownership", names.label("ownership", found.ownership)),
                    ("cli.head.founded", facts.founded.isoformat() if facts.founded else ""),
                    ("cli.head.capital", facts.capital or ""),
                    ("cli.head.representative", mask_name(reveal(facts.representative))),
                    *(("cli.head.contact", contact) for contact in contacts),
                    ("cli.head.reasons", reasons_text(found.warnings, output.language)),
                ]
            ),
        )
