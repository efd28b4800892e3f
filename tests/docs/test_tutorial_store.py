"""The tutorial of the store has a place for every method of the Protocol and every test of the contract, in both languages."""

import inspect
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from govliaison.plugins import Store
from govliaison.testing import StoreContract

DOCS = Path(__file__).parents[2] / "docs"
ENGLISH, CHINESE = "tutorial-store.md", "tutorial-store.zh-CN.md"
OF_EVERY_KIND = {"test_no_contract_test_is_overridden"}


def sections(name: str) -> list[str]:
    """Give what stands under each heading."""
    return (DOCS / name).read_text(encoding="utf-8").split("\n## ")


def promises_of(section: str) -> list[str]:
    return re.findall(r"^\* `(test_\w+)`$", section, re.MULTILINE)


def code_of(section: str) -> list[str]:
    """Give the blocks of code, without the comments of SQL."""
    blocks = re.findall(r"^```(\w+\n.*?)^```$", section, re.MULTILINE | re.DOTALL)
    return [re.sub(r" *--(?= ).*", "", block) for block in blocks]


def methods_of(section: str) -> set[str]:
    """Give the methods of a store that are named before the tests."""
    named = set(re.findall(r"`(\w+)`", section.partition("* `test_")[0]))
    return named & {name for name, _ in inspect.getmembers(Store, inspect.isfunction)}


@pytest.mark.parametrize("name", [ENGLISH, CHINESE])
def test_every_test_of_the_contract_has_its_place_once(name: str) -> None:
    named = [test for section in sections(name) for test in promises_of(section)]
    assert sorted({name for name in dir(StoreContract) if name.startswith("test_")} - OF_EVERY_KIND) == sorted(named)


def test_every_method_of_a_store_has_its_place() -> None:
    methods = {name for name, _ in inspect.getmembers(Store, inspect.isfunction) if not name.startswith("_")}
    assert set() == methods - set().union(*map(methods_of, sections(ENGLISH)))


@pytest.mark.parametrize("part", [promises_of, code_of, methods_of])
def test_both_languages_show_the_same_in_the_same_place(part: Callable[[str], object]) -> None:
    assert [part(section) for section in sections(ENGLISH)] == [part(section) for section in sections(CHINESE)]
