"""Who may be invited, and the contact logs of those who are: the same cap holds for every kind of contact (M1.2)."""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from functools import partial
from typing import Any, Final, cast

import attrs

from govliaison.access import Actor, Context
from govliaison.enterprises import (
    CONTACT_LOG,
    ENTERPRISE,
    KEY_CONTACT,
    ContactAsk,
    ContactKind,
    ContactLog,
    ContactPlan,
    ContactRules,
    Enterprise,
    KeyContact,
    Ownership,
    RegisteredState,
    cancel_contact,
    contact_moves,
    hold_contact,
    log_contact,
    move_contact,
)
from govliaison.errors import NotFoundError
from govliaison.ledger import Decision, Move, Query, Stamp, id_of
from govliaison.meetings.meeting import Meeting, MeetingState
from govliaison.meetings.meeting_events import Invitation
from govliaison.meetings.rotation import Invitee, invitees_of
from govliaison.values import Refusal, region_stem

_PAGE: Final = 1000

RulesOfContacts = Callable[[str | None], ContactRules]
"""Gives what holds for contacts in the place of a region code."""


class Guests:
    """
    The enterprises of meetings, for one person.

    Args:
        context: who acts, on which ledger
        contacts_for: what holds for contacts in a place
    """

    def __init__(self, context: Context, contacts_for: RulesOfContacts) -> None:
        self._context, self._contacts_for = context, contacts_for

    def load(self, enterprise: str) -> Enterprise:
        """
        Give an enterprise.

        Raises:
            NotFoundError: it is not in the base, or hidden
        """
        try:
            return self._context.get(ENTERPRISE, enterprise)
        except NotFoundError as error:
            raise NotFoundError("enterprise.unknown", enterprise=enterprise) from error

    def base(self, region: str, day: date) -> list[str]:
        """
        Name the enterprises of a place from which a symposium invites where nobody says among whom.

        Its key contacts (M1.1); where it has none, all that are in business there and not owned by the state (A1).
        """
        contacts = self._all(Query(kind=KEY_CONTACT.kind, reader=None, states=frozenset({"on"}), limit=_PAGE))
        chosen = [each.enterprise for each in contacts if (term := each.term_on(day)) and term.place == region]
        if chosen:
            return chosen
        states = frozenset({RegisteredState.OPERATING.value, RegisteredState.UNKNOWN.value})
        firms = self._all(
            Query(kind=ENTERPRISE.kind, reader=None, states=states, region=region_stem(region), limit=_PAGE)
        )
        return [each.id for each in firms if each.ownership is not Ownership.STATE]

    def _all(self, query: Query) -> Iterator[Any]:
        while True:
            page = self._context.find(query)
            yield from self._context.read(page.rows)
            if page.after is None:
                return
            query = attrs.evolve(query, after=page.after)

    def _plan(self, region: str | None) -> ContactPlan:
        return self._contacts_for(region).plan

    def candidates(self, enterprises: Collection[str], day: date, symposia: Iterable[Meeting]) -> list[Invitee]:
        """Make candidates of enterprises for a symposium on a day."""
        known = self._load_all(enterprises)
        invited = [
            (each.day, each.invited) for each in symposia if each.state is not MeetingState.CANCELLED and each.invited
        ]
        return invitees_of(
            enterprises,
            invited,
            opted_out=self._opted_out(enterprises, day),
            capped=self._capped(known, day),
        )

    def _load_all(self, enterprises: Collection[str]) -> list[Enterprise]:
        """Give many enterprises in one look-up; one that is not there, or hidden, is told by :meth:`load`."""
        loaded = self._context.ledger.load_many([ENTERPRISE.stream(each) for each in enterprises])
        reader = self._context.actor.reader
        return [
            each.record
            if each.record is not None and each.index is not None and reader.may_see(each.index.audience)
            else self.load(id_of(stream))
            for stream, each in loaded.items()
        ]

    def _opted_out(self, enterprises: Collection[str], day: date) -> frozenset[str]:
        loaded = self._context.ledger.load_many([KEY_CONTACT.stream(each) for each in enterprises]).values()
        known = (cast("KeyContact | None", each.record) for each in loaded)
        return frozenset(each.enterprise for each in known if each and each.opted_out and each.opted_out <= day)

    def _capped(self, enterprises: Collection[Enterprise], day: date) -> frozenset[str]:
        streams = {each.id: CONTACT_LOG.stream(each.id) for each in enterprises}
        logs = self._context.ledger.load_many([*streams.values()])
        found = set()
        for each in enterprises:
            plan, log = self._plan(each.facts.region), cast("ContactLog | None", logs[streams[each.id]].record)
            if plan.cap is not None and log is not None and len(log.within(plan.period_of(day))) >= plan.cap:
                found.add(each.id)
        return frozenset(found)

    def invited(self, meeting: Meeting, invitations: Iterable[Invitation], stamp: Stamp) -> tuple[Move[Any], ...]:
        """Log the invitations as contacts to come."""
        verbs = {each.enterprise: self._log(meeting, each.enterprise, each.justification) for each in invitations}
        return contact_moves(self._context.ledger, verbs, stamp)

    def came(self, meeting: Meeting, enterprise: str, day: date, stamp: Stamp) -> tuple[Move[Any], ...]:
        """Log that an enterprise came; one that nobody invited came all the same, whatever the cap."""
        return contact_moves(
            self._context.ledger,
            {enterprise: partial(self._came, meeting=meeting, day=day, enterprise=enterprise)},
            stamp,
        )

    def moved(
        self, meeting: Meeting, day: date | None, justification: str | None, stamp: Stamp
    ) -> tuple[Move[Any], ...]:
        """Put the contacts on another day; without one, or where the meeting is cancelled, take them back."""
        actor = self._context.actor
        verbs = {}
        for each in meeting.invited:
            if day is None:
                verbs[each] = partial(_take_back, reference=meeting.stream, by=actor)
            else:
                verbs[each] = self._move_or_log(meeting, each, day, justification)
        return contact_moves(self._context.ledger, verbs, stamp)

    def _log(self, meeting: Meeting, enterprise: str, justification: str | None) -> Any:
        region = self.load(enterprise).facts.region
        ask = self._ask(meeting, enterprise, region, meeting.day, justification, planned=True)
        return partial(log_contact, ask=ask, plan=self._plan(region))

    def _ask(
        self, meeting: Meeting, enterprise: str, region: str | None, day: date, why: str | None, *, planned: bool
    ) -> ContactAsk:
        return ContactAsk(
            enterprise=enterprise,
            region=region,
            kind=ContactKind(meeting.kind.value),
            day=day,
            unit=meeting.conveners[0],
            reference=meeting.stream,
            planned=planned,
            justification=why,
            by=self._context.actor,
        )

    def _came(self, log: ContactLog | None, *, meeting: Meeting, day: date, enterprise: str) -> Decision | Refusal:
        if log is not None and log.find(meeting.stream) is not None:
            return hold_contact(log, meeting.stream, by=self._context.actor)
        region = self.load(enterprise).facts.region
        ask = self._ask(meeting, enterprise, region, day, None, planned=False)
        return log_contact(log, ask, ContactPlan())

    def _move_or_log(self, meeting: Meeting, enterprise: str, day: date, justification: str | None) -> Any:
        region = self.load(enterprise).facts.region
        plan = self._plan(region)
        ask = self._ask(meeting, enterprise, region, day, justification, planned=True)

        def verb(log: ContactLog | None) -> Decision | Refusal:
            if log is None or log.find(meeting.stream) is None:
                return log_contact(log, ask, plan)
            return move_contact(log, meeting.stream, day, plan, justification=justification, by=self._context.actor)

        return verb


def _take_back(log: ContactLog | None, *, reference: str, by: Actor) -> Decision | Refusal:
    return cancel_contact(log, reference, by=by)
