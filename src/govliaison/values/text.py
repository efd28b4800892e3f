"""Text as it may be stored, compared and searched."""

import unicodedata

from govliaison.errors import InputError


def check_text(text: str) -> str:
    """
    Return the text unchanged if every store can keep it.

    Raises:
        InputError: it holds NUL or a lone surrogate
    """
    if "\0" in text:
        raise InputError("text.nul")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise InputError("text.surrogate") from error
    return text


def fold_width(text: str) -> str:
    """
    Make full-width forms half-width and strip spaces at the ends, as people type codes and numbers.

    >>> fold_width("　９１４１０４００ＭＡ　")
    '91410400MA'
    """
    return unicodedata.normalize("NFKC", text).strip()
