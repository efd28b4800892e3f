"""Who may know of a case, and what the profile wants before it is closed."""

from typing import Any

import attrs
import pytest
from case_stories import REAL, answered, defer, in_hand

from govliaison.cases import (
    CaseKind,
    CasePolicy,
    CaseState,
    Outcome,
    RefusalReason,
    Solved,
)
from govliaison.deadlines import Criterion
from govliaison.errors import NotFoundError, RefusedError

# -- who may know --------------------------------------------------------------------------------------------------------


def test_state_secrets_leave_a_stub_without_content(world: Any) -> None:
    case = world.submit(classified=True, category="食品", text="绝密内容", title="绝密标题")
    assert (CaseState.REFUSED, RefusalReason.CLASSIFIED) == (case.state, case.refusal)
    assert ["CaseSubmitted", "CaseRefused"] == world.events(case.id)
    assert ("", "", None, None, None, "") == (
        *(case.title.value, case.text.value, case.contact, case.phone, case.phone_key, case.category),
    )
    assert [("filer", "case.refused")] == world.take_notices()
    again = world.message(classified=False, text="绝密内容")
    kept = world.desk("wang").submit(attrs.evolve(again, source_id=case.sources[0].source_id))
    assert (case.id, "") == (kept.id, kept.text.value)
    assert () == world.desk("wang").find(text="绝密").rows


def test_a_confidential_matter_is_seen_by_who_has_a_part_in_it_and_units_see_not_who(world: Any) -> None:
    case = world.submit(confidential=True, region="990101").id
    world.desk("wang").dispatch(case, lead="market", assisting=("finance",))
    assert "王五" == world.desk("zhao").get(case).contact.value
    told = world.desk("li").sign_for(case)
    seen = world.desk("li").get(case)
    assert told == seen
    assert (None, None, None) == (seen.contact, seen.phone, seen.phone_key)
    [submitted] = [each.event for each in world.desk("li").history(case) if hasattr(each.event, "contact")]
    assert submitted.contact is submitted.phone is None
    assert world.desk("zhao").history(case)[0].event.contact is not None
    assert None is world.desk("sun").sign_for(case, unit="finance").contact
    world.care("wang").release(case, unit="finance", note="已由市监局一并办理")
    with pytest.raises(NotFoundError, match=r"case\.unknown"):
        world.desk("sun").get(case)
    assert () == world.desk("li").find(phone="13812345678").rows


def test_units_see_neither_the_enterprise_nor_local_personal_data_of_a_confidential_matter(world: Any) -> None:
    said = {"enterprise": "e-1", "credit_code": "914403001922038216", "extra_private": {"wish": "当面谈"}}
    case = world.submit(confidential=True, region="990101", extra={"park": "二号"}, **said).id
    world.desk("wang").dispatch(case, lead="market")
    seen, whole = world.desk("li").sign_for(case), world.desk("wang").get(case)
    told = ("enterprise", "credit_code", "enterprise_name", "extra_private")
    assert (None, None, None, {}) == tuple(getattr(seen, name) for name in told)
    assert ("e-1", "某厂", {"wish"}) == (whole.enterprise, whole.enterprise_name.value, {*whole.extra_private})
    assert {"park": "二号"} == seen.extra
    submitted = world.desk("li").history(case)[0].event
    assert (None, None, None, {}) == tuple(getattr(submitted, name) for name in told)
    for filters in ({"text": "某厂"}, {"enterprise": "e-1"}):
        assert () == world.desk("li").find(**filters).rows
        assert () == world.desk("wang").find(**filters).rows


def test_a_matter_may_become_confidential(world: Any) -> None:
    message = world.message()
    case = world.desk("wang").submit(message).id
    assert world.desk("wang").submit(attrs.evolve(message, confidential=True)).confidential
    world.desk("wang").dispatch(case, lead="market")
    message = attrs.evolve(message, confidential=True, phone="0375 666 666")
    world.desk("wang").submit(message)
    assert all(getattr(each.event, "phone", None) is None for each in world.desk("li").history(case))
    before = world.store.head()
    world.desk("wang").submit(message)
    assert before == world.store.head()
    assert world.record(case).confidential


def test_who_is_recused_no_longer_sees_the_case(world: Any) -> None:
    case = in_hand(world)
    with pytest.raises(RefusedError, match=r"case\.convener-only"):
        world.care("li").recuse(case, person="qian", note="亲属")
    with pytest.raises(RefusedError, match=r"case\.text-missing"):
        world.care("wang").recuse(case, person="qian", note="")
    world.care("wang").recuse(case, person="qian", note="亲属")
    before = world.store.head()
    world.care("wang").recuse(case, person="qian", note="亲属")
    assert before == world.store.head()
    with pytest.raises(NotFoundError, match=r"case\.unknown"):
        world.desk("qian").get(case)
    assert () == world.desk("qian").find().rows
    assert case == world.desk("li").get(case).id


