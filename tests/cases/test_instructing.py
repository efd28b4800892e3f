"""Instructions of leaders (批示): a deadline of their own, closed only by a report back."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from govliaison.cases import (
    CASE,
    AskedBy,
    Case,
    DeferralReason,
    DeliveryMethod,
    Outcome,
    RefusalReason,
    ReturnReason,
    Solved,
)
from govliaison.deadlines import Clock, GivenBy, Stage
from govliaison.errors import RefusedError
from govliaison.ledger import reveal

REAL = "经核查，同一份材料只需提交一次，已通知窗口改正。"
DAY = date(2026, 9, 7)


def instruct(world: Any, case: str, *, hours: int | None = 30, person: str = "wang", **said: Any) -> Case:
    asked = {"leader": "某领导", "post": "副市长", "text": "请即督办并反馈", "day": DAY}
    due = None if hours is None else world.now + timedelta(hours=hours)
    return world.instructions(person).instruct(case, due_at=due, **(asked | said))


def running(case: Case, stage: Stage) -> Clock | None:
    return next((clock for clock in case.running if clock.start.stage is stage), None)


def handling(world: Any) -> str:
    case = world.submit(category="食品").id
    world.desk("li").sign_for(case)
    return str(case)


def answered(world: Any) -> str:
    case = handling(world)
    world.desk("li").answer(
        case, text=REAL, outcome=Outcome.SOLVED, method=DeliveryMethod.TELEPHONE, delivered_at=world.now
    )
    return case


def test_an_instruction_has_a_clock_of_its_own_and_caps_the_answer(world: Any) -> None:
    case = instruct(world, handling(world))
    due = world.now + timedelta(hours=30)
    report, answer = running(case, Stage.REPORT), running(case, Stage.ANSWER)
    assert report
    assert answer
    assert (due, "convener", GivenBy.INSTRUCTION) == (report.start.due_at, report.start.unit, report.start.given_by)
    assert (due, "market", GivenBy.INSTRUCTION) == (answer.start.due_at, answer.start.unit, answer.start.given_by)
    [kept] = case.instructions
    assert ("某领导", "副市长", "请即督办并反馈", DAY) == (reveal(kept.leader), kept.post, reveal(kept.text), kept.day)
    assert [("unit", "case.instructed")] * 2 == world.take_notices()[-2:]


def test_a_later_moment_than_the_answers_limit_leaves_the_answer_alone(world: Any) -> None:
    case = instruct(world, handling(world), hours=2000)
    answer, report = running(case, Stage.ANSWER), running(case, Stage.REPORT)
    assert answer
    assert report
    assert GivenBy.RULE is answer.start.given_by
    assert world.now + timedelta(hours=2000) == report.start.due_at


def test_without_a_moment_the_rule_for_reports_holds(world: Any) -> None:
    case = instruct(world, handling(world), hours=None)
    report, answer = running(case, Stage.REPORT), running(case, Stage.ANSWER)
    assert report
    assert answer
    assert (GivenBy.RULE, "report") == (report.start.given_by, report.start.rule)
    assert GivenBy.RULE is answer.start.given_by
    assert datetime(2026, 9, 21, 9, tzinfo=UTC) == case.instructions[0].due_at


def test_of_several_the_one_due_first_is_waited_for(world: Any) -> None:
    case = handling(world)
    begin = world.now
    for hours in (30, 20, 40):
        instruct(world, case, hours=hours)
    desk = world.instructions("wang")
    for number, then in ((3, 20), (2, 30)):
        clock = running(desk.report_back(case, text="已办", instruction=number), Stage.REPORT)
        assert clock
        assert begin + timedelta(hours=then) == clock.start.due_at
    done = desk.report_back(case, text="已办")
    assert running(done, Stage.REPORT) is None
    assert () == done.open_instructions
    assert "已办" == reveal(done.instructions[0].report)


def test_an_open_instruction_blocks_every_way_to_the_end(world: Any) -> None:
    case = answered(world)
    instruct(world, case)
    with pytest.raises(RefusedError, match=r"case\.instruction-open"):
        world.desk("li").request_close_out(case)
    world.instructions("wang").report_back(case, text="已办")
    world.desk("li").request_close_out(case)
    instruct(world, case, person="wang")
    with pytest.raises(RefusedError, match=r"case\.instruction-open"):
        world.desk("wang").audit(case, approve=True)
    world.instructions("wang").report_back(case, text="已办", instruction=2)
    world.desk("wang").audit(case, approve=True)
    instruct(world, case, person="wang")
    with pytest.raises(RefusedError, match=r"case\.instruction-open"):
        world.desk("wang").call_back(case, reached=True, solved=Solved.YES)
    world.desk("wang").call_back(case, reached=False)
    world.instructions("wang").report_back(case, text="已办", instruction=3)
    assert not world.desk("wang").call_back(case, reached=True, solved=Solved.YES).state.is_open


def test_what_a_leader_waits_for_is_neither_refused_nor_merged_away(world: Any) -> None:
    case, other = world.submit().id, world.submit().id
    instruct(world, case)
    with pytest.raises(RefusedError, match=r"case\.instruction-open"):
        world.desk("wang").refuse(case, reason=RefusalReason.INTERNAL)
    with pytest.raises(RefusedError, match=r"case\.instruction-open"):
        world.merging("wang").merge(other, [case], no_new_facts=True)
    world.merging("wang").merge(case, [other], no_new_facts=True)


def test_the_leader_waits_on_when_the_case_changes_hands(world: Any) -> None:
    case = handling(world)
    due = world.now + timedelta(hours=30)
    instruct(world, case)
    returned = world.desk("li").return_(case, reason=ReturnReason.NOT_COMPETENT)
    handed = world.desk("wang").dispatch(case, lead="finance")
    for each in (returned, handed):
        clock = running(each, Stage.REPORT)
        assert clock
        assert due == clock.start.due_at
    answer = running(handed, Stage.ANSWER)
    assert answer
    assert (GivenBy.INSTRUCTION, due) == (answer.start.given_by, answer.start.due_at)


def test_the_leader_waits_on_when_the_case_is_put_off(world: Any) -> None:
    case = handling(world)
    due = world.now + timedelta(hours=30)
    instruct(world, case)
    world.desk("li").answer(
        case, text=REAL, outcome=Outcome.PLANNED, method=DeliveryMethod.TELEPHONE, delivered_at=world.now
    )
    until = world.now + timedelta(days=30)
    put_off = world.care("wang").defer(case, until=until, reason=DeferralReason.PLANNED, note="列入明年计划")
    assert [(Stage.REPORT, due)] == [(clock.start.stage, clock.start.due_at) for clock in put_off.running]
    world.wait(days=20)
    world.sweep()
    assert [True] == [clock.passed for clock in world.record(case).running]
    assert () == world.instructions("wang").report_back(case, text="已列入计划").running


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("case.text-missing", {"text": " "}),
        ("case.text-missing", {"post": ""}),
        ("case.instruction-in-future", {"day": date(2026, 9, 8)}),
        ("case.report-date-past", {"hours": 0}),
        ("case.convener-only", {"person": "li"}),
    ],
    ids=["text", "post", "day", "due", "person"],
)
def test_what_is_no_instruction_is_refused(world: Any, code: str, said: dict[str, Any]) -> None:
    case = handling(world)
    with pytest.raises(RefusedError) as refused:
        instruct(world, case, **said)
    assert code == refused.value.code


def test_only_an_open_instruction_is_reported_back_on_with_words_by_a_convener(world: Any) -> None:
    case = handling(world)
    instruct(world, case)
    for person, text, number, code in (
        ("wang", "已办", 2, "case.no-such-instruction"),
        ("wang", " ", 1, "case.text-missing"),
        ("li", "已办", 1, "case.convener-only"),
    ):
        with pytest.raises(RefusedError) as refused:
            world.instructions(person).report_back(case, text=text, instruction=number)
        assert code == refused.value.code


def test_what_has_ended_is_neither_instructed_nor_reported_on(world: Any) -> None:
    case = world.submit().id
    world.desk("wang").refuse(case, reason=RefusalReason.INTERNAL)
    with pytest.raises(RefusedError, match=r"case\.wrong-state"):
        instruct(world, case)
    with pytest.raises(RefusedError, match=r"case\.wrong-state"):
        world.instructions("wang").report_back(case, text="x")


def test_a_history_is_instructed_in_silence(world: Any) -> None:
    case = world.submit(history=True).id
    world.take_notices()
    instruct(world, case)
    assert [] == world.take_notices()


def test_a_long_list_is_read_page_by_page(world: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govliaison.cases.instructing_desk._PAGE", 1)
    for _ in range(3):
        instruct(world, world.submit().id)
    assert 3 == len([*world.instructions("wang").list_open()])


def test_open_instructions_are_listed_apart_the_earliest_first(world: Any) -> None:
    late, soon, done = handling(world), handling(world), handling(world)
    for case, hours in ((late, 50), (soon, 5), (done, 1)):
        instruct(world, case, hours=hours)
    world.instructions("wang").report_back(done, text="已办")
    assert [soon, late] == [case.id for case in world.instructions("wang").list_open()]
    assert [] == list(world.instructions("stranger").list_open())
    assert ("instruction", "reported") in CASE.index(world.record(done)).tags


def test_the_desk_is_urged_until_it_reports_back(world: Any) -> None:
    case = handling(world)
    instruct(world, case, hours=5)
    world.wait(hours=6)
    world.sweep()
    passed = [each for each in world.ledger.history(CASE.stream(case)) if type(each.event).__name__ == "DeadlinePassed"]
    assert ("report", "convener") in {(each.event.stage.value, each.event.unit) for each in passed}


def test_a_leader_waits_for_the_report_though_another_unit_leads(world: Any) -> None:
    case = handling(world)
    instruct(world, case)
    moved = world.care("wang").transfer(case, lead="finance", note="职责调整")
    report = running(moved, Stage.REPORT)
    assert report
    assert ("convener", 1) == (report.start.unit, len(moved.open_instructions))


def test_a_case_is_not_withdrawn_while_a_leader_waits_for_a_report(world: Any) -> None:
    case = world.submit().id
    instruct(world, case)
    care = world.care("zhao")
    with pytest.raises(RefusedError, match=r"case\.instruction-open"):
        care.withdraw(case, asked_by=AskedBy.APPLICANT, note="本人要求撤回")
    assert care.withdraw(case, asked_by=AskedBy.UNIT, note="单位要求").state.is_open
    world.instructions("wang").report_back(case, text="已办")
    assert not care.withdraw(case, asked_by=AskedBy.APPLICANT, note="本人要求撤回").state.is_open
