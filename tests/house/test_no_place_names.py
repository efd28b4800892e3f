"""The core knows no place: a city is data."""

import re
from pathlib import Path

import pytest

import govliaison
from govliaison_china import region_table

CORE = Path(govliaison.__file__).parent
SOURCES = sorted(CORE.rglob("*.py"))
KINDS = re.compile("(?:特别行政区|自治[区州县旗]|地区|[省市区县旗盟])$")
LONG = 3
"""Characters from which the stem of a name is sure to mean the place; shorter ones are surnames and common words too."""

NAMES = {region.name for region in region_table() if len(region.name) >= LONG}
STEMS = {KINDS.sub("", name) for name in NAMES}
PLACES = NAMES | {stem for stem in STEMS if len(stem) >= LONG}
CODES = {str(region.code) for region in region_table()}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(CORE)))
def test_no_module_names_a_place_or_its_code(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [] == sorted(name for name in PLACES if name in text)
    assert [] == sorted(set(re.findall(r"(?<![\w.#])\d{6}(?:\d{3})?(?![\w.])", text)) & CODES)


def test_the_test_would_see_them() -> None:
    assert {"平顶山市", "平顶山", "叶县"} & PLACES >= {"平顶山市", "平顶山"}
    assert "410400" in CODES
