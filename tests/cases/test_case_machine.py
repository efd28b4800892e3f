"""
Every verb by everybody in any order at any time, wrong calls included; after each, what must hold always is checked.

The machine itself stands in ``tests/shared``.
"""

from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

from case_machine import CaseMachine
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from govliaison.ledger.memory import MemoryStore
from govliaison_sql import open_sqlite

RUN = settings(deadline=None, suppress_health_check=list(HealthCheck), print_blob=False)


def test_whatever_is_done_the_invariants_hold(make_world: Callable[..., Any]) -> None:
    run_state_machine_as_test(
        lambda: CaseMachine(make_world, MemoryStore), settings=settings(RUN, max_examples=80, stateful_step_count=12)
    )


def test_whatever_is_done_the_invariants_hold_on_disk(make_world: Callable[..., Any], tmp_path: Path) -> None:
    numbers = count()
    run_state_machine_as_test(
        lambda: CaseMachine(make_world, lambda: open_sqlite(tmp_path / f"{next(numbers)}.db")),
        settings=settings(RUN, max_examples=8, stateful_step_count=10),
    )
