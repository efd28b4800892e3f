"""Entries, changes and messages in one call, for contracts and for tests of one's own."""

from collections.abc import Mapping
from typing import Any

import attrs

from govliaison.plugins import Change, Entry, Index, Message, StoredRecord
from govliaison.values import dump_canonical

OPEN = Index(state="open")
"""What lists know of a record of which nothing else is known."""


def an_entry(
    stream: str, version: int = 1, *, payload: Mapping[str, Any] | None = None, previous: str = "", **others: Any
) -> Entry:
    """
    Make an entry with its true hash.

    Args:
        stream: ``kind/id``
        version: number in its stream
        payload: becomes canonical JSON
        previous: hash of the entry before it
        others: further fields of :class:`~govliaison.plugins.Entry`
    """
    fields: dict[str, Any] = {
        "event": "Happened",
        "schema": 1,
        "effective_at": 1_798_732_799_999_999,
        "recorded_at": 1_798_732_800_000_000 + version,
        "actor": "person-1",
        "on_behalf_of": None,
        "recorded_for": "e\u0301" if version % 2 else None,
        "jurisdiction": "12",
        "caused_by": None,
        "request": None,
        "batch": "batch-1",
        "profile": "",
        **others,
    }
    entry = Entry(
        stream=stream, version=version, payload=dump_canonical(payload or {}), previous=previous, hash="", **fields
    )
    return attrs.evolve(entry, hash=entry.computed_hash("sha256"))


def a_change(
    stream: str, expected: int = 0, index: Index = OPEN, *, count: int = 1, previous: str = "", **others: Any
) -> Change:
    """
    Make a change of one stream, and the record after it.

    Args:
        stream: ``kind/id``
        expected: how many entries the stream has
        index: what lists know of the record
        count: new entries
        previous: hash of the last entry
        others: further fields of each entry
    """
    entries: list[Entry] = []
    for version in range(expected + 1, expected + 1 + count):
        payload = {"version": version, "text": index.number}
        entries.append(an_entry(stream, version, **{"payload": payload, "previous": previous, **others}))
        previous = entries[-1].hash
    record = StoredRecord(
        stream=stream,
        kind=stream.partition("/")[0],
        version=expected + count,
        shape=1,
        head=previous,
        index=index,
        body=dump_canonical({"state": index.state, "version": expected + count}),
    )
    return Change(stream=stream, expected=expected, entries=tuple(entries), record=record)


def a_message(
    identity: str, lane: str = "mail:case/1", *, not_before: int = 0, subjects: frozenset[str] = frozenset()
) -> Message:
    """Make a message; the destination is the beginning of its lane."""
    return Message(
        id=identity,
        destination=lane.partition(":")[0],
        lane=lane,
        payload='{"to":"李"}'.encode(),
        subjects=subjects,
        created=0,
        not_before=not_before,
    )
