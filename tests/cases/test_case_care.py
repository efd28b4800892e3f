"""Cases that leave the straight way: pauses, extensions, deferral, withdrawal, reopening, tasks."""

from datetime import UTC, datetime, timedelta
from typing import Any

import attrs
import pytest

from govliaison.cases import (
    AskedBy,
    CaseKind,
    CasePolicy,
    CaseState,
    DeferralReason,
    DeliveryMethod,
    ExtensionReason,
    Outcome,
    RefusalReason,
    ReopenReason,
    ReturnReason,
    Solved,
    Urgency,
)
from govliaison.cases.decide.common import By
from govliaison.cases.decide.guarding import RecuseAsk, recuse
from govliaison.cases.decide.pausing import RequestExtensionAsk, request_extension
from govliaison.deadlines import Criterion, DutyKind, Extension, Light, PauseReason, Stage
from govliaison.errors import NotFoundError, RefusedError
from govliaison.values import Amount, Refusal

REAL = "经核查，材料只需提交一次，已当面受理并发证。"
DAYS_3 = Amount.parse("3 working days")


def in_hand(world: Any, **said: Any) -> str:
    """A case that the market bureau handles; its answer is due the next Monday, when the office closes."""
    case = world.submit(category="食品", **said).id
    world.desk("li").sign_for(case)
    world.take_notices()
    return str(case)


def answered(world: Any, outcome: Outcome = Outcome.SOLVED) -> str:
    case = in_hand(world)
    world.wait(hours=1)
    by_hand = {"method": DeliveryMethod.TELEPHONE, "delivered_at": world.now}
    world.desk("li").answer(case, text=REAL, outcome=outcome, **by_hand)
    world.take_notices()
    return case


def closed(world: Any, solved: Solved = Solved.YES) -> str:
    case = answered(world)
    close(world, case, solved)
    return case


def close(world: Any, case: str, solved: Solved = Solved.YES) -> None:
    world.desk("li").request_close_out(case)
    world.desk("wang").audit(case, approve=True)
    world.desk("wang").call_back(case, reached=True, solved=solved)
    world.take_notices()


def due(world: Any, case: str, stage: Stage = Stage.ANSWER) -> datetime:
    clock = world.record(case).clock(stage)
    assert clock is not None
    return clock.start.due_at  # type: ignore[no-any-return]


def pause(world: Any, case: str, person: str = "wang", **said: Any) -> Any:
    given = {"reason": PauseReason.SUPPLEMENT, "note": "补正通知书"} | said
    return world.care(person).pause(case, **given)


def at(day: int, hour: int) -> datetime:
    """A moment of September 2026, in local time."""
    return datetime(2026, 9, day, hour, tzinfo=UTC) - timedelta(hours=8)


# -- pauses --------------------------------------------------------------------------------------------------------------


def test_a_paused_clock_keeps_what_is_left_of_its_limit(world: Any) -> None:
    case = in_hand(world)
    assert at(14, 17) == due(world, case)
    world.wait(days=1)
    paused = pause(world, case)
    assert (CaseState.HANDLING, world.now) == (paused.state, paused.pause.since)
    assert [("unit", "case.paused-now"), ("filer", "case.paused-now")] == world.take_notices()
    assert Light.GREEN is paused.clock(Stage.ANSWER).light(world.now + timedelta(days=30))
    world.wait(days=3)
    resumed = world.care("li").resume(case)
    assert resumed.pause is None
    assert at(17, 17) == due(world, case)
    assert [("unit", "case.resumed")] == world.take_notices()
    [stood] = resumed.clock(Stage.ANSWER).pauses
    assert timedelta(days=3) == stood.until - stood.since


def test_a_pause_of_two_hours_moves_the_end_by_two_working_hours(world: Any) -> None:
    case = in_hand(world)
    pause(world, case)
    world.wait(hours=2)
    world.care("li").resume(case)
    assert at(15, 11) == due(world, case)


def test_a_pause_outside_office_hours_moves_nothing(world: Any) -> None:
    case = in_hand(world)
    world.wait(hours=10)
    pause(world, case)
    world.wait(hours=5)
    world.care("li").resume(case)
    assert at(14, 17) == due(world, case)


