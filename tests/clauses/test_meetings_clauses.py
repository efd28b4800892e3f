"""Scenarios of the clauses on symposia, coordination meetings, the coordination group and resolutions."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from govliaison.cases import CASE, CaseState, ReturnReason
from govliaison.errors import RefusedError
from govliaison.meetings import (
    CancelReason,
    DecisionKind,
    MeetingKind,
    MeetingState,
    PostponeReason,
    ResolutionDraft,
    ResolutionState,
    Ruling,
    SymposiumVerdict,
    open_resolutions,
)
from govliaison.values import Period

QUARTER = Period.parse("2026Q3")
PLACE = "市政务服务中心三楼会议室"


def firms(city: Any, number: int = 5) -> list[str]:
    """Bring enterprises into the base, as a convener does."""
    path = city.folder / "firms.csv"
    rows = [f"示例{n:02}号食品有限公司,存续,市区,王先生,0999-22233{n:02}" for n in range(number)]
    path.write_text("\n".join(["企业名称,登记状态,地址,联系人,联系电话", *rows]), encoding="utf-8")
    city.office().files.enterprises(path)
    return [each.id for each in city.office().enterprises.list()]


def symposium(city: Any, **said: Any) -> Any:
    parts: dict[str, Any] = {"starts_at": city.clock.now() + timedelta(days=3), "place": PLACE}
    return city.office().meetings.plan(**(parts | said))


def hold(city: Any, meeting: Any, *guests: str) -> Any:
    """Let all conveners and some enterprises sign in."""
    city.clock.moment = max(city.clock.moment, meeting.starts_at)
    desk = city.office().proceedings
    for unit in meeting.conveners:
        desk.sign_in(meeting.id, unit=unit)
    for guest in guests:
        meeting = desk.sign_in(meeting.id, enterprise=guest, name="王建国")
    return meeting


@pytest.mark.clause("T1.2")
def test_every_issue_minuted_links_to_a_case_and_the_case_back(city: Any) -> None:
    known, *others = firms(city)
    earlier = city.submit(title="已经反映过的问题")
    meeting = hold(city, symposium(city), known, *others)
    desk = city.office().proceedings
    desk.raise_issue(meeting.id, enterprise=known, title="办证要跑三次", text="换证要跑三次。", category="food")
    desk.raise_issue(meeting.id, enterprise=others[0], text="希望延长窗口时间。")
    raised = desk.raise_issue(meeting.id, case=earlier.number)

    cases = {case.id: case for case in city.records("case")}
    assert [1, 2, 3] == [issue.number for issue in raised.issues]
    assert [True, True, False] == [issue.opened for issue in raised.issues]
    assert all(issue.case in cases for issue in raised.issues)
    first = cases[raised.issues[0].case]
    assert ("symposium", f"{raised.number}-1") == (first.channel, first.sources[0].source_id)
    assert (known, "market") == (first.enterprise, first.lead)
    [issued] = [entry for entry in city.entries(meeting.stream) if entry.event == "IssueRaised"][:1]
    assert {f"{issued.stream}@{issued.version}"} == {each.caused_by for each in city.entries(CASE.stream(first.id))}


@pytest.mark.clause("M2.2")
def test_a_quarter_without_a_symposium_or_a_recorded_postponement_is_missed(city: Any) -> None:
    guests = firms(city)
    verdict, proof = city.office().meetings.judge(QUARTER)
    assert (SymposiumVerdict.MISSED, ()) == (verdict.verdict, proof)

    meeting = symposium(city, agenda=[("审批提速", "market"), ("自由发言", None)])
    assert ("united-front", "data-bureau", "federation") == meeting.conveners
    city.office().meetings.invite(meeting.id, among=guests, number=3, hand_picked=guests[-1:], note="新投产")
    invited = city.office().meetings.get("2026-1")
    assert 3 == len(invited.invitations)
    assert "rotation.hand-picked" == invited.invitations[0].reason.code
    assert {"rotation.never-invited"} == {each.reason.code for each in invited.invitations[1:]}
    assert SymposiumVerdict.MISSED is city.office().meetings.judge(QUARTER)[0].verdict  # planned is not held

    held = hold(city, invited, *sorted(invited.invited)[:2])
    assert MeetingState.HELD is held.state
    assert 1 == len(held.absent)
    verdict, proof = city.office().meetings.judge(QUARTER)
    assert (SymposiumVerdict.HELD, date(2026, 9, 10), False) == (verdict.verdict, verdict.day, verdict.late)
    names = {f"{each.stream}@{each.version}": each.event for each in city.entries(held.stream)}
    assert {"MeetingPlanned", "FirmsInvited", "SignedIn"} == {names[ref] for ref in proof}


@pytest.mark.clause("M2.2")
def test_a_symposium_that_is_put_off_beyond_the_quarter_is_postponed_with_reason_and_approver(city: Any) -> None:
    meeting = symposium(city)
    desk = city.office().meetings
    with pytest.raises(RefusedError, match=r"second-person|同一人|another person"):
        desk.postpone(meeting.id, reason=PostponeReason.EMERGENCY, approver="wang.fang")
    put_off = desk.postpone(meeting.id, reason=PostponeReason.EMERGENCY, approver="liu.yang")

    assert MeetingState.POSTPONED is put_off.state
    verdict, _ = desk.judge(QUARTER)
    assert (SymposiumVerdict.POSTPONED, False) == (verdict.verdict, verdict.late)
    assert ("emergency", "liu.yang") == (put_off.postponements[0].reason, put_off.postponements[0].approver)


@pytest.mark.clause("M2.2")
def test_a_symposium_that_is_entered_late_still_counts_and_is_marked_late(city: Any) -> None:
    [guest, *_] = firms(city)
    city.clock.moment = datetime(2026, 10, 12, 1, 0, tzinfo=UTC)
    was = datetime(2026, 9, 24, 6, 30, tzinfo=UTC)
    meeting = symposium(city, starts_at=was, quarter=QUARTER, at=was)
    desk = city.office().proceedings
    desk.sign_in(meeting.id, unit="data-bureau", at=was)
    desk.sign_in(meeting.id, enterprise=guest, at=was, recorded_for="gao.xia")

    verdict, _ = city.office().meetings.judge(QUARTER)
    assert (SymposiumVerdict.HELD_LATE, date(2026, 9, 24), True) == (verdict.verdict, verdict.day, verdict.late)


@pytest.mark.clause("M7.2")
def test_a_case_that_is_returned_too_often_is_put_to_a_coordination_meeting_within_the_limit(city: Any) -> None:
    case = city.submit(category="food")
    for lead, person in (("market", "li.na"), ("tax", "sun.li")):
        if case.state is not CaseState.DISPATCHED:
            city.office().cases.dispatch(case.id, lead=lead)
        case = city.office(person).cases.return_(case.id, reason=ReturnReason.NOT_COMPETENT, note="不属本局职责")
    [stuck] = city.office().meetings.stuck()
    assert ["stuck.returned"] == [reason.code for reason in stuck.reasons]
    assert (None, False) == (stuck.meeting, stuck.is_late(city.clock.now()))
    assert stuck.is_late(city.clock.now() + timedelta(days=6))

    meeting = city.office().meetings.coordinate(
        cases=[case.number], units=["market", "tax"], starts_at=city.clock.now() + timedelta(days=1), place=PLACE
    )
    [stuck] = city.office().meetings.stuck()
    assert (meeting.id, False) == (stuck.meeting.id, stuck.is_late(city.clock.now() + timedelta(days=6)))
    city.clock.wait(days=1)
    desk = city.office().proceedings
    for unit in ("data-bureau", "market", "tax"):
        desk.sign_in(meeting.id, unit=unit)
    due = city.clock.now() + timedelta(days=5)
    resolved = desk.resolve(
        meeting.id,
        resolutions=[ResolutionDraft(unit="tax", text="三日内出具核查意见", due_at=due, case=case.number)],
        rulings=[Ruling(case=case.number, lead="market")],
    )

    assert [("tax", due)] == [(each.unit, each.due_at) for each in resolved.resolutions]
    led = city.office().cases.get(case.id)
    assert ("market", True) == (led.lead, led.designated)
    with pytest.raises(RefusedError):
        city.office("li.na").cases.return_(case.id, reason=ReturnReason.NOT_COMPETENT, note="仍不属本局职责")


@pytest.mark.clause("M7.2")
def test_a_resolution_is_followed_until_another_person_has_verified_it(city: Any) -> None:
    [guest, *_] = firms(city)
    meeting = hold(city, symposium(city), guest)
    due = city.clock.now() + timedelta(days=10)
    draft = ResolutionDraft(unit="market", text="窗口午间不断岗", due_at=due)
    meeting = city.office().proceedings.resolve(meeting.id, resolutions=[draft])
    number = f"{meeting.number}第1项"
    city.clock.wait(days=11)
    city.sweep()
    assert due == city.office().resolutions.get(number).overdue_at

    assert ResolutionState.REPORTED is city.office("li.na").resolutions.report(number, text="已安排", done=True).state
    with pytest.raises(RefusedError):
        city.office("li.na").resolutions.verify(number, done=True)
    assert ResolutionState.OPEN is city.office().resolutions.verify(number, done=False, note="午间仍无人").state
    city.office("li.na").resolutions.report(number, text="已公示排班", done=True)
    verified = city.office("zhao.min").resolutions.verify(number, done=True)
    assert (ResolutionState.VERIFIED, "zhao.min", 1) == (verified.state, verified.verified_by, verified.sent_back)


@pytest.mark.clause("M7.3")
def test_the_decision_of_the_group_appears_as_an_entry_and_as_tasks(city: Any) -> None:
    case = city.submit(category="food")
    city.office("li.na").cases.sign_for(case.id)
    other = city.submit()
    proposal = city.office().proposals.submit(
        why="涉及两局职责，协调会未能议定", asked="请明确牵头单位和整改期限", cases=[case.number, other.number]
    )
    assert ("coordination-group", "group-office") == proposal.group
    with pytest.raises(RefusedError):
        city.office().proposals.decide(proposal.id, kind=DecisionKind.DECLINED, text="由召集单位继续办理")
    due = city.clock.now() + timedelta(days=15)
    decided = city.office("xie.ting").proposals.decide(
        proposal.number,
        kind=DecisionKind.AGREED,
        text="由市场监管局牵头整改",
        resolutions=[ResolutionDraft(unit="market", text="修订办事指南", due_at=due)],
        rulings=[
            Ruling(case=case.number, task="取消重复材料", due_at=due),
            Ruling(case=other.number, lead="tax"),
        ],
    )

    entry = city.entries(proposal.stream)[-1]
    because = f"{entry.stream}@{entry.version}"
    assert "GroupDecided" == entry.event
    [task] = city.office().cases.get(case.id).tasks
    assert ("market", due) == (task.unit, task.due_at)
    assert ("tax", True) == ((led := city.office().cases.get(other.id)).lead, led.designated)
    [resolution] = city.office().resolutions.list(source=proposal.stream)
    assert ("提请〔2026〕1号第1项", "market", due) == (resolution.number, resolution.unit, resolution.due_at)
    causes = [city.entries(stream)[-1].caused_by for stream in (CASE.stream(case.id), resolution.stream)]
    assert [because, because] == causes
    assert 2 == len(decided.directives)


@pytest.mark.clause("M7.4")
def test_every_open_resolution_is_in_the_report_whoever_decided_it(city: Any) -> None:
    [guest, *_] = firms(city)
    meeting = hold(city, symposium(city), guest)
    day = city.clock.now() + timedelta(days=10)
    drafts = [
        ResolutionDraft(unit=unit, text="逐条落实", due_at=day - timedelta(days=each))
        for each, unit in enumerate(("market", "tax", "market"))
    ]
    city.office().proceedings.resolve(meeting.id, resolutions=drafts)
    proposal = city.office().proposals.submit(why="需市级统筹", asked="请明确分工")
    last = ResolutionDraft(unit="tax", text="牵头制定办法", due_at=day)
    city.office("tan.lei").proposals.decide(
        proposal.id, kind=DecisionKind.OTHERWISE, text="由市税务局牵头", resolutions=[last]
    )
    city.office("li.na").resolutions.report("2026-1-1", text="已落实", done=True)
    city.office().resolutions.verify("2026-1-1", done=True)
    city.office("li.na").resolutions.report("2026-1-3", text="已落实，待核验", done=True)

    found = open_resolutions(city.office().resolutions.list())
    assert ["会议〔2026〕1号第3项", "会议〔2026〕1号第2项", "提请〔2026〕1号第1项"] == [each.number for each in found]
    assert {each.id for each in city.records("resolution") if each.is_open} == {each.id for each in found}


def test_an_instruction_on_a_meeting_is_listed_apart_and_closed_only_by_a_report_back(city: Any) -> None:
    meeting = symposium(city)
    due = city.clock.now() + timedelta(days=2)
    desk = city.office().proceedings
    desk.instruct(meeting.id, leader="市长", post="市长", text="请务必开好", day=city.clock.now().date(), due_at=due)
    city.clock.wait(days=3)
    city.sweep()
    [found] = city.office().meetings.list(instructed=True)
    assert (meeting.id, True) == (found.id, found.instructions[0].overdue)
    city.office().meetings.cancel(meeting.id, reason=CancelReason.NOT_NEEDED)
    assert 1 == len([*city.office().meetings.list(instructed=True)])

    desk.report_back(meeting.id, text="已按批示安排")
    assert [] == [*city.office().meetings.list(instructed=True)]
    assert MeetingKind.SYMPOSIUM is found.kind
