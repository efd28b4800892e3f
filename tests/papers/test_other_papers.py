"""Meetings, reports and letters by example, where a deployment shows only the usual way."""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import attrs

from govliaison.ledger import Private
from govliaison.meetings import Attendance, Meeting, MeetingKind, MeetingState
from govliaison.oversight import PaperLife, ProgressReport
from govliaison.papers import (
    Grid,
    PaperFacts,
    PaperPlan,
    RegisterFacts,
    Roll,
    agenda,
    letter_of_appointment,
    minutes,
    progress_report_paper,
    sign_in_sheet,
)
from govliaison.supervision import Supervisor

AT = datetime(2026, 9, 10, 1, tzinfo=UTC)
DAY = date(2026, 9, 10)
FACTS = PaperFacts(
    names=RegisterFacts(zone=ZoneInfo("Asia/Shanghai"), units={}, channels={}),
    officials={"desk": "示例市大数据管理局"},
    plan=PaperPlan(),
    issuer="desk",
    today=DAY,
)


def sealed(text: str) -> Private:
    return Private("meeting/m", text)


def meeting(**facts: Any) -> Meeting:
    plain: dict[str, Any] = {
        "id": "m",
        "kind": MeetingKind.COORDINATION,
        "year": 2026,
        "serial": 3,
        "region": "990100",
        "period": "",
        "conveners": ("desk",),
        "units": (),
        "cases": (),
        "starts_at": AT,
        "day": DAY,
        "place": sealed("三楼"),
        "agenda": (),
        "called_at": AT,
        "called_by": "a",
    }
    return Meeting(**plain | facts)


def test_a_meeting_put_off_without_a_date_has_a_draft_agenda() -> None:
    paper = agenda(meeting(starts_at=None), FACTS)
    assert (True, "政企沟通协调会（会议〔2026〕3号）议程") == (paper.draft, paper.title)
    assert not agenda(meeting(), FACTS).draft


def test_minutes_of_a_meeting_that_is_not_held_call_nobody_absent() -> None:
    paper = minutes(meeting(), (), FACTS)
    assert not [block for block in paper.body if isinstance(block, Roll)]
    assert "议定事项" not in [getattr(block, "text", "")[2:] for block in paper.body]


def test_whoever_came_without_a_name_or_signed_on_paper_is_told() -> None:
    came = Attendance(unit="desk", enterprise=None, name=None, at=AT, day=DAY, on_paper=True)
    held = meeting(state=MeetingState.HELD, attendance=(came,), held_on=DAY)
    [grid] = [block for block in sign_in_sheet(held, FACTS).body if isinstance(block, Grid)]
    assert (("1", "示例市大数据管理局", "", "", "纸质签到"),) == grid.rows
    rolls = [block for block in minutes(held, (), FACTS).body if isinstance(block, Roll)]
    assert [Roll("出席", ("desk",))] == rolls


def test_a_report_with_nothing_open_says_so() -> None:
    report = ProgressReport(
        id="r",
        reporter="desk",
        place="990100",
        period="2026-09",
        as_of=AT,
        position=1,
        items=(),
        closed=2,
        to="",
        life=PaperLife(drafted_by="a", drafted_at=AT),
    )
    paper = progress_report_paper(report, {}, FACTS, signer="王芳")
    assert 2 == str(paper).count("无未办结事项")
    assert ((), (), True) == (paper.head.signers, paper.addressees, paper.draft)
    signed = attrs.evolve(report, life=attrs.evolve(report.life, signed_by="b", signed_at=AT))
    assert ("王芳",) == progress_report_paper(signed, {}, FACTS, signer="王芳").head.signers


def test_a_letter_of_another_term_says_that_it_is_again() -> None:
    supervisor = Supervisor(
        id="s",
        enterprise="f",
        name=sealed("王监督"),
        letters=("聘1号", "聘2号"),
        since=DAY,
        until=date(2030, 9, 9),
        ends_at=AT,
        selected_by="desk",
        desk="desk",
        region="990100",
        selected_at=AT,
    )
    paper = letter_of_appointment(supervisor, FACTS)
    assert "兹续聘您" in str(paper)
    assert "聘书编号：聘2号" == paper.note