def test_a_limit_on_the_wall_clock_is_put_off_by_as_long_as_it_stood(world: Any) -> None:
    case = in_hand(world, urgency=Urgency.URGENT)
    pause(world, case)
    world.wait(hours=30)
    world.care("li").resume(case)
    assert at(8, 23) == due(world, case)


def test_a_pause_ends_by_itself(world: Any) -> None:
    case = in_hand(world)
    pause(world, case, until=at(9, 9))
    world.wait(days=1, hours=20)
    world.sweep()
    assert world.record(case).pause is not None
    world.wait(days=30)
    world.sweep()
    assert world.record(case).pause is None
    assert at(16, 17) == due(world, case)
    names = world.events(case)
    assert names.index("CaseResumed") < names.index("DeadlinePassed", names.index("CaseResumed"))
    assert Light.RED is world.record(case).light(world.now)


def test_nothing_moves_on_while_the_clocks_stand_still(world: Any) -> None:
    case = in_hand(world)
    pause(world, case)
    with pytest.raises(RefusedError, match=r"case\.paused"):
        pause(world, case)
    with pytest.raises(RefusedError, match=r"case\.paused"):
        world.desk("li").answer(case, text=REAL, outcome=Outcome.SOLVED)
    with pytest.raises(RefusedError, match=r"case\.paused"):
        world.desk("li").return_(case, reason=ReturnReason.INCOMPLETE)
    with pytest.raises(RefusedError, match=r"case\.paused"):
        world.care("li").request_extension(case, amount=DAYS_3, reason=ExtensionReason.COMPLEX)
    assert world.desk("li").interim(case, text="正在等补正材料").pause


def test_a_pause_needs_evidence_and_somebody_else(world: Any) -> None:
    case = in_hand(world)
    with pytest.raises(RefusedError, match=r"case\.text-missing"):
        pause(world, case, note=" ")
    with pytest.raises(RefusedError, match=r"case\.convener-only"):
        pause(world, case, "li")
    world.desk("zhao").measure(case, text="代录")
    with pytest.raises(RefusedError, match="second-person"):
        pause(world, case, "zhao")
    for until in (world.now, world.now + timedelta(days=61)):
        with pytest.raises(RefusedError, match=r"case\.pause-end-wrong"):
            pause(world, case, until=until)
    with pytest.raises(RefusedError, match=r"case\.not-paused"):
        world.care("li").resume(case)


def test_a_limit_that_has_passed_cannot_be_stopped(world: Any) -> None:
    case = in_hand(world)
    world.wait(days=8)
    with pytest.raises(RefusedError, match=r"case\.nothing-to-pause"):
        pause(world, case)


def test_nothing_is_entered_before_a_pause_that_is_entered(world: Any) -> None:
    case = in_hand(world)
    world.wait(days=2)
    pause(world, case)
    early = world.now - timedelta(days=1)
    with pytest.raises(RefusedError, match=r"case\.before-last"):
        world.care("li").resume(case, at=early)


# -- extensions ----------------------------------------------------------------------------------------------------------


def ask(world: Any, case: str, amount: str = "3 working days", **said: Any) -> Any:
    return world.care("li").request_extension(
        case, amount=Amount.parse(amount), reason=ExtensionReason.SITE_WORK, note="需施工", **said
    )


def test_more_time_is_asked_for_and_granted_by_another(world: Any) -> None:
    case = in_hand(world)
    asked = ask(world, case)
    assert ("3 working days", frozenset({"li"})) == (asked.extension.amount, asked.extension.by)
    assert [("unit", "case.extension-requested")] == world.take_notices()
    with pytest.raises(RefusedError, match=r"case\.extension-pending"):
        ask(world, case)
    granted = world.care("wang").decide_extension(case, approve=True)
    assert granted.extension is None
    assert at(17, 17) == due(world, case)
    assert [at(14, 17)] == [each.before for each in granted.clock(Stage.ANSWER).extensions]
    assert [("unit", "case.extended"), ("filer", "case.extended")] == world.take_notices()
    with pytest.raises(RefusedError, match=r"case\.extension-limit"):
        ask(world, case)


