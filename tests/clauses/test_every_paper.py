"""Every paper out of a running deployment: what stands on it, who may have it, and that it keeps its measures."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import docx
import pytest

from govliaison.cases import Scope
from govliaison.errors import InputError, NotFoundError, RefusedError
from govliaison.meetings import ResolutionDraft
from govliaison.oversight import BulletinKind
from govliaison.papers import Grid, Paper, PaperKind, Roll
from govliaison.values import Period
from govliaison.visits import VisitIssue, VisitReport

THIRD = Period.parse("2026Q3")
FIRM, PERSON, PHONE = "示例丰禾食品有限公司", "欧阳娜娜", "13987654321"
PAPERS = '[papers]\nword = "例政企联"\ncopied_to = ["示例市人民政府办公室"]\n'


def words(paper: Paper) -> str:
    return str(paper)


def grids(paper: Paper) -> list[Grid]:
    return [block for block in paper.body if isinstance(block, Grid)]


@pytest.fixture
def papers(city: Any) -> dict[PaperKind, str]:
    """Let a quarter go by with one of everything, and give by kind what each paper is about."""
    file: Path = city.folder / "liaison.toml"
    file.write_text(
        file.read_text(encoding="utf-8").replace('"china",', '"china", "documents",')
        + '[renderers.papers]\nuse = "official-paper"\n',
        encoding="utf-8",
    )
    city.configure(PAPERS)
    table = city.folder / "firms.csv"
    table.write_text(f"企业名称,统一社会信用代码\n{FIRM},\n示例恒达机械有限公司,\n", encoding="utf-8")
    city.office().files.enterprises(table)
    firms = {each.name: each.id for each in city.office().enterprises.list()}

    meeting = city.office().meetings.plan(
        starts_at=city.clock.now() + timedelta(days=3),
        place="市政务服务中心三楼会议室",
        agenda=[("审批提速", "market"), ("企业发言", None)],
    )
    city.office().meetings.invite(meeting.id, among=list(firms.values()), number=2)
    visit = city.office("li.na").visits.plan(
        firms[FIRM], unit="market", day=city.clock.now().date() + timedelta(days=2), purpose="走访食品企业"
    )
    city.clock.wait(days=2)
    issue = VisitIssue(title="换证", text="材料交了两次", contact=PERSON, phone=PHONE)
    city.office("li.na").visits.hold(visit.id, VisitReport(visitors=("li.na",), issues=(issue,), help=("现场帮办",)))
    city.clock.wait(days=1)
    desk = city.office().proceedings
    desk.sign_in(meeting.id, unit="data-bureau", name="王芳")
    desk.sign_in(meeting.id, unit="tax", name="孙丽")
    desk.sign_in(meeting.id, enterprise=firms[FIRM], name=PERSON)
    desk.raise_issue(
        meeting.id, enterprise=firms[FIRM], title=f"{FIRM}办证要跑三次", text=f"请联系{PERSON}{PHONE}", category="food"
    )
    desk.resolve(
        meeting.id,
        resolutions=[
            ResolutionDraft(unit="market", text="梳理换证材料清单", due_at=city.clock.now() + timedelta(days=9))
        ],
    )
    desk.minute(meeting.id, text=f"会议听取了企业意见。\n联系电话{PHONE}。")

    case = city.submit(scope=Scope.APPROVAL_SERVICE, enterprise=firms[FIRM], contact=PERSON, phone=PHONE)
    city.walk(case)
    city.office().supervising.supervise(case.id, step="红色督办", note="久拖不决")
    watcher = city.office("hu.bin").supervision.select(
        enterprise=firms[FIRM], name=PERSON, phone=PHONE, letter="聘〔2026〕1号"
    )
    city.office().supervision.assign(watcher.id, unit="market-window")
    inspected = city.office("song.yu").inspections.record(
        "market", finding="收件未当场登记", rectify_by=city.clock.now() + timedelta(days=10)
    )
    assert inspected.is_owed
    city.clock.wait(days=10)
    city.sweep()
    return {
        **dict.fromkeys(
            (
                PaperKind.ASSIGNMENT_SLIP,
                PaperKind.URGING_NOTICE,
                PaperKind.SUPERVISION_ORDER,
                PaperKind.CLOSE_OUT_FORM,
            ),
            case.number,
        ),
        **dict.fromkeys(
            (PaperKind.AGENDA, PaperKind.SIGN_IN_SHEET, PaperKind.ISSUE_LIST, PaperKind.MINUTES), meeting.number
        ),
        PaperKind.BULLETIN: city.office().bulletins.draft(THIRD).id,
        PaperKind.INSPECTION_BULLETIN: city.office("song.yu").bulletins.draft(THIRD, kind=BulletinKind.INSPECTION).id,
        PaperKind.PROGRESS_REPORT: city.office().progress_reports.draft(THIRD).id,
        PaperKind.APPOINTMENT: watcher.letters[-1],
        PaperKind.VISIT_SUMMARY: str(THIRD),
    }


def test_all_thirteen_kinds_are_written_and_keep_the_measures_of_the_page(
    city: Any, papers: dict[PaperKind, str]
) -> None:
    assert set(PaperKind) == set(papers)
    for kind, about in papers.items():
        by = "song.yu" if kind is PaperKind.INSPECTION_BULLETIN else "wang.fang"
        desk = city.office(by).papers
        paper = desk.of(kind, about)
        assert kind is paper.kind
        path = desk.write(paper, city.folder / f"{kind}.docx")
        section: Any = docx.Document(str(path)).sections[0]
        page = [round(each.mm) for each in (section.page_width, section.page_height)]
        margins = [
            round(each.mm)
            for each in (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
        ]
        expected = ([297, 210], [28, 37, 26, 35]) if paper.landscape else ([210, 297], [37, 26, 35, 28])
        assert expected == (page, margins)
        if kind is not PaperKind.APPOINTMENT:
            assert PHONE not in words(paper)
            assert PERSON not in words(paper)


def test_papers_about_a_meeting_name_units_people_and_firms_and_mask_who_came_for_a_firm(
    city: Any, papers: dict[PaperKind, str]
) -> None:
    meeting = papers[PaperKind.MINUTES]
    desk = city.office().papers
    agenda = desk.of(PaperKind.AGENDA, meeting)
    assert "2026年第三季度政企沟通座谈会议程" == agenda.title
    assert (("1", "审批提速", "市市场监管局"), ("2", "企业发言", "")) == grids(agenda)[0].rows
    assert "2026年9月10日09:00" in words(agenda)

    sheet = {row[1]: row[2:] for row in grids(desk.of(PaperKind.SIGN_IN_SHEET, meeting))[0].rows}
    assert ("王芳", "", "已签到") == sheet["示例市大数据局"]
    assert ("欧阳**", "", "已签到") == sheet[FIRM]
    assert ("", "", "") == sheet["示例恒达机械有限公司"]

    listed = desk.of(PaperKind.ISSUE_LIST, meeting)
    [row] = grids(listed)[0].rows
    assert listed.landscape
    assert (FIRM, "市市场监管局", "2026年9月17日") == (row[1], row[4], row[5])

    minutes = desk.of(PaperKind.MINUTES, meeting)
    assert minutes.draft
    assert (("政企沟通座谈会",), "纪要", "会议〔2026〕1号") == (
        minutes.head.organs,
        minutes.head.suffix,
        minutes.head.number,
    )
    assert "梳理换证材料清单。（责任单位：示例市市场监督管理局；完成时限：2026年9月19日09:00）" in words(minutes)
    rolls = {block.label: block.names for block in minutes.body if isinstance(block, Roll)}
    assert ("市大数据局（王芳）", f"{FIRM}（欧阳**）") == rolls["出席"]
    assert ("中共示例市委统一战线工作部", "示例市工商业联合会", "示例恒达机械有限公司") == rolls["请假"]
    assert ("市税务局（孙丽）",) == rolls["列席"]
    city.office("chen.jing").proceedings.approve_minutes(meeting, approve=True)
    approved = desk.of(PaperKind.MINUTES, meeting)
    assert not approved.draft
    assert approved.record is not None


def test_a_meeting_that_is_not_held_yet_has_empty_lines_and_no_minutes(city: Any) -> None:
    meeting = city.office().meetings.plan(
        starts_at=city.clock.now() + timedelta(days=3), place="三楼会议室", units=["market"]
    )
    desk = city.office().papers
    assert 7 == len(grids(desk.of(PaperKind.SIGN_IN_SHEET, meeting.id))[0].rows)
    assert "参加单位：示例市市场监督管理局" in words(desk.of(PaperKind.AGENDA, meeting.id))
    with pytest.raises(RefusedError, match=r"paper\.no-minutes"):
        desk.of(PaperKind.MINUTES, meeting.id)
    with pytest.raises(InputError, match=r"paper\.not-of-a-meeting"):
        desk.of_meeting(PaperKind.BULLETIN, meeting.id)


def test_a_bulletin_is_a_draft_until_it_is_signed_and_bears_number_and_day_of_its_issue(
    city: Any, papers: dict[PaperKind, str]
) -> None:
    bulletin = papers[PaperKind.BULLETIN]
    drafted = city.office().papers.of_bulletin(bulletin)
    assert (True, None, "") == (drafted.draft, drafted.dated, drafted.head.number)
    city.office("chen.jing").bulletins.sign(bulletin)
    city.office().bulletins.issue(bulletin)
    city.clock.wait(days=5)
    issued = city.office().papers.of_bulletin("〔2026〕1号")
    assert (False, "例政企联〔2026〕1号") == (issued.draft, issued.head.number)
    assert "2026-09-20" == str(issued.dated)
    assert issued.record is not None
    assert ("示例市人民政府办公室",) == issued.record.copied_to
    figures, kinds, channels, units, definitions = grids(issued)
    assert ("受理量", "2", "0") == figures.rows[1]
    assert ("求助", "3", "100.0%") in kinds.rows
    assert ("企业座谈会", "1", "33.3%") in channels.rows
    assert ("市市场监管局", "1", "1", "1", "1", "2", "2") == units.rows[0]
    assert [row[0] for row in figures.rows] == [row[0] for row in definitions.rows]

    answered = city.clock.now() - timedelta(days=7)
    [submitted] = [case for case in city.records("case") if case.channel == "portal"]
    city.office("zhao.min").cases.audit(submitted.id, approve=True, at=answered)
    correction = city.office().bulletins.correct(bulletin)
    city.office("chen.jing").bulletins.sign(correction.id)
    city.office().bulletins.issue(correction.id)
    corrected = city.office().papers.of_bulletin(correction.id)
    assert "关于更正2026年第三季度\n政企沟通联络工作情况的通报" == corrected.title
    assert "示例市大数据局例政企联〔2026〕1号通报" in words(corrected)
    assert (("回访率（审批服务）", "– (0/0)", "0.00% (0/1)"),) == grids(corrected)[0].rows
    assert "例政企联〔2026〕2号" in city.office().papers.of_bulletin(bulletin).note


def test_the_bulletin_of_the_groups_office_tells_inspections_as_they_stood_and_duties_by_place(
    city: Any, papers: dict[PaperKind, str]
) -> None:
    paper = city.office("song.yu").papers.of_bulletin(papers[PaperKind.INSPECTION_BULLETIN])
    inspections, duties = grids(paper)
    assert ("1", "2026年9月10日", "市市场监管局", "收件未当场登记", "2026年9月20日", "待整改") == inspections.rows[0]
    assert ["示例市", "示例县"] == [row[0] for row in duties.rows]


def test_the_progress_report_goes_up_with_every_open_item_and_the_name_of_its_signer(
    city: Any, papers: dict[PaperKind, str]
) -> None:
    report = papers[PaperKind.PROGRESS_REPORT]
    assert () == city.office().papers.of_progress_report(report).head.signers
    city.office("chen.jing").progress_reports.sign(report)
    city.office().progress_reports.send(report)
    paper = city.office().papers.of_progress_report(report)
    assert (("名chen.jing",), "例政企联〔2026〕1号") == (paper.head.signers, paper.head.number)
    resolutions, cases = grids(paper)
    assert [("会议〔2026〕1号第1项", "梳理换证材料清单", "办理中（逾期）")] == [
        (row[1], row[2], row[5]) for row in resolutions.rows
    ]
    assert 3 == len(cases.rows)


def test_a_letter_of_appointment_names_the_person_and_never_whom_it_watches(
    city: Any, papers: dict[PaperKind, str]
) -> None:
    paper = city.office().papers.of_supervisor(papers[PaperKind.APPOINTMENT])
    assert (f"{PERSON}同志（{FIRM}）",) == paper.addressees
    assert "聘期自2026年9月10日至2028年9月9日" in words(paper)
    assert ("中共示例市委统一战线工作部",) == paper.signed_by
    assert "聘书编号：聘〔2026〕1号" == paper.note
    assert "窗口单位" in words(paper)
    assert "市场监管窗口" not in words(paper)
    assert PHONE not in words(paper)


def test_the_summary_of_visits_names_the_agencies_without_one(city: Any, papers: dict[PaperKind, str]) -> None:
    paper = city.office().papers.of(PaperKind.VISIT_SUMMARY, papers[PaperKind.VISIT_SUMMARY])
    assert ["市市场监管局", "市税务局"] == [row[0] for row in grids(paper)[0].rows]
    assert ("1", "0", "1") == grids(paper)[0].rows[0][1:4]
    assert "本期未开展走访的单位：市税务局。" in words(paper)
    county = city.office("qian.duo").papers.of_visits(THIRD)
    assert ["县市场监督管理局"] == [row[0].removeprefix("示例") for row in grids(county)[0].rows]


def test_who_may_not_see_a_record_has_no_paper_of_it(city: Any, papers: dict[PaperKind, str]) -> None:
    stranger = city.office("wu.di").papers
    for kind, about in papers.items():
        if kind is not PaperKind.VISIT_SUMMARY:
            with pytest.raises(NotFoundError):
                stranger.of(kind, about)
    assert FIRM not in words(stranger.of(PaperKind.VISIT_SUMMARY, str(THIRD)))
