"""Steps on the way (办理环节): a clock where a rule pack names one, for the right unit, until it is taken or moot."""

import tomllib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import attrs
import pytest

from govliaison.calendar import DayTable, WorkCalendar, notices_of_rows
from govliaison.cases import (
    CASE,
    CaseState,
    DeferralReason,
    DeliveryMethod,
    ExtensionReason,
    Outcome,
    Recomputing,
    RefusalReason,
    ReopenReason,
    ReturnReason,
    Solved,
)
from govliaison.cases.decide.stepping import OpenStepAsk, TakeStepAsk, open_step, take_step
from govliaison.deadlines import (
    MILESTONES,
    Clock,
    DutyKind,
    Light,
    Limits,
    PauseReason,
    Stage,
    parse_rule_pack,
)
from govliaison.errors import NotFoundError, RefusedError
from govliaison.ledger import reveal
from govliaison.oversight import simulate
from govliaison.values import Amount, Refusal

STEPS = """
id = "steps"
name = "steps of the test"
priority = 1
rule = [
    { stage = "enter", anchor = "received", amount = "1 working day" },
    { stage = "transfer", anchor = "received", amount = "5 calendar days" },
    { stage = "supplement", anchor = "received", amount = "7 working days" },
    { stage = "verify", anchor = "dispatched", amount = "1 working day", warn_before = "4 hours" },
    { stage = "prelim-opinion", anchor = "signed", amount = "2 hours" },
    { stage = "plan", match = { track = ["hard"] }, anchor = "expiry_of:verify", amount = "3 calendar days" },
    { stage = "feedback", anchor = "answered", amount = "5 working days" },
    { stage = "file", anchor = "requested", amount = "2 working days" },
    { stage = "third-party", anchor = "admitted", amount = "15 working days" },
    { stage = "mediate", anchor = "admitted", amount = "45 working days" },
    { stage = "second-review", anchor = "answered", amount = "30 calendar days" },
    { stage = "final-review", anchor = "answered", amount = "30 calendar days" },
]
"""
REAL = "经核查，同一份材料只需提交一次，已通知窗口改正。"
MONDAY = datetime(2026, 9, 7, 1, tzinfo=UTC)
Told = dict[str, Any]


def ruled(world: Any, *texts: str) -> Any:
    """Let more packs hold where the world is."""
    limits = world.rules.limits
    packs = (*(parse_rule_pack(tomllib.loads(text)) for text in texts), *limits.packs)
    world.rules = attrs.evolve(world.rules, limits=Limits(packs=packs, calendar=limits.calendar))
    return world


def pack(rules: str = "", more: str = "") -> str:
    return f'id = "more"\nname = "more"\npriority = 2\nrule = [{rules}]\n{more}'


@pytest.fixture
def place(world: Any) -> Any:
    return ruled(world, STEPS)


def handled(world: Any, **said: Any) -> str:
    """A case that the market supervision has signed for."""
    case: str = world.submit(category="食品", **said).id
    world.desk("li").sign_for(case)
    return case


def answered(world: Any, case: str | None = None, **said: Any) -> str:
    case = case or handled(world)
    by_hand: Told = said or {"method": DeliveryMethod.TELEPHONE, "delivered_at": world.now}
    world.desk("li").answer(case, text=REAL, outcome=Outcome.SOLVED, **by_hand)
    return case


def requested(world: Any, case: str | None = None) -> str:
    case = answered(world, case)
    world.desk("li").request_close_out(case)
    return case


def audited(world: Any) -> str:
    case = requested(world)
    world.desk("wang").audit(case, approve=True)
    return case


def runs(world: Any, case: str) -> set[tuple[str, str]]:
    """The steps on the way that run, with who owes them."""
    usual = {"dispatch", "sign", "contact", "answer", "close", "audit", "callback", "review", "assist-return"}
    found = {(start.stage.value, start.unit) for start in world.record(case).running_starts}
    return {each for each in found if each[0] not in usual}


def clock_of(world: Any, case: str, stage: Stage) -> Clock:
    found = world.record(case).clock(stage)
    assert isinstance(found, Clock)
    return found


OF_MARKET = {("supplement", "market"), ("verify", "market"), ("prelim-opinion", "market")}


def test_without_rules_for_steps_a_case_has_none(world: Any) -> None:
    assert set() == runs(world, handled(world))
    assert () == world.rules.limits.steps


def test_the_desk_passes_on_what_is_not_its_own_and_handing_it_to_a_unit_does_that(place: Any) -> None:
    case = place.submit().id
    assert {("transfer", "convener")} == runs(place, case)
    assert MONDAY + timedelta(days=5) < clock_of(place, case, Stage.TRANSFER).start.due_at
    place.wait(days=1)
    place.desk("wang").dispatch(case, lead="market")
    passed_on = clock_of(place, case, Stage.TRANSFER)
    assert (place.now, False) == (passed_on.ended_at, passed_on.void)


