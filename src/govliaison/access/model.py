"""Persons (人员) and who holds which post when (岗位、任职)."""

from datetime import datetime
from typing import Final

import attrs

from govliaison.access.actor import post_id
from govliaison.access.tokens import ADMINISTRATOR, CONVENER, person_token, unit_token
from govliaison.ledger import Index, Noun, Sealed, Stamp, reveal
from govliaison.values import to_micros


@attrs.frozen(kw_only=True)
class PersonAdded:
    """Somebody joined, or came back after having left; ``enterprise`` is the one to which the person belongs, if any."""

    person: str
    name: Sealed
    phone: Sealed | None = None
    enterprise: str | None = None


@attrs.frozen(kw_only=True)
class PersonChanged:
    """A name or telephone number changed; None is no change."""

    name: Sealed | None = None
    phone: Sealed | None = None


@attrs.frozen(kw_only=True)
class PersonLeft:
    """Somebody left the service; the name stays with what was done."""

    at: datetime


@attrs.frozen(kw_only=True)
class Person:
    """
    Somebody who works with the mechanism: for units, in whose posts, or for one enterprise.

    Attributes:
        id: chosen by the administrator, such as ``zhang.wei``
        name: private
        phone: private
        enterprise: id of the enterprise to which the person belongs, who then holds no post
        added: when the person joined
        left: when the person left, or None
    """

    id: str
    name: Sealed
    phone: Sealed | None
    enterprise: str | None = None
    added: datetime
    left: datetime | None = None


def evolve_person(person: Person | None, event: PersonAdded | PersonChanged | PersonLeft, stamp: Stamp) -> Person:
    """Fold what happened into the person."""
    if isinstance(event, PersonAdded):
        return Person(
            id=event.person,
            name=event.name,
            phone=event.phone,
            enterprise=event.enterprise,
            added=stamp.effective_at,
        )
    assert person is not None  # noqa: S101 - nothing else begins a stream
    if isinstance(event, PersonChanged):
        return attrs.evolve(person, name=event.name or person.name, phone=event.phone or person.phone)
    return attrs.evolve(person, left=event.at)


def index_person(person: Person) -> Index:
    """Persons are found by name and id; conveners, administrators and they themselves see them."""
    return Index(
        state="active" if person.left is None else "left",
        number=person.id,
        enterprise=person.enterprise,
        opened=to_micros(person.added),
        text=f"{reveal(person.name)} {person.id}".strip(),
        audience=frozenset({CONVENER, ADMINISTRATOR, person_token(person.id)}),
    )


PERSON: Final = Noun(
    kind="person",
    record=Person,
    shape=2,
    events={PersonAdded: 1, PersonChanged: 1, PersonLeft: 1},
    evolve=evolve_person,
    index=index_person,
)


EXCLUSIVE: Final = frozenset({"section-head", "liaison-officer", "leader"})
"""Kinds of posts that one person at a time holds; of a convener exactly one section head, one liaison officer (M6.1)."""


@attrs.frozen(kw_only=True)
class PostHeld:
    """A post was filled; ``until`` is given where the end is known too, as in a late entry (补录)."""

    unit: str
    kind: str
    person: str
    since: datetime
    until: datetime | None = None


@attrs.frozen(kw_only=True)
class PostHandedOver:
    """One holder gave the post to the next (交接)."""

    from_person: str
    to_person: str
    at: datetime


@attrs.frozen(kw_only=True)
class PostVacated:
    """The holder left the post and nobody followed."""

    person: str
    at: datetime


@attrs.frozen(kw_only=True)
class Term:
    """Somebody's time in a post: from ``since`` up to but not including ``until``, or open."""

    person: str
    since: datetime
    until: datetime | None = None

    def covers(self, moment: datetime) -> bool:
        """Tell whether the post is held in this term at a moment."""
        return self.since <= moment and (self.until is None or moment < self.until)

    def overlaps(self, since: datetime, until: datetime | None) -> bool:
        """Tell whether some moment lies in both this term and another span."""
        return (self.until is None or since < self.until) and (until is None or self.since < until)


@attrs.frozen(kw_only=True)
class Post:
    """
    A post of a unit and everybody who ever held it.

    Attributes:
        unit: its unit
        kind: such as ``section-head``
        terms: by beginning; of an exclusive post never two at one moment
    """

    unit: str
    kind: str
    terms: tuple[Term, ...] = ()

    @property
    def id(self) -> str:
        """Its name, ``unit.kind``."""
        return post_id(self.unit, self.kind)

    def terms_at(self, moment: datetime) -> tuple[Term, ...]:
        """Give the terms that run at a moment; none if the post is then vacant (M6.1)."""
        return tuple(term for term in self.terms if term.covers(moment))

    def holders_at(self, moment: datetime) -> tuple[str, ...]:
        """Give the persons who hold it at a moment; one at most of an exclusive post (M6.1)."""
        return tuple(term.person for term in self.terms_at(moment))


def evolve_post(post: Post | None, event: PostHeld | PostHandedOver | PostVacated, _stamp: Stamp) -> Post:
    """Fold what happened into the post."""
    if isinstance(event, PostHeld):
        post = post or Post(unit=event.unit, kind=event.kind)
        return _with_term(post, Term(person=event.person, since=event.since, until=event.until))
    assert post is not None  # noqa: S101 - nothing else begins a stream
    leaving = event.from_person if isinstance(event, PostHandedOver) else event.person
    closed = tuple(
        attrs.evolve(term, until=event.at) if term.person == leaving and term.covers(event.at) else term
        for term in post.terms
    )
    post = attrs.evolve(post, terms=closed)
    if isinstance(event, PostHandedOver):
        return _with_term(post, Term(person=event.to_person, since=event.at))
    return post


def index_post(post: Post) -> Index:
    """Posts are found by unit and by whoever ever held them."""
    return Index(
        state="held" if any(term.until is None for term in post.terms) else "vacant",
        unit=post.unit,
        number=post.id,
        opened=to_micros(post.terms[0].since) if post.terms else None,
        audience=frozenset({CONVENER, ADMINISTRATOR, unit_token(post.unit)}),
        tags=frozenset(("holder", term.person) for term in post.terms),
    )


def _with_term(post: Post, term: Term) -> Post:
    return attrs.evolve(post, terms=tuple(sorted((*post.terms, term), key=lambda each: each.since)))


POST: Final = Noun(
    kind="post",
    record=Post,
    shape=1,
    events={PostHeld: 1, PostHandedOver: 1, PostVacated: 1},
    evolve=evolve_post,
    index=index_post,
)
