"""The body of a paper: title, addressees, headings, paragraphs, rolls, tables and forms; what follows it."""

from collections.abc import Sequence
from datetime import date
from functools import singledispatch
from typing import Any, Final

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT

from govliaison.plugins import Block, Form, Grid, Heading, Paper, Paragraph, Roll, chinese_date
from govliaison_documents.layout import LINE_PITCH, SIZE_2, SIZE_4, SIZE_SMALL_4, Fonts, points
from govliaison_documents.marking import (
    CENTRE,
    LEFT,
    RIGHT,
    element,
    indent,
    plain,
    set_line,
    set_widths,
    table_rules,
    write,
)
from govliaison_documents.pages import text_width

_DATE_FROM_RIGHT: Final = 4
_RULE: Final = 0.5
_LEADING: Final = 1.4
_TWIPS: Final = 20
_LABEL_SHARE: Final = 0.18
_SECOND: Final = 2


def write_title(document: Document, title: str, fonts: Fonts) -> None:
    """Write the title, broken into lines of about the same length."""
    longest = int(points(text_width(document.sections[0])) / SIZE_2) - 1
    for text in balanced(plain(title), longest):
        line = document.add_paragraph()
        line.alignment = CENTRE
        line.paragraph_format.keep_with_next = True
        write(line, text, font=fonts.title, size=SIZE_2)
        set_line(line)


