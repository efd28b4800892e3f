"""
Searching Chinese by pairs of characters.

The search holds, for each character of a word, the token made of it and the next one (the last stands alone). So every
substring of two or more characters is an AND of tokens, and a single character is the beginning of some token. What it finds is
a superset, checked again against the folded text. Trigrams are not used, neither SQLite's nor those of PostgreSQL: they miss
two-character words or are slow at them.
"""

from collections.abc import Iterable
from typing import Final

_MOST_GRAMS: Final = 24
# FTS5's tokenizer «ascii» ends tokens at ASCII punctuation, a tsquery has its own; moved to the private use area it is a letter.
_LETTERS: Final = {code: 0xE000 + code for code in range(128) if not chr(code).isalnum()}


def grams_of(folded: str) -> str:
    """
    Give the tokens of a folded text, with spaces between them.

    >>> grams_of("环评慢 ok")
    'ok k 环评 评慢 慢'
    """
    grams: dict[str, None] = {}
    for word in sorted(set(folded.split())):
        letters = word.translate(_LETTERS)
        grams.update(dict.fromkeys([letters[start : start + 2] for start in range(len(letters))]))
    return " ".join(grams)


def fts5_match(words: Iterable[str]) -> str:
    """
    Ask FTS5 for all texts that may hold every one of these folded words.

    >>> fts5_match(["环评慢", "税"])
    '"环评" "评慢" "税" *'
    """
    return " ".join(f'"{gram}"' if len(gram) > 1 else f'"{gram}" *' for gram in _asked(words))


def tsquery(words: Iterable[str]) -> str:
    """
    Ask PostgreSQL the same.

    >>> tsquery(["环评慢", "税"])
    "'环评' & '评慢' & '税':*"
    """
    return " & ".join(f"'{gram}'" if len(gram) > 1 else f"'{gram}':*" for gram in _asked(words))


def _asked(words: Iterable[str]) -> list[str]:
    """Give the tokens of all words; a single character stands for all tokens that begin with it."""
    grams: dict[str, None] = {}
    for word in words:
        letters = word.translate(_LETTERS)
        pairs = [letters[start : start + 2] for start in range(len(letters) - 1)]
        grams.update(dict.fromkeys(pairs or [letters]))
    return list(grams)[:_MOST_GRAMS]
