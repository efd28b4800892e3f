"""Merging cases that are the same matter (并单): who waits, who is told, what is refused."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from merging_stories import REAL, answer, close, sign

from govliaison.cases import (
    CASE,
    CaseState,
    Outcome,
    RefusalReason,
    Solved,
)
from govliaison.cases.decide.merging import UnmergeAsk, unmerge
from govliaison.errors import RefusedError
from govliaison.values import Refusal


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
