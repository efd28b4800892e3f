import pytest

from govliaison.values import IndustryCode, IndustryEdition, RegionCode, RegionKind, RegionLevel
from govliaison_china import industry_table, region_table

NAMES = {
    "410402": "新华区",
    "410403": "卫东区",
    "410404": "石龙区",
    "410411": "湛河区",
    "410421": "宝丰县",
    "410422": "叶县",
    "410423": "鲁山县",
    "410425": "郏县",
    "410471": "平顶山高新技术产业开发区",
    "410472": "平顶山市城乡一体化示范区",
    "410481": "舞钢市",
    "410482": "汝州市",
}


def test_a_city_has_its_counties_and_its_statistical_areas() -> None:
    city = RegionCode("410400")
    counties = [
        region for region in region_table() if city.contains(region.code) and region.level is RegionLevel.COUNTY
    ]
    assert {str(region.code): region.name for region in counties} == NAMES
    statistical = [str(region.code) for region in counties if region.kind is RegionKind.STATISTICAL]
    assert statistical == ["410471", "410472"]


def test_the_table_holds_provinces_cities_counties_and_the_streets_of_one_province() -> None:
    levels = [region.level for region in region_table()]
    counts = {level: levels.count(level) for level in RegionLevel}
    assert counts == {
        RegionLevel.PROVINCE: 31,
        RegionLevel.CITY: 342,
        RegionLevel.COUNTY: 2975,
        RegionLevel.STREET: 2586,
    }


def test_every_division_hangs_below_one_that_is_in_the_table() -> None:
    table = region_table()
    orphans = [region for region in table if region.parent is not None and region.parent not in table]
    assert orphans == []


def test_a_street_of_a_statistical_area_is_statistical_too() -> None:
    table = region_table()
    streets = [region for region in table if region.level is RegionLevel.STREET]
    kinds = {(above.kind, street.kind) for street in streets if street.parent and (above := table.get(street.parent))}
    assert kinds == {(kind, kind) for kind in RegionKind}


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("河南省平顶山市高新区建设路1号", "410471"),
        ("平顶山市新城区长安大道", "410472"),
        ("河南省平顶山市湛河区马庄街道开源路南段", "410411002"),
        ("北京市市辖区东城区", "110101"),
        ("河南省济源市", "419001"),
    ],
)
def test_addresses_find_their_division(address: str, code: str) -> None:
    found = region_table().match_address(address)
    assert found is not None
    assert str(found).startswith(code[:6])


def test_the_2017_edition_holds_what_is_known_and_nothing_of_the_edition_before() -> None:
    table = industry_table()
    known = [code for code in table.names if code.edition is IndustryEdition.GB_2017]
    assert len(known) == 1571
    assert len([code for code in known if not code.digits]) == 20
    assert table.name(IndustryCode.parse("T97")) == "国际组织"
    for gap in ("S91", "O81", "C30", "T96"):
        edition = IndustryEdition.GB_2011 if gap == "T96" else IndustryEdition.GB_2017
        assert (table.name(IndustryCode.parse(gap, edition)) is None) is (gap != "T96")


def test_old_codes_are_recognised() -> None:
    old = IndustryCode.parse("S90")
    assert (old.edition, industry_table().name(old)) == (IndustryEdition.GB_2011, "中国共产党机关")
    assert len([code for code in industry_table().names if code.edition is IndustryEdition.GB_2011]) == 1424
