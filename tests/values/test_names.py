import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.values import normalise_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("示例（甲地）有限公司", "示例(甲地)有限公司"),
        ("示例（甲地）有限公司", "示例甲地有限公司"),
        ("示例 科技 有限公司", "示例科技有限公司"),
        ("ＡＢＣ科技有限公司", "abc科技有限公司"),
        ("示例有限责任公司", "示例有限公司"),
        ("示例有限责任公司第一分公司", "示例有限公司第一分公司"),
        ("“示例”·有限公司", "示例有限公司"),
    ],
)
def test_spellings_of_one_name_meet(one: str, other: str) -> None:
    assert normalise_name(one) == normalise_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("示例有限公司", "示例股份有限公司"),
        ("示例有限公司", "示例有限公司第一分公司"),
        ("示例（甲地）有限公司", "示例（乙地）有限公司"),
    ],
)
def test_names_of_different_enterprises_stay_apart(one: str, other: str) -> None:
    assert normalise_name(one) != normalise_name(other)


@given(st.text("示例有限责任公司（）() ＡaB·", max_size=30))
def test_a_key_is_its_own_key(name: str) -> None:
    key = normalise_name(name)
    assert key == normalise_name(key)
