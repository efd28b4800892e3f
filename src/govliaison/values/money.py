"""Sums of money as licences state them: ``100万元人民币``, ``50万美元``."""

import re
from decimal import Decimal
from typing import Final

import attrs

from govliaison.errors import InputError
from govliaison.values.text import fold_width

_CURRENCIES: Final = {
    "CNY": ("CNY", "RMB", "人民币", "元", "圆", "¥"),
    "USD": ("USD", "US$", "美元", "美金"),
    "HKD": ("HKD", "HK$", "港元", "港币"),
    "MOP": ("MOP", "澳门元"),
    "TWD": ("TWD", "新台币"),
    "EUR": ("EUR", "€", "欧元"),
    "JPY": ("JPY", "日元", "日圆"),
    "GBP": ("GBP", "£", "英镑"),
    "KRW": ("KRW", "韩元", "韩圆"),
    "SGD": ("SGD", "新加坡元"),
    "AUD": ("AUD", "澳大利亚元", "澳元"),
    "CAD": ("CAD", "加拿大元", "加元"),
    "CHF": ("CHF", "瑞士法郎"),
}
_ISO: Final = {word: iso for iso, words in _CURRENCIES.items() for word in words}
_SCALES: Final = {"": 1, "千": 10**3, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "万亿": 10**12}
_WORD: Final = "|".join(re.escape(word) for word in sorted(_ISO, key=len, reverse=True))
_MONEY: Final = re.compile(
    rf"""(?P<before>{_WORD})?
        (?P<number>[0-9]{{1,18}}|[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,5}})(?P<fraction>\.[0-9]{{1,9}})?
        (?P<scale>万亿|千万|百万|亿|万|千)?
        (?P<after>{_WORD})?(?P<again>{_WORD})?整?""",
    re.VERBOSE,
)
_TEN_THOUSAND: Final = 10_000


@attrs.frozen
class Money:
    """
    A sum, exact.

    Its text, ``1000000 CNY``, is also how it is stored.

    Attributes:
        amount: in whole units of the currency (yuan, not 万元)
        currency: ISO 4217 code
    """

    amount: Decimal
    currency: str = "CNY"

    @classmethod
    def load(cls, text: str) -> "Money":
        """
        Read what ``str`` wrote.

        >>> Money.load("12005000 CNY").in_ten_thousand
        Decimal('1200.5')
        """
        amount, _, currency = text.partition(" ")
        return cls(Decimal(amount), currency)

    @property
    def in_ten_thousand(self) -> Decimal:
        """The amount in 万: 万元 for yuan."""
        return self.amount / _TEN_THOUSAND

    def __str__(self) -> str:
        digits = f"{self.amount:f}"
        return f"{digits.rstrip('0').rstrip('.') if '.' in digits else digits} {self.currency}"


def parse_money(text: str, *, unit: str = "") -> Money:
    """
    Read a sum in words of scale and currency, with or without thousands separators, in any width.

    >>> str(parse_money("１，２００．５万元人民币")), parse_money("50万美元").currency
    ('12005000 CNY', 'USD')

    Args:
        text: what stands in the cell
        unit: what a bare number counts, as its heading says: ``万元``; a bare number without it is refused

    Raises:
        InputError: it is no sum of money, its currencies contradict each other, or nothing says what the number counts
    """
    squeezed = re.sub(r"\s", "", fold_width(text)).upper()
    match = _MONEY.fullmatch(squeezed)
    if match is None:
        raise InputError("money.unreadable", text=text.strip())
    words = [word for word in (match["before"], match["after"], match["again"]) if word]
    if not words and match["scale"] is None:
        if not unit:
            raise InputError("money.no-unit", text=text.strip())
        return parse_money(squeezed.removesuffix("整") + unit)
    named = {_ISO[word] for word in words if word not in {"元", "圆"}}
    if len(named) > 1:
        raise InputError("money.unreadable", text=text.strip())
    number = Decimal(match["number"].replace(",", "") + (match["fraction"] or ""))
    return Money(number * _SCALES[match["scale"] or ""], named.pop() if named else "CNY")
