"""Visits: planned under the cap, joined, put off, cancelled, missed, held – with cases of what was heard (M3.1, T1.2)."""

from datetime import timedelta
from typing import Any

import attrs
import pytest

from govliaison.cases import CASE, CaseKind
from govliaison.enterprises import ContactPlan, ContactState
from govliaison.errors import NotFoundError, RefusedError
from govliaison.ledger import Decision, accepted, reveal
from govliaison.values import Period, Refusal
from govliaison.visits import VISIT, NotHeld, VisitIssue, VisitPlan, VisitReport, VisitState, issue_source
from govliaison.visits import decide as d

SAID = VisitIssue(title="换证", text="同一份材料交了两次", kind=CaseKind.COMPLAINT, contact="王五", phone="13812345678")
NOTHING = VisitReport(visitors=("li",), nothing_heard=True)
HEARD = VisitReport(
    visitors=("li", "sun", "li"),
    met=("王五", " "),
    policies=(("p-1", "小微企业税收优惠"), (None, "稳岗补贴")),
    issues=(SAID, VisitIssue(text="厂门口道路积水")),
    help=("现场帮助填表", ""),
)


# -- planning -------------------------------------------------------------------------------------------------------------


def test_a_planned_visit_is_one_planned_contact(place: Any) -> None:
    visit = place.planned(3)
    [contact] = place.log().contacts
    assert (VisitState.PLANNED, ("market",), place.day(3), "走访") == (
        visit.state,
        visit.units,
        visit.day,
        reveal(visit.purpose),
    )
    assert (f"visit/{visit.id}", ContactState.PLANNED, "market") == (contact.reference, contact.state, contact.unit)
    assert "某厂1" == reveal(visit.enterprise_name)


def test_above_the_cap_a_plan_needs_a_justification_and_else_leaves_nothing(place: Any) -> None:
    place.contacts = ContactPlan(cap=1)
    place.plan = VisitPlan(merge_days=0)
    place.planned(1)
    with pytest.raises(RefusedError, match=r"contact.above-cap"):
        place.planned(2, person="sun")
    assert [] == [*place.desk("sun").list()]
    assert (
        "asked-for" == place.log().contacts[-1].justification
        if place.planned(2, person="sun", justification="asked-for")
        else None
    )
    assert place.planned(2, firm="e2").enterprise == "e2"


@pytest.mark.parametrize(("apart", "proposed"), [(13, True), (14, False)])
def test_another_agency_in_the_same_weeks_is_told_to_come_along(place: Any, apart: int, proposed: bool) -> None:  # noqa: FBT001
    first = place.planned(1)
    if not proposed:
        assert place.planned(1 + apart, person="sun").id != first.id
        return
    with pytest.raises(RefusedError, match=r"visit.join-proposed") as caught:
        place.planned(1 + apart, person="sun")
    assert (first.id, "market") == (caught.value.params["visit"], caught.value.params["units"])
    with pytest.raises(RefusedError, match=r"visit.planned-already"):
        place.planned(2)
    assert "另有专项" == reveal(place.planned(2, person="sun", apart=" 另有专项 ").apart)


def test_the_nearest_visit_is_proposed_and_only_one_that_is_still_to_come(place: Any) -> None:
    first = place.planned(1)
    second = place.planned(5, person="sun", apart="专项")
    visits = [first, second, attrs.evolve(second, id="gone", state=VisitState.CANCELLED)]
    assert second == d.near(visits, place.day(4), VisitPlan())
    assert first == d.near(visits, place.day(2), VisitPlan())
    assert d.near(visits, place.day(30), VisitPlan()) is None


def test_a_joint_visit_counts_for_both_and_troubles_the_enterprise_once(place: Any) -> None:
    visit = place.planned(3)
    joint = place.desk("sun").join(visit.id, unit="tax")
    assert ("market", "tax") == joint.units
    assert joint.is_joint
    assert joint == place.desk("sun").join(visit.id, unit="tax")
    assert 1 == len(place.log().contacts)
    held = place.desk("sun").hold(visit.id, NOTHING)
    assert VisitState.HELD is held.state
    assert [ContactState.HELD] == [contact.state for contact in place.log().contacts]
    assert [1, 1] == [each.visits for each in place.desk("wang").summary(Period.parse("2026Q3"), ("market", "tax"))]
    with pytest.raises(NotFoundError):
        place.desk("wu").join(visit.id, unit="water")
    with pytest.raises(NotFoundError):
        place.desk("wu").join("nothing", unit="water")


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"unit": "tax"}, "visit.other-unit"),
        ({"purpose": " "}, "visit.no-purpose"),
        ({"day": -1}, "visit.past"),
        ({"day": 367}, "visit.too-far-ahead"),
    ],
)
def test_a_plan_is_of_the_own_unit_for_a_day_to_come_with_a_purpose(
    place: Any, said: dict[str, Any], code: str
) -> None:
    asked = {"unit": "market", "purpose": "走访", **said, "day": place.day(said.get("day", 1))}
    with pytest.raises(RefusedError, match=code):
        place.desk("li").plan("e1", **asked)


