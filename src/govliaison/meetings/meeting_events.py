"""What happens to a meeting (座谈会、协调会); free text and names are private."""

from datetime import date, datetime
from enum import StrEnum

import attrs

from govliaison.ledger import Sealed
from govliaison.values import Reason


class MeetingKind(StrEnum):
    """A symposium with enterprises for a quarter (M2.2), or a coordination meeting of units over cases (M7.2)."""

    SYMPOSIUM = "symposium"
    COORDINATION = "coordination"


class PostponeReason(StrEnum):
    """Why a meeting is not held when it was planned."""

    EMERGENCY = "emergency"
    CLASH = "clash"
    LEADERS = "leaders-away"
    TOO_FEW = "too-few"
    OTHER = "other"


class CancelReason(StrEnum):
    """Why a meeting is not held at all."""

    NOT_NEEDED = "not-needed"
    JOINED = "joined"
    MISTAKE = "mistake"
    OTHER = "other"


class DirectiveKind(StrEnum):
    """What a meeting or the coordination group has a case's desk do."""

    DESIGNATED = "designated"
    TASKED = "tasked"


@attrs.frozen(kw_only=True)
class AgendaItem:
    """One point of the agenda, from 1, and the unit that speaks to it."""

    number: int
    text: Sealed
    unit: str | None = None


@attrs.frozen(kw_only=True)
class Invitation:
    """
    An enterprise that is invited.

    Attributes:
        enterprise: its id
        reason: why it: its turn, or picked by hand
        note: why it was picked by hand
        justification: code, where its contacts lie above the cap
    """

    enterprise: str
    reason: Reason
    note: Sealed | None = None
    justification: str | None = None


@attrs.frozen(kw_only=True)
class NotInvited:
    """An enterprise whose turn it was and that is not invited, and why."""

    enterprise: str
    reason: Reason


@attrs.frozen(kw_only=True)
class Adopted:
    """A resolution (议定事项): its number from 1, its id, its owner and date."""

    number: int
    resolution: str
    unit: str
    due_at: datetime


@attrs.frozen(kw_only=True)
class Directive:
    """What a case's desk did because it was decided here."""

    kind: DirectiveKind
    case: str
    unit: str
    due_at: datetime | None = None


@attrs.frozen(kw_only=True)
class MeetingPlanned:
    """
    A meeting is called.

    Attributes:
        meeting: id
        kind: symposium or coordination meeting
        year: of its number
        serial: of its number, without gap in the year
        region: code of the place whose conveners call it
        period: the quarter for which it is, such as ``2026Q3``; empty for a coordination meeting
        conveners: units that call it jointly
        units: other units that are to come
        cases: ids of the cases it is about
        starts_at: when
        day: that day where the place is
        place: where
        agenda: its points
    """

    meeting: str
    kind: MeetingKind
    year: int
    serial: int
    region: str
    period: str
    conveners: tuple[str, ...]
    units: tuple[str, ...]
    cases: tuple[str, ...]
    starts_at: datetime
    day: date
    place: Sealed
    agenda: tuple[AgendaItem, ...]


@attrs.frozen(kw_only=True)
class FirmsInvited:
    """
    Enterprises are invited.

    Attributes:
        seed: with which turns are told apart that are otherwise alike
        invited: whom, the hand-picked first
        passed_over: whose turn it was and who is not invited
        short: how many fewer there are than were wanted
    """

    seed: str
    invited: tuple[Invitation, ...]
    passed_over: tuple[NotInvited, ...]
    short: int


@attrs.frozen(kw_only=True)
class SignedIn:
    """
    Somebody came: for a unit or for an enterprise.

    Attributes:
        name: who came, if known
        day: when, where the place is
        entered: the day on which it was entered
    """

    unit: str | None
    enterprise: str | None
    name: Sealed | None
    day: date
    entered: date


@attrs.frozen(kw_only=True)
class IssueRaised:
    """
    An issue was raised; all that is said of it stands in its case (T1.2).

    Attributes:
        number: from 1
        case: id of its case
        case_number: by which people call it
        enterprise: whose issue it is
        unit: the unit that raised it
        opened: the case was opened for it; else it was there before
    """

    number: int
    case: str
    case_number: str
    enterprise: str | None
    unit: str | None
    opened: bool


@attrs.frozen(kw_only=True)
class MinutesWritten:
    """The minutes (会议纪要) were written, for the first time or again."""

    text: Sealed


@attrs.frozen(kw_only=True)
class MinutesApproved:
    """Another person approved the minutes."""


@attrs.frozen(kw_only=True)
class MinutesSentBack:
    """Another person sent the minutes back, with what is to be changed."""

    note: Sealed


@attrs.frozen(kw_only=True)
class MeetingResolved:
    """
    A meeting decided.

    Attributes:
        resolutions: what units are to do until when
        directives: what the desks of cases did at once
    """

    resolutions: tuple[Adopted, ...]
    directives: tuple[Directive, ...]


@attrs.frozen(kw_only=True)
class MeetingPostponed:
    """
    A meeting is not held when it was planned.

    Attributes:
        reason: why
        note: more about it
        approver: person who allowed it
        on: the day on which that was decided
        entered: the day on which it was entered
        starts_at: when it is to be held instead; None: not known yet
        day: that day where the place is
    """

    reason: PostponeReason
    note: Sealed | None
    approver: str
    on: date
    entered: date
    starts_at: datetime | None
    day: date | None


@attrs.frozen(kw_only=True)
class MeetingCancelled:
    """A meeting is not held at all."""

    reason: CancelReason
    note: Sealed | None


@attrs.frozen(kw_only=True)
class MeetingNotHeld:
    """Nobody has entered, a day after it was to begin, that the meeting was held."""


@attrs.frozen(kw_only=True)
class MeetingInstructed:
    """
    A leader wrote on the meeting (批示).

    Attributes:
        instruction: its number, from 1
        leader: name
        post: as which
        text: what is to be done
        day: the day written on it
        due_at: until when a report is due
    """

    instruction: int
    leader: Sealed
    post: str
    text: Sealed
    day: date
    due_at: datetime


@attrs.frozen(kw_only=True)
class MeetingReportedBack:
    """The leader was told what was done; nothing else closes an instruction."""

    instruction: int
    text: Sealed


@attrs.frozen(kw_only=True)
class MeetingReportOverdue:
    """The deadline of an instruction passed and nobody has reported back."""

    instruction: int
