"""What a format does to a cell, undone: numbers, dates and stray tabs become the text that somebody typed."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Final

from govliaison.errors import InputError
from govliaison.values import FieldKind, Reason, check_text, fold_width
from govliaison_spreadsheets.grids import ERRORS, Broken, Raw

Text = tuple[str, Reason | None]
"""The text of a cell, empty if there is none, and what is odd about it."""

_EDGE: Final = re.compile(r"\A\s*[\t\r\n]|[\t\r\n]\s*\Z")
_EXPONENT: Final = re.compile(r"[+-]?\d(?:\.\d+)?[eE]\+\d{2,3}")
_BARE_AMOUNT: Final = re.compile(r"\d[\d,.，．\s]*")
_EXACT: Final = 10**15
"""A spreadsheet keeps 15 significant digits; a number cell of 16 or more has lost some."""

_FIRST_DAY: Final = 18_264
_LAST_DAY: Final = 73_415
"""Serial numbers of 1950-01-01 and 2101-01-01: what is outside is a plain number, not a day."""

_EPOCH: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet knows no zone
_NUMBERS: Final = (FieldKind.NUMBER, FieldKind.MONEY)


def read_cell(raw: Raw, kind: FieldKind, unit: str = "") -> Text:
    """
    Give the text of a cell.

    Args:
        raw: the cell as its format gives it
        kind: what the column holds
        unit: unit of money to add to an amount that names none

    Returns:
        The text and, if there is one, the oddity. A cell whose content is damaged gives no text.
    """
    if raw is None or raw == "":
        return "", None
    if isinstance(raw, Broken):
        return "", Reason.of("cell.error", error=raw.error)
    if isinstance(raw, str):
        text, odd = _read_text(raw, kind)
    elif isinstance(raw, bool):
        text, odd = ("是" if raw else "否"), None
    elif isinstance(raw, int | float):
        text, odd = _read_number(raw, kind)
    else:
        text, odd = _read_time(raw), None
    if unit and kind is FieldKind.MONEY and _BARE_AMOUNT.fullmatch(fold_width(text)):
        text += unit
    return text, odd


def _read_text(raw: str, kind: FieldKind) -> Text:
    try:
        check_text(raw)
    except InputError as error:
        return "", Reason.of(error.code)
    if raw.isspace():
        return "", None
    # What stands before or behind a tab or line break is an indent that somebody typed; it stays in running text.
    text = _EDGE.sub("", raw) if kind is FieldKind.TEXT else raw.strip()
    if kind in _NUMBERS:
        text = fold_width(text) if kind is FieldKind.NUMBER else text
    elif kind is FieldKind.CODE and _EXPONENT.fullmatch(text):
        return "", Reason.of("cell.code-damaged")
    if kind is not FieldKind.TEXT and text in ERRORS:
        return "", Reason.of("cell.error", error=text)
    return text, None


def _read_number(raw: float, kind: FieldKind) -> Text:
    if kind in {FieldKind.DAY, FieldKind.MOMENT} and _FIRST_DAY <= raw < _LAST_DAY:
        return _read_time(_EPOCH + timedelta(days=raw)), None
    # An int comes from a format that keeps every digit (JSON, a dict literal).
    if kind not in _NUMBERS and not isinstance(raw, int) and abs(raw) >= _EXACT:
        return "", Reason.of("cell.code-damaged")
    odd = Reason.of("cell.number-code") if kind is FieldKind.CODE else None
    return plain_number(raw), odd


def plain_number(number: float) -> str:
    """
    Write a number as a spreadsheet shows it: 15 significant digits, no exponent, no ``.0``.

    >>> [plain_number(number) for number in (100.0, 0.1 + 0.2, 1e-7, 12.5, 91.0e16, -0.0)]
    ['100', '0.3', '0.0000001', '12.5', '910000000000000000', '0']
    """
    if isinstance(number, int):
        return str(number)
    text = f"{Decimal(f'{number:.15g}'):f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def _read_time(raw: date | time | timedelta) -> str:
    if isinstance(raw, datetime):
        # Serial numbers are binary fractions of a day: 16:20:05 comes as 16:20:04.9999.
        moment = (raw + timedelta(milliseconds=500)).replace(microsecond=0)
        return moment.date().isoformat() if moment.time() == time.min else moment.isoformat(" ")
    if isinstance(raw, date):
        return raw.isoformat()
    if isinstance(raw, time):
        return raw.replace(microsecond=0).isoformat()
    minutes, seconds = divmod(round(raw.total_seconds()), 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"
