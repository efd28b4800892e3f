"""The verbs as pure functions: a case, what is asked, the rules → a decision or a refusal."""

from govliaison.doors import door

__getattr__, __dir__, __all__ = door(
    __name__,
    {
        ".amending": "AmendAsk amend",
        ".answering": "AnswerAsk answer",
        ".classifying": "ClassifyAsk classify",
        ".closing": "AuditAsk CallBackAsk RequestCloseOutAsk audit call_back request_close_out",
        ".criteria": "CertifyAsk certify",
        ".deferring": "DeferAsk ReopenAsk WithdrawAsk defer reopen withdraw",
        ".disputing": "ReturnAsk",
        ".duties": "InvolveAsk ReleaseAsk ReportDoneAsk TransferAsk involve release report_done transfer",
        ".fast_tracking": "FastTrackAsk fast_track fast_track_by_itself",
        ".guarding": "RecuseAsk recuse",
        ".handling": "DeliveryAsk InterimAsk MeasureAsk SignForAsk deliver interim measure return_ sign_for",
        ".intake": "AdmitAsk DispatchAsk RefuseAsk SubmitAsk admit dispatch dispatch_by_itself refuse submit",
        ".pausing": (
            "DecideExtensionAsk PauseAsk RequestExtensionAsk ResumeAsk decide_extension pause request_extension resume"
        ),
        ".supervising": "ReviewDeferralAsk SuperviseAsk review_deferral supervise",
        ".tasks": "AddTaskAsk FinishTaskAsk add_task finish_task",
    },
)
