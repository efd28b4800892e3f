from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest

from govliaison.cases import CASE, CaseState
from govliaison.enterprises import CONTACT_LOG, ContactPlan, ContactState
from govliaison.errors import GovliaisonError
from govliaison.ledger import reveal
from govliaison.meetings import CancelReason, DirectiveKind, MeetingState, MinutesState, ResolutionDraft, Ruling


def refused(act: Any) -> str:
    with pytest.raises(GovliaisonError) as caught:
        act()
    return caught.value.code


def coordination(world: Any, *cases: Any, units: Sequence[str] = ("market", "tax")) -> Any:
    """Give a coordination meeting that was held."""
    meeting = world.meetings().coordinate(
        cases=[case.id for case in cases], units=units, starts_at=world.clock.now(), place="三楼"
    )
    world.proceedings().sign_in(meeting.id, unit="bureau")
    return world.proceedings("li").sign_in(meeting.id, unit="market")


# -- who came -------------------------------------------------------------------------------------------------------------


def test_a_symposium_is_held_once_a_convener_and_an_enterprise_are_there(world: Any, firms: Sequence[str]) -> None:
    meeting = world.symposium(days=0, units=["market"])
    desk = world.proceedings()
    assert MeetingState.PLANNED is desk.sign_in(meeting.id, enterprise=firms[0]).state
    assert MeetingState.PLANNED is desk.sign_in(meeting.id, unit="market").state
    held = desk.sign_in(meeting.id, unit="front")
    assert (MeetingState.HELD, date(2026, 9, 7), date(2026, 9, 7)) == (held.state, held.held_on, held.held_entered)
    assert ("bureau", "federation") == held.absent
    assert held == desk.sign_in(meeting.id, unit="front")


def test_a_coordination_meeting_is_held_once_a_convener_and_another_unit_are_there(world: Any) -> None:
    meeting = coordination(world, world.submit())
    assert (MeetingState.HELD, ("front", "federation", "tax")) == (meeting.state, meeting.absent)


def test_nobody_signs_in_before_the_day_or_for_nobody_or_for_others(world: Any, firms: Sequence[str]) -> None:
    meeting = world.symposium(days=3, units=["market"])
    sign_in = world.proceedings().sign_in
    assert "meeting.not-begun" == refused(lambda: sign_in(meeting.id, unit="bureau"))
    world.wait(days=3)
    assert "meeting.one-guest" == refused(lambda: sign_in(meeting.id))
    assert "meeting.one-guest" == refused(lambda: sign_in(meeting.id, unit="bureau", enterprise=firms[0]))
    assert "unit.unknown" == refused(lambda: sign_in(meeting.id, unit="nowhere"))
    assert "enterprise.unknown" == refused(lambda: sign_in(meeting.id, enterprise="city1-0"))
    market = world.proceedings("li")
    assert "meeting.other-unit" == refused(lambda: market.sign_in(meeting.id, unit="tax"))
    assert {"market"} == market.sign_in(meeting.id, unit="market").came


def test_an_enterprise_that_comes_stands_in_its_contact_log_invited_or_not(world: Any, firms: Sequence[str]) -> None:
    world.contacts = ContactPlan(cap=1)
    meeting = world.meetings().invite(world.symposium(days=0).id, among=firms[:1], number=1)
    for firm in firms[:2]:
        world.proceedings().sign_in(meeting.id, enterprise=firm)
    again = world.proceedings().sign_in(world.symposium(days=0).id, enterprise=firms[0])  # the cap is no door
    states = [world.ledger.load(CONTACT_LOG.stream(firm)).record.find(meeting.stream).state for firm in firms[:2]]
    assert [ContactState.HELD, ContactState.HELD] == states
    assert {firms[0]} == again.came


