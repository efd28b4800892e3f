from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import attrs
import pytest

from govliaison.enterprises import CONTACT_LOG, ContactPlan, ContactState, Ownership, RegisteredState
from govliaison.errors import GovliaisonError, NotFoundError, RefusedError
from govliaison.ledger import Reader, reveal
from govliaison.meetings import (
    MEETING,
    CancelReason,
    FirmsInvited,
    Meeting,
    MeetingKind,
    MeetingPlanned,
    Meetings,
    MeetingState,
    PostponeReason,
    SymposiumVerdict,
)
from govliaison.values import Period

QUARTER = Period.parse("2026Q3")


def refused(act: Any) -> str:
    with pytest.raises(GovliaisonError) as caught:
        act()
    return caught.value.code


def contact(world: Any, firm: str, meeting: Meeting) -> Any:
    log = world.ledger.load(CONTACT_LOG.stream(firm)).record
    return next((each for each in log.contacts if each.reference == meeting.stream), None) if log else None


# -- calling -------------------------------------------------------------------------------------------------------------


def test_a_symposium_is_called_jointly_for_the_quarter_in_which_it_begins(world: Any) -> None:
    meeting = world.symposium(agenda=[("审批提速", "market"), ("自由发言", None)], units=["market"])
    assert (MeetingKind.SYMPOSIUM, "2026Q3", MeetingState.PLANNED) == (meeting.kind, meeting.period, meeting.state)
    assert ("bureau", "front", "federation") == meeting.conveners
    assert [(1, "审批提速", "market"), (2, "自由发言", None)] == [
        (each.number, reveal(each.text), each.unit) for each in meeting.agenda
    ]
    assert [(f"unit:{unit}", "meeting.called-symposium") for unit in (*meeting.conveners, "market")] == world.codes()


def test_meetings_are_numbered_by_year_without_gap(world: Any) -> None:
    numbers = [world.symposium().number for _ in range(3)]
    world.meetings().cancel("2026-2", reason=CancelReason.MISTAKE)
    numbers.append(world.symposium().number)
    later = world.symposium(days=150)
    assert [f"会议〔2026〕{serial}号" for serial in (1, 2, 3, 4)] == numbers
    assert "会议〔2027〕1号" == later.number


@pytest.mark.parametrize("name", ["2026-1", "会议〔2026〕1号", "２０２６-1", "会议〔2026〕1 号"])
def test_a_meeting_is_found_by_its_number_as_people_type_it(world: Any, name: str) -> None:
    assert world.symposium().id == world.meetings().get(name).id


@pytest.mark.parametrize("name", ["2026-7", "someday", "city1-0"])
def test_a_meeting_that_is_not_there_is_not_found(world: Any, name: str) -> None:
    world.symposium()
    assert "meeting.unknown" == refused(lambda: world.meetings().get(name))


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"place": " "}, "meeting.text-missing"),
        ({"conveners": ["market"]}, "meeting.not-a-convener"),
        ({"units": ["nowhere"]}, "unit.unknown"),
        ({"agenda": [("x", "nowhere")]}, "unit.unknown"),
        ({"quarter": Period.parse("2026")}, "meeting.no-quarter"),
        ({"quarter": Period.parse("2026Q4")}, "meeting.before-quarter"),
        ({"recorded_for": "nobody"}, "person.unknown"),
        ({"starts_at": datetime(2076, 9, 7, tzinfo=UTC)}, "case.too-far-ahead"),
    ],
)
def test_a_symposium_that_cannot_be_is_not_called(world: Any, said: dict[str, Any], code: str) -> None:
    asked = {"starts_at": world.clock.now() + timedelta(days=3), "place": "三楼"} | said
    assert code == refused(lambda: world.meetings().plan(**asked))


def test_only_conveners_of_the_place_call_meetings(world: Any) -> None:
    starts_at = world.clock.now() + timedelta(days=3)
    assert "meeting.convener-only" == refused(lambda: world.meetings("li").plan(starts_at=starts_at, place="三楼"))
    meeting = world.meetings("qian").plan(starts_at=starts_at, place="县二楼")
    assert ("990102", ("county",)) == (meeting.region, meeting.conveners)


