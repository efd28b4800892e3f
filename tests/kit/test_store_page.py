"""The page on the kit names every test of a store with its sentence, and no other; the Chinese page has the same tests."""

import inspect
import re
from pathlib import Path
from typing import Final

import pytest

from govliaison.testing import StoreContract

DOCS: Final = Path(__file__).parents[2] / "docs"
PAGES: Final = ("testing-adapters.md", "testing-adapters.zh-CN.md")
WHOLE: Final = "test_no_contract_test_is_overridden"
TESTS: Final = [name for name in StoreContract.contract_tests() if name != WHOLE]


def test_the_page_has_every_test_of_a_store() -> None:
    rows = [
        f"| `{name.removeprefix('test_')}` | {(inspect.getdoc(getattr(StoreContract, name)) or '').splitlines()[0]} |"
        for name in TESTS
    ]
    page = (DOCS / PAGES[0]).read_text(encoding="utf-8")
    assert rows == [line for line in page.splitlines() if line.startswith("| `")]


def test_the_chinese_page_has_every_test_of_a_store() -> None:
    page = (DOCS / PAGES[1]).read_text(encoding="utf-8")
    assert [name.removeprefix("test_") for name in TESTS] == re.findall(r"^\| `(\w+)` \| .+。 \|$", page, re.MULTILINE)


@pytest.mark.parametrize("name", PAGES)
def test_the_page_says_what_an_author_may_give(name: str) -> None:
    page = (DOCS / name).read_text(encoding="utf-8")
    extra = StoreContract.open_names - {"make", "capabilities", "known_gaps"}
    assert extra <= set(re.findall(r"`(\w+)=`", page))
    assert set(StoreContract.abilities) <= set(re.findall(r"`(\w+)`(?: \(|（)", page))