def test_more_time_may_be_declined(world: Any) -> None:
    case = in_hand(world)
    ask(world, case)
    world.take_notices()
    declined = world.care("wang").decide_extension(case, approve=False, note="不必要")
    assert (None, ()) == (declined.extension, declined.clock(Stage.ANSWER).extensions)
    assert [("unit", "case.extension-declined")] == world.take_notices()
    with pytest.raises(RefusedError, match=r"case\.no-extension-asked"):
        world.care("wang").decide_extension(case, approve=True)


def test_who_asks_does_not_decide(world: Any) -> None:
    case = in_hand(world)
    world.care("zhao").request_extension(case, amount=DAYS_3, reason=ExtensionReason.POLICY, recorded_for="li")
    with pytest.raises(RefusedError, match="second-person"):
        world.care("zhao").decide_extension(case, approve=True)
    with pytest.raises(RefusedError, match=r"case\.convener-only"):
        world.care("qian").decide_extension(case, approve=True)


def test_more_time_is_not_asked_for_after_the_end(world: Any) -> None:
    case = in_hand(world)
    world.wait(days=8)
    with pytest.raises(RefusedError, match=r"case\.extension-late"):
        ask(world, case)


def test_more_time_has_a_cap(make_world: Any) -> None:
    world = make_world(policy=CasePolicy(max_extension=DAYS_3, max_extensions=2))
    case = in_hand(world)
    with pytest.raises(RefusedError, match=r"case\.extension-too-long"):
        ask(world, case, "4 working days")
    with pytest.raises(RefusedError, match=r"case\.extension-capped"):
        ask(world, case, "0 working days")
    ask(world, case)
    world.care("wang").decide_extension(case, approve=True)
    assert ask(world, case, "1 working day").extension


def test_time_granted_after_the_end_is_watched_anew(world: Any) -> None:
    case = in_hand(world)
    ask(world, case)
    world.wait(days=8)
    world.sweep()
    world.care("wang").decide_extension(case, approve=True)
    world.wait(days=3)
    world.sweep()
    passed = [name for name in world.events(case) if name == "DeadlinePassed"]
    assert 3 == len(passed), "first contact, and the answer twice"


def test_a_pack_says_how_often_and_how_much_and_the_policy_what_it_leaves_open(make_world: Any) -> None:
    world = make_world(policy=CasePolicy(max_extension=DAYS_3, max_extensions=1))
    case = in_hand(world)
    limits, start = world.rules.limits, world.record(case).clock(Stage.ANSWER).start
    for said, expected in (
        (Extension(max_times=2, amount=Amount.parse("1 working day")), (2, Amount.parse("1 working day"))),
        (Extension(), (1, DAYS_3)),
        (Extension(stage=Stage.SIGN, max_times=9), (1, DAYS_3)),
    ):
        packs = tuple(attrs.evolve(pack, extension=said) for pack in limits.packs)
        rules = attrs.evolve(world.rules, limits=attrs.evolve(limits, packs=packs))
        assert expected == rules.extensions(start)


@pytest.mark.parametrize("paused", [False, True])
def test_a_pack_says_how_long_a_limit_may_be_all_together_and_a_pause_puts_that_off(
    world: Any, *, paused: bool
) -> None:
    """The answer is due after 5 working days; 7 all together are 2 more, wherever a pause of a day has moved its end."""
    limits = world.rules.limits
    packs = tuple(
        attrs.evolve(pack, extension=Extension(up_to=Amount.parse("7 wd"), max_times=2)) for pack in limits.packs
    )
    world.rules = attrs.evolve(world.rules, limits=attrs.evolve(limits, packs=packs))
    case = in_hand(world)
    if paused:
        pause(world, case)
        world.wait(days=1)
        world.care("li").resume(case)
    before = world.record(case).clock(Stage.ANSWER).start.due_at
    with pytest.raises(RefusedError, match=r"case\.extension-too-long"):
        ask(world, case, "3 working days")
    ask(world, case, "2 working days")
    world.care("wang").decide_extension(case, approve=True)
    assert timedelta(days=2) == world.record(case).clock(Stage.ANSWER).start.due_at - before
    with pytest.raises(RefusedError, match=r"case\.extension-too-long"):
        ask(world, case, "1 working day")


