"""Merging and un-merging cases that are the same matter (并单)."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govliaison.cases import (
    CASE,
    AskedBy,
    Case,
    CaseState,
    DeferralReason,
    DeliveryMethod,
    ExtensionReason,
    Outcome,
    RefusalReason,
    ReopenReason,
    Solved,
)
from govliaison.cases.decide.merging import UnmergeAsk, unmerge
from govliaison.cases.kinds import Waiting
from govliaison.deadlines import Criterion, Stage
from govliaison.errors import RefusedError
from govliaison.values import Amount, Refusal

REAL = "经核查，同一份材料只需提交一次，已通知窗口改正。"


def sign(world: Any, **said: Any) -> Case:
    case = world.submit(category="食品", **said)
    world.desk("li").sign_for(case.id)
    return world.record(case.id)


def answer(world: Any, case: str, **said: Any) -> Case:
    asked = {"text": REAL, "outcome": Outcome.SOLVED, "method": DeliveryMethod.TELEPHONE, "delivered_at": world.now}
    return world.desk("li").answer(case, **(asked | said))


def close(world: Any, case: str) -> Case:
    world.desk("li").request_close_out(case)
    world.desk("wang").audit(case, approve=True)
    return world.desk("wang").call_back(case, reached=True, solved=Solved.YES)


def test_a_merged_case_waits_for_its_master(world: Any) -> None:
    master, other = sign(world), sign(world)
    world.wait(hours=1)
    merged = world.merging("wang").merge(master.number, [other.number], no_new_facts=True)
    follower = world.desk("wang").get(other.number)
    assert [(other.id, other.number)] == [(each.case, each.number) for each in merged.followers]
    assert (CaseState.MERGED, master.number) == (follower.state, follower.merged.number)
    assert () == follower.running
    assert CASE.index(follower).attention is None
    assert "CaseMerged" == world.events(other.id)[-1]
    assert "FollowerTaken" == world.events(master.id)[-1]
    assert {master.id, other.id} == {row.id for row in world.desk("wang").find(is_open=True).rows}


def test_the_clocks_of_a_merged_case_are_kept_as_they_were(world: Any) -> None:
    master, other = sign(world), sign(world)
    world.merging("wang").merge(master.id, [other.id], no_new_facts=True)
    assert other.clocks == world.record(other.id).merged.clocks


def test_what_was_late_when_it_was_merged_stays_late(world: Any) -> None:
    master, late = sign(world), sign(world)
    world.wait(days=30)
    world.merging("wang").merge(master.id, [late.id], no_new_facts=True)
    assert [clock.void for clock in late.clocks] == [clock.void for clock in world.record(late.id).clocks]
    assert all(clock.ended_at for clock in world.record(late.id).clocks)


def test_the_answers_go_to_the_senders_of_all_merged_cases_by_each_of_their_channels(world: Any) -> None:
    master, other = sign(world), sign(world)
    source = other.sources[0]
    world.desk("wang").submit(world.message(channel="hall", source_id="h7", order="o7"))
    world.desk("wang").submit(world.message(source_id=source.source_id, order="o8"))
    world.merging("wang").merge(master.id, [other.id], no_new_facts=True)
    world.desk("wang").submit(world.message(channel="hall", source_id="late", order="o8"))
    world.notices.clear()
    world.desk("li").interim(master.id, text="正在核实情况")
    answer(world, master.id)
    told = [notice for notice in world.notices if notice.recipient == f"filer:{other.id}"]
    assert [
        ("case.interim", "portal", source.source_id, 1),
        ("case.interim", "hall", "late", 1),
        ("case.answered", "portal", source.source_id, 2),
        ("case.answered", "hall", "late", 2),
    ] == [(each.code, each.channel, each.params["source"], each.params["answer"]) for each in told]
    assert {other.number} == {each.params["number"] for each in told}


def test_who_comes_to_an_answered_case_is_told_the_answer_at_once(world: Any) -> None:
    master, other = sign(world), sign(world)
    answer(world, master.id)
    world.notices.clear()
    world.merging("wang").merge(master.id, [other.id], no_new_facts=True)
    [told] = world.notices
    assert (f"filer:{other.id}", REAL) == (told.recipient, told.params["text"].value)


def test_nobody_is_told_what_was_not_good_enough(world: Any) -> None:
    master, other = sign(world), sign(world)
    answer(world, master.id)
    world.desk("li").request_close_out(master.id)
    world.desk("wang").audit(master.id, approve=False)
    world.notices.clear()
    world.merging("wang").merge(master.id, [other.id], no_new_facts=True)
    assert [] == world.notices


def test_followers_close_with_their_master_and_in_the_same_commit(world: Any) -> None:
    master, one, two = sign(world), sign(world), world.submit()
    world.merging("wang").merge(master.id, [one.id, two.id], no_new_facts=True)
    answer(world, master.id)
    closed = close(world, master.id)
    for other in (one, two):
        follower = world.record(other.id)
        assert (CaseState.CLOSED, Outcome.SOLVED, closed.closed_at) == (
            follower.state,
            follower.outcome,
            follower.closed_at,
        )
        assert closed.closed_at == follower.holdings[-1].until
        assert all(duty.ended_at for duty in follower.duties)
        assert "CaseClosedWithMaster" == world.events(other.id)[-1]


def test_followers_are_refused_with_their_master_and_told_why(world: Any) -> None:
    master, other = world.submit(), world.submit()
    world.merging("wang").merge(master.id, [other.id], no_new_facts=True)
    world.notices.clear()
    world.desk("wang").refuse(master.id, reason=RefusalReason.PRIVATE_DISPUTE)
    follower = world.record(other.id)
    assert (CaseState.REFUSED, RefusalReason.PRIVATE_DISPUTE) == (follower.state, follower.refusal)
    assert {f"filer:{master.id}", f"filer:{other.id}"} == {notice.recipient for notice in world.notices}


def test_a_history_is_refused_silently_with_its_master(world: Any) -> None:
    master, other = world.submit(history=True), world.submit(history=True)
    world.merging("wang").merge(master.id, [other.id], no_new_facts=True)
    world.desk("wang").refuse(master.id, reason=RefusalReason.PRIVATE_DISPUTE)
    assert [] == world.notices


def test_answers_of_histories_are_told_to_nobody(world: Any) -> None:
    master, other = sign(world, history=True), sign(world, history=True)
    world.merging("wang").merge(master.id, [other.id], no_new_facts=True)
    answer(world, master.id)
    assert [] == [notice for notice in world.notices if notice.recipient.startswith("filer:")]


def test_a_follower_does_nothing_by_itself(world: Any) -> None:
    master, other = sign(world), sign(world)
    world.merging("wang").merge(master.id, [other.id], no_new_facts=True)
    with pytest.raises(RefusedError, match=r"case\.merged") as refused:
        answer(world, other.id)
    assert master.number == refused.value.params["master"]


def test_a_master_is_not_closed_before_its_follower_came(world: Any) -> None:
    master, other = sign(world), sign(world)
    answer(world, master.id)
    world.desk("li").request_close_out(master.id)
    world.desk("wang").audit(master.id, approve=True)
    at = world.now
    world.wait(hours=1)
    world.merging("wang").merge(master.id, [other.id], no_new_facts=True)
    head = world.store.head()
    with pytest.raises(RefusedError, match=r"case\.before-last"):
        world.desk("wang").call_back(master.id, reached=True, solved=Solved.YES, at=at)
    assert head == world.store.head()


@pytest.mark.parametrize(
    ("code", "try_it"),
    [
        ("case.new-facts", lambda desk, one, two, _three: desk.merge(one, [two], no_new_facts=False)),
        ("case.merge-nothing", lambda desk, one, _two, _three: desk.merge(one, [], no_new_facts=True)),
        ("case.merge-itself", lambda desk, one, two, _three: desk.merge(one, [two, one], no_new_facts=True)),
        ("case.merge-itself", lambda desk, one, two, _three: desk.merge(one, [two, two], no_new_facts=True)),
        ("case.not-merged", lambda desk, one, _two, _three: desk.unmerge(one)),
    ],
    ids=["new-facts", "nothing", "itself", "twice", "not-merged"],
)
def test_what_makes_no_sense_is_refused(world: Any, code: str, try_it: Callable[..., Any]) -> None:
    cases = [world.submit().id for _ in range(3)]
    head = world.store.head()
    with pytest.raises(RefusedError) as refused:
        try_it(world.merging("wang"), *cases)
    assert code == refused.value.code
    assert head == world.store.head()


def test_no_follower_follows_a_follower(world: Any) -> None:
    one, two, three = (world.submit().id for _ in range(3))
    desk = world.merging("wang")
    desk.merge(one, [two], no_new_facts=True)
    for master, other, code in (
        (three, one, "case.merge-chain"),
        (two, three, "case.merged"),
        (three, two, "case.merged"),
    ):
        with pytest.raises(RefusedError) as refused:
            desk.merge(master, [other], no_new_facts=True)
        assert code == refused.value.code


def test_what_has_ended_is_not_merged(world: Any) -> None:
    ended, open_ = world.submit().id, world.submit().id
    world.desk("wang").refuse(ended, reason=RefusalReason.UNLAWFUL)
    for master, other in ((ended, open_), (open_, ended)):
        with pytest.raises(RefusedError, match=r"case\.wrong-state"):
            world.merging("wang").merge(master, [other], no_new_facts=True)


def test_a_history_and_a_case_of_today_are_not_merged(world: Any) -> None:
    with pytest.raises(RefusedError, match=r"case\.merge-history"):
        world.merging("wang").merge(world.submit().id, [world.submit(history=True).id], no_new_facts=True)


def test_a_case_that_is_not_there_is_not_unmerged(world: Any, make_by: Callable[..., Any]) -> None:
    refusal = unmerge(None, UnmergeAsk(by=make_by(world, "wang")))
    assert isinstance(refusal, Refusal)
    assert "case.unknown" == refusal.code


def test_only_conveners_merge_and_unmerge(world: Any) -> None:
    one, two = sign(world).id, sign(world).id
    with pytest.raises(RefusedError, match=r"case\.convener-only"):
        world.merging("li").merge(one, [two], no_new_facts=True)
    world.merging("wang").merge(one, [two], no_new_facts=True)
    with pytest.raises(RefusedError, match=r"case\.convener-only"):
        world.merging("li").unmerge(two)


def test_all_are_merged_or_none(world: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two, three = (world.submit().id for _ in range(3))
    commit = world.ledger.commit

    def meddle(moves: Any, **more: Any) -> Any:
        monkeypatch.setattr(world.ledger, "commit", commit)
        world.desk("zhao").admit(three)
        return commit(moves, **more)

    monkeypatch.setattr(world.ledger, "commit", meddle)
    world.merging("wang").merge(one, [two, three], no_new_facts=True)
    assert ["CaseSubmitted", "CaseAdmitted", "CaseMerged"] == world.events(three)
    assert ["CaseSubmitted", "CaseMerged"] == world.events(two)
    assert ["CaseSubmitted", "FollowerTaken", "FollowerTaken"] == world.events(one)


def test_the_same_request_merges_once(world: Any) -> None:
    one, two = world.submit().id, world.submit().id
    for _ in range(2):
        world.merging("wang").merge(one, [two], no_new_facts=True, request="r1")
    assert ["CaseSubmitted", "FollowerTaken"] == world.events(one)
    for _ in range(2):
        world.merging("wang").unmerge(two, request="r2")
    assert ["CaseSubmitted", "CaseMerged", "CaseUnmerged"] == world.events(two)


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


def test_followers_of_a_withdrawn_case_go_their_own_way_and_their_desk_is_told(world: Any) -> None:
    master, other, gone = sign(world), sign(world), world.submit()
    before = other
    world.merging("wang").merge(master.id, [gone.id, other.id], no_new_facts=True)
    world.merging("wang").unmerge(gone.id)
    world.wait(hours=1)
    world.notices.clear()
    world.care("wang").withdraw(master.id, asked_by=AskedBy.APPLICANT, note="本人要求撤回")
    assert before == world.record(other.id)
    assert () == world.record(master.id).followers
    assert ["WithdrawalChecked", "CaseWithdrawn", "FollowerReleased"] == world.events(master.id)[-3:]
    told = [(each.recipient, each.params["number"]) for each in world.notices if each.code == "case.let-go"]
    assert [("unit:convener", other.number), ("unit:market", other.number)] == told


def test_followers_stay_where_a_unit_pressed_the_sender_of_their_master(world: Any) -> None:
    master, other = sign(world), sign(world)
    world.merging("wang").merge(master.id, [other.id], no_new_facts=True)
    world.care("wang").withdraw(master.id, asked_by=AskedBy.UNIT, note="单位要求撤回")
    assert world.record(other.id).follows(master.id)


def close_both(world: Any) -> tuple[str, str]:
    """A master and its follower, both closed."""
    master, other = sign(world).id, sign(world).id
    world.merging("wang").merge(master, [other], no_new_facts=True)
    answer(world, master)
    close(world, master)
    world.wait(days=1)
    return master, other


def reopen(world: Any, case: str) -> None:
    world.care("wang").reopen(case, reason=ReopenReason.REBOUND, note="回头看")


def test_who_was_closed_with_a_case_stays_closed_whatever_becomes_of_it(world: Any) -> None:
    master, other = close_both(world)
    before = world.record(other)
    reopen(world, master)
    world.notices.clear()
    answer(world, master)
    close(world, master)
    assert before == world.record(other)
    assert [] == [notice for notice in world.notices if notice.recipient == f"filer:{other}"]


def test_who_was_taken_up_again_follows_nobody(world: Any) -> None:
    master, other = close_both(world)
    for case in (master, other):
        reopen(world, case)
    assert world.record(other).merged is None
    answer(world, master)
    close(world, master)
    assert CaseState.HANDLING is world.record(other).state


def test_who_was_taken_up_again_may_be_merged_again(world: Any) -> None:
    master, other = close_both(world)
    for case in (master, other):
        reopen(world, case)
    world.merging("wang").merge(master, [other], no_new_facts=True)
    assert [other] == [follower.case for follower in world.record(master).followers]
    answer(world, master)
    assert close(world, master).closed_at == world.record(other).closed_at


def test_the_time_of_who_was_taken_up_again_is_that_of_who_handles_it(world: Any) -> None:
    master, other = sign(world).id, world.submit().id
    world.merging("wang").merge(master, [other], no_new_facts=True)
    answer(world, master)
    close(world, master)
    reopen(world, other)
    world.care("wang").transfer(other, lead="market", note="由市监局主办")
    assert ("market", Waiting.HANDLING) == (world.record(other).waits[-1].unit, world.record(other).waits[-1].what)


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


def test_who_ends_with_a_case_keeps_the_limits_it_had_when_it_was_merged(world: Any) -> None:
    master, other = sign(world), sign(world, source_id="B")
    world.merging("wang").merge(master.id, [other.id], no_new_facts=True)
    clocks = world.record(other.id).clocks
    world.desk("wang").submit(world.message(source_id="B", given_due=world.now + timedelta(days=2)))
    explained = world.desk("wang").explain(other.id, Stage.ANSWER)
    answer(world, master.id)
    close(world, master.id)
    assert clocks == world.record(other.id).clocks
    assert explained == world.desk("wang").explain(other.id, Stage.ANSWER)
    reopen(world, other.id)
    assert 2 == len(world.desk("wang").explain(other.id, Stage.ANSWER))


def test_a_case_with_an_open_task_leads_others_and_follows_none(world: Any) -> None:
    one, two = sign(world).id, sign(world).id
    world.care("wang").add_task(two, text="补齐台账", due_at=world.now + timedelta(days=2))
    with pytest.raises(RefusedError, match=r"case\.merge-task"):
        world.merging("wang").merge(one, [two], no_new_facts=True)
    assert () == world.record(one).followers
    world.merging("wang").merge(two, [one], no_new_facts=True)
    world.merging("wang").unmerge(one)
    world.care("li").finish_task(two, task=1)
    world.merging("wang").merge(one, [two], no_new_facts=True)
    assert world.record(two).follows(one)
