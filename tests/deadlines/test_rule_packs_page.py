import re
import runpy
from pathlib import Path
from typing import Any

import pytest

from govliaison.deadlines import Stage
from govliaison.texts import CATALOGUE

DOCS = Path(__file__).parents[2] / "docs"
ENGLISH, CHINESE = DOCS / "rule-packs.md", DOCS / "rule-packs.zh-CN.md"
KEY = re.compile(r"^\| `(\w+)` \| (.*) \|$", re.MULTILINE)
WORD = re.compile(r"`([^`]+)`([^`]*)")
MARKS = {"en": ("(needed)", "told only"), "zh": ("（必填）", "只作说明")}


@pytest.fixture(scope="module")
def writer() -> dict[str, Any]:
    return runpy.run_path(str(DOCS / "rule_packs.py"))


def sections(path: Path, language: str) -> list[list[tuple[str, bool, bool]]]:
    """Give the keys of each table, whether each is needed, and whether it is told only."""
    needed, told = MARKS[language]
    parts = path.read_text(encoding="utf-8").split("\n### ")[1:]
    return [[(key, needed in meaning, told in meaning) for key, meaning in KEY.findall(part)] for part in parts]


def words(path: Path, language: str) -> list[list[tuple[str, bool]]]:
    """Give the words of each key, and which are told only."""
    rows = re.findall(r"^\|[^|]+\| (.+) \|$", path.read_text(encoding="utf-8").rsplit("\n## ", 1)[1], re.MULTILINE)
    return [[(word, MARKS[language][1] in rest) for word, rest in WORD.findall(row)] for row in rows[1:]]


def test_the_page_of_rule_packs_is_what_the_packs_and_the_schema_say(writer: dict[str, Any]) -> None:
    assert writer["render"]() == ENGLISH.read_text(encoding="utf-8"), "run: python docs/rule_packs.py"


def test_the_chinese_page_has_the_same_packs_keys_and_words(writer: dict[str, Any]) -> None:
    page = CHINESE.read_text(encoding="utf-8")
    assert writer["render_chinese"](page) == page, "run: python docs/rule_packs.py"
    assert sections(ENGLISH, "en") == sections(CHINESE, "zh")
    assert words(ENGLISH, "en") == words(CHINESE, "zh")
    assert page.count("\n| `xinfang-2022` ") == 1


def test_every_stage_has_a_name_in_both_languages() -> None:
    assert [] == [stage for stage in Stage if f"label.stage.{stage}" not in CATALOGUE]
