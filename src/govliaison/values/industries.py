"""Industry codes after GB/T 4754: section letter, division, group, class."""

import re
from bisect import bisect_right
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

import attrs

from govliaison.errors import InputError
from govliaison.values.text import fold_width

_CODE: Final = re.compile(r"(?P<section>[A-T])?(?P<digits>[0-9]{2,4})?")
_SECTIONS: Final = "ABCDEFGHIJKLMNOPQRST"


class IndustryEdition(StrEnum):
    """Editions of GB/T 4754; the numbers above 75 mean other things in each."""

    GB_2011 = "2011"
    GB_2017 = "2017"


_FIRST_DIVISIONS: Final = {
    IndustryEdition.GB_2011: (1, 6, 13, 44, 47, 51, 53, 61, 63, 66, 70, 71, 73, 76, 79, 82, 83, 85, 90, 96, 97),
    IndustryEdition.GB_2017: (1, 6, 13, 44, 47, 51, 53, 61, 63, 66, 70, 71, 73, 76, 80, 83, 84, 86, 91, 97, 98),
}
"""First division of each section A–T, and the first number behind the last."""


@attrs.frozen(kw_only=True)
class IndustryCode:
    """
    An industry: a section and, below it, two to four digits.

    Attributes:
        section: letter A–T
        digits: division, group or class; empty for the section as a whole
        edition: the edition it belongs to

    >>> str(IndustryCode.parse("1311")), IndustryCode.parse("S90").edition.value
    ('C1311', '2011')
    """

    section: str
    digits: str = ""
    edition: IndustryEdition = IndustryEdition.GB_2017

    @classmethod
    def parse(cls, text: str, edition: IndustryEdition | None = None) -> "IndustryCode":
        """
        Read ``C``, ``13``, ``C13``, ``1311`` or ``C1311``.

        Without an edition a code is of 2017, unless its letter fits its digits in 2011 only: then it is an old one.

        Raises:
            InputError: it is no code, or letter and digits do not belong together in any edition asked for
        """
        code = fold_width(text).upper()
        match = _CODE.fullmatch(code)
        if match is None or not code:
            raise InputError("industry.unreadable", text=text.strip())
        section, digits = match["section"], match["digits"] or ""
        for candidate in (edition,) if edition else (IndustryEdition.GB_2017, IndustryEdition.GB_2011):
            owner = _section_of(digits, candidate) if digits else section
            if owner is not None and section in {owner, None}:
                return cls(section=owner, digits=digits, edition=candidate)
        raise InputError("industry.no-such-division", text=code)

    @property
    def division(self) -> str:
        """Its two-digit division, or the empty string."""
        return self.digits[:2]

    def parent(self) -> "IndustryCode | None":
        """Give the industry above; None above a section."""
        if not self.digits:
            return None
        return attrs.evolve(self, digits=self.digits[:-1] if len(self.digits) > len("13") else "")

    def contains(self, other: "IndustryCode") -> bool:
        """Say whether the other, of the same edition, is this industry or part of it."""
        return self.edition is other.edition and str(other).startswith(str(self))

    def __str__(self) -> str:
        return self.section + self.digits


def _section_of(digits: str, edition: IndustryEdition) -> str | None:
    place = bisect_right(_FIRST_DIVISIONS[edition], int(digits[:2]))
    return _SECTIONS[place - 1] if 0 < place <= len(_SECTIONS) else None


def _freeze(names: Mapping[IndustryCode, str]) -> Mapping[IndustryCode, str]:
    return MappingProxyType(dict(names))


@attrs.frozen(eq=False)
class IndustryTable:
    """The industries of one or more editions and their names, from an adapter."""

    names: Mapping[IndustryCode, str] = attrs.field(converter=_freeze)

    def __contains__(self, code: IndustryCode) -> bool:
        return code in self.names

    def name(self, code: IndustryCode) -> str | None:
        """Give the name of an industry, or None if the table does not know it."""
        return self.names.get(code)

    def find_by_name(self, name: str) -> tuple[IndustryCode, ...]:
        """Give the industries of that name, the widest first: a division and its only group often share one."""
        wanted = fold_width(name)
        found = (code for code, known in self.names.items() if fold_width(known) == wanted)
        return tuple(sorted(found, key=lambda code: (len(code.digits), str(code), code.edition)))
