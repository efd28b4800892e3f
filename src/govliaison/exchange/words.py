"""The words in which tables state kinds, urgencies, scopes, outcomes and what a matter is to the rules."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, TypeVar

from govliaison.cases import CaseKind, Outcome, Scope, Urgency
from govliaison.deadlines import parse_word
from govliaison.texts import CATALOGUE, LANGUAGES, say
from govliaison.values import fold_width

E = TypeVar("E", bound=StrEnum)


def _fold(text: str) -> str:
    return "".join(fold_width(text).split()).casefold()


def _words(what: str, cls: type[E], others: Mapping[str, E]) -> Mapping[str, E]:
    """Collect stored values, labels in both languages and other words."""
    labels = {
        _fold(say(code, {}, language)): value
        for value in cls
        for language in LANGUAGES
        if (code := f"label.{what}.{value.value}") in CATALOGUE
    }
    return {**labels, **{_fold(value.value): value for value in cls}, **{_fold(word): others[word] for word in others}}


KINDS: Final = _words(
    "kind",
    CaseKind,
    {
        **dict.fromkeys(("咨询类", "政策咨询", "question", "enquiry"), CaseKind.CONSULTATION),
        **dict.fromkeys(("求助类", "诉求", "困难", "请求"), CaseKind.HELP),
        **dict.fromkeys(("投诉类", "投诉/求决"), CaseKind.COMPLAINT),
        **dict.fromkeys(("举报类", "检举", "线索"), CaseKind.REPORT),
        **dict.fromkeys(("建议类", "意见", "意见建议", "建言", "建言献策"), CaseKind.SUGGESTION),
        **dict.fromkeys(("表扬类", "感谢", "致谢"), CaseKind.PRAISE),
    },
)

URGENCIES: Final = _words(
    "urgency",
    Urgency,
    {
        **dict.fromkeys(("普通", "正常", "平件", "否", "no", "normal", "low"), Urgency.ORDINARY),
        **dict.fromkeys(("急", "加急", "特急", "特提", "急件", "是", "yes", "high"), Urgency.URGENT),
    },
)

SCOPES: Final = _words(
    "scope",
    Scope,
    {
        **dict.fromkeys(("是", "涉及", "有", "yes", "y", "true", "1"), Scope.APPROVAL_SERVICE),
        **dict.fromkeys(("否", "不涉及", "无", "no", "n", "false", "0"), Scope.OTHER),
    },
)

OUTCOMES: Final = _words(
    "outcome",
    Outcome,
    {
        **dict.fromkeys(("解决", "全部解决", "诉求解决"), Outcome.SOLVED),
        **dict.fromkeys(("部分办结", "基本解决"), Outcome.PARTLY_SOLVED),
        **dict.fromkeys(("列入计划", "正在解决"), Outcome.PLANNED),
        **dict.fromkeys(("解释", "已解释", "已答复", "解答"), Outcome.EXPLAINED),
        **dict.fromkeys(("不支持", "无法解决", "未解决"), Outcome.NOT_SUPPORTED),
        **dict.fromkeys(("已采纳",), Outcome.ADOPTED),
        **dict.fromkeys(("参考", "供参考"), Outcome.KEPT_FOR_REFERENCE),
        **dict.fromkeys(("转办", "已转办"), Outcome.REFERRED),
        **dict.fromkeys(("联系不上",), Outcome.UNREACHABLE),
    },
)


def find_word(words: Mapping[str, E], text: str) -> E | None:
    """
    Find what a cell says, in any width and case; None if it is no known word.

    >>> find_word(KINDS, " 投 诉 ")
    <CaseKind.COMPLAINT: 'complaint'>
    """
    return words.get(_fold(text))


def _classes(what: str, others: Mapping[str, str]) -> Mapping[str, str]:
    """Collect what people call the words of the rule packs."""
    prefix = f"label.{what}."
    labels = {
        _fold(say(code, {}, language)): code.removeprefix(prefix)
        for code in CATALOGUE
        if code.startswith(prefix)
        for language in LANGUAGES
    }
    return {**labels, **{_fold(word): others[word] for word in others}}


CLASSES: Final = {
    "track": _classes(
        "track",
        {
            **dict.fromkeys(("信访件", "信访事项"), "petition"),
            **dict.fromkeys(("市场监管投诉", "消费投诉", "消费投诉举报"), "market-complaint"),
            **dict.fromkeys(("拖欠账款", "账款支付", "中小企业款项支付"), "sme-payment"),
            **dict.fromkeys(("营商环境", "营商环境投诉"), "business-environment"),
            **dict.fromkeys(("信息公开", "依申请公开"), "disclosure"),
        },
    ),
    "difficulty": _classes(
        "difficulty",
        {**{f"{letter}级": letter for letter in "abc"}, **dict.fromkeys(("复杂类", "复杂疑难"), "complex")},
    ),
    "tag": _classes("tag", {"跨部门": "multi-department"}),
}
"""What people call tracks, difficulties and tags; a profile's own packs may know other words."""


def find_class(what: str, text: str) -> str:
    """Find the word for what people call a ``track``, ``difficulty`` or ``tag``; anything else stands for itself."""
    return CLASSES[what].get(_fold(text), text)


def read_class(what: str, text: str) -> str:
    """
    Read a ``track``, ``difficulty`` or ``tag``: a word of the rule packs, or what people call it.

    >>> read_class("track", " 信访 "), read_class("tag", "每月一题")
    ('petition', '每月一题')

    Raises:
        InputError: it is no word
    """
    return parse_word(find_class(what, text))
