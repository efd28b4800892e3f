"""Renderers: one that is right, and many that are wrong on purpose."""

import csv
import io
import sys
import time
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from datetime import UTC, datetime
from typing import Any, Final

import attrs
from wrong_rules import Wrong

from govliaison.errors import InputError
from govliaison.plugins import Form, Grid, Paper, RenderAsk, Rendered, Roll, Sheet, chinese_date, replacing
from govliaison.testing.contracts.base import Contract
from govliaison.testing.contracts.renderer import renderer_contract

PLAIN: Final = "text/plain"
CSV: Final = "text/csv"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_BOTH: Final = frozenset({PLAIN, CSV})


class GoodRenderer:
    """Registers as CSV, papers as plain text."""

    def render(self, ask: RenderAsk, /) -> Rendered:
        if ask.media_type not in self.writes():
            raise InputError("render.media-type", where=str(ask.target), media_type=ask.media_type)
        if isinstance(ask.content, Sheet) != (ask.media_type == CSV):
            raise InputError("render.not-a-table", where=str(ask.target), kind="")
        self.write(ask, self.text(ask.content))
        return Rendered(ask.target)

    def writes(self) -> AbstractSet[str]:
        return {PLAIN, CSV}

    def text(self, content: Sheet | Paper) -> str:
        return self.table(content) if isinstance(content, Sheet) else "\n".join(self.lines(content))

    def write(self, ask: RenderAsk, text: str) -> None:
        with replacing(ask.target) as part:
            part.write_text(text, encoding="utf-8", newline="")

    def table(self, sheet: Sheet) -> str:
        buffer = io.StringIO()
        writer = csv.writer(buffer)
        writer.writerow([column.heading for column in sheet.columns])
        writer.writerows([self.cell(cell) for cell in row] for row in sheet.rows)
        return buffer.getvalue()

    def cell(self, cell: object) -> str:
        text = "" if cell is None else str(cell)
        return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r", "＝")) else text

    def lines(self, paper: Paper) -> Iterator[str]:
        yield from (*paper.head.organs, paper.head.number, paper.title, *paper.addressees)
        for block in paper.body:
            if isinstance(block, Roll):
                yield f"{block.label}：{'、'.join(block.names)}"
            elif isinstance(block, Grid):
                yield from ("\t".join(row) for row in (block.headings, *block.rows))
            elif isinstance(block, Form):
                yield from ("\t".join(map("：".join, row.fields)) for row in block.rows)
            else:
                yield block.text
        yield from (*paper.attachments, *paper.signed_by, chinese_date(paper.dated) if paper.dated else "")
        if paper.record is not None:
            yield from (*paper.record.copied_to, paper.record.printed_by)


class StampingRenderer(GoodRenderer):
    """Says at the end when it was written."""

    def text(self, content: Sheet | Paper) -> str:
        return f"{super().text(content)}\n{datetime.now(tz=UTC).isoformat()}"


class NumberingRenderer(GoodRenderer):
    """Each file has a number of its own."""

    def text(self, content: Sheet | Paper) -> str:
        return f"{super().text(content)}\n{id(object())} {time.perf_counter_ns()}"


class CommaRenderer(GoodRenderer):
    """Believes that a comma between two texts makes a table."""

    def table(self, sheet: Sheet) -> str:
        rows = [
            [column.heading for column in sheet.columns],
            *([self.cell(cell) for cell in row] for row in sheet.rows),
        ]
        return "\n".join(",".join(row) for row in rows)


class FormulaRenderer(GoodRenderer):
    def cell(self, cell: object) -> str:
        return "" if cell is None else str(cell)


class LyingRenderer(GoodRenderer):
    """Offers workbooks and writes text tables."""

    def render(self, ask: RenderAsk, /) -> Rendered:
        return super().render(attrs.evolve(ask, media_type=CSV))


class AnythingRenderer(GoodRenderer):
    """Writes text under whatever name it is given."""

    def render(self, ask: RenderAsk, /) -> Rendered:
        self.write(ask, self.text(ask.content))
        return Rendered(ask.target)


class NothingRenderer(GoodRenderer):
    """Offers what it always refuses."""

    def writes(self) -> AbstractSet[str]:
        return set()


class HalfRenderer(GoodRenderer):
    """Writes into the file itself while it reads the rows."""

    def render(self, ask: RenderAsk, /) -> Rendered:
        if (
            isinstance(ask.content, Sheet)
            and ask.media_type == CSV
            and ask.target.parent.is_dir()
            and not ask.target.is_dir()
        ):
            with ask.target.open("w", encoding="utf-8", newline="") as file:
                file.write(",".join(column.heading for column in ask.content.columns) + "\n")
                file.writelines(",".join(self.cell(cell) for cell in row) + "\n" for row in ask.content.rows)
            return Rendered(ask.target)
        return super().render(ask)


class LeavingRenderer(GoodRenderer):
    def write(self, ask: RenderAsk, text: str) -> None:
        super().write(ask, text)
        ask.target.with_suffix(".bak").write_text(text, encoding="utf-8")


