"""
Key contacts (重点联络对象): who is one and since when, who wants to be, and who does not (M1.1).

One record for each enterprise that was ever asked, chosen or opted out; how the choice was made stands in its selection.
"""

from calendar import monthrange
from datetime import date, datetime
from enum import StrEnum
from typing import Final

import attrs

from govliaison.access import ADMINISTRATOR, CONVENER, enterprise_token, region_token
from govliaison.ledger import Index, Noun, Stamp
from govliaison.values import to_micros

_YEAR: Final = 12


class Willingness(StrEnum):
    """What an enterprise said when it was asked to be a key contact."""

    WILLING = "willing"
    UNDECIDED = "undecided"
    UNWILLING = "unwilling"


class EndedBy(StrEnum):
    """Why somebody is a key contact no longer."""

    ROTATED = "rotated"
    RESIGNED = "resigned"
    REMOVED = "removed"
    OPTED_OUT = "opted-out"


@attrs.frozen(kw_only=True)
class WillingnessRecorded:
    """An enterprise was asked, on a day, whether it is willing."""

    enterprise: str
    region: str | None = None
    willingness: Willingness
    day: date


@attrs.frozen(kw_only=True)
class EnterpriseOptedOut:
    """An enterprise does not want to be a key contact, from a day on; it ends whatever it was."""

    enterprise: str
    region: str | None = None
    day: date


@attrs.frozen(kw_only=True)
class OptOutWithdrawn:
    """An enterprise may be chosen again."""

    day: date


@attrs.frozen(kw_only=True)
class KeyContactAppointed:
    """
    An enterprise became a key contact.

    Attributes:
        enterprise: its id
        region: where it is registered
        place: division code of the place on whose list it stands
        since: first day
        selection: id of the selection; None if it was added apart from any
        hand_reason: code of the reason for which it was picked by hand
    """

    enterprise: str
    region: str | None = None
    place: str
    since: date
    selection: str | None = None
    hand_reason: str | None = None


@attrs.frozen(kw_only=True)
class KeyContactEnded:
    """An enterprise is a key contact no longer, from a day on; ``reason`` is a code where it was removed."""

    until: date
    by: EndedBy
    reason: str | None = None


@attrs.frozen(kw_only=True)
class KeyTerm:
    """A time as a key contact: from ``since`` up to but not including ``until``, or open."""

    place: str
    since: date
    until: date | None = None
    selection: str | None = None
    hand_reason: str | None = None
    ended_by: EndedBy | None = None
    end_reason: str | None = None

    def covers(self, day: date) -> bool:
        """Tell whether a day lies in it."""
        return self.since <= day and (self.until is None or day < self.until)


@attrs.frozen(kw_only=True)
class KeyContact:
    """
    An enterprise, as far as key contacts are concerned.

    Attributes:
        enterprise: its id
        region: where it is registered, as last told
        begun: when anything was first recorded
        willingness: what it said when it was last asked
        asked_on: when that was
        opted_out: since when it does not want to be one
        terms: when it was one, by beginning
    """

    enterprise: str
    region: str | None = None
    begun: datetime
    willingness: Willingness | None = None
    asked_on: date | None = None
    opted_out: date | None = None
    terms: tuple[KeyTerm, ...] = ()

    def term_on(self, day: date) -> KeyTerm | None:
        """Give the term that covers a day."""
        return next((term for term in self.terms if term.covers(day)), None)

    @property
    def open_term(self) -> KeyTerm | None:
        """The term that has no end yet."""
        return next((term for term in self.terms if term.until is None), None)

    @property
    def served_since(self) -> date | None:
        """First day of the last time as a key contact, terms that follow each other without a gap taken together."""
        first: date | None = None
        for term in reversed(self.terms):
            if first is not None and term.until != first:
                break
            first = term.since
        return first


KeyContactEvent = WillingnessRecorded | EnterpriseOptedOut | OptOutWithdrawn | KeyContactAppointed | KeyContactEnded


def evolve(contact: KeyContact | None, event: KeyContactEvent, stamp: Stamp) -> KeyContact:
    """Fold what happened into the record."""
    if isinstance(event, WillingnessRecorded | EnterpriseOptedOut | KeyContactAppointed):
        contact = contact or KeyContact(enterprise=event.enterprise, begun=stamp.effective_at)
        contact = attrs.evolve(contact, region=event.region or contact.region)
    assert contact is not None  # noqa: S101 - nothing else begins a stream
    if isinstance(event, WillingnessRecorded):
        return attrs.evolve(contact, willingness=event.willingness, asked_on=event.day)
    if isinstance(event, EnterpriseOptedOut):
        return attrs.evolve(contact, opted_out=event.day)
    if isinstance(event, OptOutWithdrawn):
        return attrs.evolve(contact, opted_out=None)
    if isinstance(event, KeyContactAppointed):
        term = KeyTerm(place=event.place, since=event.since, selection=event.selection, hand_reason=event.hand_reason)
        return attrs.evolve(contact, terms=(*contact.terms, term))
    *before, last = contact.terms
    ended = attrs.evolve(last, until=event.until, ended_by=event.by, end_reason=event.reason)
    return attrs.evolve(contact, terms=(*before, ended))


def index(contact: KeyContact) -> Index:
    """Key contacts are found by state, place and enterprise; conveners, their county and they themselves see it."""
    audience = {CONVENER, ADMINISTRATOR, enterprise_token(contact.enterprise)}
    if contact.region is not None:
        audience.add(region_token(contact.region))
    term = contact.open_term
    return Index(
        state="on" if term else "opted-out" if contact.opted_out else "off",
        region=contact.region,
        enterprise=contact.enterprise,
        opened=to_micros(contact.begun),
        audience=frozenset(audience),
        tags=frozenset({("opted-out", "yes")}) if contact.opted_out else frozenset(),
    )


KEY_CONTACT: Final = Noun(
    kind="key-contact",
    record=KeyContact,
    shape=1,
    events={
        WillingnessRecorded: 1,
        EnterpriseOptedOut: 1,
        OptOutWithdrawn: 1,
        KeyContactAppointed: 1,
        KeyContactEnded: 1,
    },
    evolve=evolve,
    index=index,
)


def months_after(day: date, months: int) -> date:
    """
    Give the day so many months later, or earlier; the last of its month where that is shorter.

    >>> months_after(date(2026, 1, 31), 1), months_after(date(2026, 1, 31), -2)
    (datetime.date(2026, 2, 28), datetime.date(2025, 11, 30))
    """
    years, month = divmod(day.month - 1 + months, _YEAR)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
