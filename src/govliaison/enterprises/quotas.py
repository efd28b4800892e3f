"""
Whether places can be filled under quotas: a small search over whole numbers, exact and without chance.

Candidates that count towards the very same quotas are one *cell*; the search asks how many to take of each, never whom.
"""

from collections.abc import Sequence
from typing import Final

import attrs

_PATIENCE: Final = 5_000
"""After so many steps a search gives up; what it did not find is then not proven to be impossible."""


@attrs.frozen
class Cell:
    """Candidates of one sort: how many there are, and the numbers of the quotas they count towards."""

    available: int
    rows: tuple[int, ...]


@attrs.frozen
class Bound:
    """How many must be taken of those that count towards a quota, and how many may be."""

    low: int
    high: int


@attrs.define
class Filling:
    """
    How places are filled, cell by cell; what is taken is never given back.

    Attributes:
        cells: the sorts of candidates
        bounds: of each quota; the lower ones are raised one after another
        taken: how many are taken of each cell, which the upper bounds allow
        proven: no search gave up
    """

    cells: Sequence[Cell]
    bounds: list[Bound]
    taken: list[int]
    proven: bool = True
    _way: list[int] = attrs.field(
        init=False, repr=False, default=attrs.Factory(lambda self: list(self.taken), takes_self=True)
    )
    _members: list[list[int]] = attrs.field(
        init=False, repr=False, default=attrs.Factory(lambda self: self._list_members(), takes_self=True)
    )

    def raise_low(self, row: int, wanted: int) -> int:
        """
        Ask that as many as possible, up to what is wanted, count towards a quota, without hurting those asked before.

        Returns:
            how many can
        """
        possible, high = 0, min(wanted, self.bounds[row].high)
        trial = high
        while possible < high:
            if self._meets(row, trial):
                possible = trial
            else:
                high = trial - 1
            trial = (possible + high + 1) // 2
        self.bounds[row] = Bound(possible, self.bounds[row].high)
        return possible

    def can_take(self, cell: int) -> bool:
        """Tell whether one more of a cell leaves a way to meet all quotas."""
        if self.taken[cell] == self.cells[cell].available:
            return False
        if self._way[cell] > self.taken[cell] or self._swap_in(cell):
            return True
        if self.full(cell) is not None:
            return False
        start = list(self.taken)
        start[cell] += 1
        return self._find(start)

    def take(self, cell: int) -> None:
        """Take one of a cell, after :meth:`can_take`."""
        self.taken[cell] += 1

    def full(self, cell: int) -> int | None:
        """Name the first quota that has no room for one more of a cell; None if all have."""
        return next(
            (row for row in self.cells[cell].rows if self.count(row) >= self.bounds[row].high),
            None,
        )

    def count(self, row: int) -> int:
        """Count those taken that count towards a quota."""
        return self._sum(self.taken, row)

    def _meets(self, row: int, low: int) -> bool:
        bound = self.bounds[row]
        self.bounds[row] = Bound(low, bound.high)
        if self._sum(self._way, row) >= low or self._find(self.taken):
            return True
        self.bounds[row] = bound
        return False

    def _swap_in(self, cell: int) -> bool:
        """Change the way that is known by one: in with the cell, and out with another where a quota would overflow."""
        ours = set(self.cells[cell].rows)
        tight = {row for row in ours if self._sum(self._way, row) >= self.bounds[row].high}
        short = {row for row, bound in enumerate(self.bounds) if self._sum(self._way, row) <= bound.low}
        if not tight:
            self._way[cell] += 1
            return True
        for other, theirs in enumerate(self.cells):
            if self._way[other] > self.taken[other] and tight <= {*theirs.rows} and not (short & {*theirs.rows}) - ours:
                self._way[other] -= 1
                self._way[cell] += 1
                return True
        return False

    def _find(self, start: Sequence[int]) -> bool:
        """Search for a way to meet all quotas that takes at least so many of each cell, depth first."""
        stack = [(list(start), [cell.available for cell in self.cells])]
        for _ in range(_PATIENCE):
            if not stack:
                return False
            least, most = stack.pop()
            if not self._narrow(least, most):
                continue
            wanting = {row for row, bound in enumerate(self.bounds) if self._sum(least, row) < bound.low}
            if not wanting:
                self._way = least
                return True
            cell = self._choose(wanting, least, most)
            lacking = [self.bounds[row].low - self._sum(least, row) for row in self.cells[cell].rows if row in wanting]
            amount = min(most[cell] - least[cell], *lacking)
            fewer, more = list(most), list(least)
            fewer[cell] = least[cell] + amount - 1
            more[cell] += amount
            stack += [(list(least), fewer), (more, most)]
        self.proven = False
        return False

    def _choose(self, wanting: set[int], least: Sequence[int], most: Sequence[int]) -> int:
        """Choose the cell to take from next: one of the quota with the least to spare, that helps most quotas."""
        row = min(wanting, key=lambda each: (self._sum(most, each) - self.bounds[each].low, each))
        open_cells = [cell for cell in self._members[row] if most[cell] > least[cell]]
        return max(open_cells, key=lambda cell: (len(wanting.intersection(self.cells[cell].rows)), -cell))

    def _narrow(self, least: list[int], most: list[int]) -> bool:
        """Draw conclusions from each quota until nothing follows any more; False if it cannot be met."""
        moved = True
        while moved:
            moved = False
            for row, bound in enumerate(self.bounds):
                room, spare = bound.high - self._sum(least, row), self._sum(most, row) - bound.low
                if room < 0 or spare < 0:
                    return False
                for cell in self._members[row]:
                    if most[cell] - least[cell] > min(room, spare):
                        upper, lower = min(most[cell], least[cell] + room), max(least[cell], most[cell] - spare)
                        moved = moved or (upper, lower) != (most[cell], least[cell])
                        most[cell], least[cell] = upper, lower
        return True

    def _sum(self, numbers: Sequence[int], row: int) -> int:
        return sum(numbers[cell] for cell in self._members[row])

    def _list_members(self) -> list[list[int]]:
        members: list[list[int]] = [[] for _ in self.bounds]
        for number, cell in enumerate(self.cells):
            for row in cell.rows:
                members[row].append(number)
        return members
