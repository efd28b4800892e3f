"""Clocks of open cases on a new calendar: what is told, what is entered, and who may."""

import tomllib
from datetime import UTC, datetime, timedelta
from typing import Any

import attrs
import pytest

from govliaison.calendar import DayTable, WorkCalendar, notices_of_rows
from govliaison.cases import CASE, DeferralReason, DeliveryMethod, ExtensionReason, MovedCase, Outcome, Recomputing
from govliaison.cases.decide.common import By
from govliaison.cases.recompute import RecomputeAsk, recompute_deadlines
from govliaison.deadlines import Deemed, Light, PauseReason, RecomputeCause, Stage, parse_rule_pack
from govliaison.errors import Conflict, RefusedError
from govliaison.ledger import Ledger
from govliaison.values import Amount, Refusal, to_micros


class Layer:
    def __init__(self, table: DayTable) -> None:
        self.table = table

    def days(self, year: int, /) -> DayTable | None:
        return self.table if year == self.table.year else None


def close(world: Any, *days: str) -> None:
    """Declare days of September off."""
    before = world.rules.limits
    rows = [{"date": f"2026-{day}", "kind": "off"} for day in ("01-01", "10-01", *days)]
    layer = Layer(notices_of_rows(rows)[0].table("notice"))
    after = attrs.evolve(before, calendar=WorkCalendar.build([layer], zone=before.calendar.zone))
    world.past = {**getattr(world, "past", {}), before.version: before}
    world.rules = attrs.evolve(world.rules, limits=after)


def run(world: Any, person: str = "wang", **how: Any) -> Recomputing:
    return Recomputing(world.context(person), lambda _r: world.rules, lambda _r: getattr(world, "past", {}), **how)


def told(found: list[MovedCase]) -> list[tuple[str, str, str]]:
    return [
        (each.stage.value, f"{each.before:%m-%d}", f"{each.after:%m-%d}") for case in found for each in case.deadlines
    ]


def test_what_would_change_is_told_and_nothing_entered(world: Any) -> None:
    case = world.submit(category="食品")
    head = world.store.head()
    assert [] == [*run(world).preview()]
    close(world, "09-10")
    (found,) = run(world).preview()
    assert (case.id, case.number) == (found.id, found.number)
    assert ("answer", "09-14", "09-15") in told([found])
    assert {RecomputeCause.GAZETTED} == {each.cause for each in found.deadlines}
    assert head == world.store.head()


def test_what_changed_is_one_entry_for_each_case(world: Any) -> None:
    first, second = world.submit(category="食品"), world.submit(category="食品")
    close(world, "09-10")
    preview = [*run(world).preview()]
    head = world.store.head()
    assert preview == [*run(world).apply()]
    assert head + 2 == world.store.head()
    assert [] == [*run(world).preview()]
    for case in (first, second):
        assert "DeadlinesRecomputed" == world.events(case.id)[-1]
        clock = world.record(case.id).clock(Stage.ANSWER)
        assert world.rules.limits.version == clock.start.calendar
        stored = world.store.records([CASE.stream(case.id)])[CASE.stream(case.id)]
        assert to_micros(world.record(case.id).running[0].next_moment()) <= stored.index.attention
    assert world.record(first.id) == world.ledger.fold(CASE.stream(first.id)).record


def test_an_end_put_off_turns_the_light_back_and_is_entered_again_when_it_comes(world: Any) -> None:
    case = world.submit(category="食品").id
    world.desk("li").sign_for(case)
    world.desk("li").interim(case, text="x")
    world.wait(days=7, hours=10)
    world.sweep()
    assert Light.RED is world.record(case).light(world.now)
    close(world, "09-10", "09-11", "09-14")
    assert 1 == len([*run(world).apply()])
    assert Light.GREEN is world.record(case).light(world.now)
    world.wait(days=7)
    world.sweep()
    assert ["DeadlineWarned", "DeadlinePassed"] == [each for each in world.events(case)[-3:] if "Deadline" in each][-2:]


def test_an_end_that_stays_past_is_not_entered_twice(world: Any) -> None:
    case = world.submit(category="食品").id
    world.desk("li").sign_for(case)
    world.wait(days=10)
    world.sweep()
    close(world, "09-10")
    [*run(world).apply()]
    before = world.events(case)
    world.sweep()
    assert before == world.events(case)


def test_closed_and_refused_cases_are_left_alone(world: Any) -> None:
    from govliaison.cases import RefusalReason  # noqa: PLC0415 - here only

    case = world.submit().id
    world.desk("wang").refuse(case, reason=RefusalReason.UNLAWFUL)
    close(world, "09-08", "09-10")
    assert [] == [*run(world).preview()]


