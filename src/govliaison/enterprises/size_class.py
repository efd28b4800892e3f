"""
Size classes (大、中、小、微型) by the statistical thresholds of 2017 (统计上大中小微型企业划分办法（2017）).

The thresholds are data with a version; classes that a later edition draws differently become another table.
"""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Final

import attrs

from govliaison.values import IndustryCode, IndustryEdition, Reason


class SizeClass(StrEnum):
    """How large an enterprise is in the sense of the statistics."""

    LARGE = "large"
    MEDIUM = "medium"
    SMALL = "small"
    MICRO = "micro"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not-applicable"


class Figure(StrEnum):
    """What is measured: people employed, revenue of a year and assets, both in 万元."""

    EMPLOYEES = "employees"
    REVENUE = "revenue"
    ASSETS = "assets"


@attrs.frozen(kw_only=True)
class SizeFinding:
    """A size class and why: the table, its line and the figure that decided, or what is missing."""

    size_class: SizeClass
    basis: Reason


Bounds = tuple[int, int, int]
"""From which figure on an enterprise is small, medium, large; below the first it is micro."""


@attrs.frozen(kw_only=True)
class SizeTable:
    """
    One edition of the thresholds.

    Attributes:
        edition: year of the edition
        lines: the bounds of each line
        scope: industry code (section letter, or division or group digits) → line; None: the edition leaves it out; the
            longest code that fits counts
        divided: codes that are split among lines further down, so that they do not tell the line
    """

    edition: str
    lines: Mapping[str, Mapping[Figure, Bounds]]
    scope: Mapping[str, str | None]
    divided: frozenset[str]


_X, _Y, _Z = Figure.EMPLOYEES, Figure.REVENUE, Figure.ASSETS

TABLE_2017: Final = SizeTable(
    edition="2017",
    lines={
        "agriculture": {_Y: (50, 500, 20_000)},
        "industry": {_X: (20, 300, 1_000), _Y: (300, 2_000, 40_000)},
        "construction": {_Y: (300, 6_000, 80_000), _Z: (300, 5_000, 80_000)},
        "wholesale": {_X: (5, 20, 200), _Y: (1_000, 5_000, 40_000)},
        "retail": {_X: (10, 50, 300), _Y: (100, 500, 20_000)},
        "transport": {_X: (20, 300, 1_000), _Y: (200, 3_000, 30_000)},
        "storage": {_X: (20, 100, 200), _Y: (100, 1_000, 30_000)},
        "post": {_X: (20, 300, 1_000), _Y: (100, 2_000, 30_000)},
        "accommodation": {_X: (10, 100, 300), _Y: (100, 2_000, 10_000)},
        "catering": {_X: (10, 100, 300), _Y: (100, 2_000, 10_000)},
        "information": {_X: (10, 100, 2_000), _Y: (100, 1_000, 100_000)},
        "software": {_X: (10, 100, 300), _Y: (50, 1_000, 10_000)},
        "real-estate": {_Y: (100, 1_000, 200_000), _Z: (2_000, 5_000, 10_000)},
        "property-management": {_X: (100, 300, 1_000), _Y: (500, 1_000, 5_000)},
        "leasing-business": {_X: (10, 100, 300), _Z: (100, 8_000, 120_000)},
        "other": {_X: (10, 100, 300)},
    },
    scope={
        "A": "agriculture",
        "B": "industry",
        "C": "industry",
        "D": "industry",
        "E": "construction",
        "51": "wholesale",
        "52": "retail",
        "53": None,
        "54": "transport",
        "55": "transport",
        "56": "transport",
        "57": "transport",
        "58": "transport",
        "59": "storage",
        "60": "post",
        "61": "accommodation",
        "62": "catering",
        "63": "information",
        "64": "information",
        "65": "software",
        "J": None,
        "701": "real-estate",
        "702": "property-management",
        "703": "other",
        "704": None,
        "709": "other",
        "L": "leasing-business",
        "M": "other",
        "N": "other",
        "O": "other",
        "P": None,
        "84": None,
        "85": "other",
        "R": "other",
        "S": None,
        "T": None,
    },
    divided=frozenset({"F", "G", "H", "I", "K", "70", "Q"}),
)
"""The edition in force; 704 is the letting of own property, 53 the railways, 84 health: left out like J, P, S and T."""

_CLASSES: Final = (SizeClass.MICRO, SizeClass.SMALL, SizeClass.MEDIUM, SizeClass.LARGE)


def classify(
    industry: IndustryCode | None,
    *,
    employees: int | None = None,
    revenue: Decimal | None = None,
    assets: Decimal | None = None,
    table: SizeTable = TABLE_2017,
) -> SizeFinding:
    """
    Tell the size class from the figures that the line of the industry asks for.

    Large, medium and small need every lower bound of theirs; micro is who stays below one alone. So a figure that is not
    known leaves the class open – unless a known one is below the bound of the small already.

    >>> classify(IndustryCode.parse("C1311"), employees=300, revenue=Decimal(40_000)).size_class.value
    'medium'
    >>> classify(IndustryCode.parse("C1311"), employees=300).size_class.value
    'unknown'

    Args:
        industry: code of GB/T 4754-2017, as deep as it is known
        employees: people employed
        revenue: of a year, in 万元
        assets: at the end of the year, in 万元
        table: the edition of the thresholds
    """
    if industry is None:
        return SizeFinding(size_class=SizeClass.UNKNOWN, basis=Reason.of("size.no-industry"))
    line = _line(industry, table)
    if isinstance(line, SizeFinding):
        return line
    known = {Figure.EMPLOYEES: employees, Figure.REVENUE: revenue, Figure.ASSETS: assets}
    ranks: dict[Figure, int] = {}
    missing: list[Figure] = []
    for figure, bounds in table.lines[line].items():
        value = known[figure]
        if value is None:
            missing.append(figure)
        else:
            ranks[figure] = sum(value >= bound for bound in bounds)
    lowest = min(ranks, key=lambda figure: ranks[figure], default=None)
    if missing and (lowest is None or ranks[lowest] > 0):
        return SizeFinding(
            size_class=SizeClass.UNKNOWN,
            basis=Reason.of("size.figure-missing", edition=table.edition, line=line, figure=missing[0].value),
        )
    assert lowest is not None  # noqa: S101 - every line has figures
    return SizeFinding(
        size_class=_CLASSES[ranks[lowest]],
        basis=Reason.of("size.by-table", edition=table.edition, line=line, figure=lowest.value),
    )


def _line(industry: IndustryCode, table: SizeTable) -> str | SizeFinding:
    """Find the line of an industry, or say why there is none."""
    if industry.edition is IndustryEdition.GB_2011 and industry.section == "Q":
        return SizeFinding(
            size_class=SizeClass.UNKNOWN, basis=Reason.of("size.old-industry-code", industry=str(industry))
        )
    widening = (industry.digits[:3], industry.division, industry.section)
    code = next(code for code in widening if code in table.scope or code in table.divided)
    if code in table.divided:
        return SizeFinding(
            size_class=SizeClass.UNKNOWN, basis=Reason.of("size.industry-too-wide", industry=str(industry))
        )
    return table.scope[code] or SizeFinding(
        size_class=SizeClass.NOT_APPLICABLE,
        basis=Reason.of("size.not-covered", edition=table.edition, industry=str(industry)),
    )
