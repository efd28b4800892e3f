"""State secrets that are found in a case already taken in: nothing of what it says stays, and its entries do."""

from typing import Any

import pytest

from govliaison.cases import CASE, Attachment, CaseState, DeliveryMethod, Outcome, RefusalReason, ReopenReason, Solved
from govliaison.errors import RefusedError
from govliaison.ledger import Erased, MessageState, Private, rebuild, verify
from govliaison.values import digest

SAID = "绝密内容"


def submit(world: Any, **said: Any) -> Any:
    case = world.submit(text=SAID, title="绝密标题", category="食品", **said)
    world.store.put_blob(digest(b"secret", "sha256"), b"secret")
    file = Attachment(
        name=Private(f"case/{case.id}", "密.pdf"),
        blob=Private(f"case/{case.id}", digest(b"secret", "sha256"), blob=True),
        size=6,
        media_type="application/pdf",
    )
    again = world.message(
        source_id=case.sources[0].source_id,
        text=SAID,
        title="绝密标题",
        attachments=(file,),
        extra_private={"x": SAID},
    )
    return world.desk("wang").submit(again)


def refuse(world: Any, case: str, person: str = "wang") -> Any:
    return world.desk(person).refuse(case, reason=RefusalReason.CLASSIFIED, note=f"内含{SAID}")


def is_whole(world: Any) -> bool:
    found = [each for each in verify(world.ledger) if not isinstance(each, int)]
    return not found and not any(each.differed for each in rebuild(world.ledger))


@pytest.mark.parametrize("state", [CaseState.DISPATCHED, CaseState.HANDLING, CaseState.ANSWERED])
def test_wherever_it_stands_only_the_stub_is_kept(world: Any, state: CaseState) -> None:
    case = submit(world)
    if state is not CaseState.DISPATCHED:
        world.desk("li").sign_for(case.id)
    if state is CaseState.ANSWERED:
        by_hand = {"method": DeliveryMethod.TELEPHONE, "delivered_at": world.now}
        world.desk("li").answer(case.id, text=f"关于{SAID}，已当面说明。", outcome=Outcome.EXPLAINED, **by_hand)
    entries = world.events(case.id)
    refused = refuse(world, case.number)
    assert (CaseState.REFUSED, RefusalReason.CLASSIFIED) == (refused.state, refused.refusal)
    assert {Erased} == {type(refused.title), type(refused.text), *(type(each.text) for each in refused.answers)}
    assert (None, None, None, (), {}, None) == (
        *(refused.contact, refused.phone, refused.phone_key),
        *(refused.attachments, refused.extra_private, refused.refusal_note),
    )
    assert world.store.blob(digest(b"secret", "sha256")) is None
    assert () == world.store.vault_streams(f"case/{case.id}")
    stored = world.store.records([CASE.stream(case.id)])[CASE.stream(case.id)]
    assert SAID.encode() not in stored.body
    assert SAID not in stored.index.text
    assert entries == world.events(case.id)[: len(entries)]
    assert refused.sources == case.sources
    assert [] == [clock for clock in refused.clocks if clock.is_running]
    assert all(duty.ended_at for duty in refused.duties)
    assert is_whole(world)


def test_messages_that_wait_are_emptied(world: Any) -> None:
    case = submit(world)
    world.desk("li").sign_for(case.id)
    world.desk("li").interim(case.id, text=f"正在核实{SAID}")
    refuse(world, case.id)
    assert 1 == sum(each.state is MessageState.ERASED for each in world.store.messages(None, "", 100))


def test_who_filed_other_matters_too_is_still_known_there(world: Any) -> None:
    case, other = submit(world), world.submit()
    refused = refuse(world, case.id)
    assert refused.contact is None
    assert "王五" == world.record(other.id).contact.value


def test_who_filed_nothing_else_is_erased(world: Any) -> None:
    case = submit(world, phone="139 0000 0000")
    subject = case.contact.subject
    world.desk("wang").submit(world.message(source_id="elsewhere"))
    refuse(world, case.id)
    assert () == world.store.vault_streams(subject)


def test_cases_that_follow_it_say_nothing_any_more_either(world: Any) -> None:
    master, other = submit(world), submit(world)
    world.merging("wang").merge(master.id, [other.id], no_new_facts=True)
    refuse(world, master.id)
    follower = world.record(other.id)
    assert (CaseState.REFUSED, RefusalReason.CLASSIFIED, Erased) == (
        *(follower.state, follower.refusal),
        type(follower.text),
    )
    assert is_whole(world)


def test_cases_that_ended_with_it_say_nothing_any_more_and_those_that_were_taken_up_again_do(world: Any) -> None:
    master, other, again = submit(world), submit(world), submit(world)
    world.merging("wang").merge(master.id, [other.id, again.id], no_new_facts=True)
    desk = world.desk("li")
    desk.sign_for(master.id)
    by_hand = {"method": DeliveryMethod.TELEPHONE, "delivered_at": world.now}
    desk.answer(master.id, text="经核查，已当面说明。", outcome=Outcome.EXPLAINED, **by_hand)
    desk.request_close_out(master.id)
    world.desk("wang").audit(master.id, approve=True)
    world.desk("wang").call_back(master.id, reached=True, solved=Solved.YES)
    for case in (master, again):
        world.care("wang").reopen(case.id, reason=ReopenReason.REBOUND, note="回头看")
    refuse(world, master.id)
    ended = world.record(other.id)
    assert (CaseState.CLOSED, Erased) == (ended.state, type(ended.text))
    assert (CaseState.HANDLING, SAID) == (world.record(again.id).state, world.record(again.id).text.value)
    assert is_whole(world)


def test_who_may_not_refuse_erases_nothing(world: Any) -> None:
    case = submit(world)
    with pytest.raises(RefusedError, match=r"case\.convener-only"):
        refuse(world, case.id, "li")
    assert SAID == world.record(case.id).text.value


def test_what_was_erased_before_it_could_be_refused_is_refused_the_next_time(
    world: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = submit(world)
    desk = world.desk("wang")
    monkeypatch.setattr(desk, "_verb", lambda *_asked: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        desk.refuse(case.id, reason=RefusalReason.CLASSIFIED)
    assert isinstance(world.record(case.id).text, Erased)
    assert CaseState.REFUSED is refuse(world, case.id).state


def test_other_reasons_still_refuse_only_what_nobody_handles(world: Any) -> None:
    case = submit(world)
    with pytest.raises(RefusedError, match=r"case\.wrong-state"):
        world.desk("wang").refuse(case.id, reason=RefusalReason.UNLAWFUL)


def test_no_leader_waits_any_more_for_a_report_on_what_may_not_be_here(world: Any) -> None:
    case = world.submit().id
    world.instructions("wang").instruct(
        case, leader="某领导", post="副市长", text="请督办", day=world.now.date(), due_at=None
    )
    refused = world.desk("wang").refuse(case, reason=RefusalReason.CLASSIFIED)
    assert (1, (), ()) == (len(refused.instructions), refused.open_instructions, refused.running)
