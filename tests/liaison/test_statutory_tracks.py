"""Matters that a statute lays a track out for, in an office under the shipped packs (domain.md §1.4, cases d and g)."""

from datetime import UTC, datetime
from typing import Any

import pytest

from govliaison.cases import CASE, CaseKind, CaseState
from govliaison.deadlines import RecomputeCause, Stage

PACKS = '[deadlines]\npacks = ["pack:henan-12345", "pack:henan-business-cases-2024", "pack:xinfang-2022"]\n'
CHANNEL = '[channels.window]\nname = "办不成事窗口"\ntrack = "Business-Environment"\ntags = ["window"]\n'


def local(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+08:00").astimezone(UTC)


@pytest.fixture
def place(city: Any) -> Any:
    (city.folder / "profile.toml").write_text(f"{city.profile_text}\n{PACKS}{CHANNEL}", encoding="utf-8")
    city.reopen()
    return city


def record(city: Any, case: Any) -> Any:
    return city.liaison.ledger.load(CASE.stream(case.id)).record


def sweep(city: Any) -> None:
    assert [*city.liaison.sweep(confirmed=True)]


def events(city: Any, case: Any) -> list[Any]:
    return [each.event for each in city.liaison.ledger.history(CASE.stream(case.id))]


@pytest.mark.parametrize("classified_later", [False, True])
def test_a_complaint_on_the_business_environment_is_deemed_accepted_after_three_working_days(
    place: Any, *, classified_later: bool
) -> None:
    case = place.submit(track="" if classified_later else "business-environment", kind=CaseKind.COMPLAINT)
    if classified_later:
        assert record(place, case).clock(Stage.REVIEW) is None
        place.clock.wait(hours=4)
        place.office().classifying.classify(case.id, track="business-environment", note="豫政办〔2024〕67号")
    review = record(place, case).clock(Stage.REVIEW).start
    assert ("henan-business-cases-2024", local("2026-09-10T17:00")) == (review.pack, review.due_at)
    place.clock.moment = local("2026-09-10T16:59")
    sweep(place)
    assert CaseState.SUBMITTED is record(place, case).state
    place.clock.wait(minutes=1)
    sweep(place)
    found = record(place, case)
    assert (CaseState.ADMITTED, True, review.due_at) == (found.state, found.deemed, found.admitted_at)


def test_what_comes_by_a_channel_of_a_track_is_on_it(place: Any) -> None:
    plan = place.liaison.profile.channels["window"]
    assert ("business-environment", frozenset({"window"})) == (plan.track, plan.tags)


def test_a_petition_inside_a_hotline_has_sixty_days_from_admission(place: Any) -> None:
    case = place.submit(category="食品", kind=CaseKind.COMPLAINT)
    place.office("li.na").cases.sign_for(case.id)
    before = record(place, case)
    hotline = before.clock(Stage.ANSWER).start
    assert ("henan-12345", local("2026-09-20T17:00")) == (hotline.pack, hotline.due_at)
    place.clock.wait(days=3)
    changed = place.office().classifying.classify(case.id, track="Petition", tags=["Major"], note="属信访事项")
    answer = changed.clock(Stage.ANSWER).start
    assert ("xinfang-2022", before.admitted_at) == (answer.pack, answer.anchor_at)
    assert local("2026-11-07T00:00") == answer.due_at
    counted = events(place, case)[-1]
    assert [RecomputeCause.CLASSIFIED] == [each.cause for each in counted.clocks]
    [explained] = place.office().cases.explain(case.id, Stage.ANSWER)
    assert explained.still_holds
    [first, *_days, last] = explained.steps()
    assert ("CaseAdmitted", hotline.due_at, answer.due_at) == (first.entry.event, last.before, last.after)


def test_a_petition_that_is_classified_when_it_comes_has_both_of_its_limits(place: Any) -> None:
    case = place.submit(track="petition")
    assert local("2026-09-23T00:00") == record(place, case).clock(Stage.REVIEW).start.due_at
    place.office().cases.dispatch(case.id, lead="market")
    found = record(place, case)
    assert "xinfang-2022" == found.clock(Stage.ANSWER).start.pack
    assert [Stage.SIGN, Stage.CONTACT, Stage.ANSWER] == [clock.start.stage for clock in found.running]
    tracks = [row.id for row in place.office().cases.find(track="petition").rows]
    assert [case.id] == tracks
