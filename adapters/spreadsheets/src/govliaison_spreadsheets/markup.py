"""HTML tables: what many systems call ``.xls`` when they export."""

import re
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

import attrs

from govliaison_spreadsheets.grids import Grid, Line, Merge, Raw, text_or_broken

_SPACE: Final = re.compile(r"[ \t\r\n\f]+")
_HIDDEN: Final = frozenset({"script", "style", "title"})
_WIDEST_SPAN: Final = 1000


def read_markup(path: Path, text: str) -> tuple[Grid, ...]:
    """Find the tables of a page; a table in a table counts as its own."""
    parser = _Parser()
    parser.feed(text)
    parser.close()
    return tuple(
        Grid(file=path, part=str(number), lines=table.lines, merges=tuple(table.merges))
        for number, table in enumerate(parser.tables, start=1)
    )


@attrs.define
class _Table:
    """A table as it grows; ``taken`` are cells that a span from above or from the left covers."""

    rows: list[list[Raw]] = attrs.field(factory=list)
    merges: list[Merge] = attrs.field(factory=list)
    taken: set[tuple[int, int]] = attrs.field(factory=set)
    cell: list[str] | None = None

    def lines(self) -> Sequence[Line]:
        return [(number, row) for number, row in enumerate(self.rows, start=1)]

    def open_cell(self, across: int, down: int) -> None:
        self.close_cell()
        if not self.rows:
            self.rows.append([])
        row, top = self.rows[-1], len(self.rows) - 1
        while (top, len(row)) in self.taken:
            row.append(None)
        left = len(row)
        row.append(None)
        self.cell = []
        if across > 1 or down > 1:
            self.merges.append(Merge(top=top, left=left, bottom=top + down - 1, right=left + across - 1))
            self.taken |= {(top + y, left + x) for y in range(down) for x in range(across)}

    def close_cell(self) -> None:
        if self.cell is None:
            return
        lines = _SPACE.sub(" ", "".join(self.cell)).split("\v")
        text = "\n".join(line.strip(" ") for line in lines)
        row, top = self.rows[-1], len(self.rows) - 1
        row[-1] = text_or_broken(text)
        while (top, len(row)) in self.taken:
            row.append(None)
        self.cell = None


class _Parser(HTMLParser):
    """Collects tables; forgives what browsers forgive."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self._open: list[_Table] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HIDDEN:
            self._hidden += 1
        elif tag == "table":
            self._open.append(_Table())
            self.tables.append(self._open[-1])
        elif self._open:
            self._handle_inside(self._open[-1], tag, dict(attrs))

    def _handle_inside(self, table: _Table, tag: str, attributes: dict[str, str | None]) -> None:
        if tag == "tr":
            table.close_cell()
            table.rows.append([])
        elif tag in {"td", "th"}:
            table.open_cell(_span(attributes.get("colspan")), _span(attributes.get("rowspan")))
        elif tag in {"br", "p", "div"} and table.cell:
            table.cell.append("\v")

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        elif self._open and tag in {"td", "th", "tr", "table"}:
            self._open[-1].close_cell()
            if tag == "table":
                self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1].cell is not None and not self._hidden:
            self._open[-1].cell.append(data.replace("\v", " "))


def _span(text: str | None) -> int:
    return min(int(text), _WIDEST_SPAN) if text and text.isdecimal() and int(text) else 1
