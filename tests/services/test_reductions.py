"""The four reductions: what is compared, what counts, and in which way it is averaged."""

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from govliaison.services import (
    Comparison,
    FourReductions,
    ItemFacts,
    Measures,
    NotCounted,
    Reduction,
    ServiceItem,
    ServiceItemChange,
    percent,
    reductions,
)
from govliaison.values import Amount, Period, TimeUnit

Q3 = Period.parse("2026Q3")
AT = datetime(2026, 1, 1, tzinfo=UTC)


def item(code: str, *changes: tuple[date, ItemFacts], dropped: date | None = None) -> ServiceItem:
    made = [ServiceItemChange(since=since, facts=facts, source="file", by="a", at=AT) for since, facts in changes]
    if dropped:
        made.append(ServiceItemChange(since=dropped, dropped=True, source="decision", by="a", at=AT))
    return ServiceItem(id=code, code=code, changes=tuple(made), listed_at=AT)


def facts(
    unit: str | None = "transport", law: str | None = None, base: str | None = None, now: str | None = None
) -> ItemFacts:
    def amount(text: str | None) -> Amount | None:
        return Amount.parse(text) if text else None

    return ItemFacts(
        unit=unit, statutory=amount(law), baseline=Measures(time=amount(base)), current=Measures(time=amount(now))
    )


def of(report: FourReductions, compared: Comparison, unit: str | None = None) -> Reduction:
    return next(each for each in report.units if each.unit == unit and each.compared is compared)


JANUARY = date(2026, 1, 1)


def test_both_ways_of_averaging_are_told_exactly() -> None:
    one = item("a", (JANUARY, facts(law="20wd", base="10wd", now="5wd")))
    other = item("b", (JANUARY, facts(law="3wd", base="3wd", now="3wd")))
    time = of(reductions([one, other], Q3), Comparison.TIME)
    assert (2, {}, Fraction(1, 4), Fraction(5, 13)) == (time.counted, time.not_counted, time.mean, time.of_sums)
    law = of(reductions([one, other], Q3), Comparison.STATUTORY)
    assert (Fraction(3, 8), Fraction(15, 23)) == (law.mean, law.of_sums)
    assert Decimal("65.22") == percent(law.of_sums)


def test_what_cannot_be_counted_is_reported_with_its_reason() -> None:
    items = [
        item("a", (JANUARY, facts(now="5wd"))),
        item("b", (JANUARY, facts(law="0wd", base="0wd", now="5wd"))),
        item("c", (JANUARY, facts(law="5wd", base="5wd"))),
        item("d", (JANUARY, facts(law="20cd", base="20cd", now="5wd"))),
        item("e", (JANUARY, facts(law="20cd", base="20cd", now="0wd"))),
    ]
    law = of(reductions(items, Q3), Comparison.STATUTORY)
    assert dict.fromkeys(NotCounted, 1) == law.not_counted
    assert (1, Fraction(1), Fraction(1)) == (law.counted, law.mean, law.of_sums)
    lines = [line for line in reductions(items, Q3).items if line.compared is Comparison.STATUTORY]
    assert [NotCounted.NO_BASE, NotCounted.ZERO_BASE, NotCounted.NO_VALUE, NotCounted.OTHER_UNIT, None] == [
        line.why_not for line in lines
    ]
    assert [None, None, None, None, Fraction(1)] == [line.ratio for line in lines]


def test_totals_of_different_units_of_time_are_not_added_up() -> None:
    items = [
        item("a", (JANUARY, facts(base="10wd", now="5wd"))),
        item("b", (JANUARY, facts(base="20cd", now="5cd"))),
    ]
    time = of(reductions(items, Q3), Comparison.TIME)
    assert (Fraction(5, 8), None, None) == (time.mean, time.of_sums, time.in_period)


def test_the_period_tells_what_changed_within_it() -> None:
    july, october = date(2026, 7, 15), date(2026, 10, 1)
    known = item(
        "a",
        (JANUARY, facts(base="10wd", now="8wd")),
        (july, facts(now="5wd")),
        (october, facts(now="1wd")),
    )
    new = item("b", (july, facts(base="10wd", now="5wd")))
    gone = item("c", (JANUARY, facts(base="10wd", now="5wd")), dropped=july)
    report = reductions([known, new, gone], Q3)
    time = of(report, Comparison.TIME)
    assert (2, Fraction(1, 2), 3) == (time.counted, time.mean, time.in_period)
    lines = {line.code: line for line in report.items if line.compared is Comparison.TIME}
    assert (3, None) == (lines["a"].in_period, lines["b"].in_period)
    turned = item("d", (JANUARY, facts(base="10wd", now="8cd")), (july, facts(now="5wd")))
    assert [None] == [line.in_period for line in reductions([turned], Q3).items if line.compared is Comparison.TIME]


def test_each_unit_has_its_lines_and_all_have_theirs_first() -> None:
    items = [
        item("a", (JANUARY, facts())),
        item("b", (JANUARY, facts(unit=None))),
        item("c", (JANUARY, facts(unit="tax"))),
    ]
    report = reductions(items, Q3)
    assert [None, "", "tax", "transport"] == list(dict.fromkeys(each.unit for each in report.units))
    assert [3, 1, 1, 1] == [each.offered for each in report.shares]
    assert [(None, 0)] == [(each.unit, each.offered) for each in reductions([], Q3).shares]


def test_shares_count_only_what_is_known() -> None:
    def way(code: str, *, online: bool | None, now: str | None) -> ServiceItem:
        change = ItemFacts(online=online, one_trip=online, current=facts(now=now).current)
        return item(code, (JANUARY, change))

    items = [way("a", online=True, now="0wd"), way("b", online=False, now="3wd"), way("c", online=None, now=None)]
    share = reductions(items, Q3).shares[0]
    assert (1, 2, 1, Fraction(1, 2)) == (share.online.yes, share.online.known, share.online.unknown, share.online.ratio)
    assert (share.online, share.online) == (share.one_trip, share.at_once)
    unknown = reductions([way("a", online=None, now=None)], Q3).shares[0].online.ratio
    assert unknown is None
    assert percent(unknown) is None


def test_growth_is_a_negative_reduction() -> None:
    grown = item("a", (JANUARY, facts(base="4wd", now="5wd")))
    time = of(reductions([grown], Q3), Comparison.TIME)
    assert (Fraction(-1, 4), Decimal("-25.00")) == (time.mean, percent(time.mean))


@given(st.lists(st.tuples(st.integers(1, 60), st.integers(0, 60)), min_size=1, max_size=12))
def test_the_ratios_are_those_of_a_plain_recount(pairs: list[tuple[int, int]]) -> None:
    def days(number: int) -> Amount:
        return Amount(number, TimeUnit.WORKING_DAY)

    items = [
        item(f"i{place}", (JANUARY, ItemFacts(baseline=Measures(time=days(base)), current=Measures(time=days(end)))))
        for place, (base, end) in enumerate(pairs)
    ]
    time = of(reductions(items, Q3), Comparison.TIME)
    bases, ends = sum(base for base, _ in pairs), sum(end for _, end in pairs)
    assert Fraction(bases - ends, bases) == time.of_sums
    assert sum((Fraction(base - end, base) for base, end in pairs), Fraction()) / len(pairs) == time.mean
    assert percent(time.of_sums) is not None
