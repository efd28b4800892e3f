"""Finding units and posts."""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

import attrs

from govliaison.errors import NotFoundError
from govliaison.units.model import Post, Unit, UnitRole
from govliaison.values import fold_width, region_stem


def _by_id(units: Iterable[Unit]) -> Mapping[str, Unit]:
    return MappingProxyType({unit.id: unit for unit in units})


def _in_order(posts: Iterable[Post]) -> tuple[Post, ...]:
    return tuple(posts)


@attrs.frozen
class UnitDirectory:
    """
    All units of a profile with their posts, in the order in which the profile names them.

    >>> bureau = Unit(id="data-bureau", name="大数据管理局", short="大数据局")
    >>> [unit.id for unit in UnitDirectory([bureau]).find("大数据局")]
    ['data-bureau']
    """

    units: Mapping[str, Unit] = attrs.field(converter=_by_id)
    posts: tuple[Post, ...] = attrs.field(default=(), converter=_in_order)

    def get(self, unit: str) -> Unit:
        """
        Give a unit by its id.

        Raises:
            NotFoundError: there is none
        """
        found = self.units.get(unit)
        if found is None:
            raise NotFoundError("unit.unknown", unit=unit)
        return found

    def find(self, text: str, on: date | None = None) -> tuple[Unit, ...]:
        """
        Give the units that a text may mean: the one with this id, else all that bear this name.

        Names, short names and aliases count alike; width, case and spaces make no difference.

        Args:
            text: what somebody wrote
            on: only units that exist on this day
        """
        exact = self.units.get(text.strip())
        if exact is not None:
            return (exact,) if on is None or exact.exists_on(on) else ()
        wanted = _fold(text)
        return tuple(unit for unit in self.valid(on) if wanted in _names(unit))

    def valid(self, on: date | None = None) -> tuple[Unit, ...]:
        """Give all units, or those that exist on a day."""
        return tuple(unit for unit in self.units.values() if on is None or unit.exists_on(on))

    def with_role(self, role: UnitRole, on: date | None = None) -> tuple[Unit, ...]:
        """Give the units that have a role."""
        return tuple(unit for unit in self.valid(on) if role in unit.roles)

    def conveners(self, region: str, on: date | None = None) -> tuple[Unit, ...]:
        """Give the conveners of a place itself (M2.1): for the city those of the city, not of its counties."""
        return tuple(unit for unit in self.with_role(UnitRole.CONVENER, on) if unit.region == region)

    def of_region(self, region: str, on: date | None = None) -> tuple[Unit, ...]:
        """Give the units of a place and of all places within it."""
        stem = region_stem(region)
        return tuple(unit for unit in self.valid(on) if unit.region is not None and unit.region.startswith(stem))

    def posts_of(self, unit: str) -> tuple[Post, ...]:
        """Give the posts of a unit."""
        return tuple(post for post in self.posts if post.unit == unit)

    def post(self, post: str) -> Post:
        """
        Give a post by its id, such as ``data-bureau.section-head``.

        Raises:
            NotFoundError: there is none
        """
        for candidate in self.posts:
            if candidate.id == post:
                return candidate
        raise NotFoundError("post.unknown", post=post)

    def current(self, unit: str, on: date) -> Unit:
        """
        Give the unit, or whoever took over from it by a day, one after another.

        Raises:
            NotFoundError: the unit, or a successor it names, is not known
        """
        found = self.get(unit)
        seen = {found.id}
        while not found.exists_on(on) and found.successor is not None and found.successor not in seen:
            found = self.get(found.successor)
            seen.add(found.id)
        return found


def _names(unit: Unit) -> frozenset[str]:
    return frozenset(_fold(name) for name in (unit.name, unit.short, *unit.aliases) if name)


def _fold(name: str) -> str:
    return "".join(fold_width(name).split()).casefold()