def test_a_paper_sheet_is_typed_in_later_for_whoever_kept_it(world: Any, firms: Sequence[str]) -> None:
    meeting = world.symposium(days=0)
    at = world.clock.now()
    world.wait(days=40)
    desk = world.proceedings()
    desk.sign_in(meeting.id, unit="bureau", at=at)
    held = desk.sign_in(meeting.id, enterprise=firms[0], name="王建国", at=at, recorded_for="hu")
    assert (date(2026, 9, 7), date(2026, 10, 17)) == (held.held_on, held.held_entered)
    assert (at, world.clock.now()) == (held.held_at, held.held_recorded_at)
    assert [False, True] == [each.on_paper for each in held.attendance]
    assert "王建国" == reveal(held.attendance[1].name)


# -- issues ---------------------------------------------------------------------------------------------------------------


def test_an_issue_is_a_case_from_the_first_moment(world: Any, firms: Sequence[str]) -> None:
    meeting = world.symposium()
    raised = world.proceedings().raise_issue(
        meeting.id, enterprise=firms[0], text="换证要交两次材料", title="换证", category="food", unit="federation"
    )
    [issue] = raised.issues
    case = world.cases().get(issue.case)
    assert ("market", CaseState.DISPATCHED, firms[0]) == (case.lead, case.state, case.enterprise)
    assert (issue.case_number, "federation") == (case.number, case.filed_by)
    causes = {each.entry.caused_by for each in world.store.entries(CASE.stream(case.id))}
    assert {f"{meeting.stream}@2"} == causes
    assert issue.opened


def test_an_issue_twice_by_one_request_is_one_case_and_a_known_case_is_linked_once(world: Any) -> None:
    meeting, known = world.symposium(), world.submit()
    desk = world.proceedings()
    desk.raise_issue(meeting.id, text="问题", request="r1")
    desk.raise_issue(meeting.id, text="问题", request="r1")
    desk.raise_issue(meeting.id, case=known.number)
    raised = desk.raise_issue(meeting.id, case=known.id)
    assert [True, False] == [each.opened for each in raised.issues]
    assert known.id == raised.issues[1].case
    assert 2 == len(world.cases().find().rows)


def test_an_issue_without_a_word_opens_nothing(world: Any) -> None:
    meeting = world.symposium()
    assert refused(lambda: world.proceedings().raise_issue(meeting.id)).startswith("case.")
    assert "case.unknown" == refused(lambda: world.proceedings().raise_issue(meeting.id, case=f"city1-{0:032x}"))
    assert () == world.meetings().get(meeting.id).issues


# -- minutes --------------------------------------------------------------------------------------------------------------


def test_minutes_are_approved_by_another_person_than_those_who_wrote_them(world: Any) -> None:
    meeting, desk = world.held(), world.proceedings()
    assert "meeting.no-minutes" == refused(lambda: desk.approve_minutes(meeting.id, approve=True))
    assert "meeting.text-missing" == refused(lambda: desk.minute(meeting.id, text=" "))
    desk.minute(meeting.id, text="纪要一稿", recorded_for="hu")
    for person in ("wang", "hu"):
        other = world.proceedings(person)
        assert "second-person" == refused(lambda other=other: other.approve_minutes(meeting.id, approve=True))
    judge = world.proceedings("zhao")
    assert "meeting.text-missing" == refused(lambda: judge.approve_minutes(meeting.id, approve=False))
    back = judge.approve_minutes(meeting.id, approve=False, note="漏记一项")
    assert (MinutesState.SENT_BACK, "漏记一项") == (back.minutes.state, reveal(back.minutes.note))
    assert "meeting.no-minutes" == refused(lambda: judge.approve_minutes(meeting.id, approve=True))
    desk.minute(meeting.id, text="纪要二稿")
    approved = judge.approve_minutes(meeting.id, approve=True)
    assert (MinutesState.APPROVED, "zhao") == (approved.minutes.state, approved.minutes.approved_by)
    assert {"wang", "hu"} == approved.minutes.writers
    assert "meeting.minutes-approved" == refused(lambda: desk.minute(meeting.id, text="三稿"))


