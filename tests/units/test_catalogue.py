import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.errors import InputError
from govliaison.units import CatalogueEntry, CompetenceCatalogue, Level

ENTRIES = (
    CatalogueEntry(id="permits", name="行政审批", unit="approval"),
    CatalogueEntry(id="food", name="食品许可", parent="permits", unit="market"),
    CatalogueEntry(id="food-county", name="食品许可", parent="permits", unit="market-county", region="990102"),
    CatalogueEntry(id="food-province", name="食品许可", parent="permits", unit="province", level=Level.PROVINCE),
    CatalogueEntry(id="money", name="融资"),
    CatalogueEntry(id="loan", name="贷款", parent="money", unit="finance"),
    CatalogueEntry(id="loan-again", name="贷款", parent="money", unit="finance"),
)
CATALOGUE = CompetenceCatalogue(ENTRIES)


def units(category: str, region: str | None = None, level: Level | None = None) -> list[str]:
    return [proposal.unit for proposal in CATALOGUE.propose(category, region, level)]


@pytest.mark.parametrize(
    "category",
    [
        "行政审批/食品许可",
        "行政审批 > 食品许可",
        "行政审批＞食品许可",
        "permits/food",
        "food",
        "行政审批/食品许可/连锁",
        "permits/食品许可",
    ],
)
def test_the_longest_match_comes_first_by_id_or_by_name(category: str) -> None:
    assert units(category) == ["market", "approval"]


def test_an_entry_for_the_place_itself_comes_first() -> None:
    assert units("行政审批/食品许可", region="990102") == ["market-county", "market", "approval"]


def test_an_entry_of_another_place_is_not_proposed() -> None:
    assert units("行政审批/食品许可", region="990103") == ["market", "approval"]


def test_a_level_is_met_by_its_own_entries_and_by_open_ones() -> None:
    assert units("行政审批/食品许可", level=Level.PROVINCE) == ["market", "province", "approval"]


def test_the_smaller_place_comes_first() -> None:
    entries = [
        CatalogueEntry(id="a", name="甲", unit="city", region="990100"),
        CatalogueEntry(id="b", name="甲", unit="county", region="990102"),
    ]
    assert [proposal.unit for proposal in CompetenceCatalogue(entries).propose("甲", "990102")] == ["county", "city"]


def test_a_unit_is_proposed_once() -> None:
    found = CATALOGUE.propose("融资/贷款")
    assert [(one.unit, one.entry, one.depth, one.regional) for one in found] == [("finance", "loan", 2, False)]


def test_a_category_without_unit_proposes_nobody() -> None:
    assert units("融资") == []
    assert units("没有这一类") == []


def test_an_entry_tells_its_names_from_the_top() -> None:
    assert (CATALOGUE.names("food"), CATALOGUE.names("none")) == (("行政审批", "食品许可"), ())


def test_a_parent_that_is_not_there_is_refused() -> None:
    with pytest.raises(InputError, match=r"catalogue\.parent-unknown"):
        CompetenceCatalogue([CatalogueEntry(id="a", name="甲", parent="b")])


def test_parents_in_a_circle_are_refused() -> None:
    with pytest.raises(InputError, match=r"catalogue\.too-deep"):
        CompetenceCatalogue(
            [CatalogueEntry(id="a", name="甲", parent="b"), CatalogueEntry(id="b", name="乙", parent="a")]
        )


def test_five_levels_are_enough_and_allowed() -> None:
    chain = [CatalogueEntry(id=str(n), name=str(n), parent=str(n - 1) if n else None, unit=f"u{n}") for n in range(5)]
    assert [proposal.unit for proposal in CompetenceCatalogue(chain).propose("4")] == ["u4", "u3", "u2", "u1", "u0"]


@given(
    st.permutations(ENTRIES),
    st.sampled_from(["food", "行政审批/食品许可", "融资/贷款"]),
    st.sampled_from([None, "990102", "990100"]),
)
def test_the_order_of_entries_never_matters(entries: list[CatalogueEntry], category: str, region: str | None) -> None:
    assert CATALOGUE.propose(category, region) == CompetenceCatalogue(entries).propose(category, region)


def test_only_what_the_catalogue_knows_of_a_category_is_recognised() -> None:
    catalogue = CompetenceCatalogue(
        [
            CatalogueEntry(id="permits", name="行政审批"),
            CatalogueEntry(id="food", name="食品经营许可", parent="permits"),
        ]
    )
    assert "行政审批/食品经营许可" == catalogue.recognise(" 行政审批 > 食品经营许可 ") == catalogue.recognise("food")
    assert "行政审批" == catalogue.recognise("行政审批/找张三13800001111")
    assert ["", "", ""] == [catalogue.recognise(text) for text in ("", "  ", "张三")]
