"""Supervisors: chosen by those who may, for a term, without conflict (M5.1)."""

from datetime import UTC, date, datetime
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from watch_world import FIRMS, ZONE, World

from govliaison.cases import CASE
from govliaison.enterprises import RegisteredState
from govliaison.errors import NotFoundError, RefusedError
from govliaison.supervision import (
    RECHECKED_AFTER,
    Aspect,
    EndReason,
    FeedbackPer,
    Mark,
    Observation,
    SupervisionPlan,
    Supervisor,
    conflicts_with,
    feedback_due,
    missing_feedback,
    period_of,
    rechecks_of,
)
from govliaison.supervision.supervisor import SUPERVISOR
from govliaison.values import Period

SEEN = (Observation(aspect=Aspect.ORDER, mark=Mark.FAIR),)


@pytest.fixture
def world() -> World:
    return World()


def choose(world: World, firm: str = "firm-1", letter: str = "1号", **said: Any) -> Supervisor:
    return world.supervision("hu").select(enterprise=firm, name="王监督", letter=letter, **said)


def test_a_supervisor_serves_for_the_term_of_the_plan(world: World) -> None:
    found = choose(world, phone="13900001111")
    assert (date(2026, 9, 7), date(2028, 9, 6), "front", "bureau") == (
        found.since,
        found.until,
        found.selected_by,
        found.desk,
    )
    assert found.serves_on(date(2028, 9, 6))
    assert not found.serves_on(date(2028, 9, 7))
    assert found == world.supervision().get("1号") == world.supervision().get(found.id)


@pytest.mark.parametrize("person", ["wang", "li", "none"])
def test_only_the_keepers_of_the_base_choose(world: World, person: str) -> None:
    with pytest.raises(RefusedError, match=r"supervision\.not-selector"):
        world.supervision(person).select(enterprise="firm-1", name="王", letter="1号")
    with pytest.raises(RefusedError, match=r"supervision\.not-selector"):
        world.supervision(person).select(enterprise="firm-1", name="王", letter="1号", unit="front")


def test_where_nobody_keeps_the_base_every_convener_chooses(world: World) -> None:
    bare = attrs.evolve(
        world.cases_rules,
        units=type(world.cases_rules.units)(
            [attrs.evolve(unit, roles=unit.roles - {"keeper"}) for unit in world.cases_rules.units.units.values()]
        ),
    )
    assert ("bureau", "front") == attrs.evolve(world.rules, cases=bare).selectors


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"name": " "}, "supervision.no-name"),
        ({"letter": " "}, "supervision.no-letter"),
        ({"until": date(2026, 9, 6)}, "supervision.empty-term"),
    ],
)
def test_what_an_appointment_needs(world: World, said: dict[str, Any], code: str) -> None:
    parts = {"enterprise": "firm-1", "name": "王", "letter": "1号"} | said
    with pytest.raises(RefusedError, match=code):
        world.supervision("hu").select(**parts)


def test_only_firms_of_the_base_that_are_there_are_chosen_from(world: World) -> None:
    with pytest.raises(NotFoundError):
        choose(world, "nothing")
    world.register("over", RegisteredState.CANCELLED)
    with pytest.raises(RefusedError, match=r"supervision\.enterprise-gone"):
        choose(world, "over")


def test_no_two_appointments_share_a_letter(world: World) -> None:
    choose(world)
    with pytest.raises(RefusedError, match=r"supervision\.letter-taken"):
        choose(world, "firm-2")
    with pytest.raises(RefusedError, match=r"supervision\.letter-taken"):
        world.supervision("hu").renew("1号", letter="１号")


