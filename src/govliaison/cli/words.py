"""Options whose value is a word: written by its id, or as people call it."""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import Any

from cyclopts import Parameter, Token

from govliaison.exchange.words import find_class
from govliaison.texts import CATALOGUE, Language, say


def word(values: type[StrEnum], label: str, *, but: Iterable[StrEnum] = ()) -> Parameter:
    """
    Describe an option with a list of values; its help is the code of the catalogue, and the values that are offered.

    Args:
        values: the list
        label: under which the catalogue has its words (``label.<label>.<value>``), and its help
        but: values that this command always refuses, and says why
    """
    refused = {*but}
    offered = [value.value for value in values if value not in refused]
    return Parameter(
        help=" ".join([f"cli.option.{label}", *offered]), show_choices=False, converter=_reader(values, label)
    )


def offered_words(text: str, language: Language) -> tuple[str, list[str]]:
    """
    Take the help of an option apart: its code, and each value that may be written with the word that may stand for it.

    >>> offered_words("cli.option.criterion R3", "zh"), offered_words("cli.option.note", "en")
    (('cli.option.criterion', ['单位主要负责人签字 R3']), ('cli.option.note', []))
    """
    code, *values = text.split()
    label = code.removeprefix("cli.option.")
    return code, [_offer(value, say(f"label.{label}.{value}", {}, language), language) for value in values]


def _offer(value: str, said: str, language: Language) -> str:
    if said.lower() == value:
        return value
    return f"{said} {value}" if language == "zh" else f"{value} ({said})"


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
        if text.lower() in (
            value.value.lower(),
            value.name.lower().replace("_", "-"),
            names.zh.lower(),
            names.en.lower(),
        ):
            return value
    raise ValueError(text)