def test_a_limit_whose_rule_is_gone_is_lengthened_all_the_same(world: Any) -> None:
    case = world.record(in_hand(world))
    start = attrs.evolve(case.clock(Stage.ANSWER).start, rule="gone")
    longer = world.rules.limits.lengthened(start, Amount.parse("1 working day"), case.anchors)
    assert timedelta(days=1) == longer.due_at - start.due_at


def test_without_a_limit_for_the_answer_there_is_nothing_to_extend(world: Any) -> None:
    case = attrs.evolve(world.record(in_hand(world)), clocks=())
    by = By(actor=world.actor("li"), now=world.now)
    ask_it = RequestExtensionAsk(amount=DAYS_3, reason=ExtensionReason.SITE_WORK, by=by)
    refusal = request_extension(case, ask_it, world.rules)
    assert isinstance(refusal, Refusal)
    assert "case.nothing-to-extend" == refusal.code


# -- promises ------------------------------------------------------------------------------------------------------------


def test_a_promised_answer_that_does_not_come_is_entered(world: Any) -> None:
    case = in_hand(world)
    world.desk("li").interim(case, text="三天后再答复您", next_at=world.now + timedelta(days=3))
    world.take_notices()
    world.wait(days=2)
    world.sweep()
    assert 0 == world.record(case).missed_promises
    world.wait(days=1)
    world.sweep()
    record = world.record(case)
    assert (1, None) == (record.missed_promises, record.promise)
    assert ("unit", "case.promise-missed") in world.take_notices()


def test_an_answer_keeps_the_promise(world: Any) -> None:
    case = in_hand(world)
    world.desk("li").interim(case, text="三天后再答复您", next_at=world.now + timedelta(days=3))
    world.desk("li").answer(case, text=REAL, outcome=Outcome.SOLVED)
    world.wait(days=4)
    world.sweep()
    assert "PromiseMissed" not in world.events(case)


# -- deferral ------------------------------------------------------------------------------------------------------------


def defer(world: Any, case: str, **said: Any) -> Any:
    given = {"until": at(30, 9), "reason": DeferralReason.PLANNED, "note": "列入十月工程"} | said
    return world.care("wang").defer(case, **given)


def test_a_planned_solution_is_put_off_and_taken_up_by_itself(world: Any) -> None:
    case = answered(world, Outcome.PLANNED)
    deferred = defer(world, case)
    assert (CaseState.DEFERRED, True, ()) == (deferred.state, deferred.state.is_open, deferred.running)
    assert [("unit", "case.deferred"), ("filer", "case.deferred")] == world.take_notices()
    assert [case] == [row.id for row in world.desk("wang").find(states=frozenset({CaseState.DEFERRED})).rows]
    world.wait(days=24)
    world.sweep()
    again = world.record(case)
    assert (CaseState.HANDLING, None, at(30, 9)) == (again.state, again.deferral, again.changed_at)
    assert [Stage.ANSWER] == [clock.start.stage for clock in again.running]
    assert ("unit", "case.taken-up") in world.take_notices()


def test_a_case_put_off_may_be_taken_up_before(world: Any) -> None:
    case = answered(world, Outcome.PLANNED)
    defer(world, case)
    world.wait(days=1)
    again = world.care("wang").resume(case)
    assert (CaseState.HANDLING, world.now) == (again.state, again.running[0].start.anchor_at)


def test_only_a_plan_is_put_off_and_to_a_later_date(world: Any) -> None:
    with pytest.raises(RefusedError, match=r"case\.not-planned"):
        defer(world, answered(world))
    planned = answered(world, Outcome.PLANNED)
    with pytest.raises(RefusedError, match=r"case\.next-date-past"):
        defer(world, planned, until=world.now)
    with pytest.raises(RefusedError, match=r"case\.text-missing"):
        defer(world, planned, note="")
    with pytest.raises(RefusedError, match=r"case\.wrong-state"):
        defer(world, in_hand(world))
    with pytest.raises(RefusedError, match=r"case\.convener-only"):
        world.care("li").defer(planned, until=at(30, 9), reason=DeferralReason.FUNDS, note="无资金")


# -- withdrawal and reopening --------------------------------------------------------------------------------------------


