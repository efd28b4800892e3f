"""The case as it stands: what its entries fold into."""

from collections.abc import Mapping
from datetime import datetime

import attrs

from govliaison.cases.events import Attachment
from govliaison.cases.fast_track import FAST_TRACK, OnFastTrack
from govliaison.cases.kinds import (
    CaseKind,
    CaseState,
    DutyState,
    ObjectionState,
    Outcome,
    RefusalReason,
    Scope,
    Urgency,
)
from govliaison.cases.parts import (
    Answer,
    CallBack,
    CasePause,
    Deferral,
    Duty,
    ExtensionAsked,
    Follower,
    Holding,
    Instruction,
    Measure,
    Merged,
    Objection,
    Return,
    Settlement,
    Source,
    Supervision,
    Task,
    Wait,
)
from govliaison.deadlines import (
    Anchors,
    Clock,
    ClockStart,
    Criterion,
    DutyKind,
    Facts,
    GivenBy,
    GivenLimit,
    Light,
    Stage,
)
from govliaison.ledger import Sealed, reveal


@attrs.frozen(kw_only=True)
class Case:
    """
    A case (诉求): one line of the work ledger.

    Attributes:
        lead: the accountable unit; exactly one at every moment – the desk until a unit is found
        desk: the unit that holds what nobody else holds
        designated: the lead is the convener's final word
        waits: who was waited for, from when to when; without gap while it is open
        handlers: persons who signed, measured, answered or asked for close-out; none of them may audit it
        entered_at: when it came into the ledger; not said of a history
        concerned: enterprises of the base for which an association files it (T1.3)
        given: limits for the answer beside the rule's: printed on the order, or promised
        redone: how often a bad call-back sent it back
        changed_at: when its state changed last; nothing that changes it again may lie before that
        undeliverable_confirmed: the auditor confirmed that the answer could not be delivered
        pause: its clocks stand still (停表)
        extension: more time was asked for, and nobody has decided
        deferral: until when it is put off (挂账)
        promise: when whoever filed it will hear again
        promises_missed: when they did not
        pressed: how often a unit pressed them to withdraw it
        reopened: when it was taken up again after it had ended
        tasks: what units must put right
        confidential: whoever filed it wants to be kept secret
        recused: persons who may not see it
        met: criteria for close-out that were recorded since it was handled last
        merged: whom it follows, or followed until both were closed; nobody once it is taken up again
        followers: cases that are the same matter; they are answered and closed with this one, and stay closed if it is
            taken up again
        deemed: it was admitted because nobody decided within the limit; it can be refused no more
        supervision: steps of supervision that were taken (督办)
        objections: disputes about who handles it, in order
        track: the track that a statute lays out for it, such as ``petition``; empty: none
        difficulty: ``a``, ``b``, ``c`` or the local word
        tags: words by which rules and lists tell it apart
        fast_track: that it goes the fast track (绿色通道), and why
        judged_at: when a convener said what it is (定性分类); since then no channel changes track, difficulty or tags
        settlement: whose it is by the convener's word, where that was in dispute; a precedent for the next like it
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
    concerned: frozenset[str] = frozenset()
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
    waits: tuple[Wait, ...] = ()
    clocks: tuple[Clock, ...] = ()
    given: tuple[GivenLimit, ...] = ()
    returns: tuple[Return, ...] = ()
    measures: tuple[Measure, ...] = ()
    answers: tuple[Answer, ...] = ()
    call_backs: tuple[CallBack, ...] = ()
    handlers: frozenset[str] = frozenset()
    refusal: RefusalReason | None = None
    refusal_note: Sealed | None = None
    received_at: datetime
    changed_at: datetime
    entered_at: datetime | None = None
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
    pause: CasePause | None = None
    extension: ExtensionAsked | None = None
    deferral: Deferral | None = None
    promise: datetime | None = None
    promises_missed: tuple[datetime, ...] = ()
    pressed: int = 0
    reopened: tuple[datetime, ...] = ()
    tasks: tuple[Task, ...] = ()
    confidential: bool = False
    recused: frozenset[str] = frozenset()
    met: frozenset[Criterion] = frozenset()
    merged: Merged | None = None
    followers: tuple[Follower, ...] = ()
    instructions: tuple[Instruction, ...] = ()
    deemed: bool = False
    supervision: tuple[Supervision, ...] = ()
    objections: tuple[Objection, ...] = ()
    track: str = ""
    difficulty: str = ""
    tags: frozenset[str] = frozenset()
    judged_at: datetime | None = None
    fast_track: OnFastTrack | None = None
    settlement: Settlement | None = None

    @property
    def category_shown(self) -> str:
        """The category as somebody called it, else as the catalogue does."""
        return reveal(self.category_said) or self.category

    @property
    def alone(self) -> "Case":
        """The case as it would stand if it did not follow another one: that has gone on all the time."""
        before = self.merged
        if before is None or self.state is not CaseState.MERGED:
            return self
        return attrs.evolve(
            self,
            state=before.state,
            changed_at=before.changed_at,
            clocks=before.clocks,
            extension=before.extension,
            deferral=before.deferral,
            promise=before.promise,
            merged=None,
        )

    def follows(self, master: str) -> bool:
        """Tell whether it follows a case: not whether it did."""
        return self.state is CaseState.MERGED and self.was_merged_into(master)

    def was_merged_into(self, master: str) -> bool:
        """Tell whether it follows a case, or ended with it."""
        return self.merged is not None and self.merged.master == master

    @property
    def channel(self) -> str:
        """The channel it came by first."""
        return self.sources[0].channel

    @property
    def anchors(self) -> Anchors:
        """The moments from which limits run."""
        return Anchors(
            received=self.received_at,
            entered=self.entered_at,
            admitted=self.admitted_at,
            dispatched=self.dispatched_at,
            signed=self.signed_at,
            answered=self.answered_at,
            requested=self.requested_at,
            audited=self.audited_at,
            given=self.given + self._instructed,
        )

    @property
    def is_anonymous(self) -> bool:
        """Whether whoever filed it gave neither contact nor telephone (匿名)."""
        return self.contact is None and self.phone is None

    @property
    def facts(self) -> Facts:
        """What deadline rules ask about it."""
        return Facts(
            kind=self.kind,
            urgency=self.urgency,
            channel=self.channel,
            category=self.category,
            region=self.region or "",
            difficulty=self.difficulty,
            tags=self.tags | ({FAST_TRACK} if self.fast_track else set()),
            track=self.track,
            real_name=not self.is_anonymous,
        )

    @property
    def running(self) -> tuple[Clock, ...]:
        """The clocks that run, the earliest end first."""
        return tuple(sorted((clock for clock in self.clocks if clock.is_running), key=lambda clock: clock.start.due_at))

    @property
    def running_starts(self) -> tuple[ClockStart, ...]:
        """How the clocks that run were started."""
        return tuple(clock.start for clock in self.running)

    @property
    def open_objection(self) -> Objection | None:
        """The dispute that nobody has decided; there is one at most."""
        return next((each for each in self.objections if each.state is ObjectionState.OPEN), None)

    @property
    def hops(self) -> int:
        """How often it was handed on: to a unit, after the first, by whatever way (踢皮球)."""
        handed = sum(
            other.unit not in (one.unit, self.desk)
            for one, other in zip(self.holdings, self.holdings[1:], strict=False)
        )
        return max(handed - 1, 0)

    @property
    def open_instructions(self) -> tuple[Instruction, ...]:
        """
        Instructions on which nobody has reported back, the one due first in front.

        Where state secrets were found the case ends at once, and the report goes another way.
        """
        if not self.state.is_open:
            return ()
        return tuple(
            sorted((each for each in self.instructions if each.reported_at is None), key=lambda each: each.due_at)
        )

    @property
    def _instructed(self) -> tuple[GivenLimit, ...]:
        return tuple(
            GivenLimit(given_by=GivenBy.INSTRUCTION, due_at=each.due_at)
            for each in self.open_instructions
            if each.caps_answer
        )

    @property
    def final_answers(self) -> tuple[Answer, ...]:
        """The answers to the whole matter that are not interim."""
        return tuple(answer for answer in self.answers if answer.outcome is not None and not answer.part)

    @property
    def reply(self) -> Answer | None:
        """The last answer of the lead that says something: the one that counts for close-out."""
        return next((answer for answer in reversed(self.final_answers) if answer.says_something), None)

    @property
    def replies(self) -> tuple[Answer, ...]:
        """All that must have arrived before close-out: the reply, and the answers to parts that say something."""
        parts = tuple(answer for answer in self.answers if answer.part and answer.says_something)
        return parts + ((self.reply,) if self.reply else ())

    @property
    def open_tasks(self) -> tuple[Task, ...]:
        """The tasks that are not done."""
        return tuple(task for task in self.tasks if task.done_at is None)

    @property
    def for_bulletin(self) -> bool:
        """Whether supervision reports it: dissatisfied for the second time, or pressed to withdraw."""
        return sum(call.is_bad for call in self.call_backs) > 1 or self.pressed > 0

    @property
    def open_duties(self) -> tuple[Duty, ...]:
        """What units beside the lead still owe."""
        return tuple(duty for duty in self.duties if duty.kind is not DutyKind.LEAD and duty.ended_at is None)

    @property
    def assisting(self) -> tuple[str, ...]:
        """The units that assist (协办)."""
        return self._taking_part(DutyKind.ASSISTING)

    @property
    def parallel(self) -> tuple[str, ...]:
        """The units that answer for a part of their own (分办)."""
        return self._taking_part(DutyKind.PARALLEL)

    @property
    def units(self) -> tuple[str, ...]:
        """All units that have a part in it, the lead first."""
        return (self.lead, *self.assisting, *self.parallel)

    def _taking_part(self, kind: DutyKind) -> tuple[str, ...]:
        gone = (DutyState.RETURNED, DutyState.RELEASED)
        return tuple(duty.unit for duty in self.duties if duty.kind is kind and duty.state not in gone)

    def clock(self, stage: Stage) -> Clock | None:
        """Give the latest clock of a stage that did not become void, or None; not those of units beside the lead."""
        return next(
            (
                clock
                for clock in reversed(self.clocks)
                if clock.start.stage is stage and not clock.void and clock.start.duty is DutyKind.LEAD
            ),
            None,
        )

    def light(self, now: datetime) -> Light:
        """Tell the light of the case: the worst among the clocks that run; once closed, that of its answer."""
        clocks = self.running or tuple(filter(None, [self.clock(Stage.ANSWER)]))
        lights = {clock.light(now) for clock in clocks}
        return next((light for light in (Light.RED, Light.YELLOW) if light in lights), Light.GREEN)