def test_a_term_ends_by_itself_unless_it_is_renewed(world: World) -> None:
    found = choose(world, until=date(2026, 12, 31))
    desk = world.supervision("hu")
    with pytest.raises(RefusedError, match=r"supervision\.not-selector"):
        world.supervision().renew(found.id, letter="2号")
    renewed = desk.renew(found.id, letter="2号", until=date(2027, 6, 30))
    assert (("1号", "2号"), date(2027, 6, 30)) == (renewed.letters, renewed.until)
    assert date(2029, 6, 30) == desk.renew(found.id, letter="3号").until
    world.clock.moment = datetime(2029, 6, 30, 15, 59, tzinfo=UTC)
    world.sweep()
    assert None is desk.get("3号").end
    world.wait(minutes=1)
    world.sweep()
    assert EndReason.EXPIRED is desk.get("3号").end
    with pytest.raises(RefusedError, match=r"supervision\.not-serving"):
        desk.renew(found.id, letter="4号")


def test_a_supervisor_resigns_and_watches_nothing_any_more(world: World) -> None:
    found, desk = choose(world), world.supervision("hu")
    desk.assign(found.id, unit="hall")
    with pytest.raises(RefusedError, match=r"supervision\.expires-itself"):
        desk.end(found.id, reason=EndReason.EXPIRED)
    with pytest.raises(RefusedError, match=r"supervision\.not-selector"):
        world.supervision().end(found.id)
    ended = desk.end(found.id, note="工作变动")
    assert (EndReason.RESIGNED, ()) == (ended.end, ended.open_watches)
    with pytest.raises(RefusedError, match=r"supervision\.not-serving"):
        desk.end(found.id)
    with pytest.raises(RefusedError, match=r"supervision\.not-serving"):
        desk.assign(found.id, unit="tax")
    assert [] == [*desk.list()]
    assert [found.id] == [each.id for each in desk.list(serving=False)] == [each.id for each in desk.list(serving=None)]


def test_units_are_given_and_taken_by_those_who_chose_or_the_desk(world: World) -> None:
    found = choose(world)
    desk = world.supervision()
    with pytest.raises(NotFoundError):
        world.supervision("sun").assign(found.id, unit="hall")
    with pytest.raises(RefusedError, match=r"unit\.unknown"):
        desk.assign(found.id, unit="nowhere")
    with pytest.raises(RefusedError, match=r"case\.unit-gone"):
        desk.assign(found.id, unit="gone")
    given = desk.assign(found.id, unit="hall", window="3号窗")
    assert given == desk.assign(found.id, unit="hall", window="3号窗")
    with pytest.raises(RefusedError, match=r"supervision\.watched-already"):
        desk.assign(found.id, unit="hall")
    assert [found.id] == [each.id for each in desk.list(unit="hall")]
    assert () == desk.unassign(found.id, unit="hall").open_watches
    with pytest.raises(RefusedError, match=r"supervision\.not-watched"):
        desk.unassign(found.id, unit="hall")
    assert [] == [*desk.list(unit="hall")]


def test_people_of_a_unit_arrange_no_supervision_of_it_and_do_not_see_who_watches_it(world: World) -> None:
    found = choose(world)
    both = world.supervision("both")
    with pytest.raises(RefusedError, match=r"supervision\.own-unit"):
        both.assign(found.id, unit="hall")
    world.supervision().assign(found.id, unit="hall")
    world.supervision().assign(found.id, unit="tax")
    world.supervision().give_feedback(found.id, unit="hall", observations=SEEN)
    assert ["tax"] == [each.unit for each in both.get(found.id).watches]
    assert () == both.get(found.id).feedback
    assert [] == [*both.list(unit="hall")]
    with pytest.raises(RefusedError, match=r"supervision\.not-watched"):
        both.unassign(found.id, unit="hall")
    with pytest.raises(RefusedError, match=r"supervision\.own-unit"):
        both.give_feedback(found.id, unit="hall", observations=SEEN)
    for person in ("li", "sun", "none"):
        assert [] == [*world.supervision(person).list(serving=None)]
        with pytest.raises(NotFoundError):
            world.supervision(person).get(found.id)


def test_looking_again_tells_people_of_the_unit_nothing(world: World) -> None:
    found = choose(world)
    world.supervision().assign(found.id, unit="hall")
    case = world.submit("firm-1", "hall")
    assert [] == world.supervision("both").recheck(case.id)
    assert not world.supervision().get(found.id).watches[0].is_active
    other = choose(world, "firm-2", "2号")
    world.supervision().assign(other.id, unit="hall")
    world.submit("firm-2", "hall")
    assert [] == world.supervision("li").recheck()


