"""
What can happen to a case.

Free text and personal data are :data:`~govliaison.ledger.Sealed`; everything else is plain. Clocks are worked out when they start
and stand in the event that starts them, so that the limit is on the order itself.
"""

from collections.abc import Mapping
from datetime import datetime

import attrs

from govliaison.cases.kinds import (
    CaseKind,
    DeliveryMethod,
    Grade,
    Outcome,
    RefusalReason,
    ReturnReason,
    Scope,
    Solved,
    Urgency,
)
from govliaison.deadlines import ClockStart, GivenBy, Stage
from govliaison.ledger import Sealed


@attrs.frozen(kw_only=True)
class Attachment:
    """A file: its name, the digest under which it is stored, its size in bytes and its type."""

    name: Sealed
    blob: Sealed
    size: int
    media_type: str


@attrs.frozen(kw_only=True)
class CaseSubmitted:
    """
    A channel delivered a matter, and the ledger has it (T2.1).

    Attributes:
        case: id of the case
        number: number for the telephone, with its check digit
        channel: id of the channel instance
        source_id: id of the matter there
        order: order number that channels share
        received_at: when the channel received it
        entered_at: when it came into the ledger (录入); not said of a history
        desk: unit that is accountable until a unit is found
        filed_by: association that files for its members (T1.3)
        concerned: the enterprises for which it files, by their ids in the base
        enterprise: id in the enterprise base, if it is known
        credit_code: as stated
        phone_key: keyed hash of the telephone, to find the matter by it
        history: from before the mechanism ran; raises no notices
        given_due: end of the limit that is printed on the order
        extra: local fields of the profile
        extra_private: local fields that hold personal data or free text
        category: as far as the catalogue knows it
        category_said: what was said, where the catalogue does not know all of it
        track: as the channel says, or the sender
        difficulty: the same
        tags: the same
    """

    case: str
    number: str
    channel: str
    source_id: str
    order: str = ""
    received_at: datetime
    entered_at: datetime | None = None
    desk: str
    kind: CaseKind
    urgency: Urgency
    scope: Scope
    category: str
    category_said: Sealed | None = None
    track: str = ""
    difficulty: str = ""
    tags: frozenset[str] = frozenset()
    region: str | None
    filed_by: str | None = None
    concerned: frozenset[str] = frozenset()
    enterprise: str | None = None
    credit_code: str | None = None
    enterprise_name: Sealed | None = None
    title: Sealed
    text: Sealed
    contact: Sealed | None = None
    phone: Sealed | None = None
    phone_key: str | None = None
    attachments: tuple[Attachment, ...] = ()
    history: bool = False
    given_due: datetime | None = None
    extra: Mapping[str, str] = attrs.field(factory=dict)
    extra_private: Mapping[str, Sealed] = attrs.field(factory=dict)
    clocks: tuple[ClockStart, ...] = ()


@attrs.frozen(kw_only=True)
class CaseAmended:
    """The same source id came again with something changed; what is None, or a local field left out, stayed as it was."""

    kind: CaseKind | None = None
    urgency: Urgency | None = None
    scope: Scope | None = None
    category: str | None = None
    category_said: Sealed | None = None
    track: str | None = None
    difficulty: str | None = None
    tags: frozenset[str] | None = None
    region: str | None = None
    concerned: frozenset[str] | None = None
    enterprise: str | None = None
    credit_code: str | None = None
    enterprise_name: Sealed | None = None
    title: Sealed | None = None
    text: Sealed | None = None
    contact: Sealed | None = None
    phone: Sealed | None = None
    phone_key: str | None = None
    extra: Mapping[str, str] | None = None
    extra_private: Mapping[str, Sealed] | None = None


@attrs.frozen(kw_only=True)
class LimitGiven:
    """
    A limit for the answer was set beside the rule's: on the order, or by the unit's own promise.

    Attributes:
        given_by: who set it
        due_at: when it ends
        clocks: the clock of the answer, if it ends earlier by this
        later: how clocks run on when the pause ends, or begin when the deferral does; empty where that is as it was
    """

    given_by: GivenBy
    due_at: datetime
    clocks: tuple[ClockStart, ...] = ()
    later: tuple[ClockStart, ...] = ()


@attrs.frozen(kw_only=True)
class CaseSourceAdded:
    """The same matter arrived by another channel too, and its answer goes there as well (T2.1); or it got an order number."""

    channel: str
    source_id: str
    order: str = ""
    received_at: datetime


@attrs.frozen(kw_only=True)
class AttachmentsAdded:
    """Files came later than the matter."""

    attachments: tuple[Attachment, ...]


@attrs.frozen(kw_only=True)
class CaseAdmitted:
    """It will be handled; ``deemed``: because nobody decided within the limit, and a rule takes that as yes (视为受理)."""

    deemed: bool = False
    clocks: tuple[ClockStart, ...] = ()


@attrs.frozen(kw_only=True)
class CaseRefused:
    """It will not be handled here; whoever filed it is told why."""

    reason: RefusalReason
    note: Sealed | None = None


