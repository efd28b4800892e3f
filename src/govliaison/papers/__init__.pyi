from govliaison.papers.bulletin_papers import BulletinFacts, bulletin_paper
from govliaison.papers.case_papers import assignment_slip, close_out_form, supervision_order, urging_notice
from govliaison.papers.facts import PaperFacts, PaperPlan
from govliaison.papers.meeting_papers import agenda, issue_list, minutes, sign_in_sheet
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
from govliaison.papers.progress_papers import progress_report_paper
from govliaison.papers.register import COLUMNS, EnterpriseLine, RegisterFacts, case_register
from govliaison.papers.renderer import RenderAsk, Rendered, Renderer
from govliaison.papers.supervision_papers import letter_of_appointment
from govliaison.papers.visit_papers import visit_summary

__all__ = [
    "COLUMNS",
    "Block",
    "BulletinFacts",
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
    "agenda",
    "assignment_slip",
    "bulletin_paper",
    "case_register",
    "chinese_date",
    "chinese_number",
    "close_out_form",
    "issue_list",
    "letter_of_appointment",
    "minutes",
    "numbered",
    "progress_report_paper",
    "sign_in_sheet",
    "supervision_order",
    "urging_notice",
    "visit_summary",
]
