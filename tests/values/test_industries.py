import csv
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.errors import InputError
from govliaison.values import IndustryCode, IndustryEdition, IndustryTable

SHARED = Path(os.environ.get("GOVLIAISON_SHARED") or Path(__file__).parents[3] / "shared")
NEW, OLD = IndustryEdition.GB_2017, IndustryEdition.GB_2011

SECTIONS_2017 = {
    "A": (1, 5), "B": (6, 12), "C": (13, 43), "D": (44, 46), "E": (47, 50), "F": (51, 52), "G": (53, 60),
    "H": (61, 62), "I": (63, 65), "J": (66, 69), "K": (70, 70), "L": (71, 72), "M": (73, 75), "N": (76, 79),
    "O": (80, 82), "P": (83, 83), "Q": (84, 85), "R": (86, 90), "S": (91, 96), "T": (97, 97),
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "code", "edition"),
    [
        ("C", "C", NEW),
        ("13", "C13", NEW),
        ("C13", "C13", NEW),
        ("131", "C131", NEW),
        ("1311", "C1311", NEW),
        (" ｃ１３１１ ", "C1311", NEW),
        ("T97", "T97", NEW),
        ("90", "R90", NEW),
        ("S90", "S90", OLD),
        ("T96", "T96", OLD),
        ("O79", "O79", OLD),
        ("P82", "P82", OLD),
        ("Q8311", "Q8311", OLD),
        ("R85", "R85", OLD),
    ],
)
def test_a_code_is_read_with_or_without_its_section_and_old_ones_are_recognised(
    text: str, code: str, edition: IndustryEdition
) -> None:
    found = IndustryCode.parse(text)
    assert (code, edition) == (str(found), found.edition)


def test_an_edition_asked_for_is_the_only_one_tried() -> None:
    assert "S90" == str(IndustryCode.parse("90", OLD))
    with pytest.raises(InputError, match="S90"):
        IndustryCode.parse("S90", NEW)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "industry.unreadable"),
        ("U", "industry.unreadable"),
        ("C1", "industry.unreadable"),
        ("C13111", "industry.unreadable"),
        ("制造业", "industry.unreadable"),
        ("A13", "industry.no-such-division"),
        ("A519", "industry.no-such-division"),
        ("00", "industry.no-such-division"),
        ("98", "industry.no-such-division"),
    ],
)
def test_anything_else_is_no_industry(text: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        IndustryCode.parse(text)
    assert code == caught.value.code


def test_the_sections_of_2017_begin_and_end_where_the_standard_says() -> None:
    expected = {number: section for section, (a, b) in SECTIONS_2017.items() for number in range(a, b + 1)}
    assert expected == {number: IndustryCode.parse(f"{number:02}").section for number in range(1, 98)}


def test_industries_stand_in_each_other() -> None:
    leaf = IndustryCode.parse("C1311")
    group = leaf.parent()
    assert group is not None
    division = group.parent()
    assert division is not None
    section = division.parent()
    assert section is not None
    assert ["C131", "C13", "C"] == [str(group), str(division), str(section)]
    assert section.parent() is None
    assert ("13", "") == (leaf.division, section.division)
    assert division.contains(leaf)
    assert not leaf.contains(division)
    assert not IndustryCode.parse("S", OLD).contains(IndustryCode.parse("S91", NEW))


@given(st.integers(1, 97), st.sampled_from(["", "1", "12"]), st.sampled_from([NEW, OLD]))
def test_what_is_written_is_read_again(division: int, rest: str, edition: IndustryEdition) -> None:
    if edition is OLD and division == 97:
        return
    code = IndustryCode.parse(f"{division:02}{rest}", edition)
    assert code == IndustryCode.parse(str(code), edition)


def test_a_table_gives_names_and_finds_by_them_the_widest_first() -> None:
    codes = [IndustryCode.parse(text) for text in ("C", "P831", "P83", "P")]
    table = IndustryTable(dict(zip(codes, ["制造业", "教育", "教育", "教育"], strict=True)))
    assert "制造业" == table.name(IndustryCode.parse("C"))
    assert table.name(IndustryCode.parse("C13")) is None
    assert IndustryCode.parse("P83") in table
    assert ["P", "P83", "P831"] == [str(code) for code in table.find_by_name(" 教育")]
    assert () == table.find_by_name("无此行业")


def test_every_code_of_the_2011_list_is_read_as_of_2011() -> None:
    path = SHARED / "data" / "industry_2011.csv"
    if not path.exists():
        pytest.skip("no shared data")
    with path.open(encoding="utf-8-sig", newline="") as file:
        texts = [row["code"] for row in csv.DictReader(file)]
    assert texts == [str(IndustryCode.parse(text, OLD)) for text in texts]
