"""
What an instrument says beside its limits: extensions, pauses, returns, objections, call-back, redoing, supervision, ratings.

Amounts are those of the instrument, and what it does not say stays None or empty.
"""

from enum import StrEnum

import attrs

from govliaison.deadlines.stages import Anchor, Stage
from govliaison.errors import InputError
from govliaison.values import Amount


@attrs.frozen(kw_only=True)
class Silence:
    """
    What the instrument does not say.

    Attributes:
        stages: stages for which it sets no limit
        fall_back: whose limits stand in there, for people to read; those of the next pack that speaks do hold, at last
            those built in (``fall-back``). They are local, never the instrument's
        note: what it does say, or where the source breaks off
    """

    stages: tuple[Stage, ...] = ()
    fall_back: str = ""
    note: str = ""


@attrs.frozen(kw_only=True)
class Extension:
    """
    How a limit is extended (延期).

    Attributes:
        stage: the limit that is extended
        max_times: how often, or None: not said
        amount: how much longer each time
        up_to: how long all together, from where the limit itself runs; instead of ``amount``
        apply_before: how long before the end it must be asked for at the latest; None: before the end
        approver: post or unit that decides
        must_inform: whoever filed it must be told
        needs_new_date: the new date must be named, as it always is
        needs_basis: the legal basis must be named
        reasons: what it may be granted for
        note: what a reader should know
    """

    stage: Stage = Stage.ANSWER
    max_times: int | None = None
    amount: Amount | None = None
    up_to: Amount | None = None
    apply_before: Amount | None = None
    approver: str = ""
    must_inform: bool = False
    needs_new_date: bool = False
    needs_basis: bool = False
    reasons: tuple[str, ...] = ()
    note: str = ""

    def __attrs_post_init__(self) -> None:
        if self.up_to is not None and self.amount is not None:
            raise InputError("pack.two-amounts")


class PauseReason(StrEnum):
    """Why a clock stands still (停表)."""

    SUPPLEMENT = "supplement"
    """补正"""
    TESTING = "testing"
    """检验、检测、鉴定"""
    HEARING = "hearing"
    """听证"""
    THIRD_PARTY = "third-party"
    """征求第三方意见"""
    SUSPENDED = "suspended"
    """中止"""
    JUDICIAL = "judicial"
    """司法程序"""
    APPLICANT = "applicant"
    """等待申请人"""


@attrs.frozen(kw_only=True)
class Pause:
    """
    A reason for which a clock stands still.

    Attributes:
        reason: why
        stages: which clocks
        started_by: evidence with which it begins
        ended_by: evidence with which it ends
        restarts: the clock begins again from nothing instead of running on
        note: what a reader should know
    """

    reason: PauseReason
    stages: tuple[Stage, ...] = (Stage.ANSWER,)
    started_by: str = ""
    ended_by: str = ""
    restarts: bool = False
    note: str = ""


@attrs.frozen(kw_only=True)
class Return:
    """
    How a unit may hand a matter back (退单).

    Attributes:
        allowed: False where the instrument forbids it
        window: for how long after the anchor
        anchor: from when
        reasons: for what
        needs_reason: the reason must be given
        needs_basis: its basis must be named
        needs_suggested_unit: the unit that should have it must be named
        max_times: how often a matter may be handed back
        decision_within: how soon that is decided
        final: once a unit is designated it may not hand the matter back, as it never may
        note: what a reader should know
    """

    allowed: bool = True
    window: Amount | None = None
    anchor: Anchor = Anchor.DISPATCHED
    reasons: tuple[str, ...] = ()
    needs_reason: bool = False
    needs_basis: bool = False
    needs_suggested_unit: bool = False
    max_times: int | None = None
    decision_within: Amount | None = None
    final: bool = False
    note: str = ""


@attrs.frozen(kw_only=True)
class Objection:
    """
    How a dispute about who handles a matter is decided (派单异议).

    Attributes:
        within: how soon it must be raised
        needs_reason: the reason must be given, as it always must
        reviewers: who decides, one after the other
        decision_within: how soon
        same_day: it is decided on the day on which it is raised
        final: what was decided stands, as it always does
        note: what a reader should know
    """

    within: Amount | None = None
    needs_reason: bool = False
    reviewers: tuple[str, ...] = ()
    decision_within: Amount | None = None
    same_day: bool = False
    final: bool = False
    note: str = ""


@attrs.frozen(kw_only=True)
class Interim:
    """
    How long-running matters are reported on (阶段性答复).

    Attributes:
        every: how often, from dispatch and from each interim answer until the matter is answered; None: not said
        each_sets_next: every interim answer names the date of the next one, until the matter is closed
        note: what a reader should know
    """

    every: Amount | None = None
    each_sets_next: bool = False
    note: str = ""


class DutyKind(StrEnum):
    """What a unit has to do in a matter."""

    LEAD = "lead"
    """主办"""
    ASSISTING = "assisting"
    """协办"""
    PARALLEL = "parallel"
    """分办: each answers for its own part"""


@attrs.frozen(kw_only=True)
class DutyTerms:
    """
    What each kind of duty is measured by.

    Attributes:
        kind: of which duty
        stages: its limits; steps on the way (办理环节) that are not among those of the lead are the desk's
        reports_to: to whom the result goes
        note: what a reader should know
    """

    kind: DutyKind
    stages: tuple[Stage, ...] = ()
    reports_to: str = ""
    note: str = ""


