"""Where the heading of a table stands, and what it says."""

import itertools
import re
import unicodedata
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Final

import attrs

from govliaison.errors import InputError
from govliaison.values import ColumnMatch
from govliaison_spreadsheets.grids import Grid, Line, Raw, column_letter
from govliaison_spreadsheets.guessing import unit_of

_SEARCHED: Final = 30
_DEEPEST: Final = 3
_UNIT_ABOVE: Final = re.compile(r"单位:(\w+)")
_SURROGATE: Final = re.compile("[\0\ud800-\udfff]")

Match = Callable[[Sequence[str]], tuple[str | None, ...]]
"""Takes headings, gives for each the name of its field or None."""


@attrs.frozen(kw_only=True)
class Heading:
    """
    The heading of a table, found.

    Attributes:
        last: number of its last line; what follows is data
        texts: heading of each column from column A; empty for a column without
        fields: name of the field of each column, or None
        unit: unit of money that stands above the table (``单位：万元``), or empty
        keyed: the columns are keys of records, not letters
        followed: there is at least one line after it
    """

    last: int
    texts: tuple[str, ...]
    fields: tuple[str | None, ...]
    unit: str = ""
    keyed: bool = False
    followed: bool = False

    @property
    def score(self) -> int:
        """How many fields it names."""
        return sum(field is not None for field in self.fields)

    @property
    def columns(self) -> tuple[ColumnMatch, ...]:
        """Every column that has a heading."""
        return tuple(
            ColumnMatch(column=self.column(index), heading=text, field=field)
            for index, (text, field) in enumerate(zip(self.texts, self.fields, strict=True))
            if text
        )

    def column(self, index: int) -> str:
        """Name a column for a person: its letter, or its key in a record."""
        return self.texts[index] if self.keyed else column_letter(index)


def find_heading(grid: Grid, match: Match) -> Heading | None:
    """
    Find the heading that names the most fields in the first lines of a table.

    Lines above it are titles. A heading may take up to three lines: a blank cell belongs to the group at its left in an
    upper line, and to the cell above it in a lower one.

    Returns:
        The heading; None if no line names a field.
    """
    if grid.keys is not None:
        texts = _unique([_clean(key) for key in grid.keys])
        return Heading(last=0, texts=texts, fields=match(texts), keyed=True, followed=True)
    lines = _first_lines(grid)
    best: Heading | None = None
    best_rank = (0, False)
    best_possible = (max((len(texts) for _, texts in lines), default=0), True)
    for depth in range(1, _DEEPEST + 1):
        for end in range(depth, len(lines) + 1):
            block = lines[end - depth : end]
            if depth > 1 and not _is_grouped(block):
                continue
            texts = _unique(_join(block))
            heading = Heading(last=block[-1][0], texts=texts, fields=match(texts), followed=end < len(lines))
            rank = (heading.score, not _is_cut(grid, heading.last))
            if heading.score and rank > best_rank:
                best, best_rank = attrs.evolve(heading, unit=_unit_above(lines[: end - depth])), rank
                if rank == best_possible:
                    return best
    return best


_Texts = tuple[int, list[str]]


def _first_lines(grid: Grid) -> list[_Texts]:
    found: list[_Texts] = []
    # What cannot be split raises again when its rows are read; with a wrong separator it means nothing.
    with suppress(InputError):
        for line in grid.lines():
            texts = _texts(line)
            if any(texts):
                found.append((line[0], texts))
            if len(found) > _SEARCHED:
                break
    return found


def _texts(line: Line) -> list[str]:
    return [_clean(cell) if isinstance(cell, str) else _number(cell) for cell in line[1] or ()]


def _number(cell: Raw) -> str:
    return "" if cell is None else str(cell)


def _clean(text: str) -> str:
    return _SURROGATE.sub("\ufffd", " ".join(text.split()))


def _is_grouped(block: Sequence[_Texts]) -> bool:
    """Several lines are one heading only if each upper one leaves cells blank that the next one fills."""
    return all(
        sum(map(bool, upper)) > 1 and any(below and not above for above, below in itertools.zip_longest(upper, lower))
        for (_, upper), (_, lower) in itertools.pairwise(block)
    )


def _is_cut(grid: Grid, last: int) -> bool:
    """Say whether a merged cell goes on below a line; then the heading probably does too."""
    return any(merge.top < last <= merge.bottom for merge in grid.merges)


def _join(block: Sequence[_Texts]) -> list[str]:
    """Put the lines of a heading into one text for each column, group first: ``责任单位/名称``."""
    width = max(len(texts) for _, texts in block)
    rows = [texts + [""] * (width - len(texts)) for _, texts in block]
    for upper, lower in itertools.pairwise(rows):
        for index in range(1, width):
            if not upper[index] and lower[index]:
                upper[index] = upper[index - 1]
    return ["/".join(dict.fromkeys(part for part in column if part)) for column in zip(*rows, strict=True)]


def _unique(texts: Sequence[str]) -> tuple[str, ...]:
    """Tell columns of the same heading apart, so that none hides another: ``备注``, ``备注 (2)``."""
    seen: set[str] = set()
    result: list[str] = []
    for text in texts:
        name, count = text, 1
        while name and name in seen:
            count += 1
            name = f"{text} ({count})"
        seen.add(name)
        result.append(name)
    return tuple(result)


def _unit_above(lines: Sequence[_Texts]) -> str:
    for _, texts in reversed(lines):
        for text in texts:
            for match in _UNIT_ABOVE.finditer(unicodedata.normalize("NFKC", text)):
                if unit := unit_of(f"({match[1]})"):
                    return unit
    return ""