def test_an_enterprise_that_is_not_in_the_base_is_not_visited(place: Any) -> None:
    with pytest.raises(NotFoundError, match=r"enterprise.unknown"):
        place.planned(firm="e9")


def test_the_same_request_plans_once(place: Any) -> None:
    first = place.planned(3, request="r1")
    assert first == place.planned(3, request="r1")
    assert 1 == len([*place.desk("li").list()])


# -- not held -------------------------------------------------------------------------------------------------------------


def test_a_visit_is_put_off_with_its_contact_and_its_reason(place: Any) -> None:
    visit = place.planned(3)
    moved = place.desk("li").put_off(visit.id, day=place.day(8), reason=NotHeld.ENTERPRISE, note="企业停产检修")
    assert (place.day(8), place.day(3), NotHeld.ENTERPRISE, "企业停产检修") == (
        moved.day,
        moved.put_off[0].day,
        moved.put_off[0].reason,
        reveal(moved.put_off[0].note),
    )
    assert place.day(8) == place.log().contacts[0].day
    assert moved == place.desk("li").put_off(visit.id, day=place.day(8), reason=NotHeld.AGENCY, note="再说一次")


def test_a_cancelled_visit_frees_the_enterprise(place: Any) -> None:
    place.contacts = ContactPlan(cap=1)
    visit = place.planned(3)
    gone = place.desk("wang").cancel(visit.id, reason=NotHeld.AGENCY, note="人员出差")
    assert (VisitState.CANCELLED, NotHeld.AGENCY) == (gone.state, gone.reason)
    assert VisitState.PLANNED is place.planned(3, person="sun").state


def test_putting_off_and_cancelling_say_why_and_by_whom(place: Any) -> None:
    visit = place.planned(3)
    desk = place.desk("li")
    with pytest.raises(RefusedError, match=r"visit.no-reason"):
        desk.cancel(visit.id, reason=NotHeld.AGENCY, note=" ")
    with pytest.raises(RefusedError, match=r"visit.past"):
        desk.put_off(visit.id, day=place.day(-1), reason=NotHeld.AGENCY, note="改期")
    place.desk("sun").join(visit.id, unit="tax")
    desk.cancel(visit.id, reason=NotHeld.AGENCY, note="人员出差")
    with pytest.raises(RefusedError, match=r"visit.wrong-state"):
        desk.cancel(visit.id, reason=NotHeld.AGENCY, note="人员出差")
    with pytest.raises(RefusedError, match=r"visit.wrong-state"):
        place.desk("sun").hold(visit.id, NOTHING)


def test_a_day_that_goes_by_without_a_word_is_told_once_at_its_end(place: Any) -> None:
    visit = place.planned(3)
    place.wait(days=2)
    assert [] == place.sweep()
    place.wait(days=3)
    [swept] = place.sweep()
    assert VISIT.stream(visit.id) == swept.stream
    missed = place.desk("li").get(visit.id)
    [entry] = [
        each.entry for each in place.ledger.store.entries(VISIT.stream(visit.id)) if each.entry.event == "VisitMissed"
    ]
    assert missed.missed
    assert visit.ends_at == entry.stamp().effective_at
    assert [] == place.sweep()
    assert [missed] == [*place.desk("li").list(missed=True)]
    late = place.desk("li").put_off(visit.id, day=place.day(6), reason=NotHeld.ENTERPRISE, note="企业停产")
    assert not late.missed


# -- held -----------------------------------------------------------------------------------------------------------------


