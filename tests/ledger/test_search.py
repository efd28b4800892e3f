"""Folding of searched text."""

import pytest

from govliaison.errors import InputError
from govliaison.ledger.search import fold_for_search, search_words


@pytest.mark.parametrize("other", ["ÉTÉ", "e\u0301te\u0301", "été"])
def test_composition_and_case_do_not_matter(other: str) -> None:
    assert fold_for_search("été") == fold_for_search(other)


def test_full_width_forms_are_found_by_half_width_ones() -> None:
    assert fold_for_search("voc-2026") == fold_for_search("ＶＯＣ－２０２６")


@pytest.mark.parametrize("nothing", [None, "", "  　\n"])
def test_no_words_are_no_condition(nothing: str | None) -> None:
    assert search_words(nothing) == ()


def test_a_word_asked_twice_is_one_word() -> None:
    assert search_words("环评　融资 环评") == ("环评", "融资")


@pytest.mark.parametrize("hostile", ["a\0b", "\ud800"])
def test_text_that_no_store_can_keep_is_refused(hostile: str) -> None:
    with pytest.raises(InputError):
        search_words(hostile)