def test_each_place_has_its_own_quarter(world: Any, firms: Sequence[str]) -> None:
    county = world.meetings("qian").plan(starts_at=world.clock.now(), place="县二楼")
    world.proceedings("qian").sign_in(county.id, unit="county")
    world.proceedings().sign_in(county.id, enterprise=firms[0])  # the city's conveners convene everywhere
    verdict, proof = world.meetings("qian").judge(QUARTER)
    assert (SymposiumVerdict.HELD, 3) == (verdict.verdict, len(proof))
    assert SymposiumVerdict.MISSED is world.meetings().judge(QUARTER)[0].verdict
    assert [county.id] == [each.id for each in world.meetings().list(region="990102", quarter=QUARTER)]


def test_the_same_request_calls_one_meeting(world: Any) -> None:
    first = world.symposium(request="r1")
    assert first == world.symposium(request="r1")
    assert 1 == len([*world.meetings().list()])


def test_a_coordination_meeting_needs_cases_and_units(world: Any) -> None:
    case, starts_at = world.submit(), world.clock.now() + timedelta(days=1)
    desk = world.meetings()
    meeting = desk.coordinate(cases=[case.number, case.id], units=["market"], starts_at=starts_at, place="三楼")
    assert ((case.id,), "") == (meeting.cases, meeting.period)
    for cases, units in (((), ("market",)), ((case.id,), ())):
        asked = {"cases": cases, "units": units, "starts_at": starts_at, "place": "三楼"}
        assert "meeting.nothing-to-coordinate" == refused(lambda asked=asked: desk.coordinate(**asked))
    assert "case.unknown" == refused(
        lambda: desk.coordinate(cases=[f"city1-{0:032x}"], units=[], starts_at=starts_at, place="三楼")
    )
    assert [meeting.id] == [each.id for each in desk.list(kind=MeetingKind.COORDINATION)]


# -- inviting ------------------------------------------------------------------------------------------------------------


def test_invitations_rotate_over_meetings_and_enter_the_contact_logs(world: Any, firms: Sequence[str]) -> None:
    counts = dict.fromkeys(firms, 0)
    for _ in range(5):
        meeting = world.symposium()
        meeting = world.meetings().invite(meeting.id)
        assert 3 == len(meeting.invitations)
        for firm in meeting.invited:
            counts[firm] += 1
            assert ContactState.PLANNED is contact(world, firm, meeting).state
        assert max(counts.values()) - min(counts.values()) <= 1
        world.wait(days=91)
    assert ("enterprise:" + min(meeting.invited), "meeting.invited") in world.codes()


def test_the_same_seed_invites_the_same(world: Any, firms: Sequence[str]) -> None:
    meeting = world.meetings().invite(world.symposium().id, seed="2026Q3")
    [event] = [each.event for each in world.meetings().history(meeting.id) if isinstance(each.event, FirmsInvited)]
    assert ("2026Q3",) == meeting.seeds == (event.seed,)
    other = type(world)()
    again = other.meetings().invite(other.symposium().id, seed="2026Q3")
    assert meeting.invitations == again.invitations
    assert meeting.invited < {*firms}


def test_inviting_again_fills_up_to_the_number_and_invites_nobody_twice(world: Any, firms: Sequence[str]) -> None:
    meeting = world.meetings().invite(world.symposium().id, number=2)
    assert "meeting.nobody-to-invite" == refused(lambda: world.meetings().invite(meeting.id, number=2))
    more = world.meetings().invite(meeting.id, number=5)
    assert (5, 5, 2) == (len(more.invitations), len(more.invited), len(more.seeds))
    all_ = world.meetings().invite(meeting.id, number=99)
    assert ({*firms}, 99 - len(firms)) == (all_.invited, all_.short)


def test_whoever_came_uninvited_is_not_invited_afterwards(world: Any, firms: Sequence[str]) -> None:
    world.contacts = ContactPlan(cap=1)
    meeting = world.symposium(days=0)
    world.proceedings().sign_in(meeting.id, enterprise=firms[0])
    invite = world.meetings().invite
    assert {firms[1]} == invite(meeting.id, among=firms[:2], number=9).invited
    again = refused(lambda: invite(meeting.id, among=[], hand_picked=firms[:1], number=1, note="补发请柬"))
    assert "meeting.nobody-to-invite" == again


