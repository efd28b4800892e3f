"""Counting a running clock anew on another calendar."""

import tomllib
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest

from govliaison.calendar import DayTable, OfficeHours, WorkCalendar, notices_of_rows
from govliaison.deadlines import (
    Anchors,
    Clock,
    ClockStart,
    Facts,
    GivenBy,
    GivenLimit,
    Limits,
    Matter,
    RecomputeCause,
    RulePack,
    Stage,
    parse_rule_pack,
    reclassify,
    recompute,
)
from govliaison.values import Amount

MONDAY = datetime(2027, 2, 1, 2, 0, tzinfo=UTC)
FACTS = Facts(kind="help", urgency="ordinary")
MATTER = Matter(facts=FACTS, anchors=Anchors(received=MONDAY))
URGENT = attrs.evolve(MATTER, facts=attrs.evolve(FACTS, urgency="urgent"))


class Layer:
    """A table as a layer."""

    def __init__(self, table: DayTable) -> None:
        self.table = table

    def days(self, year: int, /) -> DayTable | None:
        return self.table if year == self.table.year else None


def calendar(*off: str, gazetted: bool = True, hours: OfficeHours | None = None) -> WorkCalendar:
    rows = [{"date": f"2027-{day}", "kind": "off"} for day in ("01-01", *off)]
    table = attrs.evolve(notices_of_rows(rows)[0].table("notice"), complete=gazetted)
    return WorkCalendar.build([Layer(table)], zone=ZoneInfo("Asia/Shanghai"), hours=hours or OfficeHours())


def pack(amount: str, **more: Any) -> RulePack:
    lines = [f"{key} = {value!r}" for key, value in more.items()]
    return parse_rule_pack(
        tomllib.loads(
            "\n".join(
                [
                    'id = "p"\nname = "p"\n[[rule]]\nstage = "answer"\nanchor = "received"',
                    f'amount = "{amount}"\nwarn_before = "1 working day"',
                    *lines,
                ]
            )
        )
    )


def limits(amount: str | RulePack, on: WorkCalendar) -> Limits:
    return Limits(packs=(pack(amount) if isinstance(amount, str) else amount,), calendar=on)


def past(*known: Limits) -> dict[str, Limits]:
    return {each.version: each for each in known}


def running(start: ClockStart) -> Clock:
    return Clock(start=start, since=start.anchor_at)


def day_of(start: ClockStart | None) -> str:
    assert start is not None
    return start.due_at.astimezone(ZoneInfo("Asia/Shanghai")).strftime("%m-%d %H:%M")


OLD, NEW = calendar(gazetted=False), calendar("02-05", "02-08")


@pytest.mark.parametrize("knows_past", [True, False])
def test_a_clock_is_counted_on_the_new_calendar_under_its_own_rule(*, knows_past: bool) -> None:
    before, after = limits("5 working days", OLD), limits("5 working days", NEW)
    start = before.start(Stage.ANSWER, "u", FACTS, MATTER.anchors)
    found = recompute(running(start), MATTER, after, past=past(before) if knows_past else {})
    assert found is not None
    assert ("02-08 17:00", "02-10 17:00") == (day_of(start), day_of(found.start))
    assert RecomputeCause.GAZETTED is found.cause
    assert (True, False) == (start.provisional, found.start.provisional)
    assert after.start(Stage.ANSWER, "u", FACTS, MATTER.anchors) == found.start


def test_other_days_in_a_settled_year_are_a_change_of_the_calendar() -> None:
    before, after = limits("5 working days", calendar("02-05")), limits("5 working days", NEW)
    found = recompute(running(before.start(Stage.ANSWER, "u", FACTS, MATTER.anchors)), MATTER, after, past=past(before))
    assert found is not None
    assert RecomputeCause.CALENDAR is found.cause


def test_the_same_calendar_or_the_same_end_changes_nothing() -> None:
    before = limits("2 working days", calendar())
    start = before.start(Stage.ANSWER, "u", FACTS, MATTER.anchors)
    assert recompute(running(start), MATTER, before, past={}) is None
    assert recompute(running(start), MATTER, limits("2 working days", calendar("10-01")), past=past(before)) is None


def test_a_rule_that_was_edited_since_gives_as_many_working_days_as_it_gave() -> None:
    before, edited = limits("5 working days", OLD), limits("9 working days", OLD)
    start = before.start(Stage.ANSWER, "u", FACTS, MATTER.anchors)
    found = recompute(running(start), MATTER, limits("9 working days", NEW), past=past(edited))
    assert found is not None
    assert "02-10 17:00" == day_of(found.start)
    assert start.warn_at is not None
    assert found.start.warn_at is not None
    assert "02-09" == f"{found.start.warn_at:%m-%d}"


