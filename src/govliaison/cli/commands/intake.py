"""``govliaison intake CHANNEL FILE``: submissions from a file of a channel."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from govliaison.cli.commands.reports import mapping_table, show_report
from govliaison.cli.mapping import load_mapping, save_mapping
from govliaison.cli.output import Part
from govliaison.cli.session import Call
from govliaison.exchange import SUBMISSION_FIELDS

Sheet = Annotated[str | None, Parameter(help="cli.option.sheet")]
DryRun = Annotated[bool, Parameter(negative="", help="cli.option.dry-run")]
Mapping = Annotated[Path | None, Parameter(help="cli.option.mapping")]
SaveMapping = Annotated[Path | None, Parameter(help="cli.option.save-mapping")]


def intake(
    channel: Annotated[str, Parameter(help="cli.option.channel")],
    file: Annotated[Path, Parameter(help="cli.option.file")],
    /,
    *,
    sheet: Sheet = None,
    mapping: Mapping = None,
    save_mapping_to: Annotated[SaveMapping, Parameter(name="--save-mapping")] = None,
    dry_run: DryRun = False,
    session: Call,
) -> None:
    """Take in what a channel delivered as a file; the same file again changes nothing."""
    settled = load_mapping(mapping) if mapping else None
    with session.at_work() as office:
        above: list[Part] = []
        if dry_run or save_mapping_to:
            reading = office.files.open(file, SUBMISSION_FIELDS, channel=channel, mapping=settled, sheet=sheet)
            above.append(mapping_table(session, reading.columns, SUBMISSION_FIELDS))
            if save_mapping_to:
                save_mapping(reading.columns, save_mapping_to)
        with session.output.progress("cli.progress.intake") as advance:
            report = office.files.submissions(
                channel, file, mapping=settled, sheet=sheet, dry_run=dry_run, progress=advance
            )
        show_report(session, report, above if dry_run else ())
