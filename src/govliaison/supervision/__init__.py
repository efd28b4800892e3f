"""Floor 4: supervision (监督) – who watches window units, what they found, and how it was put right."""

from govliaison.doors import door

__getattr__, __dir__, __all__ = door(
    __name__,
    {
        ".asking": "OrderedItemChange RECHECKED_AFTER item_changes_of rechecks_of",
        ".conflicts": "Conflict conflicts_with is_born_of_finding",
        ".desk": "Supervision",
        ".feedback": "FeedbackOwed feedback_due feedback_owed missing_feedback period_of",
        ".finding": "Conduct FINDING Finding ItemChange Rectification",
        ".findings_desk": "Findings",
        ".kinds": "Aspect ConductMeasure EndReason FindingState ItemField Mark Observation",
        ".plan": "FeedbackPer SupervisionPlan",
        ".rules": "SupervisionRules",
        ".supervisor": "Feedback SUPERVISOR Supervisor Watch",
    },
)