def test_a_case_is_withdrawn_as_whoever_filed_it_wishes(world: Any) -> None:
    case = in_hand(world)
    with pytest.raises(RefusedError, match=r"case\.text-missing"):
        world.care("wang").withdraw(case, asked_by=AskedBy.APPLICANT, note="")
    with pytest.raises(RefusedError, match=r"case\.convener-only"):
        world.care("li").withdraw(case, asked_by=AskedBy.APPLICANT, note="企业说不办了")
    gone = world.care("wang").withdraw(case, asked_by=AskedBy.APPLICANT, note="电话确认，已自行解决")
    assert (CaseState.WITHDRAWN, False, world.now) == (gone.state, gone.state.is_open, gone.closed_at)
    assert all(clock.void for clock in gone.clocks if clock.start.stage is Stage.ANSWER)
    assert [("unit", "case.withdrawn"), ("filer", "case.withdrawn")] == world.take_notices()
    with pytest.raises(RefusedError, match=r"case\.wrong-state"):
        world.care("wang").reopen(case, reason=ReopenReason.REBOUND, note="x")


def test_a_unit_that_presses_for_withdrawal_is_reported(world: Any) -> None:
    case = in_hand(world)
    kept = world.care("wang").withdraw(case, asked_by=AskedBy.UNIT, note="企业称承办单位要求撤单")
    assert (CaseState.HANDLING, 1, True) == (kept.state, kept.pressed, kept.for_bulletin)
    assert [("unit", "case.pressed")] == world.take_notices()


def test_a_closed_case_is_taken_up_again(world: Any) -> None:
    case = closed(world)
    world.wait(days=30)
    with pytest.raises(RefusedError, match=r"case\.text-missing"):
        world.care("wang").reopen(case, reason=ReopenReason.REBOUND, note="")
    again = world.care("wang").reopen(case, reason=ReopenReason.REBOUND, note="又要求重复交材料")
    assert (CaseState.HANDLING, None, "market") == (again.state, again.closed_at, again.lead)
    assert (world.now,) == again.reopened
    assert [Stage.ANSWER] == [clock.start.stage for clock in again.running]
    assert [("unit", "case.reopened"), ("filer", "case.reopened")] == world.take_notices()


def test_the_second_dissatisfaction_goes_to_the_bulletin(make_world: Any) -> None:
    world = make_world(policy=CasePolicy(max_redo=1))
    case = closed(world, Solved.NO)
    assert (CaseState.HANDLING, False) == (world.record(case).state, world.record(case).for_bulletin)
    world.wait(hours=1)
    world.desk("li").answer(
        case, text=REAL, outcome=Outcome.SOLVED, method=DeliveryMethod.TELEPHONE, delivered_at=world.now
    )
    close(world, case, Solved.NO)
    record = world.record(case)
    assert (CaseState.CLOSED, True) == (record.state, record.for_bulletin)
    index = world.ledger.load(f"case/{case}").index
    assert ("flag", "bulletin") in index.tags


# -- tasks ---------------------------------------------------------------------------------------------------------------


def test_an_unfinished_task_blocks_close_out(world: Any) -> None:
    case = in_hand(world)
    world.care("wang").add_task(case, text="公示材料清单", due_at=world.now + timedelta(days=2))
    assert [("unit", "case.task-added")] == world.take_notices()
    world.desk("li").answer(
        case, text=REAL, outcome=Outcome.SOLVED, method=DeliveryMethod.TELEPHONE, delivered_at=world.now
    )
    with pytest.raises(RefusedError, match=r"case\.task-open"):
        world.desk("li").request_close_out(case)
    world.care("li").finish_task(case, task=1, note="已公示")
    before = world.store.head()
    world.care("li").finish_task(case, task=1)
    assert before == world.store.head()
    assert CaseState.REQUESTED is world.desk("li").request_close_out(case).state


def test_a_late_task_is_the_lateness_of_its_unit(world: Any) -> None:
    case = world.submit().id
    world.desk("wang").dispatch(case, lead="market", assisting=("finance",))
    world.desk("li").sign_for(case)
    world.care("wang").add_task(case, unit="finance", text="核拨资金", due_at=world.now + timedelta(days=2))
    world.wait(days=3)
    world.take_notices()
    world.sweep()
    [task] = world.record(case).tasks
    assert ("finance", True) == (task.unit, task.late)
    [entry] = [each for each in world.ledger.history(f"case/{case}") if type(each.event).__name__ == "TaskOverdue"]
    assert ("finance", task.due_at) == (entry.event.unit, entry.stamp.effective_at)
    with pytest.raises(RefusedError, match=r"case\.other-unit"):
        world.care("li").finish_task(case, task=1)
    assert world.care("sun").finish_task(case, task=1).tasks[0].late


