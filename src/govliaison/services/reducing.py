"""
The four reductions (四减): what became of time, documents, steps and trips (T3.3).

Published figures of compression disagree, for nobody says what was compared with what. Here each figure says with what it is
compared (the law, or the state before the reform), how many items it counts and why others are not counted, and comes in both
ways of averaging: the mean of the items' ratios, and the ratio of their sums. All are exact; :func:`percent` rounds them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

import attrs

from govliaison.services.facts import NO_FACTS, ItemFacts
from govliaison.services.model import ServiceItem
from govliaison.values import Amount, Period, TimeUnit

Quantity = Amount | int | None


class Comparison(StrEnum):
    """What is compared: the promised time with that of the law (承诺时限压缩), or one of the four with the state before."""

    STATUTORY = "statutory"
    TIME = "time"
    DOCUMENTS = "documents"
    STEPS = "steps"
    TRIPS = "trips"


class NotCounted(StrEnum):
    """Why an item does not count in a reduction; it is reported all the same."""

    NO_BASE = "no-base"
    """nothing is known to compare with"""
    ZERO_BASE = "zero-base"
    """it was zero already: nothing can be divided by it"""
    NO_VALUE = "no-value"
    """nobody says what it is now"""
    OTHER_UNIT = "other-unit"
    """working days cannot be compared with calendar days"""


@attrs.frozen(kw_only=True)
class ItemReduction:
    """
    One comparison for one item over a period.

    Attributes:
        item: id
        code: implementation code
        unit: the unit that handles it on the last day
        compared: what is compared
        base: what it is compared with, as known on the last day
        start: what held on the day before the period; None where the item was not offered yet
        end: what holds on the last day of the period
        why_not: why it does not count; None where it counts
    """

    item: str
    code: str
    unit: str | None
    compared: Comparison
    base: Quantity
    start: Quantity
    end: Quantity
    why_not: NotCounted | None = None

    @property
    def ratio(self) -> Fraction | None:
        """By what part it was reduced; negative where it grew."""
        if self.why_not is not None:
            return None
        base = number_of(self.base)
        return Fraction(base - number_of(self.end), base)

    @property
    def in_period(self) -> int | None:
        """By how much it was reduced within the period; None where that cannot be told."""
        if self.start is None or self.end is None or not _alike(self.start, self.end):
            return None
        return number_of(self.start) - number_of(self.end)


@attrs.frozen(kw_only=True)
class Reduction:
    """
    One comparison over all items of a unit, or of all units.

    Attributes:
        unit: id; None for all units together, the empty text for items without one
        compared: what is compared
        counted: how many items count
        not_counted: how many do not, by reason
        mean: mean of the items' ratios
        base: sum of what they are compared with; None where they count in different units of time
        end: sum of what holds at the end
        in_period: sum of what was reduced within the period, as far as it can be told; None like ``base``
    """

    unit: str | None
    compared: Comparison
    counted: int
    not_counted: Mapping[NotCounted, int]
    mean: Fraction | None
    base: int | None
    end: int | None
    in_period: int | None

    @property
    def of_sums(self) -> Fraction | None:
        """The ratio of the sums: by what part all of it together was reduced."""
        return Fraction(self.base - self.end, self.base) if self.base and self.end is not None else None


@attrs.frozen(kw_only=True)
class Part:
    """How many of the items of which something is known are so; the others are told apart."""

    yes: int
    known: int
    unknown: int

    @property
    def ratio(self) -> Fraction | None:
        """The share among those of which it is known."""
        return Fraction(self.yes, self.known) if self.known else None


@attrs.frozen(kw_only=True)
class Shares:
    """
    How a unit's items are handled on the last day of a period.

    Attributes:
        unit: as in :class:`Reduction`
        offered: how many items it offers
        online: from beginning to end (全程网办)
        one_trip: with one trip at most (最多跑一次)
        at_once: while somebody waits (即办)
    """

    unit: str | None
    offered: int
    online: Part
    one_trip: Part
    at_once: Part


@attrs.frozen(kw_only=True)
class FourReductions:
    """
    The four reductions over a period.

    Attributes:
        period: for which
        items: every comparison for every item
        units: every comparison, for all units together and then for each
        shares: the same, for the ways of handling
    """

    period: Period
    items: tuple[ItemReduction, ...]
    units: tuple[Reduction, ...]
    shares: tuple[Shares, ...]


def reductions(items: Iterable[ServiceItem], period: Period) -> FourReductions:
    """
    Work out the reductions of the items that are offered on the last day of a period.

    Args:
        items: the catalogue
        period: its last day is as of when everything is told
    """
    last, before = period.day_after - timedelta(days=1), period.first - timedelta(days=1)
    offered = sorted((item for item in items if item.is_offered_on(last)), key=lambda item: item.code)
    lines = [
        _compare(item, compared, item.on(last), item.on(before) if item.is_offered_on(before) else NO_FACTS)
        for item in offered
        for compared in Comparison
    ]
    facts = [item.on(last) for item in offered]
    groups: list[str | None] = [None, *sorted({each.unit or "" for each in facts})]
    by_unit: dict[tuple[str | None, Comparison], list[ItemReduction]] = defaultdict(list)
    for line in lines:
        by_unit[None, line.compared].append(line)
        by_unit[line.unit or "", line.compared].append(line)
    return FourReductions(
        period=period,
        items=tuple(lines),
        units=tuple(_sum_up(unit, compared, by_unit[unit, compared]) for unit in groups for compared in Comparison),
        shares=tuple(
            _share(unit, [each for each in facts if unit is None or (each.unit or "") == unit]) for unit in groups
        ),
    )


def number_of(quantity: Quantity) -> int:
    """
    Give the number of a quantity, in whatever it counts.

    >>> number_of(Amount.parse("5 working days")), number_of(3), number_of(None)
    (5, 3, 0)
    """
    return quantity.number if isinstance(quantity, Amount) else quantity or 0


def percent(ratio: Fraction | None) -> Decimal | None:
    """
    Give a ratio as a percentage with two decimals, halves rounded away from zero.

    >>> percent(Fraction(1, 3)), percent(Fraction(-1, 16)), percent(None)
    (Decimal('33.33'), Decimal('-6.25'), None)
    """
    if ratio is None:
        return None
    hundredths = int(abs(ratio) * 10_000 + Fraction(1, 2))
    return Decimal(hundredths if ratio >= 0 else -hundredths).scaleb(-2)


def _compare(item: ServiceItem, compared: Comparison, now: ItemFacts, then: ItemFacts) -> ItemReduction:
    of_law = compared is Comparison.STATUTORY
    measure = Comparison.TIME if of_law else compared
    base: Quantity = now.statutory if of_law else getattr(now.baseline, measure)
    end: Quantity = getattr(now.current, measure)
    return ItemReduction(
        item=item.id,
        code=item.code,
        unit=now.unit,
        compared=compared,
        base=base,
        start=getattr(then.current, measure),
        end=end,
        why_not=_why_not(base, end),
    )


def _why_not(base: Quantity, end: Quantity) -> NotCounted | None:
    if base is None:
        return NotCounted.NO_BASE
    if end is None:
        return NotCounted.NO_VALUE
    if number_of(base) == 0:
        return NotCounted.ZERO_BASE
    return None if _alike(base, end) else NotCounted.OTHER_UNIT


def _alike(one: Quantity, other: Quantity) -> bool:
    """Tell whether two quantities can be compared; none at all is none in every unit of time."""
    return _time_unit(one) is _time_unit(other) or not (number_of(one) and number_of(other))


def _time_unit(quantity: Quantity) -> TimeUnit | None:
    return quantity.unit if isinstance(quantity, Amount) else None


def _sum_up(unit: str | None, compared: Comparison, lines: list[ItemReduction]) -> Reduction:
    counted = [line for line in lines if line.why_not is None]
    ratios = [ratio for line in counted if (ratio := line.ratio) is not None]
    is_one = len({_time_unit(line.base) for line in counted}) == 1
    return Reduction(
        unit=unit,
        compared=compared,
        counted=len(counted),
        not_counted=Counter(line.why_not for line in lines if line.why_not is not None),
        mean=sum(ratios, Fraction()) / len(ratios) if ratios else None,
        base=sum(number_of(line.base) for line in counted) if is_one else None,
        end=sum(number_of(line.end) for line in counted) if is_one else None,
        in_period=sum(line.in_period or 0 for line in counted) if is_one else None,
    )


def _share(unit: str | None, facts: list[ItemFacts]) -> Shares:
    at_once = [None if each.current.time is None else each.current.time.number == 0 for each in facts]
    return Shares(
        unit=unit,
        offered=len(facts),
        online=_part([each.online for each in facts]),
        one_trip=_part([each.one_trip for each in facts]),
        at_once=_part(at_once),
    )


def _part(said: list[bool | None]) -> Part:
    return Part(yes=said.count(True), known=len(said) - said.count(None), unknown=said.count(None))
