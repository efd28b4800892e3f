"""Scenarios of the clauses on supervisors, findings and the manner of window units (T3.1, M5.1, M5.2)."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from govliaison.errors import NotFoundError, RefusedError
from govliaison.supervision import (
    Aspect,
    ConductMeasure,
    FindingState,
    ItemField,
    Mark,
    Observation,
    is_born_of_finding,
)

UNIT = "market-window"


def bring_firms(city: Any) -> dict[str, str]:
    """Bring two enterprises into the base, and give their ids by name."""
    table = city.folder / "firms.csv"
    table.write_text("企业名称,统一社会信用代码\n丰禾食品有限公司,\n恒达机械有限公司,\n", encoding="utf-8")
    desk = city.office("hu.bin")
    desk.files.enterprises(table)
    return {each.name: each.id for each in desk.enterprises.find().rows}


def choose(city: Any, enterprise: str, letter: str = "聘〔2026〕1号", name: str = "王监督") -> Any:
    return city.office("hu.bin").supervision.select(
        enterprise=enterprise, name=name, letter=letter, phone="13900001111"
    )


@pytest.mark.clause("M5.1")
def test_supervisors_are_chosen_by_the_two_units_alone_and_never_watch_where_their_enterprise_has_a_case(
    city: Any,
) -> None:
    firms = bring_firms(city)
    one, other = firms["丰禾食品有限公司"], firms["恒达机械有限公司"]
    with pytest.raises(RefusedError, match=r"supervision\.not-selector"):
        city.office("wang.fang").supervision.select(enterprise=one, name="王监督", letter="聘〔2026〕1号")
    watcher = choose(city, one)
    assert ("united-front", date(2028, 9, 6)) == (watcher.selected_by, watcher.until)
    bureau = city.office().supervision
    case = city.submit(enterprise=one)
    city.office().cases.dispatch(case.id, lead="market")
    with pytest.raises(RefusedError, match=r"supervision\.conflict"):
        bureau.assign(watcher.id, unit="market")
    bureau.assign(watcher.id, unit=UNIT)
    later = city.submit(enterprise=one, title="窗口态度不好")
    city.office().cases.dispatch(later.id, lead=UNIT)
    assert [watcher.id] == bureau.recheck(later.id)
    assert [] == bureau.recheck(later.id)
    assert not bureau.get(watcher.id).watch(UNIT).is_active
    with pytest.raises(RefusedError, match=r"supervision\.conflict"):
        city.office().findings.report(supervisor=watcher.id, unit=UNIT, text="排队无人维持秩序")
    second = choose(city, other, "聘〔2026〕2号")
    bureau.assign(second.id, unit=UNIT)
    assert [UNIT] == [each.unit for each in bureau.feedback_owed("2026Q3") if each.supervisor == second.id]
    bureau.give_feedback(second.id, unit=UNIT, observations=(Observation(aspect=Aspect.SPEECH, mark=Mark.GOOD),))
    city.clock.wait(days=40)
    [owed] = bureau.feedback_owed("2026Q3")
    assert (second.id, False) == (owed.supervisor, owed.is_missing(date(2026, 10, 17)))
    city.clock.wait(days=92)
    [missing] = bureau.feedback_owed("2026Q4")
    assert missing.is_missing(date(2027, 1, 17))
    city.clock.moment = datetime(2028, 9, 8, tzinfo=UTC)
    city.sweep()
    assert ["expired", "expired"] == [each.end.value for each in bureau.list(serving=False)]


@pytest.mark.clause("M5.2")
def test_a_finding_ends_verified_by_a_supervisor_or_stays_overdue_in_plain_sight(city: Any) -> None:
    firms = bring_firms(city)
    watcher = choose(city, firms["丰禾食品有限公司"])
    bureau, findings, unit = city.office().supervision, city.office().findings, city.office("luo.xin").findings
    bureau.assign(watcher.id, unit=UNIT)
    found = findings.report(supervisor=watcher.id, unit=UNIT, text="一次性告知不到位，跑了三趟", item="food-licence")
    assert (FindingState.OPEN, watcher.id) == (found.state, found.supervisor)
    assert unit.get(found.number).supervisor is None
    with pytest.raises(NotFoundError):
        city.office("luo.xin").supervision.get(watcher.id)
    city.clock.wait(days=40)
    city.sweep()
    assert FindingState.OVERDUE is findings.get(found.id).state
    assert [found.id] == [each.id for each in findings.list(states=frozenset({FindingState.OVERDUE}))]
    unit.rectify(found.id, text="已印发一次性告知单")
    with pytest.raises(NotFoundError):  # it cannot see who watches it, even if it guesses
        unit.verify(found.id, supervisor=watcher.id, passed=True)
    again = findings.verify(found.id, supervisor=watcher.id, passed=False, note="告知单上还缺一项材料")
    assert FindingState.OPEN is again.state
    unit.rectify(found.id, text="已补全")
    findings.change_item(found.id, field=ItemField.TRIPS, value="1", on=date(2026, 11, 1))
    done = findings.verify(found.id, supervisor=watcher.id, passed=True)
    assert (FindingState.VERIFIED, True) == (done.state, done.late)
    assert [("food-licence", "trips", "1")] == [(each.item, each.field.value, each.value) for each in done.item_changes]
    assert {watcher.id} == {each.supervisor for each in done.rectifications}
    assert {None} == {each.supervisor for each in unit.get(found.id).rectifications}


@pytest.mark.clause("T3.1")
def test_the_scorecard_of_a_window_unit_joins_ratings_observations_and_cases(city: Any) -> None:
    firms = bring_firms(city)
    watcher = choose(city, firms["丰禾食品有限公司"])
    bureau, findings = city.office().supervision, city.office().findings
    bureau.assign(watcher.id, unit=UNIT)
    seen = (Observation(aspect=Aspect.SPEECH, mark=Mark.POOR),)
    found = findings.report(supervisor=watcher.id, unit=UNIT, text="用语生硬", observations=seen)
    findings.take_conduct_measure(found.id, measure=ConductMeasure.TALK, note="已约谈当事人")
    born = findings.open_case(found.id)
    case = city.office().cases.get(born.case)
    assert is_born_of_finding(case)
    assert (None, None, None) == (case.enterprise, case.contact, case.filed_by)
    city.office().cases.dispatch(case.id, lead=UNIT)
    assert [] == bureau.recheck(case.id)
    card = city.office().scorecards.of(UNIT, "2026Q3")
    assert {Mark.GOOD: 0, Mark.FAIR: 0, Mark.POOR: 1} == card.observations[Aspect.SPEECH]
    assert (1, 1, 1) == (card.findings.found, card.findings.conduct_measures, card.cases.led)
    assert 0 == city.office().scorecards.of(UNIT, "2026Q2").findings.found
