"""The rules about single key contacts, as pure functions: asked, opted out, added, ended, and due to be contacted."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta

import attrs

from govliaison.enterprises.contact_log import ContactLog
from govliaison.enterprises.key_contacts import (
    EndedBy,
    EnterpriseOptedOut,
    KeyContact,
    KeyContactAppointed,
    KeyContactEnded,
    OptOutWithdrawn,
    Willingness,
    WillingnessRecorded,
)
from govliaison.enterprises.model import Enterprise
from govliaison.enterprises.selection_plan import SelectionPlan
from govliaison.ledger import Decision
from govliaison.values import Reason, Refusal


def record_willingness(
    contact: KeyContact | None, enterprise: Enterprise, willingness: Willingness, day: date
) -> Decision | Refusal:
    """Enter what an enterprise said when it was asked; who opted out is not asked."""
    if contact is not None and contact.opted_out is not None:
        return Refusal.of("key.opted-out", day=contact.opted_out.isoformat())
    if contact is not None and (contact.willingness, contact.asked_on) == (willingness, day):
        return Decision(events=())
    region = enterprise.facts.region
    return Decision(
        events=(WillingnessRecorded(enterprise=enterprise.id, region=region, willingness=willingness, day=day),)
    )


def opt_out(contact: KeyContact | None, enterprise: Enterprise, day: date) -> Decision | Refusal:
    """Enter that an enterprise does not want to be a key contact; if it is one, that ends the same day."""
    if contact is not None and contact.opted_out is not None:
        return Decision(events=())
    opted = EnterpriseOptedOut(enterprise=enterprise.id, region=enterprise.facts.region, day=day)
    if contact is None or contact.open_term is None:
        return Decision(events=(opted,))
    ended = KeyContactEnded(until=max(day, contact.open_term.since), by=EndedBy.OPTED_OUT)
    return Decision(events=(opted, ended))


def opt_in(contact: KeyContact | None, day: date) -> Decision | Refusal:
    """Enter that an enterprise that had opted out may be chosen again."""
    if contact is None or contact.opted_out is None:
        return Refusal.of("key.not-opted-out")
    return Decision(events=(OptOutWithdrawn(day=day),))


def add(
    contact: KeyContact | None,
    enterprise: Enterprise,
    *,
    obstacle: Reason | None,
    place: str,
    reason: str,
    day: date,
    plan: SelectionPlan,
) -> Decision | Refusal:
    """
    Add a key contact by hand, apart from any selection, with the code of a reason.

    Args:
        contact: what is recorded of it
        enterprise: the enterprise
        obstacle: why it may not be one
        place: division code of the place on whose list it is to stand
        reason: code of :attr:`SelectionPlan.hand_reasons`
        day: from which day on
        plan: what the place decided
    """
    if reason not in plan.hand_reasons:
        return Refusal.of("selection.no-reason", reason=reason, known="、".join(plan.hand_reasons))
    if obstacle is not None:
        return Refusal(obstacle.code, obstacle.params)
    if contact is not None and contact.open_term is not None:
        return Decision(events=())
    return Decision(
        events=(
            KeyContactAppointed(
                enterprise=enterprise.id, region=enterprise.facts.region, place=place, since=day, hand_reason=reason
            ),
        )
    )


def end(
    contact: KeyContact | None, *, by: EndedBy, reason: str | None = None, day: date, plan: SelectionPlan
) -> Decision | Refusal:
    """Let a key contact resign, or remove it with the code of a reason, from a day on."""
    term = contact.open_term if contact is not None else None
    if term is None:
        return Refusal.of("key.not-one")
    if by is EndedBy.REMOVED and reason not in plan.end_reasons:
        return Refusal.of("selection.no-reason", reason=reason, known="、".join(plan.end_reasons))
    if day < term.since:
        return Refusal.of("key.ends-before", since=term.since.isoformat())
    return Decision(events=(KeyContactEnded(until=day, by=by, reason=reason),))


@attrs.frozen(kw_only=True)
class ContactDue:
    """
    When somebody is to be contacted next.

    Attributes:
        enterprise: id of the enterprise
        last: day of the last contact; None if there was none since ``since``
        since: since when it counts
        due: the last day on which the contact is in time
        overdue: that day is past
    """

    enterprise: str
    last: date | None
    since: date
    due: date
    overdue: bool


def next_contact(enterprise: str, *, since: date, last: date | None, interval_days: int, on: date) -> ContactDue:
    """Tell when the next contact is due: so many days after the last, or after the beginning if there was none."""
    last = last if last is not None and last >= since else None
    due = (last or since) + timedelta(days=interval_days)
    return ContactDue(enterprise=enterprise, last=last, since=since, due=due, overdue=due < on)


def due_contacts(
    contacts: Iterable[KeyContact],
    logs: Mapping[str, ContactLog],
    *,
    units: Collection[str],
    interval_days: int,
    on: date,
) -> tuple[ContactDue, ...]:
    """
    List when each key contact of a day is to be contacted next, the most urgent first (M1.2).

    Args:
        contacts: key contacts
        logs: contact logs by enterprise; one without is not there
        units: the units whose contact counts: those that keep the base
        interval_days: see :attr:`ContactPlan.interval_days`
        on: the day; what happened later does not count
    """
    found = []
    for contact in contacts:
        term = contact.term_on(on)
        if term is not None:
            log = logs.get(contact.enterprise)
            last = log.last_held(on, units) if log is not None else None
            each = next_contact(contact.enterprise, since=term.since, last=last, interval_days=interval_days, on=on)
            found.append(each)
    return tuple(sorted(found, key=lambda each: (each.due, each.enterprise)))


def overdue_contacts(
    contacts: Iterable[KeyContact],
    logs: Mapping[str, ContactLog],
    *,
    units: Collection[str],
    interval_days: int | None,
    on: date,
) -> tuple[ContactDue, ...]:
    """List the key contacts that nobody contacted in time; none where the place has set no interval (M1.2)."""
    if interval_days is None:
        return ()
    due = due_contacts(contacts, logs, units=units, interval_days=interval_days, on=on)
    return tuple(each for each in due if each.overdue)
