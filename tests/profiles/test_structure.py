from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Literal

import attrs
import pytest

from govliaison.profiles.structure import Structurer, nearest, show, unknown_key
from govliaison.units import Level


@attrs.frozen(kw_only=True)
class Inner:
    name: str


@attrs.frozen(kw_only=True)
class Outer:
    flag: bool = False
    whole: int = attrs.field(default=0, validator=attrs.validators.ge(0))
    odd: int = attrs.field(default=1, validator=attrs.validators.in_((1, 3)))
    level: Level | None = None
    choice: Literal["on", "off"] = "on"
    days: Mapping[date, int] = attrs.field(factory=dict)
    inner: Inner | None = None
    many: tuple[Inner, ...] = ()
    names: frozenset[str] = frozenset()


def misfits(raw: object) -> list[tuple[tuple[str | int, ...], str]]:
    return [(misfit.path, misfit.code) for misfit in Structurer().structure(raw, Outer, ("top",))[1]]


def test_what_fits_is_made() -> None:
    raw = {"flag": True, "level": "city", "days": {"2026-09-03": 1}, "many": [{"name": "a"}], "names": ["x", "x"]}
    expected = Outer(
        flag=True, level=Level.CITY, days={date(2026, 9, 3): 1}, many=(Inner(name="a"),), names=frozenset({"x"})
    )
    assert (expected, []) == Structurer().structure(raw, Outer)


@pytest.mark.parametrize(
    ("raw", "path", "code"),
    [
        (5, (), "config.not-table"),
        ({"flag": 1}, ("flag",), "config.not-boolean"),
        ({"flag": "true"}, ("flag",), "config.not-boolean"),
        ({"whole": True}, ("whole",), "config.not-whole"),
        ({"whole": "1"}, ("whole",), "config.not-whole"),
        ({"whole": -1}, ("whole",), "config.too-small"),
        ({"odd": 2}, (), "config.wrong-value"),
        ({"level": "citi"}, ("level",), "config.nearly-choice"),
        ({"level": 5}, ("level",), "config.no-choice"),
        ({"choice": "offf"}, ("choice",), "config.nearly-choice"),
        ({"days": {"x": 1}}, ("days", "x"), "config.not-date"),
        ({"days": {"2026-09-03": "x"}}, ("days", "2026-09-03"), "config.not-whole"),
        ({"days": 5}, ("days",), "config.not-table"),
        ({"inner": {}}, ("inner", "name"), "config.missing-key"),
        ({"inner": "x"}, ("inner",), "config.not-table"),
        ({"inner": {"name": "a", "nam": "b"}}, ("inner", "nam"), "config.unknown-key"),
        ({"many": [{"name": "a"}, {"name": 5}]}, ("many", 1, "name"), "config.not-text"),
        ({"many": "x"}, ("many",), "config.not-list"),
        ({"names": "x"}, ("names",), "config.not-list"),
    ],
)
def test_what_does_not_fit_is_named_where_it_is(raw: object, path: tuple[str | int, ...], code: str) -> None:
    assert [(("top", *path), code)] == misfits(raw)


def test_everything_that_does_not_fit_is_named() -> None:
    assert 3 == len(misfits({"flag": 1, "whole": "x", "zzz": 1}))


def test_a_path_is_text() -> None:
    _, (misfit,) = Structurer().structure([5], tuple[Path, ...])
    assert "config.not-text" == misfit.code


def test_the_nearest_word_is_meant_or_none() -> None:
    assert ("gateway", "") == (nearest("gatway", ["gateway", "secret"]), nearest("zzz", ["gateway"]))
    assert "config.strange-key" == unknown_key((), "zzz", ["a"]).code


def test_values_are_shown_as_in_a_file() -> None:
    assert ("true", "5", "x" * 40 + "…") == (show(value=True), show(5), show("x" * 50))
