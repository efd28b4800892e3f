"""Scenarios of the clauses that hold because one noun's event asks of another."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from govliaison.cases import CaseState, ReturnReason
from govliaison.liaison.health import Level, examine
from govliaison.meetings import MeetingKind
from govliaison.reactions import lag
from govliaison.supervision import ItemField
from govliaison.values import Amount

UNIT = "market-window"
FIRMS = "企业名称,统一社会信用代码\n丰禾食品有限公司,\n"
ITEMS = "事项名称,实施编码,承诺办结时限,材料数量\n食品经营许可,F-1,10个工作日,8\n"


@pytest.fixture
def watcher(city: Any) -> Any:
    (city.folder / "firms.csv").write_text(FIRMS, encoding="utf-8")
    keeper = city.office("hu.bin")
    keeper.files.enterprises(city.folder / "firms.csv")
    [firm] = keeper.enterprises.find().rows
    chosen = keeper.supervision.select(enterprise=firm.id, name="王监督", letter="聘〔2026〕1号", phone="13900001111")
    return city.office().supervision.assign(chosen.id, unit=UNIT)


@pytest.mark.clause("M5.1")
def test_a_new_case_suspends_the_supervisor_of_its_unit_by_itself_and_its_end_lets_them_watch_again(
    city: Any, watcher: Any
) -> None:
    case = city.submit(enterprise=watcher.enterprise)
    city.office().cases.dispatch(case.id, lead=UNIT)
    assert city.office().supervision.get(watcher.id).watch(UNIT).is_active
    city.sweep()
    assert not city.office().supervision.get(watcher.id).watch(UNIT).is_active
    assert f"case/{case.id}@" in city.entries(f"supervisor/{watcher.id}")[-1].caused_by
    city.office("luo.xin").cases.return_(case.id, reason=ReturnReason.NOT_COMPETENT)
    city.sweep()
    assert city.office().supervision.get(watcher.id).watch(UNIT).is_active


@pytest.mark.clause("M5.2")
def test_a_finding_can_end_in_a_dated_change_of_the_service_item(city: Any, watcher: Any) -> None:
    (city.folder / "items.csv").write_text(ITEMS, encoding="utf-8")
    city.office().files.services(city.folder / "items.csv")
    findings = city.office().findings
    found = findings.report(supervisor=watcher.id, unit=UNIT, text="材料太多", item="F-1")
    day = date(2026, 10, 1)
    findings.change_item(found.id, field=ItemField.DOCUMENTS, value="5", on=day)
    findings.change_item(found.id, field=ItemField.TIME, value="3 working days", on=day)
    city.sweep()
    city.sweep()
    [item] = city.office().services.list()
    before, after = item.on(date(2026, 9, 30)).current, item.on(day).current
    assert (8, Amount.parse("10 working days")) == (before.documents, before.time)
    assert (5, Amount.parse("3 working days")) == (after.documents, after.time)
    assert 3 == len(city.entries(f"service-item/{item.id}"))
    findings.change_item(found.id, field=ItemField.STEPS, value="2", on=day)
    findings.change_item(found.id, field=ItemField.TRIPS, value="1", on=day)
    city.sweep()
    current = city.office().services.get(item.id).on(day).current
    assert (5, 2, 1, Amount.parse("3 working days")) == (current.documents, current.steps, current.trips, current.time)


def test_what_reactions_cannot_do_is_told(city: Any, watcher: Any) -> None:
    found = city.office().findings.report(supervisor=watcher.id, unit=UNIT, text="材料太多", item="nowhere")
    city.office().findings.change_item(found.id, field=ItemField.STEPS, value="2", on=date(2026, 10, 1))
    [refused] = [each for each in city.liaison.react() if each.refused]
    assert ("finding-item", f"finding/{found.id}@") == (refused.reaction, refused.caused_by[:-1])
    assert refused.refused.code.startswith("service")


def test_doctor_tells_how_far_reactions_are_behind(city: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def look() -> Any:
        return next(each for each in examine(city.liaison) if each.topic == "reactions")

    city.submit()
    assert Level.OK is look().level
    monkeypatch.setattr("govliaison.liaison.health._MOST_BEHIND", 0)
    assert Level.WARNING is look().level
    city.sweep()
    assert (0, Level.OK) == (lag(city.liaison.ledger), look().level)


@pytest.mark.clause("M7.2")
def test_units_that_gave_a_case_back_too_often_are_called_to_a_coordination_meeting_by_themselves(city: Any) -> None:
    city.configure('[meetings]\ncoordination_place = "市政务服务中心三楼"')
    case = returned_twice(city)
    [meeting] = city.office().meetings.list()
    assert (MeetingKind.COORDINATION, (case.id,), ("market", "tax")) == (meeting.kind, meeting.cases, meeting.units)
    [stuck] = city.office().meetings.stuck()
    assert (meeting.id, True) == (stuck.meeting.id, meeting.starts_at <= stuck.put_by)
    assert meeting.day.isoweekday() <= 5

    def call_before(other: Any) -> None:
        starts = city.clock.now() + timedelta(days=1)
        city.office().meetings.coordinate(cases=[other.id], units=["market"], starts_at=starts, place="一楼")

    returned_twice(city, between=call_before)
    assert 2 == len([*city.office().meetings.list()]), "one called by hand is enough"


def returned_twice(city: Any, between: Callable[[Any], object] = lambda _: None) -> Any:
    case = city.submit(category="food")
    for lead, person in (("market", "li.na"), ("tax", "sun.li")):
        if case.state is not CaseState.DISPATCHED:
            city.office().cases.dispatch(case.id, lead=lead)
        case = city.office(person).cases.return_(case.id, reason=ReturnReason.NOT_COMPETENT, note="不属本局职责")
        between(case)
        city.sweep()
        between = str
    return case
