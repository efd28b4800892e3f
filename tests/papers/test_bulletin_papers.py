"""Bulletins by example: who is not named, what is corrected, how an inspection stood then."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest

from govliaison.cases import CaseKind, CaseState, Scope, Urgency
from govliaison.cases.model import Case
from govliaison.cases.parts import Source
from govliaison.ledger import Private
from govliaison.oversight import (
    Bulletin,
    BulletinKind,
    Content,
    Difference,
    FigureLine,
    Inspection,
    PaperLife,
    StandingCount,
    UnitSum,
)
from govliaison.papers import (
    BulletinFacts,
    EnterpriseLine,
    Grid,
    Paper,
    PaperFacts,
    PaperKind,
    PaperPlan,
    RegisterFacts,
    bulletin_paper,
)

AS_OF = datetime(2026, 10, 1, 1, tzinfo=UTC)
FACTS = PaperFacts(
    names=RegisterFacts(
        zone=ZoneInfo("Asia/Shanghai"),
        units={"market": "市监局"},
        channels={"portal": "门户网站"},
        region=lambda code: {"990102": "示例县"}.get(code or "", code or ""),
        enterprise=lambda firm: EnterpriseLine(name="丰禾食品公司") if firm == "f" else None,
        person=lambda _: "王**",
    ),
    officials={"market": "示例市市场监督管理局", "desk": "示例市大数据管理局"},
    plan=PaperPlan(word="例政企联"),
    issuer="desk",
    today=date(2026, 10, 9),
)
DRAFTED = Bulletin(
    id="ledger.990100.2026Q3",
    kind=BulletinKind.LEDGER,
    issuer="desk",
    place="990100",
    period="2026Q3",
    as_of=AS_OF,
    position=7,
    content=Content(cases=("C-1", "C-2")),
    corrects="",
    differences=(),
    life=PaperLife(drafted_by="a", drafted_at=AS_OF),
)


def sealed(text: str) -> Private:
    return Private("case/x", text)


def case(**facts: Any) -> Case:
    plain: dict[str, Any] = {
        "id": "x-1",
        "number": "C-1",
        "state": CaseState.HANDLING,
        "kind": CaseKind.COMPLAINT,
        "urgency": Urgency.ORDINARY,
        "scope": Scope.APPROVAL_SERVICE,
        "category": "变更登记",
        "region": None,
        "enterprise": "f",
        "credit_code": None,
        "enterprise_name": sealed("示例丰禾"),
        "title": sealed("丰禾食品公司（示例丰禾）张建国13987654321反映换证难"),
        "text": sealed("张建国很着急"),
        "contact": sealed("张建国"),
        "phone": sealed("13987654321"),
        "phone_key": None,
        "filed_by": None,
        "sources": (Source(channel="portal", source_id="P1", received_at=AS_OF),),
        "lead": "market",
        "desk": "desk",
        "received_at": AS_OF,
        "changed_at": AS_OF,
    }
    return Case(**plain | facts)


def inspection(**facts: Any) -> Inspection:
    plain: dict[str, Any] = {
        "id": "i",
        "office": "desk",
        "place": "990100",
        "unit": "market",
        "day": date(2026, 9, 3),
        "team": ("王建国",),
        "task": "",
        "finding": Private("inspection/i", "未登记，联系13987654321"),
        "rectify_by": AS_OF,
        "at": AS_OF,
        "recorded_at": AS_OF,
    }
    return Inspection(**plain | facts)


def grids(paper: Paper) -> list[Grid]:
    return [block for block in paper.body if isinstance(block, Grid)]


def test_a_digest_says_what_it_was_about_and_names_nobody() -> None:
    paper = bulletin_paper(DRAFTED, BulletinFacts(cases={"C-1": case()}), FACTS)
    assert (
        "某企业反映“某企业（某企业）某同志139****4321反映换证难”（投诉，变更登记），由示例市市场监督管理局承办"
        in str(paper)
    )
    for secret in ("丰禾", "张建国", "13987654321", "着急"):
        assert secret not in str(paper)


def test_a_digest_without_category_lead_or_known_firm_is_still_one() -> None:
    bare = case(category="", lead="", enterprise=None, contact=sealed(""), title=sealed("换证难"))
    paper = bulletin_paper(DRAFTED, BulletinFacts(cases={"C-1": bare}), FACTS)
    assert "某企业反映“换证难”（投诉），尚未明确承办单位" in str(paper)


def test_a_case_that_the_writer_may_not_see_stands_on_no_bulletin() -> None:
    assert "案例摘登" not in str(bulletin_paper(DRAFTED, BulletinFacts(), FACTS))


def test_a_correction_tells_line_by_line_what_was_said_otherwise() -> None:
    issued = attrs.evolve(
        DRAFTED, life=attrs.evolve(DRAFTED.life, signed_at=AS_OF, issued_at=AS_OF, number="〔2026〕3号")
    )
    whats = (
        "approval-service.answer-in-time",
        "other.ours",
        "unit.market.open",
        "duties.990102.unmet",
        "kind.help",
        "channel.portal",
        "cases",
        "inspections",
    )
    corrects = attrs.evolve(
        DRAFTED,
        corrects=DRAFTED.id,
        differences=tuple(Difference(what=what, was="" if what == "cases" else "1", now="2") for what in whats),
    )
    paper = bulletin_paper(corrects, BulletinFacts(corrects=issued), FACTS)
    assert [
        "按期办结率（应结口径）（审批服务）",
        "ours（其他）",
        "市监局在办件数",
        "示例县未履行",
        "诉求类型：求助",
        "渠道：门户网站",
        "案例摘登",
        "督导检查",
    ] == [row[0] for row in grids(paper)[0].rows]
    assert ("案例摘登", "无", "2") == grids(paper)[0].rows[6]
    assert "示例市大数据管理局例政企联〔2026〕3号通报的下列内容予以更正" in str(paper)
    assert paper.draft


def test_a_figure_is_printed_with_its_counts_and_a_local_one_by_its_name() -> None:
    lines = (
        FigureLine(indicator="ours", name="本地指标", scope="other", numerator=1, denominator=3, shown="33.33%"),
        FigureLine(indicator="received", scope="approval-service", numerator=4, denominator=4, shown="4"),
    )
    content = Content(figures=lines, sums=(UnitSum(unit="market", what="cases", number=4),))
    paper = bulletin_paper(attrs.evolve(DRAFTED, content=content), BulletinFacts(), FACTS)
    figures, sums = grids(paper)
    assert (("本地指标", "", "33.33%（1/3）"), ("收件量", "4", "")) == figures.rows
    assert (("市监局", "0", "0", "0", "0", "4", "0"),) == sums.rows
    assert "指标口径" not in str(paper), "the definition is gone from the profile"


@pytest.mark.parametrize(
    ("facts", "mended"),
    [
        ({}, "待整改"),
        ({"closed_at": AS_OF}, "已整改"),
        ({"closed_at": AS_OF + timedelta(days=1)}, "待整改"),
        ({"finding": None}, ""),
    ],
)
def test_an_inspection_stands_there_as_it_stood_then(facts: dict[str, Any], mended: str) -> None:
    content = Content(
        inspections=("inspection/i",), standings=(StandingCount(place="990102", standing="met", number=2),)
    )
    bulletin = attrs.evolve(DRAFTED, kind=BulletinKind.INSPECTION, content=content)
    paper = bulletin_paper(bulletin, BulletinFacts(inspections=[inspection(**facts)]), FACTS)
    assert PaperKind.INSPECTION_BULLETIN is paper.kind
    inspections, duties = grids(paper)
    assert mended == inspections.rows[0][-1]
    assert ("示例县", "2", "0") == duties.rows[0][:3]
    assert "13987654321" not in str(paper)
    assert "王建国" not in str(paper)
