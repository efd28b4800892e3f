"""What is shown of personal data."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.access import mask_address, mask_id_number, mask_name, mask_phone, mask_text


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("张伟", "张*"),
        ("张小伟", "张**"),
        ("欧阳娜娜", "欧阳**"),
        ("欧阳", "欧*"),
        ("阿卜杜拉·买买提", "阿***·***"),
        ("王建行", "王**"),
        (" 李 娜 ", "李 *"),
        ("", ""),
        ("示例市星光食品有限公司", "示例市星光食品有限公司"),
        ("老李面馆经营部", "老李面馆经营部"),
        ("城东便民早餐店", "城东便民早餐店"),
    ],
)
def test_people_keep_their_surname_and_organisations_their_name(name: str, shown: str) -> None:
    assert mask_name(name) == shown


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("13800001234", "138****1234"),
        ("138 0000 1234", "138****1234"),
        ("+86-13800001234", "138****1234"),
        ("１３８００００１２３４", "138****1234"),
        ("0999-1234567", "0999-****567"),
        ("09991234567", "0999****567"),
        ("(010)12345678", "(010)*****678"),
        ("0999-1234567-801", "0999-****567-801"),
        ("13800001234、13900005678", "138****1234、139****5678"),
        ("1234567", "****567"),
        ("12345", "**345"),
        ("8012", "8012"),
        ("无", "无"),
        ("213800001234", "*********234"),
    ],
)
def test_a_telephone_number_loses_its_middle(cell: str, shown: str) -> None:
    assert mask_phone(cell) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [("990203199001011234", "9902************34"), ("99020319900101123X", "9902************3X"), ("123456", "******")],
)
def test_an_identity_number_keeps_its_ends(number: str, shown: str) -> None:
    assert mask_id_number(number) == shown


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("某省某市某县某镇某路1号", "某省某市某县***"),
        ("某自治区某自治州某旗某路1号", "某自治区某自治州某旗***"),
        ("人民路1号", "***"),
        ("", "***"),
    ],
)
def test_an_address_keeps_its_divisions(address: str, shown: str) -> None:
    assert mask_address(address) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("电话13800001234转", "电话138****1234转"),
        ("座机：1234567。", "座机：****567。"),
        ("办公室0999-1234567", "办公室0999-****567"),
        ("身份证990203199001011234", "身份证9902************34"),
        ("身份证９９０２０３１９９００１０１１２３Ｘ", "身份证9902************3X"),
        ("写信到zhang.wei@example.com.cn", "写信到z***@example.com.cn"),
        ("代码91990200MA00000000，914403001922038216", "代码91990200MA00000000，914403001922038216"),
        ("2026-09-28 欠款1234567元，订单20260928001", "2026-09-28 欠款1234567元，订单20260928001"),
        ("全角标点，保持不变！", "全角标点，保持不变！"),
    ],
)
def test_only_personal_numbers_disappear_from_a_text(text: str, shown: str) -> None:
    assert mask_text(text) == shown


def digits(count: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=count, max_size=count)


MOBILES = st.tuples(st.sampled_from("3456789"), digits(9)).map(lambda parts: "1" + "".join(parts))
LANDLINES = st.tuples(
    st.sampled_from(["010", "021", "0371", "0999"]), st.sampled_from(["", "-", " ", "—"]), digits(7) | digits(8)
).map("".join)
SPOKEN = st.text("请联系我们谢谢，。 ", max_size=5)


def longest_run_that_survives(original: str, shown: str) -> int:
    number, left = (re.sub("[-— ]", "", text) for text in (original, shown))
    runs = (number[start:end] for start in range(len(number)) for end in range(start + 1, len(number) + 1))
    return max((len(run) for run in runs if run in left), default=0)


@given(MOBILES | LANDLINES | digits(7) | digits(8) | digits(12))
def test_of_a_number_in_a_cell_less_than_seven_digits_in_a_row_survive(number: str) -> None:
    assert longest_run_that_survives(number, mask_phone(number)) < 7


@given(SPOKEN, MOBILES | LANDLINES, SPOKEN)
def test_of_a_number_in_a_text_less_than_seven_digits_in_a_row_survive(before: str, number: str, after: str) -> None:
    assert longest_run_that_survives(number, mask_text(before + number + after)) < 7


@given(st.text())
def test_any_text_can_be_masked_twice_with_the_same_result(text: str) -> None:
    assert mask_text(mask_text(text)) == mask_text(text)
