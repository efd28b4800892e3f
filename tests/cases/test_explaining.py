"""Explanations of clocks that were paused, extended, given, capped, counted anew: worked out again they end as they do."""

import tomllib
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import attrs
import pytest

from govliaison.calendar import DayTable, WorkCalendar, notices_of_rows
from govliaison.cases import (
    CASE,
    CaseKind,
    CasePolicy,
    Cases,
    DeferralReason,
    DeliveryMethod,
    ExtensionReason,
    Grade,
    Outcome,
    Recomputing,
    ReopenReason,
    ReturnReason,
    Solved,
)
from govliaison.cases.explaining import read_courses
from govliaison.deadlines import (
    AnchorStep,
    CapStep,
    DayStep,
    Explanation,
    ExtensionStep,
    GivenBy,
    GivenStep,
    Limits,
    PauseReason,
    PauseStep,
    RecomputeCause,
    RecomputedStep,
    RuleStep,
    Stage,
    parse_rule_pack,
)
from govliaison.errors import NotFoundError, RefusedError
from govliaison.oversight import simulate
from govliaison.values import Amount

PACK = """
id = "test-rules"
name = "rules of the test"

[[pause]]
reason = "testing"
stages = ["answer"]

[[pause]]
reason = "hearing"
stages = ["answer"]
restarts = true

[[rule]]
stage = "sign"
anchor = "dispatched"
amount = "24 hours"

[[rule]]
stage = "contact"
anchor = "signed"
amount = "1 calendar day"
non_working = "freeze"

[[rule]]
stage = "answer"
match = { kind = ["complaint"] }
anchor = "received"
amount = "5 working days"
warn_before = "1 working day"
cap = { anchor = "received", amount = "12 calendar days" }

[[rule]]
stage = "answer"
match = { kind = ["help"] }
anchor = "signed"
amount = "10 calendar days"
cutoff = "24:00"

[[rule]]
stage = "answer"
anchor = "received"
amount = "60 hours"
non_working = "roll"

[[rule]]
stage = "close"
anchor = "expiry_of:answer"
amount = "2 working days"
"""


class Layer:
    def __init__(self, table: DayTable) -> None:
        self.table = table

    def days(self, year: int, /) -> DayTable | None:
        return self.table if year == self.table.year else None


def with_pack(world: Any) -> Any:
    limits = attrs.evolve(world.rules.limits, packs=(parse_rule_pack(tomllib.loads(PACK)),))
    world.rules = attrs.evolve(world.rules, limits=limits)
    world.past = {}
    return world


def close(world: Any, *days: str) -> None:
    """Declare days of September off, in place of those declared before."""
    before = world.rules.limits
    rows = [{"date": f"2026-{day}", "kind": "off"} for day in ("01-01", "10-01", *days)]
    calendar = WorkCalendar.build([Layer(notices_of_rows(rows)[0].table("notice"))], zone=before.calendar.zone)
    world.past = {**past_of(world), before.version: before}
    world.rules = attrs.evolve(world.rules, limits=attrs.evolve(before, calendar=calendar))


def past_of(world: Any) -> Any:
    return getattr(world, "past", {})


def recompute(world: Any) -> None:
    [*Recomputing(world.context("wang"), lambda _r: world.rules, lambda _r: past_of(world)).apply()]


def explain(world: Any, case: str, stage: Stage | None = None) -> list[Explanation]:
    return Cases(world.context("wang"), lambda _r: world.rules, lambda _r: past_of(world)).explain(case, stage)


def answer(world: Any, case: str) -> Explanation:
    return explain(world, case, Stage.ANSWER)[0]


def told(explained: Explanation) -> list[Any]:
    """All steps but the days."""
    return [step for step in explained.steps() if not isinstance(step, DayStep)]


def days(explained: Explanation) -> list[tuple[str, int | None]]:
    return [(f"{step.day:%d}", step.number) for step in explained.steps() if isinstance(step, DayStep)]


def at(day: int, hour: int) -> datetime:
    """A moment of September 2026, in local time."""
    return datetime(2026, 9, day, hour, tzinfo=UTC) - timedelta(hours=8)


