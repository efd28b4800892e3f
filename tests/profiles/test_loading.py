import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from govliaison.errors import ConfigError, PluginConflict
from govliaison.profiles import Profile, load_profile
from govliaison.units import Level, PostKind, UnitRole
from govliaison.values import FieldKind, digest

PACKS = {
    "base/city": '[cases]\nmax_returns = 3\n[channels.hall]\nname = "政务服务大厅"\n',
    "loop": 'extends = "pack:loop"',
    "to-file": 'extends = "city.toml"',
    "rules": '[rules.answer]\namount = "5个工作日"\nfrom = 2026-01-01\n',
}
CITY = """\
extends = "pack:base/city"

[jurisdiction]
code = "990100"
name = "示例市"
level = "city"

[units.data-bureau]
name = "示例市大数据局"
short = "市大数据局"
roles = ["convener", "service-agency"]
posts.section-head = "营商科科长"
since = 2019-01-01

[units.front]
name = "示例市统战部"
roles = ["convener"]
region = "990100"

[channels.portal]
name = "政府网站"
kind = "consultation"
answers = "outbox"

[catalogue.permits]
name = "行政审批"
unit = "data-bureau"

[catalogue.food]
name = "食品许可"
parent = "permits"
unit = "front"

[deadlines]
packs = ["pack:rules"]
[deadlines.rules.local]
amount = "3个工作日"

[calendar]
local_days = { "2026-09-03" = "off" }

[fields.case.plan]
type = "money"
label = "涉及金额"
personal = true

[texts]
"case.closed" = "已销号"

[documents.notice]
title = "关于建立机制的通知"
issued = 2020-03-01

[jurisdictions."990102"]
profile = "county/profile.toml"
"""
COUNTY = """\
extends = "../city.toml"

[jurisdiction]
code = "990102"
name = "示例县"
level = "county"
office_hours = ["08:30-12:00", "14:30-18:00"]

[units.county-centre]
name = "示例县大数据中心"
roles = ["convener"]
"""
Load = Callable[..., Profile]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    def write_and_load(**files: str) -> Profile:
        for name, text in {"city": CITY, **files}.items():
            (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
        return load_profile(tmp_path / "city.toml", PACKS.get)

    (tmp_path / "county").mkdir()
    (tmp_path / "county" / "profile.toml").write_text(COUNTY, encoding="utf-8")
    return write_and_load


def problems(load: Load, **files: str) -> list[tuple[str, str]]:
    with pytest.raises(ConfigError) as caught:
        load(**files)
    assert caught.value.code == "profile.wrong"
    return [(problem.code, problem.where) for problem in caught.value.problems]


def test_a_profile_is_typed(load: Load) -> None:
    city = load()
    assert ("990100", Level.CITY, "Asia/Shanghai") == (
        city.jurisdiction.code,
        city.jurisdiction.level,
        city.jurisdiction.zone,
    )
    bureau = city.units.get("data-bureau")
    assert (frozenset({UnitRole.CONVENER, UnitRole.SERVICE_AGENCY}), date(2019, 1, 1)) == (bureau.roles, bureau.since)
    assert ["hall", "portal"] == sorted(city.channels)
    assert ["front", "data-bureau"] == [found.unit for found in city.catalogue.propose("行政审批/食品许可")]
    assert {date(2026, 9, 3): "off"} == city.calendar.local_days
    (field,) = city.fields["case"]
    assert ("plan", FieldKind.MONEY, "涉及金额", True) == (field.name, field.kind, field.zh, field.personal)
    assert {"case.closed": "已销号"} == city.texts
    assert date(2020, 3, 1) == city.documents["notice"].issued
    assert {"local": {"amount": "3个工作日"}} == city.deadlines.rules
    assert "5个工作日" == city.deadlines.packs["pack:rules"]["rules"]["answer"]["amount"]


def test_posts_come_by_themselves_and_take_their_names_from_the_profile(load: Load) -> None:
    names = {post.kind: post.name for post in load().units.posts_of("data-bureau")}
    assert (set(PostKind), "营商科科长", "") == (set(names), names[PostKind.SECTION_HEAD], names[PostKind.LEADER])


def test_units_belong_to_the_place_whose_profile_names_them(load: Load) -> None:
    county = load().for_region("990102")
    assert ("990100", Level.CITY) == (county.units.get("data-bureau").region, county.units.get("data-bureau").level)
    assert ["county-centre"] == [unit.id for unit in county.units.conveners(county.jurisdiction.code)]


def test_a_place_has_the_profile_of_its_county_or_of_the_city(load: Load) -> None:
    city = load()
    assert "示例县" == city.for_region("990102003").jurisdiction.name
    assert city is city.for_region("990103")
    assert {} == city.for_region("990102").counties


def test_each_value_is_explained_down_to_the_default(load: Load) -> None:
    county = load().for_region("990102")
    layers = [(origin.value, origin.layer, origin.line) for origin in county.explain("cases.max_returns")]
    assert [(3, "pack:base/city", 2), (2, "built-in", 0)] == layers
    assert ["county/profile.toml", "built-in"] == [one.layer for one in county.explain("jurisdiction.office_hours")]


def test_the_digest_is_of_the_text_and_follows_what_is_effective(load: Load) -> None:
    one = load()
    same = load(city=CITY.replace("[texts]", "# a comment\n\n[texts]"))
    other = load(city=CITY.replace("已销号", "已办结"))
    assert digest(one.text.encode()) == one.digest
    assert (True, True, False) == (one == same, hash(one) == hash(same), one == other)
    assert "5个工作日" in one.text
    assert "extends" not in json.loads(one.text)
    assert one != one.text


def test_a_pack_can_be_a_profile_by_itself() -> None:
    text = '[jurisdiction]\ncode = "990100"\nname = "市"\nlevel = "city"\n'
    assert "市" == load_profile("pack:all", {"all": text}.get).jurisdiction.name


def test_a_pack_that_two_plugins_offer_is_a_problem_like_any_other() -> None:
    def packs(name: str) -> str:
        raise PluginConflict("plugin.conflict", kind="packs", name=name, one="a", other="b", example="a:x")

    with pytest.raises(ConfigError) as caught:
        load_profile("pack:all", packs)
    assert ["plugin.conflict"] == [problem.code for problem in caught.value.problems]


def test_a_pack_may_name_rule_packs() -> None:
    text = '[jurisdiction]\ncode = "990100"\nname = "市"\nlevel = "city"\n[deadlines]\npacks = ["pack:rules"]\n'
    assert ["pack:rules"] == list(load_profile("pack:all", (PACKS | {"all": text}).get).deadlines.packs)


def test_several_mistakes_are_named_at_once_with_file_and_line(load: Load) -> None:
    text = CITY.replace('level = "city"', 'levle = "city"').replace('parent = "permits"', 'parent = "permit"')
    text = text.replace("posts.section-head", "posts.secton-head").replace('"990100"\nname', '"41O4"\nname')
    text = text.replace('= "off"', '= "of"').replace("personal = true", 'personal = "yes"')
    expected = [
        ("config.missing-key", "city.toml:3 [jurisdiction]"),
        ("profile.no-region", "city.toml:4 [jurisdiction]"),
        ("config.unknown-key", "city.toml:6 [jurisdiction]"),
        ("config.nearly-choice", "city.toml:12 [units.data-bureau.posts]"),
        ("profile.no-category-meant", "city.toml:31 [catalogue.food]"),
        ("config.nearly-choice", "city.toml:40 [calendar.local_days]"),
        ("config.not-boolean", "city.toml:45 [fields.case.plan]"),
    ]
    assert sorted(expected) == sorted(found for found in problems(load, city=text) if "county" not in found[1])


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("[texts]", "[text]", "config.unknown-key", 47),
        ("[texts]", "[zzzzz]", "config.strange-key", 47),
        ('short = "市大数据局"', "short = 5", "config.not-text", 10),
        ('roles = ["convener", "service-agency"]', 'roles = "convener"', "config.not-list", 11),
        ('roles = ["convener", "service-agency"]', 'roles = ["x"]', "config.no-choice", 11),
        ("since = 2019-01-01", "since = 2019-01-01T00:00:00", "config.not-date", 13),
        ("since = 2019-01-01", 'since = "2019年"', "config.not-date", 13),
        ("since = 2019-01-01", "since = 5", "config.not-date", 13),
        ("since = 2019-01-01", 'id = "other"', "config.strange-key", 13),
        ("since = 2019-01-01", 'parent = "frnt"', "profile.no-unit-meant", 13),
        ("since = 2019-01-01", 'successor = "zzz"', "profile.no-unit", 13),
        ("since = 2019-01-01", 'region = "9901"', "profile.no-region", 13),
        ("示例市统战部", "示例市大数据局", "profile.twin-unit", 16),
        ("[units.front]", "[units.Front]", "profile.no-id", 15),
        ("[catalogue.permits]", "[catalogue.food2]", "profile.no-category", 31),
        ('unit = "data-bureau"', 'parent = "food"', "catalogue.too-deep", 27),
        ("[texts]", "[texts]\nx = 1.5", "config.not-text", 48),
        ("[texts]", '[texts]\nx = "\\u0000"', "text.nul", 0),
        ("[texts]", '[texts]\n"case.closd" = "已销号"', "profile.no-text-meant", 48),
        ("[texts]", '[texts]\nzzzzzzzz = "已销号"', "profile.no-text", 48),
        ("[texts]", '[texts]\n"case.refused" = "{numbr} 不予受理"', "profile.text-parts", 48),
        ("[texts]", '[texts]\n"case.refused" = "{number!r} 不予受理"', "profile.text-parts", 48),
        ("[texts]", '[texts]\n"case.refused" = "{number.__class__}"', "profile.text-parts", 48),
        ("[texts]", '[texts]\n"case.refused" = "{number"', "profile.text-parts", 48),
        ("[texts]", '[cases]\ndesk = "fron"\n[texts]', "profile.no-unit-meant", 48),
        ("[documents.notice]", "[documents]\nx = 1\n[documents.notice]", "config.not-table", 51),
        ('level = "city"', 'level = "city"\nzone = "Mars/Base"', "profile.no-zone", 7),
        ('level = "city"', 'level = "city"\noffice_hours = ["9-12"]', "calendar.hours-unreadable", 7),
        ('level = "city"', 'level = "city"\noffice_hours = []', "calendar.hours-invalid", 7),
        ('"pack:base/city"', '"pack:none"', "profile.no-pack", None),
        ('"pack:base/city"', '"pack:../x"', "profile.bad-pack", 1),
        ('"pack:base/city"', '"pack:loop"', "profile.circle", 1),
        ('"pack:base/city"', '"pack:to-file"', "profile.pack-to-file", 1),
        ('"pack:base/city"', '"/etc/x.toml"', "profile.bad-path", 1),
        ('"pack:base/city"', "'..\\x.toml'", "profile.bad-path", 1),
        ('"pack:base/city"', '"none.toml"', "config.no-file", None),
        ('"pack:base/city"', "5", "config.not-text", 1),
        ('"pack:rules"', '"pack:none"', "profile.no-pack", None),
        ('"pack:rules"', '"rules.toml"', "config.no-file", None),
        ('packs = ["pack:rules"]', 'packs = "pack:rules"', "config.not-list", 35),
        ('profile = "county/profile.toml"', 'profil = "x"', "profile.county-table", 54),
        ('profile = "county/profile.toml"', 'profile = "/x"', "profile.bad-path", 55),
        ('profile = "county/profile.toml"', 'profile = "city.toml"', "profile.circle", 55),
        ('jurisdictions."990102"', 'jurisdictions."990103"', "profile.other-county", 55),
    ],
)
def test_each_mistake_has_its_name_and_place(load: Load, old: str, new: str, code: str, line: int | None) -> None:
    found = problems(load, city=CITY.replace(old, new, 1))
    assert code in [found_code for found_code, _ in found]
    where = next(where for found_code, where in found if found_code == code)
    if line:
        assert where.split(" ")[0].endswith(f":{line}")


