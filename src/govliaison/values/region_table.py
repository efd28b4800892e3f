"""Divisions as a table: names, and the division an address lies in."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final

import attrs

from govliaison.values.regions import RegionCode, RegionKind, RegionLevel
from govliaison.values.text import fold_width

_SHORTENED: Final = (RegionLevel.PROVINCE, RegionLevel.CITY)
_SUFFIX: Final = re.compile(r"(?<=..)[省市]$")
_SHORTEST_NAME: Final = 2


@attrs.frozen(kw_only=True)
class Region:
    """
    One division.

    Attributes:
        code: its code
        name: its official name, without the divisions above
        kind: whose code it is
        aliases: what addresses call it besides; a province's or city's name without 省 or 市 is understood
        parent: the division above, where the digits of the code do not tell; filled from them otherwise
    """

    code: RegionCode
    name: str
    kind: RegionKind = RegionKind.NATIONAL
    aliases: tuple[str, ...] = ()
    parent: RegionCode | None = attrs.Factory(lambda self: self.code.parent(), takes_self=True)

    @property
    def level(self) -> RegionLevel:
        """How far down it stands."""
        return self.code.level


def _by_code(regions: Iterable[Region]) -> dict[RegionCode, Region]:
    return {region.code: region for region in sorted(regions, key=lambda region: region.code)}


@attrs.frozen(eq=False)
class RegionTable:
    """The divisions that exist, from an adapter; iterates in order of code."""

    _regions: dict[RegionCode, Region] = attrs.field(converter=_by_code)

    def __contains__(self, code: RegionCode) -> bool:
        return code in self._regions

    def __iter__(self) -> Iterator[Region]:
        return iter(self._regions.values())

    def __len__(self) -> int:
        return len(self._regions)

    def get(self, code: RegionCode) -> Region | None:
        """Give a division, or None if there is none by that code."""
        return self._regions.get(code)

    def lineage(self, code: RegionCode) -> tuple[Region, ...]:
        """Give a division with all above it, from the top down, as far as the table knows them."""
        region = self.get(code)
        if region is None:
            return ()
        return (*(self.lineage(region.parent) if region.parent else ()), region)

    def find_by_name(self, name: str, within: RegionCode | None = None) -> tuple[Region, ...]:
        """Give the divisions of that name, in full short or by alias, in order of code; ``within`` narrows it."""
        return tuple(self._named(_squeeze(name), within))

    def match_address(self, address: str, within: RegionCode | None = None) -> RegionCode | None:
        """
        Give the lowest division an address names at its beginning, or None if that is none or more than one.

        Names are followed downwards, the longest first, so a county is looked for in the city the address names.

        Args:
            address: as written, from the highest division it names
            within: where the address is known to lie, so that a name used elsewhere too is no doubt
        """
        ends = list(self._follow(_squeeze(address), within))
        shortest = min((len(rest) for rest, _ in ends), default=0)
        codes = {code for rest, code in ends if len(rest) == shortest}
        return codes.pop() if len(codes) == 1 else None

    def _follow(self, text: str, within: RegionCode | None) -> Iterator[tuple[str, RegionCode]]:
        """Give what is left of the text, and the division, at the end of every way down."""
        for length in range(min(self._longest_name, len(text)), _SHORTEST_NAME - 1, -1):
            if named := self._named(text[:length], within):
                for region in named:
                    rest = text[length:]
                    yield from list(self._follow(rest, region.code)) or [(rest, region.code)]
                return

    def _named(self, name: str, within: RegionCode | None) -> list[Region]:
        found = self._by_name.get(name, [])
        return [region for region in found if within is None or within.contains(region.code)]

    @cached_property
    def _by_name(self) -> dict[str, list[Region]]:
        names: dict[str, list[Region]] = {}
        for region in self:
            short = _SUFFIX.sub("", region.name) if region.level in _SHORTENED else region.name
            for name in {region.name, short, *region.aliases}:
                names.setdefault(name, []).append(region)
        return names

    @cached_property
    def _longest_name(self) -> int:
        return max(map(len, self._by_name), default=0)


def _squeeze(text: str) -> str:
    return re.sub(r"\s", "", fold_width(text))
