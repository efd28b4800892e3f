"""Whether places can be filled under quotas, against trying out everything."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govliaison.enterprises import quotas
from govliaison.enterprises.quotas import Bound, Cell, Filling

ROWS = 4
CELLS = st.lists(
    st.builds(Cell, st.integers(1, 3), st.sets(st.integers(0, ROWS - 2)).map(lambda rows: (*sorted(rows), ROWS - 1))),
    min_size=1,
    max_size=4,
)
HIGHS = st.tuples(*[st.integers(0, 5)] * ROWS)
WANTED = st.tuples(*[st.integers(0, 5)] * ROWS)


def ways(cells: list[Cell], highs: tuple[int, ...]) -> list[tuple[int, ...]]:
    """Give how many count towards each quota, for every way there is."""
    found = []
    for taken in product(*(range(cell.available + 1) for cell in cells)):
        counts = tuple(sum(n for n, cell in zip(taken, cells, strict=True) if row in cell.rows) for row in range(ROWS))
        if all(count <= high for count, high in zip(counts, highs, strict=True)):
            found.append(counts)
    return found


def filling(cells: list[Cell], highs: tuple[int, ...]) -> Filling:
    return Filling(cells=cells, bounds=[Bound(0, high) for high in highs], taken=[0] * len(cells))


@settings(max_examples=300)
@given(CELLS, HIGHS, WANTED)
def test_each_quota_is_met_as_far_as_those_before_it_allow(
    cells: list[Cell], highs: tuple[int, ...], wanted: tuple[int, ...]
) -> None:
    ours = filling(cells, highs)
    left = ways(cells, highs)
    for row in range(ROWS):
        best = max(min(counts[row], wanted[row]) for counts in left)
        assert best == ours.raise_low(row, wanted[row])
        left = [counts for counts in left if counts[row] >= best]
    assert ours.proven


@settings(max_examples=300)
@given(CELLS, HIGHS, WANTED, st.lists(st.integers(0, 3), max_size=12))
def test_one_more_is_taken_exactly_where_a_way_is_left(
    cells: list[Cell], highs: tuple[int, ...], wanted: tuple[int, ...], order: list[int]
) -> None:
    ours = filling(cells, highs)
    lows = [ours.raise_low(row, wanted[row]) for row in range(ROWS)]
    everything = [
        taken
        for taken in product(*(range(cell.available + 1) for cell in cells))
        if all(
            low <= sum(n for n, cell in zip(taken, cells, strict=True) if row in cell.rows) <= high
            for row, (low, high) in enumerate(zip(lows, highs, strict=True))
        )
    ]
    for wish in order:
        cell = wish % len(cells)
        more = [n + (number == cell) for number, n in enumerate(ours.taken)]
        left = any(all(n >= m for n, m in zip(taken, more, strict=True)) for taken in everything)
        assert left == ours.can_take(cell)
        if left:
            ours.take(cell)


def test_a_full_quota_is_named() -> None:
    ours = filling([Cell(3, (0, 2)), Cell(3, (1, 2))], (1, 5, 2, 0))
    assert ours.full(0) is None
    ours.take(0)
    assert (ours.full(0), ours.full(1)) == (0, None)
    ours.take(1)
    assert ours.full(1) == 2


def test_a_search_that_takes_too_long_says_that_nothing_is_proven(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quotas, "_PATIENCE", 0)
    ours = filling([Cell(2, (0, 3)), Cell(2, (3,))], (4, 0, 0, 2))
    assert ours.raise_low(0, 3) == 2
    assert not ours.proven


def test_a_way_that_no_single_change_leads_to_is_found() -> None:
    """One of each of three sorts is there; the second, which came in first, stands in the way of both others."""
    ours = filling([Cell(1, (0, 3)), Cell(1, (0, 2, 3)), Cell(1, (2, 3))], (1, 0, 1, 5))
    lows = [ours.raise_low(row, wanted) for row, wanted in enumerate((1, 0, 1, 4))]
    assert (lows, ours.proven) == ([1, 0, 1, 2], True)
    assert [ours.can_take(cell) for cell in range(3)] == [True, False, True]
    ours.take(0)
    assert not ours.can_take(0)


def test_one_is_taken_where_that_asks_for_two_other_changes() -> None:
    ours = filling([Cell(1, (1, 3)), Cell(2, (0, 2, 3)), Cell(1, (0, 1, 2, 3))], (2, 1, 5, 5))
    assert [ours.raise_low(row, wanted) for row, wanted in enumerate((2, 1, 1, 0))] == [2, 1, 1, 0]
    assert ours.can_take(2)


def test_what_quotas_of_one_kind_ask_for_must_fit_side_by_side() -> None:
    cells = [Cell(9, (row, 3)) for row in range(3)]
    ours = filling(cells, (9, 9, 9, 5))
    assert [ours.raise_low(row, 2) for row in range(3)] == [2, 2, 1]
    assert ours.proven
