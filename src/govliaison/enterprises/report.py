"""What became of the rows of an import."""

from enum import StrEnum

import attrs

from govliaison.values import ColumnMatch, Reason


class RowOutcome(StrEnum):
    """What became of one row; skipped rows (titles, totals) are no data and not counted as read."""

    TAKEN = "taken"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    SKIPPED = "skipped"


@attrs.frozen(kw_only=True)
class ReportedRow:
    """A row that somebody should look at; ``where`` is its file, sheet and line."""

    number: int
    where: str
    outcome: RowOutcome
    reasons: tuple[Reason, ...]


@attrs.frozen(kw_only=True)
class ImportReport:
    """
    The result of an import.

    ``read = taken + changed + unchanged + refused``; ``warned`` counts rows among those that were not refused.

    Attributes:
        name: file and sheet
        batch: id of the import, in every entry it made
        dry_run: nothing was stored
        columns: how the columns were understood
        rows: what was warned, refused or skipped, in order
    """

    name: str
    batch: str
    dry_run: bool
    columns: tuple[ColumnMatch, ...]
    taken: int = 0
    changed: int = 0
    unchanged: int = 0
    warned: int = 0
    refused: int = 0
    rows: tuple[ReportedRow, ...] = ()

    @property
    def read(self) -> int:
        """How many rows were data."""
        return self.taken + self.changed + self.unchanged + self.refused
