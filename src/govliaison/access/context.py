"""What every desk stands on: the ledger, who acts, and how an entry is stamped."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, TypeVar, cast

import attrs

from govliaison.access.actor import Actor
from govliaison.access.model import PERSON
from govliaison.errors import NotFoundError, RefusedError
from govliaison.ledger import Decision, Ledger, Loaded, Noun, Page, Query, Stamp, StoredRecord, id_of, kind_of
from govliaison.values import Refusal

R = TypeVar("R")

MakeStamp = Callable[[Actor, datetime | None], Stamp]
"""Makes the stamp of an entry: who, effective when (None: now), under which jurisdiction and profile."""


@attrs.frozen(kw_only=True)
class Context:
    """
    One person at work on one ledger.

    Attributes:
        ledger: where it is entered
        actor: who does it
        make_stamp: gives jurisdiction, profile and the present moment
        profile_for: gives the digest of the profile of another jurisdiction in the same ledger
        caused_by: the entry (``stream@version``) that asks for everything that is entered here
    """

    ledger: Ledger
    actor: Actor
    make_stamp: MakeStamp
    profile_for: Callable[[str], str] | None = None
    caused_by: str | None = None

    @property
    def now(self) -> datetime:
        """The present moment, UTC."""
        return self.ledger.time.now()

    def stamp(
        self,
        *,
        effective_at: datetime | None = None,
        recorded_for: str | None = None,
        request: str | None = None,
        batch: str | None = None,
        caused_by: str | None = None,
        jurisdiction: str | None = None,
    ) -> Stamp:
        """
        Stamp what the actor enters now.

        Args:
            effective_at: when it happened, if that was earlier (补录)
            recorded_for: who signed on paper (代录)
            request: id of the request, so that it is done once
            batch: id of the import it belongs to
            caused_by: the entry that asked for it, if another than the context says
            jurisdiction: region code whose rules apply, if other than the deployment's

        Raises:
            RefusedError: it is said to have happened in the future
        """
        stamp = self.make_stamp(self.actor, effective_at)
        if stamp.effective_at > stamp.recorded_at:
            raise RefusedError(
                "access.in-future", effective_at=stamp.effective_at.isoformat(), now=stamp.recorded_at.isoformat()
            )
        profile = stamp.profile
        if jurisdiction is not None and self.profile_for is not None:
            profile = self.profile_for(jurisdiction)
        return attrs.evolve(
            stamp,
            profile=profile,
            recorded_for=recorded_for,
            request=request,
            batch=batch,
            caused_by=caused_by or self.caused_by,
            jurisdiction=stamp.jurisdiction if jurisdiction is None else jurisdiction,
        )

    def see(self, stream: str) -> Loaded[Any]:
        """
        Load a record that exists and is visible to the actor, to decide on it; what is given out goes through :meth:`show`.

        Raises:
            NotFoundError: it is not there, or hidden; the answer is the same
        """
        loaded = self.ledger.load(stream)
        noun = self.ledger.nouns[kind_of(stream)]
        if loaded.record is not None:
            index = loaded.index or noun.index(loaded.record)
            if self.actor.reader.may_see(index.audience):
                return loaded
        raise NotFoundError("access.not-found", kind=noun.kind, id=id_of(stream))

    def get(self, noun: Noun[R], identity: str) -> R:
        """
        Give a record by its id, as the actor may see it.

        Raises:
            NotFoundError: it is not there, or hidden
        """
        return self.show(noun, cast("R", self.see(noun.stream(identity)).record))

    def show(self, noun: Noun[R], record: R) -> R:
        """Give a record as the actor may see it."""
        return noun.show(record, self.actor.reader)

    def carry_out(
        self, noun: Noun[R], identity: str, decide: Callable[[R | None], Decision | Refusal], stamp: Stamp
    ) -> R:
        """
        Load, decide, commit; give the record as it stands afterwards.

        Raises:
            RefusedError: the rules do not allow it
            Conflict: somebody was faster, again and again
        """
        return self.show(noun, cast("R", self.ledger.carry_out(noun.stream(identity), decide, stamp).record))

    def knows(self, person: str) -> bool:
        """Tell whether there is such a person, or was."""
        return self.ledger.load(PERSON.stream(person)).record is not None

    def find(self, query: Query) -> Page:
        """Give a page of what the actor may see, whoever the query was made for."""
        return self.ledger.store.find(attrs.evolve(query, reader=self.actor.reader))

    def read_all(self, query: Query) -> Iterator[Any]:
        """Give every record that the actor may see, whoever the query was made for, as the actor may see it."""
        noun, reader = self.ledger.nouns[query.kind], self.actor.reader
        for row in self.ledger.find_all(attrs.evolve(query, reader=reader)):
            yield self.show(noun, self.ledger.read(row))

    def read(self, rows: tuple[StoredRecord, ...]) -> list[Any]:
        """Give the records of rows that were found, as the actor may see them."""
        return [self.show(self.ledger.nouns[kind_of(row.stream)], self.ledger.read(row)) for row in rows]