def test_only_a_meeting_that_was_held_has_minutes_and_resolutions(world: Any) -> None:
    meeting, desk = world.symposium(), world.proceedings()
    draft = ResolutionDraft(unit="market", text="x", due_at=world.clock.now() + timedelta(days=1))
    assert "meeting.not-held-yet" == refused(lambda: desk.minute(meeting.id, text="x"))
    assert "meeting.not-held-yet" == refused(lambda: desk.resolve(meeting.id, resolutions=[draft]))
    assert "meeting.unknown" == refused(lambda: world.proceedings("li").minute(meeting.id, text="x"))


def test_people_of_a_unit_that_was_called_see_a_meeting_and_decide_nothing(world: Any) -> None:
    meeting, market = coordination(world, world.submit()), world.proceedings("li")
    assert "meeting.convener-only" == refused(lambda: market.minute(meeting.id, text="x"))
    assert "meeting.convener-only" == refused(lambda: market.raise_issue(meeting.id, text="x"))
    assert "meeting.convener-only" == refused(lambda: market.report_back(meeting.id, text="x"))
    assert "meeting.convener-only" == refused(
        lambda: world.meetings("li").cancel(meeting.id, reason=CancelReason.NOT_NEEDED)
    )


# -- what is decided --------------------------------------------------------------------------------------------------------


def test_what_is_decided_is_followed_and_its_owner_told(world: Any) -> None:
    meeting, due = world.held(), world.clock.now() + timedelta(days=9)
    world.notices.clear()
    drafts = [ResolutionDraft(unit=unit, text="落实", due_at=due) for unit in ("market", "tax")]
    world.proceedings().resolve(meeting.id, resolutions=drafts[:1])
    resolved = world.proceedings().resolve(meeting.id, resolutions=drafts[1:])
    assert [(1, "market"), (2, "tax")] == [(each.number, each.unit) for each in resolved.resolutions]
    assert [("unit:market", "resolution.opened"), ("unit:tax", "resolution.opened")] == world.codes()
    found = world.resolutions().get("2026-1-2")
    assert ("会议〔2026〕1号第2项", meeting.stream, due) == (found.number, found.source, found.due_at)
    because = {each.entry.caused_by for each in world.store.entries(found.stream)}
    assert because <= {each.ref for each in world.meetings().history(meeting.id)}


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"unit": "nowhere"}, "unit.unknown"),
        ({"text": " "}, "meeting.text-missing"),
        ({"due_at": timedelta(0)}, "resolution.date-past"),
        ({"due_at": timedelta(days=9999)}, "case.too-far-ahead"),
        ({"case": "1234"}, "case.unknown"),
    ],
)
def test_a_resolution_that_cannot_be_followed_is_refused(world: Any, said: dict[str, Any], code: str) -> None:
    meeting = world.held()
    parts = {"unit": "market", "text": "落实", "due_at": timedelta(days=3)} | said
    parts["due_at"] += world.clock.now()
    draft = ResolutionDraft(**parts)
    assert code == refused(lambda: world.proceedings().resolve(meeting.id, resolutions=[draft]))
    assert "meeting.nothing-decided" == refused(lambda: world.proceedings().resolve(meeting.id))


