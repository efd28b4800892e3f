"""Joining an association and leaving it, as pure functions (T1.3)."""

from datetime import date

from govliaison.access import Actor
from govliaison.enterprises.associations import Association, MemberJoined, MemberLeft
from govliaison.ledger import Decision
from govliaison.values import Refusal


def join(
    record: Association | None, *, actor: Actor, association: str, region: str | None, enterprise: str, since: date
) -> Decision | Refusal:
    """Enter that an enterprise is a member from a day on; ``region`` is the association's. Times of one member never overlap."""
    if refusal := _may_keep(actor, association, region):
        return refusal
    for each in record.memberships if record else ():
        if each.enterprise == enterprise and (each.until is None or since < each.until):
            return Refusal.of("association.member-already", association=association, since=each.since.isoformat())
    return Decision(events=(MemberJoined(association=association, enterprise=enterprise, since=since),))


def leave(
    record: Association | None, *, actor: Actor, association: str, region: str | None, enterprise: str, until: date
) -> Decision | Refusal:
    """Enter the first day on which an enterprise is a member no more."""
    if refusal := _may_keep(actor, association, region):
        return refusal
    open_ended = [
        each for each in (record.memberships if record else ()) if each.enterprise == enterprise and not each.until
    ]
    if not open_ended:
        return Refusal.of("association.no-member", association=association)
    if until <= open_ended[0].since:
        return Refusal.of("association.left-before-joining", since=open_ended[0].since.isoformat())
    return Decision(events=(MemberLeft(enterprise=enterprise, until=until),))


def _may_keep(actor: Actor, association: str, region: str | None) -> Refusal | None:
    """Let its own people keep the list of members, and conveners of its place for them."""
    if association in actor.units or actor.convenes(region) or actor.is_administrator:
        return None
    return Refusal.of("association.not-yours", association=association, person=actor.person)
