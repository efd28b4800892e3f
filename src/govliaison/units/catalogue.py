"""Who handles which category (权责清单/派单目录), as a pure question with a ranked answer (M1.4)."""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

import attrs

from govliaison.errors import InputError
from govliaison.units.model import Level
from govliaison.values import fold_width, region_stem

DEEPEST: Final = 5
"""A category has at most so many levels."""

_SEPARATOR: Final = re.compile(r"[/>]")


@attrs.frozen(kw_only=True)
class CatalogueEntry:
    """
    One line of the catalogue: a category, and who handles it.

    Two entries may have the same name below the same parent, if they are for different levels or regions.

    Attributes:
        id: stable key of ours
        name: name of the category, without those above it
        parent: id of the entry for the category above it
        unit: id of the unit that handles it; None where only the categories below have one
        level: decided at this level only; None for any
        region: in this place and the places within it only; None for any
    """

    id: str
    name: str
    parent: str | None = None
    unit: str | None = None
    level: Level | None = None
    region: str | None = None

    def covers(self, region: str | None, level: Level | None) -> bool:
        """Tell whether it is for a place and a level; what is not known (None) matches only what is open."""
        return (self.level is None or self.level is level) and (
            self.region is None or (region is not None and region.startswith(region_stem(self.region)))
        )


@attrs.frozen(kw_only=True)
class Proposal:
    """
    A unit that may be accountable, and why.

    Attributes:
        unit: id of the unit
        entry: id of the entry that says so
        depth: how many levels of the category it matched
        regional: the entry is for this place in particular
    """

    unit: str
    entry: str
    depth: int
    regional: bool


def _by_id(entries: Iterable[CatalogueEntry]) -> Mapping[str, CatalogueEntry]:
    return MappingProxyType({entry.id: entry for entry in entries})


@attrs.frozen
class CompetenceCatalogue:
    """
    The whole catalogue; the order of its entries never matters.

    >>> catalogue = CompetenceCatalogue(
    ...     [
    ...         CatalogueEntry(id="permits", name="行政审批", unit="approval-bureau"),
    ...         CatalogueEntry(id="food", name="食品经营许可", parent="permits", unit="market-regulation"),
    ...     ]
    ... )
    >>> [proposal.unit for proposal in catalogue.propose("行政审批/食品经营许可")]
    ['market-regulation', 'approval-bureau']

    Raises:
        InputError: an entry names a parent that is not there, stands above itself, or lies too deep
    """

    entries: Mapping[str, CatalogueEntry] = attrs.field(converter=_by_id)
    _paths: Mapping[str, tuple[CatalogueEntry, ...]] = attrs.field(
        init=False,
        eq=False,
        repr=False,
        default=attrs.Factory(lambda self: {entry: self._path(entry) for entry in self.entries}, takes_self=True),
    )

    def propose(self, category: str, region: str | None = None, level: Level | None = None) -> tuple[Proposal, ...]:
        """
        Rank the units that may be accountable for a category.

        The longest match comes first, then an entry for this place in particular – the smaller the place the earlier –,
        then the id: a total order.

        Args:
            category: ids or names from the top down, joined by ``/`` or ``>``; or one id alone
            region: code of the place it happened in
            level: level at which it is decided

        Returns:
            Each unit once, at its best place.
        """
        wanted = self.parts(category)
        matching = [path for path in self._paths.values() if path[-1].covers(region, level) and _leads(path, wanted)]
        best: dict[str, Proposal] = {}
        for path in sorted(matching, key=_rank):
            entry = path[-1]
            if entry.unit is not None:
                found = Proposal(unit=entry.unit, entry=entry.id, depth=len(path), regional=entry.region is not None)
                best.setdefault(entry.unit, found)
        return tuple(best.values())

    def recognise(self, category: str) -> str:
        """
        Give as much of what somebody called a category as the catalogue knows: names from the top down, joined by ``/``.

        What is left out may be anything, personal data included; it is for the vault, not for an entry.
        """
        wanted = self.parts(category) if category.strip() else []
        known = [path for path in self._paths.values() if _leads(path, wanted)]
        longest = max(known, key=lambda path: (len(path), path[-1].id), default=())
        return "/".join(step.name for step in longest)

    def names(self, entry: str) -> tuple[str, ...]:
        """Give the names of a category from the top down; of an unknown entry, none."""
        return tuple(step.name for step in self._paths.get(entry, ()))

    def parts(self, category: str) -> list[str]:
        """Split a category; an id alone stands for the whole way down to it."""
        alone = self._paths.get(category.strip())
        if alone is not None:
            return [_fold(step.id) for step in alone]
        return [_fold(part) for part in _SEPARATOR.split(fold_width(category))]

    def _path(self, entry: str) -> tuple[CatalogueEntry, ...]:
        path = [self.entries[entry]]
        while (parent := path[0].parent) is not None:
            if parent not in self.entries:
                raise InputError("catalogue.parent-unknown", entry=path[0].id, parent=parent)
            if len(path) == DEEPEST:
                raise InputError("catalogue.too-deep", entry=entry, deepest=DEEPEST)
            path.insert(0, self.entries[parent])
        return tuple(path)


def _rank(path: tuple[CatalogueEntry, ...]) -> tuple[int, int, str]:
    entry = path[-1]
    return -len(path), -len(region_stem(entry.region)) if entry.region else 0, entry.id


def _leads(path: tuple[CatalogueEntry, ...], wanted: list[str]) -> bool:
    """Tell whether a path leads to the wanted category or to one above it."""
    return len(path) <= len(wanted) and all(
        part in (_fold(step.id), _fold(step.name)) for step, part in zip(path, wanted, strict=False)
    )


def _fold(part: str) -> str:
    return "".join(fold_width(part).split()).casefold()
