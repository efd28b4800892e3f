from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.errors import InputError
from govliaison.values import Period

DAYS = st.dates(date(1901, 1, 1), date(2999, 12, 31))
PERIODS = st.builds(
    lambda day, of: of(day), DAYS, st.sampled_from([Period.of_year, Period.of_quarter, Period.of_month])
)


@pytest.mark.parametrize(
    ("text", "canonical", "first", "day_after"),
    [
        ("2026", "2026", date(2026, 1, 1), date(2027, 1, 1)),
        ("2026年", "2026", date(2026, 1, 1), date(2027, 1, 1)),
        ("2026Q3", "2026Q3", date(2026, 7, 1), date(2026, 10, 1)),
        ("2026-q4", "2026Q4", date(2026, 10, 1), date(2027, 1, 1)),
        ("２０２６Ｑ１", "2026Q1", date(2026, 1, 1), date(2026, 4, 1)),
        ("2026年第三季度", "2026Q3", date(2026, 7, 1), date(2026, 10, 1)),
        ("2026年 第2季度", "2026Q2", date(2026, 4, 1), date(2026, 7, 1)),
        ("2026年四季度", "2026Q4", date(2026, 10, 1), date(2027, 1, 1)),
        ("2026-09", "2026-09", date(2026, 9, 1), date(2026, 10, 1)),
        ("2026/9", "2026-09", date(2026, 9, 1), date(2026, 10, 1)),
        (" 2026年12月 ", "2026-12", date(2026, 12, 1), date(2027, 1, 1)),
    ],
)
def test_a_period_is_read_as_offices_write_it(text: str, canonical: str, first: date, day_after: date) -> None:
    period = Period.parse(text)
    assert (canonical, first, day_after) == (str(period), period.first, period.day_after)


@pytest.mark.parametrize(
    "text", ["", "26", "2026Q5", "2026Q0", "2026-13", "2026-00", "0000", "9999", "2026-09-01", "第三季度", "九月"]
)
def test_anything_else_is_no_period(text: str) -> None:
    with pytest.raises(InputError) as caught:
        Period.parse(text)
    assert caught.value.code == "period.unreadable"


@pytest.mark.parametrize(("first", "months"), [(date(2026, 1, 2), 1), (date(2026, 2, 1), 3), (date(2026, 4, 1), 12)])
def test_a_period_begins_where_a_year_quarter_or_month_begins(first: date, months: int) -> None:
    with pytest.raises(InputError) as caught:
        Period(first, months)
    assert caught.value.code == "period.crooked"


def test_half_a_year_is_no_period() -> None:
    with pytest.raises(ValueError, match="months"):
        Period(date(2026, 1, 1), 6)


@pytest.mark.parametrize(
    ("text", "chinese"),
    [("2026", "2026年"), ("2026Q1", "2026年第一季度"), ("2026Q4", "2026年第四季度"), ("2026-09", "2026年9月")],
)
def test_a_period_is_said_in_chinese(text: str, chinese: str) -> None:
    assert chinese == Period.parse(text).in_chinese()


def test_a_period_runs_from_midnight_to_midnight_of_its_zone() -> None:
    start, end = Period.parse("2026Q3").moments(ZoneInfo("Asia/Shanghai"))
    assert (datetime(2026, 6, 30, 16, tzinfo=UTC), datetime(2026, 9, 30, 16, tzinfo=UTC)) == (start, end)


def test_periods_are_ordered_by_first_day_the_longer_first() -> None:
    texts = ["2026-02", "2026Q2", "2026-01", "2026Q1", "2025-12", "2026"]
    ordered = [str(period) for period in sorted(map(Period.parse, texts))]
    assert ordered == ["2025-12", "2026", "2026Q1", "2026-01", "2026-02", "2026Q2"]


@given(PERIODS)
def test_what_is_said_is_read_again(period: Period) -> None:
    assert period == Period.parse(str(period)) == Period.parse(period.in_chinese())


@given(PERIODS)
def test_periods_follow_each_other_without_gap(period: Period) -> None:
    following = period.next()
    assert (period.day_after, period) == (following.first, following.previous())
    assert period < following


@given(DAYS)
def test_a_day_lies_in_its_year_quarter_and_month_and_not_in_the_next(day: date) -> None:
    for period in (Period.of_year(day), Period.of_quarter(day), Period.of_month(day)):
        assert period.contains(day)
        assert period.contains(period.day_after - timedelta(days=1))
        assert not period.next().contains(day)
        assert not period.previous().contains(day)
