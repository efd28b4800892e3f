"""The page: its size and margins, the grid of the body, the number below it."""

from typing import Any, Final

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt

from govliaison_documents.layout import (
    BINDING,
    BOTTOM,
    CHARACTER,
    CONDENSED,
    LINE_PITCH,
    LONG_SIDE,
    OUTER,
    PAGE_NUMBER_BELOW,
    SHORT_SIDE,
    SIZE_3,
    SIZE_4,
    TOP,
    Fonts,
    points,
    twips,
)
from govliaison_documents.marking import RIGHT, element, field, in_order, indent, name_font, set_line, write

_DASH: Final = "—"
_PART_OF_A_POINT: Final = 4096
_TWIPS: Final = 20


def set_page(document: Document, fonts: Fonts, *, landscape: bool, draft: bool) -> None:
    """Lay out the page of a new document."""
    section = document.sections[0]
    if landscape:
        _lie_across(section)
    else:
        _stand_upright(section)
    _set_grid(section)
    _set_body_font(document, fonts)
    _number_pages(document, section, fonts, landscape=landscape)
    if draft:
        for header in (section.header, section.even_page_header):
            header.is_linked_to_previous = False
            line = header.paragraphs[0]
            line.alignment = RIGHT
            write(line, "（草稿，未签发）", font=fonts.hei, size=SIZE_4)


def text_width(section: Section) -> float:
    """Give the width of the text in millimetres."""
    width, left, right = section.page_width, section.left_margin, section.right_margin
    return float((width.mm if width else 0) - (left.mm if left else 0) - (right.mm if right else 0))


def _stand_upright(section: Section) -> None:
    section.page_width, section.page_height = Mm(SHORT_SIDE), Mm(LONG_SIDE)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(BINDING), Mm(OUTER)
    section.footer_distance = Mm(BOTTOM - PAGE_NUMBER_BELOW) - Pt(SIZE_4)
    section.header_distance = Mm(TOP / 2)


def _lie_across(section: Section) -> None:
    """A page turned so that the head of its table lies at the binding and its number at the left."""
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(LONG_SIDE), Mm(SHORT_SIDE)
    section.top_margin, section.bottom_margin = Mm(BINDING), Mm(OUTER)
    section.left_margin, section.right_margin = Mm(BOTTOM), Mm(TOP)
    section.footer_distance = Mm(OUTER / 2)
    section.header_distance = Mm(BINDING / 2)


def _set_grid(section: Section) -> None:
    """Set the grid of 22 lines of 28 characters; the pitch of characters is told as what it lacks of the font's size."""
    properties = section._sectPr  # noqa: SLF001
    for old in properties.findall(qn("w:docGrid")):
        properties.remove(old)
    space = round((points(CHARACTER) - SIZE_3) * _PART_OF_A_POINT)
    properties.append(element("w:docGrid", type="linesAndChars", linePitch=LINE_PITCH, charSpace=space))


def _set_body_font(document: Document, fonts: Fonts) -> None:
    style: Any = document.styles["Normal"]
    style.font.size = Pt(SIZE_3)
    name_font(style.element.get_or_add_rPr(), fonts.body)
    style.paragraph_format.widow_control = False
    # The grid is for whoever writes on. What is written here keeps its own measures, which all programs understand alike:
    # one of them gives a character that is wider than its place in the grid two places.
    style.element.get_or_add_pPr().append(element("w:snapToGrid", val=0))
    style.element.get_or_add_rPr().append(element("w:spacing", val=CONDENSED))


def _number_pages(document: Document, section: Section, fonts: Fonts, *, landscape: bool) -> None:
    """Number pages between dashes: on the right of odd pages, on the left of even ones, left of a table that lies across."""
    document.settings.odd_and_even_pages_header_footer = True
    for footer, alignment in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        footer.is_linked_to_previous = False
        line = footer.paragraphs[0]
        write(line, f"{_DASH} ", font=fonts.song, size=SIZE_4)
        field(line, "PAGE", font=fonts.song, size=SIZE_4)
        write(line, f" {_DASH}", font=fonts.song, size=SIZE_4)
        set_line(line, round(SIZE_4 * _TWIPS))
        if landscape:
            is_odd = alignment is WD_ALIGN_PARAGRAPH.RIGHT
            _frame(line, y=SHORT_SIDE - OUTER - CHARACTER if is_odd else BINDING)
            set_line(footer.add_paragraph(), 1)  # a frame needs something to stand beside
        else:
            line.alignment = alignment
            is_odd = alignment is WD_ALIGN_PARAGRAPH.RIGHT
            indent(line, left=not is_odd, right=is_odd, width=CHARACTER * SIZE_4 / SIZE_3)


def _frame(line: Any, *, y: float) -> None:
    """Put the number of a page that lies across beside its table, as far away as below an upright text."""
    width = 20.0
    frame = element(
        "w:framePr",
        w=twips(width),
        hSpace=0,
        wrap="around",
        vAnchor="page",
        hAnchor="page",
        x=twips(BOTTOM - PAGE_NUMBER_BELOW - width),
        y=twips(y),
    )
    properties = line._p.get_or_add_pPr()  # noqa: SLF001 - the only way to the element
    properties.append(frame)
    line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    in_order(properties)
