from datetime import timedelta
from typing import Any

import pytest

from govliaison.errors import GovliaisonError
from govliaison.ledger import reveal
from govliaison.meetings import ResolutionDraft, ResolutionState, open_resolutions
from govliaison.meetings.resolution import evolve
from govliaison.meetings.resolution_decide import open_, progress, verify

NUMBER = "2026-1-1"


def refused(act: Any) -> str:
    with pytest.raises(GovliaisonError) as caught:
        act()
    return caught.value.code


@pytest.fixture
def followed(world: Any) -> Any:
    """Give a world in which the market bureau has something to do within ten days."""
    meeting = world.held()
    due = world.clock.now() + timedelta(days=10)
    draft = ResolutionDraft(unit="market", text="午间不断岗", due_at=due)
    world.proceedings().resolve(meeting.id, resolutions=[draft])
    world.notices.clear()
    return world


def test_the_owner_says_how_far_it_is_and_another_person_that_it_is_done(followed: Any) -> None:
    market, desk = followed.resolutions("li"), followed.resolutions("zhao")
    assert ResolutionState.OPEN is market.report(NUMBER, text="已排班").state
    assert "resolution.not-reported" == refused(lambda: desk.verify(NUMBER, done=True))
    reported = market.report(NUMBER, text="已公示", done=True)
    assert (ResolutionState.REPORTED, [False, True]) == (reported.state, [each.done for each in reported.progress])
    assert ("unit:front", "resolution.reported") in followed.codes()
    assert "resolution.not-open" == refused(lambda: market.report(NUMBER, text="再报"))
    assert "meeting.convener-only" == refused(lambda: market.verify(NUMBER, done=True))
    assert "meeting.text-missing" == refused(lambda: desk.verify(NUMBER, done=False))
    back = desk.verify(NUMBER, done=False, note="中午无人")
    assert (ResolutionState.OPEN, 1, "中午无人") == (back.state, back.sent_back, reveal(back.note))
    assert ("unit:market", "resolution.sent-back") in followed.codes()
    market.report(NUMBER, text="已整改", done=True)
    verified = desk.verify(NUMBER, done=True, note="现场看过")
    assert (ResolutionState.VERIFIED, "zhao") == (verified.state, verified.verified_by)
    assert "resolution.not-reported" == refused(lambda: desk.verify(NUMBER, done=True))
    assert 6 == len(desk.history(NUMBER))


def test_a_convener_who_typed_in_the_report_does_not_verify_it(followed: Any) -> None:
    followed.resolutions().report(NUMBER, text="已办", done=True, recorded_for="li")
    assert "second-person" == refused(lambda: followed.resolutions().verify(NUMBER, done=True))
    assert "second-person" == refused(lambda: followed.resolutions("zhao").verify(NUMBER, done=True, recorded_for="li"))
    assert ResolutionState.VERIFIED is followed.resolutions("zhao").verify(NUMBER, done=True).state


def test_another_unit_neither_sees_nor_reports_it(followed: Any) -> None:
    assert "resolution.unknown" == refused(lambda: followed.resolutions("sun").report(NUMBER, text="x"))
    assert [] == [*followed.resolutions("sun").list()]
    assert [NUMBER.rpartition("-")[2]] == [each.number[-2] for each in followed.resolutions("li").list()]


def test_its_date_passes_in_plain_sight_and_once(followed: Any) -> None:
    followed.wait(days=9)
    assert [] == followed.sweep()
    followed.wait(days=2)
    assert 1 == len(followed.sweep())
    late = followed.resolutions().get(NUMBER)
    assert late.due_at == late.overdue_at
    assert late.is_overdue(followed.clock.now())
    told = {"unit:market", "unit:bureau", "unit:front", "unit:federation"}
    assert told == {recipient for recipient, code in followed.codes() if code == "resolution.overdue"}
    assert [] == followed.sweep()


def test_a_report_that_is_typed_in_later_was_in_time(followed: Any) -> None:
    at = followed.wait(days=5)
    followed.wait(days=9)
    followed.sweep()
    reported = followed.resolutions("li").report(NUMBER, text="已办", done=True, at=at)
    assert (None, at) == (reported.overdue_at, reported.reported_at)
    followed.resolutions().verify(NUMBER, done=False, note="没有")
    assert 1 == len(followed.sweep())


def test_what_was_reported_in_time_is_not_overdue_while_it_waits_to_be_verified(followed: Any) -> None:
    followed.resolutions("li").report(NUMBER, text="已办", done=True)
    followed.wait(days=30)
    assert [] == followed.sweep()
    assert not followed.resolutions().get(NUMBER).is_overdue(followed.clock.now())


def test_lists_tell_open_ones_apart_by_owner_and_source(followed: Any) -> None:
    desk = followed.resolutions()
    meeting = followed.meetings().get("2026-1")
    due = followed.clock.now() + timedelta(days=1)
    followed.proceedings().resolve(meeting.id, resolutions=[ResolutionDraft(unit="tax", text="x", due_at=due)])
    assert ["会议〔2026〕1号第2项"] == [each.number for each in desk.list(unit="tax")]
    assert 2 == len([*desk.list(source=meeting.stream, region="990100")])
    assert ["tax", "market"] == [each.unit for each in open_resolutions(desk.list())]
    followed.resolutions("li").report(NUMBER, text="已办", done=True)
    desk.verify(NUMBER, done=True)
    assert ["tax"] == [each.unit for each in desk.list(open_only=True)]


def test_verbs_on_nothing_are_refused_and_opening_twice_is_once(followed: Any) -> None:
    [opened, *_] = followed.resolutions().history(NUMBER)
    record = evolve(None, opened.event, opened.stamp)
    assert () == open_(record, opened.event).events  # type: ignore[union-attr]
    for verb in (progress, verify):
        assert "resolution.unknown" == verb(None, Any).code  # type: ignore[operator]
