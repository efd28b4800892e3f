"""The rules about persons and posts, as pure functions."""

import re
from collections.abc import Collection
from datetime import datetime
from typing import Final

from govliaison.access.actor import Actor, post_id
from govliaison.access.model import (
    EXCLUSIVE,
    Person,
    PersonAdded,
    PersonChanged,
    PersonLeft,
    Post,
    PostHandedOver,
    PostHeld,
    PostVacated,
    Term,
)
from govliaison.ledger import Decision, Private, reveal
from govliaison.values import Refusal

_PERSON_ID: Final = re.compile(r"[a-z0-9]+(?:\.[a-z0-9]+)*")


def person_subject(person: str) -> str:
    """Name the vault subject of a person."""
    return f"person/{person}"


def add_person(
    record: Person | None,
    *,
    actor: Actor,
    person: str,
    name: str,
    phone: str | None = None,
    enterprise: str | None = None,
) -> Decision | Refusal:
    """Add somebody, or take back somebody who had left; ``enterprise`` is the one to which the person belongs."""
    if refusal := _may_administer(actor):
        return refusal
    if not _PERSON_ID.fullmatch(person):
        return Refusal.of("person.id", id=person)
    if not name.strip():
        return Refusal.of("person.no-name", id=person)
    if record is not None and record.left is None:
        return Refusal.of("person.exists", id=person)
    subject = person_subject(person)
    number = Private(subject, phone.strip()) if phone and phone.strip() else None
    added = PersonAdded(person=person, name=Private(subject, name.strip()), phone=number, enterprise=enterprise)
    return Decision(events=(added,))


def change_person(
    record: Person | None, *, actor: Actor, person: str, name: str | None = None, phone: str | None = None
) -> Decision | Refusal:
    """Change a name or a telephone number; people may change their own. What is the same already is no change."""
    if actor.person != person and (refusal := _may_administer(actor)):
        return refusal
    if record is None:
        return Refusal.of("person.unknown", id=person)
    subject = person_subject(person)
    new_name = Private(subject, name.strip()) if name and name.strip() != reveal(record.name) else None
    new_phone = Private(subject, phone.strip()) if phone and phone.strip() != reveal(record.phone) else None
    if new_name is None and new_phone is None:
        return Decision(events=())
    return Decision(events=(PersonChanged(name=new_name, phone=new_phone),))


def leave(
    record: Person | None, *, actor: Actor, person: str, at: datetime, posts: Collection[str]
) -> Decision | Refusal:
    """
    Let somebody leave, once nothing is held any more.

    Args:
        record: the person
        actor: who enters it
        person: id
        at: when the person leaves
        posts: what the person still holds then
    """
    if refusal := _may_administer(actor):
        return refusal
    if record is None:
        return Refusal.of("person.unknown", id=person)
    if record.left is not None:
        return Refusal.of("person.left", id=person, at=record.left.isoformat())
    if posts:
        return Refusal.of("person.holds-posts", id=person, posts="、".join(sorted(posts)))
    return Decision(events=(PersonLeft(at=at),))


def hold(
    record: Post | None,
    *,
    actor: Actor,
    unit: str,
    kind: str,
    person: str,
    holder: Person | None,
    since: datetime,
    until: datetime | None = None,
    now: datetime,
) -> Decision | Refusal:
    """
    Fill a post: an exclusive one must be vacant for the whole span, of others the person may not be a holder already.

    Args:
        record: the post; None if nobody ever held it
        actor: who enters it
        unit: unit of the post
        kind: its kind
        person: who is to hold it
        holder: that person as recorded
        since: first moment
        until: first moment after, of a term that has ended
        now: when it is entered
    """
    if refusal := _may_administer(actor) or _can_hold(person, holder, until):
        return refusal
    post = post_id(unit, kind)
    if until is not None and until <= since:
        return Refusal.of("post.empty-span", post=post, since=since.isoformat(), until=until.isoformat())
    if until is not None and until > now:
        return Refusal.of("post.until-in-future", post=post, until=until.isoformat())
    for term in record.terms if record else ():
        if (kind in EXCLUSIVE or term.person == person) and term.overlaps(since, until):
            ends = term.until.isoformat() if term.until else None
            return Refusal.of("post.held", post=post, person=term.person, since=term.since.isoformat(), until=ends)
    return Decision(events=(PostHeld(unit=unit, kind=kind, person=person, since=since, until=until),))


def hand_over(
    record: Post | None,
    *,
    actor: Actor,
    unit: str,
    kind: str,
    person: str,
    holder: Person | None,
    leaving: str | None = None,
    at: datetime,
) -> Decision | Refusal:
    """Give a post from its holder to the next at a moment; ``leaving`` says which, where there are several."""
    if refusal := _may_administer(actor) or _can_hold(person, holder, None):
        return refusal
    term = _open_term(record, unit, kind, leaving, at)
    if isinstance(term, Refusal):
        return term
    if record is not None and any(each.person == person and each.overlaps(at, None) for each in record.terms):
        return Refusal.of("post.same-holder", post=post_id(unit, kind), person=person)
    return Decision(events=(PostHandedOver(from_person=term.person, to_person=person, at=at),))


def vacate(
    record: Post | None, *, actor: Actor, unit: str, kind: str, leaving: str | None = None, at: datetime
) -> Decision | Refusal:
    """End the term of whoever holds a post, with nobody to follow yet; ``leaving`` says who, if there are several."""
    if refusal := _may_administer(actor):
        return refusal
    term = _open_term(record, unit, kind, leaving, at)
    if isinstance(term, Refusal):
        return term
    return Decision(events=(PostVacated(person=term.person, at=at),))


def _may_administer(actor: Actor) -> Refusal | None:
    if actor.is_administrator or actor.heads_convener:
        return None
    return Refusal.of("access.not-administrator", person=actor.person)


def _can_hold(person: str, holder: Person | None, until: datetime | None) -> Refusal | None:
    if holder is None:
        return Refusal.of("person.unknown", id=person)
    if holder.enterprise is not None:
        return Refusal.of("person.of-enterprise", id=person)
    if holder.left is not None and (until is None or until > holder.left):
        return Refusal.of("person.left", id=person, at=holder.left.isoformat())
    return None


def _open_term(record: Post | None, unit: str, kind: str, leaving: str | None, at: datetime) -> Term | Refusal:
    """Give the term that can be ended at a moment: it has begun, has no end yet, and it is clear whose it is."""
    post = post_id(unit, kind)
    terms = [term for term in (record.terms_at(at) if record else ()) if leaving in (None, term.person)]
    if not terms:
        return Refusal.of("post.vacant", post=post, at=at.isoformat())
    if len(terms) > 1:
        return Refusal.of("post.several-holders", post=post, persons="、".join(sorted(term.person for term in terms)))
    term = terms[0]
    if term.until is not None:
        return Refusal.of("post.term-ended", post=post, person=term.person, until=term.until.isoformat())
    if term.since == at:
        return Refusal.of("post.empty-span", post=post, since=at.isoformat(), until=at.isoformat())
    return term
