"""The tables of the ledger's pages: every field of an entry, and the same keys in both languages."""

import re
from pathlib import Path

import attrs
import pytest

from govliaison.ledger import Entry

DOCS = Path(__file__).parents[2] / "docs"
FIRST_CELL = re.compile(r"^\| (`[^|]*) \|", re.MULTILINE)


def first_cells(name: str) -> list[list[str]]:
    text = (DOCS / name).read_text(encoding="utf-8")
    return [re.findall(r"`([^`]+)`", cell) for cell in FIRST_CELL.findall(text)]


@pytest.mark.parametrize("name", ["ledger.md", "ledger.zh-CN.md"])
def test_a_page_of_the_ledger_names_every_field_of_an_entry(name: str) -> None:
    named = {word for cell in first_cells(name) for word in cell}
    assert set() == {field.name for field in attrs.fields(Entry)} - named


def test_both_pages_of_the_ledger_name_the_same_in_the_same_order() -> None:
    assert first_cells("ledger.md") == first_cells("ledger.zh-CN.md")