def test_a_hand_picked_guest_needs_a_reason_and_above_the_cap_a_justification(world: Any, firms: Sequence[str]) -> None:
    world.contacts = ContactPlan(cap=1)
    world.meetings().invite(world.symposium().id, hand_picked=firms[:1], number=1, note="新投产")
    meeting = world.symposium()
    invite = world.meetings().invite
    assert "meeting.text-missing" == refused(lambda: invite(meeting.id, hand_picked=firms[1:2]))
    assert "contact.above-cap" == refused(lambda: invite(meeting.id, hand_picked=firms[:1], note="反映集中"))
    assert () == world.meetings().get(meeting.id).invitations  # all or nothing
    picked = invite(meeting.id, hand_picked=firms[:1], number=1, note="反映集中", justification="asked-for")
    assert ("反映集中", "asked-for") == (reveal(picked.invitations[0].note), picked.invitations[0].justification)
    assert "asked-for" == contact(world, firms[0], meeting).justification
    rest = invite(meeting.id, among=firms, number=9)
    assert firms[0] in rest.invited


def test_who_is_contacted_enough_or_opted_out_is_passed_over(world: Any, firms: Sequence[str]) -> None:
    world.contacts = ContactPlan(cap=1)
    first = world.meetings().invite(world.symposium().id, among=firms[:2], number=2)
    world.opt_out(firms[2])
    second = world.meetings().invite(world.symposium().id, among=firms[:4], number=4)
    assert {firms[3]} == second.invited
    assert {"rotation.above-cap", "rotation.opted-out"} == {each.reason.code for each in second.passed_over}
    assert (first.invited | {firms[2]}, 3) == ({each.enterprise for each in second.passed_over}, second.short)
    assert "meeting.opted-out" == refused(
        lambda: world.meetings().invite(world.symposium().id, hand_picked=firms[2:3], note="x")
    )


def test_where_nobody_says_among_whom_the_key_contacts_are_invited_or_else_the_base(
    world: Any, firms: Sequence[str]
) -> None:
    state, gone = f"city1-{91:032x}", f"city1-{92:032x}"
    world.found(state, ownership=Ownership.STATE)
    world.found(gone, state=RegisteredState.CANCELLED)
    assert {*firms} == world.meetings().invite(world.symposium().id, number=99).invited
    for firm in firms[:2]:
        world.appoint(firm)
    assert {*firms[:2]} == world.meetings().invite(world.symposium().id, number=99).invited


def test_only_symposia_that_are_to_be_held_invite_and_only_firms_of_the_base(world: Any, firms: Sequence[str]) -> None:
    case, starts_at = world.submit(), world.clock.now() + timedelta(days=1)
    talk = world.meetings().coordinate(cases=[case.id], units=["tax"], starts_at=starts_at, place="三楼")
    assert "meeting.units-only" == refused(lambda: world.meetings().invite(talk.id))
    meeting = world.symposium()
    assert "enterprise.unknown" == refused(lambda: world.meetings().invite(meeting.id, among=["city1-0"]))
    assert "meeting.unknown" == refused(lambda: world.meetings("stranger").invite(meeting.id, among=firms))
    world.meetings().cancel(meeting.id, reason=CancelReason.NOT_NEEDED)
    assert "meeting.over" == refused(lambda: world.meetings().invite(meeting.id, among=firms))


# -- putting off, cancelling -----------------------------------------------------------------------------------------------


