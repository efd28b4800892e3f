"""Answers on their way to the senders of merged cases."""

from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest

from govliaison.cases import DeliveryMethod, Merging, Outcome
from govliaison.exchange import (
    Addressee,
    AnswerAsk,
    AnswerRoute,
    ChannelPlan,
    Delivered,
    Delivery,
    Destinations,
    Wording,
    route_to,
    work_outbox,
)

ROW = {"source_id": "1", "received_at": "2026-09-27 10:00", "title": "食品许可", "category": "食品"}
ANSWER = "经核查，材料只需提交一次，已当面受理并发证。"


@attrs.define
class Portal:
    """Carries answers, and remembers to whom."""

    told: list[tuple[str, bool]] = attrs.Factory(list)

    def answer(self, ask: AnswerAsk, /) -> Delivery:
        self.told.append((ask.source_id, ANSWER in ask.text))
        return Delivered(receipt="r")


@pytest.fixture
def office(city: Any) -> Any:
    """The city with two matters that are one."""
    plans = {"portal": ChannelPlan(id="portal", name="政府网站", answers=AnswerRoute.OUTBOX)}
    city.route = route_to(plans, ())
    city.take(ROW, {**ROW, "source_id": "2"})
    merging = Merging(city.context(), lambda _region: city.rules)
    merging.merge(city.case("1").id, [city.case("2").id], no_new_facts=True)
    work(city)
    return city


def work(city: Any) -> list[tuple[str, bool]]:
    portal = Portal()
    destinations = Destinations(
        notifiers={},
        channels={"portal": portal},
        addresses=lambda _recipient, _destination: Addressee(name="", address=""),
        wording=Wording(zone=ZoneInfo("Asia/Shanghai"), units={}),
    )
    list(work_outbox(city.ledger, destinations, city.cases("system"), owner="w"))
    return portal.told


def test_every_sender_hears_the_answer_by_its_own_number(office: Any) -> None:
    office.cases().sign_for(office.case("1").id)
    office.cases().answer(office.case("1").id, text=ANSWER, outcome=Outcome.SOLVED)
    assert [("1", True), ("2", True)] == work(office)
    assert office.now == office.case("1").answers[0].delivered_at


def test_that_a_follower_heard_it_does_not_mean_that_the_master_did(office: Any) -> None:
    case = office.case("1").id
    office.cases().sign_for(case)
    office.cases().answer(
        case, text=ANSWER, outcome=Outcome.SOLVED, method=DeliveryMethod.TELEPHONE, delivered_at=office.now
    )
    office.wait(hours=1)
    assert [("2", True)] == work(office)
    assert office.now != office.case("1").answers[0].delivered_at
    assert ["CaseAnswered"] == [type(each.event).__name__ for each in office.ledger.history(f"case/{case}")][-1:]


def test_a_reply_that_a_platform_published_for_the_master_goes_to_its_followers_too(office: Any) -> None:
    office.wait(days=1)
    report = office.take({**ROW, "reply": ANSWER, "replied_at": "2026-09-29 09:00"})
    assert 1 == report.changed
    assert [("2", True)] == work(office)


def test_a_reply_that_a_platform_published_for_a_follower_alone_is_looked_at_by_a_person(office: Any) -> None:
    office.wait(days=1)
    report = office.take({**ROW, "source_id": "2", "reply": ANSWER, "replied_at": "2026-09-29 09:00"})
    assert 1 == report.refused
    assert [] == work(office)
