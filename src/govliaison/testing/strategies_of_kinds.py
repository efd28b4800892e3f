"""What the contracts of the kinds other than the store ask adapters with: awkward on purpose, like the papers of an office."""

import unicodedata
from datetime import UTC, datetime
from typing import Final

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from govliaison.plugins import AccessAsk, RoutingAsk

NAME: Final = "欧阳糖葫芦"
"""Stands in everything personal that the kit hands to an adapter, so that a leak is seen wherever it comes out."""

PHONE: Final = "13987654321"
"""Likewise, where a number is wanted."""

LOOKALIKES: Final = ("a", "A", "ａ", "a ", "é", "e\u0301", "ß", "ss", "ı", "I", "0", "00", "-1", "1e5", "𠮷", "吉")
"""Words that a careless comparison takes for one another."""

_NASTY: Final = (
    *LOOKALIKES,
    *(
        "=1+1",
        "@SUM(A1)",
        "+86",
        "'); DROP TABLE entry;--",
        "<script>alert(1)</script>",
        "&amp;",
        "]]>",
        "{{ 7*7 }}",
        "${x}",
        "%s%n",
    ),
    *(
        "../../etc/passwd",
        "C:\\CON",
        "\u202e倒",
        "零\u200b宽",
        "行\n行",
        "\t",
        '"',
        "'",
        ",",
        ";",
        "#DIV/0!",
        "null",
        "真的吗？！",
    ),
    *("\x1b[31m红", "\x0b", "a\x1fb", "\r", "行\r\n行", "\x85", "\u2028", "\ufffe"),
)
_LONG: Final = ("长" * 71, "e\u0301" * 140, "𠮷" * 300, "长" * 5_000)

#: Text as the core hands it over: anything but NUL and lone surrogates, which the core refuses itself.
hostile_texts: Final[SearchStrategy[str]] = st.one_of(
    st.sampled_from(_NASTY),
    st.sampled_from(_LONG),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40),
    st.lists(st.sampled_from(_NASTY), max_size=4).map("".join),
)

#: The same without control characters and noncharacters, which hardly any format keeps.
printable_texts: Final[SearchStrategy[str]] = hostile_texts.map(
    lambda text: "".join(char for char in text if char in "\n\t" or unicodedata.category(char) not in {"Cc", "Cn"})
)

#: One word that may name anything: a person, a unit, a token.
hostile_words: Final[SearchStrategy[str]] = st.one_of(
    st.sampled_from(LOOKALIKES),
    st.sampled_from(
        ["unit:*", "*", "unit:", ":", "convener", "administrator", "recused:a", "unit:a,unit:b", "a" * 500, ""]
    ),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12),
)

_EDGES: Final = (
    datetime(2026, 12, 31, 15, 59, 59, 999_999, tzinfo=UTC),  # the last moment of a year in China
    datetime(2026, 12, 31, 16, tzinfo=UTC),
    datetime(2028, 2, 28, 16, tzinfo=UTC),  # a leap day begins there
    datetime(2026, 2, 16, 16, tzinfo=UTC),  # Spring Festival begins there
    datetime(1970, 1, 1, tzinfo=UTC),
)

#: Moments in UTC, those at which days and years begin among them.
moments: Final[SearchStrategy[datetime]] = st.one_of(
    st.sampled_from(_EDGES),
    st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - the zone is given beside
)

#: Years, possible and impossible ones.
years: Final[SearchStrategy[int]] = st.one_of(
    st.integers(2024, 2028),
    st.integers(1990, 2060),
    st.sampled_from([1, 2, 1582, 1900, 9998, 9999, 0, -1, 10_000, 10**9]),
)

_codes = st.sampled_from(["990000", "990100", "990101", "990101001", "000000", "９９０１０１"])
_word_sets = st.frozensets(hostile_words, max_size=4)

access_asks: Final[SearchStrategy[AccessAsk]] = st.builds(
    AccessAsk,
    person=hostile_words,
    posts=_word_sets,
    units=_word_sets,
    regions=st.frozensets(_codes | hostile_words, max_size=3),
    enterprise=st.none() | hostile_words,
    on_behalf_of=st.none() | hostile_words,
    now=moments,
)

_matters = st.sampled_from(
    ["退税迟迟不到账", "消防验收没有人管", "道路积水", "tax refund", "环保、消防、住建互相推诿", "贷款", "供水供电", ""]
)

#: Cases to be routed; what was submitted names a person, whom no reason may name.
routing_asks: Final[SearchStrategy[RoutingAsk]] = st.builds(
    RoutingAsk,
    case=st.uuids(version=4).map(str),
    kind=st.sampled_from(["help", "complaint", "advice", "consultation", "no-such-kind"]),
    category=st.sampled_from(["", "税务", "税务/退税", "消防", "/", "税务//"]) | hostile_words,
    title=st.builds("{}{}".format, _matters, hostile_texts),
    text=st.builds(f"{NAME}{{}}{{}}{PHONE}".format, _matters, hostile_texts),
    region=st.none() | _codes,
    channel=st.sampled_from(["hall", "hotline", "no-such-channel", ""]),
    now=moments,
)
