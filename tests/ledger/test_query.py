"""Places in a list, and who sees what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.errors import InputError
from govliaison.ledger import Key, Reader


@given(st.builds(Key, st.none() | st.integers(-(10**17), 10**17), st.text(min_size=1)))
def test_a_place_in_a_list_can_be_written_down(key: Key) -> None:
    assert key == Key.parse(str(key))


@pytest.mark.parametrize("text", ["", "5", "~", "5~", "x~note/a", "--5~note/a", "5-~note/a", "9" * 5000 + "~a", "٣~a"])
def test_what_is_no_place_is_refused(text: str) -> None:
    with pytest.raises(InputError, match=r"page\.unreadable"):
        Key.parse(text)


@pytest.mark.parametrize(
    ("audience", "seen"),
    [({"a"}, True), ({"a", "x"}, True), ({"x"}, False), (set(), False), ({"a", "d"}, False), ({"d"}, False)],
)
def test_a_record_is_seen_where_tokens_meet_and_none_is_denied(audience: set[str], seen: bool) -> None:  # noqa: FBT001
    reader = Reader(tokens=frozenset({"a", "b"}), denied=frozenset({"d"}))
    assert seen is reader.may_see(frozenset(audience))