@attrs.frozen(kw_only=True)
class CaseDispatched:
    """
    It was handed to exactly one accountable unit, and perhaps to others that assist (M1.4).

    Attributes:
        duty: number of the lead's duty; those of the others follow
        lead: the accountable unit
        assisting: units that help
        parallel: units that answer for a part of their own (分办)
        by: who found the unit: ``hand``, ``catalogue`` or ``precedent``
        entry: entry of the competence catalogue that named it
        precedent: number of the case whose decided dispute named it
        designated: the convener's final word; it cannot be returned
        router: name of the router whose proposal was followed by hand
        router_reason: code of the reason it gave
    """

    duty: int
    lead: str
    assisting: tuple[str, ...] = ()
    parallel: tuple[str, ...] = ()
    by: str
    entry: str | None = None
    precedent: str | None = None
    designated: bool = False
    router: str | None = None
    router_reason: str | None = None
    clocks: tuple[ClockStart, ...] = ()


@attrs.frozen(kw_only=True)
class CaseSignedFor:
    """The unit has taken it."""

    unit: str
    clocks: tuple[ClockStart, ...] = ()


@attrs.frozen(kw_only=True)
class CaseReturned:
    """The lead unit gave it back, and the desk is accountable again."""

    unit: str
    reason: ReturnReason
    note: Sealed | None = None
    suggested: str | None = None
    clocks: tuple[ClockStart, ...] = ()


@attrs.frozen(kw_only=True)
class MeasureTaken:
    """Something was done or decided to solve it."""

    unit: str
    text: Sealed


@attrs.frozen(kw_only=True)
class InterimAnswered:
    """Whoever filed it was told how it stands, and perhaps when they will hear again."""

    unit: str
    text: Sealed
    next_at: datetime | None = None
    clocks: tuple[ClockStart, ...] = ()


@attrs.frozen(kw_only=True)
class CaseAnswered:
    """
    The reply.

    Attributes:
        outcome: what came of the matter, as the unit says
        perfunctory: it says only that the matter was received or passed on; it ends no clock but that of first contact
            and cannot satisfy close-out (M2.3)
        method: how it goes to whoever filed the matter
        delivered_at: when it arrived, if that is known already
        guide: the guide entry it was taken from at first contact, as ``stream@version`` (M6.2)
    """

    unit: str
    text: Sealed
    outcome: Outcome
    perfunctory: bool
    method: DeliveryMethod
    delivered_at: datetime | None = None
    guide: str | None = None
    clocks: tuple[ClockStart, ...] = ()


@attrs.frozen(kw_only=True)
class PartAnswered:
    """
    A unit beside the lead answered for its own part (分办); the matter as a whole is not answered by that.

    Attributes:
        outcome: what came of the part
        perfunctory: it says only that the matter was received or passed on; the part is still owed
        method: how it goes to whoever filed the matter
        delivered_at: when it arrived, if that is known already
    """

    unit: str
    text: Sealed
    outcome: Outcome
    perfunctory: bool
    method: DeliveryMethod
    delivered_at: datetime | None = None


@attrs.frozen(kw_only=True)
class AnswerDelivered:
    """The answer reached whoever filed the matter; ``answer`` counts from 1."""

    answer: int
    method: DeliveryMethod


@attrs.frozen(kw_only=True)
class AnswerUndeliverable:
    """It cannot be delivered; somebody else must confirm that before close-out."""

    answer: int
    note: Sealed


@attrs.frozen(kw_only=True)
class CloseOutRequested:
    """The unit asks that it be closed out (销号申请)."""

    unit: str
    note: Sealed | None = None
    clocks: tuple[ClockStart, ...] = ()


@attrs.frozen(kw_only=True)
class CloseOutAudited:
    """
    Another person than those who handled it checked the request (销号审核).

    Attributes:
        approved: it may be closed; else it goes back to handling
        undeliverable_confirmed: the auditor confirms that the answer could not be delivered
    """

    approved: bool
    undeliverable_confirmed: bool = False
    note: Sealed | None = None
    clocks: tuple[ClockStart, ...] = ()


@attrs.frozen(kw_only=True)
class CalledBack:
    """
    Whoever filed it was asked, or could not be reached (回访); *solved* and *satisfied* are two facts.

    Attributes:
        reached: somebody answered
        solved: what they say of the matter
        grade: how satisfied they are
        too_low: no bad grade, but less than the profile wants for close-out (R5)
    """

    reached: bool
    solved: Solved | None = None
    grade: Grade | None = None
    too_low: bool = False
    note: Sealed | None = None


@attrs.frozen(kw_only=True)
class CaseSentBack:
    """After a bad call-back it is handled again (重办); ``above``: the unit that watches over it now (提级), if any."""

    above: str = ""
    clocks: tuple[ClockStart, ...] = ()


@attrs.frozen(kw_only=True)
class CaseClosed:
    """It is closed out (销号), with the outcome of its last answer."""


@attrs.frozen(kw_only=True)
class DeadlineWarned:
    """A deadline is near; the light turned yellow."""

    stage: Stage
    unit: str


@attrs.frozen(kw_only=True)
class DeadlinePassed:
    """A deadline has passed; the light turned red and the unit was urged, and will be urged again (M1.3)."""

    stage: Stage
    unit: str
    urge_at: datetime


@attrs.frozen(kw_only=True)
class UnitUrged:
    """It is still overdue; the unit was urged again, and the next time is set."""

    stage: Stage
    unit: str
    urge_at: datetime
