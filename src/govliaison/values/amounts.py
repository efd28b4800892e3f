"""Amounts of time as rules and people write them: ``5 working days``, ``24小时``, ``3个月``."""

import re
from enum import StrEnum
from typing import Final

import attrs

from govliaison.errors import InputError
from govliaison.values.text import fold_width


class TimeUnit(StrEnum):
    """What is counted; the calendar knows which minutes and days are working ones."""

    MINUTE = "minute"
    HOUR = "hour"
    WORKING_HOUR = "working_hour"
    WORKING_DAY = "working_day"
    CALENDAR_DAY = "calendar_day"
    MONTH = "month"


_CHINESE: Final = {
    TimeUnit.MINUTE: "分钟",
    TimeUnit.HOUR: "小时",
    TimeUnit.WORKING_HOUR: "个工作小时",
    TimeUnit.WORKING_DAY: "个工作日",
    TimeUnit.CALENDAR_DAY: "个自然日",
    TimeUnit.MONTH: "个月",
}
_SPELLINGS: Final = {
    TimeUnit.MINUTE: ("minute", "min", "分钟", "分"),
    TimeUnit.HOUR: ("hour", "h", "小时", "个小时"),
    TimeUnit.WORKING_HOUR: ("workinghour", "wh", "工作小时", "个工作小时"),
    TimeUnit.WORKING_DAY: ("workingday", "wd", "工作日", "个工作日"),
    TimeUnit.CALENDAR_DAY: ("calendarday", "cd", "日", "天", "自然日", "个自然日", "日历日", "个日历日"),
    TimeUnit.MONTH: ("month", "个月"),
}
_UNITS: Final = {spelling: unit for unit, spellings in _SPELLINGS.items() for spelling in spellings}
_AMOUNT: Final = re.compile(r"([0-9]{1,9}|[零一二两三四五六七八九十]{1,3})([^0-9]+)")
_DIGITS: Final = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2}
_TENS: Final = re.compile(r"([一二三四五六七八九]?)十([一二三四五六七八九]?)")


@attrs.frozen
class Amount:
    """
    A number of units of time.

    >>> str(Amount.parse("5个工作日")), Amount.parse("1 month").in_chinese()
    ('5 working days', '1个月')
    """

    number: int = attrs.field(validator=attrs.validators.ge(0))
    unit: TimeUnit

    @classmethod
    def parse(cls, text: str) -> "Amount":
        """
        Read an amount in English or Chinese, singular or plural, with or without spaces, full-width digits included.

        A bare day (``30日``, ``30天``) is a calendar day; ``day`` alone and ``3月`` (March) say too little.

        Raises:
            InputError: it is no amount of time
        """
        match = _AMOUNT.fullmatch(re.sub(r"[\s_]", "", fold_width(text)).lower())
        if match is not None:
            number = _read_number(match[1])
            unit = _UNITS.get(match[2]) or _UNITS.get(match[2].removesuffix("s"))
            if number is not None and unit is not None:
                return cls(number, unit)
        raise InputError("amount.unreadable", text=text.strip())

    def in_chinese(self) -> str:
        """Say it as papers do: ``5个工作日``."""
        return f"{self.number}{_CHINESE[self.unit]}"

    def __str__(self) -> str:
        name = self.unit.replace("_", " ")
        return f"{self.number} {name}" if self.number == 1 else f"{self.number} {name}s"


def _read_number(text: str) -> int | None:
    """Read digits, or Chinese numerals up to 九十九."""
    if text.isascii():
        return int(text)
    if text in _DIGITS:
        return _DIGITS[text]
    match = _TENS.fullmatch(text)
    if match is None:
        return None
    return _DIGITS.get(match[1], 1) * 10 + _DIGITS.get(match[2], 0)