def test_the_desk_takes_the_step_itself(place: Any) -> None:
    case = place.submit().id
    place.milestones("zhao").take(case, stage=Stage.TRANSFER, note="已转市信访局")
    assert set() == runs(place, case)
    record = place.record(case)
    assert ["convener"] == [measure.unit for measure in record.measures]
    assert frozenset() == record.handlers


def test_a_step_that_runs_from_admission_begins_when_it_is_admitted(world: Any) -> None:
    ruled(world, pack('{ stage = "transfer", anchor = "admitted", amount = "10 working days" }'))
    case = world.submit().id
    assert set() == runs(world, case)
    world.wait(hours=3)
    world.desk("wang").admit(case)
    assert {("transfer", "convener")} == runs(world, case)
    assert world.now == clock_of(world, case, Stage.TRANSFER).start.anchor_at
    world.desk("wang").refuse(case, reason=RefusalReason.NOT_COMPETENT)
    assert set() == runs(world, case)


@pytest.mark.parametrize(("hours", "light"), [(2, Light.GREEN), (60, Light.RED)])
def test_what_came_on_paper_is_entered_when_the_ledger_has_it(place: Any, hours: int, light: Light) -> None:
    received = place.now
    place.wait(hours=hours)
    case = place.submit(received_at=received).id
    entered = clock_of(place, case, Stage.ENTER)
    assert (place.now, light) == (entered.ended_at, entered.light(place.now))
    assert place.now == place.record(case).entered_at
    place.milestones("wang").take(case, stage=Stage.ENTER)
    assert clock_of(place, case, Stage.ENTER) == entered


def test_a_history_is_not_said_to_have_been_entered_late(place: Any) -> None:
    received = place.now
    place.wait(hours=600)
    case = place.submit(received_at=received, history=True).id
    assert place.record(case).entered_at is None
    assert received == clock_of(place, case, Stage.ENTER).ended_at


def test_whether_to_admit_it_is_decided_from_when_it_was_entered(world: Any) -> None:
    ruled(world, pack('{ stage = "review", anchor = "entered", amount = "3 working days" }'))
    received = world.now
    world.wait(hours=5)
    assert world.now == clock_of(world, world.submit(received_at=received).id, Stage.REVIEW).start.anchor_at


def test_a_unit_has_the_clocks_of_its_steps_and_those_from_signing_begin_anew_then(place: Any) -> None:
    case = place.submit(category="食品").id
    assert OF_MARKET == runs(place, case)
    assert MONDAY == clock_of(place, case, Stage.PRELIM_OPINION).start.anchor_at
    place.wait(hours=1)
    place.desk("li").sign_for(case)
    assert OF_MARKET == runs(place, case)
    assert place.now == clock_of(place, case, Stage.PRELIM_OPINION).start.anchor_at
    assert MONDAY == clock_of(place, case, Stage.VERIFY).start.anchor_at


def test_a_step_is_warned_of_told_when_it_is_missed_and_urged_again(place: Any) -> None:
    case = handled(place)
    place.take_notices()
    place.wait(days=12)
    place.sweep()
    told = [
        (type(happened.event).__name__, happened.stamp.effective_at)
        for happened in place.ledger.history(CASE.stream(case))
        if getattr(happened.event, "stage", None) is Stage.VERIFY
    ]
    due = clock_of(place, case, Stage.VERIFY).start.due_at
    assert [
        ("DeadlineWarned", due - timedelta(hours=4)),
        ("DeadlinePassed", due),
        ("UnitUrged", due + timedelta(days=7)),
    ] == told
    assert Light.RED is clock_of(place, case, Stage.VERIFY).light(place.now)


def test_taking_a_step_ends_its_clock_is_a_measure_and_makes_a_handler(place: Any) -> None:
    case = handled(place)
    place.wait(hours=1)
    record = place.milestones("li").take(case, stage=Stage.VERIFY, note=" 情况属实 ", recorded_for="qian")
    assert {("prelim-opinion", "market")} == runs(place, case)
    assert {"li", "qian"} == record.handlers
    assert ("market", "qian", "情况属实") == (
        record.measures[-1].unit,
        record.measures[-1].actor,
        reveal(record.measures[-1].text),
    )
    events = place.events(case)
    place.milestones("li").take(case, stage=Stage.VERIFY)
    assert events == place.events(case)


def test_a_step_that_was_late_says_so_and_one_entered_late_takes_back_what_was_told(place: Any) -> None:
    case = handled(place)
    place.wait(days=3)
    place.sweep()
    place.milestones("li").take(case, stage=Stage.PRELIM_OPINION)
    assert Light.RED is clock_of(place, case, Stage.PRELIM_OPINION).light(place.now)
    place.milestones("li").take(case, stage=Stage.VERIFY, at=MONDAY + timedelta(hours=2))
    assert "StepsRetracted" == place.events(case)[-1]
    assert Light.GREEN is clock_of(place, case, Stage.VERIFY).light(place.now)


