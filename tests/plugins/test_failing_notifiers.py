"""A notifier that goes wrong keeps no message from anybody else, and loses none."""

from typing import Any

import pytest
from misbehaving import HOW

from govliaison.ledger import MessageState, Settle


@pytest.mark.parametrize("how", HOW)
def test_the_message_stays_and_other_notifiers_deliver(place: Any, whole: Any, trouble: Any, how: str) -> None:
    place.set_up("notifiers.bad", "./bad.py:notifier", how)
    with place.open() as liaison:
        case = place.submit(liaison)
        liaison.as_("zhang.wei").cases.dispatch(case.id, lead="market-regulation")
        outcomes = {(each.destination, each.outcome) for each in liaison.work_outbox()}
        assert {Settle.RETRY} == {outcome for name, outcome in outcomes if name == "bad"}
        assert {Settle.DONE} == {outcome for name, outcome in outcomes if name == "files"}
        waiting = liaison.ledger.store.messages(MessageState.WAITING, "", 100)
        assert {"bad"} == {each.destination for each in waiting}
        whole(liaison)
    assert {("notifiers", "bad", "./bad.py:notifier", "notify", trouble[how])} == place.named()
    code, said = place.call("outbox", "list")
    assert (0, False) == (code, "张三丰" in said)


def test_one_that_hangs_is_waited_for_once_in_a_run(place: Any) -> None:
    place.set_up("notifiers.bad", "./bad.py:notifier", "hangs")
    with place.open() as liaison:
        for case in [place.submit(liaison) for _ in range(3)]:
            liaison.as_("zhang.wei").cases.dispatch(case.id, lead="market-regulation")
        reasons = [
            each.reason.param("fault") for each in liaison.work_outbox() if each.destination == "bad" and each.reason
        ]
        (fault,) = liaison.health().faults
    assert ["overdue 1 s", "resting", "resting"] == reasons
    assert ("overdue", "1 s", False) == (fault.trouble, fault.what, liaison.health().is_good)
