"""Floor 7: what each paper and register says, as values; how it looks is the renderer's business."""

from govliaison.papers.paper import (
    Block,
    Form,
    FormRow,
    Grid,
    Head,
    Heading,
    Paper,
    PaperKind,
    Paragraph,
    RecordBlock,
    Roll,
    chinese_date,
    chinese_number,
    numbered,
)
from govliaison.papers.register import COLUMNS, EnterpriseLine, RegisterFacts, case_register
from govliaison.papers.renderer import RenderAsk, Rendered, Renderer

__all__ = [
    "COLUMNS",
    "Block",
    "EnterpriseLine",
    "Form",
    "FormRow",
    "Grid",
    "Head",
    "Heading",
    "Paper",
    "PaperKind",
    "Paragraph",
    "RecordBlock",
    "RegisterFacts",
    "RenderAsk",
    "Rendered",
    "Renderer",
    "Roll",
    "case_register",
    "chinese_date",
    "chinese_number",
    "numbered",
]
