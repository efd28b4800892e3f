"""Letters with policies: delivered once by each notifier, entered, and given up when they are moot."""

from collections.abc import Callable
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from govliaison.cases import Cases
from govliaison.errors import RefusedError
from govliaison.exchange import (
    Addressee,
    Delivered,
    Delivery,
    Destinations,
    Imports,
    Letter,
    PolicyLetters,
    RetryLater,
    Undeliverable,
    Wording,
    work_outbox,
)
from govliaison.ledger import MessageState
from govliaison.policies import AudienceRule, PolicyState, ReceiptKind, WithdrawalReason
from govliaison.testing import RecordingNotifier
from govliaison.values import Reading, Reason, Row

FIRMS = (
    {"name": "甲食品厂", "contact": "王五", "contact_phone": "0999-1112223"},
    {"name": "乙机械厂", "email": "b@example.cn"},
)
ZONE = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def work(place: Any) -> Callable[..., RecordingNotifier]:
    """Let the worker of the outbox do what is due, by telephone message alone or by mail too."""

    def run(*plan: Delivery, uptakes: Any = None) -> RecordingNotifier:
        sms = RecordingNotifier([*plan])
        destinations = Destinations(
            notifiers={"sms": sms, "mail": RecordingNotifier()},
            addresses=lambda recipient, _destination: Addressee(name="某厂", address=recipient),
            wording=Wording(zone=ZONE),
        )
        letters = PolicyLetters(place.context("system"), uptakes or place.uptakes("system"))
        cases = Cases(place.context("system"), lambda _region: place.rules)
        list(work_outbox(place.ledger, destinations, cases, owner="w", policies=letters))
        return sms

    return run


def notes(place: Any, state: MessageState) -> list[str]:
    return [row.note for row in place.store.messages(state, "", 100)]


def test_a_delivered_letter_is_a_receipt_by_each_notifier(place: Any, work: Callable[..., RecordingNotifier]) -> None:
    first, second = place.firms(*FIRMS)
    policy = place.policy("all", number="某政发〔2026〕1号", links=("https://www.example.cn/a",))
    place.policies().push(policy.id)
    sms = work()
    assert {f"enterprise:{first.id}", f"enterprise:{second.id}"} == {ask.recipient for ask in sms.asks}
    assert "惠企政策：技改补贴办法" == sms.asks[0].subject
    assert {"某厂：", "https://www.example.cn/a"} <= {*sms.asks[0].text.splitlines()}
    assert "某政发〔2026〕1号" in sms.asks[0].text
    receipts = place.uptakes().get(policy.id, first.id).receipts
    assert {("sms", ReceiptKind.DELIVERED), ("mail", ReceiptKind.DELIVERED)} == {
        (each.destination, each.kind) for each in receipts
    }
    assert [] == work().asks


def test_what_cannot_be_delivered_is_told_and_what_may_be_later_waits(
    place: Any, work: Callable[..., RecordingNotifier]
) -> None:
    firms = place.firms(*FIRMS)
    policy = place.policy("all")
    place.policies().push(policy.id)
    reason = Reason.of("outbox.no-address", destination="sms")
    work(Undeliverable(reason=reason), RetryLater(reason=Reason.of("away")))
    codes = [
        [each.code for each in place.uptakes().get(policy.id, firm.id).receipts if each.destination == "sms"]
        for firm in firms
    ]
    assert [[], ["outbox.no-address"]] == sorted(codes)
    [row] = place.uptakes().figures(policy=policy.id)
    assert (2, 0) == (row.delivered, row.undeliverable)
    assert [1, 1] == [len(notes(place, state)) for state in (MessageState.DEAD, MessageState.WAITING)]


def test_letters_of_a_withdrawn_policy_or_to_who_opted_out_are_given_up(
    place: Any, work: Callable[..., RecordingNotifier]
) -> None:
    first, second = place.firms(*FIRMS)
    policy, other = place.policy("all"), place.policy("all", title="另一", until=date(2026, 9, 7))
    place.policies().push(policy.id)
    place.policies().opt_out(first.id)
    assert [f"enterprise:{second.id}"] == [ask.recipient for ask in work().asks]
    assert ["outbox.opted-out"] * 2 == notes(place, MessageState.SKIPPED)
    place.policies().push(other.id)
    place.policies().withdraw(policy.id, reason=WithdrawalReason.MISTAKE)
    place.wait(days=1)
    assert [] == work().asks
    assert ["outbox.opted-out", "outbox.policy-over"] == sorted({*notes(place, MessageState.SKIPPED)})


def test_what_cannot_be_entered_is_delivered_again_under_the_same_key(
    place: Any, work: Callable[..., RecordingNotifier]
) -> None:
    class Broken:
        def receipt(self, *_said: object, **_how: object) -> None:
            raise RefusedError("ledger.away")

    place.firms(*FIRMS)
    place.policies().push(place.policy("all").id)
    before = {ask.key for ask in work(uptakes=Broken()).asks}
    place.wait(hours=1)
    assert before == {ask.key for ask in work().asks}


def test_other_letters_are_no_business_of_policies(place: Any) -> None:
    letters = PolicyLetters(place.context("system"), place.uptakes("system"))
    letter = Letter(recipient="unit:x", code="case.dispatched", params={}, about="case/1")
    assert ("", Delivered()) == (letters.why_not(letter), letters.record(letter, "sms", Delivered()))


def test_an_import_of_policies_is_undone_but_for_those_that_went_on(place: Any) -> None:
    rows = [Row(number=n, where=str(n), cells={"title": f"办法{n}", "issued": "2026-1-1"}) for n in (1, 2)]
    report = place.policies().import_rows(Reading(name="t", columns=(), rows=iter(rows)))
    second, first = place.policies().list()
    place.policies().publish(first.id, AudienceRule())
    undone = Imports(place.context("bureau")).undo(report.batch, note="文件有误")
    assert ((f"policy/{second.id}",), [f"policy/{first.id}"]) == (undone.undone, [each.stream for each in undone.left])
    assert [first.id] == [each.id for each in place.policies().list()]
    assert PolicyState.UNDONE is place.ledger.load(f"policy/{second.id}").record.state
    again = place.policies().import_rows(Reading(name="t", columns=(), rows=iter(rows)))
    assert (1, 1) == (again.taken, again.unchanged)