def test_a_case_of_the_own_enterprise_stands_against_watching_and_is_looked_at_again_when_it_comes(
    world: World,
) -> None:
    found, desk = choose(world), world.supervision()
    case = world.submit("firm-1", "hall")
    with pytest.raises(RefusedError, match=r"supervision\.conflict"):
        desk.assign(found.id, unit="hall")
    desk.assign(found.id, unit="tax")
    later = world.submit("firm-1", "tax")
    [conflict] = conflicts_with(later, [desk.get(found.id)])
    assert (found.id, "tax", later.id) == (conflict.supervisor, conflict.unit, conflict.case)
    assert () == conflicts_with(case, [desk.get(found.id)])
    assert (later.id,) == rechecks_of(world.ledger.history(f"case/{later.id}")[0], later)
    assert CASE.events.keys() >= RECHECKED_AFTER
    assert [found.id] == desk.recheck(later.id)
    assert [] == desk.recheck(world.submit("firm-2", "tax").id) == desk.recheck(world.submit(None, "tax").id)
    assert [] == desk.recheck()
    assert [] == desk.recheck("nothing")
    assert frozenset({later.id}) == desk.get(found.id).watch("tax").suspended_for  # type: ignore[union-attr]
    with pytest.raises(RefusedError, match=r"supervision\.conflict"):
        desk.give_feedback(found.id, unit="tax", observations=SEEN)


def test_a_confidential_case_stands_against_watching_too(world: World) -> None:
    watcher = choose(world)
    world.supervision().assign(watcher.id, unit="hall")
    world.submit("firm-1", "hall", confidential=True)
    with pytest.raises(RefusedError, match=r"supervision\.conflict"):
        world.supervision().give_feedback(watcher.id, unit="hall", note="窗口有序")


def test_a_verb_enters_first_what_a_case_stands_against(world: World) -> None:
    found, desk = choose(world), world.supervision()
    desk.assign(found.id, unit="tax")
    case = world.submit("firm-1", "tax")
    desk.assign(found.id, unit="hall")
    assert frozenset({case.id}) == desk.get(found.id).watch("tax").suspended_for  # type: ignore[union-attr]
    assert ["hall"] == [each.unit for each in desk.get(found.id).watches if each.is_active]


def test_watching_goes_on_once_the_case_is_over(world: World) -> None:
    found, desk = choose(world), world.supervision("hu")
    case = world.submit("firm-1")
    with pytest.raises(RefusedError, match=r"supervision\.conflict"):
        desk.assign(found.id, unit="bureau")
    world.end(case)
    desk.assign(found.id, unit="bureau")
    later = world.submit("firm-1")
    assert [found.id] == desk.recheck(later.id)
    world.end(later)
    assert [found.id] == desk.recheck(later.id)
    assert desk.get(found.id).watch("bureau") == attrs.evolve(desk.get(found.id).watches[0], suspended_for=frozenset())


def test_feedback_is_given_once_for_each_unit_and_period(world: World) -> None:
    found, desk = choose(world), world.supervision()
    with pytest.raises(RefusedError, match=r"supervision\.not-watched"):
        desk.give_feedback(found.id, unit="hall", observations=SEEN)
    desk.assign(found.id, unit="hall")
    with pytest.raises(RefusedError, match=r"supervision\.nothing-said"):
        desk.give_feedback(found.id, unit="hall")
    told = desk.give_feedback(found.id, unit="hall", note="秩序一般")
    assert ["2026Q3"] == [each.period for each in told.feedback]
    with pytest.raises(RefusedError, match=r"supervision\.feedback-given"):
        desk.give_feedback(found.id, unit="hall", observations=SEEN, period="2026年第三季度")


