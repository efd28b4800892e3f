"""The kit bites: adapters that are wrong on purpose are caught, each by the contract test that is there for it."""

from typing import Any, Final

import pytest
import wrong_keepers
import wrong_messengers
import wrong_renderers
import wrong_rules
from hypothesis import Phase, settings

from govliaison.testing import QUICK, Contract, Outcome, run_contract

FAST: Final = settings(QUICK, max_examples=40, phases=(Phase.generate,))
_CAUGHT: Final = ("AssertionError", "Failed", "FlakyFailure", "ExceptionGroup")
WRONG: Final = {**wrong_rules.WRONG, **wrong_keepers.WRONG, **wrong_messengers.WRONG, **wrong_renderers.WRONG}
RIGHT: Final = {**wrong_rules.RIGHT, **wrong_keepers.RIGHT, **wrong_messengers.RIGHT, **wrong_renderers.RIGHT}
SURVIVORS: Final[dict[str, str]] = {}
"""What no contract catches, and why it cannot; at most one in twenty."""


@pytest.mark.parametrize("what", WRONG)
def test_a_wrong_adapter_is_caught_by_the_test_that_is_there_for_it(what: str) -> None:
    contract, test = WRONG[what]
    [finding] = run_contract(contract, tests=[test], effort=FAST)
    assert (Outcome.PASSED if what in SURVIVORS else Outcome.FAILED) == finding.outcome, finding.detail
    assert finding.detail.startswith(_CAUGHT), "not the contract failed, but the kit"


@pytest.mark.parametrize("kind", RIGHT)
def test_a_right_adapter_of_the_same_make_passes_everything(kind: str) -> None:
    contract: type[Contract[Any]] = RIGHT[kind]
    failed = [finding for finding in run_contract(contract, effort=FAST) if finding.outcome is Outcome.FAILED]
    assert [] == failed


def test_nineteen_of_twenty_are_caught() -> None:
    assert len(SURVIVORS) <= len(WRONG) / 20
    assert SURVIVORS.keys() <= WRONG.keys()
