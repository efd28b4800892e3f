"""Each working moment of a case is somebody's, and the shares sum exactly to the whole."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

import govliaison_china as china
from govliaison.calendar import WorkCalendar
from govliaison.cases import Waiting, attribute
from govliaison.cases.parts import Wait
from govliaison.deadlines import Clock, ClockStart, DutyKind, Stage

CALENDAR = WorkCalendar.build([china.gazetted_calendar()], zone=ZoneInfo("Asia/Shanghai"))
START = datetime(2026, 9, 21, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)


def waits(*spans: tuple[str, Waiting, int, int | None]) -> tuple[Wait, ...]:
    return tuple(
        Wait(unit=unit, what=what, since=START + since * HOUR, until=None if until is None else START + until * HOUR)
        for unit, what, since, until in spans
    )


def clock(unit: str, duty: DutyKind, due: int, ended: int | None = None) -> Clock:
    start = ClockStart(
        stage=Stage.ASSIST_RETURN if duty is DutyKind.ASSISTING else Stage.ANSWER,
        unit=unit,
        pack="p",
        rule="r",
        anchor_at=START,
        due_at=START + due * HOUR,
        calendar="c",
        duty=duty,
    )
    return Clock(start=start, since=START, ended_at=None if ended is None else START + ended * HOUR)


def shares(case: Any, now: int) -> dict[tuple[str, Waiting], tuple[float, float]]:
    found = attribute(case, CALENDAR, START + now * HOUR)
    return {(share.unit, share.what): (share.time / HOUR, share.late / HOUR) for share in found}


def test_nights_and_time_that_stands_still_are_nobodys() -> None:
    case: Any = SimpleNamespace(
        waits=waits(("desk", Waiting.DISPATCH, 8, 24), ("", Waiting.PAUSE, 24, 26), ("desk", Waiting.DISPATCH, 26, 27)),
        clocks=(),
    )
    assert {("desk", Waiting.DISPATCH): (1.0, 0.0), ("", Waiting.PAUSE): (2.0, 0.0)} == shares(case, 99)


def test_while_a_part_is_late_the_time_is_its_own_and_the_one_due_first_has_it() -> None:
    case: Any = SimpleNamespace(
        waits=waits(("lead", Waiting.HANDLING, 0, None)),
        clocks=(
            clock("tax", DutyKind.PARALLEL, due=1, ended=3),
            clock("weather", DutyKind.ASSISTING, due=2, ended=None),
            clock("lead", DutyKind.LEAD, due=4),
        ),
    )
    # from 9 to 17 o'clock, but not from 12 to 13
    assert {
        ("lead", Waiting.HANDLING): (1.0, 0.0),
        ("tax", Waiting.ASSISTING): (2.0, 0.0),
        ("weather", Waiting.ASSISTING): (4.0, 4.0),
    } == shares(case, 8)


def test_what_was_kept_waiting_for_at_the_desk_is_late_too_but_no_longer_after_the_answer() -> None:
    case: Any = SimpleNamespace(
        waits=waits(("lead", Waiting.HANDLING, 0, 2), ("desk", Waiting.AUDIT, 2, 3)),
        clocks=(clock("lead", DutyKind.LEAD, due=1, ended=2),),
    )
    assert {("lead", Waiting.HANDLING): (2.0, 1.0), ("desk", Waiting.AUDIT): (1.0, 0.0)} == shares(case, 9)


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(Waiting), st.integers(1, 90)), min_size=1, max_size=8),
    st.lists(
        st.tuples(
            st.sampled_from("abc"), st.sampled_from(DutyKind), st.integers(0, 300), st.none() | st.integers(0, 400)
        ),
        max_size=6,
    ),
    st.booleans(),
)
def test_the_shares_sum_exactly_to_the_whole(
    spans: list[tuple[str, Waiting, int]],
    clocks: list[tuple[str, DutyKind, int, int | None]],
    is_open: bool,  # noqa: FBT001
) -> None:
    moments = [0]
    for *_who, length in spans:
        moments.append(moments[-1] + length)
    ends: list[int | None] = [*moments[1:]]
    if is_open:
        ends[-1] = None
    case: Any = SimpleNamespace(
        waits=waits(
            *((unit, what, since, end) for (unit, what, _), since, end in zip(spans, moments, ends, strict=False))
        ),
        clocks=tuple(clock(*each) for each in clocks),
    )
    now = START + moments[-1] * HOUR
    found = attribute(case, CALENDAR, now)
    assert CALENDAR.working_time(START, now) == sum((share.time for share in found), timedelta())
    assert all(timedelta() <= share.late <= share.time for share in found)
    late = {
        hour
        for unit, duty, due, ended in clocks
        if duty is DutyKind.LEAD
        for hour in range(due, moments[-1] if ended is None else min(ended, moments[-1]))
    }
    one_by_one = (CALENDAR.working_time(START + hour * HOUR, START + (hour + 1) * HOUR) for hour in late)
    assert sum(one_by_one, timedelta()) == sum((share.late for share in found), timedelta())
