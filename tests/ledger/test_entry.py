"""What an entry is hashed over, for ever."""

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any

import attrs
import pytest

from govliaison.ledger import Entry, Stamp

ENTRY = Entry(
    stream="note/a",
    version=2,
    event="NoteWritten",
    schema=1,
    payload='{"title":"政企"}'.encode(),
    effective_at=1_790_000_000_000_000,
    recorded_at=1_790_000_000_000_001,
    actor="zhang.wei",
    on_behalf_of="unit:desk",
    recorded_for=None,
    jurisdiction="990200",
    caused_by="note/b@1",
    request="r1",
    batch=None,
    profile="p1",
    previous="00ff",
    hash="",
)
FROZEN = {
    "sha256": "89358c1a835172efe738cc0cd3fe5096a6707fd02f98e0bb0a78f28981e2bfc8",
    "sm3": "7f1f891490905b5c195179ebee9e29434e647206cac307f764b527cbeeb4cd18",
}


@pytest.mark.parametrize("algorithm", FROZEN)
def test_the_hash_of_an_entry_never_changes(algorithm: str) -> None:
    if algorithm not in hashlib.algorithms_available:
        pytest.skip(f"no {algorithm} here")
    assert FROZEN[algorithm] == ENTRY.computed_hash(algorithm)


CHANGES = {
    field.name: (getattr(ENTRY, field.name) or "") + (1 if field.type is int else b" " if field.type is bytes else "x")
    for field in attrs.fields(Entry)
    if field.name != "hash"
}


@pytest.mark.parametrize("name", CHANGES)
def test_every_field_is_hashed(name: str) -> None:
    changed = attrs.evolve(ENTRY, **{name: CHANGES[name]})
    assert changed.computed_hash("sha256") != ENTRY.computed_hash("sha256")


def test_neighbouring_fields_do_not_run_into_each_other() -> None:
    one = attrs.evolve(ENTRY, actor="ab", on_behalf_of="c").computed_hash("sha256")
    other = attrs.evolve(ENTRY, actor="a", on_behalf_of="bc").computed_hash("sha256")
    assert one != other


def test_an_absent_field_is_not_an_empty_one() -> None:
    absent = attrs.evolve(ENTRY, request=None).computed_hash("sha256")
    assert absent != attrs.evolve(ENTRY, request="").computed_hash("sha256")


def test_an_entry_is_named_by_stream_and_version() -> None:
    assert "note/a@2" == ENTRY.ref


def test_a_stamp_comes_back_as_it_was(bench: Any) -> None:
    stamp = bench.stamp(
        effective_at=bench.clock.now() - timedelta(microseconds=1),
        on_behalf_of="post:1",
        recorded_for="li.na",
        jurisdiction="990200",
        caused_by="note/b@1",
        request="r1",
        batch="b1",
    )
    bench.write("a", **attrs.asdict(stamp))
    assert stamp == bench.store.entries("note/a")[0].entry.stamp()


@pytest.mark.parametrize(("hours", "late"), [(0, False), (23, False), (24, True), (100, True)])
def test_what_is_entered_a_day_after_it_happened_is_late(hours: int, late: bool) -> None:  # noqa: FBT001
    now = datetime(2026, 9, 28, tzinfo=UTC)
    stamp = Stamp(effective_at=now - timedelta(hours=hours), recorded_at=now, actor="a")
    assert late is stamp.is_late
