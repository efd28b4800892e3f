"""The desk for supervision (督办) and for reviews of what was put off (定期复查)."""

from datetime import datetime

from govliaison.access import Context
from govliaison.cases.decide.supervising import ReviewDeferralAsk, SuperviseAsk, review_deferral, supervise
from govliaison.cases.door import CaseDoor
from govliaison.cases.model import Case
from govliaison.cases.opening import RulesFor


class Supervising:
    """
    Supervision for one person; only conveners take steps. Verbs work as those of :class:`~govliaison.cases.Cases` do.

    Args:
        context: who acts, on which ledger
        rules_for: the rules by region
    """

    def __init__(self, context: Context, rules_for: RulesFor) -> None:
        self._door = CaseDoor(context, rules_for)

    def supervise(
        self,
        case: str,
        *,
        step: str,
        note: str,
        at: datetime | None = None,
        recorded_for: str | None = None,
        request: str | None = None,
    ) -> Case:
        """Take a step of supervision (督办) that no clock takes, by its name in the rule pack."""
        ask = SuperviseAsk(step=step, note=note, by=self._door.by(at, recorded_for))
        return self._door.carry_out(case, supervise, ask, request)

    def review_deferral(
        self,
        case: str,
        *,
        note: str,
        at: datetime | None = None,
        recorded_for: str | None = None,
        request: str | None = None,
    ) -> Case:
        """Record that a case that is put off was looked at again (定期复查), and how its plan stands."""
        ask = ReviewDeferralAsk(note=note, by=self._door.by(at, recorded_for))
        return self._door.carry_out(case, review_deferral, ask, request)
