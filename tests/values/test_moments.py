from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.errors import InputError
from govliaison.values import from_micros, parse_day_or_moment, parse_moment, to_micros

SHANGHAI = ZoneInfo("Asia/Shanghai")


@given(st.datetimes(timezones=st.just(UTC)))
def test_moments_survive_as_microseconds(moment: datetime) -> None:
    assert moment == from_micros(to_micros(moment))


def test_microseconds_are_counted_from_1970_in_utc_whatever_the_zone() -> None:
    eight = datetime(1970, 1, 1, 8, 0, 0, 1, tzinfo=SHANGHAI)
    assert (1, -1) == (to_micros(eight), to_micros(eight - timedelta(microseconds=2)))


def test_a_moment_without_zone_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        to_micros(datetime(2026, 9, 28, 16, 20))  # noqa: DTZ001
    assert ("moment.naive", "2026-09-28 16:20:00") == (caught.value.code, caught.value.params["text"])


@pytest.mark.parametrize("text", ["2026-09-08", "2026/9/8", "2026.9.8", "2026年9月8日", " ２０２６－０９－０８ "])
def test_a_date_stays_a_date(text: str) -> None:
    assert date(2026, 9, 8) == parse_day_or_moment(text, SHANGHAI)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-09-28T16:20:00+08:00", datetime(2026, 9, 28, 8, 20, tzinfo=UTC)),
        ("2026-09-28T16:20+0800", datetime(2026, 9, 28, 8, 20, tzinfo=UTC)),
        ("2026-09-28t08:20z", datetime(2026, 9, 28, 8, 20, tzinfo=UTC)),
        ("2026-09-28 16:20:05", datetime(2026, 9, 28, 8, 20, 5, tzinfo=UTC)),
        ("2026-09-28 16:20:05.25", datetime(2026, 9, 28, 8, 20, 5, 250_000, tzinfo=UTC)),
        ("2026/9/8 7:05", datetime(2026, 9, 7, 23, 5, tzinfo=UTC)),
        ("2026年9月8日 16时20分", datetime(2026, 9, 8, 8, 20, tzinfo=UTC)),
        ("2026年9月8日16时20分5秒", datetime(2026, 9, 8, 8, 20, 5, tzinfo=UTC)),
    ],
)
def test_a_moment_is_read_in_its_zone_and_given_in_utc(text: str, moment: datetime) -> None:
    assert moment == parse_day_or_moment(text, SHANGHAI) == parse_moment(text, SHANGHAI)


@pytest.mark.parametrize(
    "text",
    ["", "soon", "2026-02-30", "2026-09-28 25:00", "2026-13-01", "28.9.2026", "0001-01-01 00:00", "2026-09-28 16"],
)
def test_anything_else_is_no_moment(text: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_day_or_moment(text, SHANGHAI)
    assert ("moment.unreadable", text) == (caught.value.code, caught.value.params["text"])


def test_a_date_stands_for_the_time_the_caller_means() -> None:
    assert datetime(2026, 9, 27, 16, tzinfo=UTC) == parse_moment("2026-09-28", SHANGHAI)
    assert datetime(2026, 9, 28, 9, tzinfo=UTC) == parse_moment("2026-09-28", SHANGHAI, at=time(17))


@given(
    st.datetimes(datetime(1900, 1, 2), datetime(9999, 12, 30)),  # noqa: DTZ001
    st.integers(-14 * 60, 14 * 60),
)
def test_any_iso_moment_is_read(naive: datetime, offset: int) -> None:
    moment = naive.replace(tzinfo=timezone(timedelta(minutes=offset)))
    assert moment == parse_moment(moment.isoformat(), SHANGHAI)
