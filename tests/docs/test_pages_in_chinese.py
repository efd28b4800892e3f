"""Every page for those who use it stands in both languages, section by section, table by table, example by example."""

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
FOR_US = {"architecture.md", "clauses.md", "glossary.md", "index.md", "performance.md"}
PAGES = [page for page in sorted(DOCS.glob("*.md")) if not page.name.endswith(".zh-CN.md") and page.name not in FOR_US]
FENCED = re.compile(r"^(`{3,})\{?(\w*).*?^\1\s*$", re.MULTILINE | re.DOTALL)


def shape(page: Path) -> dict[str, object]:
    text = page.read_text(encoding="utf-8")
    plain = FENCED.sub("", text)
    return {
        "headings": [len(mark) for mark in re.findall(r"^(#+) ", plain, re.MULTILINE)],
        "examples": [found[2] for found in FENCED.finditer(text)],
        "rows": len(re.findall(r"^\|", plain, re.MULTILINE)),
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_is_whole_in_chinese(page: Path) -> None:
    twin = page.with_name(f"{page.stem}.zh-CN.md")
    assert shape(page) == shape(twin)
    assert f"]({twin.name})" in page.read_text(encoding="utf-8")
    assert f"]({page.name})" in twin.read_text(encoding="utf-8")