def test_broken_text_is_reported_without_guessing_at_the_rest(load: Load) -> None:
    assert [("toml.syntax", "city.toml:1")] == problems(load, city="= 1\n[foo]")


def test_what_could_be_mended_is_checked_in_the_same_run(load: Load) -> None:
    found = problems(load, city=CITY.replace('name = "示例市"', "name ＝ “示例市”\nphoen = 1"))
    codes = [code for code, where in found if "county" not in where]
    assert ["toml.full-width", "toml.full-width", "config.strange-key"] == codes


def test_a_missing_file_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        load_profile(tmp_path / "none.toml")
    assert ["config.no-file"] == [problem.code for problem in caught.value.problems]


def test_a_circle_of_files_is_shown(load: Load) -> None:
    text = CITY.replace("pack:base/city", "other.toml")
    assert ("profile.circle", "other.toml:1") in problems(load, city=text, other='extends = "city.toml"')


def test_units_of_one_name_at_different_times_are_fine(load: Load) -> None:
    text = CITY.replace("since = 2019-01-01", "until = 2019-01-01").replace(
        '[units.front]\nname = "示例市统战部"', '[units.front]\nname = "示例市大数据局"\nsince = 2019-01-01'
    )
    assert "front" in load(city=text).units.units


def test_a_jurisdiction_that_is_no_table_is_said_so(load: Load) -> None:
    text = CITY.replace("[jurisdiction]", "[other]").replace(
        'extends = "pack:base/city"', "jurisdiction = 5\nunits_ = 1"
    )
    assert "config.not-table" in [code for code, _ in problems(load, city=text)]