def test_a_task_is_for_a_unit_of_the_case_and_a_later_date(world: Any) -> None:
    case = in_hand(world)
    soon = world.now + timedelta(days=1)
    with pytest.raises(RefusedError, match=r"case\.no-duty"):
        world.care("wang").add_task(case, unit="finance", text="x", due_at=soon)
    with pytest.raises(RefusedError, match=r"case\.next-date-past"):
        world.care("wang").add_task(case, text="x", due_at=world.now)
    with pytest.raises(RefusedError, match=r"case\.text-missing"):
        world.care("wang").add_task(case, text="", due_at=soon)
    with pytest.raises(RefusedError, match=r"case\.convener-only"):
        world.care("li").add_task(case, text="x", due_at=soon)
    with pytest.raises(RefusedError, match=r"case\.no-such-task"):
        world.care("li").finish_task(case, task=1)


def test_a_returned_case_leaves_no_task_behind(world: Any) -> None:
    case = in_hand(world)
    world.care("wang").add_task(case, text="x", due_at=world.now + timedelta(days=1))
    world.desk("li").return_(case, reason=ReturnReason.NOT_COMPETENT)
    assert () == world.record(case).tasks


def test_a_history_is_told_to_nobody(world: Any) -> None:
    case = in_hand(world, history=True)
    pause(world, case)
    assert [] == world.take_notices()


# -- who may know --------------------------------------------------------------------------------------------------------


def test_state_secrets_leave_a_stub_without_content(world: Any) -> None:
    case = world.submit(classified=True, category="食品", text="绝密内容", title="绝密标题")
    assert (CaseState.REFUSED, RefusalReason.CLASSIFIED) == (case.state, case.refusal)
    assert ["CaseSubmitted", "CaseRefused"] == world.events(case.id)
    assert ("", "", None, None, None, "") == (
        *(case.title.value, case.text.value, case.contact, case.phone, case.phone_key, case.category),
    )
    assert [("filer", "case.refused")] == world.take_notices()
    again = world.message(classified=False, text="绝密内容")
    kept = world.desk("wang").submit(attrs.evolve(again, source_id=case.sources[0].source_id))
    assert (case.id, "") == (kept.id, kept.text.value)
    assert () == world.desk("wang").find(text="绝密").rows


def test_a_confidential_matter_is_seen_by_desk_and_lead_and_the_lead_sees_not_who(world: Any) -> None:
    case = world.submit(confidential=True, region="990101").id
    world.desk("wang").dispatch(case, lead="market", assisting=("finance",))
    assert "王五" == world.desk("zhao").get(case).contact.value
    told = world.desk("li").sign_for(case)
    seen = world.desk("li").get(case)
    assert told == seen
    assert (None, None, None) == (seen.contact, seen.phone, seen.phone_key)
    [submitted] = [each.event for each in world.desk("li").history(case) if hasattr(each.event, "contact")]
    assert submitted.contact is submitted.phone is None
    assert world.desk("zhao").history(case)[0].event.contact is not None
    with pytest.raises(NotFoundError, match=r"case\.unknown"):
        world.desk("sun").get(case)
    assert () == world.desk("li").find(phone="13812345678").rows


def test_a_matter_may_become_confidential(world: Any) -> None:
    message = world.message()
    case = world.desk("wang").submit(message).id
    assert world.desk("wang").submit(attrs.evolve(message, confidential=True)).confidential
    world.desk("wang").dispatch(case, lead="market")
    message = attrs.evolve(message, confidential=True, phone="0375 666 666")
    world.desk("wang").submit(message)
    assert all(getattr(each.event, "phone", None) is None for each in world.desk("li").history(case))
    before = world.store.head()
    world.desk("wang").submit(message)
    assert before == world.store.head()
    assert world.record(case).confidential