def in_hand(world: Any, **said: Any) -> str:
    case: str = world.submit(category="食品", **said).id
    world.desk("li").sign_for(case)
    return case


def extend(world: Any, case: str, amount: str) -> None:
    world.care("li").request_extension(case, amount=Amount.parse(amount), reason=ExtensionReason.COMPLEX)
    world.care("wang").decide_extension(case, approve=True)


def test_a_pause_and_an_extension_are_told_with_what_was_left_and_each_day(world: Any) -> None:
    case = in_hand(world)
    world.wait(days=2)  # Wednesday the 9th, 9:00
    world.care("wang").pause(case, reason=PauseReason.SUPPLEMENT, note="补正通知书")
    standing = answer(world, case)
    assert standing.still_holds
    world.wait(days=1, hours=2)  # Thursday, 11:00
    world.care("li").resume(case)
    extend(world, case, "2 working days")
    explained = answer(world, case)
    assert explained.still_holds
    [anchor, rule, pause, extension] = told(explained)
    assert ("CaseSubmitted", f"case/{case}@1", at(7, 9)) == (anchor.entry.event, anchor.entry.ref, anchor.at)
    assert (
        RuleStep(amount=Amount.parse("5 working days"), calendar=world.rules.limits.version, after=at(14, 17)) == rule
    )
    assert isinstance(pause, PauseStep)
    assert (at(9, 9), at(10, 11), PauseReason.SUPPLEMENT) == (pause.since, pause.until, pause.reason)
    assert ("CasePaused", "CaseResumed") == (pause.entry.event, pause.resumed and pause.resumed.event)
    assert (timedelta(hours=28), at(14, 17), at(16, 11)) == (pause.left, pause.before, pause.after)
    assert isinstance(extension, ExtensionStep)
    assert ("ExtensionDecided", at(16, 11)) == (extension.entry.event, extension.before)
    assert explained.clock.due_at == extension.after
    of_rule = [("08", 1), ("09", 2), ("10", 3), ("11", 4), ("12", None), ("13", None), ("14", 5)]
    of_rest = [("10", 1), ("11", 2), ("12", None), ("13", None), ("14", 3), ("15", 4), ("16", 5)]
    assert of_rule + of_rest + [("17", 1), ("18", 2)] == days(explained)
    [*_before, open_pause] = told(standing)
    assert (None, None, open_pause.before) == (open_pause.until, open_pause.resumed, open_pause.after)
    assert of_rule == days(standing)


def test_a_given_limit_names_who_gave_it_and_what_would_have_held(world: Any) -> None:
    case = in_hand(world)
    world.wait(hours=1)
    extend(world, case, "3 working days")
    world.given_limits("li").promise(case, due_at=at(16, 12))
    explained = answer(world, case)
    assert explained.still_holds
    [anchor, _rule, _extension, given] = told(explained)
    assert "CaseSubmitted" == anchor.entry.event
    assert isinstance(given, GivenStep)
    assert (GivenBy.PROMISE, "LimitGiven", at(17, 17), at(16, 12)) == (
        given.given_by,
        given.entry and given.entry.event,
        given.before,
        given.after,
    )
    world.instructions("wang").instruct(
        case, leader="赵", post="市长", text="请速办", day=world.now.date(), due_at=at(8, 12)
    )
    [report] = explain(world, case, Stage.REPORT)
    assert report.still_holds
    assert [AnchorStep, RuleStep, GivenStep] == [type(each) for each in told(report)]
    assert GivenBy.INSTRUCTION is told(answer(world, case))[-1].given_by


def test_a_cap_says_whether_it_cuts(world: Any) -> None:
    with_pack(world)
    case = in_hand(world, kind=CaseKind("complaint"))
    [_anchor, _rule, cap] = told(answer(world, case))
    assert isinstance(cap, CapStep)
    assert cap.before == cap.after < cap.cap
    extend(world, case, "10 working days")
    explained = answer(world, case)
    assert explained.still_holds
    assert cap.cap == told(explained)[-1].after


