from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.calendar import DayKind, DayTable, OfficeHours, SpecialDay, WorkCalendar
from govliaison.errors import InputError
from govliaison.texts import CATALOGUE
from govliaison.values import Reason

ZONE = ZoneInfo("Asia/Shanghai")
ONE_DAY = timedelta(days=1)


@attrs.frozen
class OneTable:
    table: DayTable

    def days(self, year: int, /) -> DayTable | None:
        return self.table if year == self.table.year else None


def local_days(**kinds: DayKind) -> OneTable:
    """Days such as ``d0401`` of 2026 that one place declares for itself."""
    days = {date(2026, int(key[1:3]), int(key[3:])): SpecialDay(kind, "台风") for key, kind in kinds.items()}
    return OneTable(DayTable(year=2026, source="local", days=days, complete=False))


@st.composite
def calendars(draw: st.DrawFn) -> WorkCalendar:
    """Calendars with any exceptions in 2026 and the months next to it."""
    days = draw(
        st.dictionaries(
            st.dates(date(2025, 12, 1), date(2027, 1, 31)),
            st.builds(SpecialDay, st.sampled_from(DayKind), st.just("x")),
            max_size=80,
        )
    )
    return WorkCalendar.build([OneTable(DayTable(year=2026, source="s", days=days))], zone=ZONE)


near = st.dates(date(2025, 9, 1), date(2027, 4, 30))
moments = st.datetimes(datetime(2025, 9, 1), datetime(2027, 4, 30), timezones=st.just(UTC))  # noqa: DTZ001
amounts = st.timedeltas(timedelta(0), timedelta(days=40))


def walk(calendar: WorkCalendar, day: date, number: int) -> date:
    """Count day by day: obviously right."""
    while number:
        day += ONE_DAY
        number -= calendar.is_working(day)
    return day


# -- days -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "number", "expected"),
    [
        ("2026-02-13", 3, "2026-02-25"),
        ("2026-02-13", 5, "2026-02-27"),
        ("2026-02-13", 10, "2026-03-05"),
        ("2026-04-30", 2, "2026-05-07"),
        ("2026-09-24", 5, "2026-10-09"),
        ("2026-09-30", 10, "2026-10-20"),
        ("2026-10-09", 1, "2026-10-10"),
        ("2025-12-31", 3, "2026-01-06"),
        ("2026-09-26", 0, "2026-09-26"),
        ("2026-10-08", -1, "2026-09-30"),
        ("2026-10-11", -1, "2026-10-10"),
    ],
)
def test_working_days_are_added(calendar: WorkCalendar, start: str, number: int, expected: str) -> None:
    assert date.fromisoformat(expected) == calendar.add_working_days(date.fromisoformat(start), number)


def test_2026_has_248_working_days(calendar: WorkCalendar) -> None:
    assert calendar.working_days_between(date(2025, 12, 31), date(2026, 12, 31)) == 248


@given(calendars(), near, st.integers(0, 300))
def test_adding_is_what_walking_day_by_day_gives(calendar: WorkCalendar, day: date, number: int) -> None:
    found = calendar.add_working_days(day, number)
    assert found == walk(calendar, day, number)
    assert calendar.working_days_between(day, found) == number


@given(calendars(), near, st.integers(1, 300))
def test_counting_back_gives_the_nth_working_day_before(calendar: WorkCalendar, day: date, number: int) -> None:
    found = calendar.add_working_days(day, -number)
    assert calendar.is_working(found)
    assert number == calendar.working_days_between(found - ONE_DAY, day - ONE_DAY)


@given(calendars(), near, near)
def test_counting_is_what_counting_day_by_day_gives(calendar: WorkCalendar, one: date, other: date) -> None:
    start, end = sorted((one, other))
    days = [start + timedelta(days=offset) for offset in range(1, (end - start).days + 1)]
    count = sum(calendar.is_working(day) for day in days)
    assert calendar.working_days_between(start, end) == count
    assert calendar.working_days_between(end, start) == -count


@pytest.mark.parametrize("number", [-1, -(10**9), -(10**30)])
def test_days_before_year_one_are_refused(calendar: WorkCalendar, number: int) -> None:
    with pytest.raises(InputError, match=r"calendar\.out-of-range"):
        calendar.add_working_days(date.min, number)


@pytest.mark.parametrize("number", [1, 10**9, 10**30])
def test_days_after_year_9999_are_refused(calendar: WorkCalendar, number: int) -> None:
    with pytest.raises(InputError, match=r"calendar\.out-of-range"):
        calendar.add_working_days(date.max, number)


