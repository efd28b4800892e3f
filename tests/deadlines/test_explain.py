from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.calendar import CountFrom, NonWorking, WorkCalendar
from govliaison.deadlines import (
    Anchor,
    Anchors,
    DayStep,
    DeadlineRule,
    Explanation,
    Facts,
    Limits,
    RulePack,
    Stage,
    explain,
)
from govliaison.values import Amount
from govliaison_china import gazetted_calendar

ZONE = ZoneInfo("Asia/Shanghai")
CALENDAR = WorkCalendar.build([gazetted_calendar()], zone=ZONE)
FACTS = Facts(kind="help", urgency="ordinary")


def explained(amount: str, start: datetime, **parts: object) -> Explanation:
    rule = DeadlineRule(
        id="r",
        stage=Stage.ANSWER,
        anchor=Anchor.RECEIVED,
        amount=Amount.parse(amount),
        **parts,  # type: ignore[arg-type]
    )
    limits = Limits(packs=(RulePack(id="p", name="p", rules=(rule,)),), calendar=CALENDAR)
    return explain(limits, limits.start(Stage.ANSWER, "u", FACTS, Anchors(received=start)))


def days(explanation: Explanation) -> list[tuple[str, int | None, str]]:
    return [(step.day.isoformat()[5:], step.number, step.reason.code[9:]) for step in day_steps(explanation)]


def day_steps(explanation: Explanation) -> list[DayStep]:
    return [step for step in explanation.steps() if isinstance(step, DayStep)]


def test_every_day_is_counted_or_skipped_and_why() -> None:
    found = explained("3 working days", datetime(2026, 9, 30, 10, 0, tzinfo=ZONE))
    holidays = [(f"10-0{day}", None, "holiday") for day in range(1, 8)]
    worked = [("10-08", 1, "workday"), ("10-09", 2, "workday"), ("10-10", 3, "make-up-workday")]
    assert holidays + worked == days(found)
    assert found.still_holds


def test_a_day_of_receipt_without_work_is_named_too() -> None:
    found = explained("1 working day", datetime(2026, 9, 26, 10, 0, tzinfo=ZONE))
    assert [("09-26", None, "holiday"), ("09-27", None, "holiday"), ("09-28", 1, "workday")] == days(found)


def test_the_day_of_receipt_may_count() -> None:
    found = explained("2 working days", datetime(2026, 9, 28, 10, 0, tzinfo=ZONE), count_from=CountFrom.SAME_DAY)
    assert [("09-28", 1, "workday"), ("09-29", 2, "workday")] == days(found)


def test_calendar_days_count_whatever_they_are() -> None:
    found = explained("2 calendar days", datetime(2026, 9, 30, 10, 0, tzinfo=ZONE))
    assert [("10-01", 1, "holiday"), ("10-02", 2, "holiday")] == days(found)


def test_frozen_calendar_days_count_only_where_people_work() -> None:
    found = explained("1 calendar day", datetime(2026, 9, 30, 10, 0, tzinfo=ZONE), non_working=NonWorking.FREEZE)
    assert ("10-08", 1, "workday") == days(found)[-1]
    assert {None} == {number for _, number, _ in days(found)[:-1]}


def test_hours_number_no_days() -> None:
    found = explained("24 hours", datetime(2026, 9, 28, 10, 0, tzinfo=ZONE))
    assert [("09-29", None, "workday")] == days(found)


def test_what_a_newer_rule_would_say_is_told_and_what_was_entered_holds() -> None:
    found = explained("3 working days", datetime(2026, 9, 28, 10, 0, tzinfo=ZONE))
    changed = attrs.evolve(found.rule, amount=Amount.parse("5 working days"))  # type: ignore[type-var]
    limits = attrs.evolve(found.limits, packs=(RulePack(id="p", name="p", rules=(changed,)),))
    again = explain(limits, found.clock)
    assert not again.still_holds
    assert found.clock.due_at == again.clock.due_at != again.again


@pytest.mark.parametrize("packs", [(), (RulePack(id="p", name="p"),)])
def test_a_rule_that_is_gone_is_not_invented(packs: tuple[RulePack, ...]) -> None:
    found = explained("3 working days", datetime(2026, 9, 28, 10, 0, tzinfo=ZONE))
    gone = explain(attrs.evolve(found.limits, packs=packs), found.clock)
    assert (None, None, []) == (gone.rule, gone.again, day_steps(gone))
    assert not gone.still_holds


@given(
    st.datetimes(datetime(2019, 1, 1), datetime(2026, 6, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    st.integers(1, 40),
    st.sampled_from(CountFrom),
)
def test_the_last_day_named_is_the_last_of_the_limit(start: datetime, number: int, count_from: CountFrom) -> None:
    found = explained(f"{number} working days", start, count_from=count_from)
    steps = day_steps(found)
    last: date = found.clock.due_at.astimezone(ZONE).date()
    assert (last, number) == (steps[-1].day, steps[-1].number)
    assert found.still_holds


def test_what_is_remembered_of_ends_is_forgotten_before_it_grows_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govliaison.deadlines.memo._MOST", 2)
    limits = explained("3 working days", datetime(2026, 9, 1, 10, 0, tzinfo=ZONE)).limits
    rule = limits.packs[0].rules[0]
    moments = [datetime(2026, 9, day, 10, 0, tzinfo=ZONE) for day in (1, 2, 3, 4, 1, 2)]
    once, again = ([limits.ends(rule, moment) for moment in moments] for _ in range(2))
    assert once == again
    assert once[:2] == once[-2:]
