"""Whoever changes what was written is found out."""

from collections.abc import Callable
from typing import Any

import attrs
import pytest

from govliaison.ledger import Entry, Positioned, StoredRecord, erase, verify
from govliaison.values import Reason


def found(bench: Any) -> set[tuple[str, str]]:
    return {(each.reason.code, each.ref) for each in verify(bench.ledger) if not isinstance(each, int)}


@pytest.fixture
def written(bench: Any) -> Any:
    """Two notes, each with a few entries, and something erased."""
    bench.write("a", request="r1", remind=bench.days(1))
    bench.write("b", by="wang", on_behalf_of="unit:x", recorded_for="li.na", caused_by="note/a@1", batch="b1")
    bench.extend("a", jurisdiction="990200")
    bench.extend("b", by="wang")
    bench.strike("a")
    return bench


def replace(bench: Any, position: int, **parts: Any) -> None:
    """Change an entry behind the ledger's back."""
    was = bench.store._log[position - 1]
    entry = attrs.evolve(was.entry, **parts)
    now = Positioned(position, entry)
    bench.store._log[position - 1] = now
    bench.store._streams[was.entry.stream][was.entry.version - 1] = now


def test_a_whole_ledger_has_nothing_broken(written: Any) -> None:
    assert set() == found(written)
    assert [5] == list(verify(written.ledger))


def test_an_empty_ledger_is_whole(bench: Any) -> None:
    assert [] == list(verify(bench.ledger))


def test_progress_is_told_page_by_page(written: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govliaison.ledger.chain._PAGE", 2)
    assert [2, 4, 5] == list(verify(written.ledger))


FIELDS = [field.name for field in attrs.fields(Entry)]


@pytest.mark.parametrize("position", [1, 3, 5])
@pytest.mark.parametrize("name", FIELDS)
def test_a_changed_field_of_an_entry_is_found(written: Any, name: str, position: int) -> None:
    value = getattr(written.store._log[position - 1].entry, name)
    changed = value + 1 if isinstance(value, int) else value + b" " if isinstance(value, bytes) else f"{value or ''}x"
    replace(written, position, **{name: changed})
    assert any(code == "chain.hash" and ref.startswith("note/a") for code, ref in found(written))


def test_one_byte_of_a_payload_is_found_where_it_stands(written: Any) -> None:
    payload = written.store._log[1].entry.payload
    replace(written, 2, payload=payload.replace(b"title", b"tit1e", 1))
    assert {("chain.hash", "note/b@1")} == found(written)


def test_a_payload_that_cannot_even_be_read_is_found(written: Any) -> None:
    replace(written, 2, payload=written.store._log[1].entry.payload[:-1])
    assert {("chain.hash", "note/b@1")} == found(written)


def test_an_entry_forged_with_its_hash_breaks_the_link_after_it(written: Any) -> None:
    forged = attrs.evolve(written.store._log[0].entry, actor="somebody.else")
    replace(written, 1, actor="somebody.else", hash=forged.computed_hash("sha256"))
    assert {("chain.previous", "note/a@2")} == found(written)


def delete(bench: Any, position: int) -> None:
    gone = bench.store._log.pop(position - 1)
    bench.store._streams[gone.entry.stream].remove(gone)


def test_a_deleted_entry_leaves_a_hole_and_a_gap(written: Any) -> None:
    delete(written, 3)
    assert {("chain.hole", "note/b@2"), ("chain.missing-entry", "note/a@3")} == found(written)


def test_a_deleted_last_entry_is_missed_by_its_record(written: Any) -> None:
    delete(written, 5)
    assert {("chain.record", "note/a")} == found(written)


def test_a_stream_deleted_whole_is_missed_by_its_record(written: Any) -> None:
    for position in (4, 2):
        delete(written, position)
    assert ("chain.record", "note/b") in found(written)


@pytest.mark.parametrize(("one", "other"), [(1, 2), (1, 5), (4, 5)])
def test_swapped_entries_are_found(written: Any, one: int, other: int) -> None:
    log = written.store._log
    log[one - 1], log[other - 1] = log[other - 1], log[one - 1]
    assert {"chain.hole"} <= {code for code, _ in found(written)}


def test_entries_swapped_with_their_positions_are_found(written: Any) -> None:
    log = written.store._log
    first, last = log[0].entry, log[2].entry
    log[0], log[2] = Positioned(1, last), Positioned(3, first)
    assert {"chain.missing-entry"} <= {code for code, _ in found(written)}


@pytest.mark.parametrize("part", [{"value": "altered"}, {"salt": b"x" * 16}])
def test_an_altered_vault_item_is_found(written: Any, part: dict[str, Any]) -> None:
    vault = written.store._vault
    key = next(key for key in vault if key[1].startswith("note/b@2"))
    vault[key] = attrs.evolve(vault[key], **part)
    assert {("chain.commitment", "note/b@2")} == found(written)


def test_a_vault_item_that_vanished_without_an_erasure_is_found(written: Any) -> None:
    vault = written.store._vault
    del vault[next(key for key in vault if key[1].startswith("note/b@2"))]
    assert {("chain.missing-item", "note/b@2")} == found(written)


def test_an_erasure_explains_what_is_missing_before_it_and_nothing_after(written: Any) -> None:
    erase(written.ledger, "person/wang", Reason.of("asked"), written.stamp())
    assert set() == found(written)
    written.extend("b", by="wang")
    vault = written.store._vault
    del vault[next(key for key in vault if key[0] == "person/wang")]
    assert {("chain.missing-item", "note/b@4")} == found(written)


@pytest.mark.parametrize("part", [{"version": 2}, {"version": 4}, {"head": "00"}])
def test_a_record_at_a_wrong_place_is_found(written: Any, part: dict[str, Any]) -> None:
    change_record(written, "note/a", lambda record: attrs.evolve(record, **part))
    assert {("chain.record", "note/a")} == found(written)


def test_a_record_that_stayed_behind_is_found(written: Any) -> None:
    before = written.store._log[2].entry
    change_record(written, "note/a", lambda record: attrs.evolve(record, version=2, head=before.hash))
    assert {("chain.record", "note/a")} == found(written)


def test_a_stream_without_record_is_found(written: Any) -> None:
    del written.store._records["note/b"]
    assert {("chain.no-record", "note/b")} == found(written)


def test_a_record_without_entries_is_found(written: Any) -> None:
    ghost = attrs.evolve(written.store._records["note/a"], stream="note/ghost")
    written.store._records["note/ghost"] = ghost
    assert {("chain.record", "note/ghost")} == found(written)


def test_work_that_goes_on_meanwhile_is_no_break(written: Any) -> None:
    walk = verify(written.ledger)
    assert 5 == next(walk)
    # The walk has read its last page; somebody goes on before it looks at the records.
    feed, written.store.feed = written.store.feed, lambda *_: ()
    written.extend("b", by="wang")
    written.write("c")
    assert [] == list(walk)
    written.store.feed = feed
    assert set() == found(written)


def change_record(bench: Any, stream: str, change: Callable[[StoredRecord], StoredRecord]) -> None:
    bench.store._records[stream] = change(bench.store._records[stream])


def test_a_ledger_under_another_hash_is_verified_with_it(make_bench: Any) -> None:
    bench = make_bench(algorithm="sha3_256")
    bench.write("a")
    assert set() == found(bench)


def test_a_finding_is_a_reason_with_its_place(written: Any) -> None:
    replace(written, 2, actor="x")
    broken = next(each for each in verify(written.ledger) if not isinstance(each, int))
    assert (2, "note/b@1", Reason.of("chain.hash")) == (broken.position, broken.ref, broken.reason)