def test_every_problem_speaks_chinese_and_english(load: Load) -> None:
    with pytest.raises(ConfigError) as caught:
        load(city=CITY.replace("[texts]", "[text]").replace('"convener", ', '"convenor", '))
    for problem in caught.value.problems:
        assert "{" not in problem.message("zh") + problem.message("en") + problem.hint("zh") + problem.hint("en")
    assert '未知设置 "text"，是否想写 "texts"？' in [problem.message("zh") for problem in caught.value.problems]


def test_a_channel_may_say_what_comes_by_it(load: Load) -> None:
    said = 'answers = "outbox"\ntrack = "Petition"\ntags = ["Window"]\n'
    channel = load(city=CITY.replace('answers = "outbox"\n', said)).channels["portal"]
    assert ("petition", frozenset({"window"})) == (channel.track, channel.tags)


@pytest.mark.parametrize("line", ['track = "very urgent, please"', 'tags = ["two words"]'])
def test_a_channel_that_says_it_in_a_sentence_is_told_so(load: Load, line: str) -> None:
    wrong = CITY.replace('answers = "outbox"\n', f'answers = "outbox"\n{line}\n')
    [(code, where)] = problems(load, city=wrong)
    assert "word.odd" == code
    assert "city.toml" in where


GUARDED = CITY.replace(
    "[texts]", '[policy]\nlocked = ["cases.max_returns"]\ntighten_only = ["cases.max_redo"]\n\n[texts]'
)


def test_a_county_in_the_same_ledger_cannot_stand_beside_what_the_city_guards(load: Load, tmp_path: Path) -> None:
    assert "990102" in load(city=GUARDED).counties
    aside = COUNTY.replace("../city.toml", "pack:base/city")
    (tmp_path / "county" / "profile.toml").write_text(aside, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load(city=GUARDED)
    (problem,) = caught.value.problems
    assert ("profile.county-aside", "cases.max_redo, cases.max_returns") == (problem.code, problem.params["keys"])
    assert "990102" in load(city=CITY).counties  # which guards nothing
