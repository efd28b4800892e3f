"""What is printed: tables and sentences for people, or one JSON document for programs; never both."""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final, Literal, Protocol, TextIO

import attrs

from govliaison.texts import Language, say


class Advance(Protocol):
    """Tells how much is done, and of how much, where that is known."""

    def __call__(self, done: int, total: int | None = None, /) -> None:
        """Show it."""


_WIDEST: Final = 120
_ENDLESS: Final = 100_000
_LAMPS: Final = {"green": "🟢", "yellow": "🟡", "red": "🔴"}


@attrs.frozen
class Column:
    """A column of a table: the code of its heading, whether it stands to the right, and whether it is never folded."""

    head: str
    right: bool = attrs.field(default=False, kw_only=True)
    whole: bool = attrs.field(default=False, kw_only=True)


@attrs.frozen
class Table:
    """Rows under headings; ``empty`` is the code of what is said when there are none."""

    columns: tuple[Column, ...]
    rows: Sequence[Sequence[str]]
    empty: str = "cli.nothing"


@attrs.frozen
class Facts:
    """What is known of one thing: codes of labels with their values; empty values are left out."""

    rows: Sequence[tuple[str, str]]


Part = Table | Facts | str


class Output:
    """
    The two streams of one call.

    Args:
        language: of headings and sentences
        json: print one JSON document, and nothing else
        out: where results go; standard output, if not said
        err: where progress and errors go; standard error, if not said
    """

    def __init__(self, language: Language, *, json: bool, out: TextIO | None = None, err: TextIO | None = None) -> None:
        self.language: Language = language
        self.json = json
        self.out = out or sys.stdout
        self.err = err or sys.stderr

    def say(self, code: str, /, **params: object) -> str:
        """Give the sentence, heading or label of a code."""
        return say(code, params, self.language)

    def show(self, document: object, *parts: Part) -> None:
        """Print a result: the document for a program, the parts one below the other for a person."""
        if self.json:
            print(json.dumps(document, ensure_ascii=False, indent=2), file=self.out)
            return
        for part in parts:
            if isinstance(part, str):
                print(part, file=self.out)
            elif isinstance(part, Facts):
                self._print_facts(part)
            elif part.rows:
                self._print_table(part)
            else:
                print(self.say(part.empty), file=self.out)

    def light(self, light: str) -> str:
        """Give a lamp where the terminal can show one, else the word for its colour."""
        return _LAMPS[light] if self._shows_lamps() else self.say(f"cli.light.{light}")

    @contextmanager
    def progress(self, code: str) -> Iterator[Advance]:
        """Show on a terminal how far long work is; elsewhere say nothing."""
        if not self.err.isatty():
            yield _show_nothing
            return
        from rich.console import Console  # noqa: PLC0415 - only for terminals
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

        columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}"), TimeElapsedColumn())
        with Progress(*columns, console=Console(file=self.err), transient=True) as bar:
            task = bar.add_task(self.say(code), total=None)
            yield lambda done, total=None: bar.update(task, completed=done, total=total)

    def _shows_lamps(self) -> bool:
        return self.out.isatty() and (self.out.encoding or "").lower().replace("-", "") == "utf8"

    def _print_facts(self, facts: Facts) -> None:
        rows = [(self.say(label), value) for label, value in facts.rows if value]
        self._print_grid(rows, (Column("", whole=True), Column("")), headed=False)

    def _print_table(self, table: Table) -> None:
        self._print_grid(table.rows, table.columns, headed=True)

    def _print_grid(self, rows: Sequence[Sequence[str]], columns: Sequence[Column], *, headed: bool) -> None:
        """Let rich lay it out: within the width of a terminal, else as wide as it needs to be, a row a line."""
        from rich.cells import cell_len  # noqa: PLC0415 - a table may never be needed
        from rich.console import Console  # noqa: PLC0415
        from rich.table import Table as Grid  # noqa: PLC0415
        from rich.text import Text  # noqa: PLC0415

        grid = Grid(box=None, show_header=headed, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold")
        for place, column in enumerate(columns):
            head = self.say(column.head) if headed else ""
            widest = max(map(cell_len, (head, *(row[place] for row in rows))))
            justify: Literal["left", "right"] = "right" if column.right else "left"
            grid.add_column(head, justify=justify, overflow="fold", min_width=widest if column.whole else None)
        for row in rows:
            grid.add_row(*(Text(cell) for cell in row))
        console = Console(file=self.out, highlight=False)
        console.width = min(console.width, _WIDEST) if self.out.isatty() else _ENDLESS
        with console.capture() as text:
            console.print(grid)
        for line in text.get().splitlines():
            print(line.rstrip(), file=self.out)


def _show_nothing(_done: int, _total: int | None = None) -> None:
    """Stand in where nobody watches."""