def test_a_coordination_meeting_designates_the_lead_and_has_things_put_right(world: Any) -> None:
    waiting, working = world.submit(), world.submit(category="food")
    world.cases("li").sign_for(working.id)
    meeting, due = coordination(world, waiting, working), world.clock.now() + timedelta(days=5)
    resolved = world.proceedings().resolve(
        meeting.id,
        rulings=[
            Ruling(case=waiting.number, lead="tax"),
            Ruling(case=working.id, task="取消重复材料", due_at=due),
            Ruling(case=working.id, task="修订指南", unit="market", due_at=due),
        ],
        resolutions=[ResolutionDraft(unit="tax", text="书面说明", due_at=due, case=waiting.number)],
    )
    led, put_right = world.cases().get(waiting.id), world.cases().get(working.id)
    assert ("tax", True) == (led.lead, led.designated)
    assert ["market", "market"] == [task.unit for task in put_right.tasks]
    kinds = [each.kind for each in resolved.directives]
    assert [DirectiveKind.DESIGNATED, DirectiveKind.TASKED, DirectiveKind.TASKED] == kinds
    assert waiting.id == world.resolutions().get("2026-1-1").case
    moved = world.proceedings().resolve(meeting.id, rulings=[Ruling(case=working.id, lead="tax")])
    assert 4 == len(moved.directives)
    assert ("tax", True) == ((case := world.cases().get(working.id)).lead, case.designated)


def test_what_a_case_does_not_allow_is_decided_neither(world: Any) -> None:
    case, other = world.submit(), world.submit()
    meeting, due = coordination(world, case), world.clock.now() + timedelta(days=5)
    resolve = world.proceedings().resolve
    for ruling, code in (
        (Ruling(case=case.id, task="x", due_at=due), "case.wrong-state"),
        (Ruling(case=case.id, task="x"), "meeting.task-without-date"),
        (Ruling(case=other.id, lead="tax"), "case.unknown"),
        (Ruling(case=case.id, lead="nowhere"), "unit.unknown"),
    ):
        assert code == refused(lambda ruling=ruling: resolve(meeting.id, rulings=[ruling]))
    assert () == world.meetings().get(meeting.id).directives
    raised = world.proceedings().raise_issue(meeting.id, case=other.id)
    assert "meeting.not-its-case" == refused(
        lambda: resolve(raised.id, rulings=[Ruling(case=other.number, lead="tax")])
    )


def test_a_symposium_directs_no_case(world: Any) -> None:
    case, meeting = world.submit(), world.held()
    world.proceedings().raise_issue(meeting.id, case=case.id)
    assert "meeting.coordination-only" == refused(
        lambda: world.proceedings().resolve(meeting.id, rulings=[Ruling(case=case.id, lead="tax")])
    )


# -- instructions -------------------------------------------------------------------------------------------------------------


def test_an_instruction_is_closed_by_a_report_back_alone(world: Any) -> None:
    meeting, desk, now = world.symposium(), world.proceedings(), world.clock.now()
    said = {"leader": "张某", "post": "副市长", "text": "请办好", "day": now.date(), "due_at": now + timedelta(days=2)}
    for wrong, code in (
        ({"leader": " "}, "meeting.text-missing"),
        ({"day": now.date() + timedelta(days=1)}, "meeting.instruction-in-future"),
        ({"due_at": now}, "meeting.report-date-past"),
        ({"due_at": now + timedelta(days=9999)}, "case.too-far-ahead"),
    ):
        assert code == refused(lambda wrong=wrong: desk.instruct(meeting.id, **(said | wrong)))
    desk.instruct(meeting.id, **said)
    desk.instruct(meeting.id, **(said | {"due_at": now + timedelta(days=1)}))
    world.notices.clear()
    world.wait(days=1, hours=1)
    world.sweep()
    found = world.meetings().get(meeting.id)
    assert [(2, True), (1, False)] == [(each.number, each.overdue) for each in found.open_instructions]
    assert {"meeting.report-overdue"} == {code for _, code in world.codes()}
    assert [meeting.id] == [each.id for each in world.meetings().list(instructed=True)]
    assert "meeting.text-missing" == refused(lambda: desk.report_back(meeting.id, text=""))
    desk.report_back(meeting.id, instruction=2, text="已办")
    assert "meeting.no-such-instruction" == refused(lambda: desk.report_back(meeting.id, instruction=2, text="又"))
    done = desk.report_back(meeting.id, text="已办")
    assert ((), "已办") == (done.open_instructions, reveal(done.instructions[0].report))
    assert [] == [*world.meetings().list(instructed=True)]