def test_without_warning_there_is_none_to_lay_out() -> None:
    before = limits("5 working days", OLD)
    start = attrs.evolve(before.start(Stage.ANSWER, "u", FACTS, MATTER.anchors), warn_at=None)
    found = recompute(running(start), MATTER, limits("9 working days", NEW), past=past(limits("9 working days", OLD)))
    assert found is not None
    assert found.start.warn_at is None


def test_an_end_at_midnight_stays_at_midnight() -> None:
    midnight = attrs.evolve(pack("9 working days"), rules=())
    before = limits(pack("5 working days", cutoff="24:00"), OLD)
    start = before.start(Stage.ANSWER, "u", FACTS, MATTER.anchors)
    found = recompute(running(start), MATTER, limits(midnight, NEW), past=past(limits(midnight, OLD)))
    assert found is not None
    assert ("02-09 00:00", "02-11 00:00") == (day_of(start), day_of(found.start))


def test_working_hours_are_laid_out_as_hours() -> None:
    before = limits("30 working hours", OLD)
    start = before.start(Stage.ANSWER, "u", FACTS, MATTER.anchors)
    found = recompute(
        running(start), MATTER, limits("40 working hours", NEW), past=past(limits("40 working hours", OLD))
    )
    assert found is not None
    assert before.calendar.working_time(MONDAY, start.due_at) == NEW.working_time(MONDAY, found.start.due_at)
    assert found.start.due_at > start.due_at


def test_hours_on_the_wall_and_calendar_days_stay() -> None:
    for amount, other in (("80 hours", "90 hours"), ("5 calendar days", "6 calendar days")):
        before = limits(amount, OLD)
        start = before.start(Stage.ANSWER, "u", FACTS, MATTER.anchors)
        assert recompute(running(start), MATTER, limits(other, NEW), past=past(limits(other, OLD))) is None


def test_a_rule_that_is_gone_keeps_the_end_where_the_old_calendar_is_not_known() -> None:
    before, gone = limits("5 working days", OLD), attrs.evolve(pack("1 working day"), id="other")
    start = before.start(Stage.ANSWER, "u", FACTS, MATTER.anchors)
    assert recompute(running(start), MATTER, limits(gone, NEW), past={}) is None


def test_a_clock_that_began_anew_keeps_the_moment_from_which_it_runs() -> None:
    before, after = limits("5 working days", OLD), limits("5 working days", NEW)
    wednesday = datetime(2027, 2, 3, 2, 0, tzinfo=UTC)
    start = before.start(Stage.ANSWER, "u", FACTS, MATTER.anchors, anew=wednesday)
    found = recompute(running(start), MATTER, after, past=past(before))
    assert found is not None
    assert (wednesday, "02-12 17:00") == (found.start.anchor_at, day_of(found.start))
    assert found == recompute(running(start), MATTER, after, past={})


def test_rules_change_for_a_running_clock_only_where_that_is_asked_for() -> None:
    before, after = limits("5 working days", NEW), limits("3 working days", NEW)
    start = before.start(Stage.ANSWER, "u", FACTS, MATTER.anchors)
    assert recompute(running(start), MATTER, after, past={}) is None
    found = recompute(running(start), MATTER, after, past={}, migrate=True)
    assert found is not None
    assert (RecomputeCause.RULE, "02-04 17:00") == (found.cause, day_of(found.start))
    assert recompute(running(found.start), MATTER, after, past={}, migrate=True) is None
    other = attrs.evolve(pack("3 working days"), id="other", priority=9)
    found = recompute(running(start), URGENT, limits(other, OLD), past={}, migrate=True)
    assert found is not None
    assert ("other", RecomputeCause.RULE) == (found.start.pack, found.cause)