def test_who_is_recused_no_longer_sees_the_case(world: Any) -> None:
    case = in_hand(world)
    with pytest.raises(RefusedError, match=r"case\.convener-only"):
        world.care("li").recuse(case, person="qian", note="亲属")
    with pytest.raises(RefusedError, match=r"case\.text-missing"):
        world.care("wang").recuse(case, person="qian", note="")
    world.care("wang").recuse(case, person="qian", note="亲属")
    before = world.store.head()
    world.care("wang").recuse(case, person="qian", note="亲属")
    assert before == world.store.head()
    with pytest.raises(NotFoundError, match=r"case\.unknown"):
        world.desk("qian").get(case)
    assert () == world.desk("qian").find().rows
    assert case == world.desk("li").get(case).id


# -- criteria for close-out ----------------------------------------------------------------------------------------------


def certify(world: Any, case: str, criterion: Criterion, person: str = "li") -> Any:
    return world.care(person).certify(case, criterion=criterion, note="见附件")


@pytest.mark.parametrize("criterion", [Criterion.REPORTED, Criterion.CONFIRMED, Criterion.SIGNED_BY_HEAD])
def test_what_the_profile_wants_must_be_on_record_before_the_request(make_world: Any, criterion: Criterion) -> None:
    world = make_world(policy=CasePolicy(close_out=(criterion, Criterion.AUDITED)))
    case = answered(world)
    with pytest.raises(RefusedError, match=r"case\.criterion-missing"):
        world.desk("li").request_close_out(case)
    assert {criterion} == certify(world, case, criterion).met
    assert CaseState.REQUESTED is world.desk("li").request_close_out(case).state
    assert set() == world.desk("wang").audit(case, approve=False).met


def test_a_measure_is_evidence(make_world: Any) -> None:
    world = make_world(policy=CasePolicy(close_out=(Criterion.REPORTED,)))
    case = answered(world)
    world.desk("li").measure(case, text="已改正")
    assert CaseState.REQUESTED is world.desk("li").request_close_out(case).state


def test_an_explanation_closes_with_its_legal_basis_and_a_call_back(make_world: Any) -> None:
    world = make_world(policy=CasePolicy(call_back=False, close_out=(Criterion.EXPLAINED_WITH_BASIS,)))
    case = answered(world, Outcome.EXPLAINED)
    with pytest.raises(RefusedError, match=r"case\.criterion-missing"):
        world.desk("li").request_close_out(case)
    certify(world, case, Criterion.EXPLAINED_WITH_BASIS)
    world.desk("li").request_close_out(case)
    assert CaseState.AUDITED is world.desk("wang").audit(case, approve=True).state


def test_a_leader_approves_where_the_profile_wants_it(make_world: Any) -> None:
    world = make_world(policy=CasePolicy(close_out=(Criterion.APPROVED,)))
    case = answered(world)
    world.desk("li").request_close_out(case)
    with pytest.raises(RefusedError, match=r"case\.criterion-missing"):
        world.desk("wang").audit(case, approve=True)
    with pytest.raises(RefusedError, match=r"case\.convener-only"):
        certify(world, case, Criterion.APPROVED)
    certify(world, case, Criterion.APPROVED, "zhao")
    assert CaseState.AUDITED is world.desk("wang").audit(case, approve=True).state


def test_dissatisfied_but_lawful_is_closed(make_world: Any) -> None:
    world = make_world(policy=CasePolicy(close_out=(Criterion.LAWFUL,)))
    case = answered(world)
    world.desk("li").request_close_out(case)
    world.desk("wang").audit(case, approve=True)
    certify(world, case, Criterion.LAWFUL, "zhao")
    assert CaseState.CLOSED is world.desk("wang").call_back(case, reached=True, solved=Solved.NO).state


def test_a_planned_solution_is_put_off_and_not_closed(make_world: Any) -> None:
    world = make_world(policy=CasePolicy(close_out=(Criterion.PLANNED_APART,)))
    case = answered(world, Outcome.PLANNED)
    with pytest.raises(RefusedError, match=r"case\.planned-apart"):
        world.desk("li").request_close_out(case)
    with pytest.raises(RefusedError, match=r"case\.criterion-by-itself"):
        certify(world, case, Criterion.PLANNED_APART)
    assert CaseState.DEFERRED is defer(world, case).state


