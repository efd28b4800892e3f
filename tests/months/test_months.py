"""
Random months of all desks together keep what the clauses promise.

``GOVLIAISON_MONTHS`` sets how many months are run, each of 200 steps; the result of a longer run stands in
``docs/performance.md``. A month that fails is printed as it was found: its steps are seeds, and do not shrink well.
"""

import os

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from months_machine import MonthsMachine
from months_world import Founded

RUNS = int(os.environ.get("GOVLIAISON_MONTHS", "50"))


@pytest.mark.timeout(60 + 6 * RUNS)
def test_whatever_people_do_in_a_month_the_clauses_hold(founded: Founded) -> None:
    run_state_machine_as_test(
        lambda: MonthsMachine(founded),
        settings=settings(
            deadline=None,
            suppress_health_check=list(HealthCheck),
            print_blob=False,
            database=None,
            phases=[Phase.generate],
            max_examples=RUNS,
            stateful_step_count=200,
        ),
    )