def test_what_follows_from_another_limit_and_what_is_measured_on_the_wall_are_told_too(world: Any) -> None:
    with_pack(world)
    case = in_hand(world, kind=CaseKind("suggestion"))
    world.care("wang").pause(case, reason=PauseReason.HEARING, note="听证通知")
    world.wait(hours=5)
    world.care("li").resume(case)
    explained = answer(world, case)
    assert explained.still_holds
    assert timedelta(days=3) == told(explained)[-1].left
    world.desk("li").answer(
        case,
        text="已现场办结，并告知当事人",
        outcome=Outcome.ADOPTED,
        method=DeliveryMethod.TELEPHONE,
        delivered_at=world.now,
    )
    [closing] = explain(world, case)
    [anchor, _rule] = told(closing)
    assert (None, Stage.ANSWER) == (anchor.entry, anchor.expiry_of)
    assert closing.still_holds


def test_entries_that_counted_it_anew_are_told_and_the_steps_are_those_of_the_new_calendar(world: Any) -> None:
    with_pack(world)
    case = in_hand(world, kind=CaseKind("complaint"))
    extend(world, case, "1 working day")
    close(world, "09-09")
    before = answer(world, case)
    assert before.still_holds
    assert before.today == at(16, 17)
    recompute(world)
    explained = answer(world, case)
    assert explained.still_holds
    assert at(16, 17) == explained.today
    step = told(explained)[-1]
    assert isinstance(step, RecomputedStep)
    assert ("DeadlinesRecomputed", RecomputeCause.GAZETTED) == (step.entry.event, step.cause)
    assert (at(15, 17), at(16, 17)) == (step.before, step.after)
    assert ("09", None) in days(explained)


def test_what_begins_anew_runs_from_what_let_it(world: Any) -> None:
    case = in_hand(world)
    world.wait(hours=1)
    world.desk("li").return_(case, reason=next(iter(ReturnReason)))
    world.desk("wang").dispatch(case, lead="finance")
    world.wait(hours=1)
    [explained] = [each for each in explain(world, case, Stage.SIGN) if each.clock.unit == "finance"]
    assert "CaseDispatched" == told(explained)[0].entry.event


def test_a_limit_that_began_anew_after_a_pause_is_told_so(world: Any) -> None:
    with_pack(world)
    case = in_hand(world, kind=CaseKind("complaint"))
    world.wait(days=1)
    world.care("wang").pause(case, reason=PauseReason.HEARING, note="听证通知")
    world.wait(days=1)
    world.care("li").resume(case)
    explained = answer(world, case)
    assert explained.still_holds
    pause = told(explained)[-1]
    assert (True, at(16, 17)) == (pause.anew, pause.after)
    close(world, "09-15")
    recompute(world)
    assert at(17, 17) == told(answer(world, case))[-2].after
    assert answer(world, case).still_holds


def test_without_the_rule_only_what_moved_the_end_is_told(world: Any) -> None:
    case = in_hand(world)
    extend(world, case, "1 working day")
    pack = world.rules.limits.packs[0]
    gone = attrs.evolve(world.rules.limits, packs=(attrs.evolve(pack, rules=()),))
    world.rules, world.past = attrs.evolve(world.rules, limits=gone), {}
    explained = answer(world, case)
    assert [AnchorStep, ExtensionStep] == [type(each) for each in told(explained)]
    assert (None, False) == (explained.again, explained.still_holds)


def test_what_happened_to_the_entries_themselves_is_passed_over(world: Any) -> None:
    case = in_hand(world)
    history = world.desk("wang").history(case)
    erased = attrs.evolve(history[-1], event=object())
    limits = world.rules.limits
    assert read_courses(history, limits) == read_courses([*history, erased], limits)


# -- random histories ----------------------------------------------------------------------------------------------------


