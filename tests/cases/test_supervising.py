"""What happens when a limit ends: supervision step by step, deemed acceptance, lists, and what a late entry takes back."""

import tomllib
from datetime import timedelta
from typing import Any

import attrs
import pytest

from govliaison.cases import CASE, CasePolicy, CaseState, Grade, Outcome, RefusalReason, Solved
from govliaison.cases import supervising_events as s
from govliaison.deadlines import Light, Limits, Stage, parse_rule_pack
from govliaison.errors import RefusedError

LADDER = """
id = "ladder"
name = "rules with a ladder"
region = "990000"
priority = 1

[[rule]]
stage = "answer"
anchor = "received"
amount = "1 working day"
warn_before = "2 hours"
on_expiry = { list_to = ["督查室"], escalate = "副市长" }

[[rule]]
stage = "review"
anchor = "received"
amount = "3 working days"
on_expiry = { deemed = "accepted" }

[[ladder]]
when = "near-end"
after = "1 hour"
name = "蓝色督办"
colour = "蓝"

[[ladder]]
when = "expired"
after = "1 calendar day"
name = "催办"
document = "《催办通知书》"
copied_to = ["督查室"]

[[ladder]]
when = "unanswered"
after = "1 working day"
name = "通报批评"
issuer = "两办"

[[ladder]]
when = "dissatisfied"
name = "督办"

[[ladder]]
when = "dissatisfied"
from_time = 2
name = "全市通报"
"""
ANSWER = {"text": "经核查已改正，并上门致歉。", "outcome": Outcome.SOLVED}


def with_rules(world: Any, text: str = LADDER) -> Any:
    packs = (parse_rule_pack(tomllib.loads(text)), *world.rules.limits.packs)
    world.rules = attrs.evolve(world.rules, limits=Limits(packs=packs, calendar=world.rules.limits.calendar))
    return world


@pytest.fixture
def supervised(world: Any) -> Any:
    return with_rules(world)


def handled(world: Any) -> str:
    """A case that its unit handles, its answer due on Tuesday at 17:00."""
    case = world.submit(category="食品").id
    world.desk("li").sign_for(case)
    world.desk("li").interim(case, text="正在核查")
    world.take_notices()
    return str(case)


def entered(world: Any, case: str) -> list[tuple[str, str]]:
    """What the sweep entered, and when, where the place is."""
    return [
        (
            getattr(each.event, "name", type(each.event).__name__),
            f"{each.stamp.effective_at + timedelta(hours=8):%d %H:%M}",
        )
        for each in world.ledger.history(CASE.stream(case))
        if each.stamp.actor == "system"
    ]


STEPS = [
    ("DeadlineWarned", "08 15:00"),
    ("蓝色督办", "08 16:00"),
    ("DeadlinePassed", "08 17:00"),
    ("催办", "09 17:00"),
    ("通报批评", "10 17:00"),
]


def test_a_sweep_in_time_takes_each_step_and_tells_it(supervised: Any) -> None:
    case = handled(supervised)
    told = []
    for hours in (30, 1, 1, 24, 24):
        supervised.wait(hours=hours)
        supervised.sweep()
        told.append(supervised.take_notices())
    assert STEPS == entered(supervised, case)
    assert [
        [("unit", "case.warned")],
        [("unit", "case.supervised")],
        [("unit", "case.overdue"), ("named", "case.listed-overdue"), ("named", "case.escalated")],
        [("unit", "case.supervised"), ("named", "case.supervised-copy")],
        [("unit", "case.supervised")],
    ] == told
    steps = supervised.record(case).supervision
    assert [(1, "蓝色督办"), (2, "催办"), (3, "通报批评")] == [(step.level, step.name) for step in steps]
    assert ("《催办通知书》", ("督查室",), "market", Stage.ANSWER, "system") == (
        steps[1].document,
        steps[1].copied_to,
        steps[1].unit,
        steps[1].stage,
        steps[1].by,
    )


