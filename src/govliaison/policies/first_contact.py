"""How many consultations are answered at first contact (首问直答率, M6.2): a share with its definition."""

from collections.abc import Iterable
from datetime import datetime
from fractions import Fraction

import attrs

from govliaison.cases import Case, CaseKind, CaseState


@attrs.frozen(kw_only=True)
class FirstContact:
    """
    Consultations of a period, and those answered from a guide entry when they were filed.

    Attributes:
        answered: whose first answer was taken from a guide entry at first contact
        consultations: all that were received, without histories, those refused, and those of an import that was undone
    """

    answered: int
    consultations: int

    @property
    def share(self) -> Fraction | None:
        """The share; None where there were no consultations."""
        return Fraction(self.answered, self.consultations) if self.consultations else None


def count_first_contact(
    cases: Iterable[Case], *, since: datetime | None = None, before: datetime | None = None
) -> FirstContact:
    """
    Count over the consultations received in a time.

    Args:
        cases: of the place that is asked about
        since: first moment
        before: first moment after it
    """
    counted = [
        case
        for case in cases
        if case.kind is CaseKind.CONSULTATION
        and not case.history
        and case.state not in (CaseState.REFUSED, CaseState.UNDONE)
        and (since is None or since <= case.received_at)
        and (before is None or case.received_at < before)
    ]
    answered = sum(bool(case.answers) and case.answers[0].guide is not None for case in counted)
    return FirstContact(answered=answered, consultations=len(counted))
