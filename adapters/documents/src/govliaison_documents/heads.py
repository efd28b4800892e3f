"""The head of a paper: marks, issuing organs in red, number and signer, the red rule."""

from typing import Final

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Mm

from govliaison.plugins import Head
from govliaison_documents.layout import (
    CHARACTER,
    HEAD_BELOW,
    LARGEST_HEAD,
    LINE_PITCH,
    RULE_BELOW_NUMBER,
    TEXT_WIDTH,
    Fonts,
    points,
    twips,
)
from govliaison_documents.marking import CENTRE, SPREAD, indent, rules, set_line, set_widths, table_rules, write

_TWIPS: Final = 20
_LEADING: Final = 1.2
_RULE: Final = 1.5
_SMALLEST: Final = 26
"""Points; a head that would be smaller goes on two lines."""
_SUFFIX_SHARE: Final = 0.2


def write_head(document: Document, head: Head, fonts: Fonts) -> None:
    """Write the head; two lines stay free below the red rule, where the title begins."""
    marks = [(head.copy, fonts.body), (head.secrecy, fonts.hei), (head.urgency, fonts.hei)]
    given = [(text, font) for text, font in marks if text]
    for text, font in given:
        line = document.add_paragraph()
        write(line, text, font=font)
        set_line(line)
    if not head.organs:
        return
    above = document.add_paragraph()
    set_line(above, twips(HEAD_BELOW) - len(given) * LINE_PITCH)
    if len(head.organs) == 1:
        text = head.organs[0] + head.suffix
        texts = [text] if _largest(len(text), TEXT_WIDTH) >= _SMALLEST else _halves(text)
        size = _largest(max(map(len, texts)), TEXT_WIDTH)
        for each in texts:
            line = document.add_paragraph()
            line.alignment = CENTRE
            write(line, each, font=fonts.title, size=size, red=True)
            set_line(line, round(size * _LEADING * _TWIPS))
    else:
        _write_joint(document, head, fonts)
    _write_number(document, head, fonts)


def _halves(text: str) -> list[str]:
    """
    Break a head in two, and no name in quotes.

    >>> _halves("推进“放管服”改革小组文件")
    ['推进“放管服”', '改革小组文件']
    """
    half = -(-len(text) // 2)
    ends = [place for place in range(1, len(text)) if text.count("“", 0, place) == text.count("”", 0, place)]
    at = min(ends, key=lambda place: abs(place - half), default=half)
    return [text[:at], text[at:]]


def _largest(characters: int, width: float) -> float:
    """Give the largest size in points, in whole points, at which a line keeps to a width in millimetres."""
    return min(LARGEST_HEAD, points(width) // max(characters, 1))


def _write_joint(document: Document, head: Head, fonts: Fonts) -> None:
    """Write several organs below each other, spread to one width, with the suffix beside them all."""
    table = document.add_table(rows=len(head.organs), cols=2)
    table.autofit = False
    table_rules(table, {})
    widths = (TEXT_WIDTH * (1 - _SUFFIX_SHARE), TEXT_WIDTH * _SUFFIX_SHARE)
    size = _largest(max(map(len, head.organs)) + 1, widths[0])
    set_widths(table, widths)
    for organ, row in zip(head.organs, table.rows, strict=True):
        line = row.cells[0].paragraphs[0]
        line.alignment = SPREAD
        write(line, organ, font=fonts.title, size=size, red=True)
        set_line(line, round(size * _LEADING * _TWIPS))
    beside = table.cell(0, 1).merge(table.cell(len(head.organs) - 1, 1))
    beside.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    line = beside.paragraphs[0]
    line.alignment = CENTRE
    write(line, head.suffix, font=fonts.title, size=min(size, _largest(len(head.suffix) + 1, widths[1])), red=True)


def _write_number(document: Document, head: Head, fonts: Fonts) -> None:
    """Write number and signers two lines below the organs, and the rule."""
    for _ in range(2):
        set_line(document.add_paragraph())
    line = document.add_paragraph()
    set_line(line)
    if head.signers:
        indent(line, left=1, right=1)
        line.paragraph_format.tab_stops.add_tab_stop(Mm(TEXT_WIDTH - CHARACTER), WD_TAB_ALIGNMENT.RIGHT)
        write(line, f"{head.number}\t签发人：", font=fonts.body)
        write(line, "　".join(head.signers), font=fonts.kai)
    else:
        line.alignment = CENTRE
        write(line, head.number, font=fonts.body)
    rules(line, {"bottom": _RULE}, space=points(RULE_BELOW_NUMBER), red=True)
    for _ in range(2):
        set_line(document.add_paragraph())
