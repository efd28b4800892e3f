"""The desk at which steps on the way (办理环节) are asked for, and taken."""

from datetime import datetime

from govliaison.access import Context
from govliaison.cases.decide.stepping import OpenStepAsk, TakeStepAsk, open_step, take_step
from govliaison.cases.door import CaseDoor
from govliaison.cases.model import Case
from govliaison.cases.opening import RulesFor
from govliaison.deadlines import Stage


class Milestones:
    """
    Steps on the way for one person. Verbs work as those of :class:`~govliaison.cases.Cases` do.

    Args:
        context: who acts, on which ledger
        rules_for: the rules by region
    """

    def __init__(self, context: Context, rules_for: RulesFor) -> None:
        self._door = CaseDoor(context, rules_for)

    def open(
        self,
        case: str,
        *,
        stage: Stage,
        note: str,
        at: datetime | None = None,
        recorded_for: str | None = None,
        request: str | None = None,
    ) -> Case:
        """Open a step that somebody asked for: a third party's opinion, mediation, a review; its limit runs from now."""
        ask = OpenStepAsk(stage=stage, note=note, by=self._door.by(at, recorded_for))
        return self._door.carry_out(case, open_step, ask, request)

    def take(
        self,
        case: str,
        *,
        stage: Stage,
        unit: str | None = None,
        note: str = "",
        at: datetime | None = None,
        recorded_for: str | None = None,
        request: str | None = None,
    ) -> Case:
        """Record that a step was taken, which ends its clock; ``unit`` for one beside the lead."""
        ask = TakeStepAsk(stage=stage, unit=unit, note=note, by=self._door.by(at, recorded_for))
        return self._door.carry_out(case, take_step, ask, request)