def test_without_any_layer_the_weekly_rhythm_serves() -> None:
    calendar = WorkCalendar.build([], zone=ZONE)
    assert calendar.add_working_days(date(2026, 9, 30), 1) == date(2026, 10, 1)
    assert calendar.add_working_days(date.min, 5) == date(1, 1, 8)
    assert not calendar.is_gazetted(date(2026, 10, 1))


def test_a_year_without_notice_is_monday_to_friday_and_provisional(calendar: WorkCalendar) -> None:
    assert calendar.add_working_days(date(2027, 9, 30), 1) == date(2027, 10, 1)
    assert [calendar.is_gazetted(day) for day in (date(2026, 12, 31), date(2027, 1, 1))] == [True, False]
    assert not calendar.is_provisional(date(2026, 1, 1), date(2026, 12, 31))
    assert calendar.is_provisional(date(2026, 1, 1), date(2027, 1, 1))


def test_a_later_layer_wins_day_by_day(calendar: WorkCalendar, notice: DayTable) -> None:
    typhoon = local_days(d0401=DayKind.OFF, d1001=DayKind.WORK)
    merged = WorkCalendar.build([OneTable(notice), typhoon], zone=ZONE)
    assert not merged.is_working(date(2026, 4, 1))
    assert merged.is_working(date(2026, 10, 1))
    assert merged.is_working(date(2026, 10, 2)) == calendar.is_working(date(2026, 10, 2))


def test_local_days_alone_settle_no_year() -> None:
    calendar = WorkCalendar.build([local_days(d0401=DayKind.OFF)], zone=ZONE)
    assert not calendar.is_working(date(2026, 4, 1))
    assert not calendar.is_gazetted(date(2026, 4, 1))


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        ("2026-10-01", Reason.of("calendar.holiday", day="2026-10-01", name="国庆节", source="notice of 2025-11-04")),
        (
            "2026-10-10",
            Reason.of("calendar.make-up-workday", day="2026-10-10", name="国庆节", source="notice of 2025-11-04"),
        ),
        ("2026-10-11", Reason.of("calendar.weekend", day="2026-10-11")),
        ("2026-10-12", Reason.of("calendar.workday", day="2026-10-12")),
        ("2027-10-01", Reason.of("calendar.presumed-workday", day="2027-10-01")),
        ("2027-10-02", Reason.of("calendar.presumed-weekend", day="2027-10-02")),
    ],
)
def test_a_day_says_why_it_is_worked_or_not(calendar: WorkCalendar, day: str, reason: Reason) -> None:
    assert calendar.why(date.fromisoformat(day)) == reason
    assert reason.code in CATALOGUE


def test_a_holiday_that_one_place_works_is_an_ordinary_workday(notice: DayTable) -> None:
    merged = WorkCalendar.build([OneTable(notice), local_days(d1001=DayKind.WORK)], zone=ZONE)
    assert merged.why(date(2026, 10, 1)) == Reason.of("calendar.workday", day="2026-10-01")


def test_a_table_may_name_days_of_the_months_next_to_it_and_no_others() -> None:
    special = SpecialDay(DayKind.OFF, "元旦")
    table = DayTable(year=2026, source="s", days={date(2025, 12, 31): special, date(2027, 1, 1): special})
    assert len(table.days) == 2
    for stranger in (date(2025, 11, 30), date(2027, 2, 1), date(2024, 12, 31)):
        with pytest.raises(InputError, match=r"calendar\.day-outside-year"):
            DayTable(year=2026, source="s", days={stranger: special})


def test_the_version_changes_with_everything_that_matters_and_with_nothing_else(notice: DayTable) -> None:
    national = OneTable(notice)
    one = WorkCalendar.build([national], zone=ZONE)
    others = [
        WorkCalendar.build([national], zone=ZoneInfo("UTC")),
        WorkCalendar.build([national], zone=ZONE, hours=OfficeHours.of("09:00-17:00")),
        WorkCalendar.build([national, local_days(d0401=DayKind.OFF)], zone=ZONE),
        WorkCalendar.build([national, local_days(d0401=DayKind.WORK)], zone=ZONE),
        WorkCalendar.build([], zone=ZONE),
        WorkCalendar.build([OneTable(attrs.evolve(notice, complete=False))], zone=ZONE),
    ]
    assert len({one.version, *(other.version for other in others)}) == 1 + len(others)
    assert WorkCalendar.build([national, national], zone=ZONE, years=[2026, 2026, 2025]).version == one.version


# -- moments ----------------------------------------------------------------------------------------------------------


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def test_working_time_counts_office_hours_only(calendar: WorkCalendar) -> None:
    assert calendar.working_time(at("2026-09-30 16:00"), at("2026-10-08 10:30")) == timedelta(hours=2, minutes=30)
    assert calendar.working_time(at("2026-09-28 11:00"), at("2026-09-28 14:00")) == timedelta(hours=2)
    assert calendar.working_time(at("2026-10-02 11:00"), at("2026-10-03 14:00")) == timedelta(0)
    assert calendar.working_time(at("2026-09-28 14:00"), at("2026-09-28 11:00")) == timedelta(hours=-2)


