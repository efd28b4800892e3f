"""Scenarios of the clauses about associations, policies and first contact."""

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from govliaison.cases import CaseKind, CaseState, DeliveryMethod, Solved, Submission
from govliaison.errors import NotFoundError
from govliaison.policies import ReceiptKind, WithdrawalReason

FIRMS = """\
企业名称,统一社会信用代码,行业代码,从业人员,营业收入（万元）,登记状态,联系人,联系电话
示例食品有限公司,91410422MA3X00010L,C13,6,100,存续,王五,0999-1110001
示例面粉有限公司,91410422MA3X00029H,C13,8,120,存续,赵六,0999-1110002
示例机械有限公司,91410422MA3X00037C,C34,420,38000,存续,钱七,0999-1110003
示例旧厂有限公司,91410422MA3X00045A,C13,6,100,注销,,
"""
POLICIES = """\
标题,文号,时间,有效期至,发布单位,内容,访问地址
关于支持食品工业技术改造的若干措施,示市监〔2026〕8号,2026年8月3日,2027-12-31,示例市市场监督管理局,按设备投资给予补贴。,https://www.example.cn/8
关于开展年报的通知, ,2026-8-20,,示例市市场监督管理局,,www.example.cn
"""


@pytest.fixture
def firms(city: Any) -> dict[str, str]:
    """Bring enterprises and policies in, as files; give the ids of the enterprises by name."""
    for name, text in (("firms.csv", FIRMS), ("policies.csv", POLICIES)):
        (city.folder / name).write_text(text, encoding="utf-8")
    city.office().files.enterprises(city.folder / "firms.csv")
    report = city.office().files.policies(city.folder / "policies.csv")
    assert (2, 0) == (report.taken, report.refused)
    return {each.name[2:4]: each.id for each in city.office().enterprises.list()}


@pytest.mark.clause("T1.3")
def test_an_association_files_for_its_members_relays_policies_and_sees_nothing_else(
    city: Any, firms: dict[str, str]
) -> None:
    chamber = city.office("cai.hong")
    members = [firms["食品"], firms["面粉"]]
    for member in members:
        chamber.associations.join("chamber", member, since=date(2026, 1, 1))
    foreign = city.submit()
    said = Submission(
        channel="association",
        source_id="X-1",
        received_at=city.clock.now(),
        title="展会补贴标准不一",
        text="两家会员企业反映展会补贴标准不一",
        category="food",
    )
    case = chamber.filing.file(said, association="chamber", enterprises=members)

    assert ("chamber", {*members}) == (case.filed_by, case.concerned)
    assert [case.id] == [row.id for row in city.office("cai.hong").cases.find().rows]
    with pytest.raises(NotFoundError):
        city.office("cai.hong").cases.get(foreign.id)

    policy = city.office().policies.get("示市监〔2026〕8号").id
    city.office().policies.publish(policy, city.office().policies.rule("行业=C13"))
    assert 2 == chamber.policies.relay(policy, association="chamber").sent
    assert 0 == city.office().policies.push(policy).sent
    assert {"chamber"} == {each.relayed_by for each in chamber.uptakes.list(policy=policy)}


@pytest.mark.clause("M4.1")
def test_exactly_the_matching_enterprises_get_a_policy_once_and_its_uptake_is_counted(
    city: Any, firms: dict[str, str], tmp_path: Path
) -> None:
    desk = city.office().policies
    policy = desk.get("示市监〔2026〕8号").id
    desk.publish(policy, desk.rule("行业=C 规模=小型,微型"))
    assert 2 == desk.preview(policy).matching
    assert not desk.explain(policy, firms["机械"]).matches
    assert [2, 0] == [desk.push(policy).sent for _ in range(2)]
    list(city.liaison.work_outbox())
    list(city.liaison.work_outbox())
    letters = [path.read_text(encoding="utf-8") for path in (city.folder / "notices").rglob("*") if path.is_file()]
    assert 2 == sum("技术改造" in letter for letter in letters)

    agency = city.office("li.na").uptakes
    agency.receipt(policy, firms["食品"], ReceiptKind.CONFIRMED, method=DeliveryMethod.TELEPHONE)
    agency.ask(policy, firms["面粉"], aware=False, reference="visit/1")
    agency.apply(policy, firms["食品"])
    agency.grant(policy, firms["食品"], unit="market", amount="5万元")
    [row] = city.office().uptakes.figures(policy=policy)
    assert ("market", 2, 2, 1, 1, 1, 1) == (
        *(row.unit, row.pushed, row.delivered, row.confirmed),
        *(row.eligible, row.applied, row.granted),
    )
    assert (Fraction(1, 2), Fraction(0)) == (row.taken_in_share, row.awareness)

    out = tmp_path / "open"
    out.mkdir()
    listed, counted = city.office().open_data.export(out)
    opened = listed.read_text(encoding="utf-8-sig") + counted.read_text(encoding="utf-8-sig")
    assert "若干措施" in opened
    assert "50000" not in opened
    assert not [name for name in ("食品有限", "王五", "0999-111", "91410422") if name in opened]

    city.office().policies.withdraw(policy, reason=WithdrawalReason.REPLACED)
    city.office().policies.opt_out(firms["机械"])
    other = next(each for each in city.office().policies.list(text="年报"))
    city.office().policies.publish(other.id, desk.rule("all"))
    assert (3, 2, 1) == ((report := city.office().policies.push(other.id)).matching, report.sent, report.opted_out)


@pytest.mark.clause("M6.2")
def test_a_liaison_officer_answers_a_consultation_at_first_contact_and_that_is_measured(city: Any) -> None:
    officer = city.office("wang.fang")
    entry = officer.guide.add(
        question="食品 许可 变更", answer="登录政务服务网提交变更申请，五个工作日内办结。", category="食品"
    )
    asked = Submission(
        channel="liaison",
        source_id="T-1",
        received_at=city.clock.now(),
        text="请问食品经营许可怎样变更？",
        contact="王五",
        phone="0999-1110001",
    )
    [found] = officer.guide.suggest(asked.text)
    case = officer.guide.answer(found.id, asked)
    city.submit(kind=CaseKind.CONSULTATION)

    assert (CaseState.REQUESTED, entry.reference) == (case.state, case.answers[0].guide)
    city.office("zhao.min").cases.audit(case.id, approve=True)
    closed = city.office("zhao.min").cases.call_back(case.id, reached=True, solved=Solved.YES)
    assert CaseState.CLOSED is closed.state
    measured = city.office().guide.first_contact()
    assert (1, 2, Fraction(1, 2)) == (measured.answered, measured.consultations, measured.share)
