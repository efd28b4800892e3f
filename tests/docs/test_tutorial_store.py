"""The tutorial of the store has a place for every test of the contract."""

import re
from pathlib import Path

from govliaison.testing import StoreContract

PAGE = Path(__file__).parents[2] / "docs/tutorial-store.md"
OF_EVERY_KIND = {"test_no_contract_test_is_overridden"}


def test_every_test_of_the_contract_has_its_place_once() -> None:
    named = re.findall(r"^\* `(test_\w+)`$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted({name for name in dir(StoreContract) if name.startswith("test_")} - OF_EVERY_KIND) == sorted(named)
