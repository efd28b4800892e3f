"""Sign for, return, measure, interim answer, answer, deliver."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import attrs
import pytest

from govliaison.access import SYSTEM
from govliaison.cases import CaseState, DeliveryMethod, Outcome, ReturnReason, Urgency
from govliaison.cases import decide as d
from govliaison.cases.decide.common import By
from govliaison.cases.kinds import DutyState
from govliaison.deadlines import DutyKind, Stage
from govliaison.errors import NotFoundError, RefusedError
from govliaison.ledger import reveal
from govliaison.values import Refusal

REAL = "经核查，材料只需提交一次，已当面受理并发证。"


@pytest.fixture
def handled(world: Any) -> Any:
    """A case that the market bureau has signed for, with the finance bureau assisting."""
    case = world.desk("wang").dispatch(world.submit().id, lead="market", assisting=("finance",))
    world.wait(hours=1)
    world.desk("li").sign_for(case.id)
    world.take_notices()
    world.wait(hours=1)
    return world.record(case.id)


def running(case: Any) -> set[Stage]:
    """What the lead or the desk is waited for."""
    return {clock.start.stage for clock in case.running if clock.start.duty is DutyKind.LEAD}


def test_with_the_signature_of_the_lead_the_handling_begins(world: Any, handled: Any) -> None:
    signed = world.now - timedelta(hours=1)
    assert (CaseState.HANDLING, signed) == (handled.state, handled.signed_at)
    assert {Stage.CONTACT, Stage.ANSWER} == running(handled)
    assert signed == handled.clock(Stage.CONTACT).start.anchor_at
    assert signed == handled.clock(Stage.SIGN).ended_at
    assert frozenset({"li"}) == handled.handlers


def test_an_assisting_unit_signs_for_its_own_duty(world: Any, handled: Any) -> None:
    case = world.desk("sun").sign_for(handled.id, unit="finance")
    assert [DutyState.SIGNED, DutyState.SIGNED] == [duty.state for duty in case.duties]
    assert (running(handled), handled.signed_at, "market") == (running(case), case.signed_at, case.lead)
    assert frozenset({"li", "sun"}) == case.handlers
    with pytest.raises(RefusedError, match=r"case\.nothing-to-sign"):
        world.desk("sun").sign_for(handled.id, unit="finance")


def test_a_returned_case_lies_with_the_desk_again(world: Any, handled: Any) -> None:
    case = world.desk("li").return_(handled.id, reason=ReturnReason.NOT_COMPETENT, note="属财政", suggested="finance")
    assert (CaseState.ADMITTED, "convener", ()) == (case.state, case.lead, case.assisting)
    assert {Stage.DISPATCH} == running(case)
    assert world.now == case.running[0].start.anchor_at
    assert "test-rules" == case.running[0].start.pack
    assert ("market", "finance", "属财政") == (
        case.returns[0].unit,
        case.returns[0].suggested,
        reveal(case.returns[0].note),
    )
    assert {DutyState.RETURNED} == {duty.state for duty in case.duties}
    assert [("unit", "case.returned")] == world.take_notices()
    again = world.desk("wang").dispatch(case.id, lead="finance")
    assert ("finance", 3, None) == (again.lead, again.duties[-1].number, again.signed_at)
    assert handled.clock(Stage.ANSWER).start.due_at == again.clock(Stage.ANSWER).start.due_at


def test_a_return_suggests_a_unit_that_is_known(world: Any, handled: Any) -> None:
    with pytest.raises(RefusedError, match=r"unit\.unknown"):
        world.desk("li").return_(handled.id, reason=ReturnReason.NOT_COMPETENT, suggested="nowhere")


def test_measures_are_recorded_by_those_who_have_a_part(world: Any, handled: Any) -> None:
    world.desk("li").measure(handled.id, text=" 现场核查 ")
    case = world.desk("sun").measure(handled.id, text="拨付", unit="finance")
    told = [("market", "li", "现场核查"), ("finance", "sun", "拨付")]
    assert told == [(each.unit, each.actor, reveal(each.text)) for each in case.measures]
    with pytest.raises(RefusedError, match=r"case\.no-duty"):
        world.desk("wang").measure(handled.id, text="x", unit="convener")


def test_a_late_measure_may_lie_anywhere_since_the_lead_has_the_case(world: Any, handled: Any) -> None:
    since = handled.holdings[-1].since
    assert since == world.desk("li").measure(handled.id, text="x", at=since).measures[0].at
    with pytest.raises(RefusedError, match=r"case\.before-last"):
        world.desk("li").measure(handled.id, text="x", at=since - timedelta(seconds=1))


def test_an_interim_answer_is_first_contact_and_goes_to_the_channel(world: Any, handled: Any) -> None:
    next_at = world.now + timedelta(days=2)
    case = world.desk("li").interim(handled.id, text="正在协调", next_at=next_at)
    assert {Stage.ANSWER} == running(case)
    assert ((), next_at) == (case.final_answers, case.answers[0].next_at)
    assert [("filer", "case.interim")] == world.take_notices()
    with pytest.raises(RefusedError, match=r"case\.next-date-past"):
        world.desk("li").interim(handled.id, text="x", next_at=world.now)


def test_an_answer_ends_the_clock_and_starts_that_of_close_out(world: Any, handled: Any) -> None:
    case = world.desk("li").answer(handled.id, text=REAL, outcome=Outcome.SOLVED)
    assert (CaseState.ANSWERED, Outcome.SOLVED, world.now) == (case.state, case.outcome, case.answered_at)
    assert {Stage.CLOSE} == running(case)
    assert (REAL, None) == (reveal(case.reply.text), case.reply.delivered_at)
    assert [("filer", "case.answered")] == world.take_notices()


def test_an_answer_that_says_nothing_is_kept_and_the_clock_runs_on(world: Any, handled: Any) -> None:
    case = world.desk("li").answer(handled.id, text="已收悉，感谢您的来信。", outcome=Outcome.EXPLAINED)
    assert (CaseState.HANDLING, None, None) == (case.state, case.outcome, case.reply)
    assert case.answers[0].perfunctory
    assert {Stage.ANSWER} == running(case)


def test_an_answer_told_by_hand_says_when_and_sends_nothing(world: Any, handled: Any) -> None:
    asked = {"text": REAL, "outcome": Outcome.SOLVED, "method": DeliveryMethod.TELEPHONE}
    with pytest.raises(RefusedError, match=r"case\.delivery-moment-missing"):
        world.desk("li").answer(handled.id, **asked)
    for wrong in (timedelta(seconds=1), timedelta(days=-9)):
        with pytest.raises(RefusedError, match=r"case\.delivery-moment-wrong"):
            world.desk("li").answer(handled.id, **asked, delivered_at=world.now + wrong)
    case = world.desk("li").answer(handled.id, **asked, delivered_at=world.now)
    assert (DeliveryMethod.TELEPHONE, world.now) == (case.reply.method, case.reply.delivered_at)
    assert [] == world.take_notices()


def test_an_answer_arrives_once(world: Any, handled: Any) -> None:
    li = world.desk("li")
    li.answer(handled.id, text=REAL, outcome=Outcome.SOLVED)
    lost = li.deliver(handled.id, answer=1, undeliverable="停机")
    assert ("停机", "li") == (reveal(lost.reply.undeliverable), lost.reply.undeliverable_by)
    assert lost == li.deliver(handled.id, answer=1, undeliverable="仍停机")
    came = li.deliver(handled.id, answer=1, method=DeliveryMethod.VISIT)
    assert (world.now, DeliveryMethod.VISIT) == (came.reply.delivered_at, came.reply.method)
    world.wait(hours=1)
    assert came == li.deliver(handled.id, answer=1)
    assert came == li.deliver(handled.id, answer=1, undeliverable="x")


def test_an_answer_that_is_not_there_or_not_yet_cannot_arrive(world: Any, handled: Any) -> None:
    li = world.desk("li")
    li.answer(handled.id, text=REAL, outcome=Outcome.SOLVED)
    for number in (0, 2):
        with pytest.raises(RefusedError, match=r"case\.no-such-answer"):
            li.deliver(handled.id, answer=number)
    with pytest.raises(RefusedError, match=r"case\.before-last"):
        li.deliver(handled.id, answer=1, at=world.now - timedelta(seconds=1))


def test_the_lead_the_convener_or_the_channel_itself_know_of_delivery(world: Any, handled: Any) -> None:
    case = world.desk("li").answer(handled.id, text=REAL, outcome=Outcome.SOLVED)
    ask = d.DeliveryAsk(answer=1, method=DeliveryMethod.CHANNEL, by=By(actor=SYSTEM, now=world.now))
    for actor in (SYSTEM, world.actor("qian"), world.actor("wang")):
        decision = d.deliver(case, attrs.evolve(ask, by=By(actor=actor, now=world.now)), world.rules)
        assert 1 == len(decision.events)  # type: ignore[union-attr]
    with pytest.raises(RefusedError, match=r"case\.other-unit"):
        world.desk("sun").deliver(case.id, answer=1)


@pytest.mark.parametrize(
    ("verb", "asked"),
    [
        ("return_", {"reason": ReturnReason.INCOMPLETE}),
        ("measure", {"text": "x"}),
        ("interim", {"text": "x"}),
        ("answer", {"text": "x", "outcome": Outcome.SOLVED}),
    ],
)
def test_handling_is_for_the_lead_in_order_and_not_before_it_signed(
    world: Any, handled: Any, verb: str, asked: dict[str, Any]
) -> None:
    with pytest.raises(RefusedError, match=r"case\.other-unit"):
        getattr(world.desk("sun"), verb)(handled.id, **asked)
    with pytest.raises(RefusedError, match=r"case\.before-last"):
        getattr(world.desk("li"), verb)(handled.id, at=world.now - timedelta(days=1), **asked)
    with pytest.raises(RefusedError, match=r"case\.wrong-state"):
        getattr(world.desk("wang"), verb)(world.submit().id, **asked)
    with pytest.raises(NotFoundError):
        getattr(world.desk("stranger"), verb)(handled.id, **asked)
    if "text" in asked:
        with pytest.raises(RefusedError, match=r"case\.text-missing"):
            getattr(world.desk("li"), verb)(handled.id, **(asked | {"text": " 　"}))
    recorded = getattr(world.desk("wang"), verb)(handled.id, recorded_for="li", **asked)
    assert handled.id == recorded.id


def test_signing_is_for_the_unit_in_order(world: Any) -> None:
    case = world.submit(category="食品", urgency=Urgency.URGENT)
    with pytest.raises(RefusedError, match=r"case\.other-unit"):
        world.desk("li").sign_for(case.id, unit="finance")
    with pytest.raises(RefusedError, match=r"case\.before-last"):
        world.desk("li").sign_for(case.id, at=world.now - timedelta(hours=1))
    with pytest.raises(RefusedError, match=r"case\.wrong-state"):
        world.desk("wang").sign_for(world.submit().id)


def test_a_late_entry_stands_at_its_moment(world: Any) -> None:
    case = world.submit(category="食品")
    at = world.wait(hours=2)
    world.wait(days=3)
    signed = world.desk("li").sign_for(case.id, at=at)
    assert (at, at) == (signed.signed_at, signed.clock(Stage.SIGN).ended_at)
    assert world.desk("li").history(case.id)[-1].stamp.is_late


def test_a_history_is_handled_in_silence(world: Any) -> None:
    case = world.submit(category="食品", history=True)
    li = world.desk("li")
    li.sign_for(case.id)
    li.interim(case.id, text="x")
    li.return_(case.id, reason=ReturnReason.DUPLICATE)
    assert [] == world.take_notices()


def test_every_verb_is_refused_where_there_is_no_case(world: Any, make_by: Callable[..., Any]) -> None:
    by = make_by(world, "wang")
    asks: list[tuple[Callable[..., Any], Any]] = [
        (d.amend, d.AmendAsk(submission=world.message(), by=by)),
        (d.admit, d.AdmitAsk(by=by)),
        (d.refuse, d.RefuseAsk(reason=ReturnReason.DUPLICATE, by=by)),  # type: ignore[arg-type]
        (d.dispatch, d.DispatchAsk(lead="market", by=by)),
        (d.sign_for, d.SignForAsk(by=by)),
        (d.return_, d.ReturnAsk(reason=ReturnReason.DUPLICATE, by=by)),
        (d.measure, d.MeasureAsk(text="x", by=by)),
        (d.interim, d.InterimAsk(text="x", by=by)),
        (d.answer, d.AnswerAsk(text="x", outcome=Outcome.SOLVED, by=by)),
        (d.deliver, d.DeliveryAsk(answer=1, method=DeliveryMethod.CHANNEL, by=by)),
        (d.request_close_out, d.RequestCloseOutAsk(by=by)),
        (d.audit, d.AuditAsk(approved=True, by=by)),
        (d.call_back, d.CallBackAsk(reached=False, by=by)),
    ]
    assert [Refusal.of("case.unknown")] * len(asks) == [decide(None, ask, world.rules) for decide, ask in asks]
