"""
Whether places can be filled under quotas: a small search over whole numbers, exact and without chance.

Candidates that count towards the very same quotas are one *cell*; the search asks how many to take of each, never whom.
"""

from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

import attrs

_PATIENCE: Final = 2_000_000
"""So many cells are looked at in searches before a filling gives up; what it did not find is then not proven impossible."""


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
        cells: the sorts of candidates; each counts towards the last quota, which is that of the places
        bounds: of each quota; the lower ones are raised one after another
        taken: how many are taken of each cell, which the upper bounds allow
        proven: what could not be asked for was shown to be impossible
    """

    cells: Sequence[Cell]
    bounds: list[Bound]
    taken: list[int]
    proven: bool = True
    _way: list[int] = attrs.field(init=False, repr=False)
    """A way to meet all quotas that takes at least what is taken."""
    _counts: list[int] = attrs.field(init=False, repr=False)
    """How many of that way count towards each quota."""
    _members: list[list[int]] = attrs.field(init=False, repr=False)
    _families: list[list[int]] = attrs.field(init=False, repr=False)
    """Quotas towards which no cell counts twice: what they ask for must fit side by side."""
    _patience: int = attrs.field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        self._patience = _PATIENCE
        self._members = [
            [number for number, cell in enumerate(self.cells) if row in cell.rows] for row in range(len(self.bounds))
        ]
        self._families = _group_apart([{*members} for members in self._members])
        self._follow(list(self.taken))

    def raise_low(self, row: int, wanted: int) -> int:
        """
        Ask that as many as possible, up to what is wanted, count towards a quota, without hurting those asked before.

        Returns:
            how many can
        """
        high = self.bounds[row].high
        wanted = min(wanted, high)
        while (possible := self._counts[row]) < wanted:
            self.bounds[row] = Bound(possible, high)
            if self._gain(row):
                continue
            self.bounds[row] = Bound(possible + 1, high)
            found = self._find(self.taken)
            if not found:
                self.proven = self.proven and found is not None
                break
        self.bounds[row] = Bound(min(possible, wanted), high)
        return min(possible, wanted)

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
        return self._find(start) is True

    def take(self, cell: int) -> None:
        """Take one of a cell, after :meth:`can_take`."""
        self.taken[cell] += 1

    def full(self, cell: int) -> int | None:
        """Name the first quota that has no room for one more of a cell; None if all have."""
        return next((row for row in self.cells[cell].rows if self.count(row) >= self.bounds[row].high), None)

    def asking(self, cell: int) -> int | None:
        """Name the first quota of a cell that has not got as many as it asks for; None if all have."""
        return next((row for row in self.cells[cell].rows if self.count(row) < self.bounds[row].low), None)

    def count(self, row: int) -> int:
        """Count those taken that count towards a quota."""
        return sum(self.taken[cell] for cell in self._members[row])

    def _follow(self, way: list[int]) -> None:
        self._way = way
        self._counts = self._sums(way)

    def _gain(self, row: int) -> bool:
        """Change the way that is known so that one more counts towards a quota."""
        return any(
            self._way[cell] < self.cells[cell].available and self._swap_in(cell, gaining=row)
            for cell in self._members[row]
        )

    def _swap_in(self, cell: int, *, gaining: int | None = None) -> bool:
        """Change the way that is known by one: in with a cell, and out with another where a quota would overflow."""
        ours = {*self.cells[cell].rows}
        tight = {row for row in ours if self._counts[row] >= self.bounds[row].high}
        kept = {row for row, bound in enumerate(self.bounds) if self._counts[row] <= bound.low} - ours
        kept |= {gaining} if gaining is not None else set()
        other = None
        if tight:
            spare = (each for each, number in enumerate(self._way) if number > self.taken[each])
            rows = ((each, self.cells[each].rows) for each in spare)
            other = next((each for each, theirs in rows if tight.issubset(theirs) and kept.isdisjoint(theirs)), None)
            if other is None:
                return False
        for each, number in ((cell, 1), (other, -1)):
            if each is not None:
                self._way[each] += number
                for row in self.cells[each].rows:
                    self._counts[row] += number
        return True

    def _find(self, start: Sequence[int]) -> bool | None:
        """
        Search for a way to meet all quotas that takes at least so many of each cell, depth first.

        Returns:
            whether there is one; None if that took too long to tell
        """
        stack = [(list(start), [cell.available for cell in self.cells])]
        while stack:
            self._patience -= len(self.cells)
            if self._patience < 0:
                return None
            least, most = stack.pop()
            if not self._narrow(least, most):
                continue
            had = self._sums(least)
            lacking = {row: bound.low - had[row] for row, bound in enumerate(self.bounds) if had[row] < bound.low}
            if not lacking:
                self._follow(least)
                return True
            cell = self._choose(lacking, least, most)
            amount = min(most[cell] - least[cell], *(lacking[row] for row in self.cells[cell].rows if row in lacking))
            fewer, more = list(most), list(least)
            fewer[cell] = least[cell] + amount - 1
            more[cell] += amount
            stack += [(least, fewer), (more, most)]
        return False

    def _choose(self, lacking: Collection[int], least: Sequence[int], most: Sequence[int]) -> int:
        """Choose the cell to take from next: one of the quota with the least to spare, that helps most quotas."""
        could = self._sums(most)
        row = min(lacking, key=lambda each: (could[each] - self.bounds[each].low, each))
        open_cells = [cell for cell in self._members[row] if most[cell] > least[cell]]
        return max(open_cells, key=lambda cell: (sum(each in lacking for each in self.cells[cell].rows), -cell))

    def _narrow(self, least: list[int], most: list[int]) -> bool:
        """Draw conclusions from each quota until nothing follows any more; False if they cannot all be met."""
        moved = True
        while moved:
            moved = False
            for row, bound in enumerate(self.bounds):
                members = self._members[row]
                room = bound.high - sum(least[cell] for cell in members)
                spare = sum(most[cell] for cell in members) - bound.low
                if room < 0 or spare < 0:
                    return False
                for cell in members:
                    if most[cell] - least[cell] > min(room, spare):
                        upper, lower = min(most[cell], least[cell] + room), max(least[cell], most[cell] - spare)
                        moved = moved or (upper, lower) != (most[cell], least[cell])
                        most[cell], least[cell] = upper, lower
        had = self._sums(least)
        room = self.bounds[-1].high - had[-1]
        return all(sum(max(0, self.bounds[row].low - had[row]) for row in rows) <= room for rows in self._families)

    def _sums(self, numbers: Sequence[int]) -> list[int]:
        return [sum(numbers[cell] for cell in members) for members in self._members]


def _group_apart(members: Sequence[AbstractSet[int]]) -> list[list[int]]:
    """Group quotas so that within a group no cell counts twice."""
    groups: list[tuple[list[int], set[int]]] = []
    for row, cells in enumerate(members):
        for rows, held in groups:
            if held.isdisjoint(cells):
                rows.append(row)
                held.update(cells)
                break
        else:
            groups.append(([row], {*cells}))
    return [rows for rows, _ in groups]
