"""Un-merging cases: the exact inverse of merging, with all that they waited for."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from merging_stories import REAL, answer, sign

from govliaison.cases import (
    CASE,
    Case,
    CaseState,
    DeferralReason,
    DeliveryMethod,
    ExtensionReason,
    Outcome,
)
from govliaison.deadlines import Criterion, Stage
from govliaison.errors import RefusedError
from govliaison.values import Amount


def test_what_an_unmerged_case_missed_is_entered_by_the_next_sweep(world: Any) -> None:
    master, other = sign(world), sign(world)
    due = {clock.start.stage: clock.start.due_at for clock in other.running}
    world.merging("wang").merge(master.id, [other.id], no_new_facts=True)
    world.wait(days=20)
    world.sweep()
    assert "CaseMerged" == world.events(other.id)[-1]
    world.merging("wang").unmerge(other.id)
    world.sweep()
    entered = [
        each for each in world.ledger.history(CASE.stream(other.id)) if type(each.event).__name__ == "DeadlinePassed"
    ]
    assert due == {each.event.stage: each.stamp.effective_at for each in entered}


SOON = datetime(2026, 9, 21, 1, 0, tzinfo=UTC)


def wait_for(world: Any, what: str) -> str:
    """A case that waits: for a decision on more time, for a promised answer, or for the date it was put off to."""
    case: str = sign(world).id
    if what == "extension":
        world.care("li").request_extension(case, amount=Amount.parse("2 working days"), reason=ExtensionReason.COMPLEX)
    elif what == "promise":
        world.desk("li").interim(case, text="正在核实", next_at=world.now + timedelta(days=2))
    elif what == "criterion":
        world.care("li").certify(case, criterion=next(iter(Criterion)), note="见附件")
    else:
        answer(world, case, outcome=Outcome.PLANNED)
        until = world.now + timedelta(days=30)
        world.care("wang").defer(case, until=until, reason=DeferralReason.PLANNED, note="明年改造")
    return case


@pytest.mark.parametrize("what", ["extension", "promise", "deferral", "criterion"])
def test_what_a_case_waited_for_is_waited_for_again_when_it_is_unmerged(world: Any, what: str) -> None:
    case, master = wait_for(world, what), sign(world)
    before = world.record(case)
    world.wait(hours=1)
    world.merging("wang").merge(master.id, [case], no_new_facts=True)
    world.merging("wang").unmerge(case)
    assert before == world.record(case)
    assert CASE.index(before) == CASE.index(world.record(case))


def test_a_date_that_came_while_it_was_merged_is_entered_by_the_next_sweep(world: Any) -> None:
    case, master = wait_for(world, "deferral"), sign(world)
    world.merging("wang").merge(master.id, [case], no_new_facts=True)
    world.wait(days=31)
    world.merging("wang").unmerge(case)
    world.sweep()
    assert CaseState.HANDLING is world.record(case).state


STEPS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("wang", "dispatch", {"lead": "market", "assisting": ("finance",)}),
    ("li", "sign_for", {}),
    ("sun", "sign_for", {"unit": "finance"}),
    ("li", "measure", {"text": "核查"}),
    ("li", "interim", {"text": "正在核实", "next_at": SOON}),
    ("li", "answer", {"text": REAL, "outcome": Outcome.SOLVED}),
    ("li", "deliver", {"answer": 1, "method": DeliveryMethod.TELEPHONE}),
    ("li", "deliver", {"answer": 2, "method": DeliveryMethod.TELEPHONE}),
    ("li", "request_close_out", {}),
    ("zhao", "audit", {"approve": True}),
)


def bring(world: Any, case: str, steps: int, *, late: bool) -> None:
    """Bring a case some steps on its way."""
    for person, verb, asked in STEPS[:steps]:
        with suppress(RefusedError):
            getattr(world.desk(person), verb)(case, **asked)
        world.wait(hours=1)
    if late:
        world.wait(days=9)
        world.sweep()


@settings(max_examples=60, deadline=None)
@given(
    steps=st.lists(st.tuples(st.integers(0, len(STEPS)), st.booleans()), min_size=2, max_size=4),
    hours=st.integers(0, 500),
    order=st.permutations(range(3)),
)
def test_unmerging_is_the_exact_inverse_of_merging(
    make_world: Callable[..., Any], steps: list[tuple[int, bool]], hours: int, order: list[int]
) -> None:
    world = make_world()
    cases = [world.submit().id for _ in steps]
    for case, (number, late) in zip(cases, steps, strict=True):
        bring(world, case, number, late=late)
    before = {case: world.record(case) for case in cases}
    index = {case: CASE.index(record) for case, record in before.items()}
    master, *others = cases
    world.merging("wang").merge(master, others, no_new_facts=True)
    assert {CaseState.MERGED} == {world.record(other).state for other in others}
    world.wait(hours=hours)
    for place in order:
        if place < len(others):
            world.merging("zhao").unmerge(others[place])
    assert before == {case: world.record(case) for case in cases}
    assert index == {case: CASE.index(world.record(case)) for case in cases}


@settings(max_examples=40, deadline=None)
@given(steps=st.integers(0, len(STEPS)), hours=st.integers(0, 1000))
def test_what_the_master_lives_through_meanwhile_leaves_no_trace_in_a_follower_that_goes_again(
    make_world: Callable[..., Any], steps: int, hours: int
) -> None:
    world = make_world()
    master, other = world.submit().id, world.submit().id
    bring(world, other, steps, late=False)
    before = world.record(other)
    world.merging("wang").merge(master, [other], no_new_facts=True)
    bring(world, master, len(STEPS), late=True)
    world.wait(hours=hours)
    world.sweep()
    world.merging("wang").unmerge(other)
    assert before == world.record(other)
    assert () == world.record(master).followers


def answer_ends(case: Case) -> datetime:
    clock = case.clock(Stage.ANSWER)
    assert clock is not None
    return clock.start.due_at


def test_a_limit_on_an_order_that_came_meanwhile_holds_once_it_is_unmerged(world: Any) -> None:
    master, other = sign(world), sign(world, source_id="B")
    world.merging("wang").merge(master.id, [other.id], no_new_facts=True)
    due = world.now + timedelta(days=2)
    given_at = world.wait(hours=1)
    world.desk("wang").submit(world.message(source_id="B", given_due=due))
    assert () == world.record(other.id).running
    world.wait(hours=1)
    clock = world.merging("wang").unmerge(other.id).clock(Stage.ANSWER)
    assert (due, answer_ends(other)) == (clock.start.due_at, clock.began.due_at)
    assert [given_at] == [each.at for each in clock.shortenings]
    explained = world.desk("wang").explain(other.id, Stage.ANSWER)
    assert [(due, True)] == [(each.clock.due_at, each.still_holds) for each in explained]


def test_a_limit_on_an_order_that_ends_later_changes_nothing(world: Any) -> None:
    master, other = sign(world), sign(world, source_id="B")
    world.merging("wang").merge(master.id, [other.id], no_new_facts=True)
    world.desk("wang").submit(world.message(source_id="B", given_due=world.now + timedelta(days=60)))
    assert other.clocks == world.merging("wang").unmerge(other.id).clocks
