"""What a profile decides about supervision: the table ``[supervision]``."""

from enum import StrEnum

import attrs

from govliaison.values import Amount, TimeUnit


class FeedbackPer(StrEnum):
    """How often supervisors report."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@attrs.frozen(kw_only=True)
class SupervisionPlan:
    """
    Local decisions about supervisors (监督员); the notice gives no figure.

    Attributes:
        channel: id of the channel by which a finding that becomes a case comes
        term_months: how long an appointment lasts where it does not say; local
        feedback_per: how often each supervisor reports on each unit; local
        feedback_days: how many calendar days after the end of the period the report may come; local
        rectify_within: how long a unit has to put a finding right where nobody says; local
        verify_within: how long a supervisor has to look whether it was; local
        urge_every: after the end of either, so many calendar days until those waited for are urged again; local
    """

    channel: str = "supervisor"
    term_months: int = attrs.field(default=24, validator=attrs.validators.ge(1))
    feedback_per: FeedbackPer = FeedbackPer.QUARTER
    feedback_days: int = attrs.field(default=10, validator=attrs.validators.ge(0))
    rectify_within: Amount = attrs.field(default=Amount(10, TimeUnit.WORKING_DAY))
    verify_within: Amount = attrs.field(default=Amount(5, TimeUnit.WORKING_DAY))
    urge_every: int = attrs.field(default=7, validator=attrs.validators.ge(1))
