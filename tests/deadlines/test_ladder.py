"""Steps of supervision by the clock: when each is taken, and how they move with the end."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.calendar import WorkCalendar
from govliaison.deadlines import (
    Anchors,
    Clock,
    ClockStart,
    DeadlineRule,
    Facts,
    GivenBy,
    GivenLimit,
    LadderStep,
    LadderWhen,
    Limits,
    RulePack,
    Stage,
    shift,
)
from govliaison.deadlines.ladder import lay_rungs, move_rungs
from govliaison.values import Amount

FACTS = Facts(kind="help", urgency="ordinary")
LADDER = (
    LadderStep(name="蓝", when=LadderWhen.NEAR_END),
    LadderStep(name="黄", when=LadderWhen.POOR),
    LadderStep(
        name="红", when=LadderWhen.EXPIRED, after=Amount.parse("1 calendar day"), colour="red", copied_to=("督查室",)
    ),
    LadderStep(name="通报", when=LadderWhen.UNANSWERED, after=Amount.parse("5 working days")),
    LadderStep(name="问责", when=LadderWhen.UNANSWERED),
    LadderStep(name="约谈"),
)
FRIDAY = datetime(2026, 9, 11, 9, 0, tzinfo=UTC)
"""Friday, 17:00 where the place is."""


def test_each_step_has_its_own_moment_and_the_ones_without_are_left_to_people(calendar: WorkCalendar) -> None:
    rungs = lay_rungs(LADDER, FRIDAY, calendar)
    assert [
        ("蓝", 1, datetime(2026, 9, 10, 9, tzinfo=UTC)),
        ("红", 3, datetime(2026, 9, 12, 9, tzinfo=UTC)),
        ("通报", 4, datetime(2026, 9, 18, 9, tzinfo=UTC)),
    ] == [(rung.name, rung.level, rung.at) for rung in rungs]
    assert ("red", ("督查室",)) == (rungs[1].colour, rungs[1].copied_to)


def test_no_ladder_is_no_rungs(calendar: WorkCalendar) -> None:
    assert () == lay_rungs((), FRIDAY, calendar)


@given(days=st.integers(1, 400))
def test_laying_out_for_another_end_is_laying_out_anew(days: int) -> None:
    calendar = WorkCalendar.build([], zone=ZoneInfo("Asia/Shanghai"))
    other = FRIDAY + timedelta(days=days)
    assert lay_rungs(LADDER, other, calendar) == move_rungs(lay_rungs(LADDER, FRIDAY, calendar), other, calendar)


@pytest.mark.parametrize(
    ("amount", "back", "expected"),
    [
        ("30 minutes", False, "2026-09-11T17:30"),
        ("2 hours", True, "2026-09-11T15:00"),
        ("1 working hour", True, "2026-09-11T16:00"),
        ("1 calendar day", False, "2026-09-12T17:00"),
        ("1 month", False, "2026-10-11T17:00"),
        ("1 working day", False, "2026-09-14T17:00"),
        ("1 working day", True, "2026-09-10T17:00"),
        ("", False, "2026-09-11T17:00"),
    ],
)
def test_a_moment_is_shifted_to_the_same_time_of_day(
    calendar: WorkCalendar, amount: str, *, back: bool, expected: str
) -> None:
    assert datetime.fromisoformat(f"{expected}+08:00") == shift(calendar, FRIDAY, amount, back=back)


def test_the_midnight_that_ends_a_friday_is_followed_by_that_which_ends_monday(calendar: WorkCalendar) -> None:
    friday_ends = datetime.fromisoformat("2026-09-12T00:00+08:00")
    monday_ends = datetime.fromisoformat("2026-09-15T00:00+08:00")
    assert monday_ends == shift(calendar, friday_ends, Amount.parse("1 working day"))


# -- clocks ---------------------------------------------------------------------------------------------------------------


@pytest.fixture
def laddered(calendar: WorkCalendar, make_rule: Callable[..., DeadlineRule]) -> Limits:
    return Limits(packs=(RulePack(id="p", name="p", rules=(make_rule(),), ladder=LADDER),), calendar=calendar)


def moments(start: ClockStart) -> list[datetime]:
    return [rung.at for rung in start.rungs]


def test_only_the_answer_has_a_ladder(laddered: Limits, monday: datetime) -> None:
    anchors = Anchors(received=monday)
    assert 3 == len(laddered.start(Stage.ANSWER, "u", FACTS, anchors).rungs)
    assert () == laddered.start(Stage.SIGN, "u", FACTS, anchors).rungs


def test_a_pack_without_a_ladder_takes_that_of_the_first_pack_in_force(
    calendar: WorkCalendar, make_rule: Callable[..., DeadlineRule], monday: datetime
) -> None:
    plain = RulePack(id="plain", name="p", priority=9, rules=(make_rule(),))
    one = RulePack(id="one", name="o", priority=2, ladder=LADDER[:1])
    ended = attrs.evolve(
        one, id="ended", priority=3, ladder=LADDER[2:3], effective_to=monday.date() - timedelta(days=1)
    )
    other = attrs.evolve(one, id="other", priority=1, ladder=LADDER)
    names = {
        packs: [
            rung.name
            for rung in Limits(packs=packs, calendar=calendar)
            .start(Stage.ANSWER, "u", FACTS, Anchors(received=monday))
            .rungs
        ]
        for packs in ((plain, other, ended, one), (plain, ended), (plain,))
    }
    assert [["蓝"], [], []] == [*names.values()]


def test_the_steps_move_with_the_end(laddered: Limits, monday: datetime) -> None:
    anchors = Anchors(received=monday)
    start = laddered.start(Stage.ANSWER, "u", FACTS, anchors)
    longer = laddered.lengthened(start, Amount.parse("2 working days"), anchors)
    assert moments(longer) == moments(attrs.evolve(start, rungs=lay_rungs(LADDER, longer.due_at, laddered.calendar)))
    paused = laddered.resumed(start, monday, monday + timedelta(days=7))
    assert [each + timedelta(days=7) for each in moments(start)] == moments(paused)
    given_limit = GivenLimit(given_by=GivenBy.ORDER, due_at=monday + timedelta(days=1))
    ordered = laddered.start(Stage.ANSWER, "u", FACTS, attrs.evolve(anchors, given=(given_limit,)))
    assert (given_limit.due_at, monday + timedelta(days=2)) == (ordered.due_at, ordered.rungs[1].at)


def test_a_clock_goes_up_step_by_step_and_forgets_what_lies_ahead_again(laddered: Limits, monday: datetime) -> None:
    anchors = Anchors(received=monday)
    start = laddered.start(Stage.ANSWER, "u", FACTS, anchors)
    clock = Clock(start=start, since=monday)
    near, red, _last = start.rungs
    assert (near, near.at) == (clock.next_rung(), clock.next_moment())
    clock = clock.mark_climbed(near.level)
    assert (None, start.due_at) == (clock.next_rung(), clock.next_moment())
    clock = clock.mark_urged(start.due_at + timedelta(days=7))
    assert (red, red.at) == (clock.next_rung(), clock.next_moment())
    assert clock == clock.mark_climbed(99)
    longer = laddered.lengthened(start, Amount.parse("5 working days"), anchors)
    assert 0 == clock.mark_climbed(red.level).recount(start.due_at, longer).climbed


def test_what_was_to_be_taken_before_the_end_is_spent_once_that_has_come(laddered: Limits, monday: datetime) -> None:
    start = laddered.start(Stage.ANSWER, "u", FACTS, Anchors(received=monday))
    clock = Clock(start=start, since=start.due_at + timedelta(hours=1))
    assert (None, clock.since) == (clock.next_rung(), clock.next_moment())
    passed = clock.mark_urged(start.due_at + timedelta(days=7))
    assert start.rungs[1] == passed.next_rung()
    assert attrs.evolve(passed, climbed=3).next_rung() is None
