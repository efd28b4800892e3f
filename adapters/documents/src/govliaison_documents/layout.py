"""The measures of GB/T 9704-2012, in one place; lengths in millimetres, sizes in points."""

import math
from typing import Final

import attrs

SHORT_SIDE: Final = 210.0
LONG_SIDE: Final = 297.0
TOP: Final = 37.0
"""天头"""
BOTTOM: Final = 35.0
BINDING: Final = 28.0
"""订口, the left side of a page that stands upright"""
OUTER: Final = 26.0
TEXT_WIDTH: Final = SHORT_SIDE - BINDING - OUTER
"""版心, 156 mm"""
TEXT_HEIGHT: Final = LONG_SIDE - TOP - BOTTOM
"""版心, 225 mm"""
LINES: Final = 22
CHARACTERS: Final = 28

SIZE_2: Final = 22.0
"""二号"""
SIZE_3: Final = 16.0
"""三号, of the body"""
SIZE_4: Final = 14.0
"""四号"""
SIZE_SMALL_4: Final = 12.0
"""小四号, in tables"""

HEAD_BELOW: Final = 35.0
"""from the upper edge of the text to that of the red head"""
LARGEST_HEAD: Final = 48.0
RULE_BELOW_NUMBER: Final = 4.0
PAGE_NUMBER_BELOW: Final = 7.0
RECORD_RULE: Final = 0.35
RECORD_INNER_RULE: Final = 0.25

_POINT: Final = 25.4 / 72
_TWIPS: Final = 20


def points(millimetres: float) -> float:
    """
    Turn millimetres into points.

    >>> points(25.4)
    72.0
    """
    return millimetres / _POINT


def twips(millimetres: float) -> int:
    """Turn millimetres into twentieths of a point, the unit of most of the format."""
    return round(points(millimetres) * _TWIPS)


LINE_PITCH: Final = int(points(TEXT_HEIGHT) / LINES * _TWIPS)
"""In twips, rounded down: with one more, the last of 22 lines would go to the next page."""
CHARACTER: Final = TEXT_WIDTH / CHARACTERS
"""Width of one character with its place in the grid, millimetres."""
CONDENSED: Final = math.floor((points(CHARACTER) - SIZE_3) * _TWIPS)
"""By how much characters of the body move together, in twips (negative), so that 28 go into a line."""


@attrs.frozen(kw_only=True)
class Fonts:
    """
    Names of the fonts, which are licensed and never shipped.

    Attributes:
        title: 小标宋, of red head and title
        body: 仿宋
        kai: 楷体, of headings of the second level and of signers
        hei: 黑体, of headings of the first level and of marks
        song: 宋体, of page numbers
    """

    title: str = "方正小标宋简体"
    body: str = "仿宋_GB2312"
    kai: str = "楷体_GB2312"
    hei: str = "黑体"
    song: str = "宋体"
