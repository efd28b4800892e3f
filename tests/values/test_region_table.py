import csv
import os
from collections import Counter
from pathlib import Path

import pytest

from govliaison.values import Region, RegionCode, RegionKind, RegionLevel, RegionTable

SHARED = Path(os.environ.get("GOVLIAISON_SHARED") or Path(__file__).parents[3] / "shared")

TABLE = RegionTable(
    [
        Region(code=RegionCode("990203001"), name="甲街道"),
        Region(code=RegionCode("990203"), name="新华区"),
        Region(code=RegionCode("990000"), name="东海省"),
        Region(code=RegionCode("990200"), name="临海市"),
        Region(
            code=RegionCode("990271"), name="临海高新区", kind=RegionKind.STATISTICAL, aliases=("高新技术产业开发区",)
        ),
        Region(code=RegionCode("990300"), name="临山市"),
        Region(code=RegionCode("990303"), name="新华区"),
        Region(code=RegionCode("990322"), name="临海县"),
        Region(code=RegionCode("999001"), name="直管市", parent=RegionCode("990000")),
        Region(code=RegionCode("980101"), name="孤县"),
    ]
)


def match(address: str, within: str | None = None) -> str | None:
    found = TABLE.match_address(address, RegionCode(within) if within else None)
    return str(found) if found else None


def test_a_table_knows_which_codes_exist_and_iterates_in_their_order() -> None:
    assert RegionCode("990203") in TABLE
    assert RegionCode("990204") not in TABLE
    assert TABLE.get(RegionCode("990204")) is None
    codes = [region.code for region in TABLE]
    assert (sorted(codes), 10) == (codes, len(TABLE))


def test_national_and_statistical_codes_are_kept_apart_by_the_table() -> None:
    statistical = [str(region.code) for region in TABLE if region.kind is RegionKind.STATISTICAL]
    assert ["990271"] == statistical


def test_the_table_may_know_another_parent_than_the_digits_tell() -> None:
    assert ["东海省", "直管市"] == [region.name for region in TABLE.lineage(RegionCode("999001"))]
    assert RegionLevel.COUNTY is TABLE.lineage(RegionCode("999001"))[-1].level


def test_a_lineage_runs_from_the_top_down_as_far_as_it_is_known() -> None:
    assert ["东海省", "临海市", "新华区", "甲街道"] == [
        region.name for region in TABLE.lineage(RegionCode("990203001"))
    ]
    assert ["孤县"] == [region.name for region in TABLE.lineage(RegionCode("980101"))]
    assert () == TABLE.lineage(RegionCode("970000"))


@pytest.mark.parametrize(
    ("name", "within", "codes"),
    [
        ("新华区", None, ["990203", "990303"]),
        ("新华区", "990300", ["990303"]),
        ("临海", None, ["990200"]),
        (" 临海 市", None, ["990200"]),
        ("高新技术产业开发区", None, ["990271"]),
        ("没有市", None, []),
    ],
)
def test_divisions_are_found_by_name_within_another(name: str, within: str | None, codes: list[str]) -> None:
    found = TABLE.find_by_name(name, RegionCode(within) if within else None)
    assert codes == [str(region.code) for region in found]


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("东海省临海市新华区甲街道1号", "990203001"),
        ("东海省临海市新华区1号", "990203"),
        ("东海省 临海市 新华区", "990203"),
        ("临山市新华区1号", "990303"),
        ("东海临山新华区1号", "990303"),
        ("新华区甲街道1号", "990203001"),
        ("临海高新区1号", "990271"),
        ("临海市高新技术产业开发区", "990271"),
        ("临海县1号", "990322"),
        ("东海省新城", "990000"),
        ("直管市1号", "999001"),
        ("新华区1号", None),
        ("1号", None),
        ("", None),
    ],
)
def test_an_address_gives_the_lowest_division_it_names_if_there_is_only_one(address: str, code: str | None) -> None:
    assert code == match(address)


def test_knowing_where_an_address_lies_settles_a_name_used_twice() -> None:
    assert "990303" == match("新华区1号", within="990300")
    assert match("临海市新华区1号", within="990300") is None


def test_an_empty_table_matches_nothing() -> None:
    assert RegionTable([]).match_address("临海市") is None


def test_most_real_addresses_give_the_county_their_source_states() -> None:
    counties, enterprises = SHARED / "data" / "regions_county.csv", SHARED / "data" / "enterprises.csv"
    if not (counties.exists() and enterprises.exists()):
        pytest.skip("no shared data")
    regions = {}
    with counties.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            for level in ("province", "city", "county"):
                code = RegionCode(row[f"{level}_code"])
                regions[code] = Region(code=code, name=row[level])
    table = RegionTable(regions.values())
    found: Counter[str] = Counter()
    with enterprises.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            stated, matched = RegionCode(row["地区代码"].split()[-1]), table.match_address(row["住所"])
            found["none" if matched is None else "fits" if matched.contains(stated) else "differs"] += 1
    assert 1551 == found.total()
    assert found["fits"] > 1450
    assert found["differs"] < 50
