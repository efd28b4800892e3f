"""What python-docx has no word for: fonts by script, exact grids, indents in characters, rules, fields."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from govliaison_documents.layout import CHARACTER, LINE_PITCH, SIZE_3, twips

RED: Final = RGBColor(0xFF, 0x00, 0x00)
LEFT, CENTRE, RIGHT, SPREAD = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.DISTRIBUTE,
)
_EIGHTHS: Final = 8
_LAST_CONTROL: Final = 0x1F
_LINES: Final = "\n\t"


def element(name: str, **attributes: str | int) -> Any:
    """Make an element of the format, such as ``w:shd``; attributes stand in the same name space."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


def plain(text: str) -> str:
    """
    Leave out characters that the format cannot hold.

    >>> plain("a" + chr(0) + chr(11) + "b")
    'ab'
    """
    return "".join(
        each for each in text if each in _LINES or (ord(each) > _LAST_CONTROL and each not in "\ufffe\uffff")
    )


def write(
    paragraph: Paragraph, text: str, *, font: str, size: float = SIZE_3, red: bool = False, bold: bool = False
) -> Run:
    """Add text in a font, for Chinese and Western characters alike."""
    run = paragraph.add_run(plain(text))
    run.font.size = Pt(size)
    run.font.bold = bold or None
    if red:
        run.font.color.rgb = RED
    name_font(run._r.get_or_add_rPr(), font)  # noqa: SLF001 - the only way to the element
    return run


def name_font(properties: Any, font: str) -> None:
    """Name the font of every script."""
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = element("w:rFonts")
        properties.insert(0, fonts)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), font)
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)


def set_line(paragraph: Paragraph, height: int = LINE_PITCH) -> None:
    """Give each line of a paragraph a height in twips, and no space around."""
    spacing = paragraph._p.get_or_add_pPr().get_or_add_spacing()  # noqa: SLF001
    for key, value in {"before": 0, "after": 0, "line": height, "lineRule": "exact"}.items():
        spacing.set(qn(f"w:{key}"), str(value))


def indent(
    paragraph: Paragraph,
    *,
    left: float = 0,
    right: float = 0,
    first: float = 0,
    hanging: float = 0,
    width: float = CHARACTER,
) -> None:
    """Indent by characters of a width in millimetres; both ways that the format knows, since programs read one or the other."""
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001
    made = element("w:ind")
    given = {"left": left, "right": right, "firstLine": first, "hanging": hanging}
    for key, characters in given.items():
        if characters or key in ("left", "right"):
            made.set(qn(f"w:{key}Chars"), str(round(characters * 100)))
            made.set(qn(f"w:{key}"), str(twips(characters * width)))
    old = properties.find(qn("w:ind"))
    if old is not None:
        properties.remove(old)
    properties.append(made)
    in_order(properties)


def rules(paragraph: Paragraph, places: Mapping[str, float], *, space: float = 0, red: bool = False) -> None:
    """Draw rules above or below a paragraph, by place so many points thick, and so many points away."""
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001
    borders = element("w:pBdr")
    colour = "FF0000" if red else "000000"
    for place, thick in places.items():
        borders.append(
            element(f"w:{place}", val="single", sz=round(thick * _EIGHTHS), space=round(space), color=colour)
        )
    properties.append(borders)
    in_order(properties)


def table_rules(table: Any, places: Mapping[str, float]) -> None:
    """Draw the rules of a table by their place (top, bottom, insideH …), in points; 0 draws none."""
    borders = element("w:tblBorders")
    for place in ("top", "left", "bottom", "right", "insideH", "insideV"):
        points = places.get(place, 0)
        kind = "single" if points else "nil"
        borders.append(element(f"w:{place}", val=kind, sz=round(points * _EIGHTHS), space=0, color="000000"))
    properties = table._tbl.tblPr  # noqa: SLF001
    properties.append(borders)


def set_widths(table: Any, widths: Sequence[float]) -> None:
    """Give columns their widths in millimetres, for programs that ask the columns and for those that ask the cells."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def field(paragraph: Paragraph, instruction: str, *, font: str, size: float) -> None:
    """Add a field, such as ``PAGE``, which the program fills in."""
    for kind in ("begin", "", "end"):
        run = write(paragraph, "", font=font, size=size)
        if kind:
            run._r.append(element("w:fldChar", fldCharType=kind))  # noqa: SLF001
        else:
            code = element("w:instrText")
            code.text = instruction
            run._r.append(code)  # noqa: SLF001


_ORDER: Final = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers"),
    *(
        "pBdr",
        "shd",
        "tabs",
        "suppressAutoHyphens",
        "kinsoku",
        "wordWrap",
        "overflowPunct",
        "topLinePunct",
        "autoSpaceDE",
    ),
    *("autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents"),
    *("suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle"),
    *("rPr", "sectPr", "pPrChange"),
)


def in_order(properties: Any) -> None:
    """Bring the parts of paragraph properties into the order that the schema wants; Word is strict."""
    properties[:] = sorted(properties, key=lambda part: _ORDER.index(part.tag.rpartition("}")[2]))