def test_rules_of_today_are_taken_only_where_that_is_said_and_the_entry_says_so(world: Any) -> None:
    case = world.submit(category="食品").id
    pack = world.rules.limits.packs[0]
    quick = attrs.evolve(
        pack,
        rules=tuple(
            attrs.evolve(rule, amount=attrs.evolve(rule.amount, number=1)) if rule.stage is Stage.ANSWER else rule
            for rule in pack.rules
        ),
    )
    world.rules = attrs.evolve(world.rules, limits=attrs.evolve(world.rules.limits, packs=(quick,)))
    assert [] == [*run(world).preview()]
    (found,) = run(world, migrate=True).preview()
    assert [RecomputeCause.RULE] == [each.cause for each in found.deadlines]
    assert [found] == [*run(world, migrate=True).apply()]
    assert world.ledger.history(CASE.stream(case))[-1].event.migrated
    assert [] == [*run(world, migrate=True).preview()]


def test_only_conveners_and_administrators_count_anew(world: Any) -> None:
    with pytest.raises(RefusedError, match=r"case\.convener-only"):
        run(world, "li")
    ask = RecomputeAsk(past={}, by=By(actor=world.actor("li"), now=world.now))
    refusal = recompute_deadlines(world.submit(), ask, world.rules)
    assert isinstance(refusal, Refusal)
    assert "case.convener-only" == refusal.code
    nothing = recompute_deadlines(None, ask, world.rules)
    assert isinstance(nothing, Refusal)
    assert "case.unknown" == nothing.code


def test_a_county_counts_its_own_cases(world: Any) -> None:
    mine, _other = world.submit(category="食品", region="990102"), world.submit(category="食品", region="990103")
    close(world, "09-10")
    context = world.context("wang")
    actor = attrs.evolve(context.actor, conveners=frozenset(), convened=frozenset({"990102"}))
    county = Recomputing(attrs.evolve(context, actor=actor), lambda _r: world.rules, lambda _r: {})
    assert [mine.id] == [each.id for each in county.apply()]


