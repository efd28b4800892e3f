"""
The words by which rules tell matters apart beside kind, urgency and category (定性): track, difficulty, tags.

Every instrument brings words of its own, so there is no closed list. They stand in entries for ever and in plain, so they are
short words, and no text or number that could tell of a person.
"""

import re
from collections.abc import Iterable
from typing import Final

from govliaison.errors import InputError
from govliaison.values import fold_width

LONGEST_WORD: Final = 24
"""Characters of a word at most."""
MOST_TAGS: Final = 16
"""Tags of one matter at most."""

_WORD: Final = re.compile(r"(?!.*\d{5})[^\W_]+(?:-[^\W_]+)*")


def fold_word(text: str) -> str:
    """
    Write a word as it is stored and compared: in any width and case it is the same.

    >>> fold_word(" Ａ ")
    'a'
    """
    return fold_width(text).lower()


def parse_word(text: str) -> str:
    """
    Read one word; an empty one says nothing.

    Raises:
        InputError: it is no word: letters and digits joined by hyphens, not too many of them
    """
    word = fold_word(text)
    if word and (len(word) > LONGEST_WORD or not _WORD.fullmatch(word)):
        raise InputError("word.odd", text=text, longest=LONGEST_WORD)
    return word


def parse_words(texts: Iterable[str]) -> frozenset[str]:
    """
    Read words, empty ones left out.

    Raises:
        InputError: one is no word
    """
    return frozenset(map(parse_word, texts)) - {""}


def parse_tags(texts: Iterable[str]) -> frozenset[str]:
    """
    Read the tags of a matter.

    Raises:
        InputError: one is no word, or there are too many
    """
    tags = parse_words(texts)
    if len(tags) > MOST_TAGS:
        raise InputError("word.too-many", most=MOST_TAGS, number=len(tags))
    return tags
