"""
Ownership (经济类型): only what a source states, with the words or the code that state it.

Two classifications of registration types are in use, of 2011 and of 2023, and share numbers; a number that means
different owners in each states nothing. Who holds the control (控股情况) goes before the type.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

import attrs

from govliaison.values import Reason, fold_width


class Ownership(StrEnum):
    """Who owns an enterprise; private is 民营 in the sense of the private economy promotion law."""

    PRIVATE = "private"
    STATE = "state"
    COLLECTIVE = "collective"
    FOREIGN = "foreign"
    HK_MO_TW = "hk-mo-tw"
    OTHER = "other"
    UNKNOWN = "unknown"


@attrs.frozen(kw_only=True)
class OwnershipFinding:
    """Who owns it, and the statement of the source that says so."""

    ownership: Ownership
    basis: Reason


INDIVIDUAL_BUSINESS: Final = OwnershipFinding(
    ownership=Ownership.PRIVATE, basis=Reason.of("ownership.individual-business")
)
"""What every individual business (个体工商户) is by law."""

_CONTROL_CODES: Final = {
    "1": Ownership.STATE,
    "2": Ownership.COLLECTIVE,
    "3": Ownership.PRIVATE,
    "4": Ownership.HK_MO_TW,
    "5": Ownership.FOREIGN,
    "9": Ownership.OTHER,
}
_TYPE_CODES: Final = {
    "111": Ownership.STATE,
    "112": Ownership.PRIVATE,
    "121": Ownership.PRIVATE,
    "131": Ownership.STATE,
    "132": Ownership.COLLECTIVE,
    "151": Ownership.STATE,
    "171": Ownership.PRIVATE,
    "172": Ownership.PRIVATE,
    "173": Ownership.PRIVATE,
    "174": Ownership.PRIVATE,
    "500": Ownership.PRIVATE,
}
"""Registration types that have one meaning: in 2011 (151, 171–174), in 2023 (the others), and never two."""

_JOINT_CODES: Final = {"2": Ownership.HK_MO_TW, "3": Ownership.FOREIGN}
_CODE: Final = re.compile(r"([0-9]{1,3})(?![0-9.%])")
_UNDECIDED: Final = re.compile("非自然人|外商投资企业(?!$)|非国有|非公有|混合|参股")
_WORDS: Final = (
    (re.compile("港.?澳.?台|台.?港.?澳|香港|澳门|台湾"), Ownership.HK_MO_TW),
    (re.compile("外商|外国|外资|中外"), Ownership.FOREIGN),
    (re.compile("国有|全民所有制|国资|央企"), Ownership.STATE),
    (re.compile("集体"), Ownership.COLLECTIVE),
    (re.compile("合作社"), Ownership.OTHER),
    (re.compile("个体|自然人|私营|私人|私有|民营|个人独资"), Ownership.PRIVATE),
)
_OTHER_CONTROL: Final = re.compile("其他控股|^其他$")
_ABROAD: Final = {Ownership.HK_MO_TW, Ownership.FOREIGN}


def find_ownership(*, control: str = "", registration_type: str = "") -> OwnershipFinding:
    """
    Read who owns an enterprise from the words or codes of its source.

    >>> find_ownership(registration_type="有限责任公司(自然人投资或控股)").ownership.value
    'private'
    >>> find_ownership(registration_type="有限责任公司(非自然人投资或控股的法人独资)").ownership.value
    'unknown'

    Args:
        control: who holds the control (控股情况): a digit or words
        registration_type: type of registration (登记注册类型): a code of three digits or words
    """
    for ownership, basis in (*_by_control(control), *_by_type(registration_type)):
        return OwnershipFinding(ownership=ownership, basis=basis)
    return OwnershipFinding(ownership=Ownership.UNKNOWN, basis=Reason.of("ownership.not-stated"))


def _by_control(text: str) -> Iterator[tuple[Ownership, Reason]]:
    stated = fold_width(text)
    code = _CODE.match(stated)
    if code and code[1] in _CONTROL_CODES:
        yield _CONTROL_CODES[code[1]], Reason.of("ownership.control", stated=code[1])
    elif other := _OTHER_CONTROL.search(stated):
        yield Ownership.OTHER, Reason.of("ownership.control", stated=other[0])
    else:
        for ownership, word in _by_words(stated):
            yield ownership, Reason.of("ownership.control", stated=word)


def _by_type(text: str) -> Iterator[tuple[Ownership, Reason]]:
    stated = fold_width(text)
    for ownership, word in _by_words(stated):
        yield ownership, Reason.of("ownership.type", stated=word)
    if code := _CODE.match(stated):
        number = code[1]
        by_code = _TYPE_CODES.get(number) or (_JOINT_CODES.get(number[0]) if len(number) == len("210") else None)
        if by_code is not None:
            yield by_code, Reason.of("ownership.type", stated=number)


def _by_words(stated: str) -> Iterator[tuple[Ownership, str]]:
    """Give the owner that words name; a natural person from abroad is abroad, and two owners decide nothing."""
    if _UNDECIDED.search(stated):
        return
    named = {ownership: match[0] for pattern, ownership in _WORDS if (match := pattern.search(stated))}
    if not _ABROAD.isdisjoint(named):
        named.pop(Ownership.PRIVATE, None)
    if len(named) == 1:
        yield from named.items()
