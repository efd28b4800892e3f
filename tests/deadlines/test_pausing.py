"""A limit that stood still: what was left of it is left still, no more and no less."""

from collections.abc import Callable
from datetime import datetime

import pytest

from govliaison.calendar import Cutoff, NonWorking
from govliaison.deadlines import Anchors, DeadlineRule, Facts, GivenBy, GivenLimit, Limits, Stage

FACTS = Facts(kind="complaint", urgency="ordinary")
Make = Callable[..., DeadlineRule]


def at(text: str) -> datetime:
    """A moment of September 2026, whose first Monday is the 7th."""
    return datetime.fromisoformat(f"2026-09-{text}+08:00")


def test_a_pause_on_a_day_off_takes_nothing_from_a_limit_that_ends_in_the_lunch_hour(
    make_rule: Make, limits: Callable[..., Limits]
) -> None:
    ours = limits(make_rule(amount="2 wd", cutoff=Cutoff.EXACT_TIME))
    start = ours.start(Stage.ANSWER, "u", FACTS, Anchors(received=at("11T12:30")))
    assert at("15T12:30") == start.due_at
    assert start == ours.resumed(start, at("13T10:00"), at("13T12:00"))


@pytest.mark.parametrize(
    ("resumed", "ends"),
    [
        (
            "08T09:00",
            "15T09:00",
        ),  # Monday's work is done on Monday week; the free time behind it ends when Tuesday opens
        ("08T10:00", "15T10:00"),
        ("08T13:00", "15T13:00"),  # at noon, and the lunch hour is free
        ("14T09:00", "19T15:00"),
    ],
)
def test_free_time_behind_the_last_working_minute_never_becomes_working_time(
    make_rule: Make, limits: Callable[..., Limits], resumed: str, ends: str
) -> None:
    """Stopped on Monday with five days and a weekend left, till a Saturday that was promised."""
    ours = limits(make_rule(amount="20 wd"))
    promise = GivenLimit(given_by=GivenBy.PROMISE, due_at=at("12T15:00"))
    start = ours.start(Stage.ANSWER, "u", FACTS, Anchors(received=at("04T10:00"), given=(promise,)))
    found = ours.resumed(start, at("07T09:00"), at(resumed))
    assert at(ends) == found.due_at
    hours = [
        ours.calendar.working_time(at(since), end)
        for since, end in (("07T09:00", start.due_at), (resumed, found.due_at))
    ]
    assert hours[0] == hours[1]


def test_without_working_time_left_the_free_time_is_put_off(make_rule: Make, limits: Callable[..., Limits]) -> None:
    ours = limits(make_rule(amount="1 wd", cutoff=Cutoff.MIDNIGHT))
    start = ours.start(Stage.ANSWER, "u", FACTS, Anchors(received=at("07T10:00")))
    assert at("09T00:00") == start.due_at
    assert at("10T16:00") == ours.resumed(start, at("08T18:00"), at("10T10:00")).due_at


def test_a_pause_on_a_day_off_takes_nothing_from_frozen_days(make_rule: Make, limits: Callable[..., Limits]) -> None:
    """A Saturday was promised; the days of the rule stand still at weekends."""
    ours = limits(make_rule(amount="20天", non_working=NonWorking.FREEZE))
    promise = GivenLimit(given_by=GivenBy.PROMISE, due_at=at("12T15:00"))
    start = ours.start(Stage.ANSWER, "u", FACTS, Anchors(received=at("04T10:00"), given=(promise,)))
    assert at("12T15:00") == ours.resumed(start, at("06T10:00"), at("06T12:00")).due_at
    assert at("14T02:00") == ours.resumed(start, at("08T10:00"), at("08T12:00")).due_at


@pytest.mark.parametrize(
    ("limit", "resumed", "ends"),
    [
        (("3天", None), "08T10:00", "12T00:00"),  # Friday, 24:00
        (("3天", None), "09T10:00", "15T00:00"),  # Saturday, 24:00: till Monday, 24:00
        (("3天", None), "08T11:00", "15T00:00"),
        (("3天", Cutoff.END_OF_WORKING_DAY), "09T10:00", "14T17:00"),
        (("3天", Cutoff.EXACT_TIME), "09T10:00", "14T09:00"),
        (("72 hours", None), "09T10:00", "14T09:00"),  # Saturday: when Monday opens
        (("72 hours", None), "08T11:00", "11T10:00"),
    ],
)
def test_a_limit_that_is_put_off_rolls_as_it_would_have_before(
    make_rule: Make, limits: Callable[..., Limits], limit: tuple[str, Cutoff | None], resumed: str, ends: str
) -> None:
    """Received on Monday at nine, stopped on Monday at ten."""
    ours = limits(make_rule(amount=limit[0], cutoff=limit[1], non_working=NonWorking.ROLL))
    start = ours.start(Stage.ANSWER, "u", FACTS, Anchors(received=at("07T09:00")))
    found = ours.resumed(start, at("07T10:00"), at(resumed))
    assert at(ends) == found.due_at
    assert found.provisional


def test_the_wall_clock_is_put_off_by_as_long_as_it_stood(make_rule: Make, limits: Callable[..., Limits]) -> None:
    ours = limits(make_rule(amount="24 hours"))
    start = ours.start(Stage.ANSWER, "u", FACTS, Anchors(received=at("11T16:00")))
    assert at("13T18:30") == ours.resumed(start, at("11T17:00"), at("12T19:30")).due_at
