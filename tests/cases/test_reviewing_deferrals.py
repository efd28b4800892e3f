"""What was put off is looked at again (定期复查), as often as the profile says."""

from datetime import timedelta
from typing import Any

import pytest
from case_stories import in_hand

from govliaison.cases import CASE, CasePolicy, CaseState, Outcome
from govliaison.errors import RefusedError


def put_off(world: Any, days: float) -> str:
    case = in_hand(world)
    planned = {"text": "经研究，扩容工程已列入明年计划，届时专人上门。", "outcome": Outcome.PLANNED}
    world.desk("li").answer(case, **planned, method="telephone", delivered_at=world.now)
    until = world.now + timedelta(days=days)
    world.care("wang").defer(case, until=until, reason="planned", note="列入明年计划")
    world.take_notices()
    return case


def test_the_desk_looks_again_at_what_is_put_off(world: Any) -> None:
    case = put_off(world, days=200)
    began = world.now
    world.wait(days=90)
    world.sweep()
    assert world.record(case).deferral.review_owed
    assert [("unit", "case.review-due")] == world.take_notices()
    tags = world.store.records([CASE.stream(case)])[CASE.stream(case)].index.tags
    assert ("flag", "review") in tags
    world.wait(days=5)
    found = world.supervising("wang").review_deferral(case, note="已立项")
    assert (False, began + timedelta(days=185)) == (found.deferral.review_owed, found.deferral.review_at)
    world.wait(days=120)
    world.sweep()
    assert ["DeferralReviewDue", "DeferralReviewed", "DeferralReviewDue", "DeferralEnded"] == [
        name for name in world.events(case) if name.startswith("Deferral")
    ]


@pytest.mark.parametrize(("every", "reviews"), [(0, 0), (30, 3), (100, 0)])
def test_how_often_it_is_looked_at_the_profile_says(make_world: Any, every: int, reviews: int) -> None:
    world = make_world(policy=CasePolicy(review_deferred=every))
    case = put_off(world, days=100)
    world.wait(days=150)
    world.sweep()
    assert reviews == world.events(case).count("DeferralReviewDue")
    assert CaseState.HANDLING is world.record(case).state


@pytest.mark.parametrize(
    ("person", "note", "code"), [("li", "x", "case.convener-only"), ("wang", " ", "case.text-missing")]
)
def test_a_review_that_may_not_be_entered_is_refused(world: Any, person: str, note: str, code: str) -> None:
    case = put_off(world, days=100)
    with pytest.raises(RefusedError) as refused:
        world.supervising(person).review_deferral(case, note=note)
    assert code == refused.value.code


def test_what_is_not_put_off_is_not_reviewed(world: Any) -> None:
    with pytest.raises(RefusedError, match=r"case\.wrong-state"):
        world.supervising("wang").review_deferral(in_hand(world), note="x")
