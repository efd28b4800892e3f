"""What the words and figures of enterprise lists mean."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Final

from govliaison.enterprises.model import EnterpriseKind, RegisteredState
from govliaison.errors import InputError
from govliaison.values import IndustryCode, IndustryTable, fold_width, parse_day_or_moment, parse_money

_BLANK: Final = frozenset("* ** - -- — —— / 无 暂无 没有 不详 未知 null none n/a".split())  # noqa: SIM905 - a list of words
_NO_CODE_YET: Final = re.compile("筹建|筹备|办理中|申请中|待办|未办|未取得|设立中")
_STATES: Final = (
    (re.compile("未注销"), RegisteredState.REVOKED),
    (re.compile("注销"), RegisteredState.CANCELLED),
    (re.compile("吊销|撤销"), RegisteredState.REVOKED),
    (re.compile("迁出"), RegisteredState.MOVED_OUT),
    (re.compile("歇业|停业|停产"), RegisteredState.SUSPENDED),
    (re.compile("筹建|筹备|设立中"), RegisteredState.IN_PREPARATION),
    (re.compile("存续|在营|开业|在册|在业|正常|营业|迁入"), RegisteredState.OPERATING),
)
_KINDS: Final = (
    (re.compile("个体"), EnterpriseKind.INDIVIDUAL_BUSINESS),
    (re.compile("合作社"), EnterpriseKind.COOPERATIVE),
    (re.compile("分公司|分支机构"), EnterpriseKind.BRANCH),
)
_BRANCH_ENDS: Final = ("分公司", "分店", "分厂", "分行", "支行", "分所", "营业部", "办事处")
_CODE_KINDS: Final = {
    "91": EnterpriseKind.ENTERPRISE,
    "92": EnterpriseKind.INDIVIDUAL_BUSINESS,
    "93": EnterpriseKind.COOPERATIVE,
}
_PERSON_IN_CHARGE: Final = "负责人"


def is_blank(text: str) -> bool:
    """
    Tell whether a cell says that there is nothing to say.

    >>> [is_blank(text) for text in ("—", "暂无", "无名路1号")]
    [True, True, False]
    """
    return not text or text.lower() in _BLANK


def says_no_code_yet(text: str) -> bool:
    """Tell whether a cell says that the enterprise is still being set up."""
    return not text.isascii() and _NO_CODE_YET.search(text) is not None


def read_state(text: str) -> RegisteredState:
    """
    Read the state in the register.

    >>> [read_state(text).value for text in ("存续（在营、开业、在册）", "吊销，未注销", "吊销后注销")]
    ['operating', 'revoked', 'cancelled']

    Raises:
        InputError: no such state
    """
    for pattern, state in _STATES:
        if pattern.search(text):
            return state
    raise InputError("enterprise.state-unreadable", text=text)


def find_kind(*, name: str, code: str | None, registration_type: str, principal: str) -> EnterpriseKind | None:
    """
    Tell the kind of entity from what the row says; None if it does not.

    A branch has a person in charge where a company has a legal representative.

    Args:
        name: of the entity
        code: its credit code
        registration_type: in words
        principal: kind of the person at its head
    """
    for pattern, kind in _KINDS if registration_type else ():
        if pattern.search(registration_type):
            return kind
    by_code = None if code is None else _CODE_KINDS.get(code[:2], EnterpriseKind.ORGANISATION)
    if by_code in {None, EnterpriseKind.ENTERPRISE} and (
        name.endswith(_BRANCH_ENDS) or (by_code and principal == _PERSON_IN_CHARGE)
    ):
        return EnterpriseKind.BRANCH
    return by_code


def read_day(text: str) -> date:
    """
    Read a day; the time of day that some files add says nothing.

    Raises:
        InputError: it is none
    """
    found = parse_day_or_moment(text, UTC)
    return found.date() if isinstance(found, datetime) else found


def read_money(text: str) -> str:
    """
    Read a sum, and give it as it is kept.

    Raises:
        InputError: it is none, or nothing says what a bare number counts
    """
    return str(parse_money(text))


def read_count(text: str) -> int:
    """
    Read how many people.

    >>> read_count("1,200人")
    1200

    Raises:
        InputError: it is no whole number
    """
    bare = re.sub(r"[,\s]|人$", "", fold_width(text))
    try:
        number = Decimal(bare)
    except InvalidOperation as error:
        raise InputError("enterprise.count-unreadable", text=text) from error
    if not number.is_finite() or number < 0 or number != number.to_integral_value() or number > 10**9:
        raise InputError("enterprise.count-unreadable", text=text)
    return int(number)


def read_industry(text: str, table: IndustryTable | None) -> str:
    """
    Read an industry by code, by name, or by code and name together; the name alone needs the table.

    Raises:
        InputError: it is none that is known
    """
    folded = fold_width(text)
    code = re.match(r"[A-Ta-t]?[0-9]{2,4}(?![0-9])|[A-Ta-t](?![A-Za-z0-9])", folded)
    if code:
        return str(IndustryCode.parse(code[0]))
    if table is not None and (named := table.find_by_name(folded)):
        return str(named[0])
    raise InputError("enterprise.industry-unreadable", text=text)
