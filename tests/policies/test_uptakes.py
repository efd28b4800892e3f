"""What comes back from enterprises and what they get, entered, counted and opened to the public."""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.cases import DeliveryMethod
from govliaison.errors import NotFoundError, RefusedError
from govliaison.policies import (
    UPTAKE,
    Application,
    ApplicationState,
    Awareness,
    DeclineReason,
    Grant,
    Receipt,
    ReceiptKind,
    Uptake,
    WithdrawalReason,
    count_figures,
    figure_sheet,
    policy_sheet,
)
from govliaison.policies.figures import COUNTS

FIRMS = tuple({"name": f"示例{number}厂", "area_code": "990102"} for number in range(6))
HAND = DeliveryMethod.PAPER
DAY = date(2026, 9, 7)


@pytest.fixture
def firms(place: Any) -> list[str]:
    return [each.id for each in place.firms(*FIRMS)]


@pytest.fixture
def policy(place: Any) -> str:
    return str(place.policy("all", until=date(2026, 12, 31)).id)


def test_receipts_come_by_notifier_and_by_hand_and_the_same_twice_is_once(
    place: Any, firms: list[str], policy: str
) -> None:
    place.policies().push(policy)
    system, desk = place.uptakes("system"), place.uptakes()
    system.receipt(policy, firms[0], ReceiptKind.DELIVERED, method=DeliveryMethod.CHANNEL, destination="sms")
    system.receipt(policy, firms[0], ReceiptKind.DELIVERED, method=DeliveryMethod.CHANNEL, destination="sms")
    system.receipt(
        *(policy, firms[1], ReceiptKind.UNDELIVERABLE),
        method=DeliveryMethod.CHANNEL,
        destination="sms",
        code="outbox.no-address",
    )
    at = place.now()
    place.wait(days=2)
    late = desk.receipt(policy, firms[1], ReceiptKind.CONFIRMED, method=HAND, at=at, recorded_for="boss.of.firm")
    assert (at, "boss.of.firm") == (late.receipts[-1].at, late.receipts[-1].by)
    once = desk.get(policy, firms[0])
    assert (1, True, True) == (len(once.receipts), once.is_delivered, once.is_reached)
    assert (True, True) == (late.is_taken_in, late.is_delivered)
    [row] = desk.figures(policy=policy)
    assert (6, 2, 0, 1, 1) == (row.pushed, row.delivered, row.undeliverable, row.taken_in, row.confirmed)
    assert ("science", Fraction(1, 2), None) == (row.unit, row.taken_in_share, row.awareness)


def test_what_was_handed_over_is_not_sent_as_well(place: Any, firms: list[str], policy: str) -> None:
    place.uptakes("science").receipt(policy, firms[0], ReceiptKind.DELIVERED, method=DeliveryMethod.VISIT)
    assert (5, 1) == ((report := place.policies().push(policy)).sent, report.had)
    assert firms[0] not in place.sent()


def test_an_application_begins_a_record_that_is_pushed_to_all_the_same(
    place: Any, firms: list[str], policy: str
) -> None:
    place.uptakes().apply(policy, firms[0])
    assert 6 == place.policies().push(policy).sent


def test_awareness_is_asked_once_in_a_visit_and_the_last_answer_counts(
    place: Any, firms: list[str], policy: str
) -> None:
    desk = place.uptakes()
    desk.ask(policy, firms[0], aware=False, reference="visit/1")
    assert 1 == len(desk.ask(policy, firms[0], aware=True, reference="visit/1").awareness)
    desk.ask(policy, firms[0], aware=True, reference="survey/1")
    desk.ask(policy, firms[1], aware=False)
    [row] = desk.figures()
    assert (2, 1, Fraction(1, 2), None) == (row.asked, row.aware, row.awareness, row.taken_in_share)


