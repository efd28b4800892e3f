"""The case register: 31 columns, each filled from the case."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest

from govliaison.cases import (
    CaseKind,
    CaseState,
    Grade,
    Outcome,
    RefusalReason,
    ReturnReason,
    Scope,
    Solved,
    Urgency,
)
from govliaison.cases.model import Case
from govliaison.cases.parts import Answer, CallBack, Duty, Measure, Merged, Return, Source, Supervision
from govliaison.deadlines import Clock, ClockStart, DutyKind, Lengthening, Stage
from govliaison.ledger import Erased, Private
from govliaison.papers import COLUMNS, EnterpriseLine, RegisterFacts, case_register
from govliaison.values import Amount

NOW = datetime(2026, 9, 30, 9, tzinfo=UTC)
SHANGHAI = ZoneInfo("Asia/Shanghai")
DOMAIN = (
    "序号 | 台账编号 | 登记日期 | 来源渠道 | 来源单号 | 企业名称 | 统一社会信用代码 | 所属县(市、区) | 行业门类 | "
    "企业规模 | 联系人 | 联系电话(脱敏) | 诉求类型 | 问题类别(一/二/三级) | 问题描述 | 涉及审批服务事项 | 紧急程度 | "
    "责任单位(主办) | 协办单位 | 责任领导 | 责任人及电话 | 交办日期 | 办结时限 | 延期情况 | 办理进展(时间线) | 办理结果 | "
    "结果类别 | 企业满意度 | 回访日期/回访人 | 销号状态/销号日期/审核人 | 备注"
)


def sealed(text: str) -> Private:
    return Private("case/x", text)


def case(**facts: Any) -> Case:
    plain: dict[str, Any] = {
        "id": "x-1",
        "number": "1234-5678-9012",
        "state": CaseState.SUBMITTED,
        "kind": CaseKind.HELP,
        "urgency": Urgency.ORDINARY,
        "scope": Scope.APPROVAL_SERVICE,
        "category": "",
        "sources": (Source(channel="portal", source_id="P1", received_at=NOW),),
        "lead": "market",
        "desk": "desk",
        "received_at": datetime(2026, 9, 1, 17, tzinfo=UTC),
        "changed_at": NOW,
        "title": sealed("换证"),
        "text": sealed("交了两次材料"),
    }
    missing = {
        field.name: None
        for field in attrs.fields(Case)
        if field.default is attrs.NOTHING and field.init and field.name not in plain
    }
    return Case(**(missing | plain | facts))


def facts(**more: Any) -> RegisterFacts:
    return RegisterFacts(
        zone=SHANGHAI, units={"market": "市监局", "tax": "税务局"}, channels={"portal": "门户网站"}, **more
    )


def line(one: Case, **more: Any) -> dict[str, Any]:
    sheet = case_register([one], facts(**more), title="台账", now=NOW)
    (row,) = sheet.rows
    return dict(zip((column.heading for column in COLUMNS), row, strict=True))


def test_the_columns_are_the_31_of_the_domain_in_their_order() -> None:
    wanted = DOMAIN.replace("(", "（").replace(")", "）").split(" | ")
    assert 31 == len(COLUMNS)
    assert wanted == [column.heading for column in COLUMNS]
    assert all(column.width > 0 for column in COLUMNS)


def test_a_merged_case_names_its_master() -> None:
    merged = Merged(master="x-2", number="9999", at=NOW, state=CaseState.HANDLING, changed_at=NOW, clocks=())
    assert "并入 9999" == line(case(state=CaseState.MERGED, merged=merged))["备注"]


def test_a_new_case_has_a_line_of_what_is_known() -> None:
    found = line(case())
    assert (1, "1234-5678-9012", date(2026, 9, 2)) == (found["序号"], found["台账编号"], found["登记日期"])
    assert ("门户网站", "P1", "市监局") == (found["来源渠道"], found["来源单号"], found["责任单位（主办）"])
    assert "换证\n交了两次材料" == found["问题描述"]
    assert ("", "", None, None) == tuple(found[name] for name in ("企业名称", "办理结果", "交办日期", "办结时限"))


def test_a_title_that_begins_the_text_is_not_said_twice() -> None:
    assert "换证交了两次" == line(case(text=sealed("换证交了两次")))["问题描述"]


def test_what_was_erased_is_empty() -> None:
    gone = Erased("case/x")
    found = line(case(title=gone, text=gone, contact=gone, phone=gone, enterprise_name=gone))
    assert ("", "", "", "") == tuple(found[key] for key in ("企业名称", "联系人", "联系电话（脱敏）", "问题描述"))


def test_people_are_masked_wherever_they_stand() -> None:
    found = line(
        case(
            contact=sealed("张伟"), phone=sealed("13812345678"), text=sealed("打13812345678，身份证410102199001011234")
        )
    )
    assert ("张*", "138****5678") == (found["联系人"], found["联系电话（脱敏）"])
    assert "13812345678" not in found["问题描述"]
    assert "199001011234" not in found["问题描述"]


def test_the_base_knows_the_enterprise_better_than_the_case() -> None:
    named = case(enterprise="e-1", enterprise_name=sealed("老名字"))
    known = EnterpriseLine(name="新名字", industry="制造业", size="小型")
    found = line(named, enterprise=lambda _id: known, region=lambda code: f"区{code}")
    assert ("新名字", "制造业", "小型") == (found["企业名称"], found["行业门类"], found["企业规模"])
    assert "老名字" == line(named)["企业名称"]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", "2026-09-03延期3个工作日（原期限2026-09-04）\n2026-09-04延期24小时（原期限2026-09-09）"),
        (
            "en",
            "2026-09-03: 3 working days more (due 2026-09-04 before)\n2026-09-04: 24 hours more (due 2026-09-09 before)",
        ),
    ],
)
def test_every_extension_is_told_with_the_end_there_was_before(language: Any, said: str) -> None:
    moments = [datetime(2026, 9, day, 9, tzinfo=UTC) for day in (3, 4, 9, 10)]
    start = ClockStart(
        stage=Stage.ANSWER, unit="market", pack="p", rule="r", anchor_at=NOW, due_at=moments[3], calendar="c"
    )
    extensions = (
        Lengthening(at=moments[0], amount=Amount.parse("3 working days"), before=moments[1]),
        Lengthening(at=moments[1], amount=Amount.parse("24 hours"), before=moments[2]),
    )
    clock = Clock(start=start, since=NOW, extensions=extensions)
    assert said == line(case(clocks=(clock,)), language=language)["延期情况"]


def test_a_case_from_end_to_end() -> None:
    start = ClockStart(
        stage=Stage.ANSWER,
        unit="market",
        pack="p",
        rule="r",
        anchor_at=NOW,
        due_at=NOW + timedelta(days=1),
        calendar="c",
    )
    duty = Duty(number=2, kind=DutyKind.ASSISTING, unit="tax", since=NOW)
    ended = case(
        state=CaseState.CLOSED,
        dispatched_at=NOW,
        duties=(duty,),
        clocks=(Clock(start=start, since=NOW, ended_at=NOW),),
        measures=(Measure(at=NOW, unit="market", actor="li.na", text=sealed("查了，电话13812345678")),),
        answers=(
            Answer(at=NOW - timedelta(days=1), unit="market", actor="li.na", text=sealed("在办")),
            Answer(at=NOW, unit="market", actor="li.na", text=sealed("办好了"), outcome=Outcome.SOLVED),
        ),
        outcome=Outcome.SOLVED,
        returns=(Return(at=NOW, unit="tax", reason=ReturnReason.INCOMPLETE),),
        call_backs=(
            CallBack(at=NOW, actor="zhao.min", reached=True, solved=Solved.YES, grade=Grade.SATISFIED),
            CallBack(at=NOW, actor="zhao.min", reached=True, solved=Solved.YES),
        ),
        redone=1,
        closed_at=NOW,
        auditor="zhao.min",
    )
    found = line(
        ended,
        person=lambda person: f"<{person}>",
        leader=lambda unit: f"{unit}的领导",
        contact=lambda unit: f"{unit}的联络员",
    )
    assert (date(2026, 9, 30), "税务局") == (found["交办日期"], found["协办单位"])
    assert "2026-10-01 17:00" == found["办结时限"].strftime("%Y-%m-%d %H:%M")
    assert "2026-09-29 在办\n2026-09-30 查了，电话138****5678" == found["办理进展（时间线）"]
    assert ("办好了", "已解决", "满意") == (found["办理结果"], found["结果类别"], found["企业满意度"])
    assert "2026-09-30/<zhao.min>" == found["回访日期/回访人"]
    assert re.fullmatch(r".*销号.*/2026-09-30/<zhao\.min>", found["销号状态/销号日期/审核人"])
    assert ("market的领导", "market的联络员") == (found["责任领导"], found["责任人及电话"])
    assert 1 == found["备注"].count("；")


def test_a_call_that_reached_nobody_and_a_refusal_are_said() -> None:
    missed = line(case(call_backs=(CallBack(at=NOW, actor="zhao.min", reached=False),)))
    assert "2026-09-30/zhao.min/无法联系" == missed["回访日期/回访人"]
    refused = line(case(state=CaseState.REFUSED, refusal=RefusalReason.INTERNAL))
    assert refused["备注"]


def test_a_withdrawal_and_what_was_done_to_supervise_are_said() -> None:
    withdrawn = line(case(state=CaseState.WITHDRAWN, closed_at=NOW))
    assert ("已撤单/2026-09-30", "") == (withdrawn["销号状态/销号日期/审核人"], withdrawn["结果类别"])
    step = Supervision(at=NOW, by="system", unit="market", level=1, name="催办")
    supervised = line(case(supervision=(step, attrs.evolve(step, name="通报", retracted=True))))
    assert "督办：催办" == supervised["备注"]


def test_what_a_case_is_to_the_rules_stands_in_the_remarks() -> None:
    found = line(case(track="petition", difficulty="a", tags=frozenset({"major", "每月一题"})))
    assert "定性：信访、A类、重大、每月一题" == found["备注"]


@pytest.mark.parametrize(("language", "word"), [("zh", "求助"), ("en", "help")])
def test_words_are_said_in_the_readers_language(language: Any, word: str) -> None:
    assert word in line(case(), language=language)["诉求类型"].lower()


def test_the_sheet_says_as_of_when_and_makes_rows_one_by_one() -> None:
    asked: list[int] = []

    def some() -> Any:
        for number in range(3):
            asked.append(number)
            yield case()

    sheet = case_register(some(), facts(), title="台账", now=NOW)
    assert [] == asked
    assert "2026-09-30 17:00" in sheet.notes[0]
    assert 1 == next(iter(sheet.rows))[0]
    assert [0] == asked