def test_an_answer_says_all_that_steps_before_it_would(place: Any) -> None:
    case = answered(place)
    verified = clock_of(place, case, Stage.VERIFY)
    assert (place.now, False) == (verified.ended_at, verified.void)
    assert set() == runs(place, case)


def test_whoever_filed_it_is_told_by_delivery_of_the_reply(place: Any) -> None:
    case = answered(place, method=DeliveryMethod.CHANNEL)
    assert {("feedback", "market")} == runs(place, case)
    place.wait(hours=2)
    place.desk("li").answer(case, text=REAL, outcome=Outcome.SOLVED)
    place.desk("li").deliver(case, answer=1)
    assert {("feedback", "market")} == runs(place, case)
    place.desk("li").deliver(case, answer=2)
    assert set() == runs(place, case)
    assert place.now == clock_of(place, case, Stage.FEEDBACK).ended_at


def test_nobody_waits_for_feedback_to_somebody_who_cannot_be_found(place: Any) -> None:
    case = answered(place, method=DeliveryMethod.CHANNEL)
    place.desk("li").deliver(case, answer=1, undeliverable="查无此人")
    assert set() == runs(place, case)
    assert place.record(case).clock(Stage.FEEDBACK) is None


def test_feedback_owed_from_dispatch_ends_with_an_answer_told_by_hand(world: Any) -> None:
    ruled(world, pack('{ stage = "feedback", anchor = "dispatched", amount = "5 working days" }'))
    case = handled(world)
    assert {("feedback", "market")} == runs(world, case)
    told = world.now
    world.wait(hours=4)
    answered(world, case, method=DeliveryMethod.TELEPHONE, delivered_at=told)
    assert told == clock_of(world, case, Stage.FEEDBACK).ended_at


def test_filing_is_owed_until_close_out_and_not_where_it_goes_back(place: Any) -> None:
    case = requested(place)
    assert {("file", "market")} == runs(place, case)
    place.desk("wang").audit(case, approve=False)
    assert set() == runs(place, case)
    requested(place, case)
    place.milestones("li").take(case, stage=Stage.FILE, note="已归档")
    assert set() == runs(place, case)


@pytest.mark.parametrize("anchor", ["answered", "audited"])
def test_filing_may_run_from_the_answer_or_the_audit(world: Any, anchor: str) -> None:
    case = audited(ruled(world, pack(f'{{ stage = "file", anchor = "{anchor}", amount = "2 working days" }}')))
    assert {("file", "market")} == runs(world, case)
    world.desk("wang").call_back(case, reached=True, solved=Solved.YES)
    assert (CaseState.CLOSED, ()) == (world.record(case).state, world.record(case).running)


# -- nothing is missing -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "found",
    [
        lambda world, case: world.desk("li").measure(case, text="现场核查"),
        lambda world, case: world.milestones("li").take(case, stage=Stage.SUPPLEMENT, note="材料齐全"),
        lambda world, case: world.milestones("li").take(case, stage=Stage.VERIFY),
        lambda world, case: world.care("wang").pause(case, reason=PauseReason.SUPPLEMENT, note="补正通知书"),
    ],
    ids=["measure", "supplement", "verify", "pause"],
)
def test_who_asks_for_what_is_missing_or_goes_on_has_looked(place: Any, found: Callable[[Any, str], Any]) -> None:
    case = handled(place)
    found(place, case)
    assert "supplement" not in {stage for stage, _unit in runs(place, case)}
    assert not clock_of(place, case, Stage.SUPPLEMENT).void


def test_another_pause_or_the_measure_of_another_unit_says_nothing_of_what_is_missing(place: Any) -> None:
    case = place.submit().id
    place.desk("wang").dispatch(case, lead="market", assisting=("finance",))
    place.desk("li").sign_for(case)
    place.desk("sun").measure(case, text="查账", unit="finance")
    place.care("wang").pause(case, reason=PauseReason.TESTING, note="检测委托书")
    assert ("supplement", "market") in runs(place, case)


# -- again and again --------------------------------------------------------------------------------------------------

MONTHLY = '[interim]\nevery = "1 month"\n'
BY_THE_30TH = '{ stage = "interim", anchor = "month_day:30", amount = "0 calendar days" }'


def test_an_interim_answer_is_owed_every_so_often_until_the_answer(world: Any) -> None:
    case = handled(ruled(world, pack(more=MONTHLY)))
    assert MONDAY == clock_of(world, case, Stage.INTERIM).start.anchor_at
    world.wait(days=9)
    world.desk("li").interim(case, text="正在核实，下周再答复")
    again = clock_of(world, case, Stage.INTERIM)
    assert (world.now, "more", "interim.every") == (again.start.anchor_at, again.start.pack, again.start.rule)
    world.wait(days=9)
    world.milestones("li").take(case, stage=Stage.INTERIM, note="已完成现场核查")
    assert world.now == clock_of(world, case, Stage.INTERIM).start.anchor_at
    answered(world, case)
    assert set() == runs(world, case)
    world.desk("li").interim(case, text="还在跟进")
    assert set() == runs(world, case)


