"""
Leaders' assignments (领导干部联系企业): which leading official keeps contact with which enterprise (T1.1).

What a leader then does stands in the contact log of the enterprise, under a reference that begins with the assignment.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Final

import attrs

from govliaison.access import ADMINISTRATOR, CONVENER, Actor, enterprise_token, person_token, region_token
from govliaison.enterprises.candidates import lot
from govliaison.enterprises.contact_log import ContactKind, ContactLog, ContactState
from govliaison.enterprises.key_contacts import KeyContact
from govliaison.enterprises.key_decide import ContactDue, next_contact
from govliaison.enterprises.model import Enterprise
from govliaison.ledger import Decision, Index, Noun, Stamp
from govliaison.values import Refusal, to_micros


class AssignmentEnd(StrEnum):
    """Why a leader keeps contact no longer."""

    LEFT = "left"
    HANDED_OVER = "handed-over"
    TERM_OVER = "term-over"
    ENTERPRISE_GONE = "enterprise-gone"
    DECLINED = "declined"


@attrs.frozen(kw_only=True)
class LeaderAssigned:
    """
    A leading official was assigned to an enterprise.

    Attributes:
        assignment: id of ours
        leader: id of the person
        post: the post from which, as ``unit.kind``; None if not said
        enterprise: id of the enterprise
        region: where it is registered
        since: first day
        until: the day after the last, where the period is fixed
        follows: the assignment from which it was handed over
    """

    assignment: str
    leader: str
    post: str | None = None
    enterprise: str
    region: str | None = None
    since: date
    until: date | None = None
    follows: str | None = None


@attrs.frozen(kw_only=True)
class LeaderContactEnded:
    """An assignment ended, from a day on."""

    until: date
    reason: AssignmentEnd


@attrs.frozen(kw_only=True)
class LeaderContact:
    """
    An assignment; attributes as in :class:`LeaderAssigned`.

    Attributes:
        begun: when it was first entered
        ended: why it ended before its time
    """

    id: str
    leader: str
    post: str | None
    enterprise: str
    region: str | None
    since: date
    until: date | None = None
    follows: str | None = None
    begun: datetime
    ended: AssignmentEnd | None = None

    @property
    def reference(self) -> str:
        """How the references of its contacts in the log begin."""
        return f"leader-contact/{self.id}/"

    def covers(self, day: date) -> bool:
        """Tell whether it runs on a day."""
        return self.since <= day and (self.until is None or day < self.until)

    def last_contact(self, log: ContactLog | None, until: date) -> date | None:
        """Give the day of the leader's last contact, on a day or before."""
        held = [
            each.day
            for each in (log.contacts if log is not None else ())
            if each.state is ContactState.HELD
            and each.kind is ContactKind.LEADER
            and each.reference.startswith(self.reference)
            and each.day <= until
        ]
        return max(held, default=None)


def assign(
    current: LeaderContact | None,
    *,
    actor: Actor,
    assignment: str,
    leader: str,
    is_known: bool,
    post: str | None = None,
    enterprise: Enterprise,
    contact: KeyContact | None = None,
    since: date,
    until: date | None = None,
    follows: str | None = None,
) -> Decision | Refusal:
    """
    Assign a leader to an enterprise that has none; one that opted out is left alone.

    Args:
        current: the assignment of the enterprise that runs on the first day
        actor: who enters it
        assignment: new id
        leader: id of the person
        is_known: there is such a person
        post: the post from which
        enterprise: the enterprise
        contact: what is recorded of it as a key contact
        since: first day
        until: the day after the last
        follows: the assignment from which it is handed over
    """
    region = enterprise.facts.region
    obstacles = {
        Refusal.of("leader.not-yours", person=actor.person): not actor.convenes(region),
        Refusal.of("person.unknown", id=leader): not is_known,
        Refusal.of("leader.empty-period", since=since.isoformat()): until is not None and until <= since,
        Refusal.of("leader.has-one", enterprise=enterprise.id): current is not None,
    }
    refused = next((refusal for refusal, holds in obstacles.items() if holds), None)
    if refused is not None:
        return refused
    if contact is not None and contact.opted_out is not None:
        return Refusal.of("key.opted-out", day=contact.opted_out.isoformat())
    event = LeaderAssigned(
        assignment=assignment,
        leader=leader,
        post=post,
        enterprise=enterprise.id,
        region=region,
        since=since,
        until=until,
        follows=follows,
    )
    return Decision(events=(event,))


