"""
Notices of days off (放假安排通知): what one says, read from its text or from plain rows.

The text is read clause by clause, and all that it says twice is checked: weekdays against dates, numbers of days against
ranges. What cannot be understood for certain is an error that names it, never a guess.

A notice may say only up to which day a holiday is lengthened (延长……至). From which day it lasts is then taken from what
was known when the notice was issued; the days of the whole holiday are what the notice says.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Final

import attrs

from govliaison.calendar.day_tables import DayKind, DayTable, SpecialDay
from govliaison.errors import InputError

_WEEKDAYS: Final = "一二三四五六日"
_SATURDAY: Final = 5
_DECEMBER: Final = 12
_LONGEST: Final = timedelta(days=31)
_FIXED: Final = {(1, 1): "元旦", (5, 1): "劳动节", (10, 1): "国庆节"}
_UNNAMED: Final = "节假日"
_HOLIDAYS: Final = (("元旦",), ("春节",), ("劳动", "五一"), ("国庆", "十一"), ("清明",), ("端午",), ("中秋",))
"""A notice that names all of these, each by one of its names, settles its year; before 2008 there were the first four."""
_SINCE: Final = 2008

_BRACKETS: Final = re.compile(r"\(([^()]*)\)")
_WEEKDAY: Final = re.compile(r"(?:周|星期|礼拜)([一二三四五六日天])")
_YEAR: Final = re.compile(r"(?<!\d)(\d{4})年(?!\d{1,2}月)")
_ISSUED: Final = re.compile(r"^(\d{4})年(\d{1,2})月(\d{1,2})日$", re.MULTILINE)
_NUMBER: Final = re.compile(r"[^\s,。:;<>]{1,12}〔\d{4}〕\d{1,4}号")
_HEADING: Final = re.compile(
    r"(?:^|(?<=[。;\n]))(?!其中)(?:[一二三四五六七八九十]+、|\d{1,2}[.、])?([^:,。;\n]{1,40}):"
)
_DAY: Final = r"(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:<(.)>)?"
_SPAN: Final = re.compile(rf"{_DAY}(?:(?:至|到|[-–—―~]+){_DAY})?")
_COUNT: Final = re.compile(r"(?:共计?|放假)(\d{1,2})天")
_CLAUSE: Final = re.compile(",(?!为)")
_AS_USUAL: Final = re.compile("照常公?休")
_OFF: Final = re.compile("放假|补休|休息|照常公?休")
_WORK: Final = re.compile("上班")
_EXPLAINING: Final = re.compile("法定|公休日")
_UNTIL: Final = re.compile(r"延长\D*(?:\d{4}年)?\D*(?:至|到)(?=\d)")
_LONGER_BY: Final = re.compile(r"延长\D*[\d一二两三四五六七八九十]+[天日]")

Known = Callable[[date | None], Mapping[date, SpecialDay]]
"""Gives the special days that were known on a day; on the present day for None."""


@attrs.frozen(kw_only=True)
class Notice:
    """
    What one notice says.

    Attributes:
        year: the year it is for
        days: the days it names
        complete: it settles the whole year; else it changes some days of it
        issued: its day of issue, where it stands in the text
        number: its document number (文号), where it stands in the text
    """

    year: int
    days: Mapping[date, SpecialDay]
    complete: bool
    issued: date | None = None
    number: str = ""

    def table(self, source: str) -> DayTable:
        """
        Give it as a table of a calendar layer.

        Raises:
            InputError: a day lies outside the year and the months next to it
        """
        return DayTable(year=self.year, source=source, days=self.days, complete=self.complete)


def read_notice(text: str, *, year: int | None = None, name: str = "", known: Known = lambda _: {}) -> Notice:
    """
    Read the text of a notice: one holiday or all of a year.

    Args:
        text: as it was published; full-width and half-width characters alike
        year: the year it is for, if the text does not say so
        name: what days off are for where the text does not name it
        known: the days that were known on the day of issue that the text bears; asked if it lengthens a holiday

    Raises:
        InputError: something in it cannot be understood, or contradicts the calendar or itself

    >>> found = read_notice("10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）上班。", year=2026)
    >>> len(found.days), found.days[date(2026, 9, 20)].kind.value, found.complete
    (8, 'work', False)
    """
    plain = _simplify(text)
    year = _year_of(plain, year)
    dated, number = _ISSUED.search(plain), _NUMBER.search(plain)
    issued = _make_day(*map(int, dated.groups()), said=dated[0]) if dated else None
    days: dict[date, SpecialDay] = {}
    named: list[str] = []
    for heading, body in _sections(plain):
        section = _Section(year, heading, body, lambda: known(issued))
        found = section.read()
        if not found:
            continue
        title = section.longer or heading or _title(found, year) or name or _UNNAMED
        named.append(title)
        for day, kind in found.items():
            if day in days and days[day].kind is not kind:
                raise InputError("notice.contradiction", day=day.isoformat())
            days[day] = SpecialDay(kind, title)
    if not days:
        raise InputError("notice.nothing")
    notice = Notice(
        year=year,
        days=dict(sorted(days.items())),
        complete=_is_whole(year, named),
        issued=issued,
        number=number[0] if number else "",
    )
    notice.table("")
    return notice


def notices_of_rows(rows: Iterable[Mapping[str, str]]) -> tuple[Notice, ...]:
    """
    Read notices from rows with ``notice_year``, ``date``, ``kind`` (``off`` or ``work``) and ``name``.

    A year is complete if 1 January and 1 October stand in it.

    Raises:
        InputError: a cell is missing or cannot be read; with the number of its row, from 1
    """
    years: dict[int, dict[date, SpecialDay]] = {}
    for number, row in enumerate(rows, 1):
        try:
            day, kind = date.fromisoformat(row["date"].strip()), DayKind(row["kind"].strip())
            year = int(row.get("notice_year") or day.year)
        except (KeyError, ValueError, AttributeError) as error:
            raise InputError("notice.row", row=number) from error
        years.setdefault(year, {})[day] = SpecialDay(kind, (row.get("name") or "").strip() or _UNNAMED)
    found = tuple(
        Notice(year=year, days=days, complete={date(year, 1, 1), date(year, 10, 1)} <= days.keys())
        for year, days in sorted(years.items())
    )
    if not found:
        raise InputError("notice.nothing")
    for notice in found:
        notice.table("")
    return found


def _simplify(text: str) -> str:
    """Make characters half-width, drop spaces, and leave of brackets only the weekday in them, as ``<四>``."""

    def weekday(found: re.Match[str]) -> str:
        said = _WEEKDAY.search(found[1])
        return f"<{said[1].replace('天', '日')}>" if said else ""

    plain = re.sub(r"[^\S\n]+", "", unicodedata.normalize("NFKC", text).replace("\r\n", "\n"))
    return _BRACKETS.sub(weekday, plain)


def _year_of(plain: str, year: int | None) -> int:
    said = [int(each) for each in _YEAR.findall(plain)]
    if year is None and not said:
        raise InputError("notice.no-year")
    if year is not None and said and year not in said:
        raise InputError("notice.other-year", said=said[0], year=year)
    return year if year is not None else said[0]


def _sections(plain: str) -> Iterator[tuple[str, str]]:
    """Give each holiday with what is said of it; what stands before the first heading has none."""
    parts = _HEADING.split(plain)
    yield "", _ISSUED.sub("", parts[0])
    for heading, body in zip(parts[1::2], parts[2::2], strict=True):
        yield heading, _ISSUED.sub("", body)


def _is_whole(year: int, titles: Iterable[str]) -> bool:
    """Tell whether all holidays of a year are among these titles; one title may name two."""
    holidays = _HOLIDAYS if year >= _SINCE else _HOLIDAYS[:4]
    said = " ".join(titles)
    return all(any(word in said for word in words) for words in holidays)


def _title(found: Mapping[date, DayKind], year: int) -> str:
    """Name the holiday whose date never moves, if its day is off."""
    return next((name for (month, day), name in _FIXED.items() if date(year, month, day) in found), "")


@attrs.define
class _Section:
    """One holiday as it is read; the month, and a year once said, are carried on from date to date."""

    year: int
    heading: str
    body: str
    known: Callable[[], Mapping[date, SpecialDay]]
    longer: str = attrs.field(init=False, default="")
    """The name of the holiday that is lengthened, as it was known."""
    _month: int | None = None
    _said_year: int | None = None

    def read(self) -> dict[date, DayKind]:
        days: dict[date, DayKind] = {}
        for sentence in re.split(r"[。;\n]", self.body):
            rest: list[date] = []
            for clause in _CLAUSE.split(sentence):
                spans = [self._span(found) for found in _SPAN.finditer(clause)]
                dates = [day for span in spans for day in span]
                if not dates and _LONGER_BY.search(clause):
                    raise InputError("notice.unclear", text=clause)
                if not dates or _EXPLAINING.search(clause):
                    continue
                if "延长" in clause:
                    dates = self._lengthened(clause, dates)
                kind = _kind_of(clause, dates)
                if kind is DayKind.OFF:
                    rest += dates
                for day in dates:
                    if days.setdefault(day, kind) is not kind:
                        raise InputError("notice.contradiction", day=day.isoformat())
            _check_count(sentence, rest, is_joined="连休" in self.body)
        return days

    def _lengthened(self, clause: str, dates: list[date]) -> list[date]:
        """Give all days of a holiday that is lengthened up to a day, from the first on as it was known."""
        words = next((words for words in _HOLIDAYS if any(word in clause for word in words)), ())
        if not words or not _UNTIL.search(clause) or len(dates) > 1:
            raise InputError("notice.unclear", text=clause)
        until = dates[0]
        days = {
            day: special.name
            for day, special in self.known().items()
            if special.kind is DayKind.OFF
            and until - _LONGEST <= day <= until
            and any(word in special.name for word in words)
        }
        if not days:
            raise InputError("notice.longer-than-what", holiday=words[0], until=until.isoformat())
        first = min(days)
        self.longer = days[first]
        return [first + timedelta(days=each) for each in range((until - first).days + 1)]

    def _span(self, found: re.Match[str]) -> list[date]:
        parts = found.groups()
        first = last = self._day(parts[:4], found[0])
        if parts[6] is not None:
            last = self._day(parts[4:], found[0], after=first)
        if not first <= last <= first + _LONGEST:
            raise InputError("notice.range", text=found[0])
        return [first + timedelta(days=each) for each in range((last - first).days + 1)]

    def _day(self, parts: tuple[str | None, ...], said: str, after: date | None = None) -> date:
        year, month, day, weekday = parts
        if month is not None:
            self._month = int(month)
        if self._month is None:
            raise InputError("notice.no-month", text=said)
        if year is not None:
            self._said_year = int(year)
        elif month is not None:
            # New Year's days in December belong to the year before; a range that passes it ends in the year after.
            self._said_year = self.year - (self._month == _DECEMBER and "元旦" in self.heading)
            if after is not None and self._month < after.month:
                self._said_year = after.year + 1
        found = _make_day(self._said_year or self.year, self._month, int(day or 0), said=said)
        if weekday is not None and _WEEKDAYS[found.weekday()] != weekday:
            raise InputError("notice.weekday", day=found.isoformat(), said=weekday, found=_WEEKDAYS[found.weekday()])
        return found


def _kind_of(clause: str, days: list[date]) -> DayKind:
    works, rests = _WORK.search(clause), _OFF.search(clause) or _UNTIL.search(clause)
    if bool(works) is bool(rests):
        raise InputError("notice.unclear", text=clause)
    if _AS_USUAL.search(clause) and any(day.weekday() < _SATURDAY for day in days):
        raise InputError("notice.not-as-usual", text=clause)
    return DayKind.WORK if works else DayKind.OFF


def _check_count(sentence: str, rest: list[date], *, is_joined: bool) -> None:
    """Compare the number of days that is stated with those named, or with those and the weekend they join."""
    said = _COUNT.search(sentence)
    if said is None or not rest:
        return
    named = {*rest}
    counts = {len(named)}
    if is_joined:
        counts.add(len(_with_weekend(named)))
    if int(said[1]) not in counts:
        raise InputError("notice.count", first=min(named).isoformat(), said=int(said[1]), found=len(named))


def _with_weekend(days: set[date]) -> set[date]:
    joined = {*days}
    for step in (timedelta(days=1), timedelta(days=-1)):
        day = (max(days) if step.days > 0 else min(days)) + step
        while day.weekday() >= _SATURDAY:
            joined.add(day)
            day += step
    return joined


def _make_day(year: int, month: int, day: int, *, said: str) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise InputError("notice.no-such-day", text=said) from error
