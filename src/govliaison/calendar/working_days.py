"""The working days as a number line: which number a day has, and which day has a number."""

from collections.abc import Mapping
from typing import Self

import attrs

_MONDAY_TO_FRIDAY = 5


@attrs.frozen(kw_only=True)
class WorkingDays:
    """
    All days, numbered by how many working days there are up to and including each, from 0001-01-01 on.

    A table answers for the stretch in which exceptions are known; before and after it the weekly rhythm is mere
    arithmetic. So every question is answered in constant time, for any year. Days are proleptic Gregorian ordinals;
    ordinal 1 is a Monday.

    Attributes:
        first: ordinal of the first day in the table
        before: number of the last day before the table
        ranks: number of each day in the table
        ordinals: the working days in the table
        shift: how much the exceptions, all together, add to the count after the table
    """

    first: int
    before: int
    ranks: tuple[int, ...]
    ordinals: tuple[int, ...]
    shift: int

    @classmethod
    def of(cls, exceptions: Mapping[int, bool]) -> Self:
        """Number the days, given the ordinals that differ from the weekly rhythm and whether they are worked."""
        first, last = min(exceptions, default=1), max(exceptions, default=0)
        before = rank = weekly_rank(first - 1)
        ranks, ordinals = [], []
        for ordinal in range(first, last + 1):
            if exceptions.get(ordinal, is_weekday(ordinal)):
                rank += 1
                ordinals.append(ordinal)
            ranks.append(rank)
        return cls(
            first=first,
            before=before,
            ranks=tuple(ranks),
            ordinals=tuple(ordinals),
            shift=rank - weekly_rank(last),
        )

    def rank(self, ordinal: int) -> int:
        """Count the working days up to and including this day."""
        offset = ordinal - self.first
        if offset < 0:
            return weekly_rank(ordinal)
        if offset < len(self.ranks):
            return self.ranks[offset]
        return weekly_rank(ordinal) + self.shift

    def nth(self, rank: int) -> int:
        """Give the ordinal of the working day with this number."""
        offset = rank - self.before - 1
        if offset < 0:
            return weekly_nth(rank)
        if offset < len(self.ordinals):
            return self.ordinals[offset]
        return weekly_nth(rank - self.shift)


def is_weekday(ordinal: int) -> bool:
    """Tell whether a day is one of Monday to Friday."""
    return (ordinal - 1) % 7 < _MONDAY_TO_FRIDAY


def weekly_rank(ordinal: int) -> int:
    """Count the days Monday to Friday up to and including this day."""
    weeks, rest = divmod(ordinal, 7)
    return weeks * _MONDAY_TO_FRIDAY + min(rest, _MONDAY_TO_FRIDAY)


def weekly_nth(rank: int) -> int:
    """Give the ordinal of the day Monday to Friday with this number."""
    weeks, rest = divmod(rank - 1, _MONDAY_TO_FRIDAY)
    return weeks * 7 + rest + 1
