"""Cases that leave the straight way: who has which part, and what is refused elsewhere."""

from datetime import timedelta
from typing import Any

import pytest
from case_stories import ask, at, closed, due, in_hand, pause

from govliaison.cases import (
    AskedBy,
    CaseState,
)
from govliaison.cases.decide.common import By
from govliaison.cases.decide.guarding import RecuseAsk, recuse
from govliaison.deadlines import Criterion, DutyKind
from govliaison.errors import NotFoundError, RefusedError
from govliaison.values import Refusal

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
    refusal = recuse(None, RecuseAsk(person="li", is_known=True, note="x", by=by), world.rules)
    assert isinstance(refusal, Refusal)
    assert "case.unknown" == refusal.code


def test_a_list_shows_the_light_with_which_a_clock_stands_still(world: Any) -> None:
    case = in_hand(world)
    pause(world, case)
    world.wait(days=20)
    (row,) = world.desk("wang").find().rows
    assert world.record(case).light(world.now) is row.light
