"""The contract of stores catches stores that are wrong on purpose, and lets the right one pass."""

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import Phase, settings

from govliaison.plugins import MemoryStore
from govliaison.testing import QUICK, Outcome, StoreContract, run_contract, store_contract


def load(path: Path) -> ModuleType:
    """Import a module that stands beside this one; tests are no package."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


WRONG = {
    name: one
    for name, one in vars(load(Path(__file__).with_name("wrong_stores.py"))).items()
    if isinstance(one, type) and issubclass(one, MemoryStore) and one is not MemoryStore
}
SURVIVORS = {
    "AnswersBeforeTheDiskDoes": "only a power cut shows it; the killed process of the SQLite tests comes nearest"
}
BITE = settings(QUICK, phases=(Phase.generate,), max_examples=20)
"""No shrinking: it takes most of the time, and what was caught need not be small."""

SLOW = ("test_closing_leaves_nothing_open", "test_it_answers_like_the_reference")
IN_ORDER = sorted(StoreContract.contract_tests(), key=lambda name: (name in SLOW, name))


def reopen(store: MemoryStore) -> MemoryStore:
    """Give another handle to the same dicts; a cache of a handle stays its own."""
    again = type(store)()
    vars(again).update({name: vars(store)[name] for name in vars(MemoryStore())})
    return again


def caught_by(make: type[MemoryStore]) -> list[str]:
    """Give the first contract test that a store fails, if there is one."""
    both: Any = frozenset({"durable", "concurrent"})
    contract = store_contract(make, reopen=reopen, capabilities=both, patience=10.0)
    found = run_contract(contract, tests=IN_ORDER, effort=BITE, until_failure=True)
    return [one.test for one in found if one.outcome is Outcome.FAILED]


def test_the_right_store_passes() -> None:
    """Else everything below would be caught for nothing."""
    assert [] == caught_by(MemoryStore)


@pytest.mark.filterwarnings("ignore::ResourceWarning")  # one of them leaves files open
@pytest.mark.parametrize("name", sorted(WRONG.keys() - SURVIVORS.keys()))
def test_a_wrong_store_is_caught(name: str) -> None:
    assert caught_by(WRONG[name]), f"survives: {WRONG[name].__doc__}"


@pytest.mark.parametrize("name", sorted(SURVIVORS))
def test_a_survivor_survives_still(name: str) -> None:
    """Once it is caught, its explanation goes."""
    assert [] == caught_by(WRONG[name])


def test_few_survive_and_each_is_explained() -> None:
    print(f"\n{len(WRONG)} wrong stores, {len(SURVIVORS)} not caught")  # noqa: T201 - read with pytest -s
    for name, why in SURVIVORS.items():
        print(f"  {name}: {WRONG[name].__doc__} – {why}")  # noqa: T201
    assert set(SURVIVORS) <= set(WRONG)
    assert len(SURVIVORS) <= 0.05 * len(WRONG)
    assert len(WRONG) >= 40
