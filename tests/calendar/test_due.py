from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.calendar import (
    CountFrom,
    Cutoff,
    DayTable,
    DueMoment,
    NonWorking,
    OfficeHours,
    WorkCalendar,
    due,
    elapsed_working_days,
)
from govliaison.errors import InputError
from govliaison.values import Amount, TimeUnit

ZONE = ZoneInfo("Asia/Shanghai")
SAME, NEXT = CountFrom.SAME_DAY, CountFrom.NEXT_DAY
MIDNIGHT, EXACT, CLOSING = Cutoff.MIDNIGHT, Cutoff.EXACT_TIME, Cutoff.END_OF_WORKING_DAY
RUN, FREEZE, ROLL = NonWorking.RUN, NonWorking.FREEZE, NonWorking.ROLL

moments = st.datetimes(datetime(2026, 1, 1), datetime(2026, 10, 31), timezones=st.just(UTC))  # noqa: DTZ001
small_amounts = st.builds(Amount, st.integers(0, 40), st.sampled_from(TimeUnit))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def check(found: DueMoment, expected: str) -> None:
    assert (at(expected), UTC, False) == (found.at, found.at.tzinfo, found.provisional)


@pytest.mark.parametrize(
    ("start", "amount", "expected"),
    [
        ("2026-09-28 16:20", "5 working days", "2026-10-10 17:00"),
        ("2026-09-28 20:00", "1 working day", "2026-09-29 17:00"),
        ("2026-09-26 10:00", "1 working day", "2026-09-28 17:00"),
        ("2026-09-28 10:00", "0 working days", "2026-09-28 17:00"),
        ("2026-09-28 16:00", "2 working hours", "2026-09-29 10:00"),
        ("2026-09-30 16:00", "90 minutes", "2026-09-30 17:30"),
        ("2026-09-30 16:00", "24 hours", "2026-10-01 16:00"),
        ("2026-09-30 16:00", "3 calendar days", "2026-10-04 00:00"),
        ("2026-01-31 16:00", "1 month", "2026-03-01 00:00"),
        ("2026-03-31 16:00", "3 months", "2026-07-01 00:00"),
        ("2025-11-30 16:00", "2 months", "2026-01-31 00:00"),
    ],
)
def test_limits_count_from_the_next_day(calendar: WorkCalendar, start: str, amount: str, expected: str) -> None:
    check(due(calendar, at(start), Amount.parse(amount)), expected)


@pytest.mark.parametrize(
    ("start", "amount", "expected"),
    [
        ("2026-09-28 16:20", "1 working day", "2026-09-28 17:00"),
        ("2026-09-28 20:00", "1 working day", "2026-09-28 17:00"),
        ("2026-09-26 10:00", "1 working day", "2026-09-28 17:00"),
        ("2026-09-26 10:00", "0 working days", "2026-09-26 17:00"),
        ("2026-09-29 10:00", "3 working days", "2026-10-08 17:00"),
        ("2026-09-28 10:00", "3 calendar days", "2026-10-01 00:00"),
        ("2026-03-01 10:00", "1 month", "2026-04-01 00:00"),
        ("2026-01-31 10:00", "1 month", "2026-03-01 00:00"),
        ("2026-01-15 10:00", "1 month", "2026-02-15 00:00"),
        ("2026-09-28 10:00", "24 hours", "2026-09-29 10:00"),
    ],
)
def test_limits_count_from_the_same_day(calendar: WorkCalendar, start: str, amount: str, expected: str) -> None:
    check(due(calendar, at(start), Amount.parse(amount), count_from=SAME), expected)


@pytest.mark.parametrize(
    ("amount", "cutoff", "expected"),
    [
        ("1 working day", MIDNIGHT, "2026-09-30 00:00"),
        ("1 working day", EXACT, "2026-09-29 20:30"),
        ("5 calendar days", CLOSING, "2026-10-03 17:00"),
        ("5 calendar days", EXACT, "2026-10-03 20:30"),
        ("1 month", CLOSING, "2026-10-28 17:00"),
        ("2 hours", CLOSING, "2026-09-28 22:30"),
    ],
)
def test_the_last_day_ends_at_the_cutoff(calendar: WorkCalendar, amount: str, cutoff: Cutoff, expected: str) -> None:
    check(due(calendar, at("2026-09-28 20:30"), Amount.parse(amount), cutoff=cutoff), expected)


@pytest.mark.parametrize(
    ("start", "amount", "non_working", "expected"),
    [
        # signing for within 24 hours, from the last afternoon before nine days off
        ("2026-02-14 16:00", "24 hours", RUN, "2026-02-15 16:00"),
        ("2026-02-14 16:00", "24 hours", FREEZE, "2026-02-24 16:00"),
        ("2026-02-14 16:00", "24 hours", ROLL, "2026-02-24 09:00"),
        ("2026-09-28 20:00", "24 hours", ROLL, "2026-09-30 09:00"),
        ("2026-09-28 12:30", "24 hours", ROLL, "2026-09-29 13:00"),
        ("2026-09-28 17:00", "24 hours", ROLL, "2026-09-29 17:00"),
        ("2026-09-26 10:00", "24 hours", FREEZE, "2026-09-29 00:00"),
        ("2026-09-26 10:00", "0 hours", FREEZE, "2026-09-26 10:00"),
        ("2026-09-29 10:00", "3 calendar days", ROLL, "2026-10-09 00:00"),
        ("2026-09-29 10:00", "1 calendar day", ROLL, "2026-10-01 00:00"),
        ("2026-09-29 10:00", "3 calendar days", FREEZE, "2026-10-10 00:00"),
        ("2026-09-01 10:00", "1 month", ROLL, "2026-10-09 00:00"),
        ("2026-02-01 10:00", "1 month", FREEZE, "2026-03-18 00:00"),
        ("2026-09-29 10:00", "2 working days", ROLL, "2026-10-08 17:00"),
        ("2026-09-29 10:00", "2 working days", FREEZE, "2026-10-08 17:00"),
    ],
)
def test_days_off_do_what_the_rule_says(
    calendar: WorkCalendar, start: str, amount: str, non_working: NonWorking, expected: str
) -> None:
    check(due(calendar, at(start), Amount.parse(amount), non_working=non_working), expected)


