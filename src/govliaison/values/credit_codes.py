"""
Unified social credit codes (统一社会信用代码) after GB 32100-2015.

A code tells its structure, never who owns it and never the county: its region digits name the place of registration.
Real codes exist that fail the check, so a failed check is something to look at, not a reason to turn anybody away.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from operator import mul
from typing import Any, Final

import attrs

from govliaison.errors import InputError
from govliaison.values.reasons import Reason
from govliaison.values.registrars import REGISTRARS
from govliaison.values.text import fold_width

ALPHABET: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""The 31 characters of a code: no I, O, Z, S, V."""

_LENGTH: Final = 18
_FILLING: Final = re.compile(r"[\s\u200b-\u200d\ufeff\u2010-\u2015\u2212-]")
_OLD_NUMBER: Final = re.compile(r"[0-9]{15}")
_VALUES: Final = {char: value for value, char in enumerate(ALPHABET)}
_WEIGHTS: Final = tuple(pow(3, place, 31) for place in range(_LENGTH - 1))
_SUBJECT_ALPHABET: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SUBJECT_WEIGHTS: Final = (3, 7, 9, 10, 5, 8, 4, 2)


class CodeStatus(StrEnum):
    """What a text is, seen as a credit code."""

    VALID = "valid"
    CHECK_FAILED = "check_failed"
    MALFORMED = "malformed"
    OLD_REGISTRATION_NUMBER = "old_registration_number"


@attrs.frozen(kw_only=True)
class CodeCheck:
    """
    What :func:`check_credit_code` found.

    Attributes:
        input: the text as given
        code: the text without width, case, spaces and hyphens
        status: what it is
        reasons: why it is not valid, or what is odd about it all the same
    """

    input: str
    code: str
    status: CodeStatus
    reasons: tuple[Reason, ...] = ()


def check_credit_code(text: str) -> CodeCheck:
    """
    Say whether a text is a credit code, and what is odd about it.

    The check character (GB/T 17710, modulus 31) catches every single wrong character and every swap of neighbours. The
    second check inside the code (GB 11714) and an unknown registrar or type are reasons, never a status. A number of 15
    digits is the old registration number, last used in 2015.

    >>> check_credit_code("91110000600037341x").reasons[0].param("expected")
    'L'
    """
    code = _FILLING.sub("", fold_width(text)).upper()
    if _OLD_NUMBER.fullmatch(code):
        status, reasons = CodeStatus.OLD_REGISTRATION_NUMBER, tuple(_doubts_about_old_number(code))
    elif malformed := tuple(_malformations(code)):
        status, reasons = CodeStatus.MALFORMED, malformed
    else:
        expected = _check_character(code)
        status, reasons = CodeStatus.VALID, tuple(_doubts(code))
        if code[-1] != expected:
            failed = Reason.of("credit-code.check", expected=expected, found=code[-1])
            status, reasons = CodeStatus.CHECK_FAILED, (failed, *reasons)
    return CodeCheck(input=text, code=code, status=status, reasons=reasons)


def _read(text: str) -> str:
    check = check_credit_code(text)
    if check.status is CodeStatus.MALFORMED:
        first = check.reasons[0]
        params: dict[str, Any] = dict(first.params)
        raise InputError(first.code, **params)
    if check.status is CodeStatus.OLD_REGISTRATION_NUMBER:
        raise InputError("credit-code.old-number")
    return check.code


@attrs.frozen
class CreditCode:
    """
    A well-formed code of 18 characters in its normal form; its check may fail.

    >>> CreditCode("９１１１００００-600037341l").subject_code
    '600037341'
    """

    text: str = attrs.field(converter=_read)

    @classmethod
    def parse(cls, text: str) -> "CreditCode":
        """
        Read a code whatever its width, case, spaces and hyphens.

        Raises:
            InputError: it is malformed, or an old registration number; a failed check does not raise
        """
        return cls(text)

    def check(self) -> CodeCheck:
        """Say whether its check holds, and what is odd about it."""
        return check_credit_code(self.text)

    @property
    def registrar(self) -> str:
        """First character: who registered it; see :data:`~govliaison.values.registrars.REGISTRARS`."""
        return self.text[0]

    @property
    def type(self) -> str:
        """Second character: what kind of organisation, by the registrar's own list."""
        return self.text[1]

    @property
    def registrar_region(self) -> str:
        """Six digits: the division of the registrar; never where the organisation is, not even its county."""
        return self.text[2:8]

    @property
    def subject_code(self) -> str:
        """Nine characters: the organisation code (GB 11714)."""
        return self.text[8:17]

    def __str__(self) -> str:
        return self.text


def _malformations(code: str) -> Iterator[Reason]:
    if not code:
        yield Reason.of("credit-code.empty")
        return
    if len(code) != _LENGTH:
        yield Reason.of("credit-code.length", length=len(code))
    foreign = "".join(sorted(set(code) - set(ALPHABET)))
    if letters := "".join(char for char in foreign if char in "IOSVZ"):
        yield Reason.of("credit-code.letter", letters=letters)
    if others := "".join(char for char in foreign if char not in "IOSVZ"):
        yield Reason.of("credit-code.character", characters=_printable(others))
    region = code[2:8]
    if len(code) == _LENGTH and not (region.isascii() and region.isdigit()):
        yield Reason.of("credit-code.region", region=_printable(region))


def _printable(text: str) -> str:
    """Spell out what cannot be seen or stored."""
    return "".join(char if char.isprintable() else f"<U+{ord(char):04X}>" for char in text)


def _doubts(code: str) -> Iterator[Reason]:
    registrar = REGISTRARS.get(code[0])
    if registrar is None:
        yield Reason.of("credit-code.registrar", registrar=code[0])
    elif code[1] not in registrar.types:
        yield Reason.of("credit-code.type", registrar=registrar.name, type=code[1])
    expected = _subject_check_character(code[8:16])
    if code[16] != expected:
        yield Reason.of("credit-code.subject-check", expected=expected, found=code[16])


def _doubts_about_old_number(number: str) -> Iterator[Reason]:
    """Check the last digit by ISO 7064 MOD 11,10, which GB/T 17710 takes over."""
    product = 10
    for digit in number[:-1]:
        product = ((product + int(digit)) % 10 or 10) * 2 % 11
    expected = str((11 - product) % 10)
    if number[-1] != expected:
        yield Reason.of("credit-code.old-check", expected=expected, found=number[-1])


def _check_character(code: str) -> str:
    return ALPHABET[-sum(map(mul, map(_VALUES.__getitem__, code[:17]), _WEIGHTS)) % 31]


def _subject_check_character(subject: str) -> str:
    total = sum(_SUBJECT_ALPHABET.index(char) * weight for char, weight in zip(subject, _SUBJECT_WEIGHTS, strict=True))
    return "0123456789X"[-total % 11]
