import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.errors import InputError
from govliaison.values import case_number, check_case_number
from govliaison.values.case_numbers import _QUASIGROUP, _damm

NUMBERS = st.text(min_size=1).map(case_number)


def test_the_number_of_an_id_never_changes() -> None:
    assert "2138-1031-7177" == case_number("gov-0199a3c4e2f07d1b8a6f5c4b3a291807")


def test_another_attempt_gives_another_number() -> None:
    assert case_number("gov-1") != case_number("gov-1", 1)


def test_the_published_example_of_the_algorithm_holds() -> None:
    assert 4 == _damm("572")


def test_the_table_is_a_totally_anti_symmetric_quasigroup() -> None:
    """What the two guarantees below rest on, for numbers of any length."""
    digits = range(10)
    assert all(sorted(row) == list(digits) for row in _QUASIGROUP)
    assert all(sorted(row[digit] for row in _QUASIGROUP) == list(digits) for digit in digits)
    assert all(_QUASIGROUP[digit][digit] == 0 for digit in digits)
    for state, a, b in product(digits, repeat=3):
        assert a == b or _QUASIGROUP[_QUASIGROUP[state][a]][b] != _QUASIGROUP[_QUASIGROUP[state][b]][a]


@given(NUMBERS)
def test_a_number_is_twelve_digits_that_check(number: str) -> None:
    assert re.fullmatch(r"\d{4}-\d{4}-\d{4}", number, re.ASCII)
    assert number == check_case_number(number) == check_case_number(number.replace("-", ""))


@given(NUMBERS)
def test_every_single_wrong_digit_and_every_swap_of_neighbours_is_caught(number: str) -> None:
    digits = number.replace("-", "")
    wrong = {digits[:i] + digit + digits[i + 1 :] for i in range(12) for digit in "0123456789"}
    wrong |= {digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :] for i in range(11)}
    for text in wrong - {digits}:
        with pytest.raises(InputError) as caught:
            check_case_number(text)
        assert "case-number.check" == caught.value.code


@given(NUMBERS, st.sampled_from([" ", "-", "—", "　", ""]))
def test_width_spaces_and_hyphens_do_not_matter(number: str, filling: str) -> None:
    full_width = filling.join(chr(ord(digit) + 0xFEE0) for digit in number.replace("-", ""))
    assert number == check_case_number(full_width)


@pytest.mark.parametrize("text", ["", "1234-5678-901", "1234-5678-90123", "1234-5678-901X", "١٢٣٤٥٦٧٨٩٠١٢"])
def test_a_number_has_twelve_digits(text: str) -> None:
    with pytest.raises(InputError) as caught:
        check_case_number(text)
    assert "case-number.length" == caught.value.code