def test_a_meeting_is_put_off_with_reason_and_another_person_who_allowed_it(world: Any, firms: Sequence[str]) -> None:
    meeting = world.meetings().invite(world.symposium().id, among=firms[:1], number=1)
    world.notices.clear()
    postpone = world.meetings().postpone
    assert "second-person" == refused(lambda: postpone(meeting.id, reason=PostponeReason.CLASH, approver="wang"))
    assert "person.unknown" == refused(lambda: postpone(meeting.id, reason=PostponeReason.CLASH, approver="nobody"))
    assert "meeting.text-missing" == refused(lambda: postpone(meeting.id, reason=PostponeReason.OTHER, approver="hu"))
    past = world.clock.now() - timedelta(hours=1)
    assert "meeting.date-past" == refused(
        lambda: postpone(meeting.id, reason=PostponeReason.CLASH, approver="hu", starts_at=past)
    )
    far = world.clock.now() + timedelta(days=9999)
    assert "case.too-far-ahead" == refused(
        lambda: postpone(meeting.id, reason=PostponeReason.CLASH, approver="hu", starts_at=far)
    )
    put_off = postpone(meeting.id, reason=PostponeReason.OTHER, note="场地维修", approver="hu")
    assert (MeetingState.POSTPONED, None) == (put_off.state, put_off.starts_at)
    assert (date(2026, 9, 10), "hu") == (put_off.postponements[0].was, put_off.postponements[0].approver)
    assert ContactState.CANCELLED is contact(world, firms[0], meeting).state
    assert ("enterprise:" + firms[0], "meeting.postponed") in world.codes()
    assert SymposiumVerdict.POSTPONED is world.meetings().judge(QUARTER)[0].verdict
    assert "meeting.no-date" == refused(lambda: world.proceedings().sign_in(meeting.id, unit="bureau"))


def test_a_meeting_that_is_put_off_to_a_day_takes_its_contacts_along(world: Any, firms: Sequence[str]) -> None:
    meeting = world.meetings().invite(world.symposium().id, among=firms[:1], number=1)
    to = world.clock.now() + timedelta(days=10)
    desk = world.meetings()
    moved = desk.postpone(meeting.id, reason=PostponeReason.LEADERS, approver="hu", starts_at=to)
    assert (to, date(2026, 9, 17)) == (moved.starts_at, contact(world, firms[0], meeting).day)
    desk.postpone(meeting.id, reason=PostponeReason.EMERGENCY, approver="hu")
    again = desk.postpone(meeting.id, reason=PostponeReason.EMERGENCY, approver="hu", starts_at=to)
    assert (3, ContactState.CANCELLED) == (len(again.postponements), contact(world, firms[0], meeting).state)
    log = world.ledger.load(CONTACT_LOG.stream(firms[0])).record
    assert date(2026, 9, 17) == log.find(meeting.stream).day
    assert SymposiumVerdict.MISSED is desk.judge(QUARTER)[0].verdict


def test_a_cancelled_meeting_is_over_and_takes_its_contacts_back(world: Any, firms: Sequence[str]) -> None:
    meeting = world.meetings().invite(world.symposium().id, among=firms[:1], number=1)
    desk = world.meetings()
    assert "meeting.text-missing" == refused(lambda: desk.cancel(meeting.id, reason=CancelReason.OTHER))
    cancelled = desk.cancel(meeting.id, reason=CancelReason.OTHER, note="与经济座谈会合并")
    assert (MeetingState.CANCELLED, CancelReason.OTHER) == (cancelled.state, cancelled.cancelled)
    assert ContactState.CANCELLED is contact(world, firms[0], meeting).state
    assert "meeting.over" == refused(lambda: desk.cancel(meeting.id, reason=CancelReason.NOT_NEEDED))
    assert "meeting.cancelled-before" == refused(lambda: world.proceedings().sign_in(meeting.id, unit="bureau"))
    assert "meeting.cancelled-before" == refused(lambda: world.proceedings().raise_issue(meeting.id, text="x"))


def test_a_day_after_it_was_to_begin_the_conveners_are_reminded_once(world: Any) -> None:
    meeting = world.symposium(days=1)
    world.notices.clear()
    world.wait(days=1, hours=23)
    assert [] == world.sweep()
    at = world.wait(hours=2)
    assert 1 == len(world.sweep())
    found = world.meetings().get(meeting.id)
    assert found.not_held_at is not None
    assert found.not_held_at <= at
    assert [(f"unit:{unit}", "meeting.not-held") for unit in meeting.conveners] == world.codes()
    assert [] == world.sweep()
    to = world.clock.now() + timedelta(days=2)
    world.meetings().postpone(meeting.id, reason=PostponeReason.TOO_FEW, approver="hu", starts_at=to)
    world.wait(days=4)
    assert 1 == len(world.sweep())


