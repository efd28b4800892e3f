"""What is private shows nowhere by accident."""

from typing import Any

import pytest

from govliaison.errors import InputError
from govliaison.ledger import Erased, Private, VaultItem, reveal

ITEM = VaultItem(subject="person/1", item="note/a@1#0", stream="note/a", salt=b"0123456789abcdef", value="金丝雀")


@pytest.mark.parametrize("show", [str, repr, "{}".format, lambda value: f"{[value]}"])
def test_logs_and_tracebacks_show_no_private_value(show: Any, bench: Any) -> None:
    record = bench.write("a", "金丝雀")
    change = bench.store.records(["note/a"])
    for value in (Private("person/1", "金丝雀"), ITEM, record, change):
        assert "金丝雀" not in show(value)


def test_an_erased_value_says_so() -> None:
    assert "‹erased›" == str(Erased("person/1"))


def test_only_a_private_value_is_revealed() -> None:
    assert ["金丝雀", "–", "–", ""] == [
        reveal(Private("p", "金丝雀")),
        reveal(Erased("p"), "–"),
        reveal(None, "–"),
        reveal(None),
    ]


@pytest.mark.parametrize("hostile", ["a\0b", "\ud800"])
def test_text_that_no_store_can_keep_is_refused(hostile: str) -> None:
    with pytest.raises(InputError):
        Private("person/1", hostile)


def test_the_commitment_hangs_on_value_and_salt_and_nothing_else() -> None:
    same = VaultItem(subject="x", item="y", stream="z", salt=ITEM.salt, value=ITEM.value)
    salted = VaultItem(subject="x", item="y", stream="z", salt=b"x" * 16, value=ITEM.value)
    other = VaultItem(subject="x", item="y", stream="z", salt=ITEM.salt, value="黄雀")
    assert ITEM.commitment("sha256") == same.commitment("sha256")
    assert ITEM.commitment("sha256") not in {salted.commitment("sha256"), other.commitment("sha256")}
