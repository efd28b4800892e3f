"""
Canaries: words that occur nowhere else, let into every private field of every noun, and found again in whatever is said.

No noun is known by name here: the fields of its events are walked, so that a new one is planted as soon as it is in ``NOUNS``.
"""

import random
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs

from govliaison.ledger import Happening, Ledger, Loaded, Move, Noun, Private, Stamp

CANARY = re.compile(r"丝雀\d{6}号|139\d{8}")
RULES = ("govliaison.calendar.", "govliaison.deadlines.rules", "govliaison.deadlines.limits")
MOMENT = datetime(2026, 9, 7, 1, 0, tzinfo=UTC)


class Aviary:
    """Makes canaries and remembers whose each is: the stream, and the part of the record."""

    def __init__(self) -> None:
        self.owners: dict[str, tuple[str, str]] = {}

    def name(self, stream: str, part: str) -> str:
        bird = f"丝雀{len(self.owners):06}号"
        self.owners[bird] = (stream, part)
        return bird

    def phone(self, stream: str, part: str) -> str:
        bird = f"139{len(self.owners):08}"
        self.owners[bird] = (stream, part)
        return bird

    def moved(self, old: str, new: str) -> None:
        """Say what a stream is called, once that is known."""
        self.owners = {bird: (new if owner[0] == old else owner[0], owner[1]) for bird, owner in self.owners.items()}


def canaries(said: Any) -> set[str]:
    """Find every canary in an answer, in whatever it is wrapped."""
    return {bird for word in words(said) for bird in CANARY.findall(word)}


def words(said: Any, seen: dict[int, Any] | None = None) -> Iterator[str]:
    """Give everything that is said in an answer; what many parts share is looked at once, calendars and rules not at all."""
    seen = {} if seen is None else seen
    if isinstance(said, str):
        yield said
        return
    if isinstance(said, int | date | Enum | None) or type(said).__module__.startswith(RULES) or id(said) in seen:
        return
    seen[id(said)] = said
    if attrs.has(type(said)):
        for field in attrs.fields(type(said)):
            yield from words(getattr(said, field.name), seen)
    elif isinstance(said, Mapping):
        yield from words([*said.items()], seen)
    elif isinstance(said, Iterable):
        for each in said:
            yield from words(each, seen)


@attrs.frozen(kw_only=True)
class Pool:
    """What fields are filled with, by what their names speak of."""

    units: tuple[str, ...]
    regions: tuple[str, ...]
    enterprises: tuple[str, ...]
    persons: tuple[str, ...]

    def words_for(self, field: str) -> tuple[str, ...]:
        for said, pool in (
            (("region", "place", "jurisdiction", "county"), self.regions),
            (("enterprise", "firm", "member"), self.enterprises),
            (("person", "leader", "holder", "actor"), self.persons),
            (("unit", "lead", "desk", "convener", "bearer", "owner", "agency", "association", "group"), self.units),
        ):
            if any(word in field for word in said):
                return pool
        return ("word",)


class Planter:
    """
    Fills the ledger with records of a noun whose private fields are all canaries.

    Args:
        ledger: where to
        aviary: where the canaries come from
        pool: whom the records name
        seed: of the choice
    """

    def __init__(self, ledger: Ledger, aviary: Aviary, pool: Pool, seed: int = 0) -> None:
        self._ledger, self._aviary, self._pool, self._random = ledger, aviary, pool, random.Random(seed)  # noqa: S311 - a die, no secret

    def plant(self, noun: Noun[Any], identity: str) -> bool:
        """Begin a stream with any event that can begin one, and go on with all that can follow; False: none could."""
        stream = noun.stream(identity)
        stamp = Stamp(
            effective_at=MOMENT,
            recorded_at=MOMENT,
            actor=self._random.choice(self._pool.persons),
            jurisdiction=self._pool.regions[0],
            profile="profile",
            batch="batch",
        )
        for first in noun.events:
            happened: list[object] = []
            record: Any = None
            for cls in (first, *noun.events):
                try:
                    event = self._sample(cls, stream, cls.__name__)
                    folded = noun.evolve(record, event, stamp)
                    noun.index(folded)
                except Exception:  # noqa: BLE001 - it does not fit here, in whatever way
                    if record is None:
                        break
                else:
                    record = folded
                    happened.append(event)
            if record is not None:
                happenings = tuple(Happening(event, stamp) for event in happened)
                self._ledger.commit([Move(loaded=Loaded(stream=stream), happenings=happenings)])
                return True
        return False

    def _sample(self, hint: Any, stream: str, field: str) -> Any:  # noqa: PLR0911 - one for each form of a type
        origin, parts = get_origin(hint), get_args(hint)
        if hint is Private or Private in parts:
            return Private(f"planted/{stream}", self._aviary.name(stream, field))
        if hint is str:
            return self._random.choice(self._pool.words_for(field))
        if hint in SIMPLE:
            return SIMPLE[hint]
        if origin in (Union, UnionType):
            return self._sample(next(part for part in parts if part is not NoneType), stream, field)
        if origin in (tuple, frozenset):
            return origin(self._sample(part, stream, field) for part in parts if part is not Ellipsis)
        if origin is not None and issubclass(origin, Mapping):
            return {"key": self._sample(parts[1], stream, field)}
        if issubclass(hint, Enum):
            return self._random.choice([*hint])
        hints = get_type_hints(hint)
        fields = [each.name for each in attrs.fields(hint)]
        return hint(**{name: self._sample(hints[name], stream, f"{field}.{name}".lower()) for name in fields})


def sealed_fields(hint: Any, field: str) -> Iterator[str]:
    """Name the private fields of a type and of all it is made of, as :class:`Planter` names them."""
    if hint is Private:
        yield field
    elif isinstance(hint, type) and attrs.has(hint):
        hints = get_type_hints(hint)
        for each in attrs.fields(hint):
            yield from sealed_fields(hints[each.name], f"{field}.{each.name}".lower())
    else:
        for part in get_args(hint):
            yield from sealed_fields(part, field)


SIMPLE: Mapping[Any, Any] = {
    int: 1,
    bool: True,
    datetime: MOMENT,
    date: date(2026, 9, 7),
    Decimal: Decimal("1.50"),
    NoneType: None,
}
