"""What a row of a list of service items says."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

import attrs

from govliaison.errors import InputError
from govliaison.ledger import Private
from govliaison.services.facts import TYPE_CODES, ItemFacts, ItemType, Measures
from govliaison.values import Amount, Reason, Refusal, RegionCode, Row, TimeUnit, fold_width

T = TypeVar("T")

FindName = Callable[[str], str | None]
"""Gives the id of the one thing that bears a name, or None."""

_CODE: Final = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{1,99}")
_AGENCY_CODE: Final = re.compile(r"[0-9A-Za-z][0-9A-Za-z_.-]{0,63}")
_BLANK: Final = frozenset(("", "-", "--", "—", "——", "/", "无", "暂无", "不详", "未分类", "null", "none"))
_AT_ONCE: Final = re.compile("即办|即时|当场|立等可取")
_YES: Final = frozenset(("是", "y", "yes", "true", "1", "√", "✓", "可", "可以", "能", "支持", "全程网办"))
_NO: Final = frozenset(("否", "n", "no", "false", "0", "×", "✗", "x", "不可", "不可以", "不能", "不支持"))
_MOST: Final = 9999
_TYPES: Final = {
    "行政许可": ItemType.LICENCE,
    "行政处罚": ItemType.PENALTY,
    "行政强制": ItemType.COMPULSION,
    "行政征收": ItemType.LEVY,
    "行政给付": ItemType.PAYMENT,
    "行政检查": ItemType.INSPECTION,
    "行政确认": ItemType.CONFIRMATION,
    "行政奖励": ItemType.AWARD,
    "行政裁决": ItemType.RULING,
    "其他行政权力": ItemType.OTHER_POWER,
    "公共服务": ItemType.PUBLIC_SERVICE,
}


@attrs.frozen(kw_only=True)
class ItemDraft:
    """
    What a row says, before it is known whose row it is.

    Attributes:
        code: implementation code
        texts: name, main item and agency as written
        facts: everything else
        warnings: what is odd
    """

    code: str
    texts: Mapping[str, str]
    facts: ItemFacts
    warnings: tuple[Reason, ...] = ()

    def sealed(self, item: str) -> ItemFacts:
        """Give all facts, texts as private values of the item."""
        return seal_texts(self.facts, item, self.texts)


def seal_texts(facts: ItemFacts, item: str, texts: Mapping[str, str]) -> ItemFacts:
    """Put ``name``, ``group`` and ``agency`` into facts as private values of an item; an empty text says nothing."""
    private: dict[str, Any] = {name: Private(f"service-item/{item}", text) for name, text in texts.items() if text}
    return attrs.evolve(facts, **private)


class ItemReader:
    """
    Reads rows; a unit or window that the profile does not know is told of once.

    Args:
        find_unit: by id or name
        find_window: the same
    """

    def __init__(self, find_unit: FindName, find_window: FindName) -> None:
        self._find_unit, self._find_window = find_unit, find_window
        self._told: set[tuple[str, str]] = set()

    def read(self, row: Row) -> ItemDraft | Refusal:
        """Tell what a row says, or why it cannot be taken."""
        cells = {name: text for name, cell in row.cells.items() if (text := cell.strip()).lower() not in _BLANK}
        code = fold_width(cells.get("code", ""))
        if not code:
            return Refusal.of("service.no-code")
        if not _CODE.fullmatch(code):
            return Refusal.of("service.code-unreadable", text=code[:40])
        if "name" not in cells:
            return Refusal.of("service.no-name")
        warnings = [problem.reason for problem in row.problems]
        texts = {name: " ".join(cells.get(name, "").split()) for name in ("name", "group", "agency")}
        return ItemDraft(code=code, texts=texts, facts=self._facts(cells, warnings), warnings=tuple(warnings))

    def _facts(self, cells: Mapping[str, str], warnings: list[Reason]) -> ItemFacts:
        def take(field: str, read: Callable[[str], T]) -> T | None:
            if field not in cells:
                return None
            try:
                return read(cells[field])
            except InputError as error:
                warnings.append(Reason.of(error.code, text=cells[field][:40]))
                return None

        def find(field: str, find_name: FindName) -> str | None:
            found = find_name(cells[field]) if field in cells else None
            if field in cells and found is None and (field, cells[field]) not in self._told:
                self._told.add((field, cells[field]))
                warnings.append(Reason.of(f"service.{field}-unknown", name=cells[field][:40]))
            return found

        return ItemFacts(
            agency_code=take("agency_code", _read_agency_code),
            unit=find("agency", self._find_unit),
            window=find("window", self._find_window),
            item_type=take("item_type", read_item_type),
            region=take("region", lambda text: str(RegionCode.parse(text))),
            statutory=take("statutory", read_limit),
            current=_measures("", take),
            baseline=_measures("baseline_", take),
            online=take("online", read_yes_or_no),
            one_trip=take("one_trip", read_yes_or_no),
        )


def _measures(prefix: str, take: Callable[..., object]) -> Measures:
    counts = {name: take(prefix + name, read_number) for name in ("documents", "steps", "trips")}
    return Measures(time=take(f"{prefix}time", read_limit), **counts)  # type: ignore[arg-type]


def _read_agency_code(text: str) -> str:
    folded = fold_width(text)
    if not _AGENCY_CODE.fullmatch(folded):
        raise InputError("service.agency-code-unreadable", text=folded)
    return folded


def read_item_type(text: str) -> ItemType:
    """
    Read a type by its code or its Chinese name.

    >>> read_item_type("01"), read_item_type("公共服务")
    (<ItemType.LICENCE: 'licence'>, <ItemType.PUBLIC_SERVICE: 'public-service'>)

    Raises:
        InputError: there is no such type
    """
    folded = fold_width(text)
    found = TYPE_CODES.get(folded.lstrip("0")) or _TYPES.get(folded)
    if found is None:
        raise InputError("service.type-unreadable", text=folded)
    return found


def read_limit(text: str) -> Amount:
    """
    Read a time limit of an item; a bare number counts working days, as catalogues write it.

    >>> [str(read_limit(text)) for text in ("20个工作日", "5 个工作日内", "30日", "3", "即办")]
    ['20 working days', '5 working days', '30 calendar days', '3 working days', '0 working days']

    Raises:
        InputError: it is no amount of time
    """
    folded = fold_width(text)
    if _AT_ONCE.search(folded):
        return Amount(0, TimeUnit.WORKING_DAY)
    bare = folded.removesuffix("内").removesuffix("以").strip()
    return Amount.parse(f"{bare}个工作日" if bare.isdecimal() else bare)


def read_number(text: str) -> int:
    """
    Read how many documents, steps or trips.

    >>> read_number("3份"), read_number("１次"), read_number("0")
    (3, 1, 0)

    Raises:
        InputError: it is no whole number
    """
    bare = re.sub(r"[份件个次步项种]$", "", fold_width(text)).strip()
    if not (bare.isascii() and bare.isdecimal()) or int(bare) > _MOST:
        raise InputError("service.number-unreadable", text=bare)
    return int(bare)


def read_yes_or_no(text: str) -> bool:
    """
    Read whether something is so.

    >>> read_yes_or_no("是"), read_yes_or_no("不支持")
    (True, False)

    Raises:
        InputError: it says neither
    """
    word = fold_width(text).lower()
    if word not in _YES | _NO:
        raise InputError("service.yes-no-unreadable", text=word)
    return word in _YES
