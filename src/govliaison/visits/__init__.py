"""Floor 4: visits – planned under the contact cap, joined, held with a record, summed up by agency."""

from govliaison.doors import door

__getattr__, __dir__, __all__ = door(
    __name__,
    {
        ".decide": "VisitIssue VisitReport near",
        ".desk": "Visits",
        ".events": (
            "HelpGiven IssueHeard NotHeld PolicyExplained VisitCancelled VisitHeld VisitJoined VisitMissed "
            "VisitPlanned VisitPutOff VisitSupplemented"
        ),
        ".issues": "CHANNEL issue_source submission_of",
        ".model": "PuttingOff VISIT Visit VisitState",
        ".plan": "VisitPlan",
        ".summary": "AgencyVisits visits_by_agency",
    },
)
