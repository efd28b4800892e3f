import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.errors import InputError
from govliaison.values import RegionCode, RegionLevel, region_stem

CODES = st.from_regex(r"[1-9][0-9]{5}([0-9]{3})?", fullmatch=True).map(RegionCode)


@pytest.mark.parametrize(
    ("text", "code", "level"),
    [
        ("99", "990000", RegionLevel.PROVINCE),
        ("990000", "990000", RegionLevel.PROVINCE),
        ("9902", "990200", RegionLevel.CITY),
        ("990203", "990203", RegionLevel.COUNTY),
        (" ９９０２０３ ", "990203", RegionLevel.COUNTY),
        ("990203000", "990203", RegionLevel.COUNTY),
        ("990200000000", "990200", RegionLevel.CITY),
        ("990203001", "990203001", RegionLevel.STREET),
        ("990203001000", "990203001", RegionLevel.STREET),
    ],
)
def test_a_code_is_six_digits_or_nine_for_a_street(text: str, code: str, level: RegionLevel) -> None:
    assert (code, level) == (str(RegionCode.parse(text)), RegionCode.parse(text).level)


@pytest.mark.parametrize("text", ["", "9", "990", "99020", "9902031", "990203001001", "090203", "99020X", "٩٩٠٢٠٣"])
def test_anything_else_is_no_division_code(text: str) -> None:
    with pytest.raises(InputError) as caught:
        RegionCode.parse(text)
    assert "region.unreadable" == caught.value.code


def test_parents_go_up_to_the_province() -> None:
    street = RegionCode("990203001")
    county = street.parent()
    assert RegionCode("990203") == county
    assert RegionCode("990200") == county.parent()
    assert RegionCode("990000") == RegionCode("990200").parent()
    assert RegionCode("990000").parent() is None


def test_a_code_tells_what_it_lies_in_at_each_level() -> None:
    street = RegionCode("990203001")
    assert ["990000", "990200", "990203", "990203001"] == [str(street.at(level)) for level in RegionLevel]
    assert RegionCode("990200") == RegionCode("990200").at(RegionLevel.STREET)


def test_a_city_contains_its_counties_and_no_other() -> None:
    city = RegionCode("990200")
    assert city.contains(city)
    assert city.contains(RegionCode("990203001"))
    assert not city.contains(RegionCode("990303"))
    assert not city.contains(RegionCode("990000"))


@given(CODES)
def test_every_division_lies_in_its_parent_and_not_the_other_way_round(code: RegionCode) -> None:
    parent = code.parent()
    assert parent is None or (parent.contains(code) and not code.contains(parent))
    assert code == RegionCode.parse(str(code))


@pytest.mark.parametrize(
    ("code", "stem"),
    [
        ("990000", "99"),
        ("990100", "9901"),
        ("990102", "990102"),
        ("990102003", "990102003"),
        ("990102003004", "990102003004"),
    ],
)
def test_the_stem_of_a_region_code_leaves_out_its_empty_levels(code: str, stem: str) -> None:
    assert stem == region_stem(code)
