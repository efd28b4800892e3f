"""
Codes of administrative divisions: six digits after GB/T 2260, or of the same form for statistics only.

Which codes exist, what they are called and which are statistical is data (:class:`~govliaison.values.RegionTable`).
"""

import re
from enum import StrEnum
from functools import lru_cache
from typing import Final

import attrs

from govliaison.errors import InputError
from govliaison.values.text import fold_width

_CODE: Final = re.compile(r"[1-9][0-9](?:[0-9]{2}(?:[0-9]{2}(?:[0-9]{3}(?:000)?)?)?)?")


class RegionKind(StrEnum):
    """Whose code it is: of a division of the state, or of an area that exists in statistics only."""

    NATIONAL = "national"
    STATISTICAL = "statistical"


class RegionLevel(StrEnum):
    """How far down a division stands."""

    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    STREET = "street"


_DIGITS: Final = {RegionLevel.PROVINCE: 2, RegionLevel.CITY: 4, RegionLevel.COUNTY: 6, RegionLevel.STREET: 9}


@lru_cache(maxsize=4096)
def region_stem(code: str) -> str:
    """
    Give what the codes of all places within a region begin with: the code without empty levels (GB/T 2260).

    >>> region_stem("990000"), region_stem("990100"), region_stem("990102"), region_stem("990102003")
    ('99', '9901', '990102', '990102003')
    """
    for width in (2, 4, 6, 9):
        if not code[width:].strip("0"):
            return code[:width]
    return code


def _read(text: str) -> str:
    digits = fold_width(text)
    if _CODE.fullmatch(digits) is None:
        raise InputError("region.unreadable", text=digits)
    return digits[:9] if digits[6:].strip("0") else digits[:6].ljust(6, "0")


@attrs.frozen(order=True)
class RegionCode:
    """
    The code of a division: six digits, nine for a street or town.

    Shorter and longer forms are read: two, four or twelve digits, zeros at the end.

    >>> str(RegionCode("9902")), RegionCode("990203").parent()
    ('990200', RegionCode(text='990200'))
    """

    text: str = attrs.field(converter=_read)

    @classmethod
    def parse(cls, text: str) -> "RegionCode":
        """
        Read a code; whether it exists only a table knows.

        Raises:
            InputError: it is no such code
        """
        return cls(text)

    @property
    def level(self) -> RegionLevel:
        """How far down it stands, as its digits tell."""
        if len(self.text) > _DIGITS[RegionLevel.COUNTY]:
            return RegionLevel.STREET
        if not self.text.endswith("00"):
            return RegionLevel.COUNTY
        return RegionLevel.PROVINCE if self.text.endswith("0000") else RegionLevel.CITY

    def at(self, level: RegionLevel) -> "RegionCode":
        """Give the division of that level it lies in; itself if it does not stand below that level."""
        return RegionCode(self._stem[: _DIGITS[level]])

    def parent(self) -> "RegionCode | None":
        """Give the division above, as the digits tell; None above a province."""
        if self.level is RegionLevel.PROVINCE:
            return None
        return RegionCode(self._stem[: -3 if self.level is RegionLevel.STREET else -2])

    def contains(self, other: "RegionCode") -> bool:
        """Say whether the other is this division or lies in it."""
        return other.text.startswith(self._stem)

    @property
    def _stem(self) -> str:
        return region_stem(self.text)

    def __str__(self) -> str:
        return self.text
