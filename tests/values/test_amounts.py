import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.errors import InputError
from govliaison.values import Amount, TimeUnit

AMOUNTS = st.builds(Amount, st.integers(0, 999_999_999), st.sampled_from(TimeUnit))


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("5 working days", 5, TimeUnit.WORKING_DAY),
        ("5wd", 5, TimeUnit.WORKING_DAY),
        ("5 wd", 5, TimeUnit.WORKING_DAY),
        ("5 Working Days", 5, TimeUnit.WORKING_DAY),
        ("5_working_days", 5, TimeUnit.WORKING_DAY),
        ("5个工作日", 5, TimeUnit.WORKING_DAY),
        ("5工作日", 5, TimeUnit.WORKING_DAY),
        (" ５ 个 工作日 ", 5, TimeUnit.WORKING_DAY),
        ("五个工作日", 5, TimeUnit.WORKING_DAY),
        ("1 working day", 1, TimeUnit.WORKING_DAY),
        ("24小时", 24, TimeUnit.HOUR),
        ("24个小时", 24, TimeUnit.HOUR),
        ("24h", 24, TimeUnit.HOUR),
        ("1 hour", 1, TimeUnit.HOUR),
        ("二十四小时", 24, TimeUnit.HOUR),
        ("2 working hours", 2, TimeUnit.WORKING_HOUR),
        ("2wh", 2, TimeUnit.WORKING_HOUR),
        ("两个工作小时", 2, TimeUnit.WORKING_HOUR),
        ("2个工作小时", 2, TimeUnit.WORKING_HOUR),
        ("30 calendar days", 30, TimeUnit.CALENDAR_DAY),
        ("30cd", 30, TimeUnit.CALENDAR_DAY),
        ("30日", 30, TimeUnit.CALENDAR_DAY),
        ("30天", 30, TimeUnit.CALENDAR_DAY),
        ("30个自然日", 30, TimeUnit.CALENDAR_DAY),
        ("三十日", 30, TimeUnit.CALENDAR_DAY),
        ("十五日", 15, TimeUnit.CALENDAR_DAY),
        ("九十九天", 99, TimeUnit.CALENDAR_DAY),
        ("3 months", 3, TimeUnit.MONTH),
        ("3个月", 3, TimeUnit.MONTH),
        ("90 minutes", 90, TimeUnit.MINUTE),
        ("90分钟", 90, TimeUnit.MINUTE),
        ("0 minutes", 0, TimeUnit.MINUTE),
    ],
)
def test_an_amount_is_read_as_rules_write_it(text: str, number: int, unit: TimeUnit) -> None:
    assert Amount(number, unit) == Amount.parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "5",
        "工作日",
        "-5 working days",
        "1.5 hours",
        "3月",
        "5 days",
        "5 fortnights",
        "一五日",
        "零十日",
        "十十日",
        "5s",
    ],
)
def test_what_says_too_little_is_no_amount(text: str) -> None:
    with pytest.raises(InputError) as caught:
        Amount.parse(text)
    assert caught.value.code == "amount.unreadable"


def test_an_amount_is_never_negative() -> None:
    with pytest.raises(ValueError, match="must be >= 0"):
        Amount(-1, TimeUnit.HOUR)


@pytest.mark.parametrize(
    ("amount", "english", "chinese"),
    [
        (Amount(5, TimeUnit.WORKING_DAY), "5 working days", "5个工作日"),
        (Amount(1, TimeUnit.WORKING_DAY), "1 working day", "1个工作日"),
        (Amount(0, TimeUnit.CALENDAR_DAY), "0 calendar days", "0个自然日"),
        (Amount(24, TimeUnit.HOUR), "24 hours", "24小时"),
        (Amount(3, TimeUnit.MONTH), "3 months", "3个月"),
    ],
)
def test_an_amount_is_said_in_both_languages(amount: Amount, english: str, chinese: str) -> None:
    assert (english, chinese) == (str(amount), amount.in_chinese())


@given(AMOUNTS)
def test_what_is_said_is_read_again(amount: Amount) -> None:
    assert amount == Amount.parse(str(amount)) == Amount.parse(amount.in_chinese())
