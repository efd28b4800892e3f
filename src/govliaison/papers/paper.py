"""
An official paper (公文) as values: what stands on it, not how it looks.

The parts are those of GB/T 9704-2012: above the body the head with marks, issuing organs, number and signer; then title,
addressees, body, attachments, signature and date, note; at the end the block of record (版记).
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

import attrs


class PaperKind(StrEnum):
    """Which paper it is; a place may have a template of its own for each."""

    BULLETIN = "bulletin"
    """通报"""
    INSPECTION_BULLETIN = "inspection-bulletin"
    """督查通报"""
    PROGRESS_REPORT = "progress-report"
    """进展情况报告"""
    MINUTES = "minutes"
    """会议纪要"""
    AGENDA = "agenda"
    """会议议程"""
    SIGN_IN_SHEET = "sign-in-sheet"
    """签到表"""
    ISSUE_LIST = "issue-list"
    """问题清单"""
    ASSIGNMENT_SLIP = "assignment-slip"
    """交办单"""
    URGING_NOTICE = "urging-notice"
    """催办通知书"""
    SUPERVISION_ORDER = "supervision-order"
    """督办单"""
    CLOSE_OUT_FORM = "close-out-form"
    """销号审核表"""
    APPOINTMENT = "appointment"
    """监督员聘书"""
    VISIT_SUMMARY = "visit-summary"
    """走访情况汇总"""


@attrs.frozen(kw_only=True)
class Head:
    """
    What stands above the title.

    Attributes:
        organs: issuing organs by their official names on the day, the main one first; none for a sheet without red head
        suffix: word behind the organs, such as ``文件`` or ``纪要``
        number: official number, such as ``〔2026〕12号`` with the organ's word before it
        copy: six digits of the copy (份号)
        secrecy: degree and term (密级和保密期限)
        urgency: 特急 or 加急
        signers: who signed a paper that goes up (签发人)
    """

    organs: tuple[str, ...] = ()
    suffix: str = ""
    number: str = ""
    copy: str = ""
    secrecy: str = ""
    urgency: str = ""
    signers: tuple[str, ...] = ()


@attrs.frozen
class Heading:
    """
    A heading; its number is part of the text (``一、``, ``（一）``, ``1.``, ``（1）``).

    Attributes:
        text: number and words
        level: 1 to 4
    """

    text: str
    level: int = 1


@attrs.frozen
class Paragraph:
    """
    A paragraph of the body.

    Attributes:
        text: what it says
    """

    text: str


@attrs.frozen
class Roll:
    """
    Names behind a word, as minutes list who was present, on leave or sat in (出席、请假、列席).

    Attributes:
        label: the word
        names: the names
    """

    label: str
    names: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Grid:
    """
    A table.

    Attributes:
        headings: of its columns; repeated on each page
        rows: their cells
        widths: of the columns against each other; all alike if empty
        title: what stands above it
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...] = ()
    title: str = ""


@attrs.frozen
class FormRow:
    """
    A row of a form: labels with what is filled in, side by side.

    Attributes:
        fields: label and content, one pair or two
        lines: how many lines there are to write in, at least
    """

    fields: tuple[tuple[str, str], ...]
    lines: int = 1


@attrs.frozen
class Form:
    """
    A form (审批表、单据): rows of labels and what is filled in.

    Attributes:
        rows: from the top down
    """

    rows: tuple[FormRow, ...]


Block = Heading | Paragraph | Roll | Grid | Form


@attrs.frozen(kw_only=True)
class RecordBlock:
    """
    The block of record at the end (版记).

    Attributes:
        copied_to: who gets a copy (抄送)
        printed_by: office that prints it (印发机关)
        printed_on: the day (印发日期)
    """

    copied_to: tuple[str, ...] = ()
    printed_by: str = ""
    printed_on: date | None = None


@attrs.frozen(kw_only=True)
class Paper:
    """
    One paper.

    Attributes:
        kind: which paper
        head: what stands above the title
        title: its title; lines are broken where the renderer finds it balanced
        addressees: who it is for (主送机关)
        body: what it says
        attachments: their names
        signed_by: signature, often the issuing organs
        dated: date of the paper (成文日期); a draft has none
        note: in brackets below the date (附注)
        record: block of record
        landscape: wide tables lie across
        draft: not signed yet; the renderer says so on each page
    """

    kind: PaperKind
    head: Head = attrs.field(factory=Head)
    title: str
    addressees: tuple[str, ...] = ()
    body: tuple[Block, ...] = ()
    attachments: tuple[str, ...] = ()
    signed_by: tuple[str, ...] = ()
    dated: date | None = None
    note: str = ""
    record: RecordBlock | None = None
    landscape: bool = False
    draft: bool = False


def chinese_number(number: int) -> str:
    """
    Write a number from 1 to 99 in Chinese digits, as headings count.

    >>> [chinese_number(n) for n in (1, 10, 12, 20, 35)]
    ['一', '十', '十二', '二十', '三十五']

    Raises:
        ValueError: there are no such headings
    """
    if not 1 <= number <= 99:  # noqa: PLR2004 - two digits
        raise ValueError(number)
    digits = "〇一二三四五六七八九"
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{digits[tens]}十") + (digits[ones] if ones else "")


def chinese_date(day: date) -> str:
    """
    Write a date as papers do, without leading zeros.

    >>> chinese_date(date(2026, 9, 1))
    '2026年9月1日'
    """
    return f"{day.year}年{day.month}月{day.day}日"


def numbered(headings: Iterable[str]) -> tuple[Heading, ...]:
    """
    Number headings of the first level.

    >>> [each.text for each in numbered(["运行情况", "诉求类型"])]
    ['一、运行情况', '二、诉求类型']
    """
    return tuple(Heading(f"{chinese_number(number)}、{text}") for number, text in enumerate(headings, 1))