def test_feedback_that_did_not_come_in_time_is_missing(world: World) -> None:
    found, desk = choose(world), world.supervision()
    desk.assign(found.id, unit="hall")
    third, plan = Period.parse("2026Q3"), world.rules.plan
    people = [desk.get(found.id)]
    assert date(2026, 10, 10) == feedback_due(third, plan)
    assert () == missing_feedback(people, third, plan, ZONE, date(2026, 10, 10))
    [missing] = missing_feedback(people, third, plan, ZONE, date(2026, 10, 11))
    assert (found.id, "hall", "2026Q3", None) == (missing.supervisor, missing.unit, missing.period, missing.given_on)
    world.clock.moment = datetime(2026, 10, 12, 2, tzinfo=UTC)
    desk.give_feedback(found.id, unit="hall", period="2026Q3", observations=SEEN)
    [late] = missing_feedback([desk.get(found.id)], third, plan, ZONE, date(2026, 10, 13))
    assert date(2026, 10, 12) == late.given_on
    assert () == desk.feedback_owed("2026Q2")


def test_nothing_is_owed_for_what_was_not_watched_at_the_end_of_the_period(world: World) -> None:
    found, desk = choose(world), world.supervision()
    desk.assign(found.id, unit="hall")
    desk.assign(found.id, unit="tax")
    desk.unassign(found.id, unit="hall")
    world.submit("firm-1", "tax")
    desk.recheck()
    assert () == desk.feedback_owed("2026Q3")


@pytest.mark.parametrize(
    ("per", "period"), [(FeedbackPer.MONTH, "2026-09"), (FeedbackPer.QUARTER, "2026Q3"), (FeedbackPer.YEAR, "2026")]
)
def test_periods_are_as_long_as_the_plan_says(per: FeedbackPer, period: str) -> None:
    assert period == str(period_of(date(2026, 9, 7), SupervisionPlan(feedback_per=per)))


def test_the_same_request_twice_is_one_appointment(world: World) -> None:
    desk = world.supervision("hu")
    desk.select(enterprise="firm-1", name="王", letter="1号", request="r1")
    desk.select(enterprise="firm-1", name="王", letter="1号", request="r1")
    assert 1 == len([*desk.list()])


def test_a_supervisor_folds_the_same_again(world: World) -> None:
    found, desk = choose(world), world.supervision()
    desk.assign(found.id, unit="hall")
    desk.give_feedback(found.id, unit="hall", note="好")
    stream = SUPERVISOR.stream(found.id)
    assert world.ledger.load(stream).record == world.ledger.fold(stream).record


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["case", "end", "assign", "unassign", "report", "recheck"]),
        st.sampled_from(FIRMS),
        st.sampled_from(["hall", "tax", "bureau"]),
    ),
    max_size=14,
)


@settings(max_examples=40, deadline=None)
@given(STEPS)
def test_no_supervisor_ever_watches_where_its_enterprise_has_an_open_case(steps: list[tuple[str, str, str]]) -> None:
    world = World()
    people = {firm: choose(world, firm, f"{firm}号") for firm in FIRMS}
    cases: list[Any] = []
    for what, firm, unit in steps:
        desk, watcher = world.supervision("hu"), people[firm].id
        against = [c for c in cases if c.enterprise == firm and unit in c.units]
        try:
            if what == "case":
                cases.append(world.submit(firm, None if unit == "bureau" else unit))
                desk.recheck(cases[-1].id)
            elif what == "end":
                mine = [c for c in cases if c.lead == "bureau" and c.enterprise == firm]
                for case in mine:
                    world.end(case)
                    cases.remove(case)
            elif what == "assign":
                desk.assign(watcher, unit=unit)  # once more changes nothing: who is suspended stays so
                assert not (against and desk.get(watcher).watch(unit).is_active)
            elif what == "unassign":
                desk.unassign(watcher, unit=unit)
            elif what == "report":
                world.findings("hu").report(supervisor=watcher, unit=unit, text="秩序差")
                assert not against
            desk.recheck()
        except RefusedError as error:
            assert error.code.startswith("supervision.")  # noqa: PT017
        for each in desk.list():
            watched = {watch.unit for watch in each.watches if watch.is_active}
            assert watched.isdisjoint({unit for c in cases if c.enterprise == each.enterprise for unit in c.units})
        desk.recheck()
