"""The page on contracts names every contract test with its sentence, and no other; the Chinese page has the same tests."""

import inspect
import re
from inspect import getattr_static
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis.strategies import SearchStrategy

from govliaison.testing import (
    AccessPolicyContract,
    BlobStoreContract,
    CalendarContract,
    ChannelContract,
    Contract,
    KeyRingContract,
    NotifierContract,
    RendererContract,
    RouterContract,
)

DOCS: Final = Path(__file__).parents[2] / "docs"
PAGES: Final = ("testing-adapters-kinds.md", "testing-adapters-kinds.zh-CN.md")
CONTRACTS: Final[dict[str, type[Contract[Any]]]] = {
    "calendar": CalendarContract,
    "access_policy": AccessPolicyContract,
    "router": RouterContract,
    "channel": ChannelContract,
    "notifier": NotifierContract,
    "renderer": RendererContract,
    "blob_store": BlobStoreContract,
    "key_ring": KeyRingContract,
}
WHOLE: Final = "test_no_contract_test_is_overridden"


def section(name: str, kind: str) -> str:
    """Give the section of a page that is about one kind."""
    page = (DOCS / name).read_text(encoding="utf-8")
    [found] = [part for part in page.split("\n## ") if f"`{kind}_contract(make, …)`" in part]
    return found


def promised(kind: str) -> list[str]:
    return [name for name in CONTRACTS[kind].contract_tests() if name != WHOLE]


@pytest.mark.parametrize("kind", CONTRACTS)
def test_the_page_has_every_test_of_a_contract(kind: str) -> None:
    contract = CONTRACTS[kind]
    rows = [
        f"| `{name.removeprefix('test_')}` | {(inspect.getdoc(getattr(contract, name)) or '').splitlines()[0]} |"
        for name in promised(kind)
    ]
    assert rows == [line for line in section(PAGES[0], kind).splitlines() if line.startswith("| `")]


@pytest.mark.parametrize("kind", CONTRACTS)
def test_the_chinese_page_has_every_test_of_a_contract(kind: str) -> None:
    named = re.findall(r"^\| `(\w+)` \| .+。 \|$", section(PAGES[1], kind), re.MULTILINE)
    assert [name.removeprefix("test_") for name in promised(kind)] == named


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("kind", CONTRACTS)
def test_the_page_says_what_an_author_may_give(kind: str, name: str) -> None:
    contract = CONTRACTS[kind]
    drawn = {each for each in dir(contract) if isinstance(getattr_static(contract, each), SearchStrategy)}
    extra = (contract.open_names | drawn) - {"make", "capabilities", "known_gaps", "patience"}
    assert extra <= set(re.findall(r"`(\w+)=`", section(name, kind)))
