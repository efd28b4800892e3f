"""From lines of raw cells to rows of text, one by one."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import attrs

from govliaison.values import CellProblem, Field, FieldKind, Reason, Row
from govliaison_spreadsheets.cells import read_cell
from govliaison_spreadsheets.grids import Grid, Line, Merge, Raw, column_letter
from govliaison_spreadsheets.guessing import normalise, unit_of
from govliaison_spreadsheets.headings import Heading

_TOTAL: Final = re.compile(r"(?:本页|本月|本季度|本年)?(?:合计|总计|小计|共计|累计)[：:]?[\d.,]*[户家件条项个元万亿]*")
_ENGLISH_TOTAL: Final = re.compile(r"(?:grand |sub-?)?total:?", re.IGNORECASE)
_SECTION: Final = re.compile(
    r"[(（]?[一二三四五六七八九十]+[)）、.．].*|(?:注|备注|说明|填表人|填报人|填报单位|制表人?|审核人?|单位负责人)\d?[:：].*",
    re.DOTALL,
)
_WIDE: Final = 3
"""A cell merged over so many columns is a title, not data."""


@attrs.frozen(kw_only=True)
class _Column:
    """How the cells of one column are read; a column without heading is called by its letter."""

    letter: str
    key: str
    field: Field | None
    unit: str = ""


def read_rows(grid: Grid, heading: Heading, fields: Mapping[str, Field]) -> Iterator[Row]:
    """Give the rows below the heading; what is no data says why, and nothing is left out but blank rows."""
    columns = [_column(heading, index, fields) for index in range(len(heading.texts))]
    labels = [_labels(text, column.field) for text, column in zip(heading.texts, columns, strict=True)]
    for (number, raw), merged in _unmerge(grid, heading):
        where = f"{grid.name} › {number}"
        if raw is None:
            yield Row(number=number, where=where, cells={}, skipped=Reason.of("row.unreadable"))
        elif not _is_blank(raw):
            yield attrs.evolve(
                _read_row(columns, grid.name, number, raw, keyed=heading.keyed),
                skipped=_why_skipped(raw, heading, merged, labels),
            )


def _column(heading: Heading, index: int, fields: Mapping[str, Field]) -> _Column:
    text, name = heading.texts[index], heading.fields[index]
    field = fields[name] if name else None
    unit = ""
    if field is not None and field.kind is FieldKind.MONEY:
        unit = unit_of(text) or heading.unit
    return _Column(letter=heading.column(index), key=text or _free_key(index, heading.texts), field=field, unit=unit)


def _read_row(columns: Sequence[_Column], name: str, number: int, raw: Sequence[Raw], *, keyed: bool) -> Row:
    cells: dict[str, str] = {}
    extra: dict[str, str] = {}
    problems: list[CellProblem] = []

    def where(letter: str) -> str:
        return f"{name} › {number} › {letter}" if keyed else f"{name} › {letter}{number}"

    for index, value in enumerate(raw):
        beyond = index >= len(columns)
        column = _beyond(index, columns) if beyond else columns[index]
        key = column.field.name if column.field else column.key
        kind = column.field.kind if column.field else FieldKind.TEXT
        text, odd = read_cell(value, kind, column.unit)
        if text:
            (cells if column.field else extra)[key] = text
            odd = odd or (Reason.of("cell.beyond") if beyond else None)
        if odd:
            problems.append(CellProblem(field=key, where=where(column.letter), reason=odd))
    return Row(number=number, where=f"{name} › {number}", cells=cells, extra=extra, problems=tuple(problems))


def _beyond(index: int, columns: Sequence[_Column]) -> _Column:
    """Stand in for a column right of the heading: often a comma in a cell that should have been quoted."""
    return _Column(letter=column_letter(index), key=_free_key(index, [column.key for column in columns]), field=None)


def _free_key(index: int, taken: Sequence[str]) -> str:
    """Call a column without heading by its letter, unless that is another one's heading."""
    letter = column_letter(index)
    return f"({letter})" if letter in taken else letter


def _why_skipped(
    raw: Sequence[Raw], heading: Heading, merged: Sequence[Merge], labels: Sequence[frozenset[str]]
) -> Reason | None:
    texts = [str(cell).strip() for cell in raw if cell is not None and str(cell).strip()]
    first = "".join(texts[0].split())
    if _TOTAL.fullmatch(first) or _ENGLISH_TOTAL.fullmatch(texts[0]):
        return Reason.of("row.total")
    if _repeats(raw, labels):
        return Reason.of("row.heading")
    alone = len(set(texts)) == 1 and any(merge.right - merge.left + 1 >= _WIDE for merge in merged)
    if alone or (len(texts) == 1 and heading.score > 1 and _SECTION.fullmatch(texts[0])):
        return Reason.of("row.title")
    return None


def _labels(text: str, field: Field | None) -> frozenset[str]:
    """Give what a column may be headed by where the heading is repeated; nothing for a column of no field."""
    if field is None:
        return frozenset()
    return frozenset(map(normalise, (text, text.rpartition("/")[2], field.zh, field.en))) - {""}


def _repeats(raw: Sequence[Raw], labels: Sequence[frozenset[str]]) -> bool:
    """Say whether all cells of known columns are the headings again, as on the second page of a printed table."""
    any_known = False
    for cell, known in zip(raw, labels, strict=False):
        if known and cell is not None and (text := str(cell).strip()):
            if normalise(text) not in known:
                return False
            any_known = True
    return any_known


def _is_blank(raw: Sequence[Raw]) -> bool:
    return all(cell is None or (isinstance(cell, str) and (not cell or cell.isspace())) for cell in raw)


def _unmerge(grid: Grid, heading: Heading) -> Iterator[tuple[Line, list[Merge]]]:
    """Fill merged cells below the heading with the value of their first one, in columns that have a heading."""
    waiting = sorted((merge for merge in grid.merges if merge.bottom >= heading.last), key=lambda merge: -merge.top)
    active: list[tuple[Merge, Raw]] = []
    for number, raw in _below(grid.lines(), heading.last):
        row = number - 1
        cells = list(raw) if raw is not None else None
        active = [(merge, value) for merge, value in active if merge.bottom >= row]
        while waiting and waiting[-1].top <= row:
            merge = waiting.pop()
            if merge.top == row and cells is not None and merge.left < len(cells):
                active.append((merge, cells[merge.left]))
        for merge, value in active:
            _fill(cells or [], merge, value, heading.texts)
        yield (number, cells), [merge for merge, _ in active if merge.top == row]


def _fill(cells: list[Raw], merge: Merge, value: Raw, headings: Sequence[str]) -> None:
    last = min(merge.right, len(headings) - 1)
    cells.extend([None] * (last + 1 - len(cells)))
    for index in range(merge.left, last + 1):
        if headings[index]:
            cells[index] = value


def _below(lines: Iterable[Line], last: int) -> Iterator[Line]:
    return (line for line in lines if line[0] > last)
