"""Floor 7: what each paper and register says, as values; how it looks is the renderer's business."""

from govliaison.doors import door

__getattr__, __dir__, __all__ = door(
    __name__,
    {
        ".bulletin_papers": "BulletinFacts bulletin_paper",
        ".case_papers": "assignment_slip close_out_form supervision_order urging_notice",
        ".facts": "PaperFacts PaperPlan",
        ".meeting_papers": "agenda issue_list minutes sign_in_sheet",
        ".paper": (
            "Block Form FormRow Grid Head Heading Paper PaperKind Paragraph RecordBlock Roll chinese_date "
            "chinese_number numbered"
        ),
        ".progress_papers": "progress_report_paper",
        ".register": "COLUMNS EnterpriseLine RegisterFacts case_register",
        ".renderer": "RenderAsk Rendered Renderer",
        ".supervision_papers": "letter_of_appointment",
        ".visit_papers": "visit_summary",
    },
)