def test_a_suggestion_lands(world: Any) -> None:
    case = in_hand(world, kind=CaseKind.SUGGESTION)
    with pytest.raises(RefusedError, match=r"case\.suggestion-outcome"):
        world.desk("li").answer(case, text=REAL, outcome=Outcome.SOLVED)
    assert Outcome.ADOPTED is world.desk("li").answer(case, text=REAL, outcome=Outcome.ADOPTED).outcome


# -- who has which part --------------------------------------------------------------------------------------------------


def test_another_unit_leads_without_a_return_and_without_more_time(world: Any) -> None:
    case = in_hand(world)
    world.wait(days=2)
    with pytest.raises(RefusedError, match=r"case\.convener-only"):
        world.care("li").transfer(case, lead="finance", note="x")
    for lead, code in (("nowhere", "unit.unknown"), ("gone", "case.unit-gone"), ("market", "case.leads-already")):
        with pytest.raises(RefusedError, match=code):
            world.care("wang").transfer(case, lead=lead, note="职责调整")
    moved = world.care("wang").transfer(case, lead="finance", note="职责调整")
    assert (CaseState.DISPATCHED, "finance", ()) == (moved.state, moved.lead, moved.returns)
    assert at(14, 17) == due(world, case)
    assert [("unit", "case.transferred")] * 2 == world.take_notices()
    with pytest.raises(NotFoundError):
        world.desk("li").get(case)
    assert CaseState.HANDLING is world.desk("sun").sign_for(case).state


def test_a_unit_that_assists_signs_and_reports_its_part_done(world: Any) -> None:
    case = world.submit().id
    world.desk("wang").dispatch(case, lead="market", assisting=("finance",))
    with pytest.raises(RefusedError, match=r"case\.not-signed"):
        world.care("sun").report_done(case, unit="finance")
    world.desk("sun").sign_for(case, unit="finance")
    with pytest.raises(RefusedError, match=r"case\.other-unit"):
        world.care("li").report_done(case, unit="finance")
    with pytest.raises(RefusedError, match=r"case\.no-duty"):
        world.care("li").report_done(case, unit="market")
    world.take_notices()
    done = world.care("sun").report_done(case, unit="finance", note="资金已拨付")
    assert [("finance", "done", world.now)] == [
        (duty.unit, duty.state, duty.ended_at) for duty in done.duties if duty.kind is DutyKind.ASSISTING
    ]
    assert [("unit", "case.duty-done")] == world.take_notices()
    before = world.store.head()
    world.care("sun").report_done(case, unit="finance")
    assert before == world.store.head()
    assert "finance" in done.assisting


# -- cases that stand elsewhere, or are not there ------------------------------------------------------------------------


def test_what_is_refused_on_a_closed_case_says_where_it_stands(world: Any) -> None:
    case = closed(world)
    desk, unit = world.care("wang"), world.care("li")
    for verb in (
        lambda: desk.withdraw(case, asked_by=AskedBy.APPLICANT, note="x"),
        lambda: desk.transfer(case, lead="finance", note="x"),
        lambda: unit.resume(case),
        lambda: unit.report_done(case, unit="market"),
        lambda: unit.finish_task(case, task=1),
        lambda: pause(world, case),
        lambda: ask(world, case),
        lambda: desk.decide_extension(case, approve=True),
        lambda: desk.certify(case, criterion=Criterion.AUDITED, note="x"),
        lambda: desk.add_task(case, unit="market", text="x", due_at=world.now + timedelta(days=1)),
    ):
        with pytest.raises(RefusedError, match=r"case\.wrong-state"):
            verb()


def test_nobody_is_recused_from_a_case_that_is_not_there(world: Any) -> None:
    by = By(actor=world.actor("wang"), now=world.now)
    refusal = recuse(None, RecuseAsk(person="li", note="x", by=by), world.rules)
    assert isinstance(refusal, Refusal)
    assert "case.unknown" == refusal.code


def test_a_list_shows_the_light_with_which_a_clock_stands_still(world: Any) -> None:
    case = in_hand(world)
    pause(world, case)
    world.wait(days=20)
    (row,) = world.desk("wang").find().rows
    assert world.record(case).light(world.now) is row.light
