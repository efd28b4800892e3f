"""A rule pack of one's own lies beside the profile that names it."""

from pathlib import Path

import pytest

from govliaison.errors import ConfigError
from govliaison.profiles import load_profile, read_rule_pack

OURS = """\
id = "ours"
name = "示例县限时办结"
region = "990102"
legal_basis = ["示例县诉求办理规程"]

[[rule]]
stage = "answer"
anchor = "received"
amount = "3 working days"
"""
CITY = """\
[jurisdiction]
code = "990100"
name = "示例市"
level = "city"
[units.desk]
name = "市大数据局"
roles = ["convener"]
[deadlines]
packs = ["./packs/ours.toml"]
"""
COUNTY = """\
extends = "../city/profile.toml"
[jurisdiction]
code = "990102"
name = "示例县"
level = "county"
"""


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """A city's profile with a pack beside it, and a county's in a folder of its own that extends it."""
    (tmp_path / "city/packs").mkdir(parents=True)
    (tmp_path / "county").mkdir()
    (tmp_path / "city/packs/ours.toml").write_text(OURS, encoding="utf-8")
    (tmp_path / "city/profile.toml").write_text(CITY, encoding="utf-8")
    (tmp_path / "county/profile.toml").write_text(COUNTY, encoding="utf-8")
    return tmp_path


def problems(file: Path) -> list[tuple[str, str | None]]:
    with pytest.raises(ConfigError) as caught:
        load_profile(file)
    return [(problem.code, problem.where) for problem in caught.value.problems]


def test_a_profile_names_a_file_beside_it(city: Path) -> None:
    [tables] = load_profile(city / "city/profile.toml").deadlines.packs.values()
    assert "ours" == tables["id"]


def test_a_path_is_taken_from_the_folder_of_the_layer_that_names_it(city: Path) -> None:
    [tables] = load_profile(city / "county/profile.toml").deadlines.packs.values()
    assert "ours" == tables["id"]


def test_a_pack_may_not_lie_outside_the_folder_of_the_profile(city: Path) -> None:
    profile = city / "city/profile.toml"
    (city / "ours.toml").write_text(OURS, encoding="utf-8")
    profile.write_text(CITY.replace("./packs/ours.toml", "../ours.toml"), encoding="utf-8")
    assert [("profile.pack-outside", "profile.toml:9 [deadlines]")] == problems(profile)
    (city / "city/link.toml").symlink_to(city / "ours.toml")
    profile.write_text(CITY.replace("./packs/ours.toml", "link.toml"), encoding="utf-8")
    assert [("profile.pack-outside", "profile.toml:9 [deadlines]")] == problems(profile)


def test_each_mistake_in_a_pack_has_its_file_and_line(city: Path) -> None:
    wrong = OURS.replace("3 working days", "3 working dys").replace('name = "示例县限时办结"', "colour = 1")
    (city / "city/packs/ours.toml").write_text(wrong, encoding="utf-8")
    expected = {
        ("pack.missing-key", "packs/ours.toml"),
        ("pack.unknown-key", "packs/ours.toml"),
        ("amount.unreadable", "packs/ours.toml:9 [rule.0]"),
    }
    assert expected == set(problems(city / "city/profile.toml"))
    with pytest.raises(ConfigError) as caught:
        read_rule_pack(city / "city/packs/ours.toml")
    assert expected == {(each.code, f"packs/{each.where}") for each in caught.value.problems}


def test_a_pack_that_is_no_toml_is_said_to_be_none(city: Path) -> None:
    (city / "city/packs/ours.toml").write_text("x = [", encoding="utf-8")
    assert [("toml.syntax", "packs/ours.toml:1")] == problems(city / "city/profile.toml")
    with pytest.raises(ConfigError) as caught:
        read_rule_pack(city / "city/packs/ours.toml")
    assert ["toml.syntax"] == [each.code for each in caught.value.problems]


def test_a_pack_can_be_read_before_a_profile_names_it(city: Path) -> None:
    assert "ours" == read_rule_pack(city / "city/packs/ours.toml").id
    with pytest.raises(ConfigError, match=r"config\.no-file"):
        read_rule_pack(city / "none.toml")
