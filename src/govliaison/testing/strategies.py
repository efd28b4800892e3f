"""
What to try adapters with: small pools of values that have broken somebody before, hostile by default.

The pools are small on purpose: only what is drawn twice can collide, be overwritten or be confused.
"""

import hashlib
from datetime import UTC, datetime, timedelta, timezone
from typing import Final
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from govliaison.plugins import Entry
from govliaison.testing.samples import an_entry
from govliaison.values import to_micros

IDS: Final = (
    "a",
    "A",
    "a ",
    "ａ",
    "é",
    "e\u0301",
    "ß",
    "ss",
    "I",
    "ı",
    "𠮷",
    "1",
    "%",
    "_",
    "x' OR '1'='1",
    '"; DROP TABLE entry;--',
)
"""Ids that collide by case, width, normalisation, trailing space, or look like something else."""

TEXTS: Final = (
    "",
    "环评审批太慢",
    "环境 评估慢",
    "ＶＯＣ 治理 voc",
    "Straße STRASSE",
    "é e\u0301 ÉCOLE",
    "𠮷野家 的 𠮷",
    "a\"b 'c' (d) OR NOT *",
    "100% _x_ \\",
    " 两头有空格\r\n\t",
    "环评" * 2500,
    "\u2028 \ue021 ! 、。",
    "I ı İ i",
)
"""Texts of any length up to 5,000 characters, in which words of :data:`WORDS` stand."""

WORDS: Final = (
    *("环", "环评", "评审批", "慢", "voc", "ＶＯＣ", "strasse", "e", "é", "e\u0301", "𠮷", "𠮷野"),
    *('"', "OR", "*", "%", "_", "!", 'a"b', " "),
)
"""What people search for."""

NEVER_KEPT: Final = ("\0", "环\0评", "\ud800")
"""Texts that no store can keep, and that ``govliaison.values.check_text`` refuses: NUL and lone surrogates."""

_CHINA: Final = timezone(timedelta(hours=8))
MOMENTS: Final = (
    datetime(1969, 12, 31, 23, 59, 59, 999_999, UTC),
    datetime(1970, 1, 1, tzinfo=UTC),
    datetime(1989, 9, 17, 0, 30, tzinfo=ZoneInfo("Asia/Shanghai")),
    datetime(2024, 2, 29, 23, 59, 59, 999_999, _CHINA),
    datetime(2026, 2, 16, 23, 59, 59, 999_999, _CHINA),
    datetime(2026, 2, 17, tzinfo=_CHINA),
    datetime(2026, 3, 29, 1, 59, 59, 999_999, ZoneInfo("Europe/Berlin")),
    datetime(2026, 3, 29, 3, 0, 0, 1, ZoneInfo("Europe/Berlin")),
    datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Berlin")),
    datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=ZoneInfo("Europe/Berlin")),
    datetime(2026, 12, 31, 23, 59, 59, 999_999, _CHINA),
    datetime(2027, 1, 1, tzinfo=_CHINA),
    datetime(2100, 1, 1, tzinfo=UTC),
)
"""
Aware moments in several zones: before 1970, the last summer times of China, a leap day, the eve of Spring Festival, hours that
summer time leaves out or gives twice, the ends of years in UTC+8.
"""

TOKENS: Final = ("unit:a", "unit:A", "convener", "é", "e\u0301", "*", "s:open", "person:'", "[1]")
STATES: Final = ("open", "Open", "closed", "关闭")
REGIONS: Final = ("12", "1234", "123456", "123457", "１２３４", "%", "")
SUBJECTS: Final = ("person-1", "Person-1", "case/a", "é", "e\u0301")
DIGESTS: Final = tuple(hashlib.sha256(bytes([number])).hexdigest() for number in range(3))

ids: SearchStrategy[str] = st.sampled_from(IDS)
texts: SearchStrategy[str] = st.sampled_from(TEXTS)
any_texts: SearchStrategy[str] = texts | st.text(st.characters(codec="utf-8", exclude_characters="\0"))
words: SearchStrategy[str] = st.sampled_from(WORDS)
moments: SearchStrategy[datetime] = st.sampled_from(MOMENTS)
micros: SearchStrategy[int] = moments.map(to_micros)
tokens: SearchStrategy[str] = st.sampled_from(TOKENS)
states: SearchStrategy[str] = st.sampled_from(STATES)
regions: SearchStrategy[str] = st.sampled_from(REGIONS)
subjects: SearchStrategy[str] = st.sampled_from(SUBJECTS)
cases: SearchStrategy[str] = ids.map("case/{}".format)
"""Streams of cases whose ids collide."""

entries: SearchStrategy[Entry] = st.builds(
    an_entry,
    cases,
    st.integers(1, 9),
    payload=st.fixed_dictionaries({"text": texts}),
    effective_at=micros,
    recorded_at=micros,
    actor=ids,
)
"""Entries with their true hashes."""
