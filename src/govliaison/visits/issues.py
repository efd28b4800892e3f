"""What an enterprise says when it is visited becomes cases of their own (T1.2)."""

from datetime import datetime
from typing import Final

from govliaison.cases import Submission
from govliaison.enterprises import Enterprise
from govliaison.visits.decide import VisitIssue

CHANNEL: Final = "visit"
"""Id of the channel by which issues that were heard come in (T2.1)."""


def issue_source(visit: str, number: int) -> str:
    """Name an issue as the source of its case: the same issue again opens nothing."""
    return f"{visit}/{number}"


def submission_of(visit: str, number: int, issue: VisitIssue, firm: Enterprise, at: datetime) -> Submission:
    """Make a submission of an issue that was heard (T1.2)."""
    return Submission(
        channel=CHANNEL,
        source_id=issue_source(visit, number),
        received_at=at,
        kind=issue.kind,
        category=issue.category,
        region=firm.facts.region,
        enterprise=firm.id,
        credit_code=firm.facts.code,
        enterprise_name=firm.name,
        title=issue.title,
        text=issue.text,
        contact=issue.contact,
        phone=issue.phone,
    )
