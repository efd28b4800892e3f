from datetime import datetime, timedelta

import attrs
import pytest

from govliaison.deadlines import Clock, ClockStart, Light, Stage

HOUR = timedelta(hours=1)


@pytest.fixture
def clock(monday: datetime) -> Clock:
    """Runs ten hours from Monday; yellow after six."""
    start = ClockStart(
        stage=Stage.ANSWER,
        unit="market",
        pack="p",
        rule="r",
        anchor_at=monday,
        due_at=monday + 10 * HOUR,
        warn_at=monday + 6 * HOUR,
        calendar="v",
    )
    return Clock(start=start, since=monday)


def test_a_clock_is_warned_then_passed_then_urged_again_and_again(clock: Clock, monday: datetime) -> None:
    assert monday + 6 * HOUR == clock.next_moment()
    warned = clock.mark_warned()
    assert monday + 10 * HOUR == warned.next_moment()
    assert not warned.passed
    passed = warned.mark_urged(monday + 20 * HOUR)
    assert passed.passed
    assert monday + 20 * HOUR == passed.next_moment()
    assert monday + 30 * HOUR == passed.mark_urged(monday + 30 * HOUR).next_moment()


def test_a_clock_that_ended_waits_for_nothing(clock: Clock, monday: datetime) -> None:
    for each in (clock, clock.mark_warned(), clock.mark_urged(monday)):
        ended = each.end(monday + HOUR, void=True)
        assert (None, False, True) == (ended.next_moment(), ended.is_running, ended.void)


@pytest.mark.parametrize(
    ("hours", "light"),
    [(0, Light.GREEN), (5, Light.GREEN), (6, Light.YELLOW), (10, Light.YELLOW), (11, Light.RED)],
)
def test_the_light_turns_with_the_hours_and_stays_as_it_was_at_the_end(
    clock: Clock, monday: datetime, hours: int, light: Light
) -> None:
    at = monday + hours * HOUR
    assert light is clock.light(at)
    assert light is clock.end(at).light(at + 100 * HOUR)


def test_without_a_warning_the_light_is_green_until_the_end(clock: Clock, monday: datetime) -> None:
    plain = attrs.evolve(clock, start=attrs.evolve(clock.start, warn_at=None))
    assert Light.GREEN is plain.light(monday + 10 * HOUR)
    assert monday + 10 * HOUR == plain.next_moment()


def test_nobody_is_late_before_the_clock_was_theirs(clock: Clock, monday: datetime) -> None:
    """A limit that runs from receipt may have ended before the unit was found."""
    assert monday + 7 * HOUR == attrs.evolve(clock, since=monday + 7 * HOUR).next_moment()
    assert monday + 12 * HOUR == attrs.evolve(clock, since=monday + 12 * HOUR).next_moment()


def test_a_warning_at_the_very_end_is_none(clock: Clock, monday: datetime) -> None:
    late = attrs.evolve(clock, start=attrs.evolve(clock.start, warn_at=monday + 10 * HOUR))
    assert monday + 10 * HOUR == late.next_moment()