def _verbs(world: Any, case: str, dice: Random) -> list[Callable[[], Any]]:
    desk, care, now = world.desk, world.care, world.now
    soon = now + timedelta(hours=dice.randint(1, 200))
    amount = f"{dice.randint(1, 9)} {dice.choice(['working days', 'calendar days', 'hours', 'working hours'])}"
    instruction = {
        "leader": "赵",
        "post": "市长",
        "text": "请速办",
        "day": now.date(),
        "due_at": dice.choice([None, soon]),
    }
    answered = {"outcome": dice.choice([*Outcome]), "method": DeliveryMethod.TELEPHONE, "delivered_at": now}
    return [
        lambda: desk("wang").dispatch(case, lead=dice.choice(["market", "finance"])),
        lambda: desk("li").sign_for(case),
        lambda: desk("sun").sign_for(case),
        lambda: desk("li").return_(case, reason=next(iter(ReturnReason))),
        lambda: desk("wang").interim(case, text="正在办理", next_at=soon),
        lambda: care("wang").pause(
            case, reason=PauseReason.TESTING, note="检测委托书", until=dice.choice([None, soon])
        ),
        lambda: care("zhao").pause(case, reason=PauseReason.HEARING, note="听证通知"),
        *[lambda: care("wang").resume(case)] * 2,
        *[lambda: extend(world, case, amount)] * 4,
        lambda: world.given_limits("wang").promise(case, due_at=soon),
        lambda: world.instructions("wang").instruct(case, **instruction),
        lambda: world.instructions("wang").report_back(case, instruction=1, text="已报告"),
        lambda: desk("li").answer(case, text="已现场办结，并告知当事人", **answered),
        lambda: desk("li").request_close_out(case),
        lambda: desk("zhao").audit(case, approve=dice.random() < 0.7),
        lambda: desk("zhao").call_back(case, reached=True, solved=dice.choice([*Solved]), grade=Grade.DISSATISFIED),
        lambda: care("zhao").defer(case, until=soon, reason=DeferralReason.PLANNED, note="列入计划"),
        lambda: care("zhao").reopen(case, reason=next(iter(ReopenReason)), note="复查发现反弹"),
        lambda: care("wang").transfer(case, lead=dice.choice(["market", "finance"]), note="职责调整"),
        lambda: close(world, *(f"09-{day:02}" for day in dice.sample(range(8, 30), 3))),
        *[lambda: recompute(world)] * 2,
        world.sweep,
    ]


@pytest.mark.parametrize("seed", range(40))
def test_every_clock_of_a_random_history_is_worked_out_again_to_the_moment_at_which_it_ends(
    make_world: Any, seed: int
) -> None:
    dice = Random(seed)  # noqa: S311 - no secret
    world = with_pack(make_world(policy=CasePolicy(max_extensions=3, max_returns=5)))
    version = world.rules.limits.version
    kind = CaseKind(dice.choice(["complaint", "help", "suggestion"]))
    given_due = dice.choice([None, None, world.now + timedelta(hours=dice.randint(20, 200))])
    case = world.submit(category=dice.choice(["", "食品"]), kind=kind, given_due=given_due).id
    with suppress(RefusedError):
        world.desk("wang").dispatch(case, lead="market")
    world.desk("li").sign_for(case)
    for _ in range(40):
        with suppress(RefusedError, NotFoundError):
            dice.choice(_verbs(world, case, dice))()
        world.wait(hours=dice.choice([0, 0, 0, 1, 5, 20]))
        if dice.random() < 0.2:
            world.sweep()
    record = world.record(case)
    assert record == world.ledger.fold(CASE.stream(case)).record
    for stage in {clock.start.stage for clock in record.clocks}:
        for explained in explain(world, case, stage):
            assert explained.clock.due_at == explained.again
            assert isinstance(next(explained.steps()), AnchorStep)
    found = simulate(
        [record], world.rules.limits, world.rules.limits, stages=[*Stage], region=world.rules.region, now=world.now
    )
    for each in found:
        assert (each.due_at, each.late) == (each.would_end, each.would_be_late)
    if version == world.rules.limits.version:  # nothing was counted on another calendar
        check_replayed(world, record)


def check_replayed(world: Any, record: Any) -> None:
    """Other packs that say the same as the real ones give each limit the same end, by going through its moves again."""
    limits = world.rules.limits
    renamed = tuple(attrs.evolve(pack, id=f"{pack.id}-again") for pack in limits.packs)
    other = Limits(packs=renamed, calendar=limits.calendar)
    for each in simulate([record], limits, other, stages=[*Stage], region=world.rules.region, now=world.now):
        assert (each.due_at, each.late) == (each.would_end, each.would_be_late)
