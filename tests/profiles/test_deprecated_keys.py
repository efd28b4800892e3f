from pathlib import Path

import govliaison
from govliaison.profiles import DEPRECATED_KEYS, DeprecatedKey, load_deployment, outdated_keys

ROWS = [
    DeprecatedKey(file="profile", key="cases.max_returns", since="0.3", removed="0.5", instead="cases.returns"),
    DeprecatedKey(file="profile", key="units.*.short", since="0.3", removed="1.0", instead="units.*.brief"),
    DeprecatedKey(file="deployment", key="notifiers.*", since="0.2", removed="0.4", instead="senders.*"),
    DeprecatedKey(file="deployment", key="cases", since="0.2", removed="0.4", instead="nothing"),
]
DEPLOYMENT = """\
code = "x"
profile = "county.toml"
[store]
use = "sqlite"
[notifiers.a]
use = "files"
folder = "x"
[notifiers.b]
use = "files"
"""
CITY = """\
[jurisdiction]
code = "990102"
name = "x"
level = "county"
[cases]
max_returns = 3
[units.a]
name = "甲局"
short = "甲"
"""


def test_every_deprecated_key_is_named_with_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "liaison.toml").write_text(DEPLOYMENT, encoding="utf-8")
    (tmp_path / "city.toml").write_text(CITY, encoding="utf-8")
    (tmp_path / "county.toml").write_text('extends = "city.toml"\n[cases]\nmax_returns = 2\n', encoding="utf-8")
    deployment = load_deployment(tmp_path / "liaison.toml")
    found = list(outdated_keys(deployment, [deployment.load_profile()], ROWS))
    assert [
        ("liaison.toml:5", "notifiers.a", "0.4"),
        ("liaison.toml:8", "notifiers.b", "0.4"),
        ("city.toml:6", "cases.max_returns", "0.5"),
        ("county.toml:3", "cases.max_returns", "0.5"),
        ("city.toml:9", "units.a.short", "1.0"),
    ] == [(each.where, each.key, each.row.removed) for each in found]


def numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".")[:2])


def test_nothing_is_kept_beyond_its_version() -> None:
    assert [] == [row for row in DEPRECATED_KEYS if numbers(row.removed) <= numbers(govliaison.__version__)]


def test_each_row_lives_for_two_minor_versions_at_least() -> None:
    for row in DEPRECATED_KEYS:
        since, removed = numbers(row.since), numbers(row.removed)
        assert removed[0] > since[0] or removed[1] >= since[1] + 2
