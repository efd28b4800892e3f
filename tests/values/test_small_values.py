"""Ids, reasons, text and tables: values with little to them."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.errors import InputError
from govliaison.values import (
    ID_PATTERN,
    CellProblem,
    Column,
    Field,
    FieldKind,
    Reason,
    Refusal,
    Row,
    Sheet,
    check_text,
    fold_width,
    make_uuid7,
)

MICROS = st.integers(0, 2**48 * 1000 - 1)
ENTROPY = st.binary(min_size=8, max_size=16)


@given(MICROS, ENTROPY)
def test_an_id_is_a_uuid_of_version_7_that_tells_its_millisecond(micros: int, entropy: bytes) -> None:
    text = make_uuid7(micros, entropy)
    uuid = UUID(text)
    assert ("specified in RFC 4122", 7, micros // 1000) == (uuid.variant, uuid.version, uuid.int >> 80)
    assert ID_PATTERN.fullmatch(f"gov-{text}")


@given(MICROS, MICROS, ENTROPY)
def test_ids_sort_by_time_of_creation(one: int, other: int, entropy: bytes) -> None:
    earlier, later = sorted([one, other])
    assert make_uuid7(earlier, entropy) <= make_uuid7(later, entropy)
    if later > earlier:
        assert make_uuid7(earlier, entropy) != make_uuid7(later, entropy)


@pytest.mark.parametrize(
    "text", ["gov", "GOV-" + "0" * 32, "gov-" + "0" * 31, "gov-" + "g" * 32, "a" * 17 + "-" + "0" * 32]
)
def test_other_texts_are_no_ids(text: str) -> None:
    assert ID_PATTERN.fullmatch(text) is None


def test_a_reason_is_a_code_with_parameters_in_any_order() -> None:
    reason = Reason.of("some.reason", b=2, a="x")
    assert Reason.of("some.reason", a="x", b=2) == reason
    assert ("x", None) == (reason.param("a"), reason.param("c"))
    assert hash(reason) == hash(Reason.of("some.reason", a="x", b=2))


def test_a_parameter_may_be_called_code() -> None:
    assert 7 == Reason.of("some.reason", code=7).param("code")


def test_a_refusal_is_not_a_reason() -> None:
    refusal = Refusal.of("some.rule", unit="a")
    assert ("some.rule", (("unit", "a"),)) == (refusal.code, refusal.params)
    assert not isinstance(refusal, Reason)


@pytest.mark.parametrize("text", ["", "plain", "政企", "😀"])
def test_text_that_every_store_can_keep_is_returned_unchanged(text: str) -> None:
    assert text == check_text(text)


@pytest.mark.parametrize(("text", "code"), [("a\0b", "text.nul"), ("政\0", "text.nul"), ("a\ud800", "text.surrogate")])
def test_text_that_some_store_cannot_keep_is_refused(text: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        check_text(text)
    assert code == caught.value.code


def test_full_width_forms_become_half_width() -> None:
    assert "91-AB(c)" == fold_width("　９１－ＡＢ（ｃ） ")


def test_a_row_and_a_sheet_say_no_more_than_they_must() -> None:
    field = Field(name="code", kind=FieldKind.CODE, zh="代码", en="code")
    problem = CellProblem(field=field.name, where="a.csv:2", reason=Reason.of("cell.digits-lost"))
    row = Row(number=2, where="a.csv:2", cells={"code": "1"}, problems=(problem,))
    assert ({}, None, (problem,)) == (row.extra, row.skipped, row.problems)
    sheet = Sheet(title="台账", columns=(Column(heading="代码"),), rows=[("1",)])
    assert (12, FieldKind.TEXT, ()) == (sheet.columns[0].width, sheet.columns[0].kind, sheet.notes)
