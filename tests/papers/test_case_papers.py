"""Papers about one case: what each says, and what it keeps to itself."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest

from govliaison.cases import CaseKind, CaseState, Grade, Outcome, Scope, Solved, Urgency
from govliaison.cases.model import Case
from govliaison.cases.parts import Answer, CallBack, Source, Supervision
from govliaison.deadlines import Clock, ClockStart, Stage
from govliaison.ledger import Private
from govliaison.papers import (
    Form,
    Paper,
    PaperFacts,
    PaperKind,
    PaperPlan,
    RegisterFacts,
    assignment_slip,
    chinese_number,
    close_out_form,
    supervision_order,
    urging_notice,
)

RECEIVED = datetime(2026, 9, 1, 1, tzinfo=UTC)
DUE = datetime(2026, 9, 8, 9, 30, tzinfo=UTC)
FACTS = PaperFacts(
    names=RegisterFacts(
        zone=ZoneInfo("Asia/Shanghai"),
        units={"market": "市监局"},
        channels={"portal": "门户网站"},
        person=lambda _: "王**",
    ),
    officials={"market": "示例市市场监督管理局", "fire": "示例市消防救援支队", "desk": "示例市大数据管理局"},
    plan=PaperPlan(copied_to=("市政府办公室",)),
    issuer="desk",
    today=date(2026, 9, 9),
)


def sealed(text: str) -> Private:
    return Private("case/x", text)


def case(**facts: Any) -> Case:
    clock = Clock(
        start=ClockStart(
            stage=Stage.ANSWER, unit="market", pack="p", rule="r", anchor_at=RECEIVED, due_at=DUE, calendar="c"
        ),
        since=RECEIVED,
    )
    plain: dict[str, Any] = {
        "id": "x-1",
        "number": "1234-5678-9012",
        "state": CaseState.HANDLING,
        "kind": CaseKind.HELP,
        "urgency": Urgency.ORDINARY,
        "scope": Scope.APPROVAL_SERVICE,
        "category": "变更登记",
        "region": None,
        "enterprise": None,
        "credit_code": None,
        "enterprise_name": sealed("示例机械有限公司"),
        "title": sealed("换证要跑三趟"),
        "text": sealed("请打13987654321，材料交了两次"),
        "contact": sealed("欧阳娜娜"),
        "phone": sealed("13987654321"),
        "phone_key": None,
        "filed_by": None,
        "sources": (Source(channel="portal", source_id="P1", received_at=RECEIVED),),
        "lead": "market",
        "desk": "desk",
        "received_at": RECEIVED,
        "changed_at": RECEIVED,
        "dispatched_at": RECEIVED,
        "clocks": (clock,),
    }
    return Case(**plain | facts)


def words(paper: Paper) -> str:
    return str(attrs.asdict(paper))


def cells(paper: Paper) -> dict[str, str]:
    [form] = [block for block in paper.body if isinstance(block, Form)]
    return {label: content for row in form.rows for label, content in row.fields}


def test_the_assignment_slip_tells_who_leads_and_until_when() -> None:
    paper = assignment_slip(case(), FACTS)
    assert PaperKind.ASSIGNMENT_SLIP is paper.kind
    found = cells(paper)
    assert ("示例市市场监督管理局", "2026年9月8日17:30") == (found["主办单位"], found["答复时限"])
    assert ("示例机械有限公司", "门户网站", "2026年9月1日") == (found["企业名称"], found["来源渠道"], found["登记日期"])
    assert found["诉求内容"].startswith("换证要跑三趟\n")


@pytest.mark.parametrize("make", [assignment_slip, close_out_form])
def test_forms_mask_who_filed_it_and_a_confidential_case_names_nobody(make: Any) -> None:
    assert "13987654321" not in words(make(case(), FACTS))
    assert "欧阳娜娜" not in words(make(case(), FACTS))
    assert ("欧阳**", "139****4321") == tuple(cells(make(case(), FACTS))[key] for key in ("联系人", "联系电话"))
    hidden = cells(make(case(confidential=True), FACTS))
    assert ("", "", "") == (hidden["企业名称"], hidden["联系人"], hidden["联系电话"])


@pytest.mark.parametrize(
    ("now", "says"), [(DUE - timedelta(hours=1), "即将到期"), (DUE + timedelta(seconds=1), "现已逾期")]
)
def test_the_urging_notice_goes_to_whoever_is_waited_for(now: datetime, says: str) -> None:
    paper = urging_notice(case(), FACTS, now)
    assert ("示例市市场监督管理局",) == paper.addressees
    assert says in words(paper)
    assert "答复时限为2026年9月8日17:30" in words(paper)
    assert ("示例市大数据管理局",) == paper.head.organs == paper.signed_by
    assert paper.record is not None
    assert (("市政府办公室",), "示例市大数据管理局", date(2026, 9, 9)) == (
        paper.record.copied_to,
        paper.record.printed_by,
        paper.record.printed_on,
    )


def test_where_no_limit_runs_the_lead_is_urged() -> None:
    paper = urging_notice(case(clocks=()), FACTS, DUE)
    assert ("示例市市场监督管理局",) == paper.addressees
    assert "没有在计的时限" in words(paper)


def test_the_supervision_order_is_called_and_copied_as_its_step_says() -> None:
    step = Supervision(
        at=DUE, by="system", unit="fire", level=2, name="红色督办", document="《督办通知单》", copied_to=("市委督查室",)
    )
    paper = supervision_order(case(), step, FACTS)
    assert ("督办通知单", ("示例市消防救援支队",)) == (paper.title, paper.addressees)
    assert paper.record is not None
    assert ("市政府办公室", "市委督查室") == paper.record.copied_to
    assert "红色督办" in words(paper)
    noted = supervision_order(case(), attrs.evolve(step, document="", note=sealed("两次逾期")), FACTS)
    assert "督办单" == noted.title
    assert "督办事由：两次逾期" in words(noted)


def test_the_close_out_form_tells_answer_outcome_and_opinion() -> None:
    answer = Answer(at=DUE, unit="market", actor="li.na", text=sealed("已一次办结"), outcome=Outcome.SOLVED)
    call = CallBack(at=DUE, actor="zhao", reached=True, solved=Solved.YES, grade=Grade.SATISFIED)
    done = case(
        answers=(answer,),
        outcome=Outcome.SOLVED,
        call_backs=(call,),
        requested_by="li.na",
        auditor="zhao",
        answered_at=DUE,
        closed_at=DUE,
    )
    found = cells(close_out_form(done, FACTS))
    assert ("已一次办结", "已解决", "满意") == (found["办理结果"], found["结果类别"], found["企业评价"])
    assert ("王**", "王**", "2026年9月8日") == (found["申请人"], found["审核人"], found["销号日期"])
    empty = cells(close_out_form(case(), FACTS))
    assert {""} == {empty[key] for key in ("办理结果", "企业评价", "申请人", "销号日期", "答复日期")}


def test_papers_name_units_of_other_places_by_their_id() -> None:
    assert "elsewhere" == FACTS.organ("elsewhere")


@pytest.mark.parametrize("number", [0, 100])
def test_headings_end_at_ninety_nine(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        chinese_number(number)
