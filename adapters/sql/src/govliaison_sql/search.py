"""
Searching Chinese by pairs of characters.

FTS5 holds, for each character of a word, the token made of it and the next one (the last stands alone). So every substring of
two or more characters is an AND of tokens, and a single character is the beginning of some token. What FTS5 finds is a
superset, checked again against the folded text. SQLite's own ``trigram`` is not used: it misses two-character words.
"""

from collections.abc import Iterable
from typing import Final

_MOST_GRAMS: Final = 24
# The tokenizer «ascii» ends tokens at ASCII punctuation; moved to the private use area it is a letter like others.
_LETTERS: Final = {code: 0xE000 + code for code in range(128) if not chr(code).isalnum()}


def grams_of(folded: str) -> str:
    """
    Give the tokens of a folded text, as FTS5 takes them.

    >>> grams_of("环评慢 ok")
    'ok k 环评 评慢 慢'
    """
    grams: dict[str, None] = {}
    for word in sorted(set(folded.split())):
        letters = word.translate(_LETTERS)
        grams.update(dict.fromkeys([letters[start : start + 2] for start in range(len(letters))]))
    return " ".join(grams)


def match_of(words: Iterable[str]) -> str:
    """
    Ask FTS5 for all texts that may hold every one of these folded words.

    >>> match_of(["环评慢", "税"])
    '"环评" "评慢" "税" *'
    """
    grams: dict[str, None] = {}
    for word in words:
        letters = word.translate(_LETTERS)
        if len(letters) == 1:
            grams[f'"{letters}" *'] = None
        grams.update((f'"{letters[start : start + 2]}"', None) for start in range(len(letters) - 1))
    return " ".join(list(grams)[:_MOST_GRAMS])