def test_from_eligible_to_granted_with_amount_day_and_agency(place: Any, firms: list[str], policy: str) -> None:
    desk, finance = place.uptakes("science"), place.uptakes("finance")
    desk.find_eligible(policy, firms[0])
    assert True is desk.find_eligible(policy, firms[0]).eligible
    desk.apply(policy, firms[0], day=DAY)
    with pytest.raises(RefusedError, match=r"uptake\.applied-already"):
        desk.apply(policy, firms[0])
    granted = finance.grant(policy, firms[0], unit="finance", amount="5万元")
    assert (Grant(unit="finance", day=DAY, amount="50000 CNY"),) == granted.grants
    assert (ApplicationState.GRANTED, "finance") == (granted.applications[0].state, granted.applications[0].unit)
    unasked = desk.grant(policy, firms[1], unit="science", amount="1.5万元")
    assert not unasked.grants[0].applied
    desk.grant(policy, firms[1], unit="science")
    desk.apply(policy, firms[2])
    declined = desk.decline(policy, firms[2], unit="science", reason=DeclineReason.INCOMPLETE)
    assert DeclineReason.INCOMPLETE is declined.applications[0].reason
    own, other = place.uptakes().figures(policy=policy)
    assert ("science", 2, 2, 1, 1, {"CNY": Decimal(15000)}) == (
        *(own.unit, own.eligible, own.applied, own.granted, own.declined),
        own.amounts,
    )
    assert ("finance", 0, 1, {"CNY": Decimal(50000)}) == (other.unit, other.applied, other.granted, other.amounts)
    assert ["granted", "granted", "applied"] == [UPTAKE.index(each).state for each in place.uptakes().list()]


def test_what_the_rules_do_not_allow_is_refused(place: Any, firms: list[str], policy: str) -> None:
    desk = place.uptakes("science")
    draft = place.policy(title="草案").id
    desk.find_eligible(policy, firms[0], eligible=False)
    desk.apply(policy, firms[1], day=DAY)
    place.wait(days=200)
    late = place.uptakes("science")
    for code, act in (
        ("uptake.not-eligible", lambda: desk.apply(policy, firms[0], day=DAY)),
        ("policy.over", lambda: late.apply(policy, firms[2])),
        ("uptake.in-future", lambda: desk.apply(policy, firms[2], day=date(2028, 1, 1))),
        ("policy.not-published", lambda: desk.apply(draft, firms[2], day=DAY)),
        ("policy.not-published", lambda: desk.ask(draft, firms[2], aware=True)),
        ("policy.not-published", lambda: desk.find_eligible(draft, firms[2])),
        ("policy.not-published", lambda: desk.receipt(draft, firms[2], ReceiptKind.READ, method=HAND)),
        ("policy.not-published", lambda: desk.grant(draft, firms[2], unit="science")),
        ("uptake.before-application", lambda: desk.grant(policy, firms[1], unit="science", day=date(2026, 9, 1))),
        ("uptake.no-amount", lambda: desk.grant(policy, firms[1], unit="science", amount="0元")),
        ("money.unreadable", lambda: desk.grant(policy, firms[1], unit="science", amount="许多")),
        ("uptake.no-application", lambda: decline(desk, policy, firms[0])),
        ("uptake.in-future", lambda: desk.grant(policy, firms[1], unit="science", day=date(2028, 1, 1))),
        ("uptake.no-reference", lambda: desk.ask(policy, firms[1], aware=True, reference="在张三处问到")),
        ("uptake.not-yours", lambda: desk.grant(policy, firms[1], unit="finance")),
        ("uptake.not-yours", lambda: decline(place.uptakes("finance"), policy, firms[1])),
        ("uptake.not-yours", lambda: place.uptakes("finance").apply(policy, firms[1])),
        ("uptake.not-yours", lambda: place.uptakes("finance").ask(policy, firms[1], aware=True)),
        ("uptake.not-yours", lambda: place.uptakes("finance").find_eligible(policy, firms[1])),
        ("uptake.not-yours", lambda: place.uptakes("chamber").receipt(policy, firms[1], ReceiptKind.READ, method=HAND)),
    ):
        with pytest.raises(RefusedError) as caught:
            act()
        assert code == caught.value.code
    with pytest.raises(NotFoundError, match=r"enterprise\.unknown"):
        desk.apply(policy, "pds-0")
    with pytest.raises(NotFoundError, match=r"unit\.unknown"):
        place.uptakes().grant(policy, firms[1], unit="张三")
    with pytest.raises(RefusedError, match=r"uptake\.not-yours"):
        desk.receipt(policy, firms[1], ReceiptKind.DELIVERED, method=HAND, destination="sms")


def decline(desk: Any, policy: str, firm: str) -> Any:
    return desk.decline(policy, firm, unit="science", reason=DeclineReason.TOO_LATE)