def test_what_is_heard_becomes_a_case_each_linked_both_ways_in_one_commit(place: Any) -> None:
    visit = place.planned(3)
    place.wait(days=3)
    before = len([*place.ledger.feed()])
    held = place.desk("li").hold(visit.id, HEARD)
    assert (("li", "sun"), ["王五"], 1) == (held.visitors, [reveal(each) for each in held.met], len(held.help))
    assert [("p-1", "小微企业税收优惠"), (None, "稳岗补贴")] == [
        (each.policy, reveal(each.title)) for each in held.policies
    ]
    cases = [place.ledger.load(CASE.stream(issue.case)).record for issue in held.issues]
    assert [issue_source(visit.id, number) for number in (1, 2)] == [case.sources[0].source_id for case in cases]
    assert [("visit", "e1", "990102")] * 2 == [(case.channel, case.enterprise, case.region) for case in cases]
    assert [issue.case_number for issue in held.issues] == [case.number for case in cases]
    assert ["换证", "厂门口道路积水"] == [reveal(case.title) for case in cases]
    entries = [*place.ledger.feed()][before:]
    held_at = next(each.entry.ref for each in entries if each.entry.event == "VisitHeld")
    assert {held_at} == {each.entry.caused_by for each in entries if each.entry.event == "CaseSubmitted"}


def test_the_same_visit_is_not_held_twice_and_opens_its_cases_once(place: Any) -> None:
    visit = place.planned(3)
    first = place.desk("li").hold(visit.id, HEARD, request="r")
    assert first == place.desk("li").hold(visit.id, HEARD, request="r")
    with pytest.raises(RefusedError, match=r"visit.wrong-state"):
        place.desk("li").hold(visit.id, HEARD)
    assert 2 == sum(each.entry.event == "CaseSubmitted" for each in place.ledger.feed())


def test_what_an_issue_says_lies_in_its_case_alone(place: Any) -> None:
    visit = place.planned(3)
    held = place.desk("li").hold(visit.id, HEARD)
    vault = place.ledger.store.vault_streams(f"case/{held.issues[0].case}")
    assert {CASE.stream(held.issues[0].case)} == {*vault}


@pytest.mark.parametrize(
    ("report", "code"),
    [
        (VisitReport(nothing_heard=True), "visit.no-visitor"),
        (VisitReport(visitors=("li",)), "visit.nothing-said"),
        (VisitReport(visitors=("nobody",), nothing_heard=True), "person.unknown"),
    ],
)
def test_a_record_says_who_went_and_what_was_heard(place: Any, report: VisitReport, code: str) -> None:
    visit = place.planned(3)
    with pytest.raises(RefusedError, match=code):
        place.desk("li").hold(visit.id, report)
    with pytest.raises(RefusedError, match=r"person.unknown"):
        place.desk("li").hold(visit.id, NOTHING, recorded_for="nobody")


def test_a_visit_held_on_another_day_moves_its_contact(place: Any) -> None:
    visit = place.planned(3)
    place.wait(days=5)
    held = place.desk("li").hold(visit.id, NOTHING)
    assert (place.day(5), place.day(5)) == (held.day, place.log().contacts[0].day)
    assert not held.late


def test_a_visit_on_another_day_whose_period_is_full_is_justified(place: Any) -> None:
    place.contacts = ContactPlan(cap=1, per="month")
    visit = place.planned(3)
    place.wait(days=30)
    place.desk("sun").enter("e1", NOTHING, unit="tax", purpose="走访")
    with pytest.raises(RefusedError, match=r"contact.above-cap"):
        place.desk("li").hold(visit.id, NOTHING)
    assert place.desk("li").hold(visit.id, NOTHING, justification="urgent").day == place.day(30)


def test_a_visit_without_a_plan_is_entered_late_and_on_paper(place: Any) -> None:
    place.wait(days=10)
    happened = place.clock.moment - timedelta(days=4)
    visit = place.desk("wang").enter(
        "e1", HEARD, unit="market", purpose="走访", at=happened, recorded_for="li", request="paper-1"
    )
    assert (True, place.day(6), VisitState.HELD) == (visit.late, visit.day, visit.state)
    assert ["VisitPlanned", "VisitHeld"] == place.events(VISIT.stream(visit.id))
    stamps = [each.entry.stamp() for each in place.ledger.store.entries(VISIT.stream(visit.id))]
    assert {("wang", "li", happened)} == {(each.actor, each.recorded_for, each.effective_at) for each in stamps}
    assert ContactState.HELD is place.log().contacts[0].state
    again = place.desk("wang").enter("e1", HEARD, unit="market", purpose="走访", at=happened, request="paper-1")
    assert again == visit
    with pytest.raises(RefusedError, match=r"visit.no-purpose"):
        place.desk("li").enter("e1", NOTHING, unit="market", purpose="")
    with pytest.raises(RefusedError, match=r"visit.nothing-said"):
        place.desk("li").enter("e1", VisitReport(visitors=("li",)), unit="market", purpose="走访")


