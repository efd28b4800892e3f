"""Scenarios of the clauses that the cases themselves keep: A2, M1.4, M2.3, T2.1, T2.2."""

from datetime import timedelta
from typing import Any

import pytest

from govliaison.cases import DeliveryMethod, Grade, Outcome, ReturnReason, Scope, Solved, Submission
from govliaison.errors import RefusedError
from govliaison.oversight import measure
from govliaison.values import Period


def figure(city: Any, indicator: str, scope: str) -> str:
    """Give a figure of a bulletin of the present quarter."""
    period = Period.of_quarter(city.clock.moment.date())
    content = city.office().bulletins.draft(period).content
    (found,) = (line.shown for line in content.figures if (line.indicator, line.scope) == (indicator, scope))
    return found


@pytest.mark.clause("A2")
def test_a_financing_request_is_in_the_ledger_and_not_in_the_approval_service_rate(city: Any) -> None:
    permit = city.submit(title="食品经营许可变更", scope=Scope.APPROVAL_SERVICE)
    loan = city.submit(title="申请流动资金贷款", scope=Scope.OTHER)
    city.walk(permit)
    city.office().cases.dispatch(loan.id, lead="tax")

    assert {permit.number, loan.number} <= {row.number for row in city.office().cases.find().rows}
    assert "100.00%" == figure(city, "answered-of-all", "approval-service")
    assert "0.00%" == figure(city, "answered-of-all", "other")


@pytest.mark.clause("T2.1")
def test_the_same_matter_by_two_channels_opens_one_case_and_both_get_the_answer(city: Any) -> None:
    first = city.submit(source_id="P-1", order="12345-0001")
    again = city.office().cases.submit(
        Submission(
            channel="hotline",
            source_id="H-9",
            order="12345-0001",
            received_at=city.clock.moment,
            title="换证要交两次材料",
            text="补充：窗口要求第三次提交",
        )
    )
    assert first.id == again.id
    assert ["portal", "hotline"] == [source.channel for source in again.sources]
    city.office().cases.dispatch(first.id, lead="market")
    unit = city.office("li.na").cases
    unit.sign_for(first.id)
    unit.answer(first.id, text="已为企业办理完毕，无需重复提交。", outcome=Outcome.SOLVED)
    waiting = {row.destination for row in city.liaison.ledger.store.messages(None, "", 1000)}
    assert {"channel:portal", "channel:hotline"} <= waiting


@pytest.mark.clause("T2.2")
def test_a_case_with_an_unfinished_rectification_task_cannot_be_closed_out(city: Any) -> None:
    case = city.submit()
    city.office().cases.dispatch(case.id, lead="market")
    unit = city.office("li.na")
    unit.cases.sign_for(case.id)
    unit.cases.measure(case.id, text="约谈窗口")
    city.office("chen.jing").case_care.add_task(
        case.id, unit="market", text="修改办事指南", due_at=city.clock.moment + timedelta(days=3)
    )
    unit.cases.answer(
        case.id,
        text="已为企业办理完毕，无需重复提交。",
        outcome=Outcome.SOLVED,
        method=DeliveryMethod.TELEPHONE,
        delivered_at=city.clock.moment,
    )
    with pytest.raises(RefusedError, match="task"):
        unit.cases.request_close_out(case.id)
    unit.case_care.finish_task(case.id, task=1)
    assert "requested" == unit.cases.request_close_out(case.id).state


@pytest.mark.clause("M1.4")
def test_no_case_is_ever_without_exactly_one_accountable_unit(city: Any) -> None:
    case = city.submit()
    leads = [case.lead]
    office, market, tax = city.office(), city.office("li.na"), city.office("sun.li")
    leads.append(office.cases.dispatch(case.id, lead="market").lead)
    for turn in range(2):
        handler, other = (market, "tax") if turn % 2 == 0 else (tax, "market")
        leads.append(handler.cases.return_(case.id, reason=ReturnReason.NOT_COMPETENT, note="不属本单位职责").lead)
        leads.append(office.cases.dispatch(case.id, lead=other).lead)
    with pytest.raises(RefusedError):
        market.cases.return_(case.id, reason=ReturnReason.NOT_COMPETENT, note="再次退回")
    assert all(leads)
    found = office.cases.get(case.id)
    ends = [holding.until for holding in found.holdings[:-1]]
    assert ends == [holding.since for holding in found.holdings[1:]], "without gap, without overlap"


@pytest.mark.clause("M2.3")
def test_every_item_lands_by_answer_outcome_and_a_reviewer_who_is_another_person(city: Any) -> None:
    case = city.submit()
    with pytest.raises(RefusedError):
        city.office("zhao.min").cases.audit(case.id, approve=True)
    city.walk(case)
    with pytest.raises(RefusedError):
        city.office("li.na").cases.audit(case.id, approve=True)
    city.office("zhao.min").cases.audit(case.id, approve=True)
    closed = city.office("zhao.min").cases.call_back(case.id, reached=True, solved=Solved.YES, grade=Grade.SATISFIED)
    assert ("closed", Outcome.SOLVED) == (closed.state, closed.outcome)
    assert closed.reply is not None
    assert closed.reply.delivered_at is not None
    assert closed.auditor not in closed.handlers
    rates = {each.indicator.id: each.shown for each in measure([closed], city.clock.moment)}
    assert "100.00%" == rates["closed-of-all"]
    assert [] == [each for each in city.liaison.verify() if not isinstance(each, int)]