@pytest.mark.parametrize(
    ("start", "hours", "expected"),
    [
        ("2026-09-28 11:30", 1, "2026-09-28 13:30"),
        ("2026-09-28 16:00", 1, "2026-09-28 17:00"),
        ("2026-09-30 16:00", 2, "2026-10-08 10:00"),
        ("2026-10-02 10:00", 7, "2026-10-08 17:00"),
        ("2026-09-28 20:00", 0, "2026-09-28 20:00"),
        ("2026-10-08 09:30", -1, "2026-09-30 16:30"),
    ],
)
def test_working_time_is_added(calendar: WorkCalendar, start: str, hours: int, expected: str) -> None:
    found = calendar.add_working_time(at(start), timedelta(hours=hours))
    assert (at(expected), UTC) == (found, found.tzinfo)


@given(calendars(), moments, amounts)
def test_added_working_time_is_counted_back_exactly(calendar: WorkCalendar, start: datetime, amount: timedelta) -> None:
    end = calendar.add_working_time(start, amount)
    assert calendar.working_time(start, end) == amount
    if amount:
        assert calendar.working_time(start, end - timedelta(microseconds=1)) < amount
        assert calendar.next_working_moment(end) == end


@given(calendars(), moments, moments, moments)
def test_working_time_adds_up_over_parts(calendar: WorkCalendar, a: datetime, b: datetime, c: datetime) -> None:
    assert calendar.working_time(a, b) + calendar.working_time(b, c) == calendar.working_time(a, c)


@given(calendars(), moments)
def test_nothing_is_worked_before_the_next_working_moment(calendar: WorkCalendar, moment: datetime) -> None:
    opening = calendar.next_working_moment(moment)
    day, clock = calendar.local(opening)
    assert moment <= opening
    assert calendar.working_time(moment, opening) == timedelta(0)
    assert calendar.is_working(day)
    assert calendar.hours.next_open(clock) == clock


def test_moments_at_the_end_of_the_world_are_refused(calendar: WorkCalendar) -> None:
    with pytest.raises(InputError, match=r"calendar\.out-of-range"):
        calendar.local(datetime.max.replace(tzinfo=UTC))
    with pytest.raises(InputError, match=r"calendar\.out-of-range"):
        calendar.moment(date.max, 24 * 3_600_000_000)
    with pytest.raises(InputError, match=r"calendar\.out-of-range"):
        calendar.add_working_time(at("9999-12-30 10:00"), timedelta(days=3))


def test_a_moment_without_zone_is_refused(calendar: WorkCalendar) -> None:
    naive = datetime(2026, 9, 28)  # noqa: DTZ001
    for ask in (calendar.local, calendar.next_working_moment, lambda it: calendar.add_working_time(it, timedelta(0))):
        with pytest.raises(InputError, match=r"moment\.naive"):
            ask(naive)


@given(calendars(), calendars(), moments, st.integers(1, 60))
def test_what_ends_before_calendars_part_ends_there_on_both(
    one: WorkCalendar, other: WorkCalendar, start: datetime, hours: int
) -> None:
    parting = one.parts_from(other)
    assert parting == other.parts_from(one)
    ends = [each.add_working_time(start, timedelta(hours=hours)) for each in (one, other)]
    days = [each.add_working_days(start.date(), hours) for each in (one, other)]
    assert (min(ends) >= parting) or ends[0] == ends[1]
    assert (one.moment(min(days), 0) >= parting) or days[0] == days[1]
    last = (parting - ONE_DAY).astimezone(ZONE).date()
    first = start.astimezone(ZONE).date()
    assert first > last or one.is_provisional(first, last) is other.is_provisional(first, last)


def test_calendars_part_at_once_by_their_hours_and_never_where_they_are_alike() -> None:
    plain = WorkCalendar.build([], zone=ZONE)
    assert datetime.max.replace(tzinfo=UTC) == plain.parts_from(attrs.evolve(plain))
    assert datetime.min.replace(tzinfo=UTC) == plain.parts_from(attrs.evolve(plain, hours=OfficeHours.of("8:00-16:00")))
    off = WorkCalendar.build([local_days(d0402=DayKind.OFF)], zone=ZONE)
    assert datetime(2026, 4, 1, 16, tzinfo=UTC) == plain.parts_from(off)
    settled = attrs.evolve(off, gazetted_years=frozenset({2026}))
    assert datetime(2025, 12, 31, 16, tzinfo=UTC) == settled.parts_from(off)
