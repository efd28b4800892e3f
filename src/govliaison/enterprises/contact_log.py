"""
The contact log (联系记录): one for each enterprise, of all kinds of contact, so that one cap holds for all (M1.2).

A contact is known by its reference: the stream of the meeting, visit or survey that it belongs to. The same reference twice is
one contact, however many units came.
"""

from collections.abc import Collection
from datetime import date, datetime
from enum import StrEnum
from typing import Final

import attrs

from govliaison.access import ADMINISTRATOR, CONVENER, Actor, enterprise_token, region_token, unit_token
from govliaison.enterprises.contact_plan import ContactPlan
from govliaison.enterprises.importing import enterprise_subject
from govliaison.ledger import Decision, Index, Noun, Private, Reader, Sealed, Stamp
from govliaison.values import Period, Refusal, to_micros


class ContactKind(StrEnum):
    """By what an enterprise is troubled."""

    VISIT = "visit"
    SYMPOSIUM = "symposium"
    COORDINATION = "coordination"
    SURVEY = "survey"
    CALL = "call"
    REGULAR = "regular"
    LEADER = "leader"
    SUPERVISION = "supervision"


class ContactState(StrEnum):
    """Whether a contact is still to come."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


@attrs.frozen(kw_only=True)
class ContactLogged:
    """
    An enterprise was contacted, or will be.

    Attributes:
        enterprise: its id
        region: where it is registered, as known then
        reference: what the contact belongs to, unique in the log
        kind: of contact
        day: the day where the place is
        unit: the unit that contacts it
        planned: it is still to come
        justification: code, where it lies above the cap
        note: what was talked about
    """

    enterprise: str
    region: str | None = None
    reference: str
    kind: ContactKind
    day: date
    unit: str
    planned: bool
    justification: str | None = None
    note: Sealed | None = None


@attrs.frozen(kw_only=True)
class ContactHeld:
    """A planned contact took place."""

    reference: str
    note: Sealed | None = None


@attrs.frozen(kw_only=True)
class ContactMoved:
    """A planned contact, or one that was entered wrongly, is on another day."""

    reference: str
    day: date
    justification: str | None = None


@attrs.frozen(kw_only=True)
class ContactCancelled:
    """A planned contact does not take place; it counts no longer."""

    reference: str


@attrs.frozen(kw_only=True)
class LoggedContact:
    """One contact of a log; attributes as in :class:`ContactLogged`, ``by`` is whoever entered it."""

    reference: str
    kind: ContactKind
    day: date
    unit: str
    state: ContactState
    justification: str | None = None
    note: Sealed | None = None
    by: str


@attrs.frozen(kw_only=True)
class ContactLog:
    """
    All contacts with an enterprise.

    Attributes:
        enterprise: its id
        region: where it is registered, as last told
        since: when the log began
        contacts: in the order in which they were entered
    """

    enterprise: str
    region: str | None = None
    since: datetime
    contacts: tuple[LoggedContact, ...] = ()

    def find(self, reference: str) -> LoggedContact | None:
        """Give the contact of a reference that stands, if there is one; a cancelled one does not."""
        return next((each for each in self.standing if each.reference == reference), None)

    @property
    def standing(self) -> tuple[LoggedContact, ...]:
        """Those that took place or are still to come."""
        return tuple(each for each in self.contacts if each.state is not ContactState.CANCELLED)

    def within(self, period: Period) -> tuple[LoggedContact, ...]:
        """Give the standing contacts of a period, which is what the cap counts."""
        return tuple(each for each in self.standing if period.contains(each.day))

    def last_held(self, until: date, units: Collection[str] | None = None) -> date | None:
        """Give the day of the last contact that took place, on a day or before, by any of some units or by anybody."""
        held = [each for each in self.contacts if each.state is ContactState.HELD and each.day <= until]
        return max((each.day for each in held if units is None or each.unit in units), default=None)


@attrs.frozen(kw_only=True)
class ContactAsk:
    """
    Log a contact.

    Attributes:
        enterprise: id of the enterprise
        region: where it is registered
        kind: of contact
        day: the day where the place is
        unit: the unit that contacts it
        reference: stream of the meeting, visit or survey; for a mere call a new id
        planned: it is still to come
        justification: code of :attr:`ContactPlan.justifications`, for a contact above the cap
        note: what was talked about; kept private
        by: who enters it
    """

    enterprise: str
    region: str | None = None
    kind: ContactKind
    day: date
    unit: str
    reference: str
    planned: bool = False
    justification: str | None = None
    note: str | None = None
    by: Actor


def log_contact(log: ContactLog | None, ask: ContactAsk, plan: ContactPlan) -> Decision | Refusal:
    """
    Enter a contact: above the cap only with a justification; a reference that stands already changes nothing (M1.2).

    People enter contacts of their own unit; conveners, and whoever looks after the deployment, those of any.
    """
    if refusal := _may_enter(ask.by, ask.unit, ask.region):
        return refusal
    if log is not None and log.find(ask.reference) is not None:
        return Decision(events=())
    justification = _justify(log, ask.day, ask.justification, plan)
    if isinstance(justification, Refusal):
        return justification
    event = ContactLogged(
        enterprise=ask.enterprise,
        region=ask.region,
        reference=ask.reference,
        kind=ask.kind,
        day=ask.day,
        unit=ask.unit,
        planned=ask.planned,
        justification=justification or None,
        note=_sealed(ask.enterprise, ask.note),
    )
    return Decision(events=(event,))


def move_contact(
    log: ContactLog | None,
    reference: str,
    day: date,
    plan: ContactPlan,
    *,
    justification: str | None = None,
    by: Actor,
) -> Decision | Refusal:
    """Put a contact on another day: a period that is full by then asks for a justification."""
    contact = log.find(reference) if log is not None else None
    if log is None or contact is None:
        return Refusal.of("contact.unknown", reference=reference)
    if refusal := _may_enter(by, contact.unit, log.region):
        return refusal
    if contact.day == day:
        return Decision(events=())
    reason: str | Refusal = contact.justification or ""
    if not plan.period_of(day).contains(contact.day):
        reason = _justify(log, day, justification, plan)
    if isinstance(reason, Refusal):
        return reason
    return Decision(events=(ContactMoved(reference=reference, day=day, justification=reason or None),))


def hold_contact(log: ContactLog | None, reference: str, *, note: str | None = None, by: Actor) -> Decision | Refusal:
    """Enter that a planned contact took place on its day; one that is held already stays as it is."""
    contact = log.find(reference) if log is not None else None
    if log is None or contact is None:
        return Refusal.of("contact.unknown", reference=reference)
    if refusal := _may_enter(by, contact.unit, log.region):
        return refusal
    if contact.state is ContactState.HELD:
        return Decision(events=())
    return Decision(events=(ContactHeld(reference=reference, note=_sealed(log.enterprise, note)),))


def cancel_contact(log: ContactLog | None, reference: str, *, by: Actor) -> Decision | Refusal:
    """Take back a planned contact; one that was cancelled before stays so, and what took place is not undone."""
    contact = log.find(reference) if log is not None else None
    if log is None or contact is None:
        known = log is not None and any(each.reference == reference for each in log.contacts)
        return Decision(events=()) if known else Refusal.of("contact.unknown", reference=reference)
    if refusal := _may_enter(by, contact.unit, log.region):
        return refusal
    if contact.state is ContactState.HELD:
        return Refusal.of("contact.held", reference=reference, day=contact.day.isoformat())
    return Decision(events=(ContactCancelled(reference=reference),))


def _may_enter(by: Actor, unit: str, region: str | None) -> Refusal | None:
    if unit in by.units or by.is_administrator or by.convenes(region):
        return None
    return Refusal.of("contact.not-yours", person=by.person, unit=unit)


def _justify(log: ContactLog | None, day: date, justification: str | None, plan: ContactPlan) -> str | Refusal:
    """Give the justification that a contact needs on a day: none below the cap, and above it one that the place knows."""
    period = plan.period_of(day)
    number = len(log.within(period)) if log is not None else 0
    if plan.cap is None or number < plan.cap:
        return ""
    if justification is None:
        return Refusal.of("contact.above-cap", cap=plan.cap, number=number, period=str(period))
    if justification not in plan.justifications:
        known = "、".join(plan.justifications)
        return Refusal.of("contact.no-justification", justification=justification, known=known)
    return justification


def _sealed(enterprise: str, note: str | None) -> Private | None:
    return Private(enterprise_subject(enterprise), note.strip()) if note and note.strip() else None


ContactEvent = ContactLogged | ContactHeld | ContactMoved | ContactCancelled


def evolve(log: ContactLog | None, event: ContactEvent, stamp: Stamp) -> ContactLog:
    """Fold what happened into the log."""
    if isinstance(event, ContactLogged):
        log = log or ContactLog(enterprise=event.enterprise, since=stamp.effective_at)
        contact = LoggedContact(
            reference=event.reference,
            kind=event.kind,
            day=event.day,
            unit=event.unit,
            state=ContactState.PLANNED if event.planned else ContactState.HELD,
            justification=event.justification,
            note=event.note,
            by=stamp.actor,
        )
        return attrs.evolve(log, region=event.region or log.region, contacts=(*log.contacts, contact))
    assert log is not None  # noqa: S101 - nothing else begins a stream
    standing = log.find(event.reference)
    return attrs.evolve(log, contacts=tuple(_after(each, event) if each is standing else each for each in log.contacts))


def _after(contact: LoggedContact, event: ContactHeld | ContactMoved | ContactCancelled) -> LoggedContact:
    if isinstance(event, ContactHeld):
        return attrs.evolve(contact, state=ContactState.HELD, note=event.note or contact.note)
    if isinstance(event, ContactMoved):
        return attrs.evolve(contact, day=event.day, justification=event.justification)
    return attrs.evolve(contact, state=ContactState.CANCELLED)


def index(log: ContactLog) -> Index:
    """A log is found by its enterprise; conveners, its county, itself and every unit that contacted it see it."""
    audience = {CONVENER, ADMINISTRATOR, enterprise_token(log.enterprise)}
    audience |= {unit_token(each.unit) for each in log.contacts}
    if log.region is not None:
        audience.add(region_token(log.region))
    return Index(
        state="open",
        region=log.region,
        enterprise=log.enterprise,
        opened=to_micros(log.since),
        audience=frozenset(audience),
    )


def show(log: ContactLog, reader: Reader) -> ContactLog:
    """
    Show conveners and the enterprise all; its county all but supervision; a unit its own contacts.

    That an enterprise supervises would tell a watched unit who its supervisor is (M5.1).
    """
    if reader.tokens & {CONVENER, ADMINISTRATOR, enterprise_token(log.enterprise)}:
        return log
    county = log.region is not None and region_token(log.region) in reader.tokens
    return attrs.evolve(
        log,
        contacts=tuple(
            each
            for each in log.contacts
            if unit_token(each.unit) in reader.tokens or (county and each.kind is not ContactKind.SUPERVISION)
        ),
    )


CONTACT_LOG: Final = Noun(
    kind="contact-log",
    record=ContactLog,
    shape=1,
    events={ContactLogged: 1, ContactHeld: 1, ContactMoved: 1, ContactCancelled: 1},
    evolve=evolve,
    index=index,
    show=show,
)
