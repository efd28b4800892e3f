"""Text as it may be stored, compared and searched."""

import unicodedata

from govliaison.errors import InputError

_SURROGATES = range(0xD800, 0xE000)


def check_text(text: str) -> str:
    """
    Return the text unchanged if every store can keep it.

    Raises:
        InputError: it holds NUL or a lone surrogate
    """
    if "\0" in text:
        raise InputError("text.nul")
    if not text.isascii() and any(ord(char) in _SURROGATES for char in text):
        raise InputError("text.surrogate")
    return text


def fold_width(text: str) -> str:
    """
    Make full-width forms half-width and strip spaces at the ends, as people type codes and numbers.

    >>> fold_width("　９１４１０４００ＭＡ　")
    '91410400MA'
    """
    return unicodedata.normalize("NFKC", text).strip()
