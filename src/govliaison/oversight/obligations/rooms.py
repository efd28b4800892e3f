"""
The facts of duties that the rooms of floors 2 and 4 keep: meetings, visits, contacts, supervisors, policies, surveys.

Days count as noon where the place is.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Final

from govliaison.enterprises import (
    CONTACT_LOG,
    KEY_CONTACT,
    LEADER_CONTACT,
    ContactKind,
    ContactLog,
    ContactState,
    LoggedContact,
)
from govliaison.meetings import (
    MEETING,
    RESOLUTION,
    Meeting,
    MeetingKind,
    MeetingState,
    ResolutionState,
)
from govliaison.oversight.obligations.charges import Charge
from govliaison.oversight.obligations.judging import (
    Deed,
    Deeds,
    Item,
    Items,
    Meetings,
    Postponement,
    regular_items,
)
from govliaison.oversight.obligations.reading import Reading, Source
from govliaison.policies import POLICY, UPTAKE
from govliaison.ratings import SURVEY
from govliaison.supervision import FINDING, SUPERVISOR, feedback_owed, period_of
from govliaison.visits import VISIT, VisitState

_INSTANT: Final = timedelta(microseconds=1)
_PUSHED_WITHIN: Final = timedelta(days=30)
"""So long a published policy may take to be pushed (local)."""


def _noon(day: date, charge: Charge) -> datetime:
    return datetime.combine(day, time(12), charge.place.zone)


def _symposium(reading: Reading, charge: Charge) -> Meetings:
    """Each symposium that was planned for the quarter; one held after it is entered after it, and so late (M2.2)."""
    _, until = charge.period.moments(charge.place.zone)
    found = [
        each
        for each in reading.all(MEETING)
        if (each.kind, each.period, each.region) == (MeetingKind.SYMPOSIUM, str(charge.period), charge.place.region)
    ]
    held = [
        Deed(
            stream=MEETING.stream(each.id),
            at=min(_noon(each.held_on, charge), until - _INSTANT),
            recorded_at=max(_noon(each.held_on, charge), _noon(each.held_entered, charge)),
        )
        for each in found
        if each.held_on is not None and each.held_entered is not None
    ]
    postponed = [put_off for each in found for put_off in _put_off(each, charge)]
    return Meetings(held=tuple(held), postponed=tuple(postponed))


def _put_off(meeting: Meeting, charge: Charge) -> Iterator[Postponement]:
    """It counts where it was decided within the quarter, and the meeting is not to be in it any more."""
    end = charge.period.day_after
    if meeting.state is MeetingState.POSTPONED and (
        meeting.postponements[-1].day is None or meeting.postponements[-1].day >= end
    ):
        for each in meeting.postponements:
            if each.on < end:
                yield Postponement(
                    stream=MEETING.stream(meeting.id),
                    at=each.at,
                    recorded_at=each.recorded_at,
                    reason=each.reason.value,
                    approver=each.approver,
                )


def _visits(reading: Reading, charge: Charge) -> Deeds:
    """A joint visit counts for each agency that went (M3.1)."""
    return Deeds(
        done=tuple(
            Deed(
                stream=VISIT.stream(each.id),
                at=_noon(each.day, charge),
                recorded_at=max(_noon(each.day, charge), each.changed_at),
            )
            for each in reading.all(VISIT)
            if each.state is VisitState.HELD and charge.unit in each.units
        )
    )


def _key_contacts(reading: Reading, charge: Charge) -> Items:
    """Each key contact is owed a contact an interval after the one before, by those that keep the base (M1.2)."""
    days = charge.place.contacts.interval_days
    if days is None:
        return Items()
    logs, keepers = _logs(reading), {*charge.place.conveners} - {charge.place.desk}
    items: list[Item] = []
    for contact in reading.all(KEY_CONTACT):
        if charge.place.contains(contact.region or reading.home):
            for term in contact.terms:
                done = [
                    _noon(each.day, charge)
                    for each in _held(logs, contact.enterprise)
                    if each.unit in keepers and term.covers(each.day)
                ]
                stream, since = KEY_CONTACT.stream(contact.enterprise), _noon(term.since, charge)
                owed = regular_items(stream, since, done, timedelta(days=days))
                items += [each for each in owed if term.until is None or each.due_at < _noon(term.until, charge)]
    return Items(items=tuple(items))


def _leader_contacts(reading: Reading, charge: Charge) -> Items:
    """Each assigned leader owes a contact in the period, or an interval after the one before, as the place says (T1.1)."""
    days, logs = charge.place.contacts.leader_interval_days, _logs(reading)
    since, until = charge.period.moments(charge.place.zone)
    items: list[Item] = []
    for each in reading.all(LEADER_CONTACT):
        if not charge.place.contains(each.region or reading.home):
            continue
        stream = LEADER_CONTACT.stream(each.id)
        done = [
            _noon(contact.day, charge)
            for contact in _held(logs, each.enterprise)
            if contact.kind is ContactKind.LEADER and contact.reference.startswith(each.reference)
        ]
        if days is not None:
            owed = regular_items(stream, _noon(each.since, charge), done, timedelta(days=days))
            items += [item for item in owed if each.until is None or item.due_at < _noon(each.until, charge)]
        elif each.covers(charge.period.first) and each.covers(charge.period.day_after - timedelta(days=1)):
            within = [moment for moment in done if since <= moment < until]
            items.append(Item(stream=stream, due_at=until - _INSTANT, done_at=min(within, default=None)))
    return Items(items=tuple(items))


def _feedback(reading: Reading, charge: Charge) -> Items:
    """Each round of feedback is owed some days after its period, so that of the period before may be owed in this one (M5.1)."""
    plan, zone = charge.place.supervision, charge.place.zone
    supervisors = reading.all(SUPERVISOR)
    period, items = period_of(charge.period.previous().first, plan), []
    while period.first < charge.period.day_after:
        for owed in feedback_owed(supervisors, period, plan, zone):
            due_at = datetime.combine(owed.due + timedelta(days=1), time.min, zone) - _INSTANT
            done_at = None if owed.given_on is None else _noon(owed.given_on, charge)
            items.append(Item(stream=SUPERVISOR.stream(owed.supervisor), due_at=due_at, done_at=done_at))
        period = period.next()
    return Items(items=tuple(items))


def _findings(reading: Reading, charge: Charge) -> Items:
    """A finding ends verified, or is overdue (M5.2)."""
    return Items(
        items=tuple(
            Item(stream=FINDING.stream(each.id), due_at=each.due_at, done_at=each.verified_at)
            for each in reading.all(FINDING)
            if charge.place.contains(each.region)
        )
    )


def _resolutions(reading: Reading, charge: Charge) -> Items:
    """A resolution is reported done by its date (M7.2)."""
    return Items(
        items=tuple(
            Item(
                stream=RESOLUTION.stream(each.id),
                due_at=each.due_at,
                done_at=None if each.state is ResolutionState.OPEN else each.reported_at,
            )
            for each in reading.all(RESOLUTION)
            if charge.place.contains(each.region)
        )
    )


def _policy_push(reading: Reading, charge: Charge) -> Items:
    """What was published is pushed (M4.1)."""
    pushed: dict[str, datetime] = {}
    for uptake in reading.all(UPTAKE):
        if uptake.pushed_at is not None:
            pushed[uptake.policy] = min(uptake.pushed_at, pushed.get(uptake.policy, uptake.pushed_at))
    return Items(
        items=tuple(
            Item(stream=POLICY.stream(each.id), due_at=each.published_at + _PUSHED_WITHIN, done_at=pushed.get(each.id))
            for each in reading.all(POLICY)
            if each.published_at is not None and charge.place.contains(each.region or reading.home)
        )
    )


def _satisfaction(reading: Reading, charge: Charge) -> Deeds:
    """A survey came to a result (T3.4)."""
    return Deeds(
        done=tuple(
            Deed(stream=SURVEY.stream(each.id), at=result.at, recorded_at=result.at)
            for each in reading.all(SURVEY)
            if charge.place.contains(each.region)
            for result in each.results
        )
    )


def _logs(reading: Reading) -> Mapping[str, ContactLog]:
    return {each.enterprise: each for each in reading.all(CONTACT_LOG)}


def _held(logs: Mapping[str, ContactLog], enterprise: str) -> list[LoggedContact]:
    log = logs.get(enterprise)
    return [each for each in (log.contacts if log else ()) if each.state is ContactState.HELD]


ROOM_SOURCES: Final[Mapping[str, Source]] = {
    "leader-contacts": _leader_contacts,
    "satisfaction": _satisfaction,
    "key-contacts": _key_contacts,
    "symposium": _symposium,
    "visits": _visits,
    "policy-push": _policy_push,
    "feedback": _feedback,
    "findings": _findings,
    "resolutions": _resolutions,
}
