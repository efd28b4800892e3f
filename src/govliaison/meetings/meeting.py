"""The meeting (座谈会、协调会) as it stands: what its entries fold into."""

from collections.abc import Collection
from datetime import date, datetime
from enum import StrEnum

import attrs

from govliaison.ledger import Sealed
from govliaison.meetings.common import MEETING_SERIES, serial_number
from govliaison.meetings.meeting_events import (
    Adopted,
    AgendaItem,
    CancelReason,
    Directive,
    Invitation,
    MeetingKind,
    NotInvited,
    PostponeReason,
)


class MeetingState(StrEnum):
    """Where a meeting stands; ``postponed`` is a state of its own: not held, and recorded why (M2.2)."""

    PLANNED = "planned"
    POSTPONED = "postponed"
    HELD = "held"
    CANCELLED = "cancelled"


class MinutesState(StrEnum):
    """Where the minutes stand."""

    WRITTEN = "written"
    SENT_BACK = "sent-back"
    APPROVED = "approved"


@attrs.frozen(kw_only=True)
class Attendance:
    """Somebody who came; ``on_paper`` where a clerk typed it in from the sign-in sheet."""

    unit: str | None
    enterprise: str | None
    name: Sealed | None
    at: datetime
    day: date
    on_paper: bool


@attrs.frozen(kw_only=True)
class Issue:
    """An issue and its case; attributes as in :class:`~govliaison.meetings.IssueRaised`."""

    number: int
    case: str
    case_number: str
    enterprise: str | None
    unit: str | None
    opened: bool


@attrs.frozen(kw_only=True)
class Minutes:
    """The minutes; ``writers`` had a hand in them and may not approve them."""

    text: Sealed
    state: MinutesState
    writers: frozenset[str]
    approved_by: str | None = None
    note: Sealed | None = None


@attrs.frozen(kw_only=True)
class Postponement:
    """
    A meeting was put off; beside the attributes of :class:`~govliaison.meetings.MeetingPostponed` it has those below.

    Attributes:
        at: when that was decided
        recorded_at: when it was entered
        was: the day on which it was to be held
    """

    reason: PostponeReason
    note: Sealed | None
    approver: str
    at: datetime
    recorded_at: datetime
    on: date
    entered: date
    was: date
    day: date | None


@attrs.frozen(kw_only=True)
class MeetingInstruction:
    """What a leader wrote on a meeting; ``overdue`` once its deadline passed without a report."""

    number: int
    leader: Sealed
    post: str
    text: Sealed
    day: date
    due_at: datetime
    overdue: bool = False
    reported_at: datetime | None = None
    report: Sealed | None = None


@attrs.frozen(kw_only=True)
class Meeting:
    """
    A meeting.

    Attributes:
        period: the quarter for which a symposium is; empty for a coordination meeting
        conveners: units that call it jointly
        units: other units that are to come
        cases: ids of the cases it is about
        starts_at: when it is to be held; None while it is put off without a date
        day: that day where the place is
        called_at: when it was called
        called_by: the person who called it
        seeds: the seed of each round of invitations
        short: how many fewer were invited than were wanted
        held_on: the day on which it was held
        held_entered: the day on which that was entered; later than the quarter makes it late
        held_at: when the first of those came who were there
        held_recorded_at: when it was entered that it was held
        not_held_at: when it was noticed that it was not held as planned
        cancelled: why it is not held at all
    """

    id: str
    kind: MeetingKind
    year: int
    serial: int
    region: str
    period: str
    conveners: tuple[str, ...]
    units: tuple[str, ...]
    cases: tuple[str, ...]
    starts_at: datetime | None
    day: date
    place: Sealed
    agenda: tuple[AgendaItem, ...]
    state: MeetingState = MeetingState.PLANNED
    called_at: datetime
    called_by: str
    seeds: tuple[str, ...] = ()
    invitations: tuple[Invitation, ...] = ()
    passed_over: tuple[NotInvited, ...] = ()
    short: int = 0
    attendance: tuple[Attendance, ...] = ()
    issues: tuple[Issue, ...] = ()
    minutes: Minutes | None = None
    resolutions: tuple[Adopted, ...] = ()
    directives: tuple[Directive, ...] = ()
    postponements: tuple[Postponement, ...] = ()
    instructions: tuple[MeetingInstruction, ...] = ()
    held_on: date | None = None
    held_entered: date | None = None
    held_at: datetime | None = None
    held_recorded_at: datetime | None = None
    not_held_at: datetime | None = None
    cancelled: CancelReason | None = None
    cancel_note: Sealed | None = None

    @property
    def number(self) -> str:
        """By which people call it, such as ``会议〔2026〕3号``."""
        return serial_number(MEETING_SERIES, self.year, self.serial)

    @property
    def stream(self) -> str:
        """Its stream."""
        return f"meeting/{self.id}"

    @property
    def is_awaited(self) -> bool:
        """Whether it is still to be held."""
        return self.state in (MeetingState.PLANNED, MeetingState.POSTPONED)

    @property
    def invited(self) -> frozenset[str]:
        """The enterprises that are invited."""
        return frozenset(each.enterprise for each in self.invitations)

    @property
    def came(self) -> frozenset[str]:
        """The units and enterprises that signed in, by id."""
        return frozenset(filter(None, (who for each in self.attendance for who in (each.unit, each.enterprise))))

    @property
    def guests(self) -> frozenset[str]:
        """Whom nobody need invite any more: who is invited, and who came without."""
        return self.invited | self.came

    @property
    def absent(self) -> tuple[str, ...]:
        """The conveners, units and enterprises that were called or invited and did not sign in, once it was held."""
        if self.state is not MeetingState.HELD:
            return ()
        called = (*self.conveners, *self.units, *(each.enterprise for each in self.invitations))
        return tuple(each for each in called if each not in self.came)

    def without(self, cases: Collection[str]) -> "Meeting":
        """Give it without what it says of some cases, for somebody from whom they are hidden."""
        return attrs.evolve(
            self,
            cases=tuple(each for each in self.cases if each not in cases),
            issues=tuple(each for each in self.issues if each.case not in cases),
            directives=tuple(each for each in self.directives if each.case not in cases),
        )

    @property
    def open_instructions(self) -> tuple[MeetingInstruction, ...]:
        """Instructions on which nobody has reported back, the one due first in front."""
        waiting = (each for each in self.instructions if each.reported_at is None)
        return tuple(sorted(waiting, key=lambda each: each.due_at))
