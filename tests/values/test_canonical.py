import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.errors import InputError
from govliaison.values import check_algorithm, digest, dump_canonical, load_canonical

TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner),
    max_leaves=8,
)


@given(PLAIN)
def test_plain_values_come_back_as_they_went(value: object) -> None:
    assert value == load_canonical(dump_canonical(value))


@given(st.dictionaries(TEXTS, st.integers()))
def test_the_order_of_keys_does_not_matter(value: dict[str, int]) -> None:
    assert dump_canonical(value) == dump_canonical(dict(reversed(value.items())))


def test_the_form_is_utf_8_with_sorted_keys_and_no_spaces() -> None:
    assert '{"a":["政",null,true],"b":1}'.encode() == dump_canonical({"b": 1, "a": ("政", None, True)})


@pytest.mark.parametrize("value", [1.0, [1.5], {"a": (1, 2.0)}, float("nan")])
def test_a_float_has_no_canonical_form(value: object) -> None:
    with pytest.raises(TypeError, match="float"):
        dump_canonical(value)


@pytest.mark.parametrize("value", [{1, 2}, b"bytes", object()])
def test_other_types_have_none_either(value: object) -> None:
    with pytest.raises(TypeError, match="not a plain value"):
        dump_canonical(value)


@pytest.mark.parametrize("value", ["a\0", ["x", "\0"], {"a": 1, "b": ("\0",)}, {"\0": 1}])
def test_nul_is_refused_wherever_it_stands(value: object) -> None:
    with pytest.raises(InputError) as caught:
        dump_canonical(value)
    assert "text.nul" == caught.value.code


def test_a_text_that_only_spells_the_escape_of_nul_is_kept() -> None:
    value = {"a": [1, None, "\\u0000"]}
    assert value == load_canonical(dump_canonical(value))


@pytest.mark.parametrize("value", ["\ud800", ["\udfff"], {"\ud800": 1}])
def test_a_lone_surrogate_is_refused(value: object) -> None:
    with pytest.raises(InputError) as caught:
        dump_canonical(value)
    assert "text.surrogate" == caught.value.code


def test_any_json_reader_reads_it() -> None:
    assert {"企业": "甲"} == json.loads(dump_canonical({"企业": "甲"}))


def test_digests_are_sha_256_or_another_algorithm_by_name() -> None:
    assert hashlib.sha256(b"abc").hexdigest() == digest(b"abc")
    if "sm3" in hashlib.algorithms_available:
        assert "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0" == digest(b"abc", "sm3")


def test_a_hash_that_cannot_be_used_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match="sm5") as unknown:
        check_algorithm("sm5")
    assert "sha256, sm3" in unknown.value.hint("en")

    def new(name: str, *_args: object, **_more: object) -> None:
        raise ValueError(name)

    monkeypatch.setattr(hashlib, "new", new)
    with pytest.raises(InputError, match="lacks the hash sm3"):
        check_algorithm("sm3")


def test_what_stands_behind_canonical_json_is_not_passed_over() -> None:
    with pytest.raises(ValueError, match="Extra data"):
        load_canonical(b'{"a":1}{"a":2}')


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf")])
def test_what_is_no_number_is_refused(value: float) -> None:
    with pytest.raises(TypeError, match="float"):
        dump_canonical({"a": [1, value]})
    with pytest.raises(ValueError, match="float"):
        dump_canonical({value: 1})
