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
    ContactAsk,
    ContactKind,
    ContactLog,
    ContactPlan,
    Enterprise,
    Ownership,
    RegisteredState,
    cancel_contact,
    contact_moves,
    hold_contact,
    log_contact,
    move_contact,
)
from govliaison.errors import NotFoundError
from govliaison.ledger import Decision, Move, Query, Stamp
from govliaison.meetings.meeting import Meeting, MeetingState
from govliaison.meetings.meeting_events import Invitation
from govliaison.meetings.rotation import Invitee, invitees_of
from govliaison.values import Refusal, region_stem

_PAGE: Final = 1000

PlanFor = Callable[[str | None], ContactPlan]
"""Gives the local figures about contacts of the place of a region code."""

OptedOut = Callable[[Collection[str]], Collection[str]]
"""Tells who of some enterprises does not want to be invited."""


def nobody(_enterprises: Collection[str]) -> Collection[str]:
    """Say that no enterprise has opted out."""
    return ()


class Guests:
    """
    The enterprises of meetings, for one person.

    Args:
        context: who acts, on which ledger
        plan_for: the local figures about contacts
        opted_out: tells who of some enterprises does not want to be invited
    """

    def __init__(self, context: Context, plan_for: PlanFor, opted_out: OptedOut = nobody) -> None:
        self._context, self._plan_for, self._opted_out = context, plan_for, opted_out

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

    def base(self, region: str) -> Iterator[str]:
        """
        Name the enterprises of a place from which a symposium invites where nobody says among whom.

        Those that are in business and not owned by the state (A1).
        """
        states = frozenset({RegisteredState.OPERATING.value, RegisteredState.UNKNOWN.value})
        query = Query(kind=ENTERPRISE.kind, reader=None, states=states, region=region_stem(region), limit=_PAGE)
        while True:
            page = self._context.find(query)
            yield from (each.id for each in self._context.read(page.rows) if each.ownership is not Ownership.STATE)
            if page.after is None:
                return
            query = attrs.evolve(query, after=page.after)

    def candidates(self, enterprises: Collection[str], day: date, symposia: Iterable[Meeting]) -> list[Invitee]:
        """Make candidates of enterprises for a symposium on a day."""
        known = [self.load(each) for each in enterprises]
        invited = [
            (each.day, each.invited) for each in symposia if each.state is not MeetingState.CANCELLED and each.invited
        ]
        return invitees_of(
            enterprises,
            invited,
            opted_out=self._opted_out(enterprises),
            capped=self._capped(known, day),
        )

    def _capped(self, enterprises: Collection[Enterprise], day: date) -> frozenset[str]:
        streams = {each.id: CONTACT_LOG.stream(each.id) for each in enterprises}
        logs = self._context.ledger.load_many([*streams.values()])
        found = set()
        for each in enterprises:
            plan, log = self._plan_for(each.facts.region), cast("ContactLog | None", logs[streams[each.id]].record)
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
        return partial(log_contact, ask=ask, plan=self._plan_for(region))

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
        plan = self._plan_for(region)
        ask = self._ask(meeting, enterprise, region, day, justification, planned=True)

        def verb(log: ContactLog | None) -> Decision | Refusal:
            if log is None or log.find(meeting.stream) is None:
                return log_contact(log, ask, plan)
            return move_contact(log, meeting.stream, day, plan, justification=justification, by=self._context.actor)

        return verb


def _take_back(log: ContactLog | None, *, reference: str, by: Actor) -> Decision | Refusal:
    return cancel_contact(log, reference, by=by)
