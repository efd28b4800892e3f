"""
Canonical JSON: one value, one sequence of bytes.

Entries are hashed over these bytes and kept verbatim, so the form never changes: UTF-8, sorted keys, no spaces, no
floats.
"""

import hashlib
import json
import re
from typing import Any, Final, NoReturn

from govliaison.errors import InputError
from govliaison.values.text import check_text

ALGORITHMS: Final = ("sha256", "sm3")
"""Hashes that a ledger may be made with; SM3 is GB/T 32905."""

_FRACTION: Final = re.compile(r"\.(?<=\d\.)\d")
_EXPONENT: Final = re.compile(r"e(?<=\de)[+-]\d+(?=[\]},]|$)")
"""What a float looks like in JSON – or text that looks like one, which a closer look tells apart. Both begin with a letter that
can be looked for fast; what stands before it is asked afterwards."""


def dump_canonical(value: object) -> bytes:
    r"""
    Write plain values (dict, list, str, int, bool, None) as canonical JSON.

    Raises:
        TypeError: a float or another type stands in it – figures are integers or decimal text
        InputError: a text in it cannot be stored

    >>> dump_canonical({"b": 1, "a": "政企"})
    b'{"a":"\xe6\x94\xbf\xe4\xbc\x81","b":1}'
    """
    try:
        text = _ENCODER.encode(value)
    except ValueError:  # infinite, or no number
        _refuse_floats(value)
        raise
    if ("." in text and _FRACTION.search(text)) or _EXPONENT.search(text):
        _refuse_floats(value)
    if "\\" in text and "\\u0000" in text:  # one character is looked for much faster than six
        _refuse_nul(value)
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise InputError("text.surrogate") from error


def load_canonical(data: bytes) -> Any:
    """
    Read what :func:`dump_canonical` wrote.

    Raises:
        ValueError: it is no JSON, or something stands behind it
    """
    text = data.decode()
    value, end = _DECODER.raw_decode(text)
    if end < len(text):
        raise json.JSONDecodeError("Extra data", text, end)
    return value


def check_algorithm(algorithm: str) -> str:
    """
    Give the name of a hash algorithm that can be used here.

    Raises:
        InputError: it is none of :data:`ALGORITHMS`, or this Python has no such algorithm

    >>> check_algorithm("sha256")
    'sha256'
    """
    if algorithm not in ALGORITHMS:
        raise InputError("hash.unknown", algorithm=algorithm, known=", ".join(ALGORITHMS))
    try:
        digest(b"", algorithm)
    except ValueError as error:
        raise InputError("hash.not-here", algorithm=algorithm) from error
    return algorithm


def digest(data: bytes, algorithm: str = "sha256") -> str:
    """Hash bytes; ``algorithm`` is ``sha256`` or ``sm3`` (GB/T 32905), the answer is lower-case hex."""
    return hashlib.new(algorithm, data, usedforsecurity=True).hexdigest()


def _refuse_floats(value: object) -> None:
    if isinstance(value, float):
        message = f"a float has no canonical form: {value!r}"
        raise TypeError(message)
    if isinstance(value, dict):
        for item in value.values():
            _refuse_floats(item)
    elif isinstance(value, list | tuple):
        for item in value:
            _refuse_floats(item)


def _refuse_nul(value: object) -> None:
    if isinstance(value, str):
        check_text(value)
    elif isinstance(value, dict):
        for key, item in value.items():
            check_text(key)
            _refuse_nul(item)
    elif isinstance(value, list | tuple):
        for item in value:
            _refuse_nul(item)


def _refuse(value: object) -> NoReturn:
    message = f"not a plain value: {value!r}"
    raise TypeError(message)


_ENCODER: Final = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, allow_nan=False, sort_keys=True, separators=(",", ":"), default=_refuse
)
_DECODER: Final = json.JSONDecoder()
