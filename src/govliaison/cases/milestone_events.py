"""Steps on the way (办理环节) that a rule pack sets limits for: asked for where nobody owes them before, and taken."""

import attrs

from govliaison.deadlines import ClockStart, Stage
from govliaison.ledger import Sealed


@attrs.frozen(kw_only=True)
class StepOpened:
    """
    A step was asked for: a third party's opinion, mediation, a review by the level above.

    Attributes:
        stage: the step
        unit: who owes it from now on
        note: who asked for it, and why
        clocks: its limit
    """

    stage: Stage
    unit: str
    note: Sealed
    clocks: tuple[ClockStart, ...] = ()


@attrs.frozen(kw_only=True)
class StepTaken:
    """
    A step was taken, and its clock ends.

    Attributes:
        stage: the step
        unit: who owed it
        note: what came of it
        clocks: its next limit, where it is owed again and again
    """

    stage: Stage
    unit: str
    note: Sealed | None = None
    clocks: tuple[ClockStart, ...] = ()
