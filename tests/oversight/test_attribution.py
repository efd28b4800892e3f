"""Working time is attributed to whoever held the case, and the parts sum exactly to the whole."""

from datetime import UTC, datetime, time, timedelta
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

import govliaison_china as china
from govliaison.calendar import WorkCalendar
from govliaison.cases.parts import Holding
from govliaison.oversight import attribute, attribute_all

CALENDAR = WorkCalendar.build([china.gazetted_calendar()], zone=ZoneInfo("Asia/Shanghai"))
START = datetime(2026, 9, 21, 1, tzinfo=UTC)
MOMENTS = st.lists(st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)), min_size=2, max_size=9, unique=True)  # noqa: DTZ001


def held(*holdings: Holding) -> Any:
    return SimpleNamespace(holdings=holdings)


def chain(moments: list[datetime], units: list[str], *, is_open: bool) -> Any:
    """A case that went from hand to hand without a gap."""
    ends: list[datetime | None] = [*moments[1:]]
    if is_open:
        ends[-1] = None
    return held(
        *(
            Holding(unit=unit, since=since, until=until)
            for unit, since, until in zip(units, moments[:-1], ends, strict=False)
        )
    )


@given(MOMENTS, st.lists(st.sampled_from("abc"), min_size=8, max_size=8), st.booleans())
def test_the_parts_sum_exactly_to_the_whole(moments: list[datetime], units: list[str], is_open: bool) -> None:  # noqa: FBT001
    moments = sorted(moment.replace(tzinfo=UTC) for moment in moments)
    parts = attribute(chain(moments, units, is_open=is_open), CALENDAR, moments[-1])
    assert CALENDAR.working_time(moments[0], moments[-1]) == sum(parts.values(), timedelta())
    assert {*units[: len(moments) - 1]} == {*parts}


def test_nights_weekends_and_holidays_are_nobodys() -> None:
    after_work = datetime.combine(START, time(9), tzinfo=UTC)
    case = held(Holding(unit="desk", since=after_work, until=datetime(2026, 9, 22, 1, tzinfo=UTC)))
    assert {"desk": timedelta()} == attribute(case, CALENDAR, START)


def test_a_unit_that_had_it_twice_is_counted_together() -> None:
    hours = [START + timedelta(hours=number) for number in range(4)]
    case = chain(hours, ["desk", "market", "desk"], is_open=True)
    assert {"desk": timedelta(hours=2), "market": timedelta(hours=1)} == attribute(case, CALENDAR, hours[3])


@given(st.lists(st.tuples(MOMENTS, st.lists(st.sampled_from("abc"), min_size=8, max_size=8)), max_size=5))
def test_over_all_cases_it_is_the_sum_over_each(said: list[tuple[list[datetime], list[str]]]) -> None:
    cases = [
        chain(sorted(moment.replace(tzinfo=UTC) for moment in moments), units, is_open=False) for moments, units in said
    ]
    total = attribute_all(cases, CALENDAR, START)
    for unit in "abc":
        single = [attribute(case, CALENDAR, START) for case in cases]
        own = [each[unit] for each in single if unit in each]
        assert (len(own), sum(own, timedelta())) == total.get(unit, (0, timedelta()))
