"""The core knows no place: a city is data."""

import re
from pathlib import Path

import pytest

import govliaison
from govliaison_china import region_table

CORE = Path(govliaison.__file__).parent
SOURCES = sorted(CORE.rglob("*.py"))
KINDS = re.compile("(?:特别行政区|自治[区州县旗]|地区|[省市区县旗盟])$")
SHORT = 2
"""Characters of the shortest name that can be told from a surname or a word."""
ORDINARY = {"东方", "会同", "公安", "南宫", "合作", "定日", "延长", "新兴", "新安", "新建"}
"""Stems of names that are words or surnames as well; the names themselves are looked for all the same."""
ROMAN = tuple(
    """
    anhui chongqing fujian gansu guangdong guangxi guizhou hainan hebei heilongjiang henan hubei hunan jiangsu jiangxi jilin
    liaoning ningxia qinghai shaanxi shandong shanghai shanxi sichuan tianjin xinjiang yunnan zhejiang
    pingdingshan baofeng jiaxian lushan ruzhou shilong weidong wugang xinhua yexian zhanhe
    """.split()  # noqa: SIM905
)
"""Provinces – but for the one that the time of the country is called after –, and the city and counties of the notice."""
ZONE = "asia/shanghai"

NAMES = {region.name for region in region_table() if len(region.name) >= SHORT}
STEMS = {stem for name in NAMES if len(stem := KINDS.sub("", name)) >= SHORT} - ORDINARY
PLACES = NAMES | STEMS
CODES = {str(region.code) for region in region_table()}
LONGEST = max(map(len, PLACES))


def places_in(text: str) -> set[str]:
    """Give the places whose names stand anywhere in a text."""
    runs = re.findall(r"[\u3400-\u9fff]{2,}", text)
    ends = range(SHORT, LONGEST + 1)
    return PLACES & {run[begin : begin + length] for run in runs for begin in range(len(run)) for length in ends}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(CORE)))
def test_no_module_names_a_place_or_its_code(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [] == sorted(places_in(text))
    assert [] == [name for name in ROMAN if name in text.lower().replace(ZONE, "")]
    assert [] == sorted(set(re.findall(r"(?<![\w.#])\d{6}(?:\d{3})?(?![\w.])", text)) & CODES)


def test_the_test_would_see_them() -> None:
    assert {"平顶山市", "平顶山", "叶县", "郏县", "宝丰"} <= PLACES
    assert {"叶县", "平顶山", "平顶山市"} == places_in("# 平顶山市的叶县")
    assert "410400" in CODES
