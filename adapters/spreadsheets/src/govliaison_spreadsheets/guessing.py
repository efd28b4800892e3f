"""Which field a column is, from its heading as people write it."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Final

import attrs

from govliaison.values import Field

_BRACKETS: Final = re.compile(r"[(\[{【〔《<][^()\[\]{}【】〔〕《》<>]*[)\]}】〕》>]")
_NOISE: Final = re.compile(r"[\W_]+")
_UNIT: Final = re.compile(
    r"(?:单位:?)?(?P<unit>(?:人民币)?[十百千万亿]{0,3}(?:人民币)?"
    r"(?:[美欧日港澳韩台加新]?元|美金|港币|英镑|瑞士法郎|[万亿])(?:人民币)?)"
)
_YUAN: Final = "人民币"
_IN_BRACKETS: Final = re.compile(r"[(\[【〔]([^()\[\]【】〔〕]*)[)\]】〕]")
_AFTER_SLASH: Final = re.compile(r"[/:]([^/:]*)$")
_NAME_IN_GROUP: Final = re.compile(r"(.+)/\s*(?:名称|姓名|[Nn]ame)")
_OTHER_THING: Final = (
    *("时间", "日期", "电话", "手机", "编号", "号码", "代码", "名称", "姓名", "单位", "状态", "类型", "类别"),
    *("结果", "情况", "意见", "人", "date", "time", "phone", "number", "code", "name", "status", "type"),
)
_SHORTEST_PART: Final = 2
_LONGEST_HEADING: Final = 200
_LIKE_ENOUGH: Final = 0.6
_END_ENOUGH: Final = 0.3


def guess_columns(headings: Sequence[str], fields: Sequence[Field]) -> tuple[str | None, ...]:
    """
    Take each column for the field that its heading names, or for none.

    Width, spaces, line breaks, stars and brackets do not matter. First the same words, then headings that end with the
    words of a field or shorten those of one field alone (in Chinese and in English the last word says what a thing is),
    then headings that hold most of them. Each field is taken once; the same headings always give the same columns.

    >>> name = Field(name="name", zh="企业名称", en="Name", synonyms=("单位名称",))
    >>> founded = Field(name="founded", zh="成立日期", en="Founded")
    >>> guess_columns(["序号", "＊企业 名称（全称）", "成立日期"], [founded, name])
    (None, 'name', 'founded')

    Returns:
        The name of the field for each heading, in the order of the headings.
    """
    found: list[str | None] = [None] * len(headings)
    for match in _MATCHES:
        _assign(found, headings, fields, match)
    return tuple(found)


def normalise(heading: str) -> str:
    """Give the bare words of a heading, for comparison."""
    return _bare(heading) if len(heading) <= _LONGEST_HEADING else ""


def unit_of(heading: str) -> str:
    """
    Find the unit of money that a heading names; empty if it names none.

    >>> [unit_of(text) for text in ("注册资本（万元）", "注册资本/万美元", "注册资本(单位：元)", "注册资本")]
    ['万元', '万美元', '元', '']
    """
    wide = unicodedata.normalize("NFKC", heading).replace(" ", "")
    for pattern in (_IN_BRACKETS, _AFTER_SLASH):
        for part in pattern.findall(wide):
            if match := _UNIT.fullmatch(part):
                unit = match["unit"].replace(_YUAN, "")
                return unit + _YUAN if _YUAN in match["unit"] else unit
    return ""


_Match = Callable[[str, str], float]
"""Says how well a heading fits a label, from 0 to 1."""


@attrs.frozen(order=True)
class _Fit:
    """A column that may be a field; the best comes first."""

    unlike: float
    rank: int
    order: int
    index: int


def _assign(found: list[str | None], headings: Sequence[str], fields: Sequence[Field], match: _Match) -> None:
    """Give free columns to free fields, the likest first; two fields equally like one heading leave it free."""
    fits = sorted(_fits(found, headings, fields, match))
    first: dict[int, _Fit] = {}
    doubtful = set()
    for fit in fits:
        other = first.setdefault(fit.index, fit)
        if match not in _EXACT and other is not fit and other.unlike == fit.unlike:
            doubtful.add(fit.index)
    for fit in fits:
        name = fields[fit.order].name
        if found[fit.index] is None and name not in found and fit.index not in doubtful:
            found[fit.index] = name


def _fits(
    found: Sequence[str | None], headings: Sequence[str], fields: Sequence[Field], match: _Match
) -> Iterator[_Fit]:
    """Fit each free heading to the best label of each free field; an earlier label wins among equals."""
    free = [index for index, name in enumerate(found) if name is None and len(headings[index]) <= _LONGEST_HEADING]
    for order, field in enumerate(fields):
        if field.name in found:
            continue
        labels = (field.zh, field.en, *field.synonyms, field.name)
        for index in free:
            unlike, rank = min((1 - match(headings[index], label), rank) for rank, label in enumerate(labels))
            if unlike < 1:
                yield _Fit(unlike, rank, order, index)


def _same(heading: str, label: str) -> float:
    return float(bool(_bare(label)) and _bare(heading) == _bare(label))


def _same_without_brackets(heading: str, label: str) -> float:
    heads, wanted = {_bare(heading), _short(heading)}, {_bare(label), _short(label)}
    if group := _NAME_IN_GROUP.fullmatch(heading):
        heads.add(_short(group[1]))
    return float(bool((heads & wanted) - {""}))


def _ends_with(heading: str, label: str) -> float:
    whole, part = _short(heading), _short(label)
    fits = len(part) >= _SHORTEST_PART and whole.endswith(part) and len(part) >= _END_ENOUGH * len(whole)
    return len(part) / len(whole) if fits else 0


def _shortens(heading: str, label: str) -> float:
    part = _short(heading)
    return float(len(part) >= _SHORTEST_PART and _short(label).endswith(part))


def _holds(heading: str, label: str) -> float:
    whole, part = _short(heading), _short(label)
    if len(part) < _SHORTEST_PART or part not in whole or len(part) < _LIKE_ENOUGH * len(whole):
        return 0
    rest = whole.replace(part, "", 1)
    return 0 if any(thing in rest for thing in _OTHER_THING) else len(part) / len(whole)


_EXACT: Final = (_same, _same_without_brackets)
_MATCHES: Final = (*_EXACT, _ends_with, _shortens, _holds)


@lru_cache(maxsize=4096)
def _bare(text: str) -> str:
    return _NOISE.sub("", unicodedata.normalize("NFKC", text).casefold())


@lru_cache(maxsize=4096)
def _short(text: str) -> str:
    return _bare(_BRACKETS.sub("", unicodedata.normalize("NFKC", text)))