def test_a_first_interim_answer_may_have_a_limit_of_its_own(world: Any) -> None:
    first = '{ id = "first", stage = "interim", anchor = "dispatched", amount = "3 working days" }'
    case = handled(ruled(world, pack(first, MONTHLY)))
    assert "first" == clock_of(world, case, Stage.INTERIM).start.rule
    world.desk("li").interim(case, text="正在核实")
    assert "interim.every" == clock_of(world, case, Stage.INTERIM).start.rule


def test_an_interim_answer_that_is_owed_once_is_owed_once(world: Any) -> None:
    case = handled(ruled(world, pack('{ stage = "interim", anchor = "dispatched", amount = "3 working days" }')))
    world.desk("li").interim(case, text="正在核实")
    assert set() == runs(world, case)
    world.desk("li").interim(case, text="仍在核实")
    assert set() == runs(world, case)


def test_a_report_by_a_day_of_the_month_is_owed_again_by_the_next_such_day(world: Any) -> None:
    case = handled(ruled(world, pack(BY_THE_30TH)))
    first = clock_of(world, case, Stage.INTERIM).start.due_at
    assert datetime(2026, 9, 30, 16, tzinfo=UTC) == first
    world.wait(days=5)
    world.desk("li").interim(case, text="正在核实")
    assert datetime(2026, 10, 30, 16, tzinfo=UTC) == clock_of(world, case, Stage.INTERIM).start.due_at
    world.wait(days=60)
    world.sweep()
    world.desk("li").interim(case, text="正在核实")
    assert datetime(2026, 11, 30, 16, tzinfo=UTC) == clock_of(world, case, Stage.INTERIM).start.due_at


def put_off(world: Any) -> str:
    case = handled(world)
    world.desk("li").answer(case, text="已列入明年改造计划，建成后答复您。", outcome=Outcome.PLANNED)
    until = world.now + timedelta(days=10)
    world.care("wang").defer(case, until=until, reason=DeferralReason.PLANNED, note="列入计划")
    world.wait(days=11)
    world.sweep()
    return case


def taken_up(world: Any) -> str:
    case = handled(world)
    world.desk("li").answer(case, text="已列入明年改造计划，建成后答复您。", outcome=Outcome.PLANNED)
    until = world.now + timedelta(days=10)
    world.care("wang").defer(case, until=until, reason=DeferralReason.PLANNED, note="列入计划")
    world.care("li").resume(case)
    return case


def sent_back(world: Any) -> str:
    case = audited(world)
    world.desk("wang").call_back(case, reached=True, solved=Solved.NO)
    return case


def rejected(world: Any) -> str:
    case = requested(world)
    world.desk("wang").audit(case, approve=False)
    return case


def reopened(world: Any) -> str:
    case = audited(world)
    world.desk("wang").call_back(case, reached=True, solved=Solved.YES)
    world.care("wang").reopen(case, reason=ReopenReason.REBOUND, note="又发生了")
    return case


@pytest.mark.parametrize("back", [put_off, taken_up, sent_back, rejected, reopened])
@pytest.mark.parametrize("more", [("", MONTHLY), (BY_THE_30TH, "")], ids=["every", "by a day"])
def test_what_is_handled_again_is_reported_on_again(world: Any, back: Any, more: tuple[str, str]) -> None:
    case = back(ruled(world, pack(*more)))
    assert CaseState.HANDLING is world.record(case).state
    assert {("interim", "market")} == runs(world, case)


# -- who owes it ------------------------------------------------------------------------------------------------------

MEASURED = """
[[duty]]
kind = "lead"
stages = ["answer", "verify"]

[[duty]]
kind = "parallel"
stages = ["answer", "verify", "plan"]

[[duty]]
kind = "assisting"
stages = ["plan"]
"""
TWO = """
{ stage = "verify", anchor = "dispatched", amount = "1 working day" },
{ stage = "plan", anchor = "signed", amount = "3 working days" },
"""


@pytest.fixture
def measured(world: Any) -> Any:
    return ruled(world, pack(TWO.replace("\n", ""), MEASURED))


def test_a_pack_says_what_each_duty_is_measured_by_and_the_rest_is_the_desks(measured: Any) -> None:
    case = measured.submit().id
    measured.desk("wang").dispatch(case, lead="market", parallel=("finance",))
    assert {("verify", "market"), ("plan", "convener"), ("verify", "finance"), ("plan", "finance")} == runs(
        measured, case
    )
    assert {DutyKind.LEAD, DutyKind.PARALLEL} == {
        start.duty for start in measured.record(case).running_starts if start.stage is Stage.VERIFY
    }
    with pytest.raises(RefusedError, match=r"case\.not-signed"):
        measured.milestones("sun").take(case, stage=Stage.VERIFY, unit="finance")
    measured.wait(hours=1)
    measured.desk("sun").sign_for(case, unit="finance")
    plan = next(start for start in measured.record(case).running_starts if start.key == (Stage.PLAN, "finance"))
    assert measured.now == plan.anchor_at
    measured.milestones("sun").take(case, stage=Stage.VERIFY, unit="finance", note="属实")
    measured.milestones("wang").take(case, stage=Stage.PLAN, note="已定方案")
    assert {("verify", "market"), ("plan", "finance")} == runs(measured, case)
    measured.desk("li").sign_for(case)
    assert {("verify", "market"), ("plan", "finance")} == runs(measured, case)


