"""What happens to a visit (调研走访): planned, joined, put off, cancelled, missed, held (M3.1)."""

from datetime import date, datetime
from enum import StrEnum

import attrs

from govliaison.ledger import Sealed


class NotHeld(StrEnum):
    """Why a visit was put off or cancelled."""

    ENTERPRISE = "enterprise"
    """the enterprise asked for it"""
    AGENCY = "agency"
    """the agency could not"""
    JOINED = "joined"
    """it is held together with another one"""
    INSTRUCTED = "instructed"
    """somebody above said so"""
    FORCE_MAJEURE = "force-majeure"
    """weather, an epidemic and the like"""


@attrs.frozen(kw_only=True)
class PolicyExplained:
    """A policy that was explained: its id, where it is kept here, and its title."""

    policy: str | None = None
    title: Sealed


@attrs.frozen(kw_only=True)
class IssueHeard:
    """
    An issue that was heard; what it says stands in its case alone, so that it is erased and kept secret there.

    Attributes:
        number: its place among the issues of the visit, from 1
        case: id of the case that it became
        case_number: its number
    """

    number: int
    case: str
    case_number: str


@attrs.frozen(kw_only=True)
class HelpGiven:
    """Help that was given, at the visit or later on, and by which unit."""

    unit: str
    text: Sealed


@attrs.frozen(kw_only=True)
class VisitPlanned:
    """
    A unit will visit an enterprise, or did so without a plan.

    Attributes:
        visit: id
        enterprise: id of the enterprise
        enterprise_name: its name, as known then
        region: where it is registered
        unit: the unit that visits
        day: the day where the place is
        ends_at: the end of that day
        purpose: what it is for (走访提纲)
        apart: why it is not joined with another visit in the same weeks
    """

    visit: str
    enterprise: str
    enterprise_name: Sealed
    region: str | None = None
    unit: str
    day: date
    ends_at: datetime
    purpose: Sealed
    apart: Sealed | None = None


@attrs.frozen(kw_only=True)
class VisitJoined:
    """Another unit comes along (联合走访)."""

    unit: str


@attrs.frozen(kw_only=True)
class VisitPutOff:
    """A planned visit will be on another day; attributes as in :class:`VisitPlanned` and :class:`VisitCancelled`."""

    day: date
    ends_at: datetime
    reason: NotHeld
    note: Sealed


@attrs.frozen(kw_only=True)
class VisitCancelled:
    """
    A planned visit will not take place.

    Attributes:
        reason: why
        note: why, in words
    """

    reason: NotHeld
    note: Sealed


@attrs.frozen(kw_only=True)
class VisitMissed:
    """The day of a planned visit went by, and nobody has said what became of it."""


@attrs.frozen(kw_only=True)
class VisitHeld:
    """
    A visit took place.

    Attributes:
        day: the day where the place is
        visitors: ids of the persons who went
        met: names of those whom they met
        policies: what was explained
        issues: what was heard
        help: what help was given
    """

    day: date
    visitors: tuple[str, ...]
    met: tuple[Sealed, ...] = ()
    policies: tuple[PolicyExplained, ...] = ()
    issues: tuple[IssueHeard, ...] = ()
    help: tuple[HelpGiven, ...] = ()


@attrs.frozen(kw_only=True)
class VisitSupplemented:
    """Something was added to the record of a visit that took place; attributes as in :class:`VisitHeld`."""

    policies: tuple[PolicyExplained, ...] = ()
    issues: tuple[IssueHeard, ...] = ()
    help: tuple[HelpGiven, ...] = ()


VisitEvent = VisitPlanned | VisitJoined | VisitPutOff | VisitCancelled | VisitMissed | VisitHeld | VisitSupplemented
