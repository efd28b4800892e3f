import csv
import os
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.errors import InputError
from govliaison.values import REGISTRARS, CodeStatus, CreditCode, check_credit_code, dump_canonical
from govliaison.values.credit_codes import ALPHABET

SHARED = Path(os.environ.get("GOVLIAISON_SHARED") or Path(__file__).parents[3] / "shared")

PUBLISHED = [
    "914403001922038216",
    "9144030071526726XG",
    "91440300708461136T",
    "91440300192317458F",
    "91410000170001401D",
    "91330100799655058B",
    "91110108551385082Q",
    "91340111MA2RAD3M4R",
    "91110000600037341L",
    "91440300192181490G",
    "91440606722473344C",
    "91350900587527783P",
    "916101167101813521",
    "91330000733796106P",
    "91150000114124263Y",
    "91410000706676846C",
    "91440400192548256N",
    "91100000100003962T",
    "911100007109250324",
]


@st.composite
def codes(draw: st.DrawFn) -> str:
    """Draw a code whose check character is right."""
    head = (
        draw(st.text(ALPHABET, min_size=2, max_size=2))
        + draw(st.text("0123456789", min_size=6, max_size=6))
        + draw(st.text(ALPHABET, min_size=9, max_size=9))
    )
    (right,) = (head + char for char in ALPHABET if check_credit_code(head + char).status is CodeStatus.VALID)
    return right


def reasons(text: str) -> list[str]:
    return [reason.code for reason in check_credit_code(text).reasons]


@pytest.mark.parametrize("text", PUBLISHED)
def test_published_codes_are_valid_without_a_doubt(text: str) -> None:
    check = check_credit_code(text)
    assert (CodeStatus.VALID, ()) == (check.status, check.reasons)


@pytest.mark.parametrize(
    ("text", "expected", "found"),
    [
        ("914403001922038217", "6", "7"),
        ("91110000600037341X", "L", "X"),
        ("9133010057462616XH", "9", "H"),
    ],
)
def test_a_wrong_check_character_is_said_with_the_right_one(text: str, expected: str, found: str) -> None:
    check = check_credit_code(text)
    assert CodeStatus.CHECK_FAILED is check.status
    assert (expected, found) == (check.reasons[0].param("expected"), check.reasons[0].param("found"))


@pytest.mark.parametrize(
    "text", ["91110000600037341l", "９１１１００００６０００３７３４１Ｌ", " 9111 0000-6000—37341L\ufeff\t"]
)
def test_width_case_spaces_and_hyphens_do_not_matter(text: str) -> None:
    check = check_credit_code(text)
    assert (text, "91110000600037341L", CodeStatus.VALID) == (check.input, check.code, check.status)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", ["credit-code.empty"]),
        (" - ", ["credit-code.empty"]),
        ("9111000060003734L", ["credit-code.length"]),
        ("91110000600037341LL", ["credit-code.length"]),
        ("9111O000600037341L", ["credit-code.letter", "credit-code.region"]),
        ("9111000060003734IL", ["credit-code.letter"]),
        ("9111000060003734SL", ["credit-code.letter"]),
        ("9111000060003734VL", ["credit-code.letter"]),
        ("9111000060003734ZL", ["credit-code.letter"]),
        ("9111000060003734企L", ["credit-code.character"]),
        ("9111000060003734ЕL", ["credit-code.character"]),
        ("9111٠000600037341L", ["credit-code.character", "credit-code.region"]),
        ("91A10000600037341L", ["credit-code.region"]),
        ("9.11E+17", ["credit-code.length", "credit-code.character"]),
    ],
)
def test_a_malformed_code_says_why(text: str, codes: list[str]) -> None:
    assert (CodeStatus.MALFORMED, codes) == (check_credit_code(text).status, reasons(text))


def test_codes_of_registrars_with_a_letter_are_valid() -> None:
    assert CodeStatus.VALID is check_credit_code("N2410421MF2345678T").status
    assert {"A", "N", "Y"} < set(REGISTRARS)


