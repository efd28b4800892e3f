"""What becomes of cases when the one that they follow is withdrawn, closed, or taken up again."""

from datetime import timedelta
from typing import Any

from merging_stories import answer, close, sign

from govliaison.cases import (
    AskedBy,
    CaseState,
    ReopenReason,
)
from govliaison.cases.kinds import Waiting
from govliaison.deadlines import Stage


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
