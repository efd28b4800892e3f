"""What each agency did by visits in a period (M3.2)."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from govliaison.cases import CASE, CaseState, Outcome
from govliaison.errors import RefusedError
from govliaison.ledger import Private
from govliaison.values import Period
from govliaison.visits import (
    AgencyVisits,
    HelpGiven,
    IssueHeard,
    NotHeld,
    PolicyExplained,
    Visit,
    VisitIssue,
    VisitReport,
    VisitState,
    visits_by_agency,
)

Q3 = Period.parse("2026Q3")
TEXT = Private("v", "甲")
AGENCIES = ("market", "tax", "water")
units = st.lists(st.sampled_from([*AGENCIES, "else"]), min_size=1, max_size=3, unique=True).map(tuple)
days = st.dates(date(2026, 6, 1), date(2026, 11, 30))


def visit(number: int, units: tuple[str, ...], day: date, state: VisitState, issues: int) -> Visit:
    at = datetime(2026, 6, 1, tzinfo=UTC)
    return Visit(
        id=f"v{number}",
        state=state,
        enterprise=f"e{number % 3}",
        enterprise_name=TEXT,
        units=units,
        day=day,
        ends_at=at,
        purpose=TEXT,
        missed=state is VisitState.PLANNED and number % 2 == 0,
        policies=(PolicyExplained(title=TEXT),),
        issues=tuple(IssueHeard(number=n, case=f"c{number}.{n}", case_number="n") for n in range(issues)),
        help=(HelpGiven(unit=units[0], text=TEXT),),
        late=number % 2 == 1,
        planned_at=at,
        changed_at=at,
    )


rows = st.lists(st.tuples(units, days, st.sampled_from(VisitState), st.integers(0, 3)), max_size=12)


@given(rows)
def test_the_figures_are_those_of_a_plain_recount(said: list[tuple[Any, ...]]) -> None:
    visits = [visit(number, *each) for number, each in enumerate(said)]
    solved = {issue.case for each in visits for issue in each.issues if issue.number == 0}
    found = visits_by_agency(Q3, visits, AGENCIES, solved)
    assert AGENCIES == tuple(each.agency for each in found)[:3]
    inside = [each for each in visits if Q3.contains(each.day)]
    assert {unit for each in inside for unit in each.units} <= {each.agency for each in found}
    for line in found:
        held = [each for each in inside if line.agency in each.units and each.state is VisitState.HELD]
        assert len(held) == line.visits
        assert line.has_visited is bool(held)
        assert len({each.enterprise for each in held}) == line.enterprises
        assert sum(len(each.issues) for each in held) == line.issues
        assert sum(bool(each.issues) for each in held) == line.solved
        assert sum(each.units[0] == line.agency for each in held) == line.help
        assert sum(len(each.units) > 1 for each in held) == line.joint
        assert [each.id for each in sorted(held, key=lambda each: (each.day, each.id))] == list(line.ids)
        assert line.planned + line.missed + line.cancelled == sum(
            line.agency in each.units and each.state is not VisitState.HELD for each in inside
        )


def test_an_agency_without_a_visit_stands_there_with_nothing() -> None:
    assert (AgencyVisits(agency="tax"),) == visits_by_agency(Q3, [], ("tax", "tax"))


def test_solved_are_the_cases_that_are_closed_as_solved(place: Any) -> None:
    desk = place.desk("li")
    report = VisitReport(visitors=("li",), issues=(VisitIssue(text="甲"), VisitIssue(text="乙")))
    held = desk.enter("e1", report, unit="market", purpose="走访")
    [line] = desk.summary(Q3, ("market",))
    assert (2, 0) == (line.issues, line.solved)
    loaded = place.ledger.load(CASE.stream(held.issues[0].case))
    closed = attrs.evolve(loaded.record, state=CaseState.CLOSED, outcome=Outcome.SOLVED)
    from govliaison.ledger import Move  # noqa: PLC0415 - only here

    place.ledger.commit([Move(loaded=loaded, happenings=(), record=closed)])
    assert 1 == desk.summary(Q3, ("market",))[0].solved


steps = st.lists(
    st.tuples(
        st.sampled_from(["plan", "join", "put-off", "cancel", "hold", "enter", "sweep"]),
        st.sampled_from(["li", "sun", "wu"]),
        st.integers(0, 20),
    ),
    max_size=25,
)


@settings(max_examples=25, deadline=None)
@given(steps)
def test_whatever_happens_the_log_of_contacts_tells_the_same_as_the_visits(
    make_place: Callable[[], Any], said: list[tuple[str, str, int]]
) -> None:
    place = make_place()
    for verb, person, number in said:
        try:
            act(place, verb, person, number)
        except RefusedError:
            continue
        finally:
            place.wait(hours=number)
    visits = [*place.desk("wang").list()]
    log = place.log()
    standing = {each.reference: (each.day, each.state.value) for each in log.standing} if log else {}
    assert standing == {
        f"visit/{each.id}": (each.day, each.state.value) for each in visits if each.state is not VisitState.CANCELLED
    }
    linked = [issue.case for each in visits for issue in each.issues]
    opened = [each.entry.stream for each in place.ledger.feed() if each.entry.event == "CaseSubmitted"]
    assert sorted(map(CASE.stream, linked)) == sorted(opened)


def act(place: Any, verb: str, person: str, number: int) -> None:
    desk = place.desk(person)
    unit = {"li": "market", "sun": "tax", "wu": "water"}[person]
    day = place.clock.moment.date() + timedelta(days=number)
    report = VisitReport(visitors=(person,), issues=(VisitIssue(text="甲"),) * (number % 3), nothing_heard=True)
    visits = [*place.desk("wang").list()]
    visit = visits[number % len(visits)] if visits else None
    if verb == "plan":
        desk.plan("e1", unit=unit, day=day, purpose="走访")
    elif verb == "enter":
        desk.enter("e1", report, unit=unit, purpose="走访")
    elif verb == "sweep":
        place.sweep()
    elif visit is not None and verb == "join":
        place.desk("wang").join(visit.id, unit=unit)
    elif visit is not None and verb == "put-off":
        place.desk("wang").put_off(visit.id, day=day, reason=NotHeld.AGENCY, note="改期")
    elif visit is not None and verb == "cancel":
        place.desk("wang").cancel(visit.id, reason=NotHeld.AGENCY, note="取消")
    elif visit is not None:
        place.desk("wang").hold(visit.id, report)
