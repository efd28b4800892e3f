"""How duties are judged: every standing by example, and what must hold whatever the facts are."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.oversight import (
    Deed,
    Deeds,
    Evidence,
    Holdings,
    Item,
    Items,
    Meetings,
    Papers,
    Postponement,
    Span,
    Standing,
    Window,
    judge,
    regular_items,
    vacancies,
)

DAY = timedelta(days=1)
FIRST, END = datetime(2026, 7, 1, tzinfo=UTC), datetime(2026, 10, 1, tzinfo=UTC)
LONG_AFTER = datetime(2027, 1, 1, tzinfo=UTC)
WINDOW = Window(since=FIRST, until=END, due_at=END, as_of=LONG_AFTER, begins=FIRST - DAY)
MET, LATE, UNMET, DUE = Standing.MET, Standing.MET_LATE, Standing.UNMET, Standing.DUE
NOT, POSTPONED = Standing.NOT_APPLICABLE, Standing.POSTPONED


def as_of(moment: datetime, **more: datetime) -> Window:
    return attrs.evolve(WINDOW, as_of=moment, **more)


def deed(at: datetime, entered_after: timedelta = timedelta()) -> Deed:
    return Deed(stream="visit/1", at=at, recorded_at=at + entered_after)


# -- deeds and meetings --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("done", "window", "standing"),
    [
        pytest.param([deed(END - DAY)], WINDOW, MET, id="done in the quarter"),
        pytest.param([deed(FIRST)], WINDOW, MET, id="in its first moment"),
        pytest.param([deed(END)], WINDOW, UNMET, id="in the first moment after it"),
        pytest.param([deed(FIRST - DAY)], WINDOW, UNMET, id="the day before"),
        pytest.param([deed(END - DAY, 2 * DAY)], WINDOW, LATE, id="entered after the quarter"),
        pytest.param([deed(END - DAY, 2 * DAY), deed(FIRST)], WINDOW, MET, id="one of two in time"),
        pytest.param([], WINDOW, UNMET, id="nothing"),
        pytest.param([], as_of(END - DAY), DUE, id="the quarter is not over"),
        pytest.param([deed(END - DAY)], as_of(END - 2 * DAY), DUE, id="not known yet"),
        pytest.param([deed(FIRST)], as_of(END - DAY), MET, id="done before it is over"),
        pytest.param([], as_of(LONG_AFTER, begins=FIRST + DAY), NOT, id="the mechanism began within"),
        pytest.param([deed(END - DAY)], as_of(LONG_AFTER, begins=FIRST + DAY), MET, id="and it was done all the same"),
    ],
)
def test_one_deed_in_the_period_is_enough(done: Sequence[Deed], window: Window, standing: Standing) -> None:
    assert standing is judge(Deeds(done=tuple(done)), window).standing
    assert standing is judge(Meetings(held=tuple(done)), window).standing


def postponed(at: datetime, entered_after: timedelta = timedelta()) -> Postponement:
    return Postponement(
        stream="symposium/1", at=at, recorded_at=at + entered_after, reason="flood", approver="liu.yang"
    )


def test_a_postponed_meeting_is_no_missed_one_and_says_why_and_who_approved() -> None:
    judged = judge(Meetings(postponed=(postponed(END - DAY), postponed(FIRST))), WINDOW)
    assert POSTPONED is judged.standing
    assert (Evidence(stream="symposium/1", at=END - DAY),) == judged.evidence
    assert judged.reason is not None
    assert ("flood", "liu.yang") == (judged.reason.param("reason"), judged.reason.param("approver"))


def test_a_meeting_that_was_held_after_all_counts_before_its_postponement() -> None:
    assert MET is judge(Meetings(held=(deed(END - DAY),), postponed=(postponed(FIRST),)), WINDOW).standing


def test_a_postponement_that_was_entered_later_is_not_known_yet() -> None:
    meetings = Meetings(postponed=(postponed(FIRST, 200 * DAY),))
    assert UNMET is judge(meetings, as_of(END)).standing


# -- papers --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("issued", "now", "standing"),
    [
        pytest.param([deed(END + 29 * DAY)], LONG_AFTER, MET, id="within the days of grace"),
        pytest.param([deed(END + 30 * DAY)], LONG_AFTER, LATE, id="after them"),
        pytest.param([deed(END + DAY, 60 * DAY)], LONG_AFTER, LATE, id="entered after them"),
        pytest.param([], END + 29 * DAY, DUE, id="there is still time"),
        pytest.param([], END + 30 * DAY, UNMET, id="there is none left"),
    ],
)
def test_a_paper_about_a_period_is_issued_after_it(issued: Sequence[Deed], now: datetime, standing: Standing) -> None:
    window = as_of(now, due_at=END + 30 * DAY)
    assert standing is judge(Papers(issued=tuple(issued)), window).standing


# -- items ---------------------------------------------------------------------------------------------------------------


def item(
    due: datetime, done: datetime | None = None, *, stream: str = "case/1", recorded: datetime | None = None
) -> Item:
    return Item(stream=stream, due_at=due, done_at=done, recorded_at=recorded)


@pytest.mark.parametrize(
    ("items", "window", "standing"),
    [
        pytest.param([item(END - DAY, END - DAY)], WINDOW, MET, id="in time, at the last moment"),
        pytest.param([item(END - DAY, END)], WINDOW, LATE, id="late"),
        pytest.param([item(END - DAY)], WINDOW, UNMET, id="missing"),
        pytest.param([item(END - DAY), item(FIRST, FIRST)], WINDOW, UNMET, id="one of two missing"),
        pytest.param([item(END - DAY)], as_of(END - 2 * DAY), DUE, id="not due yet"),
        pytest.param([item(FIRST + DAY)], as_of(END - DAY), UNMET, id="missing before the period is over"),
        pytest.param([], WINDOW, NOT, id="nothing was owed"),
        pytest.param([], as_of(END - DAY), DUE, id="nothing was owed so far"),
        pytest.param([item(END)], WINDOW, NOT, id="due in the next period"),
        pytest.param([item(FIRST - DAY / 2)], WINDOW, UNMET, id="due before, and still missing"),
        pytest.param([item(FIRST - DAY / 2, FIRST + DAY)], WINDOW, LATE, id="due before, and done in this one"),
        pytest.param([item(FIRST - DAY / 2, FIRST - DAY / 4)], WINDOW, NOT, id="due and done before"),
        pytest.param([item(FIRST - 9 * DAY)], WINDOW, NOT, id="due before the mechanism began"),
        pytest.param([item(FIRST, FIRST, recorded=END)], as_of(END - DAY), UNMET, id="entered later"),
    ],
)
def test_everything_that_was_owed_must_be_done(items: Sequence[Item], window: Window, standing: Standing) -> None:
    assert standing is judge(Items(items=tuple(items)), window).standing


def test_what_is_missing_is_listed() -> None:
    judged = judge(Items(items=(item(FIRST, stream="case/2"), item(FIRST, FIRST))), WINDOW)
    assert (Evidence(stream="case/2"),) == judged.evidence
    assert judged.reason is not None
    assert 1 == judged.reason.param("number")


moments = st.integers(-20, 120).map(lambda days: FIRST + days * DAY)
items = st.lists(st.builds(item, moments, st.none() | moments), max_size=6).map(lambda each: Items(items=tuple(each)))


@given(items, moments)
def test_a_standing_is_as_good_as_its_worst_item(facts: Items, now: datetime) -> None:
    together = judge(facts, as_of(now))
    alone = [judge(Items(items=(each,)), as_of(now)).standing for each in facts.items]
    worst = next((each for each in (UNMET, LATE, MET) if each in alone), None)
    assert worst in (None, together.standing)


@given(items, moments)
def test_nothing_that_is_done_becomes_undone_when_more_is_known(facts: Items, now: datetime) -> None:
    before, after = judge(facts, as_of(now)), judge(facts, WINDOW)
    if before.standing is LATE:
        assert after.standing in (LATE, UNMET)


@given(st.lists(moments, max_size=8), st.integers(1, 60), moments)
def test_whoever_is_to_be_contacted_regularly_owes_one_item_after_each_contact(
    done: list[datetime], days: int, since: datetime
) -> None:
    owed = regular_items("contact-log/1", since, done, days * DAY)
    assert None is owed[-1].done_at
    assert [each.done_at for each in owed[:-1]] == sorted(moment for moment in done if moment >= since)
    assert [each.due_at - days * DAY for each in owed] == [since, *(each.done_at for each in owed[:-1])]


# -- posts ---------------------------------------------------------------------------------------------------------------


def holding(*spans: tuple[int, int | None]) -> Holdings:
    """A post held from so many days after the first to so many."""
    return Holdings(
        stream="post/x",
        spans=tuple(Span(since=FIRST + a * DAY, until=None if b is None else FIRST + b * DAY) for a, b in spans),
    )


@pytest.mark.parametrize(
    ("facts", "window", "standing", "days"),
    [
        pytest.param(holding((-9, None)), WINDOW, MET, None, id="held all the time"),
        pytest.param(holding((-9, 30), (30, None)), WINDOW, MET, None, id="handed over"),
        pytest.param(holding((-9, 30), (35, None)), WINDOW, LATE, 5, id="vacant for five days"),
        pytest.param(holding((-9, 82)), WINDOW, UNMET, 10, id="vacant at the end"),
        pytest.param(holding((-9, 82)), as_of(FIRST + 85 * DAY), UNMET, 3, id="vacant now"),
        pytest.param(holding(), WINDOW, UNMET, 92, id="never held"),
        pytest.param(holding((5, None)), as_of(LONG_AFTER, begins=FIRST + 5 * DAY), MET, None, id="since it began"),
        pytest.param(holding((-9, None)), as_of(FIRST - DAY), DUE, None, id="the period is yet to come"),
        pytest.param(holding(), as_of(LONG_AFTER, begins=END + DAY), NOT, None, id="before the mechanism began"),
    ],
)
def test_a_post_is_held_without_a_gap(facts: Holdings, window: Window, standing: Standing, days: int | None) -> None:
    judged = judge(facts, window)
    assert standing is judged.standing
    assert days == (judged.reason.param("days") if judged.reason else None)


def test_a_post_that_is_vacant_for_less_than_a_day_is_not_vacant() -> None:
    spans = (Span(since=FIRST - DAY, until=FIRST + DAY / 2), Span(since=FIRST + DAY))
    assert MET is judge(Holdings(stream="post/x", spans=spans), WINDOW).standing


days = st.integers(0, 40)
spans = st.lists(st.tuples(days, days).map(sorted), max_size=5)


@given(spans)
def test_gaps_and_spans_together_are_the_whole_time(held: list[list[int]]) -> None:
    made = [Span(since=FIRST + a * DAY, until=FIRST + b * DAY) for a, b in held]
    gaps = vacancies(made, FIRST, FIRST + 40 * DAY)
    vacant = {day for day in range(40) if not any(a <= day < b for a, b in held)}
    assert vacant == {day for day in range(40) if any(a <= FIRST + day * DAY < b for a, b in gaps)}
    assert all(a < b for a, b in gaps)