def balanced(text: str, longest: int) -> list[str]:
    """
    Break a text into as few lines as there must be, all about as long.

    >>> balanced("关于第三季度情况的通报", 6)
    ['关于第三季度', '情况的通报']
    """
    lines: list[str] = []
    for each in text.split("\n"):
        count = -(-len(each) // longest)
        length = -(-len(each) // max(count, 1))
        lines += [each[place : place + length] for place in range(0, len(each), max(length, 1))]
    return lines


def write_addressees(document: Document, addressees: Sequence[str], fonts: Fonts) -> None:
    """Write whom it is for, flush left, one line below the title."""
    set_line(document.add_paragraph())
    if addressees:
        line = document.add_paragraph()
        write(line, "、".join(addressees) + "：", font=fonts.body)
        set_line(line)


@singledispatch
def write_block(block: Block, _document: Document, _fonts: Fonts) -> None:
    """Write one part of the body."""
    raise TypeError(block)


@write_block.register
def _(block: Heading, document: Document, fonts: Fonts) -> None:
    font = {1: fonts.hei, _SECOND: fonts.kai}.get(block.level, fonts.body)
    line = document.add_paragraph()
    write(line, block.text, font=font)
    line.paragraph_format.keep_with_next = True
    set_line(line)
    indent(line, first=2)


@write_block.register
def _(block: Paragraph, document: Document, fonts: Fonts) -> None:
    for text in block.text.split("\n"):
        line = document.add_paragraph()
        write(line, text, font=fonts.body)
        set_line(line)
        indent(line, first=2)


@write_block.register
def _(block: Roll, document: Document, fonts: Fonts) -> None:
    label = f"{block.label}："
    line = document.add_paragraph()
    write(line, label, font=fonts.hei)
    write(line, "、".join(block.names), font=fonts.body)
    set_line(line)
    indent(line, left=2 + len(label), hanging=len(label))


@write_block.register
def _(block: Grid, document: Document, fonts: Fonts) -> None:
    if block.title:
        above = document.add_paragraph()
        above.alignment = CENTRE
        above.paragraph_format.keep_with_next = True
        write(above, block.title, font=fonts.hei)
        set_line(above)
    whole = text_width(document.sections[0])
    shares = block.widths or (1,) * len(block.headings)
    widths = [whole * share / sum(shares) for share in shares]
    table = _table(document, len(block.rows) + 1, widths)
    for cell, heading in zip(table.rows[0].cells, block.headings, strict=True):
        _fill(cell, heading, fonts.hei, centred=True)
    table.rows[0]._tr.get_or_add_trPr().append(element("w:tblHeader"))  # noqa: SLF001 - repeated on each page
    for row, cells in zip(table.rows[1:], block.rows, strict=True):
        row._tr.get_or_add_trPr().append(element("w:cantSplit"))  # noqa: SLF001
        for cell, text in zip(row.cells, cells, strict=True):
            _fill(cell, text, fonts.body)


@write_block.register
def _(block: Form, document: Document, fonts: Fonts) -> None:
    whole = text_width(document.sections[0])
    label = whole * _LABEL_SHARE
    half = whole / 2 - label
    table = _table(document, len(block.rows), [label, half, label, half])
    for row, line in zip(block.rows, table.rows, strict=True):
        height = element("w:trHeight", val=row.lines * LINE_PITCH, hRule="atLeast")
        line._tr.get_or_add_trPr().append(height)  # noqa: SLF001
        cells = list(line.cells)
        if len(row.fields) == 1:
            cells = [cells[0], cells[1].merge(cells[3])]
        for (name, content), (head, body) in zip(row.fields, zip(cells[::2], cells[1::2], strict=True), strict=True):
            _fill(head, name, fonts.hei, size=SIZE_4, centred=True)
            _fill(body, content, fonts.body, size=SIZE_4)


def _table(document: Document, rows: int, widths: Sequence[float]) -> Any:
    """Make an empty table of a width in millimetres, with all its rules."""
    table = document.add_table(rows=rows, cols=len(widths))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table_rules(table, dict.fromkeys(("top", "left", "bottom", "right", "insideH", "insideV"), _RULE))
    set_widths(table, widths)
    return table


def _fill(cell: Any, text: str, font: str, *, size: float = SIZE_SMALL_4, centred: bool = False) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    for number, each in enumerate(text.split("\n")):
        line = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        line.alignment = CENTRE if centred else LEFT
        write(line, each, font=font, size=size)
        set_line(line, round(size * _LEADING * _TWIPS))


def write_end(document: Document, paper: Paper, fonts: Fonts) -> None:
    """Write what follows the body: attachments, signature, date, note."""
    _write_attachments(document, paper.attachments, fonts)
    if paper.signed_by or paper.dated:
        if paper.body and isinstance(paper.body[-1], Paragraph):
            document.paragraphs[-1].paragraph_format.keep_with_next = True  # no page with a signature alone
        _write_signature(document, paper.signed_by, paper.dated, fonts)
    if paper.note:
        line = document.add_paragraph()
        write(line, f"（{paper.note}）", font=fonts.body)
        set_line(line)
        indent(line, first=2)


def _write_attachments(document: Document, names: Sequence[str], fonts: Fonts) -> None:
    if not names:
        return
    set_line(document.add_paragraph())
    label = "附件："
    for number, name in enumerate(names, 1):
        mark = f"{number}. " if len(names) > 1 else ""
        line = document.add_paragraph()
        write(line, f"{label if number == 1 else ''}{mark}{name}", font=fonts.body)
        set_line(line)
        if number == 1:
            indent(line, left=2 + len(label) + bool(mark), hanging=len(label) + bool(mark))
        else:
            indent(line, left=2 + len(label) + 1, hanging=1)


def _write_signature(document: Document, organs: Sequence[str], dated: date | None, fonts: Fonts) -> None:
    """Write the organs, centred above the date, which ends four characters from the right; room for the seal above."""
    day = chinese_date(dated) if dated else "　　年　月　日"
    wide = sum(0.5 if each.isascii() else 1 for each in day)
    for _ in range(2):
        line = document.add_paragraph()
        line.paragraph_format.keep_with_next = True
        set_line(line)
    for text in (*organs, day):
        line = document.add_paragraph()
        line.alignment = RIGHT
        line.paragraph_format.keep_with_next = text != day
        write(line, text, font=fonts.body)
        set_line(line)
        overhang = 0 if text == day else (len(text) - wide) / 2
        indent(line, right=max(_DATE_FROM_RIGHT - overhang, 0))
