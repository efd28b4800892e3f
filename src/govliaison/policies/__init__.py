"""Floor 4: policies and notices – published, pushed, received, granted – and guide entries that answer at first contact."""

from govliaison.doors import door

__getattr__, __dir__, __all__ = door(
    __name__,
    {
        ".audience": "AudienceRule FieldRule Finding",
        ".columns": "POLICY_FIELDS",
        ".desk": "Policies PolicyPage",
        ".figures": "FigureRow count_figures",
        ".first_contact": "FirstContact count_first_contact",
        ".guide": "GUIDE_ENTRY GuideEntry",
        ".guide_desk": "Guide",
        ".import_desk": "policy_keys",
        ".kinds": "ApplicationState Criterion DeclineReason PolicyKind PolicyState ReceiptKind WithdrawalReason",
        ".matching": "Explanation FindKeyContacts Preview",
        ".model": "POLICY Policy PolicyFacts",
        ".open_data": "figure_sheet policy_sheet",
        ".opting": "SUBSCRIPTION Subscription",
        ".plan": "PolicyPlan",
        ".push_desk": "PUSHED PushReport",
        ".reading": "PolicyDraft PolicyReader",
        ".uptake": "Application Awareness Grant Receipt UPTAKE Uptake",
        ".uptake_desk": "Uptakes",
    },
)
