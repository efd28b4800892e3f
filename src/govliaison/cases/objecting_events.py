"""Disputes about who handles a case (派单异议)."""

import attrs

from govliaison.deadlines import ClockStart
from govliaison.ledger import Sealed


@attrs.frozen(kw_only=True)
class ObjectionRaised:
    """
    The unit that has the case says that it is not its own; it stays accountable, and its clocks run on.

    Attributes:
        objection: number within the case, from 1
        unit: who objects
        note: why
        suggested: the unit that should have it
        reviewers: who decides, one after the other, as the rule pack of the case says
        clocks: the limit for deciding it
    """

    objection: int
    unit: str
    note: Sealed
    suggested: str | None = None
    reviewers: tuple[str, ...] = ()
    clocks: tuple[ClockStart, ...] = ()


@attrs.frozen(kw_only=True)
class ObjectionReferred:
    """
    Whoever reviewed it did not decide, and passed it on to the next.

    Attributes:
        objection: which, from 1
        reviewer: who decides now
        note: what was found so far
        clocks: the limit for deciding it, anew
    """

    objection: int
    reviewer: str
    note: Sealed
    clocks: tuple[ClockStart, ...] = ()


@attrs.frozen(kw_only=True)
class ObjectionDecided:
    """
    It is decided, and that is final: whoever has the case now can neither return it nor object again (M1.4).

    Attributes:
        objection: which, from 1
        upheld: the unit was right; ``CaseTransferred`` follows in the same commit
        unit: the unit that has the case from now on
        reviewer: as whom it was decided; empty where the rule pack names nobody
        note: why
    """

    objection: int
    upheld: bool
    unit: str
    reviewer: str = ""
    note: Sealed
