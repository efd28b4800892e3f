"""Who may lead in which matters (归口规则): the tables ``[ownership.<id>]`` of a profile."""

from collections.abc import Callable
from pathlib import Path

import pytest

from govliaison.cases import CaseKind, OwnershipRule, Scope
from govliaison.errors import ConfigError
from govliaison.profiles import Profile, load_profile
from govliaison.units import Level

CITY = """\
[jurisdiction]
code = "990100"
name = "示例市"
level = "city"

[units.bureau]
name = "示例市大数据局"
roles = ["convener"]

[channels.portal]
name = "政府网站"

[catalogue.permits]
name = "行政审批"
unit = "bureau"

[catalogue.food]
name = "食品许可"
parent = "permits"
"""
RULE = """
[ownership.permits]
basis = "某条例第二十四条"
levels = ["city"]
higher_level_leads = true
match = { category = ["food"], kind = ["help"], scope = ["approval-service"], channel = ["portal"] }
"""
COUNTY = """\
extends = "city.toml"

[jurisdiction]
code = "990102"
name = "示例县"
level = "county"
"""
Load = Callable[[str, str], Profile]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    def write_and_load(city: str, county: str = "") -> Profile:
        (tmp_path / "city.toml").write_text(CITY + city, encoding="utf-8")
        (tmp_path / "county.toml").write_text(COUNTY + county, encoding="utf-8")
        return load_profile(tmp_path / ("county.toml" if county else "city.toml"), {}.get)

    return write_and_load


def problems(load: Load, city: str, county: str = "") -> list[tuple[str, str]]:
    with pytest.raises(ConfigError) as caught:
        load(city, county)
    return [(problem.code, problem.where) for problem in caught.value.problems]


def test_a_rule_names_its_categories_from_the_top_down(load: Load) -> None:
    [rule] = load(RULE, "").ownership
    assert isinstance(rule, OwnershipRule)
    assert ("permits", "某条例第二十四条", frozenset({Level.CITY}), True) == (
        rule.id,
        rule.basis,
        rule.levels,
        rule.higher_level_leads,
    )
    assert (frozenset({"行政审批/食品许可"}), frozenset({CaseKind.HELP}), frozenset({Scope.APPROVAL_SERVICE})) == (
        rule.match.category,
        rule.match.kind,
        rule.match.scope,
    )


def test_rules_come_in_the_order_of_their_ids(load: Load) -> None:
    rules = load('[ownership.b]\nbasis = "乙"\n[ownership.a]\nbasis = "甲"\n', "").ownership
    assert ["a", "b"] == [rule.id for rule in rules]


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("levels = ['city']", "config.missing-key"),
        ("basis = '甲'\nlevels = ['town']", "config.no-choice"),
        ("basis = '甲'\nlevel = 'city'", "config.unknown-key"),
        ("basis = '甲'\nmatch = { category = ['行政审批/别的'] }", "profile.no-category-meant"),
        ("basis = '甲'\nmatch = { category = ['行政审批/食品许'] }", "profile.no-category-meant"),
        ("basis = '甲'\nmatch = { category = ['消防'] }", "profile.no-category"),
        ("basis = '甲'\nmatch = { channel = ['zzz'] }", "profile.no-channel"),
        ("basis = '甲'\nmatch = { channel = ['portl'] }", "profile.no-channel-meant"),
        ("basis = '甲'\nmatch = { kind = ['wish'] }", "config.no-choice"),
    ],
)
def test_what_a_rule_names_and_is_not_there_is_reported_with_its_place(load: Load, rule: str, code: str) -> None:
    [(found, where)] = problems(load, f"\n[ownership.x]\n{rule}\n")
    assert code == found
    assert where.startswith("city.toml:")


def test_a_county_inherits_rules_and_may_not_change_what_is_locked(load: Load) -> None:
    assert ["here", "permits"] == [rule.id for rule in load(RULE, '[ownership.here]\nbasis = "县里"\n').ownership]
    locked = '\n[policy]\nlocked = ["ownership"]\n'
    [(code, where)] = problems(load, RULE + locked, "[ownership.permits]\nlevels = ['county']\n")
    assert ("profile.locked", True) == (code, where.startswith("county.toml:"))


def test_where_the_catalogue_is_wrong_only_that_is_reported(load: Load) -> None:
    [(code, _where)] = problems(load, RULE + '\n[catalogue.z]\nname = "乙"\nparent = "nowhere"\n')
    assert "profile.no-category" == code
