from govliaison.policies.audience import AudienceRule, FieldRule, Finding
from govliaison.policies.columns import POLICY_FIELDS
from govliaison.policies.desk import Policies, PolicyPage
from govliaison.policies.figures import FigureRow, count_figures
from govliaison.policies.first_contact import FirstContact, count_first_contact
from govliaison.policies.guide import GUIDE_ENTRY, GuideEntry
from govliaison.policies.guide_desk import Guide
from govliaison.policies.import_desk import policy_keys
from govliaison.policies.kinds import (
    ApplicationState,
    Criterion,
    DeclineReason,
    PolicyKind,
    PolicyState,
    ReceiptKind,
    WithdrawalReason,
)
from govliaison.policies.matching import Explanation, FindKeyContacts, Preview
from govliaison.policies.model import POLICY, Policy, PolicyFacts
from govliaison.policies.open_data import figure_sheet, policy_sheet
from govliaison.policies.opting import SUBSCRIPTION, Subscription
from govliaison.policies.plan import PolicyPlan
from govliaison.policies.push_desk import PUSHED, PushReport
from govliaison.policies.reading import PolicyDraft, PolicyReader
from govliaison.policies.uptake import UPTAKE, Application, Awareness, Grant, Receipt, Uptake
from govliaison.policies.uptake_desk import Uptakes

__all__ = [
    "GUIDE_ENTRY",
    "POLICY",
    "POLICY_FIELDS",
    "PUSHED",
    "SUBSCRIPTION",
    "UPTAKE",
    "Application",
    "ApplicationState",
    "AudienceRule",
    "Awareness",
    "Criterion",
    "DeclineReason",
    "Explanation",
    "FieldRule",
    "FigureRow",
    "FindKeyContacts",
    "Finding",
    "FirstContact",
    "Grant",
    "Guide",
    "GuideEntry",
    "Policies",
    "Policy",
    "PolicyDraft",
    "PolicyFacts",
    "PolicyKind",
    "PolicyPage",
    "PolicyPlan",
    "PolicyReader",
    "PolicyState",
    "Preview",
    "PushReport",
    "Receipt",
    "ReceiptKind",
    "Subscription",
    "Uptake",
    "Uptakes",
    "WithdrawalReason",
    "count_figures",
    "count_first_contact",
    "figure_sheet",
    "policy_keys",
    "policy_sheet",
]
