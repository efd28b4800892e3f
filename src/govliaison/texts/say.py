"""Turning a code and its parameters into a sentence."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal

from govliaison.texts.catalogue import CATALOGUE

Language = Literal["zh", "en"]
LANGUAGES: Final = ("zh", "en")


def say(
    code: str, params: Mapping[str, object], language: Language = "en", own: Mapping[str, str] = MappingProxyType({})
) -> str:
    """
    Give the message for a code.

    A code that no catalogue knows (from a newer version or a foreign adapter) is shown with its parameters, not hidden.

    Args:
        code: what is said
        params: parts to be filled in
        language: of the message
        own: Chinese texts, by code, that are said instead of those of the catalogue
    """
    if language == "zh" and code in own:
        return _fill(own[code], params)
    text = CATALOGUE.get(code)
    if text is None:
        return " ".join([code, *(f"{key}={value}" for key, value in params.items())])
    return _fill(text.zh if language == "zh" else text.en, params)


def say_class(what: str, word: str, language: Language = "en") -> str:
    """
    Name a ``track``, ``difficulty`` or ``tag`` as people do; a word of a pack that nobody named stands for itself.

    >>> say_class("track", "petition", "zh"), say_class("tag", "每月一题", "zh")
    ('信访', '每月一题')
    """
    code = f"label.{what}.{word}"
    return say(code, {}, language) if code in CATALOGUE else word


def say_hint(code: str, params: Mapping[str, object], language: Language = "en") -> str:
    """Give the advice that goes with a code, or the empty string."""
    text = CATALOGUE.get(code)
    if text is None:
        return ""
    return _fill(text.hint_zh if language == "zh" else text.hint_en, params)


def _fill(template: str, params: Mapping[str, object]) -> str:
    return template.format_map(_Lenient(params))


class _Lenient(dict[str, object]):
    """A message with a missing part still says the rest."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"
