"""The block of record (版记), at the foot of the last page."""

from typing import Final

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Mm

from govliaison.plugins import RecordBlock, chinese_date
from govliaison_documents.layout import (
    BOTTOM,
    CHARACTER,
    LINE_PITCH,
    LONG_SIDE,
    RECORD_INNER_RULE,
    RECORD_RULE,
    SIZE_3,
    SIZE_4,
    TEXT_WIDTH,
    Fonts,
    points,
    twips,
)
from govliaison_documents.marking import element, indent, set_line, set_widths, table_rules, write

_SMALL: Final = CHARACTER * SIZE_4 / SIZE_3
"""Width of one character of size 4 in millimetres."""
_IN_A_LINE: Final = 28
"""Characters that go into a line: one place free on each side, three more before lines that go on."""


def write_record(document: Document, record: RecordBlock, fonts: Fonts) -> None:
    """
    Write it as a table that floats at the foot of the text of the page on which an upright paper ends.

    Word and WPS place it there; LibreOffice leaves a table as wide as the text where it stands, below the last line.
    """
    printed = f"{chinese_date(record.printed_on)}印发" if record.printed_on else ""
    texts = [f"抄送：{'，'.join(record.copied_to)}。"] if record.copied_to else []
    apart = "\n\t" if len(record.printed_by) + len(printed) >= _IN_A_LINE else "\t"
    texts += [f"{record.printed_by}{apart}{printed}"] if record.printed_by or printed else []
    if not texts:
        return
    table = document.add_table(rows=len(texts), cols=1)
    table_rules(
        table, {"top": points(RECORD_RULE), "bottom": points(RECORD_RULE), "insideH": points(RECORD_INNER_RULE)}
    )
    set_widths(table, [TEXT_WIDTH])
    height = LINE_PITCH * sum(-(-len(text) // _IN_A_LINE) for text in texts)
    place = element(
        "w:tblpPr",
        leftFromText=0,
        rightFromText=0,
        vertAnchor="page",
        horzAnchor="margin",
        tblpXSpec="center",
        tblpY=twips(LONG_SIDE - BOTTOM) - height,
    )
    table._tbl.tblPr.insert(1, place)  # noqa: SLF001 - the only way to the element
    for row, text in zip(table.rows, texts, strict=True):
        line = row.cells[0].paragraphs[0]
        write(line, text, font=fonts.body, size=SIZE_4)
        set_line(line)
        if "\t" in text:
            line.paragraph_format.tab_stops.add_tab_stop(Mm(TEXT_WIDTH - 2 * _SMALL), WD_TAB_ALIGNMENT.RIGHT)
            indent(line, left=1, right=1, width=_SMALL)
        else:
            indent(line, left=4, right=1, hanging=3, width=_SMALL)
    set_line(document.add_paragraph(), 1)  # a document ends with a paragraph