def test_a_unit_that_takes_part_later_or_is_done_owes_its_steps_from_then_or_no_more(measured: Any) -> None:
    case = measured.submit(category="食品").id
    measured.desk("li").sign_for(case)
    measured.wait(hours=2)
    measured.care("wang").involve(case, unit="finance", note="请核资金")
    assert ("plan", "finance") in runs(measured, case)
    measured.desk("sun").sign_for(case, unit="finance")
    measured.care("sun").report_done(case, unit="finance")
    assert {("verify", "market"), ("plan", "convener")} == runs(measured, case)
    measured.care("wang").involve(case, unit="convener", note="自己也办")
    assert {("verify", "market"), ("plan", "convener")} == runs(measured, case)
    measured.desk("wang").sign_for(case, unit="convener")
    measured.care("wang").report_done(case, unit="convener")
    assert ("plan", "convener") in runs(measured, case)


@pytest.mark.parametrize(("lead", "verifies"), [("finance", "finance"), ("convener", "convener")])
def test_another_lead_owes_the_steps_from_where_they_ran(measured: Any, lead: str, verifies: str) -> None:
    case = handled(measured)
    measured.wait(hours=2)
    measured.care("wang").transfer(case, lead=lead, note="职责调整")
    assert {("verify", verifies), ("plan", "convener")} == runs(measured, case)
    assert MONDAY == clock_of(measured, case, Stage.VERIFY).start.anchor_at
    measured.care("wang").transfer(case, lead="market", note="职责调整")
    assert {("verify", "market"), ("plan", "convener")} == runs(measured, case)


def test_a_unit_that_returns_a_case_owes_nothing_more(place: Any) -> None:
    case = handled(place)
    place.wait(hours=2)
    place.desk("li").return_(case, reason=ReturnReason.NOT_COMPETENT)
    assert set() == runs(place, case)
    place.desk("wang").dispatch(case, lead="finance")
    assert {(stage, "finance") for stage, _unit in OF_MARKET} == runs(place, case)
    assert place.now == clock_of(place, case, Stage.VERIFY).start.anchor_at


def test_steps_climb_the_ladder_of_their_own_pack(world: Any) -> None:
    ladder = '[[ladder]]\nwhen = "expired"\nname = "催办"\n'
    case = handled(ruled(world, pack('{ stage = "verify", anchor = "dispatched", amount = "1 working day" }', ladder)))
    world.wait(days=2)
    world.sweep()
    assert [(Stage.VERIFY, "催办", "market")] == [
        (step.stage, step.name, step.unit) for step in world.record(case).supervision
    ]


# -- asked for --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("stage", [Stage.THIRD_PARTY, Stage.MEDIATE])
def test_a_unit_asks_a_third_party_or_mediates_while_it_handles_the_case(place: Any, stage: Stage) -> None:
    case = handled(place)
    place.wait(hours=3)
    place.milestones("li").open(case, stage=stage, note="征求意见函")
    assert (stage.value, "market") in runs(place, case)
    assert place.now == clock_of(place, case, stage).start.anchor_at
    with pytest.raises(RefusedError, match=r"case\.step-open"):
        place.milestones("li").open(case, stage=stage, note="再征求一次")
    place.milestones("li").take(case, stage=stage, note="同意")
    assert (stage.value, "market") not in runs(place, case)
    place.milestones("li").open(case, stage=stage, note="再征求一次")
    answered(place, case)
    assert set() == runs(place, case)