@given(codes())
def test_an_unknown_registrar_or_type_and_the_inner_check_are_doubts_only(code: str) -> None:
    check = check_credit_code(code)
    assert CodeStatus.VALID is check.status
    known = code[0] in REGISTRARS and code[1] in REGISTRARS[code[0]].types
    unknown = {"credit-code.registrar", "credit-code.type"} & set(reasons(code))
    assert known is not bool(unknown)


def test_unknown_registrar_type_and_inner_check_are_told_apart() -> None:
    assert ["credit-code.check", "credit-code.registrar"] == reasons("B1110000600037341L")
    assert ["credit-code.check", "credit-code.type"] == reasons("9911000060003734" + "1L")
    assert ["credit-code.check", "credit-code.subject-check"] == reasons("91110000600037342L")


@given(codes(), st.integers(0, 17), st.sampled_from(ALPHABET))
def test_every_single_wrong_character_is_caught(code: str, place: int, char: str) -> None:
    wrong = code[:place] + char + code[place + 1 :]
    assert (wrong == code) is (check_credit_code(wrong).status is CodeStatus.VALID)


@given(codes(), st.integers(0, 16))
def test_every_swap_of_neighbours_is_caught(code: str, place: int) -> None:
    wrong = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert (wrong == code) is (check_credit_code(wrong).status is CodeStatus.VALID)


def test_characters_that_cannot_be_seen_are_spelt_out() -> None:
    reason = check_credit_code("91\x00100006000373415").reasons[0]
    assert ("credit-code.character", "<U+0000>") == (reason.code, reason.param("characters"))


@given(st.text(st.characters()))
def test_any_text_gets_an_answer_that_can_be_stored(text: str) -> None:
    check = check_credit_code(text)
    assert all(dump_canonical(dict(reason.params)) for reason in check.reasons)
    assert check.reasons or check.status in {CodeStatus.VALID, CodeStatus.OLD_REGISTRATION_NUMBER}


def test_an_old_registration_number_is_recognised_and_its_check_digit_is_a_doubt() -> None:
    right, wrong = check_credit_code("110108000000016"), check_credit_code("110108000000017")
    assert (CodeStatus.OLD_REGISTRATION_NUMBER, ()) == (right.status, right.reasons)
    assert (CodeStatus.OLD_REGISTRATION_NUMBER, "6") == (wrong.status, wrong.reasons[0].param("expected"))


def test_a_code_tells_its_parts() -> None:
    code = CreditCode.parse(" 91340111ma2rad3m4r")
    assert "91340111MA2RAD3M4R" == str(code)
    assert ("9", "1", "340111", "MA2RAD3M4") == (code.registrar, code.type, code.registrar_region, code.subject_code)
    assert CodeStatus.VALID is code.check().status
    assert code == CreditCode("91340111MA2RAD3M4R")


def test_a_code_may_fail_its_check_but_not_be_malformed_or_old() -> None:
    assert "914403001922038217" == CreditCode.parse("914403001922038217").text
    with pytest.raises(InputError) as malformed:
        CreditCode.parse("91440300192203821")
    assert ("credit-code.length", {"length": 17}) == (malformed.value.code, malformed.value.params)
    with pytest.raises(InputError) as old:
        CreditCode.parse("110108000000016")
    assert "credit-code.old-number" == old.value.code


def test_of_the_real_codes_970_are_valid_and_one_fails_its_check() -> None:
    path = SHARED / "data" / "uscc_codes.csv"
    if not path.exists():
        pytest.skip("no shared data")
    with path.open(encoding="utf-8-sig", newline="") as file:
        found = Counter(check_credit_code(row["code"]).status for row in csv.DictReader(file))
    assert {CodeStatus.VALID: 970, CodeStatus.CHECK_FAILED: 1} == found
