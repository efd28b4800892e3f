import warnings
from collections.abc import Callable
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from govliaison.calendar import DayKind, WorkCalendar
from govliaison_china import gazetted_calendar


@pytest.fixture(scope="module")
def calendar() -> WorkCalendar:
    return WorkCalendar.build([gazetted_calendar()], zone=ZoneInfo("Asia/Shanghai"))


def days_of(first: int, last: int) -> list[date]:
    start = date(first, 1, 1)
    return [start + timedelta(days=offset) for offset in range((date(last + 1, 1, 1) - start).days)]


def test_the_years_2007_to_2026_are_gazetted_and_no_others(calendar: WorkCalendar) -> None:
    assert calendar.gazetted_years == frozenset(range(2007, 2027))
    assert gazetted_calendar().days(2027) is None


@pytest.mark.parametrize(
    ("start", "number", "expected"),
    [
        ("2020-01-22", 5, "2020-02-06"),
        ("2020-04-03", 5, "2020-04-13"),
        ("2020-04-30", 3, "2020-05-08"),
        ("2020-09-30", 5, "2020-10-14"),
        ("2021-02-10", 5, "2021-02-23"),
        ("2022-09-30", 10, "2022-10-19"),
        ("2023-01-20", 3, "2023-01-30"),
        ("2024-02-08", 5, "2024-02-21"),
        ("2024-09-13", 2, "2024-09-18"),
        ("2025-01-26", 5, "2025-02-08"),
        ("2025-09-30", 3, "2025-10-11"),
        ("2026-02-13", 3, "2026-02-25"),
        ("2026-02-13", 5, "2026-02-27"),
        ("2026-02-13", 10, "2026-03-05"),
        ("2026-04-30", 2, "2026-05-07"),
        ("2026-09-24", 5, "2026-10-09"),
        ("2026-09-30", 10, "2026-10-20"),
        ("2026-10-09", 1, "2026-10-10"),
        ("2025-12-31", 3, "2026-01-06"),
        ("2020-01-31", 3, "2020-02-05"),
    ],
)
def test_working_days_pass_over_days_off(calendar: WorkCalendar, start: str, number: int, expected: str) -> None:
    assert date.fromisoformat(expected) == calendar.add_working_days(date.fromisoformat(start), number)


@pytest.mark.parametrize(
    ("start", "number", "expected"),
    [
        ("2020-01-22", 5, "2020-01-29"),
        ("2020-04-03", 5, "2020-04-10"),
        ("2020-04-30", 3, "2020-05-05"),
        ("2020-09-30", 5, "2020-10-07"),
        ("2021-02-10", 5, "2021-02-17"),
        ("2022-09-30", 10, "2022-10-14"),
        ("2023-01-20", 3, "2023-01-25"),
        ("2024-02-08", 5, "2024-02-15"),
        ("2024-09-13", 2, "2024-09-17"),
        ("2025-01-26", 5, "2025-01-31"),
        ("2025-09-30", 3, "2025-10-03"),
        ("2026-02-13", 3, "2026-02-18"),
        ("2026-02-13", 10, "2026-02-27"),
        ("2026-09-24", 5, "2026-10-01"),
        ("2026-09-30", 10, "2026-10-14"),
        ("2026-10-09", 1, "2026-10-12"),
        ("2025-12-31", 3, "2026-01-05"),
        ("2020-01-31", 3, "2020-02-05"),
    ],
)
def test_monday_to_friday_alone_would_be_wrong(start: str, number: int, expected: str) -> None:
    """The last of these agrees with the gazette by chance."""
    naive = WorkCalendar.build([], zone=ZoneInfo("Asia/Shanghai"))
    assert date.fromisoformat(expected) == naive.add_working_days(date.fromisoformat(start), number)


@pytest.mark.parametrize(
    ("year", "expected"), [(2020, 249), (2021, 250), (2022, 249), (2023, 249), (2024, 251), (2025, 248), (2026, 248)]
)
def test_a_year_has_so_many_working_days(calendar: WorkCalendar, year: int, expected: int) -> None:
    assert calendar.working_days_between(date(year - 1, 12, 31), date(year, 12, 31)) == expected


def disagreeing(calendar: WorkCalendar, days: list[date], other: Callable[[date], bool]) -> list[date]:
    return [day for day in days if calendar.is_working(day) != other(day)]


def test_every_day_from_2007_on_agrees_with_chinesecalendar(calendar: WorkCalendar) -> None:
    import chinese_calendar  # type: ignore[import-untyped] # noqa: PLC0415 - for comparison only

    assert disagreeing(calendar, days_of(2007, 2026), chinese_calendar.is_workday) == []


def test_every_day_from_2019_on_agrees_with_holidays(calendar: WorkCalendar) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import holidays  # noqa: PLC0415 - for comparison only

        china = holidays.country_holidays("CN", years=range(2019, 2027))
    assert disagreeing(calendar, days_of(2019, 2026), china.is_working_day) == []


def test_new_year_days_in_december_belong_to_the_notice_for_the_year_after() -> None:
    table = gazetted_calendar().days(2007)
    assert table is not None
    assert [day for day in table.days if day.year == 2006] == [date(2006, 12, 30), date(2006, 12, 31)]
    assert {table.days[day].kind for day in table.days if day.year == 2006} == {DayKind.WORK}


@pytest.mark.parametrize(
    ("year", "source"),
    [
        (2017, "国务院办公厅2017年节假日安排通知，http://www.gov.cn/zhengce/content/2016-12/01/content_5141603.htm"),
        (2021, "国务院办公厅2021年节假日安排通知"),
        (2026, "国务院办公厅2026年节假日安排通知，2025-11-04"),
    ],
)
def test_a_table_cites_what_is_known_of_its_notice(year: int, source: str) -> None:
    table = gazetted_calendar().days(year)
    assert table is not None
    assert table.source == source