def test_reviews_are_asked_for_after_the_answer_and_hold_up_the_close_out(place: Any) -> None:
    case = requested(place)
    place.milestones("li").take(case, stage=Stage.FILE)
    desk = place.milestones("wang")
    with pytest.raises(RefusedError, match=r"case\.step-too-early"):
        desk.open(case, stage=Stage.FINAL_REVIEW, note="申请复核")
    with pytest.raises(RefusedError, match=r"case\.convener-only"):
        place.milestones("li").open(case, stage=Stage.SECOND_REVIEW, note="申请复查")
    desk.open(case, stage=Stage.SECOND_REVIEW, note="申请复查")
    assert {("second-review", "convener")} == runs(place, case)
    with pytest.raises(RefusedError, match=r"case\.step-open"):
        place.desk("wang").audit(case, approve=True)
    with pytest.raises(RefusedError, match=r"case\.step-too-early"):
        desk.open(case, stage=Stage.FINAL_REVIEW, note="申请复核")
    desk.take(case, stage=Stage.SECOND_REVIEW, note="维持")
    desk.open(case, stage=Stage.FINAL_REVIEW, note="申请复核")
    desk.take(case, stage=Stage.FINAL_REVIEW, note="维持")
    place.desk("wang").audit(case, approve=True)
    desk.open(case, stage=Stage.SECOND_REVIEW, note="又申请")
    with pytest.raises(RefusedError, match=r"case\.step-open"):
        place.desk("wang").call_back(case, reached=True, solved=Solved.YES)
    desk.take(case, stage=Stage.SECOND_REVIEW)
    place.desk("wang").call_back(case, reached=True, solved=Solved.YES)
    assert CaseState.CLOSED is place.record(case).state


def test_a_review_holds_up_the_request_too(place: Any) -> None:
    case = answered(place)
    place.milestones("wang").open(case, stage=Stage.SECOND_REVIEW, note="申请复查")
    with pytest.raises(RefusedError, match=r"case\.step-open"):
        place.desk("li").request_close_out(case)


@pytest.mark.parametrize(
    ("who", "stage", "note", "code"),
    [
        ("li", Stage.VERIFY, "x", "case.step-unasked"),
        ("wang", Stage.SECOND_REVIEW, "x", "case.wrong-state"),
        ("li", Stage.MEDIATE, " ", "case.text-missing"),
        ("sun", Stage.MEDIATE, "x", "case.unknown"),
    ],
)
def test_what_may_not_be_asked_for_is_refused(place: Any, who: str, stage: Stage, note: str, code: str) -> None:
    case = handled(place)
    with pytest.raises((RefusedError, NotFoundError)) as refused:
        place.milestones(who).open(case, stage=stage, note=note)
    assert code == refused.value.code


def test_what_no_rule_limits_is_not_opened(world: Any) -> None:
    with pytest.raises(RefusedError, match=r"case\.step-unlimited"):
        world.milestones("li").open(handled(world), stage=Stage.MEDIATE, note="双方同意调解")


@pytest.mark.parametrize(
    ("stage", "hours", "code"),
    [
        (Stage.ANSWER, 0, "case.no-step"),
        (Stage.PLAN, 0, "case.step-not-owed"),
        (Stage.VERIFY, 9, "case.before-last"),
    ],
)
def test_a_step_that_nobody_waits_for_is_refused(place: Any, stage: Stage, hours: int, code: str) -> None:
    case = handled(place)
    with pytest.raises(RefusedError) as refused:
        place.milestones("li").take(case, stage=stage, at=place.now - timedelta(hours=hours) if hours else None)
    assert code == refused.value.code


def test_a_step_is_that_of_its_unit(place: Any) -> None:
    case = place.submit().id
    place.desk("wang").dispatch(case, lead="market", assisting=("finance",))
    with pytest.raises(RefusedError, match=r"case\.other-unit"):
        place.milestones("sun").take(case, stage=Stage.VERIFY)


def test_decisions_on_no_case_are_refused(place: Any, make_by: Any) -> None:
    by = make_by(place, "wang")
    opened = open_step(None, OpenStepAsk(stage=Stage.MEDIATE, note="x", by=by), place.rules)
    taken = take_step(None, TakeStepAsk(stage=Stage.VERIFY, by=by), place.rules)
    assert [Refusal.of("case.unknown")] * 2 == [opened, taken]


def test_a_step_that_stands_still_runs_on_before_it_is_taken(world: Any) -> None:
    stands = '[[pause]]\nreason = "testing"\nstages = ["verify", "answer"]\n'
    case = handled(ruled(world, pack('{ stage = "verify", anchor = "dispatched", amount = "1 working day" }', stands)))
    world.care("wang").pause(case, reason=PauseReason.TESTING, note="检测委托书")
    due = clock_of(world, case, Stage.VERIFY).start.due_at
    world.wait(days=1)
    with pytest.raises(RefusedError, match=r"case\.paused"):
        world.milestones("li").take(case, stage=Stage.VERIFY)
    world.care("wang").resume(case, note="报告")
    assert due < clock_of(world, case, Stage.VERIFY).start.due_at
    with pytest.raises(RefusedError, match=r"case\.before-last"):
        world.milestones("li").take(case, stage=Stage.VERIFY, at=world.now - timedelta(hours=1))
    world.milestones("li").take(case, stage=Stage.VERIFY)
    assert Light.GREEN is clock_of(world, case, Stage.VERIFY).light(world.now)


LONGER: Told = {"amount": Amount.parse("2 working days"), "reason": ExtensionReason.SITE_WORK}


