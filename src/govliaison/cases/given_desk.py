"""The desk at which limits are given beside the rules."""

from datetime import datetime

from govliaison.access import Context
from govliaison.cases.decide.promising import PromiseAsk, promise
from govliaison.cases.door import CaseDoor
from govliaison.cases.model import Case
from govliaison.cases.opening import RulesFor


class GivenLimits:
    """
    Limits that no rule gave. Verbs work as those of :class:`~govliaison.cases.Cases` do.

    Args:
        context: who acts, on which ledger
        rules_for: the rules by region
    """

    def __init__(self, context: Context, rules_for: RulesFor) -> None:
        self._door = CaseDoor(context, rules_for)

    def promise(
        self,
        case: str,
        *,
        due_at: datetime,
        at: datetime | None = None,
        recorded_for: str | None = None,
        request: str | None = None,
    ) -> Case:
        """Promise the answer by a moment; the earliest of rule, order, instruction and promise wins."""
        ask = PromiseAsk(due_at=due_at, by=self._door.by(at, recorded_for))
        return self._door.carry_out(case, promise, ask, request)