def test_nobody_unknown_is_recused(world: Any) -> None:
    case = in_hand(world)
    with pytest.raises(RefusedError, match=r"person\.unknown"):
        world.care("wang").recuse(case, person="no.body", note="亲属")
    assert frozenset() == world.record(case).recused


def test_nothing_is_typed_in_for_who_is_recused_or_not_there(world: Any) -> None:
    case = answered(world)
    world.desk("li").request_close_out(case)
    world.care("wang").recuse(case, person="zhao", note="亲属")
    with pytest.raises(RefusedError, match=r"case\.recused"):
        world.desk("wang").audit(case, approve=True, recorded_for="zhao")
    with pytest.raises(RefusedError, match=r"person\.unknown"):
        world.desk("wang").audit(case, approve=True, recorded_for="ghost")
    assert CaseState.AUDITED is world.desk("wang").audit(case, approve=True).state


def certify(world: Any, case: str, criterion: Criterion, person: str = "li") -> Any:
    return world.care(person).certify(case, criterion=criterion, note="见附件")


# -- criteria for close-out ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("criterion", [Criterion.REPORTED, Criterion.CONFIRMED, Criterion.SIGNED_BY_HEAD])
def test_what_the_profile_wants_must_be_on_record_before_the_request(make_world: Any, criterion: Criterion) -> None:
    world = make_world(policy=CasePolicy(close_out=(criterion, Criterion.AUDITED)))
    case = answered(world)
    with pytest.raises(RefusedError, match=r"case\.criterion-missing"):
        world.desk("li").request_close_out(case)
    assert {criterion} == certify(world, case, criterion).met
    assert CaseState.REQUESTED is world.desk("li").request_close_out(case).state
    assert set() == world.desk("wang").audit(case, approve=False).met


def test_a_measure_is_evidence(make_world: Any) -> None:
    world = make_world(policy=CasePolicy(close_out=(Criterion.REPORTED,)))
    case = answered(world)
    world.desk("li").measure(case, text="已改正")
    assert CaseState.REQUESTED is world.desk("li").request_close_out(case).state


def test_an_explanation_closes_with_its_legal_basis_and_a_call_back(make_world: Any) -> None:
    world = make_world(policy=CasePolicy(call_back=False, close_out=(Criterion.EXPLAINED_WITH_BASIS,)))
    case = answered(world, Outcome.EXPLAINED)
    with pytest.raises(RefusedError, match=r"case\.criterion-missing"):
        world.desk("li").request_close_out(case)
    certify(world, case, Criterion.EXPLAINED_WITH_BASIS)
    world.desk("li").request_close_out(case)
    assert CaseState.AUDITED is world.desk("wang").audit(case, approve=True).state


def test_a_leader_approves_where_the_profile_wants_it(make_world: Any) -> None:
    world = make_world(policy=CasePolicy(close_out=(Criterion.APPROVED,)))
    case = answered(world)
    world.desk("li").request_close_out(case)
    with pytest.raises(RefusedError, match=r"case\.criterion-missing"):
        world.desk("wang").audit(case, approve=True)
    with pytest.raises(RefusedError, match=r"case\.convener-only"):
        certify(world, case, Criterion.APPROVED)
    certify(world, case, Criterion.APPROVED, "zhao")
    assert CaseState.AUDITED is world.desk("wang").audit(case, approve=True).state


def test_dissatisfied_but_lawful_is_closed(make_world: Any) -> None:
    world = make_world(policy=CasePolicy(close_out=(Criterion.LAWFUL,)))
    case = answered(world)
    world.desk("li").request_close_out(case)
    world.desk("wang").audit(case, approve=True)
    certify(world, case, Criterion.LAWFUL, "zhao")
    assert CaseState.CLOSED is world.desk("wang").call_back(case, reached=True, solved=Solved.NO).state


def test_a_planned_solution_is_put_off_and_not_closed(make_world: Any) -> None:
    world = make_world(policy=CasePolicy(close_out=(Criterion.PLANNED_APART,)))
    case = answered(world, Outcome.PLANNED)
    with pytest.raises(RefusedError, match=r"case\.planned-apart"):
        world.desk("li").request_close_out(case)
    with pytest.raises(RefusedError, match=r"case\.criterion-by-itself"):
        certify(world, case, Criterion.PLANNED_APART)
    assert CaseState.DEFERRED is defer(world, case).state


def test_a_suggestion_lands(world: Any) -> None:
    case = in_hand(world, kind=CaseKind.SUGGESTION)
    with pytest.raises(RefusedError, match=r"case\.suggestion-outcome"):
        world.desk("li").answer(case, text=REAL, outcome=Outcome.SOLVED)
    assert Outcome.ADOPTED is world.desk("li").answer(case, text=REAL, outcome=Outcome.ADOPTED).outcome
