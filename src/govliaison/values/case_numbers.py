"""
Case numbers for the telephone: twelve digits, said and shown as ``1234-5678-9012``.

The last digit is a check digit by the Damm algorithm (H. M. Damm, 2004): it catches every single wrong digit and every
swap of neighbours.
"""

import hashlib
import re
from typing import Final

from govliaison.errors import InputError
from govliaison.values.text import fold_width

_LENGTH: Final = 12
_FILLING: Final = re.compile(r"[\s\u2010-\u2015\u2212-]")
_QUASIGROUP: Final = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)
"""Totally anti-symmetric, so that swaps show; zeros on the diagonal, so that a right number ends at zero."""


def case_number(case_id: str, attempt: int = 0) -> str:
    """
    Derive the number of a case from its id.

    Args:
        case_id: id of the case
        attempt: one more for each time the number was taken already, by another case
    """
    digest = hashlib.sha256(f"{case_id}#{attempt}".encode()).digest()
    digits = f"{int.from_bytes(digest, 'big') % 10 ** (_LENGTH - 1):0{_LENGTH - 1}}"
    return _show(f"{digits}{_damm(digits)}")


def check_case_number(text: str) -> str:
    """
    Read a number as typed or dictated, in any width, with or without spaces and hyphens; give it as shown.

    Raises:
        InputError: it has not twelve digits, or one was misheard
    """
    digits = _FILLING.sub("", fold_width(text))
    if not (digits.isascii() and digits.isdigit() and len(digits) == _LENGTH):
        raise InputError("case-number.length", text=text.strip())
    if _damm(digits) != 0:
        raise InputError("case-number.check", text=_show(digits))
    return _show(digits)


def _damm(digits: str) -> int:
    state = 0
    for digit in digits:
        state = _QUASIGROUP[state][int(digit)]
    return state


def _show(digits: str) -> str:
    return f"{digits[:4]}-{digits[4:8]}-{digits[8:]}"