def test_help_that_comes_later_is_added(place: Any) -> None:
    visit = place.planned(3)
    place.desk("sun").join(visit.id, unit="tax")
    place.desk("li").hold(visit.id, HEARD)
    added = place.desk("sun").add(visit.id, VisitReport(help=("办结退税",), issues=(VisitIssue(text="又一件事"),)))
    assert [("market", "现场帮助填表"), ("tax", "办结退税")] == [(each.unit, reveal(each.text)) for each in added.help]
    assert [1, 2, 3] == [issue.number for issue in added.issues]
    assert "market" == place.desk("wang").add(visit.id, VisitReport(help=("回访",)), unit="market").help[-1].unit
    with pytest.raises(RefusedError, match=r"visit.nothing-added"):
        place.desk("li").add(visit.id, VisitReport())
    with pytest.raises(RefusedError, match=r"visit.wrong-state"):
        place.desk("li").add(place.planned(30).id, VisitReport(help=("早了",)))


def test_late_entries_come_in_the_order_of_the_events(place: Any) -> None:
    visit = place.planned(3)
    with pytest.raises(RefusedError, match=r"visit.before-last"):
        place.desk("li").hold(visit.id, NOTHING, at=place.clock.moment - timedelta(days=1))
    with pytest.raises(RefusedError, match=r"access.in-future"):
        place.desk("li").hold(visit.id, NOTHING, at=place.clock.moment + timedelta(days=1))


# -- who sees it ----------------------------------------------------------------------------------------------------------


def test_a_unit_sees_its_own_visits_and_conveners_all(place: Any) -> None:
    visit = place.planned(3)
    assert (
        [visit] == [*place.desk("li").list(text="某厂1")] == [*place.desk("wang").list(unit="market", enterprise="e1")]
    )
    assert [] == [*place.desk("wu").list()]
    with pytest.raises(NotFoundError):
        place.desk("wu").hold(visit.id, NOTHING)
    assert [] == [*place.desk("wang").list(period=Period.parse("2026Q4"))]
    assert [visit] == [*place.desk("wang").list(period=Period.parse("2026Q3"), state=VisitState.PLANNED)]


def test_lists_go_on_behind_a_page(place: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = place.planned(3), place.planned(5, firm="e2")
    monkeypatch.setattr("govliaison.visits.desk._PAGE", 1)
    assert [first, second] == [*place.desk("li").list()]


def test_the_verbs_refuse_what_is_not_theirs(place: Any) -> None:
    visit = place.planned(3)
    by = d.By(actor=place.actor("wu"), at=place.clock.moment, day=place.day(0))
    held = d.HoldAsk(report=NOTHING, by=by)
    end = d.EndAsk(reason=NotHeld.AGENCY, note="x", by=by)
    after = attrs.evolve(visit, state=VisitState.HELD)
    verdicts = [
        d.hold_visit(visit, held),
        d.end_visit(visit, end),
        d.add_to_visit(after, held),
        d.join_visit(visit, "tax", by),
        d.hold_visit(None, held),
        d.end_visit(None, end),
        d.add_to_visit(None, held),
        d.join_visit(None, "tax", by),
        d.begin_visit(visit, attrs.evolve(_ask(place), by=by)),
    ]
    codes = [verdict.code for verdict in verdicts if isinstance(verdict, Refusal)]
    assert ["visit.other-unit"] * 4 + ["visit.unknown"] * 4 + ["visit.exists"] == codes


def _ask(place: Any) -> d.PlanAsk:
    by = d.By(actor=place.actor("li"), at=place.clock.moment, day=place.day(0))
    return d.PlanAsk(
        visit="v",
        enterprise="e1",
        enterprise_name="某厂",
        unit="market",
        day=place.day(1),
        ends_at=place.clock.moment,
        purpose="走访",
        by=by,
    )


def test_a_record_without_a_region_is_seen_by_no_county(place: Any) -> None:
    decision = accepted(d.begin_visit(None, _ask(place)))
    assert isinstance(decision, Decision)
    stamp = place.context("li").stamp()
    visit = VISIT.evolve(None, decision.events[0], stamp)
    assert frozenset({"convener", "enterprise:e1", "unit:market"}) == VISIT.index(visit).audience