def test_a_step_is_extended_where_its_pack_says_so(world: Any) -> None:
    more = '[extension]\nstage = "verify"\namount = "2 working days"\nmax_times = 1\n'
    case = handled(ruled(world, pack('{ stage = "verify", anchor = "dispatched", amount = "1 working day" }', more)))
    before = {stage: clock_of(world, case, stage).start.due_at for stage in (Stage.VERIFY, Stage.ANSWER)}
    world.care("li").request_extension(case, stage=Stage.VERIFY, **LONGER)
    with pytest.raises(RefusedError, match=r"case\.extension-pending"):
        world.care("li").request_extension(case, **LONGER)
    world.take_notices()
    world.care("wang").decide_extension(case, approve=True)
    assert [("unit", "case.step-extended")] == world.take_notices()
    assert before[Stage.VERIFY] + timedelta(days=2) == clock_of(world, case, Stage.VERIFY).start.due_at
    assert before[Stage.ANSWER] == clock_of(world, case, Stage.ANSWER).start.due_at
    with pytest.raises(RefusedError, match=r"case\.extension-limit"):
        world.care("li").request_extension(case, stage=Stage.VERIFY, **LONGER)


def test_more_time_for_a_step_that_was_taken_meanwhile_is_asked_for_no_more(world: Any) -> None:
    more = '[extension]\nstage = "verify"\namount = "2 working days"\n'
    case = handled(ruled(world, pack('{ stage = "verify", anchor = "dispatched", amount = "1 working day" }', more)))
    world.care("li").request_extension(case, stage=Stage.VERIFY, **LONGER)
    world.milestones("li").take(case, stage=Stage.VERIFY)
    with pytest.raises(RefusedError, match=r"case\.no-extension-asked"):
        world.care("wang").decide_extension(case, approve=True)
    assert Stage.ANSWER is world.care("li").request_extension(case, **LONGER).extension.stage


@pytest.mark.parametrize(
    ("stage", "code"), [(Stage.VERIFY, "case.extension-limit"), (Stage.PLAN, "case.nothing-to-extend")]
)
def test_a_step_is_not_extended_where_its_pack_does_not_say_so(place: Any, stage: Stage, code: str) -> None:
    with pytest.raises(RefusedError) as refused:
        place.care("li").request_extension(handled(place), stage=stage, **LONGER)
    assert code == refused.value.code


# -- another case than it seemed, another calendar --------------------------------------------------------------------


def test_a_case_that_turns_out_to_be_another_gets_the_steps_of_that_and_loses_those_of_the_other(world: Any) -> None:
    ruled(
        world,
        pack('{ stage = "plan", match = { track = ["hard"] }, anchor = "dispatched", amount = "3 calendar days" }'),
    )
    case = handled(world)
    world.wait(hours=2)
    classify = world.classifying("wang").classify
    classify(case, track="hard", note="历史遗留")
    assert {("plan", "market")} == runs(world, case)
    assert MONDAY == clock_of(world, case, Stage.PLAN).start.anchor_at
    classify(case, track="", note="并非历史遗留")
    assert set() == runs(world, case)
    classify(case, track="hard", note="仍是历史遗留")
    world.wait(days=9)
    world.sweep()
    classify(case, track="", note="并非历史遗留")
    assert {("plan", "market")} == runs(world, case)  # it was late, and stays so


@pytest.mark.parametrize("admitted", [False, True])
def test_before_it_is_handed_on_the_desk_gets_the_steps(world: Any, *, admitted: bool) -> None:
    both = "{ stage = '%s', match = { track = ['hard'] }, anchor = 'received', amount = '5 calendar days' },"
    ruled(world, pack(both % "transfer" + both % "enter"))
    case = world.submit().id
    if admitted:
        world.desk("wang").admit(case)
    world.classifying("wang").classify(case, track="hard", note="信访事项")
    assert {("transfer", "convener")} == runs(world, case)
    world.milestones("wang").take(case, stage=Stage.TRANSFER)
    world.classifying("wang").classify(case, track="", note="不是")
    world.classifying("wang").classify(case, track="hard", note="还是")
    assert set() == runs(world, case)


def test_a_case_that_was_answered_has_gone_too_far_for_other_steps(world: Any) -> None:
    ruled(
        world,
        pack('{ stage = "plan", match = { track = ["hard"] }, anchor = "dispatched", amount = "3 calendar days" }'),
    )
    first = world.message(category="食品")
    case = world.desk("wang").submit(first).id
    world.desk("li").sign_for(case)
    answered(world, case)
    assert "hard" == world.desk("wang").submit(attrs.evolve(first, track="hard")).track
    assert set() == runs(world, case)


def test_parts_get_their_steps_when_a_case_turns_out_to_be_another(world: Any) -> None:
    rule = '{ stage = "plan", match = { track = ["hard"] }, anchor = "dispatched", amount = "3 calendar days" }'
    ruled(world, pack(rule, '[[duty]]\nkind = "assisting"\nstages = ["plan"]\n'))
    case = world.submit().id
    world.desk("wang").dispatch(case, lead="market", assisting=("finance",))
    world.classifying("wang").classify(case, track="hard", note="历史遗留")
    assert {("plan", "market"), ("plan", "finance")} == runs(world, case)


