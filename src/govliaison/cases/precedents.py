"""
Precedents: a dispute about who handles a matter, once decided, settles it for the next like it.

A precedent is a case with a :class:`~govliaison.cases.parts.Settlement`. It holds for its category at its place, and for places
within that. Its tag in the index is how it is found: no list of cases is gone through.
"""

from collections.abc import Iterable
from datetime import datetime

import attrs

from govliaison.cases.kinds import SettledBy
from govliaison.cases.model import Case
from govliaison.values import region_stem


@attrs.frozen(kw_only=True)
class Precedent:
    """
    A decided dispute.

    Attributes:
        case: id of the case in which it was decided
        number: its number
        category: for which category it holds
        region: for which place; None: only where nobody knows the place
        unit: whose such matters are
        at: when that was decided
        by: how
    """

    case: str
    number: str
    category: str
    region: str | None
    unit: str
    at: datetime
    by: SettledBy


def precedent_of(case: Case) -> Precedent | None:
    """Give the precedent that a case is; one of a confidential case is none, for it would tell of it."""
    settled = case.settlement
    if settled is None or not case.category or case.confidential:
        return None
    return Precedent(
        case=case.id,
        number=case.number,
        category=case.category,
        region=case.region,
        unit=settled.unit,
        at=settled.at,
        by=settled.by,
    )


def precedent_tags(case: Case) -> frozenset[tuple[str, str]]:
    """Give the tags under which the precedent is found that a case is, if it is one."""
    if precedent_of(case) is None:
        return frozenset()
    stem = region_stem(case.region) if case.region else ""
    return frozenset({("precedent", _key(stem, case.category)), ("flag", "precedent")})


def precedent_keys(category: str, region: str | None) -> tuple[str, ...]:
    """
    Give the tags of the precedents that may hold for a matter, those of the narrowest place first.

    >>> precedent_keys("税收", "990102")
    ('990102|税收', '9901|税收', '99|税收')
    >>> precedent_keys("税收", None)
    ('|税收',)
    """
    stem = region_stem(region) if region else ""
    stems = [stem[:width] for width in (12, 9, 6, 4, 2) if width <= len(stem)]
    return tuple(_key(each, category) for each in stems or [""])


def latest_first(found: Iterable[Precedent]) -> tuple[Precedent, ...]:
    """Put the one decided last in front; of two at one moment, that of the later case."""
    return tuple(sorted(found, key=lambda each: (each.at, each.case), reverse=True))


def _key(stem: str, category: str) -> str:
    return f"{stem}|{category}"
