"""Findings: put right and verified, or overdue in plain sight, and never known who (M5.2)."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from watch_world import World

from govliaison.cases import CaseKind
from govliaison.errors import InputError, NotFoundError, RefusedError
from govliaison.supervision import (
    Aspect,
    ConductMeasure,
    Finding,
    FindingState,
    ItemField,
    Mark,
    Observation,
    is_born_of_finding,
    item_changes_of,
)
from govliaison.supervision.finding import FINDING
from govliaison.values import to_micros


@pytest.fixture
def world() -> World:
    world = World()
    desk = world.supervision("hu")
    world.watcher = desk.select(enterprise="firm-1", name="王监督", letter="1号").id  # type: ignore[attr-defined]
    desk.assign(world.watcher, unit="hall")  # type: ignore[attr-defined]
    return world


def report(world: Any, **said: Any) -> Finding:
    parts: dict[str, Any] = {"supervisor": world.watcher, "unit": "hall", "text": "一次性告知不到位"}
    found: Finding = world.findings().report(**(parts | said))
    return found


def test_a_finding_has_a_date_from_the_first_moment_and_the_unit_is_told(world: World) -> None:
    found = report(world)
    assert (FindingState.OPEN, "hall", "hall") == (found.state, found.unit, found.waited_for)
    assert datetime(2026, 9, 21, 9, tzinfo=UTC) == found.due_at
    assert ["finding.to-rectify"] == world.told("hall")
    assert found == world.findings().get(found.number)
    with pytest.raises(NotFoundError):
        world.findings().get("0000-0000-0000")
    with pytest.raises(InputError):
        world.findings().get("nothing")


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"text": " "}, "finding.text-missing"),
        ({"unit": "tax"}, "supervision.not-watched"),
        ({"due_at": datetime(2026, 9, 7, tzinfo=UTC)}, "finding.due-past"),
    ],
)
def test_what_a_finding_needs(world: World, said: dict[str, Any], code: str) -> None:
    with pytest.raises(RefusedError, match=code):
        report(world, **said)


def test_only_the_desk_enters_findings_and_nobody_those_about_the_own_unit(world: World) -> None:
    with pytest.raises(RefusedError, match=r"supervision\.own-unit"):
        world.findings("both").report(supervisor="1号", unit="hall", text="秩序差")
    with pytest.raises(NotFoundError):
        world.findings("li").report(supervisor="1号", unit="hall", text="秩序差")


def test_the_unit_reports_and_a_supervisor_verifies(world: World) -> None:
    found, desk, unit = report(world), world.findings(), world.findings("li")
    with pytest.raises(RefusedError, match=r"finding\.not-rectified"):
        desk.verify(found.id, supervisor="1号", passed=True)
    with pytest.raises(NotFoundError):
        world.findings("sun").rectify(found.id, text="已整改")
    with pytest.raises(RefusedError, match=r"finding\.text-missing"):
        unit.rectify(found.id, text="")
    told = unit.rectify(found.id, text="已整改")
    assert (FindingState.REPORTED, "bureau") == (told.state, told.waited_for)
    assert ["finding.to-verify"] == world.told("bureau")
    with pytest.raises(RefusedError, match=r"finding\.awaits-check"):
        unit.rectify(found.id, text="已整改")
    with pytest.raises(RefusedError, match=r"finding\.note-missing"):
        desk.verify(found.id, supervisor="1号", passed=False)
    with pytest.raises(RefusedError, match=r"finding\.due-past"):
        desk.verify(found.id, supervisor="1号", passed=False, note="没有", due_at=world.clock.now())
    failed = desk.verify(found.id, supervisor="1号", passed=False, note="告知单缺项")
    assert (FindingState.OPEN, "hall", False) == (failed.state, failed.waited_for, failed.late)
    assert ["finding.to-rectify", "finding.failed"] == world.told("hall")
    world.wait(days=1)
    with pytest.raises(RefusedError, match=r"finding\.before-last"):
        unit.rectify(found.id, text="已补全", at=world.clock.now() - timedelta(days=2))
    unit.rectify(found.id, text="已补全")
    done = desk.verify(found.id, supervisor="1号", passed=True, note="属实")
    assert (FindingState.VERIFIED, [False, True]) == (done.state, [each.passed for each in done.rectifications])
    with pytest.raises(RefusedError, match=r"finding\.verified"):
        unit.rectify(found.id, text="又一次")


def test_who_may_no_longer_watch_verifies_nothing(world: World) -> None:
    found = report(world)
    world.findings("li").rectify(found.id, text="已整改")
    world.submit("firm-1", "hall")
    with pytest.raises(RefusedError, match=r"supervision\.conflict"):
        world.findings().verify(found.id, supervisor="1号", passed=True)
    other = world.supervision("hu").select(enterprise="firm-2", name="赵监督", letter="2号")
    world.supervision().assign(other.id, unit="hall")
    assert FindingState.VERIFIED is world.findings().verify(found.id, supervisor="2号", passed=True).state


def test_those_waited_for_are_urged_until_it_is_done(world: World) -> None:
    found, desk = report(world), world.findings()
    world.wait(days=30)
    world.sweep()
    late = desk.get(found.id)
    assert (FindingState.OVERDUE, True, 3) == (late.state, late.late, len(desk.history(found.id)) - 1)
    assert ["finding.to-rectify", "finding.overdue"] == world.told("hall")
    told = world.findings("li").rectify(found.id, text="已整改")
    assert FindingState.REPORTED is told.state
    world.wait(days=10)
    world.sweep()
    assert (FindingState.OVERDUE, "bureau") == (desk.get(found.id).state, desk.get(found.id).waited_for)
    assert "finding.check-overdue" in world.told("bureau")
    desk.verify(found.id, supervisor="1号", passed=True)
    world.wait(days=100)
    world.sweep()
    assert FindingState.VERIFIED is desk.get(found.id).state


def test_a_report_that_comes_late_before_the_sweep_marks_it_late_all_the_same(world: World) -> None:
    found = report(world)
    world.wait(days=30)
    assert world.findings("li").rectify(found.id, text="已整改").late


def test_a_finding_leads_to_a_change_of_an_item_or_to_a_measure_of_conduct(world: World) -> None:
    found, desk = report(world), world.findings()
    with pytest.raises(RefusedError, match=r"finding\.no-item"):
        desk.change_item(found.id, field=ItemField.TRIPS, value="1", on=date(2026, 10, 1))
    for field, value in ((ItemField.TRIPS, "一次"), (ItemField.TIME, "很快"), (ItemField.STEPS, " ")):
        with pytest.raises(RefusedError, match=r"finding\.item-value"):
            desk.change_item(found.id, field=field, value=value, on=date(2026, 10, 1), item="food")
    with pytest.raises(NotFoundError):
        world.findings("sun").change_item(found.id, field=ItemField.TRIPS, value="1", on=date(2026, 10, 1), item="food")
    changed = desk.change_item(found.id, field=ItemField.TRIPS, value="1", on=date(2026, 10, 1), item="food")
    assert [("food", ItemField.TRIPS, "1")] == [(each.item, each.field, each.value) for each in changed.item_changes]
    desk.change_item(found.id, field=ItemField.TIME, value="5个工作日", on=date(2026, 10, 1), item="food")
    told, record = desk.history(found.id), desk.get(found.id)
    asked = [(each.field, each.value, each.source) for happened in told for each in item_changes_of(happened, record)]
    source = f"finding/{found.id}"
    assert [(ItemField.TRIPS, "1", source), (ItemField.TIME, "5 working days", source)] == asked
    taken = world.findings("li").take_conduct_measure(found.id, measure=ConductMeasure.TRAINING, note="全员培训")
    assert [ConductMeasure.TRAINING] == [each.measure for each in taken.conduct]
    with pytest.raises(NotFoundError):
        world.findings("sun").take_conduct_measure(found.id, measure=ConductMeasure.TALK)


def test_a_case_is_born_of_a_finding_once_and_tells_nobody_who(world: World) -> None:
    found, desk = report(world), world.findings()
    with pytest.raises(RefusedError, match=r"supervision\.convener-only"):
        world.findings("li").open_case(found.id)
    linked = desk.open_case(found.id, category="涉税")
    case = world.cases().get(str(linked.case))
    assert (CaseKind.REPORT, "tax", True) == (case.kind, case.lead, is_born_of_finding(case))
    assert (f"finding/{found.id}", {"finding"}) == (case.sources[0].source_id, {*case.tags})
    assert (None, None, None, None) == (case.enterprise, case.contact, case.phone, case.filed_by)
    with pytest.raises(RefusedError, match=r"finding\.has-case"):
        desk.open_case(found.id)
    assert [] == world.supervision().recheck(case.id)


def test_no_list_search_history_or_notice_tells_the_unit_who(world: World) -> None:
    found, desk = report(world), world.findings()
    world.findings("li").rectify(found.id, text="已整改")
    desk.verify(found.id, supervisor="1号", passed=False, note="缺项")
    secrets = (world.watcher, "王监督", "1号", "firm-1")  # type: ignore[attr-defined]
    for person in ("li", "both"):
        seen = world.findings(person)
        given = [seen.get(found.id), *seen.list(), *seen.list(text="告知"), *seen.history(found.id)]
        assert [] == [word for word in secrets for each in given if word in repr(each)]
    assert [] == [word for word in secrets for each in world.notices if word in repr(each)]
    index = FINDING.index(world.ledger.load(FINDING.stream(found.id)).record)
    assert [] == [word for word in secrets if word in repr(index) or word in index.text]
    assert world.watcher == desk.get(found.id).supervisor  # type: ignore[attr-defined]
    assert world.watcher in repr(desk.history(found.id))  # type: ignore[attr-defined]
    assert [] == [*world.findings("li").list(text="王监督")]


def test_findings_are_listed_by_unit_and_state(world: World) -> None:
    found = report(world, observations=(Observation(aspect=Aspect.ORDER, mark=Mark.POOR),), window="3号窗")
    desk = world.findings()
    assert [found.id] == [each.id for each in desk.list(unit="hall", states=frozenset({FindingState.OPEN}))]
    assert [] == [*desk.list(unit="tax")]
    assert [] == [*desk.list(states=frozenset({FindingState.VERIFIED}))]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["rectify", "pass", "fail", "sweep"]), st.integers(0, 20)), max_size=12))
def test_a_finding_ends_verified_or_stays_on_the_list_with_a_moment_of_attention(steps: list[tuple[str, int]]) -> None:
    world = World()
    desk = world.supervision("hu")
    who = desk.select(enterprise="firm-1", name="王监督", letter="1号", until=date(2030, 1, 1)).id
    desk.assign(who, unit="hall")
    found = world.findings().report(supervisor=who, unit="hall", text="秩序差")
    for what, days in steps:
        world.wait(days=days)
        try:
            if what == "rectify":
                world.findings("li").rectify(found.id, text="已整改")
            elif what in ("pass", "fail"):
                world.findings().verify(found.id, supervisor=who, passed=what == "pass", note="看过")
            else:
                world.sweep()
        except RefusedError as error:
            assert error.code.startswith("finding.")  # noqa: PT017
        world.sweep()
        now = world.findings().get(found.id)
        index = FINDING.index(now)
        is_done = FindingState.VERIFIED is now.state
        assert is_done is (index.attention is None)
        assert is_done or to_micros(world.clock.now()) < (index.attention or 0)
        assert is_done or (now.urge_at is not None) is (FindingState.OVERDUE is now.state)
        assert not is_done or now.rectifications[-1].passed
        assert world.ledger.fold(FINDING.stream(found.id)).record == now
