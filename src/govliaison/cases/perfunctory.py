"""Telling an answer from none (M2.3): what says only that a matter was received or passed on is perfunctory."""

import re
from collections.abc import Sequence
from typing import Final

_CLAUSE: Final = re.compile(r"[，。！？；,!?;\n]|\s{2,}")

_CEREMONY: Final = re.compile(
    r"""
    [“"‘'][^“”"‘’']{0,20}[”"’']           # “name of whoever asked”
    | UU\d+ | [A-Z]\d{5,}                    # their number on the platform
    | \d{4}\s*年\d{1,2}月\d{1,2}日?          # the day of the letter
    | 您好 | 你好 | 尊敬的 | 亲爱的 | 网友 | 网民 | 市民朋友 | 朋友
    | 您?(?:所?反映|咨询|提出)的(?:问题|情况|事项|建议)
    | 祝[您你].* | 也?(?:非常)?(?:谢谢|感谢)[^，。！；,!;\n]*
    | (?:现|特此)?(?:答复|回复)(?:如下)?$
    | [\W_]+
    """,
    re.VERBOSE,
)

_SUBSTANCE: Final = 12
"""Beside a phrase that says nothing, fewer characters than these say nothing either."""


def is_perfunctory(answer: str, phrases: Sequence[str]) -> bool:
    """
    Tell whether an answer says nothing of the matter.

    A clause with one of the phrases says nothing as a whole, whichever unit it names; politeness, names and dates say
    nothing anyway. If next to nothing is left beside such a clause, or nothing at all, there was no answer.

    >>> phrases = ["已收悉", "已转…处理"]
    >>> is_perfunctory("您好！您的来信已收悉，已转市公安局调查处理。谢谢！", phrases)
    True
    >>> is_perfunctory("您的来信已收悉。经核查，材料只需提交一次，请凭原件到窗口领证。", phrases)
    False

    Args:
        answer: the text
        phrases: what says nothing; ``…`` stands for anything within a clause
    """
    empty = re.compile("|".join(re.escape(phrase).replace("…", ".*") for phrase in phrases) or r"(?!)")
    clauses = _CLAUSE.split(answer)
    said = "".join(_CEREMONY.sub("", clause.strip()) for clause in clauses if not empty.search(clause))
    return len(said) < (_SUBSTANCE if any(map(empty.search, clauses)) else 1)
