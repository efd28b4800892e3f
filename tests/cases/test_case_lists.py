"""Finding cases, and who may."""

from datetime import timedelta
from typing import Any

import pytest

from govliaison.cases import CaseState, DeliveryMethod, Outcome, RefusalReason, Submission
from govliaison.cases.noun import index
from govliaison.cases.opening import draft_case
from govliaison.errors import Conflict, InputError, NotFoundError


@pytest.fixture
def three(world: Any) -> list[str]:
    """One at the market bureau, one refused, one at the desk by another channel and from a county."""
    first = world.submit(category="食品", enterprise="e1", title="食品许可")
    world.wait(minutes=1)
    second = world.submit(title="停电")
    world.desk("wang").refuse(second.id, reason=RefusalReason.EMERGENCY_LINE)
    world.wait(minutes=1)
    third = world.submit(channel="hall", region="990102003", title="道路")
    return [first.id, second.id, third.id]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, [2, 1, 0]),
        ({"descending": False}, [0, 1, 2]),
        ({"is_open": True}, [2, 0]),
        ({"is_open": False}, [1]),
        ({"states": frozenset({CaseState.SUBMITTED})}, [2]),
        ({"states": frozenset({CaseState.SUBMITTED, CaseState.REFUSED}), "is_open": False}, [1]),
        ({"states": frozenset({CaseState.REFUSED}), "is_open": True}, []),
        ({"unit": "market"}, [0]),
        ({"region": "990000"}, [2]),
        ({"region": "990102"}, [2]),
        ({"region": "990200"}, []),
        ({"enterprise": "e1"}, [0]),
        ({"channel": "hall"}, [2]),
        ({"text": "停电"}, [1]),
        ({"overdue": True}, []),
    ],
)
def test_cases_are_found_by_what_is_asked(
    world: Any, three: list[str], asked: dict[str, Any], found: list[int]
) -> None:
    assert [three[place] for place in found] == [row.id for row in world.desk("wang").find(**asked).rows]


def test_a_deadline_that_passed_is_found(world: Any, three: list[str]) -> None:
    world.wait(days=2)
    assert {three[0], three[2]} == {row.id for row in world.desk("wang").find(overdue=True).rows}


def test_a_list_is_read_page_by_page(world: Any, three: list[str]) -> None:
    page = world.desk("wang").find(limit=2)
    rest = world.desk("wang").find(limit=2, after=page.after)
    assert three[::-1] == [row.id for row in (*page.rows, *rest.rows)]
    assert rest.after is None


def test_a_unit_sees_its_cases_and_those_it_assists(world: Any, three: list[str]) -> None:
    world.desk("wang").dispatch(three[2], lead="market", assisting=("finance",))
    assert {three[0], three[2]} == {row.id for row in world.desk("li").find().rows}
    assert [three[2]] == [row.id for row in world.desk("sun").find().rows]


def test_a_hidden_case_looks_like_none(world: Any, three: list[str]) -> None:
    hidden, absent = world.record(three[0]), world.clock.new_id()
    messages = []
    for name in (hidden.id, absent):
        with pytest.raises(NotFoundError) as caught:
            world.desk("stranger").get(name)
        messages.append((caught.value.code, caught.value.params, caught.value.where == name))
    with pytest.raises(NotFoundError) as caught:
        world.desk("stranger").history(hidden.number)
    messages.append((caught.value.code, caught.value.params, caught.value.where == hidden.number))
    with pytest.raises(NotFoundError) as caught:
        world.desk("stranger").get("000000000000")
    messages.append((caught.value.code, caught.value.params, True))
    assert [("case.unknown", {}, True)] * 4 == messages
    with pytest.raises(InputError):
        world.desk("wang").get("no number")


def test_a_case_is_called_by_its_number_in_any_width(world: Any, three: list[str]) -> None:
    number = world.record(three[0]).number
    wide = number.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"})
    assert three[0] == world.desk("li").get(number).id == world.desk("li").get(wide).id


def test_a_place_and_an_enterprise_see_what_concerns_them(world: Any, three: list[str]) -> None:
    """A street belongs to its county."""
    assert {"convener", "unit:convener", "region:990102"} == index(world.record(three[2])).audience
    assert "enterprise:e1" in index(world.record(three[0])).audience


def test_the_same_request_again_does_nothing(world: Any) -> None:
    desk, said = world.desk("wang"), world.message(category="食品")
    case = desk.submit(said, request="r1")
    assert case == desk.submit(said, request="r1")
    signed = world.desk("li").sign_for(case.id, request="r2")
    assert signed == world.desk("li").sign_for(case.id, request="r2")
    other = world.submit(category="食品")
    with pytest.raises(Conflict):
        world.desk("li").sign_for(other.id, request="r2")


def test_a_list_tells_what_a_case_is_about(world: Any, three: list[str]) -> None:
    row = world.desk("wang").find(states=frozenset({CaseState.SUBMITTED})).rows[0]
    told = (row.id, row.title, row.channel, row.region, row.unit, row.category)
    assert (three[2], "道路", "hall", "990102003", "convener", "") == told
    assert row.due_at == world.record(three[2]).running[0].start.due_at


def test_a_case_with_an_answer_is_tagged_by_its_outcome(world: Any) -> None:
    case = world.submit(category="食品", phone="")
    assert case.phone_key is None
    world.desk("li").sign_for(case.id)
    asked = {"method": DeliveryMethod.VISIT, "delivered_at": world.now}
    answered = world.desk("li").answer(case.id, text="已上门办结，证照当场交付企业。", outcome=Outcome.SOLVED, **asked)
    assert ("outcome", "solved") in index(answered).tags


def test_what_was_submitted_is_claimed_by_source_and_order() -> None:
    parts = {"channel": "portal", "source_id": "1", "received_at": None}
    assert ("source:portal:1",) == Submission(**parts).claims  # type: ignore[arg-type]
    assert ("source:portal:1", "order:o") == Submission(**parts, order="o").claims  # type: ignore[arg-type]


def test_a_draft_is_not_committed(world: Any) -> None:
    before = world.store.head()
    submission = world.message(received_at=world.now - timedelta(days=1))
    draft = draft_case(world.context("wang"), lambda _region: world.rules, submission, batch="b")
    assert draft.record.number
    assert before == world.store.head()


def test_a_history_may_name_the_unit_that_had_it(world: Any) -> None:
    said = world.message(history=True, received_at=world.now - timedelta(days=400))
    draft = draft_case(world.context("wang"), lambda _region: world.rules, said, lead="finance")
    assert ("finance", said.received_at) == (draft.record.lead, draft.record.dispatched_at)
