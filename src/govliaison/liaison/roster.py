"""Who is behind a post: the names a register shows."""

from collections.abc import Iterable
from datetime import datetime

from govliaison.access import Persons, Posts, mask_name
from govliaison.errors import NotFoundError
from govliaison.ledger import reveal
from govliaison.profiles import Profile


class Roster:
    """Masked names of people, each looked up once."""

    def __init__(self, persons: Persons, posts: Posts, profiles: Iterable[Profile], *, at: datetime) -> None:
        self._people, self._held, self._at = persons, posts, at
        self._phones = {unit.id: unit.phone for profile in profiles for unit in profile.units.units.values()}
        self._posts: dict[tuple[str, str], str] = {}
        self._names: dict[str, str] = {}

    def name(self, person: str) -> str:
        """Give the masked name of a person."""
        if person not in self._names:
            try:
                found = self._people.get(person)
                self._names[person] = mask_name(reveal(found.name)) or person
            except NotFoundError:
                self._names[person] = person
        return self._names[person]

    def holder(self, unit: str, kind: str) -> str:
        """Name whoever holds a post of a unit now."""
        if (unit, kind) not in self._posts:
            try:
                post = self._held.get(unit=unit, kind=kind)
                holders = post.holders_at(self._at)
            except NotFoundError:
                holders = ()
            self._posts[unit, kind] = "、".join(self.name(person) for person in holders)
        return self._posts[unit, kind]

    def contact(self, unit: str) -> str:
        """Name the liaison officer of a unit with the published telephone of the office."""
        holder = self.holder(unit, "liaison-officer") or self.holder(unit, "handler")
        return " ".join(filter(None, [holder, self._phones.get(unit, "")]))