def test_a_month_frozen_from_the_same_day_counts_the_days_the_month_has(calendar: WorkCalendar) -> None:
    one_month = due(calendar, at("2026-02-02 10:00"), Amount.parse("1 month"), count_from=SAME, non_working=FREEZE)
    days = Amount(28, TimeUnit.WORKING_DAY)
    assert (
        one_month.at.date() == due(calendar, at("2026-02-02 10:00"), days, count_from=SAME, cutoff=MIDNIGHT).at.date()
    )


@pytest.mark.parametrize(
    ("amount", "non_working", "provisional"),
    [
        ("1 working day", RUN, False),
        ("2 working days", RUN, True),
        ("14 working hours", RUN, True),
        ("48 hours", RUN, False),
        ("48 hours", FREEZE, True),
        ("48 hours", ROLL, True),
        ("7 calendar days", RUN, False),
        ("7 calendar days", FREEZE, True),
        ("7 calendar days", ROLL, True),
        ("1 calendar day", ROLL, False),
        ("1 month", RUN, False),
    ],
)
def test_a_limit_is_provisional_if_the_calendar_was_asked_about_a_year_without_notice(
    calendar: WorkCalendar, amount: str, non_working: NonWorking, *, provisional: bool
) -> None:
    found = due(calendar, at("2026-12-30 16:00"), Amount.parse(amount), non_working=non_working)
    assert found.provisional is provisional


@given(moments, st.integers(0, 400))
def test_elapsed_working_days_mirror_the_limit(calendar: WorkCalendar, start: datetime, number: int) -> None:
    found = due(calendar, start, Amount(number, TimeUnit.WORKING_DAY))
    assert elapsed_working_days(calendar, start, found.at) == number


@given(
    st.tuples(moments, moments).map(sorted),
    small_amounts,
    st.fixed_dictionaries(
        {
            "count_from": st.sampled_from(CountFrom),
            "cutoff": st.sampled_from([None, CLOSING, MIDNIGHT]),
            "non_working": st.sampled_from(NonWorking),
        }
    ),
)
def test_a_later_start_is_never_due_earlier(
    calendar: WorkCalendar, starts: list[datetime], amount: Amount, rule: dict[str, Any]
) -> None:
    early, late = (due(calendar, start, amount, **rule).at for start in starts)
    assert early <= late


@given(moments, small_amounts, st.sampled_from(CountFrom), st.sampled_from(NonWorking))
def test_a_longer_limit_is_never_due_earlier(
    calendar: WorkCalendar, start: datetime, amount: Amount, count_from: CountFrom, non_working: NonWorking
) -> None:
    longer = Amount(amount.number + 1, amount.unit)
    first = due(calendar, start, amount, count_from=count_from, non_working=non_working).at
    second = due(calendar, start, longer, count_from=count_from, non_working=non_working).at
    assert first <= second


@given(moments, st.integers(1, 60))
def test_freezing_counts_the_hours_of_working_days(calendar: WorkCalendar, start: datetime, hours: int) -> None:
    start = moment = start.replace(second=0, microsecond=0)
    found = due(calendar, start, Amount(hours, TimeUnit.HOUR), non_working=FREEZE).at
    minutes = 0
    while minutes < hours * 60:
        minutes += calendar.is_working(moment.astimezone(ZONE).date())
        moment += timedelta(minutes=1)
    assert moment == found


@pytest.mark.parametrize("unit", TimeUnit)
def test_limits_beyond_year_9999_are_refused(calendar: WorkCalendar, unit: TimeUnit) -> None:
    with pytest.raises(InputError, match=r"calendar\.out-of-range"):
        due(calendar, at("2026-09-28 10:00"), Amount(10**12, unit))


def test_a_start_without_zone_is_refused(calendar: WorkCalendar) -> None:
    with pytest.raises(InputError, match=r"moment\.naive"):
        due(calendar, datetime(2026, 9, 28), Amount.parse("24 hours"))  # noqa: DTZ001


def test_an_office_that_closes_at_midnight_ends_its_day_then(notice: DayTable, layer: type) -> None:
    """Who comes at 24:00 on Friday is on time on Friday."""
    hours = OfficeHours.of("09:00-24:00")
    late = WorkCalendar.build([layer((notice,))], zone=ZONE, hours=hours)
    start = at("2026-06-25 10:00")
    friday = due(late, start, Amount.parse("1 wd")).at
    assert at("2026-06-27 00:00") == friday
    assert 1 == elapsed_working_days(late, start, friday)
    assert 0 == elapsed_working_days(late, at("2026-06-26 00:00"), at("2026-06-26 00:00"))
    assert friday == due(late, start, Amount.parse("38 hours"), non_working=ROLL).at
    assert at("2026-06-29 09:00") == due(late, start, Amount.parse("2281 min"), non_working=ROLL).at
