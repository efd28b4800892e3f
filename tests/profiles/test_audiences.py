"""Audience rules that a profile names: the table ``[policies]``."""

from pathlib import Path

import pytest

from govliaison.errors import ConfigError
from govliaison.profiles import load_profile

PLACE = """\
[jurisdiction]
code = "990100"
name = "示例市"
level = "city"

[units.bureau]
name = "示例市大数据局"
roles = ["convener"]
"""


def test_rules_are_kept_by_name_places_in_them_are_looked_up_later(tmp_path: Path) -> None:
    file = tmp_path / "city.toml"
    file.write_text(
        PLACE + '[policies]\nsuppress_below = 3\n[policies.audiences]\n"小微" = "规模=小型,微型 地区=东县"\n',
        encoding="utf-8",
    )
    plan = load_profile(file, {}.get).policies
    assert (3, {"小微": "规模=小型,微型 地区=东县"}) == (plan.suppress_below, plan.audiences)
    file.write_text(PLACE, encoding="utf-8")
    assert (5, {}) == ((usual := load_profile(file, {}.get).policies).suppress_below, usual.audiences)


def test_what_is_no_rule_is_told_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "city.toml"
    file.write_text(PLACE + '[policies.audiences]\nodd = "colour=red"\n', encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_profile(file, {}.get)
    [problem] = caught.value.problems
    assert ("audience.no-criterion", "policies.audiences.odd") == (problem.code, problem.params["key"])
