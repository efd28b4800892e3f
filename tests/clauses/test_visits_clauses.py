"""Scenarios of the clauses on visits."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from govliaison.cases import Grade, Outcome, Solved
from govliaison.cli.commands.visit_views import find_firm
from govliaison.errors import RefusedError
from govliaison.values import Period
from govliaison.visits import NotHeld, VisitIssue, VisitReport, VisitState

FIRMS = """\
企业名称,统一社会信用代码,地区代码
示例市丰禾食品有限公司,91990100MA0000001X,990100
示例市恒达机械有限公司,91990100MA00000021,990100
"""
Q3 = Period.parse("2026Q3")
HEARD = VisitReport(
    visitors=("li.na", "sun.li"),
    met=("王建国",),
    policies=((None, "小微企业税收优惠政策"),),
    issues=(VisitIssue(title="换证", text="同一份材料交了两次", contact="王建国", phone="13800001111"),),
    help=("现场帮助填表",),
)


@pytest.fixture
def firm(city: Any) -> str:
    path: Path = city.folder / "firms.csv"
    path.write_text(FIRMS, encoding="utf-8")
    city.office().files.enterprises(path)
    return find_firm(city.office(), "示例市丰禾食品有限公司")


@pytest.mark.clause("T1.2")
def test_every_issue_that_a_visit_hears_links_to_a_case_and_back(city: Any, firm: str) -> None:
    visit = city.office("li.na").visits.plan(firm, unit="market", day=date(2026, 9, 9), purpose="走访食品企业")
    city.clock.wait(days=2)
    held = city.office("li.na").visits.hold(visit.id, HEARD)

    [issue] = held.issues
    case = city.office().cases.get(issue.case)
    assert issue.case_number == case.number
    assert ("visit", f"{visit.id}/1", firm) == (case.channel, case.sources[0].source_id, case.enterprise)
    [held_at] = [entry.ref for entry in city.entries(f"visit/{visit.id}") if entry.event == "VisitHeld"]
    assert held_at == city.entries(f"case/{case.id}")[0].caused_by
    with pytest.raises(RefusedError):
        city.office("li.na").visits.hold(visit.id, HEARD)
    assert 1 == len(city.records("case"))


@pytest.mark.clause("M3.1")
def test_agencies_visit_under_the_cap_together_and_one_without_a_visit_shows(city: Any, firm: str) -> None:
    city.configure("[contacts]\ncap = 1\n")
    visit = city.office("li.na").visits.plan(firm, unit="market", day=date(2026, 9, 9), purpose="走访食品企业")
    with pytest.raises(RefusedError, match=r"visit.join-proposed"):
        city.office("sun.li").visits.plan(firm, unit="tax", day=date(2026, 9, 15), purpose="宣讲税收政策")
    with pytest.raises(RefusedError, match=r"contact.above-cap"):
        city.office("sun.li").visits.plan(firm, unit="tax", day=date(2026, 9, 28), purpose="宣讲税收政策")
    city.office("sun.li").visits.join(visit.id, unit="tax")
    city.clock.wait(days=2)
    held = city.office().visits.hold(visit.id, HEARD, recorded_for="li.na")

    assert (("market", "tax"), VisitState.HELD, 1) == (held.units, held.state, len(held.issues))
    summary = city.office().visits.summary(Q3, ("market", "tax", "market-window"))
    assert [("market", True), ("tax", True), ("market-window", False)] == [
        (each.agency, each.has_visited) for each in summary
    ]

    other = find_firm(city.office(), "示例市恒达机械有限公司")
    missed = city.office("li.na").visits.plan(other, unit="market", day=date(2026, 9, 11), purpose="走访机械企业")
    city.clock.wait(days=3)
    city.sweep()
    assert city.office("li.na").visits.get(missed.id).missed
    put_off = city.office("li.na").visits.put_off(
        missed.id, day=date(2026, 9, 18), reason=NotHeld.ENTERPRISE, note="企业停产检修"
    )
    assert not put_off.missed


@pytest.mark.clause("M3.2")
def test_visits_and_help_are_summed_up_by_agency_as_the_ledger_has_them(city: Any, firm: str) -> None:
    visit = city.office("li.na").visits.enter(firm, HEARD, unit="market", purpose="走访食品企业", at=city.clock.now())
    city.clock.wait(hours=1)
    city.office("li.na").visits.add(visit.id, VisitReport(help=("协调换证",)))
    case = city.office().cases.get(visit.issues[0].case)
    city.walk(case)
    city.office("zhao.min").cases.audit(case.id, approve=True)
    city.office("chen.jing").cases.call_back(case.id, reached=True, solved=Solved.YES, grade=Grade.SATISFIED)

    [market, tax] = city.office().visits.summary(Q3, ("market", "tax"))
    assert (1, 1, 1, 1, 1, 2) == (
        market.visits,
        market.enterprises,
        market.policies,
        market.issues,
        market.solved,
        market.help,
    )
    assert (visit.id,) == market.ids
    assert not tax.has_visited
    assert Outcome.SOLVED is city.office().cases.get(case.id).outcome
