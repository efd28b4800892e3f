"""What became of a table, row by row."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

import attrs

from govliaison.values import Reason


class RowOutcome(StrEnum):
    """What became of a row."""

    TAKEN = "taken"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@attrs.frozen(kw_only=True)
class RowReport:
    """
    What became of one row.

    Attributes:
        number: number of the row in the file
        where: file, sheet and row
        outcome: what became of it
        reasons: why it was refused, or what was odd and what was made of it
    """

    number: int
    where: str
    outcome: RowOutcome
    reasons: tuple[Reason, ...] = ()


@attrs.frozen(kw_only=True)
class SkippedRow:
    """A row that is no data, such as a total."""

    number: int
    where: str
    reason: Reason


@attrs.frozen(kw_only=True)
class IntakeReport:
    """
    What became of a table; ``read = taken + changed + unchanged + refused``.

    Attributes:
        batch: id of the import
        dry_run: nothing was stored
        warned: how many of the rows that were not refused were odd in some way
        rows: those that were warned about or refused
        skipped: rows that are no data, counted nowhere
    """

    batch: str
    dry_run: bool = False
    read: int
    taken: int
    changed: int
    unchanged: int
    warned: int
    refused: int
    rows: tuple[RowReport, ...]
    skipped: tuple[SkippedRow, ...] = ()

    @classmethod
    def of(
        cls, rows: Iterable[RowReport], *, batch: str, dry_run: bool = False, skipped: tuple[SkippedRow, ...] = ()
    ) -> "IntakeReport":
        """Count."""
        rows = tuple(rows)
        counts = Counter(row.outcome for row in rows)
        told = tuple(row for row in rows if row.reasons)
        return cls(
            batch=batch,
            dry_run=dry_run,
            read=len(rows),
            taken=counts[RowOutcome.TAKEN],
            changed=counts[RowOutcome.CHANGED],
            unchanged=counts[RowOutcome.UNCHANGED],
            warned=sum(row.outcome is not RowOutcome.REFUSED for row in told),
            refused=counts[RowOutcome.REFUSED],
            rows=told,
            skipped=skipped,
        )
