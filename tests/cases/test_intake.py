"""Submit, amend, admit, refuse, dispatch."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from govliaison.cases import Attachment, CaseKind, CasePolicy, CaseState, RefusalReason, ReturnReason, Urgency
from govliaison.cases import decide as d
from govliaison.deadlines import Stage
from govliaison.errors import Conflict, NotFoundError, RefusedError
from govliaison.ledger import Erased, Private, Stamp, erase, reveal
from govliaison.values import Reason, Refusal


def file(digest: str) -> Attachment:
    blob = Private("case/x", digest, blob=True)
    return Attachment(name=Private("case/x", "照片.jpg"), blob=blob, size=1, media_type="image/jpeg")


def test_a_matter_without_a_known_category_waits_at_the_desk(world: Any) -> None:
    case = world.submit()
    assert (CaseState.SUBMITTED, "convener", "portal") == (case.state, case.lead, case.channel)
    assert (CaseKind.HELP, Urgency.ORDINARY) == (case.kind, case.urgency)
    assert ["CaseSubmitted"] == world.events(case.id)
    assert [(Stage.DISPATCH, "convener")] == [(clock.start.stage, clock.start.unit) for clock in case.running]
    assert [("filer", "case.acknowledged")] == world.take_notices()


def test_a_known_category_goes_straight_to_its_unit(world: Any) -> None:
    case = world.submit(category="食品")
    assert (CaseState.DISPATCHED, "market", "catalogue", False) == (case.state, case.lead, case.by, case.designated)
    assert ["CaseSubmitted", "CaseAdmitted", "CaseDispatched"] == world.events(case.id)
    assert {Stage.SIGN, Stage.CONTACT, Stage.ANSWER} == {clock.start.stage for clock in case.running}
    assert [("filer", "case.acknowledged"), ("unit", "case.dispatched")] == world.take_notices()


@pytest.mark.parametrize("category", ["", "没有的类别", "旧事", "远事"])
def test_without_a_clear_answer_of_the_catalogue_it_stays_on_the_desk(world: Any, category: str) -> None:
    """Unknown category; a unit that no longer exists; a unit that is not in the profile."""
    assert CaseState.SUBMITTED is world.submit(category=category).state


def test_a_policy_may_send_everything_to_the_desk(make_world: Callable[..., Any]) -> None:
    world = make_world(policy=CasePolicy(dispatch_automatically=False))
    assert CaseState.SUBMITTED is world.submit(category="食品").state


def test_only_a_new_case_is_dispatched_by_the_catalogue(world: Any) -> None:
    assert Refusal.of("case.unknown") == d.dispatch_by_itself(None, world.now, world.rules)
    dispatched = world.submit(category="食品")
    assert Refusal.of("case.unknown") == d.dispatch_by_itself(dispatched, world.now, world.rules)


def test_a_late_entry_is_accountable_since_receipt_but_its_unit_only_since_it_was_told(world: Any) -> None:
    received = world.now - timedelta(days=3)
    case = world.submit(category="食品", received_at=received)
    assert [("convener", received), ("market", world.now)] == [(each.unit, each.since) for each in case.holdings]


def test_a_history_is_told_at_its_own_moments_and_raises_no_notices(world: Any) -> None:
    received = world.now - timedelta(days=300)
    case = world.submit(category="食品", received_at=received, history=True)
    assert {received} == {holding.since for holding in case.holdings}
    assert [] == world.take_notices()


def test_a_title_stands_in_for_the_text_and_the_text_for_the_title(world: Any) -> None:
    only_text = world.submit(title="", text="长" * 60)
    assert "长" * 40 == reveal(only_text.title)
    assert "停电" == reveal(world.submit(title=" 停电 ", text="").text)


def test_nothing_at_all_is_refused(world: Any) -> None:
    with pytest.raises(RefusedError, match=r"case\.empty"):
        world.submit(title=" ", text="")


def test_what_lies_in_the_future_is_refused(world: Any) -> None:
    with pytest.raises(RefusedError, match=r"access\.in-future"):
        world.submit(received_at=world.now + timedelta(minutes=1))


def test_an_id_is_used_once(world: Any) -> None:
    case = world.submit()
    ask = d.SubmitAsk(case=case.id, number=case.number, submission=world.message())
    assert Refusal.of("case.exists", number=case.number) == d.submit(case, ask, world.rules)


def test_the_same_source_id_again_amends_what_changed_and_nothing_else(world: Any) -> None:
    said = world.message(extra={"park": "一号"}, extra_private={"boss": "李四"}, attachments=(file("a"),))
    desk = world.desk("wang")
    case = desk.submit(said)
    assert case == desk.submit(said)
    changes = {
        "kind": CaseKind.COMPLAINT,
        "text": "又交了第三次",
        "category": "食品",
        "region": "990102",
        "phone": "139",
    }
    local = {"extra": {"park": "二号", "gate": ""}, "extra_private": {"boss": "赵六"}}
    again = world.message(source_id=said.source_id, attachments=(file("a"), file("b")), **changes, **local)
    amended = desk.submit(again)
    assert ["CaseSubmitted", "CaseAmended", "AttachmentsAdded"] == world.events(case.id)
    assert (CaseKind.COMPLAINT, "食品", "990102") == (amended.kind, amended.category, amended.region)
    assert ("又交了第三次", "139") == (reveal(amended.text), reveal(amended.phone))
    assert {"park": "二号"} == amended.extra
    assert "赵六" == reveal(amended.extra_private["boss"])
    assert 2 == len(amended.attachments)
    assert amended == desk.submit(again)


def test_what_an_amendment_leaves_out_stays(world: Any) -> None:
    case = world.submit(kind=CaseKind.COMPLAINT, urgency=Urgency.URGENT)
    again = world.message(source_id="1", title="", text="", phone="", contact="", enterprise_name="")
    assert case == world.desk("wang").submit(again)


def test_another_channel_with_the_same_order_number_is_the_same_case_and_gets_the_answers_too(world: Any) -> None:
    case = world.submit(category="食品", order="12345-9")
    desk = world.desk("wang")
    same = desk.submit(world.message(channel="hall", source_id="h1", order="12345-9"))
    assert (case.id, ["portal", "hall"]) == (same.id, [source.channel for source in same.sources])
    assert same == desk.submit(world.message(channel="hall", source_id="h1"))
    world.desk("li").sign_for(case.id)
    world.take_notices()
    world.desk("li").interim(case.id, text="已派人到现场")
    assert [("filer", "case.interim")] * 2 == world.take_notices()


def test_an_order_number_may_come_later(world: Any) -> None:
    case = world.submit()
    desk = world.desk("wang")
    desk.submit(world.message(source_id="1", order="o"))
    assert case.id == desk.submit(world.message(channel="hall", order="o")).id
    assert 2 == len(world.record(case.id).sources)


def test_an_order_number_that_joins_two_cases_changes_neither(world: Any) -> None:
    one, other = world.submit(order="o"), world.submit()
    assert other == world.desk("wang").submit(world.message(source_id="2", order="o"))
    assert one == world.record(one.id)


def test_what_was_erased_does_not_come_back_by_an_import(world: Any) -> None:
    case = world.submit()
    stamp = Stamp(effective_at=world.now, recorded_at=world.now, actor="wang")
    erase(world.ledger, case.contact.subject, Reason.of("request"), stamp)
    again = world.desk("wang").submit(world.message(source_id="1"))
    assert isinstance(again.phone, Erased)


def test_the_same_telephone_is_found_in_any_spelling(world: Any) -> None:
    case = world.submit(phone="138-1234 5678")
    world.submit(phone="139")
    for spelling in ("13812345678", "+86 138 1234 5678", "１３８１２３４５６７８"):
        assert [case.id] == [row.id for row in world.desk("wang").find(phone=spelling).rows]
    assert () == world.desk("wang").find(phone="none").rows


def test_two_who_submit_the_same_matter_at_once_make_one_case(world: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    said = world.message(category="食品")
    commit, first = world.store.commit, []

    def be_slow(batch: Any) -> Any:
        if not first:
            first.append(True)
            first.append(world.desk("zhao").submit(said))
        return commit(batch)

    monkeypatch.setattr(world.store, "commit", be_slow)
    second = world.desk("wang").submit(said)
    assert first[1] == second
    assert 1 == len(world.desk("wang").find().rows)


def test_a_store_that_never_gives_way_is_given_up(world: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_batch: Any) -> Any:
        raise Conflict("number:1")

    monkeypatch.setattr(world.store, "commit", refuse)
    with pytest.raises(Conflict):
        world.submit()


def test_admission_leaves_a_case_on_the_manual_desk(world: Any) -> None:
    case = world.submit()
    admitted = world.desk("zhao").admit(case.id)
    assert (CaseState.ADMITTED, "convener") == (admitted.state, admitted.lead)
    assert case.running == admitted.running


def test_a_refused_case_waits_for_nobody_and_says_why_to_every_channel(world: Any) -> None:
    case = world.submit(order="o")
    world.desk("wang").submit(world.message(channel="hall", order="o"))
    world.take_notices()
    refused = world.desk("wang").refuse(case.id, reason=RefusalReason.IN_PROCEEDINGS, note=" 法院已立案 ")
    assert (CaseState.REFUSED, ()) == (refused.state, refused.running)
    assert "法院已立案" == reveal(refused.refusal_note)
    assert (world.now, world.now) == (refused.closed_at, refused.holdings[-1].until)
    assert [("filer", "case.refused")] * 2 == world.take_notices()


def test_a_history_is_refused_in_silence(world: Any) -> None:
    case = world.submit(history=True)
    assert world.desk("wang").refuse(case.id, reason=RefusalReason.INTERNAL).refusal_note is None
    assert [] == world.take_notices()


def test_dispatch_names_one_unit_and_those_that_assist(world: Any) -> None:
    case = world.submit()
    world.take_notices()
    case = world.desk("wang").dispatch(case.id, lead="market", assisting=("finance",))
    assert ("market", ("finance",), "hand") == (case.lead, case.assisting, case.by)
    assert [("unit", "case.dispatched")] * 2 == world.take_notices()


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"lead": "nowhere"}, "unit.unknown"),
        ({"lead": "gone"}, "case.unit-gone"),
        ({"lead": "market", "assisting": ("gone",)}, "case.unit-gone"),
        ({"lead": "market", "assisting": ("market",)}, "case.unit-twice"),
        ({"lead": "market", "assisting": ("finance", "finance")}, "case.unit-twice"),
    ],
)
def test_a_unit_that_cannot_take_it_is_refused(world: Any, asked: dict[str, Any], code: str) -> None:
    with pytest.raises(RefusedError, match=code):
        world.desk("wang").dispatch(world.submit().id, **asked)


@pytest.mark.parametrize(
    ("verb", "asked"),
    [("admit", {}), ("refuse", {"reason": RefusalReason.INTERNAL}), ("dispatch", {"lead": "market"})],
)
def test_intake_is_for_conveners_in_time_and_once(world: Any, verb: str, asked: dict[str, Any]) -> None:
    case = world.submit()
    with pytest.raises(NotFoundError, match=r"case\.unknown"):
        getattr(world.desk("li"), verb)(case.id, **asked)
    with pytest.raises(RefusedError, match=r"case\.before-last"):
        getattr(world.desk("wang"), verb)(case.id, at=world.now - timedelta(minutes=1), **asked)
    case = world.desk("wang").dispatch(case.id, lead="market")
    with pytest.raises(RefusedError, match=r"case\.wrong-state"):
        getattr(world.desk("wang"), verb)(case.id, **asked)


@pytest.mark.parametrize(
    ("decide", "ask"),
    [
        (d.admit, lambda by: d.AdmitAsk(by=by)),
        (d.refuse, lambda by: d.RefuseAsk(reason=RefusalReason.INTERNAL, by=by)),
        (d.dispatch, lambda by: d.DispatchAsk(lead="market", by=by)),
    ],
)
def test_a_unit_that_sees_the_case_still_does_not_decide_over_it(
    world: Any, make_by: Callable[..., Any], decide: Callable[..., Any], ask: Callable[..., Any]
) -> None:
    refusal = decide(world.submit(), ask(make_by(world, "li")), world.rules)
    assert Refusal.of("case.convener-only", person="li") == refusal


def test_after_enough_returns_the_convener_designates(world: Any) -> None:
    wang, li, sun = map(world.desk, ("wang", "li", "sun"))
    case = world.submit(category="食品")
    li.return_(case.id, reason=ReturnReason.NOT_COMPETENT, suggested="finance")
    assert not wang.dispatch(case.id, lead="finance").designated
    sun.return_(case.id, reason=ReturnReason.NOT_COMPETENT)
    assert wang.dispatch(case.id, lead="market").designated
    with pytest.raises(RefusedError, match=r"case\.designated"):
        li.return_(case.id, reason=ReturnReason.NOT_COMPETENT)


def test_where_nothing_may_be_returned_the_catalogue_designates_too(make_world: Callable[..., Any]) -> None:
    assert make_world(policy=CasePolicy(max_returns=0)).submit(category="食品").designated


def test_a_designation_is_final_at_once(world: Any) -> None:
    case = world.desk("wang").dispatch(world.submit().id, lead="market", designate=True)
    with pytest.raises(RefusedError, match=r"case\.designated"):
        world.desk("li").return_(case.id, reason=ReturnReason.OTHER_LEVEL)


def test_a_category_that_nobody_knows_is_kept_as_it_was_said_when_it_comes_later(world: Any) -> None:
    case = world.submit()
    amended = world.desk("wang").submit(world.message(source_id="1", category="没有的类别"))
    assert ("", "没有的类别") == (world.record(case.id).category, reveal(amended.category_said))
