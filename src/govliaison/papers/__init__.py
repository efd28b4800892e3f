"""Floor 7: what each paper and register says, as values; how it looks is the renderer's business."""

from govliaison.papers.case_papers import assignment_slip, close_out_form, supervision_order, urging_notice
from govliaison.papers.facts import PaperFacts, PaperPlan
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
    "PaperFacts",
    "PaperKind",
    "PaperPlan",
    "Paragraph",
    "RecordBlock",
    "RegisterFacts",
    "RenderAsk",
    "Rendered",
    "Renderer",
    "Roll",
    "assignment_slip",
    "case_register",
    "chinese_date",
    "chinese_number",
    "close_out_form",
    "numbered",
    "supervision_order",
    "urging_notice",
]