def end(assignment: LeaderContact | None, *, actor: Actor, reason: AssignmentEnd, day: date) -> Decision | Refusal:
    """End an assignment from a day on; one that ended before stays as it is."""
    if assignment is None:
        return Refusal.of("leader.unknown")
    if not actor.convenes(assignment.region):
        return Refusal.of("leader.not-yours", person=actor.person)
    if assignment.ended is not None:
        return Decision(events=())
    if day < assignment.since:
        return Refusal.of("key.ends-before", since=assignment.since.isoformat())
    ended = LeaderContactEnded(until=day, reason=reason)
    return Decision(events=(ended,))


def propose_leaders(loads: Mapping[str, int], enterprises: Sequence[str], *, seed: str) -> tuple[tuple[str, str], ...]:
    """
    Spread enterprises over leaders: each goes to whoever then has the fewest; the lot orders those who have as many.

    >>> propose_leaders({"a": 1, "b": 0}, ["x", "y", "z"], seed="2026")
    (('b', 'x'), ('a', 'y'), ('b', 'z'))

    Args:
        loads: how many enterprises each leader has already
        enterprises: who needs a leader, without doubles
        seed: orders leaders who have as many

    Returns:
        leader and enterprise, for each enterprise; nothing without a leader
    """
    now = dict(loads)
    found = []
    for enterprise in enterprises if now else ():
        leader = min(now, key=lambda each: (now[each], lot(seed, each)))
        now[leader] += 1
        found.append((leader, enterprise))
    return tuple(found)


def leader_due(assignment: LeaderContact, log: ContactLog | None, *, interval_days: int, on: date) -> ContactDue:
    """Tell when a leader is to contact the assigned enterprise next (T1.1)."""
    last = assignment.last_contact(log, on)
    since, firm = assignment.since, assignment.enterprise
    return next_contact(firm, since=since, last=last, interval_days=interval_days, on=on)


def evolve(assignment: LeaderContact | None, event: LeaderAssigned | LeaderContactEnded, stamp: Stamp) -> LeaderContact:
    """Fold what happened into the assignment."""
    if isinstance(event, LeaderAssigned):
        return LeaderContact(
            id=event.assignment,
            leader=event.leader,
            post=event.post,
            enterprise=event.enterprise,
            region=event.region,
            since=event.since,
            until=event.until,
            follows=event.follows,
            begun=stamp.effective_at,
        )
    assert assignment is not None  # noqa: S101 - nothing else begins a stream
    return attrs.evolve(assignment, until=event.until, ended=event.reason)


def index(assignment: LeaderContact) -> Index:
    """Assignments are found by leader and enterprise; conveners, the county, the enterprise and the leader see them."""
    audience = {CONVENER, ADMINISTRATOR, enterprise_token(assignment.enterprise), person_token(assignment.leader)}
    if assignment.region is not None:
        audience.add(region_token(assignment.region))
    return Index(
        state="ended" if assignment.ended is not None else "assigned",
        region=assignment.region,
        enterprise=assignment.enterprise,
        opened=to_micros(assignment.begun),
        audience=frozenset(audience),
        tags=frozenset({("leader", assignment.leader)}),
    )


LEADER_CONTACT: Final = Noun(
    kind="leader-contact",
    record=LeaderContact,
    shape=1,
    events={LeaderAssigned: 1, LeaderContactEnded: 1},
    evolve=evolve,
    index=index,
)
