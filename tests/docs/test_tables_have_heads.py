"""A table without its first line is no table to who reads the page, and a heading that is glued to one is no heading."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [*ROOT.glob("*.md"), *(page for folder in ("docs", "examples") for page in (ROOT / folder).rglob("*.md"))]
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_table_has_its_head_and_a_heading_stands_alone(page: Path) -> None:
    lines = ["", *FENCED.sub("", page.read_text(encoding="utf-8")).splitlines()]
    pairs = [*pairwise(lines)]
    assert [] == [after for before, after in pairs if re.match(r"\| ?:?---", after) and not before.startswith("|")]
    assert [] == [after for before, after in pairs if re.match("#+ ", after) and before.strip()]
