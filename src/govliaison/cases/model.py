"""The case as it stands: what its entries fold into."""

from collections.abc import Mapping
from datetime import datetime

import attrs

from govliaison.cases.events import Attachment
from govliaison.cases.kinds import (
    CaseKind,
    CaseState,
    DeliveryMethod,
    DutyKind,
    DutyState,
    Grade,
    Outcome,
    RefusalReason,
    ReturnReason,
    Scope,
    Solved,
    Urgency,
)
from govliaison.deadlines import Anchors, Clock, Facts, Light, Stage
from govliaison.ledger import Sealed, reveal


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
    """What one unit owes in the case, from when, and how far it is."""

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
        delivered_at: when it arrived
        undeliverable: why it could not arrive
        undeliverable_by: who says so; somebody else must confirm it
    """

    at: datetime
    unit: str
    actor: str
    text: Sealed
    outcome: Outcome | None = None
    perfunctory: bool = False
    next_at: datetime | None = None
    method: DeliveryMethod | None = None
    delivered_at: datetime | None = None
    undeliverable: Sealed | None = None
    undeliverable_by: str | None = None

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
class CallBack:
    """One attempt to ask whoever filed it."""

    at: datetime
    actor: str
    reached: bool
    solved: Solved | None = None
    grade: Grade | None = None
    note: Sealed | None = None


@attrs.frozen(kw_only=True)
class Case:
    """
    A case (诉求): one line of the work ledger.

    Attributes:
        lead: the accountable unit; exactly one at every moment – the desk until a unit is found
        desk: the unit that holds what nobody else holds
        designated: the lead is the convener's final word
        handlers: persons who signed, measured, answered or asked for close-out; none of them may audit it
        redone: how often a bad call-back sent it back
        changed_at: when its state changed last; nothing that changes it again may lie before that
        undeliverable_confirmed: the auditor confirmed that the answer could not be delivered
    """

    id: str
    number: str
    state: CaseState
    kind: CaseKind
    urgency: Urgency
    scope: Scope
    category: str
    category_said: Sealed | None = None
    region: str | None
    enterprise: str | None
    credit_code: str | None
    enterprise_name: Sealed | None
    title: Sealed
    text: Sealed
    contact: Sealed | None
    phone: Sealed | None
    phone_key: str | None
    filed_by: str | None
    sources: tuple[Source, ...]
    attachments: tuple[Attachment, ...] = ()
    extra: Mapping[str, str] = attrs.field(factory=dict)
    extra_private: Mapping[str, Sealed] = attrs.field(factory=dict)
    history: bool = False
    desk: str
    lead: str
    by: str = ""
    designated: bool = False
    duties: tuple[Duty, ...] = ()
    holdings: tuple[Holding, ...] = ()
    clocks: tuple[Clock, ...] = ()
    returns: tuple[Return, ...] = ()
    measures: tuple[Measure, ...] = ()
    answers: tuple[Answer, ...] = ()
    call_backs: tuple[CallBack, ...] = ()
    handlers: frozenset[str] = frozenset()
    refusal: RefusalReason | None = None
    refusal_note: Sealed | None = None
    received_at: datetime
    changed_at: datetime
    admitted_at: datetime | None = None
    dispatched_at: datetime | None = None
    signed_at: datetime | None = None
    answered_at: datetime | None = None
    requested_at: datetime | None = None
    requested_by: str | None = None
    audited_at: datetime | None = None
    auditor: str | None = None
    undeliverable_confirmed: bool = False
    closed_at: datetime | None = None
    redone: int = 0
    outcome: Outcome | None = None

    @property
    def category_shown(self) -> str:
        """The category as somebody called it, else as the catalogue does."""
        return reveal(self.category_said) or self.category

    @property
    def channel(self) -> str:
        """The channel it came by first."""
        return self.sources[0].channel

    @property
    def anchors(self) -> Anchors:
        """The moments from which limits run."""
        return Anchors(
            received=self.received_at,
            admitted=self.admitted_at,
            dispatched=self.dispatched_at,
            signed=self.signed_at,
            answered=self.answered_at,
            requested=self.requested_at,
            audited=self.audited_at,
        )

    @property
    def facts(self) -> Facts:
        """What deadline rules ask about it."""
        return Facts(
            kind=self.kind,
            urgency=self.urgency,
            channel=self.channel,
            category=self.category,
            region=self.region or "",
        )

    @property
    def running(self) -> tuple[Clock, ...]:
        """The clocks that run, the earliest end first."""
        return tuple(sorted((clock for clock in self.clocks if clock.is_running), key=lambda clock: clock.start.due_at))

    @property
    def final_answers(self) -> tuple[Answer, ...]:
        """The answers that are not interim."""
        return tuple(answer for answer in self.answers if answer.outcome is not None)

    @property
    def reply(self) -> Answer | None:
        """The last answer that says something: the one that counts for close-out."""
        return next((answer for answer in reversed(self.answers) if answer.says_something), None)

    @property
    def assisting(self) -> tuple[str, ...]:
        """The units that assist."""
        return tuple(
            duty.unit
            for duty in self.duties
            if duty.kind is DutyKind.ASSISTING and duty.state is not DutyState.RETURNED
        )

    def clock(self, stage: Stage) -> Clock | None:
        """Give the latest clock of a stage that did not become void, or None."""
        return next((clock for clock in reversed(self.clocks) if clock.start.stage is stage and not clock.void), None)

    def light(self, now: datetime) -> Light:
        """Tell the light of the case: the worst among the clocks that run; once closed, that of its answer."""
        clocks = self.running or tuple(filter(None, [self.clock(Stage.ANSWER)]))
        lights = {clock.light(now) for clock in clocks}
        return next((light for light in (Light.RED, Light.YELLOW) if light in lights), Light.GREEN)
