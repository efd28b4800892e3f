"""Persons and posts as people work with them."""

from collections.abc import Collection
from datetime import datetime

import attrs

from govliaison.access import decide
from govliaison.access.actor import post_id
from govliaison.access.context import Context
from govliaison.access.model import PERSON, POST, Person, Post, index_post
from govliaison.errors import NotFoundError
from govliaison.ledger import Ledger, Query, Stamp

_PAGE = 1000


def held_posts(ledger: Ledger, person: str, at: datetime) -> tuple[str, ...]:
    """
    Name the posts somebody holds at a moment, as ``unit.kind``.

    It asks without a reader: this is how it is found out who the reader is.
    """
    found: list[str] = []
    query = Query(kind=POST.kind, reader=None, tags=frozenset({("holder", person)}), limit=_PAGE)
    for row in ledger.store.find(query).rows:
        post: Post = ledger.read(row)
        if person in post.holders_at(at):
            found.append(post.id)
    return tuple(sorted(found))


class Persons:
    """
    The people who work with the mechanism.

    Args:
        context: who works on which ledger
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    def add(
        self,
        *,
        id: str,  # noqa: A002 - the word people use
        name: str,
        phone: str | None = None,
        enterprise: str | None = None,
        effective_at: datetime | None = None,
    ) -> Person:
        """
        Add somebody, or take back somebody who had left.

        Args:
            id: such as ``zhang.wei``: small letters, digits, dots between them
            name: in full
            phone: at work
            enterprise: id of the enterprise to which the person belongs: a supervisor, somebody who follows its matters
            effective_at: when the person joined, if earlier

        Raises:
            RefusedError: not by this actor, not under this id, or there already
            NotFoundError: there is no such enterprise
        """
        if enterprise is not None:
            self._context.see(f"enterprise/{enterprise}")
        stamp = self._context.stamp(effective_at=effective_at)
        return self._context.carry_out(
            PERSON,
            id,
            lambda record: decide.add_person(
                record, actor=self._context.actor, person=id, name=name, phone=phone, enterprise=enterprise
            ),
            stamp,
        )

    def change(self, person: str, *, name: str | None = None, phone: str | None = None) -> Person:
        """
        Change a name or telephone number.

        Raises:
            RefusedError: not by this actor, or there is no such person
        """
        return self._context.carry_out(
            PERSON,
            person,
            lambda record: decide.change_person(
                record, actor=self._context.actor, person=person, name=name, phone=phone
            ),
            self._context.stamp(),
        )

    def leave(self, person: str, *, at: datetime | None = None) -> Person:
        """
        Enter that somebody left.

        Raises:
            RefusedError: not by this actor, the person holds posts still, is unknown or has left before
        """
        stamp = self._context.stamp(effective_at=at)
        posts = held_posts(self._context.ledger, person, stamp.effective_at)
        return self._context.carry_out(
            PERSON,
            person,
            lambda record: decide.leave(
                record, actor=self._context.actor, person=person, at=stamp.effective_at, posts=posts
            ),
            stamp,
        )

    def get(self, person: str) -> Person:
        """
        Give one person.

        Raises:
            NotFoundError: there is none, or not for this reader
        """
        return self._context.get(PERSON, person)

    def list(self, *, text: str | None = None, include_left: bool = False) -> tuple[Person, ...]:
        """Give the persons the actor may see, in order of joining; ``text`` is part of a name or id."""
        states = frozenset() if include_left else frozenset({"active"})
        query = Query(kind=PERSON.kind, reader=None, text=text, states=states, limit=_PAGE)
        found: list[Person] = []
        while True:
            page = self._context.find(query)
            found += self._context.read(page.rows)
            if page.after is None:
                return tuple(found)
            query = attrs.evolve(query, after=page.after)


class Posts:
    """
    The posts the profile defines, and who holds them.

    Args:
        context: who works on which ledger
        defined: the posts there are, as ``unit.kind``, in the order of the profile
    """

    def __init__(self, context: Context, defined: Collection[str]) -> None:
        self._context = context
        self._defined = defined

    def hold(
        self, *, unit: str, kind: str, person: str, since: datetime | None = None, until: datetime | None = None
    ) -> Post:
        """
        Fill a vacant post.

        Args:
            unit: unit of the post
            kind: such as ``liaison-officer``
            person: who is to hold it
            since: from when; now, if not said
            until: first moment after, for a term that has ended (补录)

        Raises:
            RefusedError: not by this actor, no such post or person, or held by somebody in that time
        """
        post, stamp = self._begin(unit, kind, since)
        holder = self._holder(person)
        return self._context.carry_out(
            POST,
            post,
            lambda record: decide.hold(
                record,
                actor=self._context.actor,
                unit=unit,
                kind=kind,
                person=person,
                holder=holder,
                since=stamp.effective_at,
                until=until,
                now=stamp.recorded_at,
            ),
            stamp,
        )

    def hand_over(
        self, *, unit: str, kind: str, to: str, leaving: str | None = None, at: datetime | None = None
    ) -> Post:
        """
        Give a post to the next holder, now or at an earlier moment; ``leaving`` says from whom, if several hold it.

        Raises:
            RefusedError: not by this actor, nobody holds it, or the next holder is not known
        """
        post, stamp = self._begin(unit, kind, at)
        holder = self._holder(to)
        return self._context.carry_out(
            POST,
            post,
            lambda record: decide.hand_over(
                record,
                actor=self._context.actor,
                unit=unit,
                kind=kind,
                person=to,
                holder=holder,
                leaving=leaving,
                at=stamp.effective_at,
            ),
            stamp,
        )

    def vacate(self, *, unit: str, kind: str, leaving: str | None = None, at: datetime | None = None) -> Post:
        """
        End the present term without a successor; ``leaving`` says whose, if several hold the post.

        Raises:
            RefusedError: not by this actor, or nobody holds it
        """
        post, stamp = self._begin(unit, kind, at)
        return self._context.carry_out(
            POST,
            post,
            lambda record: decide.vacate(
                record, actor=self._context.actor, unit=unit, kind=kind, leaving=leaving, at=stamp.effective_at
            ),
            stamp,
        )

    def get(self, *, unit: str, kind: str) -> Post:
        """
        Give one post; one that nobody ever held has no terms.

        Raises:
            NotFoundError: there is none, or not for this reader
        """
        for post in self._visible([post_id(unit, kind)]):
            return post
        raise NotFoundError("access.not-found", kind=POST.kind, id=post_id(unit, kind))

    def list(self, *, unit: str | None = None) -> tuple[Post, ...]:
        """Give the posts the actor may see, held or vacant, in the order of the profile."""
        return self._visible([post for post in self._defined if unit is None or _unit_of(post) == unit])

    def held_by(self, person: str, at: datetime | None = None) -> tuple[str, ...]:
        """Name the posts somebody holds at a moment (now, if not said), as far as the actor may see them."""
        held = held_posts(self._context.ledger, person, at or self._context.now)
        return tuple(post.id for post in self._visible(held))

    def _begin(self, unit: str, kind: str, at: datetime | None) -> tuple[str, Stamp]:
        """Name the post and stamp what happens to it."""
        post = post_id(unit, kind)
        if post not in self._defined:
            raise NotFoundError("post.unknown", post=post)
        return post, self._context.stamp(effective_at=at)

    def _holder(self, person: str) -> Person | None:
        holder: Person | None = self._context.ledger.load(PERSON.stream(person)).record
        return holder

    def _visible(self, posts: Collection[str]) -> tuple[Post, ...]:
        loaded = self._context.ledger.load_many([POST.stream(post) for post in posts if post in self._defined])
        known = (
            each.record or Post(unit=_unit_of(each.stream.partition("/")[2]), kind=each.stream.rpartition(".")[2])
            for each in loaded.values()
        )
        return tuple(post for post in known if self._context.actor.reader.may_see(index_post(post).audience))


def _unit_of(post: str) -> str:
    return post.rpartition(".")[0]
