"""What cannot be so in a catalogue, and what is left unsaid."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from govliaison.ledger import Private
from govliaison.services import (
    ItemFacts,
    Known,
    Measures,
    ServiceItem,
    ServiceItemChange,
    ServiceWindow,
    Weight,
    check_items,
)
from govliaison.values import Amount

DAY = date(2026, 9, 28)
KNOWN = Known(
    units=frozenset({"transport"}),
    windows={
        "t1": ServiceWindow(id="t1", name="一号", unit="transport"),
        "old": ServiceWindow(id="old", name="旧", unit="transport", until=DAY),
        "x": ServiceWindow(id="x", name="别", unit="tax"),
    },
)
FULL = Measures(time=Amount.parse("5wd"), documents=3, steps=2, trips=1)
GOOD = ItemFacts(
    unit="transport", window="t1", statutory=Amount.parse("20wd"), current=FULL, baseline=FULL, one_trip=True
)


def item(facts: ItemFacts, code: str = "511A-990102000000-1") -> ServiceItem:
    change = ServiceItemChange(
        since=date(2026, 1, 1), facts=facts, source="file", by="a", at=datetime(2026, 1, 1, tzinfo=UTC)
    )
    return ServiceItem(id=code, code=code, changes=(change,), listed_at=change.at)


def said(**changes: Any) -> ItemFacts:
    values = {name: getattr(GOOD, name) for name in ("unit", "window", "statutory", "current", "baseline", "one_trip")}
    return ItemFacts(**{**values, **changes})


def now(**changes: Any) -> Measures:
    return Measures(
        **{name: changes.get(name, getattr(FULL, name)) for name in ("time", "documents", "steps", "trips")}
    )


def codes(*items: ServiceItem) -> list[str]:
    return [each.reason.code.removeprefix("service-check.") for each in check_items(items, DAY, KNOWN)]


def test_a_good_item_is_silent() -> None:
    assert [] == codes(item(GOOD))


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (said(unit=None, window=None), ["no-unit"]),
        (said(unit="gone", window=None), ["unit-gone"]),
        (said(window="none"), ["window-gone"]),
        (said(window="old"), ["window-gone"]),
        (said(window="x"), ["window-of-other"]),
        (said(unit=None, window="x"), ["no-unit"]),
        (said(current=now(time=Amount.parse("30wd"))), ["longer-than-before", "over-statutory"]),
        (said(statutory=Amount.parse("0wd")), ["over-statutory", "statutory-zero"]),
        (said(statutory=Amount.parse("30cd")), ["other-unit-of-time"]),
        (said(statutory=Amount.parse("3wd"), current=now(time=Amount.parse("3wd"))), ["before-over-statutory"]),
        (said(statutory=None), []),
        (said(current=now(documents=4)), ["more-than-before"]),
        (said(current=now(time=None)), ["unsaid"]),
        (said(baseline=Measures()), ["no-baseline"]),
        (said(online=True), ["online-with-trips"]),
        (said(online=True, current=now(trips=0)), []),
        (said(current=now(trips=2), baseline=now(trips=2)), ["one-trip-with-trips"]),
        (said(one_trip=False), ["one-trip-not-said"]),
        (said(one_trip=False, current=now(trips=None)), ["unsaid"]),
        (said(current=now(steps=0)), ["no-step"]),
        (said(region="990103"), ["other-place-in-code"]),
        (said(region="990102"), []),
    ],
)
def test_each_rule_finds_what_it_is_for(facts: ItemFacts, expected: list[str]) -> None:
    assert expected == codes(item(facts))


def test_an_item_that_is_not_offered_is_not_checked() -> None:
    found = check_items([item(said(unit="gone"))], date(2025, 12, 31), KNOWN)
    assert [] == found


def test_a_code_without_a_place_says_nothing_of_it() -> None:
    assert [] == codes(item(said(region="990103"), code="1J-5"))


def test_twins_and_agencies_with_several_codes_are_told_once() -> None:
    def named(code: str, name: str, agency_code: str | None) -> ServiceItem:
        texts = {"name": Private("s", name), "agency": Private("s", "交通局")}
        return item(said(agency_code=agency_code, **texts), code=code)

    items = [named("a-1", "甲", "A"), named("a-2", " 甲", "B"), named("a-3", "乙", "B"), named("a-4", "丙", None)]
    found = check_items(items, DAY, KNOWN)
    assert [("a-2", "same-name", Weight.FAULT), ("a-2", "agency-codes", Weight.NOTE)] == [
        (each.code, each.reason.code.removeprefix("service-check."), each.weight) for each in found
    ]
