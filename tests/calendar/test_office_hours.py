import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.calendar import OfficeHours
from govliaison.calendar.office_hours import DAY, MINUTE, ROUND_THE_CLOCK
from govliaison.errors import InputError

HOUR = 60 * MINUTE


@st.composite
def office_hours(draw: st.DrawFn) -> OfficeHours:
    count = draw(st.integers(1, 3))
    edges = sorted(draw(st.sets(st.integers(0, 1440), min_size=2 * count, max_size=2 * count)))
    return OfficeHours(tuple(zip(edges[::2], edges[1::2], strict=True)))


def test_default_hours_are_nine_to_twelve_and_one_to_five() -> None:
    hours = OfficeHours()
    assert str(hours) == "09:00-12:00, 13:00-17:00"
    assert hours.length == 7 * HOUR
    assert (hours.opens, hours.closes) == (9 * HOUR, 17 * HOUR)


def test_hours_are_read_as_people_write_them() -> None:
    assert OfficeHours.of("8:30-12:00", " 14:30 – 24:00 ").intervals == ((510, 720), (870, 1440))


@pytest.mark.parametrize("text", ["", "9-12", "09:00", "09:60-10:00", "上午"])
def test_what_is_no_interval_is_refused(text: str) -> None:
    with pytest.raises(InputError, match=r"calendar\.hours-unreadable"):
        OfficeHours.of(text)


@pytest.mark.parametrize(
    "intervals",
    [(), ((540, 540),), ((540, 480),), ((540, 720), (700, 800)), ((540, 720), (720, 800)), ((-1, 9),), ((9, 1441),)],
)
def test_hours_that_do_not_fit_together_are_refused(intervals: tuple[tuple[int, int], ...]) -> None:
    with pytest.raises(InputError, match=r"calendar\.hours-invalid"):
        OfficeHours(intervals)


def test_closing_time_still_belongs_to_the_office_hours() -> None:
    hours = OfficeHours()
    assert hours.next_open(8 * HOUR) == 9 * HOUR
    assert hours.next_open(12 * HOUR) == 12 * HOUR
    assert hours.next_open(12 * HOUR + 1) == 13 * HOUR
    assert hours.next_open(17 * HOUR) == 17 * HOUR
    assert hours.next_open(17 * HOUR + 1) is None


def test_round_the_clock_is_a_whole_day() -> None:
    assert ROUND_THE_CLOCK.length == DAY
    assert ROUND_THE_CLOCK.clock_when(DAY) == DAY


@given(office_hours(), st.integers(0, DAY))
def test_worked_time_is_what_a_minute_by_minute_count_gives(hours: OfficeHours, clock: int) -> None:
    minutes, rest = divmod(clock, MINUTE)
    open_minutes = {minute for opens, closes in hours.intervals for minute in range(opens, closes)}
    expected = sum(minute in open_minutes for minute in range(minutes)) * MINUTE
    assert hours.worked_by(clock) == expected + (rest if minutes in open_minutes else 0)


@given(office_hours(), st.data())
def test_clock_when_is_the_earliest_time_by_which_so_much_is_worked(hours: OfficeHours, data: st.DataObject) -> None:
    worked = data.draw(st.integers(1, hours.length))
    clock = hours.clock_when(worked)
    assert hours.worked_by(clock) == worked
    assert hours.worked_by(clock - 1) == worked - 1


def test_hours_read_back_from_their_text() -> None:
    assert OfficeHours.of(*str(OfficeHours()).split(", ")) == OfficeHours()