class DiskErrorRenderer(GoodRenderer):
    def write(self, ask: RenderAsk, text: str) -> None:
        ask.target.write_text(text, encoding="utf-8", newline="")


class ElsewhereRenderer(GoodRenderer):
    def render(self, ask: RenderAsk, /) -> Rendered:
        return Rendered(super().render(ask).path.with_suffix(".copy"))


class PathRenderer(GoodRenderer):
    def render(self, ask: RenderAsk, /) -> Any:
        return str(super().render(ask).path)


class OldEncodingRenderer(GoodRenderer):
    def write(self, ask: RenderAsk, text: str) -> None:
        with replacing(ask.target) as part:
            part.write_bytes(text.encode("gb18030"))


class GbkRenderer(GoodRenderer):
    """Replaces what its code page does not know."""

    def write(self, ask: RenderAsk, text: str) -> None:
        super().write(ask, text.encode("gbk", "replace").decode("gbk"))


class ForgetfulRenderer(GoodRenderer):
    def lines(self, paper: Paper) -> Iterator[str]:
        return super().lines(attrs.evolve(paper, record=None))


class ShortRenderer(GoodRenderer):
    def cell(self, cell: object) -> str:
        return super().cell(cell)[:32]


class TemplateRenderer(GoodRenderer):
    """Takes what somebody wrote for a template of its own."""

    def lines(self, paper: Paper) -> Iterator[str]:
        return (line % {} for line in super().lines(paper))


class RefusingRenderer(GoodRenderer):
    """Removes what stood there before it looks whether it can write."""

    def render(self, ask: RenderAsk, /) -> Rendered:
        if ask.target.is_file():
            ask.target.unlink()
        return super().render(ask)


class ExitingRenderer(GoodRenderer):
    def render(self, ask: RenderAsk, /) -> Rendered:
        if ask.media_type not in self.writes():
            sys.exit(3)
        return super().render(ask)


class HangingRenderer(GoodRenderer):
    def render(self, ask: RenderAsk, /) -> Rendered:
        time.sleep(20)
        return super().render(ask)


def _renderer(
    make: Callable[[], Any], test: str, media_types: AbstractSet[str] = frozenset({PLAIN, CSV})
) -> tuple[type[Contract[Any]], str]:
    return renderer_contract(make, media_types=media_types, patience=0.5, pause=0.0), test


_SAME: Final = "test_the_same_content_gives_the_same_bytes"
_ALL: Final = "test_everything_that_stands_in_it_can_be_read"
_TEXTS: Final = "test_hostile_text_is_kept_or_refused"
_TYPE: Final = "test_it_writes_what_it_says"
_PLACE: Final = "test_the_file_stands_where_it_was_asked_for_and_nothing_beside_it"
WRONG: Final[Wrong] = {
    "a renderer with a clock": _renderer(StampingRenderer, _SAME),
    "a renderer that numbers its files": _renderer(NumberingRenderer, _SAME),
    "a renderer that does not escape": _renderer(CommaRenderer, _TEXTS),
    "a renderer of formulas": _renderer(FormulaRenderer, "test_formulas_are_made_harmless"),
    "a renderer that lies about its media type": _renderer(LyingRenderer, _TYPE, {XLSX}),
    "a renderer that refuses what it offers": _renderer(NothingRenderer, _TYPE),
    "a renderer that offers nothing": _renderer(GoodRenderer, _TYPE, frozenset()),
    "a renderer that writes anything": _renderer(AnythingRenderer, "test_what_it_does_not_offer_is_refused"),
    "a renderer that leaves half a file": _renderer(HalfRenderer, "test_a_file_is_replaced_as_a_whole_or_not_at_all"),
    "a renderer that leaves a copy": _renderer(LeavingRenderer, _PLACE),
    "a renderer that gives another path": _renderer(ElsewhereRenderer, _PLACE),
    "a renderer that gives a text": _renderer(PathRenderer, _TYPE),
    "a renderer that lets errors of the disk out": _renderer(
        DiskErrorRenderer, "test_where_nothing_can_be_written_is_an_input_error"
    ),
    "a renderer with an old encoding": _renderer(OldEncodingRenderer, _TYPE),
    "a renderer that writes question marks": _renderer(GbkRenderer, _ALL),
    "a renderer that forgets the end": _renderer(ForgetfulRenderer, _ALL),
    "a renderer that cuts cells": _renderer(ShortRenderer, _TEXTS),
    "a renderer that fills in what it was given": _renderer(TemplateRenderer, _TEXTS),
    "a renderer that removes before it refuses": _renderer(RefusingRenderer, "test_content_it_cannot_write_is_refused"),
    "a renderer that exits": _renderer(ExitingRenderer, "test_what_it_does_not_offer_is_refused"),
    "a renderer that hangs": _renderer(HangingRenderer, _TYPE),
}
RIGHT: Final[dict[str, type[Contract[Any]]]] = {
    "renderer": renderer_contract(GoodRenderer, media_types={PLAIN, CSV}, pause=0.0)
}