def test_a_meeting_that_was_held_is_not_missed(world: Any) -> None:
    world.held()
    world.wait(days=9)
    assert [] == world.sweep()


# -- who sees what -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("person", "sees"), [("wang", True), ("hu", True), ("li", True), ("sun", False), ("qian", False)]
)
def test_conveners_see_their_meetings_and_units_those_they_are_called_to(
    world: Any,
    person: str,
    sees: bool,  # noqa: FBT001 - a literal of the table
) -> None:
    meeting = world.symposium(units=["market"])
    assert ([meeting.id] if sees else []) == [each.id for each in world.meetings(person).list()]
    if not sees:
        with pytest.raises(NotFoundError):
            world.meetings(person).get(meeting.id)


def test_an_enterprise_sees_of_a_meeting_what_concerns_itself(world: Any, firms: Sequence[str]) -> None:
    meeting = world.meetings().invite(world.symposium(days=0).id, among=firms[:2], number=2)
    world.proceedings().sign_in(meeting.id, unit="bureau")
    for firm in firms[:2]:
        world.proceedings().sign_in(meeting.id, enterprise=firm, name="王建国")
        world.proceedings().raise_issue(meeting.id, enterprise=firm, text="问题")
    world.proceedings().minute(meeting.id, text="纪要")
    record = world.ledger.load(meeting.stream).record
    token = f"enterprise:{firms[0]}"
    assert token in MEETING.index(record).audience
    shown = MEETING.show(record, Reader(tokens=frozenset({token})))
    own = {firms[0]}
    assert own == {each.enterprise for each in (*shown.invitations, *shown.attendance, *shown.issues)}
    assert (None, (), ()) == (shown.minutes, shown.resolutions, shown.seeds)
    assert record is MEETING.show(record, Reader(tokens=frozenset({"convener"})))
    context = world.context("stranger")
    guest = attrs.evolve(context.actor, reader=Reader(tokens=frozenset({token})))
    desk = Meetings(attrs.evolve(context, actor=guest), world.rules_for, lambda _region: world.plan, world.contacts_for)
    assert shown == desk.get("2026-1")
    assert "meeting.unknown" == refused(lambda: desk.history("2026-1"))


def test_entries_hold_no_text(world: Any, firms: Sequence[str]) -> None:
    meeting = world.symposium(days=0, agenda=[("独特的议程", None)])
    world.proceedings().sign_in(meeting.id, enterprise=firms[0], name="独特的人")
    payloads = b"".join(each.entry.payload for each in world.store.entries(meeting.stream))
    assert "独特".encode() not in payloads
    assert b"MeetingPlanned" not in payloads
    assert 2 == len(world.store.entries(meeting.stream))


def test_what_an_enterprise_said_at_the_sign_in_goes_with_the_enterprise(world: Any, firms: Sequence[str]) -> None:
    meeting = world.symposium(days=0)
    signed = world.proceedings().sign_in(meeting.id, enterprise=firms[0], name="王建国")
    assert f"enterprise/{firms[0]}" == signed.attendance[0].name.subject
    assert isinstance(world.meetings().history(meeting.id)[0].event, MeetingPlanned)


def test_records_folded_again_equal_the_stored_ones(world: Any) -> None:
    meeting = world.held()
    world.proceedings().raise_issue(meeting.id, text="问题")
    stored = world.ledger.load(meeting.stream)
    assert stored.record == world.ledger.fold(meeting.stream).record


def test_a_meeting_called_late_says_when_it_was_called(world: Any) -> None:
    was = world.clock.now() - timedelta(days=30)
    meeting = world.meetings().plan(starts_at=was, place="三楼", at=was, recorded_for="hu")
    assert (was, "hu") == (meeting.called_at, meeting.called_by)
    assert [] == world.codes()
    assert isinstance(was, datetime)
    assert meeting == attrs.evolve(meeting)
    with pytest.raises(RefusedError):
        world.meetings().plan(starts_at=was, place="三楼", at=world.clock.now() + timedelta(days=1))