def test_an_association_enters_receipts_for_its_members(place: Any, firms: list[str], policy: str) -> None:
    place.associations().join("chamber", firms[0])
    place.policies("chamber").relay(policy, association="chamber")
    desk = place.uptakes("chamber")
    assert desk.receipt(policy, firms[0], ReceiptKind.READ, method=DeliveryMethod.TELEPHONE).is_taken_in
    assert [firms[0]] == [each.enterprise for each in desk.list(enterprise=firms[0])]
    assert [] == [*place.uptakes("finance").list()]


# -- figures and open data -------------------------------------------------------------------------------------------------

AT = datetime.fromisoformat("2026-09-07T01:00:00+00:00")
UPTAKES = st.builds(
    Uptake,
    policy=st.sampled_from(("p", "q")),
    enterprise=st.uuids().map(str),
    unit=st.sampled_from((None, "a", "b")),
    since=st.just(AT),
    pushed_at=st.sampled_from((None, AT)),
    receipts=st.lists(
        st.builds(Receipt, at=st.just(AT), by=st.just("x"), kind=st.sampled_from(ReceiptKind), method=st.just(HAND)),
        max_size=2,
    ).map(tuple),
    awareness=st.lists(st.builds(Awareness, at=st.just(AT), aware=st.booleans()), max_size=2).map(tuple),
    eligible=st.sampled_from((None, True, False)),
    applications=st.lists(
        st.builds(
            Application,
            day=st.just(DAY),
            state=st.sampled_from(ApplicationState),
            unit=st.sampled_from(("a", "c")),
        ),
        max_size=2,
    ).map(tuple),
    grants=st.lists(
        st.builds(
            Grant, unit=st.sampled_from(("a", "c")), day=st.just(DAY), amount=st.sampled_from((None, "7 CNY", "1 USD"))
        ),
        max_size=2,
    ).map(tuple),
)


@given(st.lists(UPTAKES, max_size=12))
def test_figures_count_each_enterprise_once_and_every_sum_in_full(uptakes: list[Uptake]) -> None:
    rows = count_figures(uptakes)
    assert len(rows) == len({(row.policy, row.unit) for row in rows})
    assert sum(each.pushed_at is not None for each in uptakes) == sum(row.pushed for row in rows)
    assert sum(each.is_delivered for each in uptakes) == sum(row.delivered for row in rows)
    pairs = {(each.policy, each.enterprise, grant.unit) for each in uptakes for grant in each.grants}
    assert len(pairs) == sum(row.granted for row in rows)
    paid = sum(Decimal(g.amount.split()[0]) for each in uptakes for g in each.grants if g.amount)
    assert paid == sum((sum(row.amounts.values(), Decimal(0)) for row in rows), Decimal(0))
    for row in rows:
        assert row.confirmed <= row.taken_in <= row.delivered
        assert row.aware <= row.asked


def test_open_data_hold_no_personal_data_and_no_small_counts(place: Any, firms: list[str]) -> None:
    policy = place.policy("all", title="补贴名单（张三 13800001111）", number="某政发〔2026〕5号")
    place.policy(title="草案")
    replaced = place.policy("all", title="旧办法")
    place.policies().withdraw(replaced.id, reason=WithdrawalReason.REPLACED)
    place.policies().push(policy.id)
    desk = place.uptakes("science")
    for firm in firms[:4]:
        desk.grant(policy.id, firm, unit="science", amount="1万元")
    policies = {each.id: each for each in place.policies().list()}
    listed = [*policy_sheet(policies.values()).rows]
    assert ["旧办法", "补贴名单（张三 138****1111）"] == [row[0] for row in listed]
    assert ["已撤回", "已发布"] == [row[7] for row in listed]
    [row] = figure_sheet(desk.figures(), policies, unit=lambda unit: unit or "", below=5).rows
    shown = dict(zip(COUNTS, row[3:], strict=False))
    assert (6, "少于5", 0, None) == (shown["pushed"], shown["granted"], shown["applied"], row[-1])
    desk.grant(policy.id, firms[4], unit="science", amount="1万元")
    [row] = figure_sheet(desk.figures(), policies, unit=lambda unit: unit or "", below=5, language="en").rows
    assert (5, "50000 CNY") == (row[3 + COUNTS.index("granted")], row[-1])
    assert [] == [*figure_sheet(desk.figures(), {}, unit=lambda unit: unit or "", below=5).rows]