def test_after_three_days_every_step_is_entered_at_its_moment_and_the_highest_is_sent(supervised: Any) -> None:
    case = handled(supervised)
    supervised.wait(days=4)
    supervised.sweep()
    assert STEPS == entered(supervised, case)
    [told] = [notice for notice in supervised.notices if notice.recipient == "unit:market"]
    assert ("case.supervised", "通报批评") == (told.code, told.params["step"])
    assert ["named:convener:督查室", "named:convener:副市长"] == [
        notice.recipient for notice in supervised.notices if notice.recipient.startswith("named")
    ]
    copies = {notice.params["to"]: notice.code for notice in supervised.notices if "to" in notice.params}
    assert {"督查室": "case.supervised-copy", "副市长": "case.escalated"} == copies
    supervised.take_notices()
    assert [] == supervised.sweep()


def test_urging_goes_on_between_the_steps(supervised: Any) -> None:
    case = handled(supervised)
    supervised.wait(days=20)
    supervised.sweep()
    assert ["UnitUrged"] == [name for name, _at in entered(supervised, case)][len(STEPS) :][:1]
    [told] = [notice for notice in supervised.notices if notice.recipient == "unit:market"]
    assert "通报批评" == told.params["step"]


def test_an_answer_ends_the_ladder(supervised: Any) -> None:
    case = handled(supervised)
    supervised.wait(days=2, hours=9)
    supervised.sweep()
    supervised.desk("li").answer(case, **ANSWER)
    supervised.wait(days=9)
    supervised.sweep()
    assert ["蓝色督办", "催办"] == [step.name for step in supervised.record(case).supervision]


def test_an_extension_moves_the_steps_that_lie_ahead(supervised: Any) -> None:
    case = handled(supervised)
    before = supervised.record(case).clock(Stage.ANSWER).start
    supervised.wait(hours=31)
    supervised.sweep()
    asked = {"amount": supervised.rules.policy.max_extension, "reason": "complex"}
    supervised.care("li").request_extension(case, **asked)
    after = supervised.care("wang").decide_extension(case, approve=True).clock(Stage.ANSWER)
    assert after.start.due_at - before.due_at == after.start.rungs[0].at - before.rungs[0].at
    supervised.wait(days=14)
    supervised.sweep()
    assert ["蓝色督办", "蓝色督办"] == [step.name for step in supervised.record(case).supervision]


def test_nobody_is_told_of_a_history(supervised: Any) -> None:
    supervised.submit(category="食品", received_at=supervised.now - timedelta(days=900), history=True)
    supervised.take_notices()
    supervised.sweep()
    assert [] == supervised.take_notices()


# -- by hand --------------------------------------------------------------------------------------------------------------


def supervise(world: Any, case: str, person: str = "wang", step: str = "督办", note: str = "两次催办无果") -> Any:
    desk = world.supervising(person)
    return desk.supervise(case, step=step, note=note)


def test_a_convener_takes_a_step_of_the_ladder(supervised: Any) -> None:
    case = handled(supervised)
    [step] = supervise(supervised, case, step="催办").supervision
    assert (2, "《催办通知书》", None, "wang", False) == (
        step.level,
        step.document,
        step.stage,
        step.by,
        step.retracted,
    )
    assert [("unit", "case.supervised"), ("named", "case.supervised-copy")] == supervised.take_notices()
    assert 0 == supervised.record(case).clock(Stage.ANSWER).climbed


def test_without_a_ladder_any_step_may_be_taken(world: Any) -> None:
    case = handled(world)
    [step] = supervise(world, case, step=" 挂牌督办 ").supervision
    assert (1, "挂牌督办") == (step.level, step.name)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"step": "挂牌"}, "case.no-such-step"),
        ({"step": " "}, "case.no-such-step"),
        ({"note": " "}, "case.text-missing"),
        ({"person": "li"}, "case.convener-only"),
    ],
)
def test_a_step_that_may_not_be_taken_is_refused(supervised: Any, asked: dict[str, str], code: str) -> None:
    case = handled(supervised)
    with pytest.raises(RefusedError) as refused:
        supervise(supervised, case, **asked)
    assert code == refused.value.code