def test_steps_are_explained_from_their_entries_and_work_out_the_same_again(place: Any) -> None:
    ruled(place, pack(more=MONTHLY))
    case = handled(place)
    place.wait(days=3)
    place.desk("li").interim(case, text="正在核实")
    place.milestones("li").open(case, stage=Stage.MEDIATE, note="双方同意调解")
    told = {each.clock.stage: each for each in place.desk("wang").explain(case)}
    assert {Stage.VERIFY, Stage.SUPPLEMENT, Stage.INTERIM, Stage.MEDIATE} <= told.keys()
    assert all(each.still_holds for each in told.values())
    begun = {stage: next(iter(each.steps())).entry for stage, each in told.items()}
    assert "InterimAnswered" == begun[Stage.INTERIM].event
    assert "StepOpened" == begun[Stage.MEDIATE].event


def recompute(world: Any, packs: tuple[Any, ...], **how: Any) -> set[Stage]:
    """Declare Tuesday off, let other packs hold, and count everything anew; what would change is what changes."""
    before = world.rules.limits
    rows = [{"date": f"2026-{day}", "kind": "off"} for day in ("01-01", "10-01", "09-08")]
    table = notices_of_rows(rows)[0].table("notice")
    calendar = WorkCalendar.build([Year(table)], zone=before.calendar.zone)
    world.rules = attrs.evolve(world.rules, limits=Limits(packs=packs, calendar=calendar))
    past = {before.version: Limits(packs=packs, calendar=before.calendar)}
    run = Recomputing(world.context("wang"), lambda _r: world.rules, lambda _r: past, **how)
    preview = [*run.preview()]
    assert preview == [*run.apply()]
    assert [] == [*run.preview()] if not how else True
    return {deadline.stage for case in preview for deadline in case.deadlines if deadline.before != deadline.after}


class Year:
    """A year's days off."""

    def __init__(self, table: DayTable) -> None:
        self.table = table

    def days(self, year: int, /) -> DayTable | None:
        return self.table if year == self.table.year else None


def test_steps_are_counted_anew_on_another_calendar(place: Any) -> None:
    ruled(place, pack(more='[interim]\nevery = "10 working days"\n'))
    case = handled(place)
    place.desk("li").interim(case, text="正在核实")
    before = {start.stage: start.due_at for start in place.record(case).running_starts}
    moved = recompute(place, place.rules.limits.packs)
    after = {start.stage: start.due_at for start in place.record(case).running_starts}
    assert {Stage.VERIFY, Stage.SUPPLEMENT, Stage.INTERIM} <= moved
    assert all(before[stage] + timedelta(days=1) == after[stage] for stage in (Stage.VERIFY, Stage.SUPPLEMENT))


@pytest.mark.parametrize("migrate", [False, True])
def test_a_step_of_which_no_pack_speaks_any_more_keeps_its_working_days(place: Any, *, migrate: bool) -> None:
    ruled(place, pack(more='[interim]\nevery = "10 working days"\n'))
    case = handled(place)
    before = clock_of(place, case, Stage.VERIFY).start
    plain = tuple(each for each in place.rules.limits.packs if each.id == "test-rules")
    moved = recompute(place, plain, migrate=migrate)
    after = clock_of(place, case, Stage.VERIFY).start
    assert {Stage.VERIFY, Stage.INTERIM} <= moved
    assert (before.pack, before.rule, before.due_at + timedelta(days=1)) == (after.pack, after.rule, after.due_at)


def test_steps_are_judged_by_another_pack_where_that_speaks_of_them(place: Any) -> None:
    ruled(place, pack(more='[interim]\nevery = "10 working days"\n'))
    case = handled(place)
    place.desk("li").interim(case, text="正在核实")
    place.wait(days=2)
    place.milestones("li").take(case, stage=Stage.VERIFY)
    limits = place.rules.limits
    quick = parse_rule_pack(tomllib.loads(pack('{ stage = "verify", anchor = "dispatched", amount = "2 hours" }')))

    def judged(real: Limits, other: Limits) -> dict[Stage, tuple[bool, bool | None]]:
        stages = sorted(MILESTONES)
        found = simulate([place.record(case)], real, other, stages=stages, region="990100", now=place.now)
        return {each.stage: (each.late, each.would_end and each.would_be_late) for each in found}

    same = judged(limits, limits)
    assert (True, True) == same[Stage.VERIFY]
    assert all(late is would for late, would in same.values())
    other = Limits(packs=(quick,), calendar=limits.calendar)
    assert {stage for stage, (_late, would) in judged(limits, other).items() if would is not None} == {Stage.VERIFY}
    assert {Stage.VERIFY: (True, True)}.items() <= judged(other, limits).items()
    assert (True, True) == judged(Limits(packs=(), calendar=limits.calendar), other)[Stage.VERIFY]
