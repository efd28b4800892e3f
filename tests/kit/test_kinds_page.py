"""The page on contracts names every contract test with its sentence, and no other."""

import inspect
import re
from pathlib import Path
from typing import Any, Final

import pytest

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

PAGE: Final = (Path(__file__).parents[2] / "docs" / "testing-adapters-kinds.md").read_text(encoding="utf-8")
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


@pytest.mark.parametrize("kind", CONTRACTS)
def test_the_page_has_every_test_of_a_contract(kind: str) -> None:
    [section] = [part for part in PAGE.split("\n## ") if f"`{kind}_contract(make, …)`" in part]
    contract = CONTRACTS[kind]
    rows = [
        f"| `{name.removeprefix('test_')}` | {(inspect.getdoc(getattr(contract, name)) or '').splitlines()[0]} |"
        for name in contract.contract_tests()
        if name != WHOLE
    ]
    assert rows == [line for line in section.splitlines() if line.startswith("| `")]


@pytest.mark.parametrize("kind", CONTRACTS)
def test_the_page_says_what_an_author_may_give(kind: str) -> None:
    [section] = [part for part in PAGE.split("\n## ") if f"`{kind}_contract(make, …)`" in part]
    extra = CONTRACTS[kind].open_names - {"make", "capabilities", "known_gaps", "patience"}
    assert extra <= set(re.findall(r"`(\w+)=`", section))
