"""What a case consists of: sources, duties, objections, answers, pauses, tasks, instructions."""

from datetime import date, datetime, timedelta

import attrs

from govliaison.cases.events import Attachment
from govliaison.cases.kinds import (
    CaseState,
    DeferralReason,
    DeliveryMethod,
    DutyState,
    ExtensionReason,
    Grade,
    ObjectionState,
    Outcome,
    ReturnReason,
    SettledBy,
    Solved,
    Waiting,
)
from govliaison.deadlines import (
    Clock,
    ClockStart,
    DutyKind,
    PauseReason,
    Stage,
)
from govliaison.ledger import Sealed


@attrs.frozen(kw_only=True)
class Source:
    """Where a matter came from; it may have come more than once, perhaps under an order number that channels share."""

    channel: str
    source_id: str
    order: str = ""
    received_at: datetime

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims by which the same matter is found again."""
        own = f"source:{self.channel}:{self.source_id}"
        return (own, f"order:{self.order}") if self.order else (own,)


@attrs.frozen(kw_only=True)
class Duty:
    """What one unit owes in the case, from when, and how far it is; its clocks bear its unit."""

    number: int
    kind: DutyKind
    unit: str
    since: datetime
    state: DutyState = DutyState.WAITING
    signed_at: datetime | None = None
    ended_at: datetime | None = None


@attrs.frozen(kw_only=True)
class Holding:
    """Who was accountable from when to when; without gap from the first moment on (M1.4)."""

    unit: str
    since: datetime
    until: datetime | None = None


@attrs.frozen(kw_only=True)
class Wait:
    """
    A time during which the same unit was waited for.

    Attributes:
        unit: the unit; empty where no unit's time runs
        what: for what
        since: from when
        until: until when; None while it goes on
    """

    unit: str
    what: Waiting
    since: datetime
    until: datetime | None = None


@attrs.frozen(kw_only=True)
class Measure:
    """Something done or decided."""

    at: datetime
    unit: str
    actor: str
    text: Sealed


@attrs.frozen(kw_only=True)
class Answer:
    """
    A reply, interim or final.

    Attributes:
        outcome: None for an interim answer
        part: it answers for the part of a unit beside the lead (分办)
        delivered_at: when it arrived
        undeliverable: why it could not arrive
        undeliverable_by: who says so; somebody else must confirm it
        guide: the guide entry it was taken from at first contact (M6.2)
    """

    at: datetime
    unit: str
    actor: str
    text: Sealed
    outcome: Outcome | None = None
    perfunctory: bool = False
    part: bool = False
    next_at: datetime | None = None
    method: DeliveryMethod | None = None
    delivered_at: datetime | None = None
    undeliverable: Sealed | None = None
    undeliverable_by: str | None = None
    guide: str | None = None

    @property
    def says_something(self) -> bool:
        """Whether it is a reply that may satisfy close-out: neither interim nor perfunctory (M2.3)."""
        return self.outcome is not None and not self.perfunctory


@attrs.frozen(kw_only=True)
class Return:
    """A unit gave it back."""

    at: datetime
    unit: str
    reason: ReturnReason
    note: Sealed | None = None
    suggested: str | None = None


@attrs.frozen(kw_only=True)
class Objection:
    """
    A unit disputes that the case is its own (派单异议).

    Attributes:
        number: from 1
        at: when it was raised
        unit: who objects
        note: why
        suggested: the unit that should have it, as it says
        reviewers: who decides, one after the other; empty: the convener
        stage: whose turn it is, from 0
        since: since when
        state: whether it is decided
        decided_for: the unit that has the case by the decision
        decision: why
    """

    number: int
    at: datetime
    unit: str
    note: Sealed
    suggested: str | None = None
    reviewers: tuple[str, ...] = ()
    stage: int = 0
    since: datetime
    state: ObjectionState = ObjectionState.OPEN
    decided_at: datetime | None = None
    decided_for: str | None = None
    decision: Sealed | None = None

    @property
    def reviewer(self) -> str:
        """Who decides now; empty where the rule pack names nobody."""
        return self.reviewers[self.stage] if self.reviewers else ""

    @property
    def next_reviewer(self) -> str | None:
        """Who decides if this one does not."""
        return self.reviewers[self.stage + 1] if self.stage + 1 < len(self.reviewers) else None


@attrs.frozen(kw_only=True)
class Settlement:
    """
    It was disputed whose the case is, and the convener said whose.

    Attributes:
        unit: the unit
        at: when
        by: how
    """

    unit: str
    at: datetime
    by: SettledBy


@attrs.frozen(kw_only=True)
class CallBack:
    """One attempt to ask whoever filed it; ``too_low``: the grade is less than the profile wants (R5)."""

    at: datetime
    actor: str
    reached: bool
    solved: Solved | None = None
    grade: Grade | None = None
    too_low: bool = False
    note: Sealed | None = None

    @property
    def is_bad(self) -> bool:
        """Whether they say that it is unsolved, or are dissatisfied, or less content than the profile wants."""
        return self.solved is Solved.NO or self.too_low or (self.grade is not None and self.grade.is_bad)


@attrs.frozen(kw_only=True)
class CasePause:
    """
    The clocks of the unit stand still.

    Attributes:
        since: from when
        until: when they run again by themselves
        reason: why
        note: the evidence
        clocks: how they run on then
    """

    since: datetime
    until: datetime
    reason: PauseReason
    note: Sealed
    clocks: tuple[ClockStart, ...]


@attrs.frozen(kw_only=True)
class ExtensionAsked:
    """The unit asks for so much more time; somebody else decides."""

    stage: Stage = Stage.ANSWER
    at: datetime
    by: frozenset[str]
    amount: str
    due_at: datetime
    reason: ExtensionReason
    note: Sealed | None = None


@attrs.frozen(kw_only=True)
class Deferral:
    """
    The case is put off to a date (挂账).

    Attributes:
        until: when it is taken up again by itself
        reason: why
        note: what is planned
        clocks: the limits that run from then
        review_days: after so many calendar days it is looked at again (定期复查); 0: never
        review_at: when the desk will be asked to do so next
        review_owed: the desk was asked and has not done so
    """

    until: datetime
    reason: DeferralReason
    note: Sealed
    clocks: tuple[ClockStart, ...]
    review_days: int = 0
    review_at: datetime | None = None
    review_owed: bool = False

    def reviewed(self, at: datetime, *, owed: bool) -> "Deferral":
        """Set when it is looked at next: so many days later, unless it is taken up before."""
        following = at + timedelta(days=self.review_days)
        ahead = self.review_days > 0 and following < self.until
        return attrs.evolve(self, review_at=following if ahead else None, review_owed=owed)


@attrs.frozen(kw_only=True)
class Task:
    """
    Something that a unit must put right before the case may be closed out (整改任务).

    Attributes:
        number: from 1
        unit: whose task it is; if it is late, that unit is
        due_at: until when
        late: its end was entered before it was done
    """

    number: int
    unit: str
    text: Sealed
    due_at: datetime
    done_at: datetime | None = None
    late: bool = False


@attrs.frozen(kw_only=True)
class Instruction:
    """
    What a leader wrote on a case (批示).

    Attributes:
        caps_answer: the leader named the moment, so the answer is due by then too
        reported_at: when it was reported back; open until then
    """

    number: int
    leader: Sealed
    post: str
    text: Sealed
    day: date
    due_at: datetime
    caps_answer: bool
    scan: Attachment | None = None
    reported_at: datetime | None = None
    report: Sealed | None = None


@attrs.frozen(kw_only=True)
class Supervision:
    """
    A step of supervision that was taken (督办).

    Attributes:
        at: when
        by: who took it; ``system`` where it was taken by itself
        unit: who was supervised
        level: its place in the ladder of the pack, from 1
        name: as people call it
        colour: of the sheet or lamp
        document: the paper that is issued
        issuer: who issues it
        copied_to: who gets a copy, in the words of the instrument
        stage: the limit whose end it belongs to; None where it answers something else
        note: why a convener took it
        retracted: a late entry showed that nobody had been late; it counts no more
    """

    at: datetime
    by: str
    unit: str
    level: int
    name: str
    colour: str = ""
    document: str = ""
    issuer: str = ""
    copied_to: tuple[str, ...] = ()
    stage: Stage | None = None
    note: Sealed | None = None
    retracted: bool = False


@attrs.frozen(kw_only=True)
class Follower:
    """A case that is the same matter."""

    case: str
    number: str


@attrs.frozen(kw_only=True)
class Merged:
    """
    Whom a case follows, and where it stood before.

    Attributes:
        master: id of the case it follows
        number: the master's number
        at: since when
        state: where the case stood
        changed_at: since when it stood there
        clocks: its clocks as they were; they begin again if it is un-merged, as if it had never followed anybody
        extension: more time that was asked for, undecided
        deferral: until when it was put off
        promise: when whoever filed it was to hear again
    """

    master: str
    number: str
    at: datetime
    state: CaseState
    changed_at: datetime
    clocks: tuple[Clock, ...]
    extension: ExtensionAsked | None = None
    deferral: Deferral | None = None
    promise: datetime | None = None
