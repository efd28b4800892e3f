import pickle
from collections.abc import Iterator
from typing import Any

import pytest

from govliaison.errors import (
    ConfigError,
    Conflict,
    GovliaisonError,
    InputError,
    NotFoundError,
    PluginConflict,
    PluginError,
    StoreError,
)


def test_an_error_says_what_is_wrong_where_and_what_to_do_now() -> None:
    error = InputError("moment.unreadable", where="cases.csv:3", text="soon")
    what = "moment.unreadable: cannot read “soon” as a moment"
    assert f"{what} (cases.csv:3) – write it like 2026-09-28 16:20 or 2026-09-28T16:20+08:00" == str(error)
    assert ("看不懂的时间“soon”", "cases.csv:3") == (error.message("zh"), error.where)
    assert error.hint("zh")


def test_an_error_without_place_or_advice_says_the_rest() -> None:
    assert "foreign.code: foreign.code a=1" == str(GovliaisonError("foreign.code", a=1))


def test_the_place_is_kept_from_whoever_knew_it_first() -> None:
    error = InputError("text.nul")
    assert error.at("row 2") is error
    assert "row 2" == error.at("file a.csv").where


def test_a_configuration_error_lists_all_problems() -> None:
    problems = [InputError("text.nul", where="a.toml:1"), InputError("text.surrogate", where="a.toml:2")]
    error = ConfigError("foreign.code", where="a.toml", problems=problems)
    lines = str(error).splitlines()
    assert ["foreign.code: foreign.code (a.toml)", f"  {problems[0]}", f"  {problems[1]}"] == lines
    assert tuple(problems) == error.problems


def test_a_conflict_names_the_stream_that_had_moved_on() -> None:
    conflict = Conflict("case/1", expected=2, actual=3)
    assert ("store.conflict", "case/1", 2, 3) == (conflict.code, conflict.stream, conflict.expected, conflict.actual)


@pytest.mark.parametrize(
    ("error", "base"),
    [
        (InputError("text.nul"), ValueError),
        (NotFoundError("foreign.code"), LookupError),
        (PluginConflict("foreign.code"), PluginError),
        (Conflict("case/1"), StoreError),
        (Conflict("case/1"), GovliaisonError),
    ],
)
def test_errors_are_caught_by_what_they_are(error: GovliaisonError, base: type[Exception]) -> None:
    assert isinstance(error, base)


def all_of(cls: type[GovliaisonError]) -> Iterator[type[GovliaisonError]]:
    """Give a class and all that are made from it."""
    yield cls
    for each in cls.__subclasses__():
        yield from all_of(each)


@pytest.mark.parametrize("cls", [*all_of(GovliaisonError)])
def test_an_error_comes_whole_out_of_another_process(cls: type[GovliaisonError]) -> None:
    error: Any = cls("case/1") if cls is Conflict else cls("moment.unreadable", where="a.toml:3", text="x", code="c")
    error.add_note("in a worker")
    if isinstance(error, ConfigError):
        error.problems = (InputError("text.nul", where="a.toml:4"),)
    found = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    assert (cls, str(error), error.params, error.__notes__) == (type(found), str(found), found.params, found.__notes__)
