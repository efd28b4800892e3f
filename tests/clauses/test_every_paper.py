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
    city.answer(case)
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
        import shutil

        shutil.copy(path, "/tmp/c-papers/")
        section = docx.Document(str(path)).sections[0]
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
