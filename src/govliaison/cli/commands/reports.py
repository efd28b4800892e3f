"""How an import or intake is reported: figures, and the rows somebody should look at."""

from collections.abc import Sequence

from govliaison.cli.output import Column, Part, Table
from govliaison.cli.session import Session
from govliaison.cli.shapes import reasons_document, reasons_text
from govliaison.values import ColumnMatch, Field, ImportReport, RowOutcome

_FIGURES = ("read", "taken", "changed", "unchanged", "warned", "refused")
_SHOWN = 20
_ROWS = (
    Column("cli.head.row", right=True, whole=True),
    Column("cli.head.row-outcome", whole=True),
    Column("cli.head.reasons"),
)
_MAPPING = (Column("cli.head.column", whole=True), Column("cli.head.heading"), Column("cli.head.field"))


def show_report(session: Session, report: ImportReport, above: Sequence[Part] = ()) -> None:
    """Show the figures, and the rows that were refused or warned about."""
    output = session.output
    figures = {name: getattr(report, name) for name in _FIGURES}
    rows = [row for row in report.rows if row.outcome is not RowOutcome.SKIPPED]
    document = {
        **figures,
        "dry_run": report.dry_run,
        "batch": report.batch,
        "skipped": report.skipped,
        "rows": [
            {
                "number": row.number,
                "where": row.where,
                "outcome": str(row.outcome),
                "reasons": reasons_document(row.reasons, output.language),
            }
            for row in rows
        ],
    }
    rows.sort(key=lambda row: (row.outcome is not RowOutcome.REFUSED, row.number))
    lines = [
        (str(row.number), output.say(f"cli.row.{row.outcome}"), reasons_text(row.reasons, output.language))
        for row in rows[:_SHOWN]
    ]
    parts: list[Part] = [*above, output.say("cli.report", **figures)]
    if report.skipped:
        parts.append(output.say("cli.skipped", number=report.skipped))
    if report.dry_run:
        parts.append(output.say("cli.dry-run"))
    if lines:
        parts.append(Table(_ROWS, lines))
    if len(rows) > _SHOWN:
        parts.append(output.say("cli.more-rows", number=len(rows) - _SHOWN))
    output.show(document, *parts)


def mapping_table(session: Session, columns: Sequence[ColumnMatch], fields: Sequence[Field]) -> Table:
    """Show how the columns of a file were understood."""
    language = session.output.language
    called = {field.name: field.zh if language == "zh" else field.en for field in fields}
    unknown = session.output.say("cli.not-used")
    return Table(
        _MAPPING,
        [(each.column, each.heading, called.get(each.field or "", each.field or unknown)) for each in columns],
    )
