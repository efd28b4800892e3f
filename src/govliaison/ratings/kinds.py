"""The words of the rating system (好差评)."""

from enum import StrEnum
from typing import Final

import attrs

from govliaison.cases import Grade


class RatingItem(StrEnum):
    """What is rated beside the whole, online and at a window (GB/T 39735-2020)."""

    OVERALL = "overall"
    """on the whole, online and at a window (整体满意度)"""
    EFFICIENCY = "efficiency"
    """online: how fast it went (办事效率)"""
    GUIDE = "guide"
    """online: whether the guide was right (办事指南精确度)"""
    CONVENIENCE = "convenience"
    """online: how easy it was (办事便捷度)"""
    PLATFORM = "platform"
    """online: whether the platform worked (平台操作性)"""
    SERVICE_EFFICIENCY = "service-efficiency"
    """at a window: how fast they were (服务效率)"""
    SERVICE_LEVEL = "service-level"
    """at a window: how well they knew their work (服务水平)"""
    SERVICE_MANNER = "service-manner"
    """at a window: how they treated people (服务态度)"""


ONLINE: Final = frozenset(
    {RatingItem.OVERALL, RatingItem.EFFICIENCY, RatingItem.GUIDE, RatingItem.CONVENIENCE, RatingItem.PLATFORM}
)
"""What is rated of services online (线上)."""
OFFLINE: Final = frozenset(
    {RatingItem.OVERALL, RatingItem.SERVICE_EFFICIENCY, RatingItem.SERVICE_LEVEL, RatingItem.SERVICE_MANNER}
)
"""What is rated at a window (线下)."""


@attrs.frozen
class ItemGrade:
    """One item and its grade."""

    item: RatingItem
    grade: Grade


class RatingState(StrEnum):
    """Where a rating stands."""

    GIVEN = "given"
    """good enough, or entered by default: nothing more is owed"""
    OPEN = "open"
    """bad: the rater is called back and what is wrong is put right"""
    RECTIFIED = "rectified"
    """put right or explained, and not rated badly again"""
    EXCLUDED = "excluded"
    """an appeal was upheld: it is kept, and counts in no figure"""
    UNDONE = "undone"
    """the import that brought it was undone"""


class Verdict(StrEnum):
    """What came out when a bad rating was looked into (核实)."""

    REASONABLE = "reasonable"
    """clear and reasonable: put right at once (立行立改)"""
    COMPLEX = "complex"
    """takes time: reason, register, a date (限期整改)"""
    WITHOUT_BASIS = "without-basis"
    """no law supports what was asked for: explained (作出解释)"""


class AppealReason(StrEnum):
    """Why a unit says that a rating should not count (误评、不实差评申诉)."""

    MISTAKEN = "mistaken"
    """the rater meant another grade"""
    OTHER_UNIT = "other-unit"
    """the rater meant another unit or matter"""
    UNTRUE = "untrue"
    """what is said did not happen"""
    MALICIOUS = "malicious"
    """it was given to harm"""


_STARS: Final = (
    Grade.VERY_DISSATISFIED,
    Grade.DISSATISFIED,
    Grade.FAIRLY_SATISFIED,
    Grade.SATISFIED,
    Grade.VERY_SATISFIED,
)


def grade_of_stars(stars: int) -> Grade | None:
    """
    Give the grade that one to five stars stand for; None for any other number.

    >>> [grade_of_stars(stars) for stars in (5, 2, 0)]
    [<Grade.VERY_SATISFIED: 'very-satisfied'>, <Grade.DISSATISFIED: 'dissatisfied'>, None]
    """
    return _STARS[stars - 1] if 1 <= stars <= len(_STARS) else None
