"""Every record is what its entries say."""

from typing import Any

import attrs
import pytest

from govliaison.ledger import Rebuilt, rebuild


@pytest.fixture
def written(bench: Any) -> Any:
    bench.write("a", remind=bench.days(1, 2))
    bench.write("b")
    bench.extend("a", "更多")
    return bench


def test_stored_records_are_what_their_entries_say(written: Any) -> None:
    before = dict(written.store._records)
    assert [Rebuilt("note/a", differed=False), Rebuilt("note/b", differed=False)] == list(rebuild(written.ledger))
    assert before == written.store._records


def test_streams_are_found_page_by_page(written: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govliaison.ledger.ledger._PAGE", 1)
    assert ["note/a", "note/b"] == [each.stream for each in rebuild(written.ledger)]


@pytest.mark.parametrize(
    "damage",
    [{"body": b"{}"}, {"version": 1}, {"version": 7}, {"head": "00"}, {"shape": 0}, {"kind": "other"}],
    ids=str,
)
def test_a_damaged_record_is_mended(written: Any, damage: dict[str, Any]) -> None:
    whole = written.store._records["note/a"]
    written.store._records["note/a"] = attrs.evolve(whole, **damage)
    assert [Rebuilt("note/a", differed=True), Rebuilt("note/b", differed=False)] == list(rebuild(written.ledger))
    assert whole == written.store._records["note/a"]


def test_a_damaged_index_is_mended(written: Any) -> None:
    whole = written.store._records["note/a"]
    written.store._records["note/a"] = attrs.evolve(whole, index=attrs.evolve(whole.index, attention=None))
    assert Rebuilt("note/a", differed=True) == next(rebuild(written.ledger))
    assert whole == written.store._records["note/a"]


def test_a_lost_record_is_made_again(written: Any) -> None:
    whole = written.store._records.pop("note/a")
    assert Rebuilt("note/a", differed=True) == next(rebuild(written.ledger))
    assert whole == written.store._records["note/a"]


def test_a_record_that_somebody_changes_meanwhile_is_left_to_them(written: Any) -> None:
    written.store._records["note/a"] = attrs.evolve(written.store._records["note/a"], shape=0)
    written.store.meddlers = [lambda: written.extend("a", "von anderen")]
    assert Rebuilt("note/a", differed=False) == next(rebuild(written.ledger))
    assert 3 == written.store._records["note/a"].version


def test_a_new_shape_is_folded_once_and_kept(written: Any) -> None:
    newer = written.open(attrs.evolve(written.noun, shape=2))
    assert [True, True] == [each.differed for each in rebuild(newer)]
    assert [False, False] == [each.differed for each in rebuild(newer)]
