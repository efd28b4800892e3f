"""How an import or intake is reported: figures, and the rows somebody should look at."""

from collections.abc import Sequence
from typing import Protocol

from govliaison.cli.output import Column, Part, Table
from govliaison.cli.session import Session
from govliaison.cli.shapes import reasons_document, reasons_text
from govliaison.values import ColumnMatch, Field, Reason

_FIGURES = ("read", "taken", "changed", "unchanged", "warned", "refused")
_SHOWN = 20
_SKIPPED = "skipped"
_ROWS = (
    Column("cli.head.row", right=True, whole=True),
    Column("cli.head.row-outcome", whole=True),
    Column("cli.head.reasons"),
)
_MAPPING = (Column("cli.head.column", whole=True), Column("cli.head.heading"), Column("cli.head.field"))


class ReportRow(Protocol):
    """A row that was warned about or refused."""

    @property
    def number(self) -> int:
        """Number in the file."""

    @property
    def where(self) -> str:
        """File, sheet and row."""

    @property
    def outcome(self) -> str:
        """What became of it."""

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why."""


class Report(Protocol):
    """What imports and intakes have in common."""

    @property
    def rows(self) -> Sequence[ReportRow]:
        """Those somebody should look at."""

    @property
    def batch(self) -> str:
        """Id of the import."""

    @property
    def dry_run(self) -> bool:
        """Nothing was stored."""


def show_report(session: Session, report: Report, above: Sequence[Part] = ()) -> None:
    """Show the figures, and the rows that were refused or warned about."""
    output = session.output
    figures = {name: getattr(report, name) for name in _FIGURES}
    rows = [row for row in report.rows if row.outcome != _SKIPPED]
    skipped = len(report.rows) - len(rows) + len(getattr(report, "skipped", ()))
    document = {
        **figures,
        "dry_run": report.dry_run,
        "batch": report.batch,
        "skipped": skipped,
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
    rows.sort(key=lambda row: (row.outcome != "refused", row.number))
    lines = [
        (str(row.number), output.say(f"cli.row.{row.outcome}"), reasons_text(row.reasons, output.language))
        for row in rows[:_SHOWN]
    ]
    parts: list[Part] = [*above, output.say("cli.report", **figures)]
    if skipped:
        parts.append(output.say("cli.skipped", number=skipped))
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
