from datetime import date

import pytest

from govliaison.errors import NotFoundError
from govliaison.units import Post, PostKind, Unit, UnitDirectory, UnitRole

DAY = date(2026, 11, 1)
CONVENER = frozenset({UnitRole.CONVENER})
OLD = Unit(id="old", name="工商局", until=date(2019, 1, 1), successor="new", region="990100", roles=CONVENER)
NEW = Unit(id="new", name="市场监管局", short="市监局", aliases=("食药监局",), since=date(2019, 1, 1), region="990100")
CITY = Unit(id="city", name="大数据局（市）", region="990100", roles=CONVENER)
COUNTY = Unit(id="county", name="县大数据中心", region="990102", roles=CONVENER)
NOWHERE = Unit(id="nowhere", name="商会")
UNITS = UnitDirectory(
    [OLD, NEW, CITY, COUNTY, NOWHERE], [Post.of("city", PostKind.LEADER), Post.of("new", PostKind.LEADER)]
)


@pytest.mark.parametrize("text", ["new", " new ", "市场监管局", "市监局", "食药监局", "市 监　局"])
def test_a_unit_is_found_by_id_name_short_name_and_alias(text: str) -> None:
    assert UNITS.find(text) == (NEW,)


def test_width_makes_no_difference() -> None:
    assert UNITS.find("大数据局(市)") == (CITY,)


def test_an_unknown_name_finds_nothing() -> None:
    assert UNITS.find("外星局") == ()


def test_two_units_of_one_name_are_both_found() -> None:
    twin = Unit(id="twin", name="商会")
    assert (NOWHERE, twin) == UnitDirectory([NOWHERE, twin]).find("商会")


def test_only_units_of_the_day_are_found() -> None:
    assert (UNITS.find("old", DAY), UNITS.find("工商局", DAY), UNITS.find("new", DAY)) == ((), (), (NEW,))


def test_conveners_are_those_of_the_place_itself() -> None:
    assert (UNITS.conveners("990100", DAY), UNITS.conveners("990102")) == ((CITY,), (COUNTY,))


def test_a_region_holds_all_places_within_it() -> None:
    assert (UNITS.of_region("990100", DAY), UNITS.of_region("990102")) == ((NEW, CITY, COUNTY), (COUNTY,))


def test_getting_what_is_not_there_says_so() -> None:
    assert UNITS.get("new") is NEW
    with pytest.raises(NotFoundError, match=r"unit\.unknown"):
        UNITS.get("none")


def test_posts_are_found_by_id_and_by_unit() -> None:
    post = Post.of("new", PostKind.LEADER)
    assert (post, (post,)) == (UNITS.post("new.leader"), UNITS.posts_of("new"))
    with pytest.raises(NotFoundError, match=r"post\.unknown"):
        UNITS.post("new.auditor")


def test_a_successor_takes_over() -> None:
    assert (UNITS.current("old", DAY), UNITS.current("old", date(2018, 1, 1))) == (NEW, OLD)


def test_successors_in_a_circle_end() -> None:
    gone = date(2000, 1, 1)
    units = UnitDirectory(
        [Unit(id="a", name="甲", until=gone, successor="b"), Unit(id="b", name="乙", until=gone, successor="a")]
    )
    assert units.current("a", DAY).id == "b"


def test_a_unit_that_is_gone_without_successor_stays_itself() -> None:
    gone = Unit(id="a", name="甲", until=date(2000, 1, 1))
    assert gone is UnitDirectory([gone]).current("a", DAY)
