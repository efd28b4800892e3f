"""
Reading a row of a table as a policy: what it says, what is odd about it, or why it cannot be taken.

Nothing is guessed and nothing lost: a cell that cannot be read is kept as it is written, with a warning that names it.
"""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

import attrs

from govliaison.errors import InputError
from govliaison.ledger import Private
from govliaison.policies.columns import POLICY_FIELDS
from govliaison.policies.kinds import PolicyKind
from govliaison.policies.model import PolicyFacts
from govliaison.values import Reason, Refusal, Row, fold_width, parse_day_or_moment

T = TypeVar("T")

FindUnit = Callable[[str], str | None]
"""Gives the id of the one unit that a name means, or None."""

_NUMBER: Final = re.compile(r"(?P<who>[一-鿿]{1,20})[〔\[（(【](?P<year>\d{4})[〕\])）】]第?(?P<number>\d{1,5})号")
_HOST: Final = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d{1,5})?", re.IGNORECASE)
_STATES: Final = ((re.compile("废止|失效|撤销|停止执行"), False), (re.compile("有效|现行|施行"), True))
_KINDS: Final = (
    (re.compile("通知|公告|通告"), PolicyKind.NOTICE),
    (re.compile("政策|措施|办法|意见"), PolicyKind.POLICY),
)
_TITLES: Final = frozenset(
    word for field in POLICY_FIELDS if field.name == "title" for word in (field.zh, field.en, *field.synonyms)
)
"""What stands above titles, and now and then in the middle of a list that was put together."""
_BLANK: Final = frozenset({"", "-", "--", "—", "——", "/", "无", "暂无", "null", "none", "n/a"})


@attrs.frozen(kw_only=True)
class PolicyDraft:
    """
    What somebody says of a policy, before it is known whether it is known.

    Attributes:
        title: as written
        plain: what is no text
        agency: as written, or empty
        category: as written, or empty
        text: or empty
        repealed: it is said to hold no more
        as_written: cells that could not be read, by field
        warnings: what is odd
    """

    title: str
    plain: PolicyFacts = attrs.field(factory=PolicyFacts)
    agency: str = ""
    category: str = ""
    text: str = attrs.field(default="", repr=False)
    repealed: bool = False
    as_written: dict[str, str] = attrs.field(factory=dict)
    warnings: tuple[Reason, ...] = ()

    def sealed(self, policy: str) -> PolicyFacts:
        """Give all facts, texts as private values of the policy."""
        subject = f"policy/{policy}"

        def seal(text: str) -> Private | None:
            return Private(subject, text) if text else None

        return attrs.evolve(
            self.plain,
            title=seal(self.title),
            agency=seal(self.agency),
            category=seal(self.category),
            text=seal(self.text),
            as_written={name: Private(subject, text) for name, text in self.as_written.items()},
        )


def read_number(text: str) -> str:
    """
    Read an official number (发文字号), whatever brackets and digits it is written with.

    >>> read_number("某政发 [２０２６] 第12号")
    '某政发〔2026〕12号'

    Raises:
        InputError: it is none
    """
    match = _NUMBER.fullmatch("".join(fold_width(text).split()))
    if match is None:
        raise InputError("policy.number-unreadable", text=text.strip())
    return f"{match['who']}〔{match['year']}〕{int(match['number'])}号"


def read_link(text: str) -> str:
    """
    Read an address on the net.

    >>> read_link(" https://www.example.cn/a.html ")
    'https://www.example.cn/a.html'

    Raises:
        InputError: it is no whole address of the web
    """
    link = text.strip()
    try:
        parts = urlsplit(link)
    except ValueError as error:
        raise InputError("policy.link-unreadable") from error
    if (
        parts.scheme not in ("http", "https")
        or not _HOST.fullmatch(parts.netloc)
        or re.search(r"\s|https?://.*https?:", link)
    ):
        raise InputError("policy.link-unreadable")
    return link


def read_day(text: str) -> date:
    """
    Read a day, in any of the ways in which portals write it; a time of day says nothing.

    >>> read_day("2023年10月23日"), read_day(" 2018-11-04")
    (datetime.date(2023, 10, 23), datetime.date(2018, 11, 4))

    Raises:
        InputError: it is none
    """
    found = parse_day_or_moment(text, UTC)
    return found.date() if isinstance(found, datetime) else found


def end_of(day: date, zone: tzinfo) -> datetime:
    """Give the midnight that ends a day, UTC."""
    return datetime.combine(day + timedelta(days=1), time.min, zone).astimezone(UTC)


class PolicyReader:
    """
    Understands rows of policies.

    Args:
        zone: where days end
        find_unit: finds the unit that an agency's name means
    """

    def __init__(self, zone: tzinfo, find_unit: FindUnit = lambda _text: None) -> None:
        self._zone = zone
        self._find_unit = find_unit

    def read(self, row: Row) -> PolicyDraft | Refusal:
        """Tell what a row says, or why it cannot be taken."""
        cells = {name: cell.strip() for name, cell in row.cells.items() if cell.strip().lower() not in _BLANK}
        title = " ".join(cells.get("title", "").split())
        if not any(map(str.isalnum, title)):
            return Refusal.of("policy.no-title")
        if title in _TITLES:
            return Refusal.of("policy.heading-row")
        warnings = [problem.reason for problem in row.problems]
        as_written: dict[str, str] = {}

        def take(field: str, read: Callable[[str], T]) -> T | None:
            text = cells.get(field)
            if text is None:
                return None
            try:
                return read(text)
            except InputError as error:
                as_written[field] = text
                params: dict[str, Any] = {name: str(value) for name, value in error.params.items()}
                warnings.append(Reason.of(error.code, **params))
                return None

        agency, until, link = cells.get("agency", ""), take("until", read_day), take("link", read_link)
        plain = PolicyFacts(
            kind=take("kind", _read_kind),
            number=take("number", read_number),
            unit=self._find_unit(agency) if agency else None,
            issued=take("issued", read_day),
            effective=take("effective", read_day),
            until=until,
            expires_at=None if until is None else end_of(until, self._zone),
            links=(link,) if link else (),
        )
        holds = take("state", _read_state)
        warnings += _odd_days(plain)
        warnings += [Reason.of("policy.link-odd")] if link and "//" in urlsplit(link).path else []
        warnings += [Reason.of("policy.no-text")] if "text" not in cells else []
        warnings += [Reason.of("policy.no-day")] if plain.issued is None and "issued" not in cells else []
        return PolicyDraft(
            title=title,
            plain=plain,
            agency=agency,
            category=cells.get("category", ""),
            text=cells.get("text", ""),
            repealed=holds is False,
            as_written=as_written,
            warnings=tuple(warnings),
        )


def _odd_days(facts: PolicyFacts) -> list[Reason]:
    begins = facts.effective or facts.issued
    return [Reason.of("policy.until-before")] if begins and facts.until and facts.until < begins else []


def _read_kind(text: str) -> PolicyKind:
    for pattern, kind in _KINDS:
        if pattern.search(text):
            return kind
    raise InputError("policy.kind-unreadable", text=text)


def _read_state(text: str) -> bool:
    """Tell whether it holds."""
    for pattern, holds in _STATES:
        if pattern.search(text):
            return holds
    raise InputError("policy.state-unreadable", text=text)
