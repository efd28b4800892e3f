"""
What is shown of personal data to those who need not know it: enough to recognise, too little to use.

Telephone and identity numbers follow the usual display of GB/T 35273 de-identification: the middle goes.
"""

import re
from typing import Final

_STAR: Final = "*"
_HALF_WIDTH: Final = str.maketrans("０１２３４５６７８９Ｘｘ＠＋－．", "0123456789Xx@+-.")
_COMPOUND_SURNAME: Final = re.compile(
    "(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|司空|夏侯|长孙|宇文|轩辕|端木|独孤|南宫|西门|百里|呼延"
    "|东郭|申屠|澹台|公冶|宗政|淳于|单于|太史|闻人|钟离|赫连|鲜于|闾丘|万俟)(?=.)"
)
_ORGANISATION: Final = re.compile(
    "公司|集团|企业|中心|合作社|事务所|协会|商会|联合会|学校|医院|银行|超市|商行|门市|经营部|营业部|工作室|工厂|酒店|饭店"
    "|.{4,}[厂店社所院馆站行坊场铺局部办队]$"
)
_MOBILE: Final = re.compile(r"(?<!\d)(?:\+?86[- ]?)?(1[3-9]\d)[- ]?\d{4}[- ]?(\d{4})(?!\d)")
_LANDLINE: Final = re.compile(r"(?<!\d)([(（]?(?:010|02\d|0[3-9]\d{2})[)）]?[-— ]?)(\d{4,5})[- ]?(\d{3})(?!\d)")
_CALLED: Final = re.compile(r"((?:电话|座机|手机|联系方式|热线|(?i:tel|phone))\D{0,4})(\d{4,5})-?(\d{3})(?!\d)")
_NUMBER: Final = re.compile(rf"{_MOBILE.pattern}|{_LANDLINE.pattern}|(\d(?:[- ]?\d)*)")
_IDENTITY: Final = re.compile(
    r"(?<![0-9A-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])"
)
_EMAIL: Final = re.compile(r"([A-Za-z0-9])[A-Za-z0-9._%+-]*(@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)")
_DIVISIONS: Final = re.compile(r"(?:[^省市县区旗盟州路街道号镇乡村\d]{1,10}(?:自治[区州县旗]|[省市县区旗盟州])){1,4}")


def mask_name(name: str) -> str:
    """
    Keep the surname; names of organisations stay as they are.

    >>> [mask_name(name) for name in ("张伟", "欧阳娜娜", "示例市张记食品有限公司")]
    ['张*', '欧阳**', '示例市张记食品有限公司']
    """
    name = name.strip()
    if _ORGANISATION.search(name):
        return name
    kept = 2 if _COMPOUND_SURNAME.match(name) else 1
    return name[:kept] + "".join(char if char in " ·•" else _STAR for char in name[kept:])


def mask_phone(text: str) -> str:
    """
    Hide the middle of every telephone number in a cell; whatever else has digits keeps three at most.

    >>> mask_phone("13800001234 / 0999-1234567")
    '138****1234 / 0999-****567'
    """
    return _NUMBER.sub(_mask_number, _half_width(text))


def mask_id_number(number: str) -> str:
    """
    Keep the first four characters and the last two.

    >>> mask_id_number("990203199001011234")
    '9902************34'
    """
    number = number.strip()
    return number[:4] + _STAR * (len(number) - 6) + number[-2:] if len(number) > len("990234") else _STAR * len(number)


def mask_address(address: str) -> str:
    """
    Keep the divisions down to the county.

    >>> mask_address("某省某市某县某镇某路1号")
    '某省某市某县***'
    """
    match = _DIVISIONS.match(address.strip())
    return f"{match[0] if match else ''}***"


def mask_text(text: str) -> str:
    """
    Hide telephone numbers, identity numbers and mail addresses within a text; credit codes, dates and amounts stay.

    >>> mask_text("请联系13800001234，邮箱zhang@example.cn，2026-09-28前答复")
    '请联系138****1234，邮箱z***@example.cn，2026-09-28前答复'
    """
    text = _EMAIL.sub(r"\1***\2", _half_width(text))
    text = _IDENTITY.sub(lambda match: mask_id_number(match[0]), text)
    text = _LANDLINE.sub(_mask_local, _MOBILE.sub(r"\1****\2", text))
    return _CALLED.sub(_mask_local, text)


def _half_width(text: str) -> str:
    return text.translate(_HALF_WIDTH)


def _mask_local(match: re.Match[str]) -> str:
    return f"{match[1]}{_STAR * len(match[2])}{match[3]}"


def _mask_number(match: re.Match[str]) -> str:
    """Mask by form; of a number of unknown form the last three digits stay, and all of a short one, an extension."""
    head, tail, area, local, last, other = match.groups()
    if head:
        return f"{head}****{tail}"
    if area:
        return f"{area}{_STAR * len(local)}{last}"
    digits = re.sub(r"\D", "", other)
    return str(other) if len(digits) <= len("1234") else _STAR * (len(digits) - 3) + digits[-3:]