def test_a_closed_case_is_not_supervised(supervised: Any) -> None:
    case = supervised.submit().id
    supervised.desk("wang").refuse(case, reason=RefusalReason.INTERNAL)
    with pytest.raises(RefusedError, match=r"case\.wrong-state"):
        supervise(supervised, case)


def called(world: Any, case: str, **said: Any) -> None:
    world.desk("li").answer(case, **ANSWER, method="telephone", delivered_at=world.now)
    world.desk("li").request_close_out(case)
    world.desk("wang").audit(case, approve=True)
    world.desk("wang").call_back(case, reached=True, **said)


@pytest.mark.parametrize(("max_redo", "expected"), [(2, ["督办", "督办", "全市通报"]), (0, ["督办"])])
def test_a_bad_call_back_is_supervised_and_the_second_more_so(
    make_world: Any, max_redo: int, expected: list[str]
) -> None:
    world = with_rules(make_world(policy=CasePolicy(max_redo=max_redo)))
    case = handled(world)
    for _time in range(2 if max_redo else 1):
        called(world, case, solved=Solved.NO, grade=Grade.DISSATISFIED)
    assert expected == [step.name for step in world.record(case).supervision]
    assert ("unit", "case.supervised") in world.take_notices()


def test_a_good_call_back_is_not(supervised: Any) -> None:
    case = handled(supervised)
    called(supervised, case, solved=Solved.YES)
    assert () == supervised.record(case).supervision


# -- review ---------------------------------------------------------------------------------------------------------------


def test_three_working_days_without_a_decision_are_acceptance(supervised: Any) -> None:
    """Hard case (g): deemed acceptance after three working days."""
    case = supervised.submit().id
    supervised.take_notices()
    supervised.wait(days=9)
    supervised.sweep()
    found = supervised.record(case)
    assert (CaseState.ADMITTED, True) == (found.state, found.deemed)
    assert ("CaseAdmitted", "10 17:00") in entered(supervised, case)
    assert found.admitted_at == found.clock(Stage.REVIEW).ended_at == found.clock(Stage.REVIEW).start.due_at
    assert Stage.DISPATCH in {clock.start.stage for clock in found.running}
    with pytest.raises(RefusedError, match=r"case\.deemed-already"):
        supervised.desk("wang").refuse(case, reason=RefusalReason.INTERNAL)
    assert CaseState.DISPATCHED is supervised.desk("wang").dispatch(case, lead="market").state


def test_whoever_decides_in_time_ends_the_review(supervised: Any) -> None:
    case = supervised.submit().id
    assert not supervised.desk("wang").admit(case).clock(Stage.REVIEW).is_running
    supervised.wait(days=9)
    supervised.sweep()
    assert "CaseAdmitted" not in dict(entered(supervised, case))
    assert CaseState.REFUSED is supervised.desk("wang").refuse(case, reason=RefusalReason.INTERNAL).state


def test_without_a_rule_nobody_reviews(world: Any) -> None:
    assert world.submit().clock(Stage.REVIEW) is None


def test_a_review_that_only_ends_is_urged(world: Any) -> None:
    with_rules(world, LADDER.replace('on_expiry = { deemed = "accepted" }', "on_expiry = { remind = true }"))
    case = world.submit().id
    world.wait(days=9)
    world.sweep()
    assert CaseState.SUBMITTED is world.record(case).state
    assert any(name == "DeadlinePassed" for name, _at in entered(world, case))


# -- late entries ---------------------------------------------------------------------------------------------------------