def test_pages_follow_each_other(world: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govliaison.cases.recompute_desk._PAGE", 2)
    cases = [world.submit(category="食品").id for _ in range(5)]
    close(world, "09-10")
    assert sorted(cases) == sorted(each.id for each in run(world).apply())


def test_somebody_who_is_faster_is_not_overwritten(world: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = world.submit(category="食品").id, world.submit(category="食品").id
    close(world, "09-10")
    commit = Ledger.commit
    done: list[bool] = []

    def race(self: Ledger, moves: Any, **more: Any) -> Any:
        if not done:
            done.append(True)
            world.desk("li").sign_for(first)
            raise Conflict(CASE.stream(first))
        return commit(self, moves, **more)

    monkeypatch.setattr(Ledger, "commit", race)
    assert 2 == len([*run(world).apply()])
    assert "DeadlinesRecomputed" == world.events(second)[-1]
    assert ["CaseSignedFor", "DeadlinesRecomputed"] == world.events(first)[-2:]
    assert [] == [*run(world).preview()]


@pytest.mark.parametrize("days", [("09-10", "12-31"), ("09-10", "09-18"), ("09-10", "09-14"), ("09-08",), ()])
def test_what_is_passed_over_would_not_have_changed(
    world: Any, monkeypatch: pytest.MonkeyPatch, days: tuple[str, ...]
) -> None:
    close(world, "09-10")
    for paused in (None, at(11, 9)):
        in_hand(world, paused_until=paused)
    world.submit(category="食品")
    close(world, *days)
    quick = [*run(world).preview()]
    monkeypatch.setattr("govliaison.cases.recompute_desk._Place.may_change", lambda *_: True)
    assert quick == [*run(world).preview()]


def test_a_limit_that_ends_before_the_calendars_part_is_not_counted(
    world: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    close(world, "09-10")
    world.submit(category="食品")
    close(world, "09-10", "12-31")
    monkeypatch.delattr("govliaison.cases.recompute_desk.Counting.count")
    assert [] == [*run(world).preview()]
    assert [] == [*run(world).apply()]


def test_a_record_of_an_older_shape_is_folded_anew(world: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    world.submit(category="食品")
    close(world, "09-10")
    plain = [*run(world).preview()]
    monkeypatch.setattr("govliaison.cases.recompute_desk.CASE", attrs.evolve(CASE, shape=CASE.shape + 1))
    assert plain == [*run(world).preview()]
    world.past = {}
    moved = [each.after - each.before for case in run(world).preview() for each in case.deadlines]
    assert timedelta(days=1) == max(moved)


def test_the_decision_on_one_case_looks_at_running_clocks_only(world: Any) -> None:
    case = world.submit(category="食品").id
    world.desk("li").sign_for(case)
    ask = RecomputeAsk(past={}, by=By(actor=world.actor("wang"), now=world.now))
    nothing = recompute_deadlines(world.record(case), ask, world.rules)
    assert not isinstance(nothing, Refusal)
    assert () == nothing.events
    assert [] == [*run(world).apply()]
    close(world, "09-10")
    decision = recompute_deadlines(world.record(case), ask, world.rules)
    assert not isinstance(decision, Refusal)
    (event,) = decision.events
    assert {each.number for each in event.clocks} <= {  # type: ignore[attr-defined]
        number for number, clock in enumerate(world.record(case).clocks) if clock.is_running
    }


def test_what_was_named_by_a_person_stands_and_what_the_rule_gave_moves(world: Any) -> None:
    case = world.submit(category="食品").id
    world.given_limits("li").promise(case, due_at=world.now + timedelta(days=3))
    for days in (2, None):
        world.instructions("wang").instruct(
            case,
            leader="赵",
            post="市长",
            text="请速办",
            day=world.now.date(),
            due_at=None if days is None else world.now + timedelta(days=days),
        )
    running = [clock.start for clock in world.record(case).running]
    named = {start.stage: start.due_at for start in running if start.given_by != "rule"}
    assert {Stage.ANSWER, Stage.REPORT} == set(named)
    close(world, "09-02", "09-03", "09-04", "09-10")
    for migrate in (True, False):
        preview = [*run(world, migrate=migrate).preview()]
        assert preview == [*run(world, migrate=migrate).apply()]
        assert named == {stage: world.record(case).clock(stage).start.due_at for stage in named}


def at(day: int, hour: int) -> datetime:
    """A moment of September 2026, in local time."""
    return datetime(2026, 9, day, hour, tzinfo=UTC) - timedelta(hours=8)


def in_hand(world: Any, *, paused_until: datetime | None = None) -> str:
    """A case that the unit handles, with a limit for the answer that ends on the 14th; perhaps paused on the 8th."""
    case: str = world.submit(category="食品").id
    world.desk("li").sign_for(case)
    world.desk("li").interim(case, text="x")
    if paused_until is not None:
        world.wait(days=1)
        world.care("wang").pause(case, reason=PauseReason.SUPPLEMENT, note="补正通知书", until=paused_until)
    world.take_notices()
    return case


def test_a_day_off_within_a_pause_moves_nothing(world: Any) -> None:
    case = in_hand(world, paused_until=at(11, 9))
    assert [at(17, 17)] == [start.due_at for start in world.record(case).pause.clocks]
    close(world, "09-09")
    found = [*run(world).apply()]
    assert {each.after - each.before for case in found for each in case.deadlines} == {timedelta(0)}
    assert [] == world.take_notices()
    world.wait(days=3)
    world.sweep()
    assert at(17, 17) == world.record(case).clock(Stage.ANSWER).start.due_at
    assert [] == [*run(world).preview()]


@pytest.mark.parametrize("by_hand", [True, False])
def test_a_clock_that_stands_still_runs_on_by_the_new_calendar(world: Any, *, by_hand: bool) -> None:
    case = in_hand(world, paused_until=at(11, 9))
    close(world, "09-15")
    preview = [*run(world).preview()]
    assert [("answer", "09-17", "09-18")] == told(preview)
    assert preview == [*run(world).apply()]
    assert [("unit", "case.recomputed"), ("filer", "case.answer-recomputed")] == world.take_notices()
    assert [] == [*run(world).preview()]
    assert [at(18, 17)] == [start.due_at for start in world.record(case).pause.clocks]
    world.wait(days=3)
    if by_hand:
        world.care("li").resume(case)
    else:
        world.sweep()
    assert at(18, 17) == world.record(case).clock(Stage.ANSWER).start.due_at
    assert world.record(case) == world.ledger.fold(CASE.stream(case)).record
    assert [] == [*run(world).preview()]


def test_what_begins_after_a_deferral_is_counted_anew(world: Any) -> None:
    case = in_hand(world)
    world.desk("li").answer(
        case,
        text="已列入计划，将于十月动工修建",
        outcome=Outcome.PLANNED,
        method=DeliveryMethod.TELEPHONE,
        delivered_at=world.now,
    )
    world.care("wang").defer(case, until=at(16, 9), reason=DeferralReason.PLANNED, note="列入十月工程")
    assert [] == [*run(world, migrate=True).preview()]
    close(world, "09-18")
    assert [("answer", "09-23", "09-24")] == told([*run(world).preview()])
    world.take_notices()
    assert [("answer", "09-23", "09-24")] == told([*run(world).apply()])
    assert [("unit", "case.recomputed"), ("filer", "case.answer-recomputed")] == world.take_notices()
    world.wait(days=10)
    world.sweep()
    assert at(24, 17) == world.record(case).clock(Stage.ANSWER).start.due_at
    assert [] == [*run(world).preview()]


def test_more_time_is_given_again(world: Any) -> None:
    case = in_hand(world)
    world.care("li").request_extension(case, amount=Amount.parse("2 working days"), reason=ExtensionReason.COMPLEX)
    world.care("wang").decide_extension(case, approve=True)
    close(world, "09-15")
    assert [("answer", "09-16", "09-17")] == told([*run(world).preview()])
    assert [("answer", "09-16", "09-17")] == told([*run(world).apply()])
    assert [] == [*run(world).preview()]
    assert [] == [*run(world, migrate=True).preview()]


def test_a_unit_is_told_of_all_its_limits_at_once_and_whoever_filed_it_of_the_answer(world: Any) -> None:
    first, second = world.submit(category="食品"), world.submit(category="食品")
    world.submit(category="食品", history=True, received_at=world.now - timedelta(days=1))
    world.take_notices()
    close(world, "09-08", "09-10")
    [*run(world).apply()]
    unit, *filers = world.notices
    assert ("unit:market", "case.recomputed", 2, 4) == (
        unit.recipient,
        unit.code,
        unit.params["cases"],
        unit.params["limits"],
    )
    assert "number" not in unit.params
    lines = unit.params["moved"].splitlines()
    assert {f"answer {at(14, 17).isoformat()} {at(16, 17).isoformat()} {case.number}" for case in (first, second)} == {
        line for line in lines if line.startswith("answer")
    }
    assert ["case.answer-recomputed"] * 2 == [notice.code for notice in filers]
    assert {first.number, second.number} == {notice.params["number"] for notice in filers}


def test_a_message_about_one_case_bears_its_number(world: Any) -> None:
    case = world.submit(category="食品")
    world.take_notices()
    close(world, "09-10")
    [*run(world).apply()]
    assert case.number == world.notices[0].params["number"]


LADDER = """
id = "ladder"
name = "what happens when a limit ends"
priority = 1
ladder = [{ when = "expired", after = "1 working day", name = "催办", copied_to = ["督查室"] }]

[[rule]]
stage = "answer"
anchor = "received"
amount = "5 working days"
on_expiry = { list_to = ["督查室"] }

[[rule]]
stage = "review"
anchor = "received"
amount = "3 working days"
on_expiry = { deemed = "accepted" }
"""


def test_steps_of_supervision_and_what_happens_at_the_end_move_with_it(world: Any) -> None:
    pack = parse_rule_pack(tomllib.loads(LADDER))
    limits = world.rules.limits
    world.rules = attrs.evolve(world.rules, limits=attrs.evolve(limits, packs=(pack, *limits.packs)))
    handed, waiting = world.submit(category="食品").id, world.submit().id
    close(world, "09-10", "09-15")
    assert 2 == len([*run(world).apply()])
    start = world.record(handed).clock(Stage.ANSWER).start
    assert ["09-16", "09-17"] == [f"{at:%m-%d}" for at in (start.due_at, start.rungs[0].at)]
    assert (("督查室",), ("督查室",)) == (start.on_expiry.list_to, start.rungs[0].copied_to)
    review = world.record(waiting).clock(Stage.REVIEW).start
    assert Deemed.ACCEPTED is review.on_expiry.deemed


def test_what_a_merged_case_keeps_is_counted_anew_and_nobody_is_told(world: Any) -> None:
    master, other = (world.submit(category="食品").id for _ in range(2))
    before = world.record(other).clock(Stage.ANSWER)
    world.merging("wang").merge(master, [other], no_new_facts=True)
    clocks = world.record(other).clocks
    close(world, "09-10")
    expected = [*run(world).preview()]
    world.notices.clear()
    assert expected == [*run(world).apply()]
    assert {master, other} == {each.id for each in expected}
    assert clocks == world.record(other).clocks
    assert {world.record(master).number} == {each.params["number"] for each in world.notices}
    assert [] == [*run(world).preview()]
    world.merging("wang").unmerge(other)
    own, masters = (world.record(case).clock(Stage.ANSWER).start for case in (other, master))
    assert masters.due_at == own.due_at > before.start.due_at
    assert [] == [*run(world).preview()]


def test_what_begins_after_the_deferral_of_a_merged_case_is_counted_anew(world: Any) -> None:
    case, master = in_hand(world), world.submit().id
    world.desk("li").answer(
        case, text="列入计划，明年改造。", outcome=Outcome.PLANNED, method=DeliveryMethod.VISIT, delivered_at=world.now
    )
    until = at(14, 9)
    world.care("wang").defer(case, until=until, reason=DeferralReason.PLANNED, note="待资金")
    before = world.record(case).deferral.clocks[0].due_at
    world.merging("wang").merge(master, [case], no_new_facts=True)
    close(world, "09-16")
    assert case in {each.id for each in run(world).apply()}
    world.merging("wang").unmerge(case)
    assert world.record(case).deferral.clocks[0].due_at > before
