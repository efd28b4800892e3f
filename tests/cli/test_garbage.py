"""A command's process looks for garbage rarely; whoever calls ``main`` with arguments keeps their own habits."""

import gc
import sys
from collections.abc import Iterator

import pytest

from govliaison.cli import main


@pytest.fixture(autouse=True)
def habits() -> Iterator[tuple[int, int, int]]:
    before = gc.get_threshold()
    yield before
    gc.set_threshold(*before)


def test_a_process_of_its_own_looks_for_garbage_rarely(
    monkeypatch: pytest.MonkeyPatch, habits: tuple[int, int, int]
) -> None:
    monkeypatch.setattr(sys, "argv", ["govliaison", "codes", "check", "91410400MA9FABCD1X"])
    main()
    assert gc.get_threshold()[0] > 10 * habits[0]


def test_a_call_from_somebody_elses_program_changes_nothing(habits: tuple[int, int, int]) -> None:
    main(["codes", "check", "91410400MA9FABCD1X"])
    assert habits == gc.get_threshold()
