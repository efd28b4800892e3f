"""The page on the kit names every test of a store with its sentence, and no other."""

import inspect
import re
from pathlib import Path
from typing import Final

from govliaison.testing import StoreContract

PAGE: Final = (Path(__file__).parents[2] / "docs" / "testing-adapters.md").read_text(encoding="utf-8")
WHOLE: Final = "test_no_contract_test_is_overridden"


def test_the_page_has_every_test_of_a_store() -> None:
    rows = [
        f"| `{name.removeprefix('test_')}` | {(inspect.getdoc(getattr(StoreContract, name)) or '').splitlines()[0]} |"
        for name in StoreContract.contract_tests()
        if name != WHOLE
    ]
    assert rows == [line for line in PAGE.splitlines() if line.startswith("| `")]


def test_the_page_says_what_an_author_may_give() -> None:
    extra = StoreContract.open_names - {"make", "capabilities", "known_gaps"}
    assert extra <= set(re.findall(r"`(\w+)=`", PAGE))
    assert set(StoreContract.abilities) <= set(re.findall(r"`(\w+)` \(", PAGE))
