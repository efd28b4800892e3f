from functools import reduce
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.errors import ConfigError
from govliaison.profiles.layers import Layer, read_layer
from govliaison.profiles.merging import Merged, join_key, lay, split_key
from govliaison.profiles.strictness import is_stricter

CITY = """
[policy]
locked = ["access.roles", "cases.call_back"]
tighten_only = ["limits.answer", "cases.max"]
[cases]
call_back = true
max = 2
[limits]
answer = "10个工作日"
"""


def stack(*texts: str) -> tuple[Merged, list[ConfigError]]:
    merged, problems = Merged(), []
    for number, text in enumerate(texts):
        merged, found = lay(merged, read_layer(text.encode(), f"{number}.toml"))
        problems += found
    return merged, problems


def test_tables_merge_by_key_and_everything_else_replaces() -> None:
    merged, _ = stack("[a]\nx = 1\ny = [1, 2]\n[b]\nz = 1", "[a]\ny = [3]\nw = 4")
    assert {"a": {"x": 1, "y": [3], "w": 4}, "b": {"z": 1}} == merged.values


def test_an_empty_table_takes_nothing_away() -> None:
    assert {"a": {"x": 1}} == stack("[a]\nx = 1", "[a]")[0].values
    assert {"a": {}} == stack("[a]")[0].values


def test_every_value_knows_what_it_replaced() -> None:
    merged, _ = stack("[a]\nx = 1", "\n[a]\nx = 2", "[b]\n", "\n\n[a]\nx = 3")
    origins = [(origin.key, origin.value, origin.layer, origin.line) for origin in merged.explain("a.x")]
    assert [("a.x", 3, "3.toml", 4), ("a.x", 2, "1.toml", 3), ("a.x", 1, "0.toml", 2)] == origins


def test_a_table_is_explained_key_by_key() -> None:
    merged, _ = stack("[a]\nx = 1\n[a.b]\ny = 2\n[ab]\nz = 1")
    assert ["a.b.y", "a.x"] == [origin.key for origin in merged.explain("a")]
    assert merged.explain("nothing") == ()


def test_a_table_that_becomes_a_value_forgets_its_keys_and_back() -> None:
    merged, _ = stack("[a]\nx = 1", "a = 2")
    assert ["a"] == [origin.key for origin in merged.explain("a")]
    merged, _ = stack("a = 2", "[a]\nx = 1")
    assert ({"a": {"x": 1}}, ["a.x"]) == (merged.values, [origin.key for origin in merged.explain("a")])


def test_a_key_with_a_dot_is_quoted() -> None:
    assert ("texts", "case.closed") == split_key('texts."case.closed"')
    assert 'texts."case.closed"' == join_key(("texts", "case.closed"))


@pytest.mark.parametrize(
    "text",
    [
        "[cases]\ncall_back = false",
        "cases = 1",
        '[access]\nroles = ["x"]',
        '[access.roles]\nx = "y"',
    ],
)
def test_what_is_locked_stays(text: str) -> None:
    merged, problems = stack(CITY, text)
    assert ["profile.locked"] == [problem.code for problem in problems]
    assert ("1.toml", "0.toml:3") == (problems[0].params["file"], problems[0].params["by"])
    assert stack(CITY)[0].values == merged.values


@pytest.mark.parametrize(
    "text", ["[cases]\ncall_back = true", '[access]\nother = "x"', "[cases]\nmax = 1", "[cases]\nmax = 2"]
)
def test_what_is_not_locked_or_says_the_same_is_taken(text: str) -> None:
    assert stack(CITY, text)[1] == []


def test_a_lock_holds_for_all_lower_layers_but_not_for_its_own() -> None:
    _, problems = stack("[cases]\ncall_back = false", CITY, "[x]\ny = 1", "[cases]\ncall_back = false")
    assert ["3.toml"] == [problem.params["file"] for problem in problems]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[cases]\nmax = 3", "profile.loosened"),
        ('[limits]\nanswer = "15个工作日"', "profile.loosened"),
        ('[limits]\nanswer = "10天"', "profile.not-comparable"),
        ("[limits]\nanswer = 5", "profile.not-comparable"),
        ("limits = 5", "profile.not-comparable"),
    ],
)
def test_what_may_only_become_stricter_is_compared(text: str, code: str) -> None:
    merged, problems = stack(CITY, text)
    assert [code] == [problem.code for problem in problems]
    assert stack(CITY)[0].values == merged.values


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("10个工作日", "5 working days", True),
        ("10个工作日", "11个工作日", False),
        ("3个月", "90天", None),
        ("x", "x", True),
        ("x", "y", None),
        (2, 1, True),
        (2, 3, False),
        (False, True, True),
        (True, False, False),
        (True, 1, True),
        (0, True, None),
        (["a"], ["b", "a"], True),
        (["a"], ["b"], False),
        (1, "1", None),
    ],
)
def test_what_is_stricter_belongs_to_the_type(old: object, new: object, expected: object) -> None:
    assert expected is is_stricter(old, new)


KEYS = st.sampled_from("abc")
TABLES: st.SearchStrategy[dict[str, Any]] = st.recursive(
    st.dictionaries(KEYS, st.integers(0, 9), max_size=3),
    lambda inner: st.dictionaries(KEYS, st.one_of(st.integers(0, 9), inner), max_size=3),
    max_leaves=6,
)


def simple_merge(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    both = dict(one)
    for key, value in other.items():
        old = both.get(key)
        both[key] = simple_merge(old if isinstance(old, dict) else {}, value) if isinstance(value, dict) else value
    return both


@given(st.lists(TABLES, max_size=4))
def test_layers_merge_as_the_plain_rule_says_and_origins_agree(tables: list[dict[str, Any]]) -> None:
    merged = Merged()
    for number, table in enumerate(tables):
        merged, _ = lay(merged, Layer(name=str(number), values=table))
    nothing: dict[str, Any] = {}
    assert reduce(simple_merge, tables, nothing) == merged.values
    for path, origins in merged.origins.items():
        value: Any = merged.values
        for key in path:
            value = value[key]
        assert origins[0].value == value