def late(world: Any, case: str, **before: float) -> Any:
    """Four days pass and the sweep enters all steps; then an answer is entered that came so long ago."""
    world.wait(days=4)
    world.sweep()
    world.take_notices()
    return world.desk("li").answer(case, **ANSWER, at=world.now - timedelta(**before))


def retracted(world: Any, case: str) -> list[s.StepsRetracted]:
    return [each.event for each in world.ledger.history(CASE.stream(case)) if isinstance(each.event, s.StepsRetracted)]


def test_a_late_entry_takes_back_what_was_entered_and_unfires_nothing(supervised: Any) -> None:
    case = handled(supervised)
    found = late(supervised, case, days=3)
    [event] = retracted(supervised, case)
    assert ("DeadlineWarned", "SupervisionStepTaken", "DeadlinePassed", *2 * ("SupervisionStepTaken",)) == event.steps
    assert (Stage.ANSWER, "market", (1, 2, 3), supervised.now - timedelta(days=3)) == (
        event.stage,
        event.unit,
        event.levels,
        event.ended_at,
    )
    assert STEPS == entered(supervised, case)
    assert [True] * 3 == [step.retracted for step in found.supervision]
    assert Light.GREEN is found.clock(Stage.ANSWER).light(supervised.now)
    codes = [notice.code for notice in supervised.notices if notice.recipient.partition(":")[0] != "filer"]
    assert ["case.retracted", "case.supervision-retracted-copy"] == codes


def test_only_what_lay_after_it_is_taken_back(supervised: Any) -> None:
    case = handled(supervised)
    found = late(supervised, case, days=1, hours=4)
    [event] = retracted(supervised, case)
    assert (("SupervisionStepTaken",), (3,)) == (event.steps, event.levels)
    assert [False, False, True] == [step.retracted for step in found.supervision]
    assert Light.RED is found.clock(Stage.ANSWER).light(supervised.now)


def test_a_clock_that_was_never_late_has_nothing_to_take_back(world: Any) -> None:
    case = world.submit(category="食品").id
    at = world.wait(hours=2)
    world.wait(hours=19)
    world.sweep()
    world.desk("li").sign_for(case, at=at)
    assert [(Stage.SIGN, ("DeadlineWarned",))] == [(each.stage, each.steps) for each in retracted(world, case)]


def test_what_is_entered_in_its_time_takes_nothing_back(supervised: Any) -> None:
    case = handled(supervised)
    late(supervised, case)
    assert [] == retracted(supervised, case)


def test_a_late_measure_takes_nothing_back(supervised: Any) -> None:
    case = handled(supervised)
    supervised.wait(days=4)
    supervised.sweep()
    supervised.desk("li").measure(case, text="核查", at=supervised.now - timedelta(days=3))
    assert [] == retracted(supervised, case)


def test_an_urging_is_taken_back_too(world: Any) -> None:
    case = world.submit(category="食品").id
    at = world.wait(hours=2)
    world.wait(days=10)
    world.sweep()
    world.desk("li").sign_for(case, at=at)
    steps = {event.stage: event.steps for event in retracted(world, case)}
    assert ("DeadlineWarned", "DeadlinePassed", "UnitUrged") == steps[Stage.SIGN]


def test_a_task_done_in_time_and_entered_late_is_not_late(world: Any) -> None:
    case = handled(world)
    care = world.care("wang")
    for text in ("改一", "改二"):
        care.add_task(case, text=text, due_at=world.now + timedelta(hours=9))
    world.wait(days=1)
    world.sweep()
    assert [True, True] == [task.late for task in world.record(case).tasks]
    world.care("li").finish_task(case, task=1, at=world.now - timedelta(hours=20))
    done = world.care("li").finish_task(case, task=2)
    assert [False, True] == [task.late for task in done.tasks]
    assert [(1, ("TaskOverdue",))] == [(event.task, event.steps) for event in retracted(world, case)]
