"""The smallest things a store takes, for tests that are about stores and processes."""

import attrs

from govliaison.plugins import Change, Entry, Index, Message, Positioned, Store, StoredRecord


def next_change(store: Store, stream: str, actor: str = "a") -> Change:
    """Make the next entry of a stream, linked to the one before it, with its true hash."""
    entries = store.entries(stream)
    return make_change(stream, len(entries), entries[-1].entry.hash if entries else "", actor)


def make_change(stream: str, expected: int, previous: str = "", actor: str = "a") -> Change:
    """Make an entry of a stream, with its true hash."""
    entry = Entry(
        stream=stream,
        version=expected + 1,
        event="E",
        schema=1,
        payload=b"{}",
        effective_at=1,
        recorded_at=1,
        actor=actor,
        on_behalf_of=None,
        recorded_for=None,
        jurisdiction="",
        caused_by=None,
        request=None,
        batch=None,
        profile="",
        previous=previous,
        hash="",
    )
    entry = attrs.evolve(entry, hash=entry.computed_hash("sha256"))
    record = StoredRecord(
        stream=stream,
        kind="case",
        version=expected + 1,
        shape=1,
        head=entry.hash,
        index=Index(state="open", audience=frozenset({"all"}), attention=1),
        body=b"{}",
    )
    return Change(stream=stream, expected=expected, entries=(entry,), record=record)


def make_message(identity: str, lane: str) -> Message:
    """Make a message that is due at once."""
    return Message(id=identity, destination="mail", lane=lane, payload=b"{}", created=0, not_before=0)


def assert_whole(feed: list[Positioned]) -> None:
    """No hole among positions, none among the versions of a stream, and the chain holds."""
    last: dict[str, tuple[int, str]] = {}
    for position, positioned in enumerate(feed, start=1):
        entry = positioned.entry
        version, previous = last.get(entry.stream, (0, ""))
        assert (positioned.position, entry.version, entry.previous) == (position, version + 1, previous)
        assert entry.computed_hash("sha256") == entry.hash
        last[entry.stream] = (entry.version, entry.hash)
