import csv
import os
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.errors import InputError
from govliaison.values import Money, parse_money

SHARED = Path(os.environ.get("GOVLIAISON_SHARED") or Path(__file__).parents[3] / "shared")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("100万元人民币", "1000000 CNY"),
        ("12.5万元人民币", "125000 CNY"),
        ("10万美元", "100000 USD"),
        ("20万港元", "200000 HKD"),
        ("20万港币", "200000 HKD"),
        ("20万元港币", "200000 HKD"),
        ("3万欧元", "30000 EUR"),
        ("1000万日元", "10000000 JPY"),
        ("人民币1,234,567.80元整", "1234567.8 CNY"),
        ("１００万元", "1000000 CNY"),
        ("100 万", "1000000 CNY"),
        ("1.2亿元", "120000000 CNY"),
        ("5千元", "5000 CNY"),
        ("3百万元", "3000000 CNY"),
        ("2千万元", "20000000 CNY"),
        ("1万亿元", "1000000000000 CNY"),
        ("￥500", "500 CNY"),
        ("US$500", "500 USD"),
        ("500 usd", "500 USD"),
        ("0元", "0 CNY"),
    ],
)
def test_a_sum_is_read_as_licences_state_it(text: str, written: str) -> None:
    assert written == str(parse_money(text))


@pytest.mark.parametrize(
    "text", ["", "元", "-5元", "1,00元", "约100万元", "100万人民币美元", "5元/人", "一百万元", "1.2.3元"]
)
def test_anything_else_is_no_sum(text: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_money(text)
    assert "money.unreadable" == caught.value.code


def test_a_bare_number_counts_what_its_heading_says_or_nothing() -> None:
    assert Money(Decimal(1000000)) == parse_money("100", unit="万元")
    assert Money(Decimal(100), "USD") == parse_money("100美元", unit="万元")
    with pytest.raises(InputError) as caught:
        parse_money("100")
    assert "money.no-unit" == caught.value.code


def test_a_sum_is_also_given_in_ten_thousand() -> None:
    assert Decimal("12.5") == parse_money("12.5万元").in_ten_thousand


@given(
    st.decimals(min_value=0, max_value=10**15, places=2, allow_nan=False, allow_infinity=False),
    st.sampled_from(["CNY", "USD", "HKD", "JPY"]),
)
def test_what_is_written_is_read_again(amount: Decimal, currency: str) -> None:
    money = Money(amount, currency)
    assert money == parse_money(str(money))


def test_every_capital_of_the_real_enterprises_is_read_or_empty() -> None:
    path = SHARED / "data" / "enterprises.csv"
    if not path.exists():
        pytest.skip("no shared data")
    with path.open(encoding="utf-8-sig", newline="") as file:
        texts = [row["注册资本"] for row in csv.DictReader(file)]
    assert 1466 == len([parse_money(text) for text in texts if text])
    assert 1551 == len(texts)
