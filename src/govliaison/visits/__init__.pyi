from govliaison.visits.decide import VisitIssue, VisitReport, near
from govliaison.visits.desk import Visits
from govliaison.visits.events import (
    HelpGiven,
    IssueHeard,
    NotHeld,
    PolicyExplained,
    VisitCancelled,
    VisitHeld,
    VisitJoined,
    VisitMissed,
    VisitPlanned,
    VisitPutOff,
    VisitSupplemented,
)
from govliaison.visits.issues import CHANNEL, issue_source, submission_of
from govliaison.visits.model import VISIT, PuttingOff, Visit, VisitState
from govliaison.visits.plan import VisitPlan
from govliaison.visits.summary import AgencyVisits, visits_by_agency

__all__ = [
    "CHANNEL",
    "VISIT",
    "AgencyVisits",
    "HelpGiven",
    "IssueHeard",
    "NotHeld",
    "PolicyExplained",
    "PuttingOff",
    "Visit",
    "VisitCancelled",
    "VisitHeld",
    "VisitIssue",
    "VisitJoined",
    "VisitMissed",
    "VisitPlan",
    "VisitPlanned",
    "VisitPutOff",
    "VisitReport",
    "VisitState",
    "VisitSupplemented",
    "Visits",
    "issue_source",
    "near",
    "submission_of",
    "visits_by_agency",
]
