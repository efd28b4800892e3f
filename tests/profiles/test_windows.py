"""Windows of window units, and rules of the fast track: ``[windows.<id>]`` and ``[fast_track.<id>]`` of a profile."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from govliaison.enterprises import Ownership, SizeClass
from govliaison.errors import ConfigError
from govliaison.profiles import Profile, load_profile
from govliaison.services import ServiceWindow

CITY = """\
[jurisdiction]
code = "990100"
name = "示例市"
level = "city"

[units.bureau]
name = "示例市大数据局"
roles = ["convener"]

[units.hall]
name = "示例市政务服务大厅市场监管窗口"
roles = ["window-unit"]

[catalogue.permits]
name = "行政审批"
unit = "bureau"
"""
Load = Callable[[str], Profile]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    def write_and_load(text: str) -> Profile:
        (tmp_path / "city.toml").write_text(CITY + text, encoding="utf-8")
        return load_profile(tmp_path / "city.toml")

    return write_and_load


def test_a_window_belongs_to_a_window_unit_for_a_time(load: Load) -> None:
    profile = load('[windows.a01]\nname = "A01"\nunit = "hall"\nsince = 2026-01-01\nuntil = 2026-07-01\n')
    window = ServiceWindow(id="a01", name="A01", unit="hall", since=date(2026, 1, 1), until=date(2026, 7, 1))
    assert {"a01": window} == profile.windows
    days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 6, 30), date(2026, 7, 1)]
    assert [False, True, True, False] == [window.exists_on(day) for day in days]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ('[windows.a]\nname = "A"\nunit = "nobody"\n', ["profile.no-unit"]),
        ('[windows.a]\nname = "A"\nunit = "bureau"\n', ["profile.no-window-unit"]),
        ('[windows."A 1"]\nname = "A"\nunit = "hall"\n', ["profile.no-id"]),
        ("[fast_track.a]\nmatch = { category = ['消防'] }\n", ["profile.no-category"]),
        ("[fast_track.a]\nmatch = { channel = ['zzz'] }\n", ["profile.no-channel"]),
        ("[fast_track.a]\nfirm = { size = ['tiny'] }\n", ["config.no-choice"]),
    ],
)
def test_what_is_not_there_is_reported(load: Load, text: str, codes: list[str]) -> None:
    with pytest.raises(ConfigError) as caught:
        load(text)
    assert codes == [problem.code for problem in caught.value.problems]


def test_a_rule_of_the_fast_track_is_read_with_all_it_asks(load: Load) -> None:
    match = "match = { category = ['permits'], kind = ['help'], tag = ['重大'] }"
    firm = "firm = { size = ['micro'], ownership = ['private'] }"
    [rule] = load(f"[fast_track.small]\nname = '小微企业'\nsince = 2026-01-01\n{match}\n{firm}\n").fast_track
    assert ("small", "小微企业", frozenset({"行政审批"}), frozenset({"重大"})) == (
        rule.id,
        rule.name,
        rule.match.category,
        rule.match.tag,
    )
    assert (frozenset({SizeClass.MICRO}), frozenset({Ownership.PRIVATE})) == (rule.firm.size, rule.firm.ownership)
