"""
Tables as they pass between the core and whoever reads or writes files.

The core says which fields it wants and under which headings people write them (:class:`Field`); an adapter finds the
columns, undoes what the file format did to the cells and hands over text (:class:`Row`). What the text *means* – a
code, an amount, a date in words – is decided by the core, once, for every format.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from enum import StrEnum

import attrs

from govliaison.values.reasons import Reason


class FieldKind(StrEnum):
    """What a column holds; it tells an adapter how to undo the damage of its format."""

    TEXT = "text"
    CODE = "code"
    NUMBER = "number"
    MONEY = "money"
    DAY = "day"
    MOMENT = "moment"


@attrs.frozen(kw_only=True)
class Field:
    """
    One field that the core can take from a table.

    Attributes:
        name: key of the cell in :attr:`Row.cells`
        kind: what the column holds
        zh: heading in Chinese, also the first synonym
        en: heading in English, also a synonym
        synonyms: other headings under which people write it
        required: a table without this column cannot be read at all
        personal: personal data; masked in reports
    """

    name: str
    kind: FieldKind = FieldKind.TEXT
    zh: str
    en: str
    synonyms: tuple[str, ...] = ()
    required: bool = False
    personal: bool = False


@attrs.frozen(kw_only=True)
class CellProblem:
    """
    Something odd about one cell that its reader should know, such as a code whose digits a number cell has lost.

    Attributes:
        field: name of the field
        where: the cell, for a person to find it
        reason: what is odd
    """

    field: str
    where: str
    reason: Reason


@attrs.frozen(kw_only=True)
class Row:
    """
    One row of a table, as text.

    Attributes:
        number: number of the row or line in the file, from 1, heading and title rows counted
        where: file, sheet and row, for a person to find it
        cells: text by field name; a day as ``2026-09-28``, a moment as ``2026-09-28 16:20:05``, a number without
            exponent; an empty cell is absent
        extra: text by heading of the columns that are no known field
        problems: what is odd about its cells
        skipped: why this row is no data (a title in the middle, a total), or None
    """

    number: int
    where: str
    cells: Mapping[str, str]
    extra: Mapping[str, str] = attrs.field(factory=dict)
    problems: tuple[CellProblem, ...] = ()
    skipped: Reason | None = None


@attrs.frozen(kw_only=True)
class ColumnMatch:
    """
    Which field a column was taken for.

    Attributes:
        column: its letter or number in the file
        heading: its heading as it stands there
        field: the field; None where nobody knows
    """

    column: str
    heading: str
    field: str | None


@attrs.frozen(kw_only=True)
class Reading:
    """
    An opened table: how its columns were understood, and its rows, read once, in order, as they are asked for.

    Attributes:
        name: file and sheet, for messages
        columns: every column that has a heading
        rows: the rows below the heading
    """

    name: str
    columns: tuple[ColumnMatch, ...]
    rows: Iterator[Row]


Cell = str | int | bool | date | datetime | None
"""What may stand in a cell of a sheet to be written; a moment is aware and already in the reader's zone."""


@attrs.frozen(kw_only=True)
class Column:
    """
    A column of a sheet to be written.

    Attributes:
        heading: what stands above it
        width: in Chinese characters
        kind: what its cells hold
    """

    heading: str
    width: int = 12
    kind: FieldKind = FieldKind.TEXT


@attrs.frozen(kw_only=True)
class Sheet:
    """
    A sheet to be written: a title, columns, and rows that are asked for one by one.

    Attributes:
        title: what stands above it
        columns: from left to right
        rows: a cell for each column
        notes: lines below the title, such as what was left out
    """

    title: str
    columns: tuple[Column, ...]
    rows: Iterable[tuple[Cell, ...]]
    notes: tuple[str, ...] = ()