def at(day: int, hour: int) -> datetime:
    """An hour of February, where the place is."""
    return datetime(2027, 2, day, hour, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


def paused(limits: Limits, clock: Clock, since: datetime, until: datetime) -> Clock:
    return clock.pause(since).resume(until, limits.resumed(clock.start, since, until))


def extended(limits: Limits, clock: Clock, moment: datetime, amount: str) -> Clock:
    more = Amount.parse(amount)
    return clock.extend(moment, limits.lengthened(clock.start, more, MATTER.anchors), more)


def test_an_extension_is_given_again_on_the_new_calendar() -> None:
    before, after = limits("5 working days", OLD), limits("5 working days", NEW)
    clock = running(before.start(Stage.ANSWER, "u", FACTS, MATTER.anchors))
    clock = extended(before, clock, at(3, 10), "2 working days")
    found = recompute(clock, MATTER, after, past=past(before))
    assert found is not None
    assert found.unmoved is not None
    assert ("02-10 17:00", "02-12 17:00") == (day_of(clock.start), day_of(found.start))
    assert after.start(Stage.ANSWER, "u", FACTS, MATTER.anchors) == found.unmoved
    edited = limits("9 working days", NEW)
    assert found == recompute(clock, MATTER, edited, past=past(limits("9 working days", OLD)))


def test_the_end_before_all_moves_knows_nothing_of_a_limit_given_later() -> None:
    before = limits("5 working days", calendar())
    after = attrs.evolve(before, packs=(attrs.evolve(pack("7 working days"), id="other"),))
    clock = running(before.start(Stage.ANSWER, "u", FACTS, MATTER.anchors))
    promise = GivenLimit(given_by=GivenBy.PROMISE, due_at=at(4, 17))
    clock = clock.shorten(at(3, 10), attrs.evolve(clock.start, given_by=promise.given_by, due_at=promise.due_at))
    promised = attrs.evolve(MATTER, anchors=attrs.evolve(MATTER.anchors, given=(promise,)))
    found = recompute(clock, promised, after, past=past(before), migrate=True)
    assert found is not None
    assert ("02-04 17:00", "02-10 17:00") == (day_of(found.start), day_of(found.unmoved))


def test_a_day_off_within_a_pause_gives_no_more_time() -> None:
    before, after = limits("5 working days", calendar()), limits("5 working days", calendar("02-04"))
    clock = running(before.start(Stage.ANSWER, "u", FACTS, MATTER.anchors))
    clock = paused(before, clock, at(3, 10), at(5, 10))
    assert recompute(clock, MATTER, after, past=past(before)) is None


@pytest.mark.parametrize(("off", "end"), [("02-02", "02-11 17:00"), ("02-09", "02-11 17:00"), ("02-04", "02-10 17:00")])
def test_days_off_count_before_a_pause_and_after_it(off: str, end: str) -> None:
    before, after = limits("5 working days", calendar()), limits("5 working days", calendar(off))
    clock = running(before.start(Stage.ANSWER, "u", FACTS, MATTER.anchors))
    clock = paused(before, clock, at(3, 10), at(5, 10))
    assert "02-10 17:00" == day_of(clock.start)
    found = recompute(clock, MATTER, after, past=past(before))
    assert end == day_of(clock.start if found is None else found.start)


def test_a_pause_after_the_end_on_the_new_calendar_gives_nothing() -> None:
    before, after = limits("2 working days", calendar("02-02", "02-03")), limits("2 working days", calendar())
    clock = paused(before, running(before.start(Stage.ANSWER, "u", FACTS, MATTER.anchors)), at(5, 10), at(9, 10))
    found = recompute(clock, MATTER, after, past=past(before))
    assert found is not None
    assert "02-03 17:00" == day_of(found.start)


def test_moves_come_in_the_order_in_which_they_happened() -> None:
    before = limits("5 working days", calendar())
    clock = running(before.start(Stage.ANSWER, "u", FACTS, MATTER.anchors))
    clock = extended(before, clock, at(2, 10), "1 working day")
    clock = paused(before, clock, at(2, 10), at(3, 10))
    clock = extended(before, clock, at(3, 10), "1 working day").pause(at(4, 10))
    assert [clock.extensions[0], clock.pauses[0], clock.extensions[1]] == [*clock.moves]


def test_a_limit_that_runs_from_the_end_of_another_moves_with_it() -> None:
    both = parse_rule_pack(
        {
            "id": "p",
            "name": "p",
            "rule": [
                {"stage": "answer", "anchor": "received", "amount": "5 working days"},
                {"stage": "close", "anchor": "expiry_of:answer", "amount": "2 working days"},
            ],
        }
    )
    before, after = limits(both, OLD), limits(both, NEW)
    clock = running(before.start(Stage.CLOSE, "u", FACTS, MATTER.anchors))
    found = recompute(clock, MATTER, after, past=past(before))
    assert found is not None
    assert after.start(Stage.CLOSE, "u", FACTS, MATTER.anchors) == found.start
    assert ("02-10", "02-12") == (f"{found.start.anchor_at:%m-%d}", f"{found.start.due_at:%m-%d}")
    anew = running(before.start(Stage.CLOSE, "u", FACTS, MATTER.anchors, anew=at(3, 10)))
    found = recompute(anew, MATTER, after, past=past(before))
    assert found is not None
    assert (at(3, 10), "02-09 17:00") == (found.start.anchor_at, day_of(found.start))


def test_a_date_that_was_named_after_an_extension_stands() -> None:
    before, after = limits("5 working days", OLD), limits("5 working days", NEW)
    named = GivenLimit(given_by=GivenBy.PROMISE, due_at=at(9, 17))
    matter = attrs.evolve(MATTER, anchors=attrs.evolve(MATTER.anchors, given=(named,)))
    clock = extended(
        before, running(before.start(Stage.ANSWER, "u", FACTS, MATTER.anchors)), at(2, 9), "3 working days"
    )
    promised = before.give(clock.start, FACTS, matter.anchors, named)
    assert recompute(running(promised), matter, after, past=past(before)) is None


def test_counting_anew_twice_changes_nothing_more() -> None:
    steps: Sequence[WorkCalendar] = [OLD, calendar("02-05"), NEW, calendar("02-08")]
    versions = [limits("5 working days", each) for each in steps]
    start = versions[0].start(Stage.ANSWER, "u", FACTS, MATTER.anchors)
    for step in versions[1:]:
        found = recompute(running(start), MATTER, step, past=past(*versions))
        assert found is not None
        start = found.start
        assert recompute(running(start), MATTER, step, past=past(*versions)) is None
    assert versions[-1].start(Stage.ANSWER, "u", FACTS, MATTER.anchors) == start
    assert date(2027, 2, 9) == start.due_at.date()


@pytest.mark.parametrize("stage", [Stage.ANSWER, Stage.REPORT])
@pytest.mark.parametrize("migrate", [True, False])
def test_a_date_that_was_named_stands_whatever_the_calendar_says(stage: Stage, *, migrate: bool) -> None:
    before, after = limits("5 working days", OLD), limits("5 working days", NEW)
    named = GivenLimit(given_by=GivenBy.INSTRUCTION, due_at=datetime(2027, 2, 4, 9, 0, tzinfo=UTC))
    matter = attrs.evolve(MATTER, anchors=attrs.evolve(MATTER.anchors, given=(named,)))
    start = before.give(before.start(stage, "u", FACTS, matter.anchors), FACTS, matter.anchors, named)
    found = recompute(running(start), matter, after, past=past(before), migrate=migrate)
    assert found is None or found.start.due_at == named.due_at


# -- a matter that is another than it seemed -------------------------------------------------------------------------------

TRACKS = """
id = "p"
name = "p"
rule = [
    { stage = "review", match = { track = ["petition"] }, anchor = "received", amount = "3 working days" },
    { stage = "answer", match = { track = ["petition"] }, anchor = "received", amount = "9 working days" },
    { stage = "answer", anchor = "received", amount = "5 working days" },
    { stage = "report", match = { track = ["petition"] }, anchor = "received", amount = "9 working days" },
]
"""
PETITION = attrs.evolve(FACTS, track="petition")


def tracks() -> Limits:
    return limits(parse_rule_pack(tomllib.loads(TRACKS)), calendar())


def test_a_matter_on_another_track_gets_the_limit_of_that() -> None:
    on = tracks()
    start = on.start(Stage.ANSWER, "u", FACTS, MATTER.anchors)
    found = reclassify(running(start), FACTS, attrs.evolve(MATTER, facts=PETITION), on)
    assert found is not None
    assert (RecomputeCause.CLASSIFIED, "02-12 17:00") == (found.cause, day_of(found.start))
    assert reclassify(running(start), FACTS, MATTER, on) is None
    assert reclassify(running(found.start), FACTS, attrs.evolve(MATTER, facts=PETITION), on) is None


def test_where_no_rule_speaks_any_more_or_none_did_a_clock_keeps_what_it_has() -> None:
    on = tracks()
    start = on.start(Stage.REVIEW, "u", PETITION, MATTER.anchors)
    assert reclassify(running(start), PETITION, MATTER, on) is None
    later = attrs.evolve(start, anchor_at=start.due_at)
    found = reclassify(running(later), FACTS, attrs.evolve(MATTER, facts=PETITION), on)
    assert found is not None
    assert start.due_at == found.start.anchor_at


def test_a_date_that_was_named_stands_whatever_the_matter_is() -> None:
    on = tracks()
    start = attrs.evolve(on.start(Stage.REPORT, "u", FACTS, MATTER.anchors), given_by=GivenBy.INSTRUCTION)
    assert reclassify(running(start), FACTS, attrs.evolve(MATTER, facts=PETITION), on) is None
