"""What can happen to a case out of the ordinary: pauses, extensions, deferral, withdrawal, reopening, tasks."""

from datetime import datetime

import attrs

from govliaison.cases.kinds import AskedBy, DeferralReason, ExtensionReason, ReopenReason
from govliaison.deadlines import ClockStart, Criterion, DutyKind, PauseReason, Stage
from govliaison.ledger import Sealed


@attrs.frozen(kw_only=True)
class CaseMadeConfidential:
    """Whoever filed it wants to be kept secret (保密): only desk and lead see it, and the lead not who filed it."""


@attrs.frozen(kw_only=True)
class PersonRecused:
    """A person has an interest in it and no longer sees it (回避)."""

    person: str
    note: Sealed


@attrs.frozen(kw_only=True)
class CasePaused:
    """
    The clocks of the unit stand still (停表); whoever enters it approved it.

    Attributes:
        reason: why
        note: the evidence
        until: when they run again by themselves
        clocks: how they run on then
    """

    reason: PauseReason
    note: Sealed
    until: datetime
    clocks: tuple[ClockStart, ...]


@attrs.frozen(kw_only=True)
class CaseResumed:
    """
    The clocks run again: with what was left of their limits, or from nothing.

    Attributes:
        clocks: how they run on
        note: the evidence, where it was not the date that ended the pause
    """

    clocks: tuple[ClockStart, ...]
    note: Sealed | None = None


@attrs.frozen(kw_only=True)
class ExtensionRequested:
    """
    The unit asks for more time (延期申请).

    Attributes:
        unit: who asks
        stage: for what
        amount: how much, as in rule packs
        due_at: the new date that comes of it
        reason: why
        note: explanation, or legal basis
    """

    unit: str
    stage: Stage = Stage.ANSWER
    amount: str
    due_at: datetime
    reason: ExtensionReason
    note: Sealed | None = None


@attrs.frozen(kw_only=True)
class ExtensionDecided:
    """
    Somebody else granted it, with the limit as it ends now, or declined.

    Attributes:
        approved: whether it was granted
        as_post: as which post or unit they decided
        clock: the limit as it ends now
        note: explanation
    """

    approved: bool
    as_post: str = ""
    clock: ClockStart | None = None
    note: Sealed | None = None


@attrs.frozen(kw_only=True)
class PromiseMissed:
    """The moment passed at which whoever filed it was to hear again; ``unit`` had promised it."""

    unit: str


@attrs.frozen(kw_only=True)
class CaseDeferred:
    """
    It is put off to a date (挂账).

    Attributes:
        until: when it is taken up again by itself
        reason: why
        note: what is planned
        clocks: the limits that run from then
        review_days: after so many calendar days it is looked at again (定期复查); 0: never
    """

    until: datetime
    reason: DeferralReason
    note: Sealed
    clocks: tuple[ClockStart, ...]
    review_days: int = 0


@attrs.frozen(kw_only=True)
class DeferralEnded:
    """It is taken up again."""

    clocks: tuple[ClockStart, ...]


@attrs.frozen(kw_only=True)
class WithdrawalChecked:
    """Whoever filed it was called about its withdrawal (撤单质检), and said who wants it."""

    asked_by: AskedBy
    note: Sealed


@attrs.frozen(kw_only=True)
class CaseWithdrawn:
    """It ends, because whoever filed it wants that."""


@attrs.frozen(kw_only=True)
class CaseReopened:
    """A case that had ended is handled again by the unit that had it (回头看)."""

    reason: ReopenReason
    note: Sealed
    clocks: tuple[ClockStart, ...]


@attrs.frozen(kw_only=True)
class CaseTransferred:
    """
    Another unit leads from now on, without a return (转办); the limit of the answer runs on.

    Attributes:
        duty: number of its duty
        source: the unit that led
        lead: the unit that leads
        note: why
        objection: the dispute that was decided by this
        designated: it is the convener's final word
        clocks: the limits printed on the order
    """

    duty: int
    source: str
    lead: str
    note: Sealed
    objection: int | None = None
    designated: bool = False
    clocks: tuple[ClockStart, ...]


@attrs.frozen(kw_only=True)
class UnitInvolved:
    """
    Another unit takes part from now on, beside the lead.

    Attributes:
        duty: number of its duty
        kind: whether it assists or answers for a part of its own
        note: what it is to do
        clocks: its limits
    """

    duty: int
    kind: DutyKind
    unit: str
    note: Sealed
    clocks: tuple[ClockStart, ...]


@attrs.frozen(kw_only=True)
class UnitReleased:
    """A unit beside the lead owes its part no longer, though it was not done."""

    unit: str
    note: Sealed


@attrs.frozen(kw_only=True)
class DutyDone:
    """A unit that assists reports that it has done its part."""

    unit: str
    note: Sealed | None = None


@attrs.frozen(kw_only=True)
class CriterionMet:
    """A criterion for close-out (销号条件) is met; the note is the evidence."""

    criterion: Criterion
    note: Sealed


@attrs.frozen(kw_only=True)
class TaskAdded:
    """A unit must put something right until a date (整改任务)."""

    number: int
    unit: str
    text: Sealed
    due_at: datetime


@attrs.frozen(kw_only=True)
class TaskFinished:
    """It is done."""

    number: int
    note: Sealed | None = None


@attrs.frozen(kw_only=True)
class TaskOverdue:
    """The date passed, and it was not done; ``unit`` is late, whoever leads."""

    number: int
    unit: str
