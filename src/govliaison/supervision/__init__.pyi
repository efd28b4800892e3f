from govliaison.supervision.asking import RECHECKED_AFTER, OrderedItemChange, item_changes_of, rechecks_of
from govliaison.supervision.conflicts import Conflict, conflicts_with, is_born_of_finding
from govliaison.supervision.desk import Supervision
from govliaison.supervision.feedback import FeedbackOwed, feedback_due, feedback_owed, missing_feedback, period_of
from govliaison.supervision.finding import FINDING, Conduct, Finding, ItemChange, Rectification
from govliaison.supervision.findings_desk import Findings
from govliaison.supervision.kinds import (
    Aspect,
    ConductMeasure,
    EndReason,
    FindingState,
    ItemField,
    Mark,
    Observation,
)
from govliaison.supervision.plan import FeedbackPer, SupervisionPlan
from govliaison.supervision.rules import SupervisionRules
from govliaison.supervision.supervisor import SUPERVISOR, Feedback, Supervisor, Watch

__all__ = [
    "FINDING",
    "RECHECKED_AFTER",
    "SUPERVISOR",
    "Aspect",
    "Conduct",
    "ConductMeasure",
    "Conflict",
    "EndReason",
    "Feedback",
    "FeedbackOwed",
    "FeedbackPer",
    "Finding",
    "FindingState",
    "Findings",
    "ItemChange",
    "ItemField",
    "Mark",
    "Observation",
    "OrderedItemChange",
    "Rectification",
    "Supervision",
    "SupervisionPlan",
    "SupervisionRules",
    "Supervisor",
    "Watch",
    "conflicts_with",
    "feedback_due",
    "feedback_owed",
    "is_born_of_finding",
    "item_changes_of",
    "missing_feedback",
    "period_of",
    "rechecks_of",
]
