"""Which packs hold on a day in a place, and what they say beside their limits."""

from collections.abc import Iterable
from datetime import date

from govliaison.deadlines.rules import RulePack


def in_force(packs: Iterable[RulePack], day: date, region: str) -> tuple[RulePack, ...]:
    """
    Give the packs that hold on a day for a region, the one that wins first.

    The order is total, as that of rules: higher priority, then the later instrument, then by name.

    >>> packs = [RulePack(id="city", name="city"), RulePack(id="county", name="county", priority=1)]
    >>> [pack.id for pack in in_force(packs, date(2026, 9, 7), "")]
    ['county', 'city']
    """
    return tuple(sorted((pack for pack in packs if pack.holds(day, region)), key=_rank, reverse=True))


def _rank(pack: RulePack) -> tuple[int, str, str]:
    return pack.priority, pack.effective_from.isoformat() if pack.effective_from else "", pack.id
