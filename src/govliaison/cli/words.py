"""Options whose value is a word: written by its id, or as people call it."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any

from cyclopts import Parameter, Token

from govliaison.exchange.words import find_class
from govliaison.texts import CATALOGUE


def word(values: type[StrEnum], label: str) -> Parameter:
    """
    Describe an option with a list of values.

    Args:
        values: the list
        label: under which the catalogue has its words (``label.<label>.<value>``), and its help
    """
    return Parameter(help=f"cli.option.{label}", converter=_reader(values, label))


def read_word(what: str) -> Callable[[Any, Sequence[Token]], Any]:
    """Make the converter of an option that takes a ``track``, ``difficulty`` or ``tag``: any word, or what people call it."""

    def read(kind: Any, tokens: Sequence[Token]) -> Any:
        found = tuple(find_class(what, token.value) for token in tokens)
        return found if getattr(kind, "__origin__", None) is tuple else found[0]

    return read


def _reader(values: type[StrEnum], label: str) -> Callable[[Any, Sequence[Token]], Any]:
    """Make the converter of one option; an option that may be given several times gives a tuple."""

    def read(kind: Any, tokens: Sequence[Token]) -> Any:
        found = tuple(_find(values, label, token.value) for token in tokens)
        return found if getattr(kind, "__origin__", None) is tuple else found[0]

    return read


def _find(values: type[StrEnum], label: str, text: str) -> StrEnum:
    for value in values:
        names = CATALOGUE[f"label.{label}.{value}"]
        if text.lower() in (value.value.lower(), names.zh, names.en):
            return value
    raise ValueError(text)
