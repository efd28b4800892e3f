"""What became of a table, row by row; the same for enterprises, submissions and whatever else is imported."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

import attrs

from govliaison.values.reasons import Reason
from govliaison.values.tables import ColumnMatch


class RowOutcome(StrEnum):
    """What became of one row; skipped rows (titles, totals) are no data and not counted as read."""

    TAKEN = "taken"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    SKIPPED = "skipped"


@attrs.frozen(kw_only=True)
class ReportedRow:
    """
    What became of one row.

    Attributes:
        number: number of the row in the file
        where: file, sheet and row
        outcome: what became of it
        reasons: why it was refused or skipped, or what was odd and what was made of it
    """

    number: int
    where: str
    outcome: RowOutcome
    reasons: tuple[Reason, ...] = ()


@attrs.frozen(kw_only=True)
class ImportReport:
    """
    What became of a table; ``read = taken + changed + unchanged + refused``.

    Attributes:
        name: file and sheet
        batch: id of the import, in every entry it made
        dry_run: nothing was stored
        columns: how the columns were understood
        warned: how many of the rows that were taken, changed or unchanged were odd in some way
        skipped: how many rows were no data
        rows: those that somebody should look at: warned, refused or skipped, in order
    """

    name: str = ""
    batch: str
    dry_run: bool = False
    columns: tuple[ColumnMatch, ...] = ()
    taken: int = 0
    changed: int = 0
    unchanged: int = 0
    warned: int = 0
    refused: int = 0
    skipped: int = 0
    rows: tuple[ReportedRow, ...] = ()

    @property
    def read(self) -> int:
        """How many rows were data."""
        return self.taken + self.changed + self.unchanged + self.refused

    @classmethod
    def of(
        cls,
        rows: Iterable[ReportedRow],
        *,
        name: str,
        batch: str,
        dry_run: bool,
        columns: tuple[ColumnMatch, ...],
    ) -> "ImportReport":
        """Count what became of the rows, and keep those with reasons."""
        counts: Counter[RowOutcome] = Counter()
        told = []
        warned = 0
        for row in rows:
            counts[row.outcome] += 1
            if row.reasons:
                told.append(row)
                warned += row.outcome not in (RowOutcome.REFUSED, RowOutcome.SKIPPED)
        return cls(
            name=name,
            batch=batch,
            dry_run=dry_run,
            columns=columns,
            warned=warned,
            rows=tuple(told),
            **{outcome.value: counts[outcome] for outcome in RowOutcome},
        )
