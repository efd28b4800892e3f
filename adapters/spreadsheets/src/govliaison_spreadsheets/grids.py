"""What every format is first turned into: numbered lines of raw cells."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Final

import attrs

ERRORS: Final = (
    *("#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NULL!", "#NUM!"),
    *("#SPILL!", "#CALC!", "#FIELD!", "#GETTING_DATA"),
)
"""What a spreadsheet program shows where a formula has failed."""


@attrs.frozen
class Broken:
    """A cell whose formula has failed; other than the text ``#N/A``, which somebody may have typed."""

    error: str

    def __str__(self) -> str:
        return self.error


Raw = str | int | float | bool | date | datetime | time | timedelta | Broken | None
"""A cell as its format gives it."""

Line = tuple[int, Sequence[Raw] | None]
"""Number of a row in its file, from 1, and its cells from column A; None where the line cannot be read."""


@attrs.frozen(kw_only=True)
class Merge:
    """A block of merged cells, all ends inclusive, rows and columns counted from 0."""

    top: int
    left: int
    bottom: int
    right: int


@attrs.frozen(kw_only=True)
class Grid:
    """
    One table of a file, not yet understood.

    Attributes:
        file: the file it stands in
        part: sheet or number of the table in the file; empty where the file is the table
        lines: gives the lines from the start, at each call
        merges: merged cells; only their top left cell has a value
        keys: the headings, where the format itself says them (records), else None
    """

    file: Path
    part: str = ""
    lines: Callable[[], Iterable[Line]]
    merges: tuple[Merge, ...] = ()
    keys: tuple[str, ...] | None = None

    @property
    def name(self) -> str:
        """File and sheet, for messages."""
        return f"{self.file.name} › {self.part}" if self.part else self.file.name


def column_letter(index: int) -> str:
    """
    Name a column as spreadsheet programs do.

    >>> [column_letter(index) for index in (0, 25, 26, 702)]
    ['A', 'Z', 'AA', 'AAA']
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """
    Count the column of a cell name from 0.

    >>> [column_index(letters) for letters in ("A", "Z", "AA", "AAA")]
    [0, 25, 26, 702]
    """
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


def text_or_broken(text: str) -> str | Broken:
    """Take what is written like an error for one, in a format that cannot tell."""
    return Broken(text) if text in ERRORS else text