class Coverage(StrEnum):
    """Who is called back."""

    FULL = "full"
    SAMPLE = "sample"
    REAL_NAME = "real-name"
    BAD_RATING = "bad-rating"
    """only those who gave their name and rated badly"""


def _check_percent(_terms: object, _field: object, percent: int | None) -> None:
    if percent is not None and not 1 <= percent <= 100:  # noqa: PLR2004 - per cent
        raise InputError("pack.percent", percent=percent)


@attrs.frozen(kw_only=True)
class CallBackTerms:
    """
    How people are asked afterwards (回访).

    Attributes:
        coverage: who; None: not said
        percent: how many of them, of a hundred: drawn by lot, the same however often it is asked
        attempts: how often somebody who cannot be reached is tried
        gap: how long between two attempts at the least
        by: who asks
        note: what a reader should know
    """

    coverage: Coverage | None = None
    percent: int | None = attrs.field(default=None, validator=_check_percent)
    attempts: int | None = None
    gap: Amount | None = None
    by: str = ""
    note: str = ""


class RedoWhen(StrEnum):
    """What sends a matter back."""

    DISSATISFIED = "dissatisfied"
    """whoever filed it is not content; or says, without a grade, that it is unsolved"""
    UNSOLVED = "unsolved"
    """they say that it is unsolved"""


@attrs.frozen(kw_only=True)
class Redo:
    """
    When a matter goes back to be handled again (重办).

    Attributes:
        when: what sends it back; empty: both
        automatic: without anybody deciding so, as the program always does
        max_times: how often; None: not said
        until_satisfied: again and again, until whoever filed it is satisfied
        raises_level: each time a level higher (提级): the unit above the lead is told to watch over it
        second_time: the step of supervision when the second result is bad too
        note: what a reader should know
    """

    when: tuple[RedoWhen, ...] = ()
    automatic: bool = False
    max_times: int | None = None
    until_satisfied: bool = False
    raises_level: bool = False
    second_time: str = ""
    note: str = ""


class LadderWhen(StrEnum):
    """What a step of supervision answers."""

    NEAR_END = "near-end"
    """the limit ends soon"""
    EXPIRED = "expired"
    """it has ended"""
    BEHIND = "behind"
    """the plan is not kept"""
    POOR = "poor"
    """it is handled badly, or made up"""
    DISSATISFIED = "dissatisfied"
    """whoever filed it is not content"""
    DISPUTED = "disputed"
    """units do not agree on whose it is"""
    UNANSWERED = "unanswered"
    """the step before had no effect"""


@attrs.frozen(kw_only=True)
class LadderStep:
    """
    One step of supervision (督办).

    Attributes:
        when: what it answers; None: not said
        after: how long after that; or before the end, for ``near-end``
        from_time: from which time on; 2 where the first time is let pass
        name: as people call it, such as 催办
        colour: of the sheet or lamp
        document: the paper that is issued
        issuer: who issues it
        copied_to: who gets a copy
        next: name of the step that follows
        note: what a reader should know
    """

    when: LadderWhen | None = None
    after: Amount | None = None
    from_time: int = 1
    name: str
    colour: str = ""
    document: str = ""
    issuer: str = ""
    copied_to: tuple[str, ...] = ()
    next: str = ""
    note: str = ""


class Criterion(StrEnum):
    """What must be so before a matter may be closed out (销号)."""

    REPORTED = "R1"
    """the unit reports it closed, with evidence"""
    CONFIRMED = "R2"
    """the enterprise confirms; its opinion is on record"""
    SIGNED_BY_HEAD = "R3"
    """the head of the unit signs"""
    AUDITED = "R4"
    """the convener checks it, one by one"""
    CALLED_BACK = "R5"
    """called back, and content enough"""
    APPROVED = "R6"
    """a leader approves"""
    SHEET_SIGNED = "R7"
    """the enterprise signs the close-out sheet at a meeting"""
    EXPLAINED_WITH_BASIS = "R8"
    """what was only explained closes with its legal basis and a call-back"""
    LAWFUL = "R9"
    """dissatisfied but lawful: closed as such, outside assessment"""
    PLANNED_APART = "R10"
    """a planned solution goes on a list of its own and does not count as closed"""


@attrs.frozen(kw_only=True)
class RatingTerms:
    """
    How services are rated (好差评).

    Attributes:
        grades: from best to worst
        bad: those that count as bad
        second_grades: for rating what was mended
        online: what is rated of services online
        offline: what is rated at a window
        items: what is rated, where the two are not told apart
        needs_ledger: complex bad ratings stand in a register with a date for mending
        needs_basis: a bad rating without legal basis is explained
        appeal: the unit may have a mistaken or untrue rating reviewed, as it always may
        note: what a reader should know
    """

    grades: tuple[str, ...] = ()
    bad: tuple[str, ...] = ()
    second_grades: tuple[str, ...] = ()
    online: tuple[str, ...] = ()
    offline: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    needs_ledger: bool = False
    needs_basis: bool = False
    appeal: bool = False
    note: str = ""
