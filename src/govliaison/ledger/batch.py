"""What one commit carries: everything or nothing (D2)."""

from enum import StrEnum

import attrs

from govliaison.ledger.entry import Entry
from govliaison.ledger.vault import VaultItem


@attrs.frozen(kw_only=True)
class Index:
    """
    What lists, the sweep and permissions know of a record; made by the noun's pure ``index``.

    Moments are microseconds UTC.

    Attributes:
        state: stable name of the state
        unit: the accountable unit
        region: region code
        enterprise: id of the enterprise concerned
        number: number by which people call it
        opened: when it began; lists are ordered by it
        due: the nearest deadline shown to people
        attention: the next moment at which the sweep must look at it, or None (D5)
        text: what Chinese search finds it by
        audience: tokens; who holds one of them may see it (D7)
        tags: whatever is many-valued or rare (D6)
    """

    state: str
    unit: str | None = None
    region: str | None = None
    enterprise: str | None = None
    number: str | None = None
    opened: int | None = None
    due: int | None = None
    attention: int | None = None
    text: str = attrs.field(default="", repr=False)
    audience: frozenset[str] = frozenset()
    tags: frozenset[tuple[str, str]] = frozenset()


@attrs.frozen(kw_only=True)
class StoredRecord:
    """
    A record as it is kept beside the entries (D6).

    Attributes:
        stream: ``kind/id``
        kind: the noun
        version: number of the last entry folded into it
        shape: version of the fold; a record of another shape is refolded when loaded
        head: hash of that last entry
        index: its columns, audience and tags
        body: the record as canonical JSON, private values included; erased with them
    """

    stream: str
    kind: str
    version: int
    shape: int
    head: str
    index: Index
    body: bytes = attrs.field(repr=False)


@attrs.frozen(kw_only=True)
class Change:
    """
    What happens to one stream.

    Attributes:
        stream: ``kind/id``
        expected: version on which the decision was based; 0 for a new stream
        entries: new entries, versions ``expected + 1 …``; empty when the record is only folded again
        record: the record after them
    """

    stream: str
    expected: int
    entries: tuple[Entry, ...] = ()
    record: StoredRecord


@attrs.frozen
class Claim:
    """
    A name that only one stream may hold, such as ``uscc:…``, ``source:…``, ``number:…``, ``request:…``.

    Attributes:
        key: the name; telephone numbers and the like as keyed hashes
        stream: who holds it
        note: what the holder keeps with it, such as the keyed digest of an imported row; taken again it replaces the note
    """

    key: str
    stream: str
    note: str = ""


class MessageState(StrEnum):
    """Where a message in the outbox stands."""

    WAITING = "waiting"
    DONE = "done"
    DEAD = "dead"
    SKIPPED = "skipped"
    ERASED = "erased"


@attrs.frozen(kw_only=True)
class Message:
    """
    A message to be delivered after the commit (D13).

    Attributes:
        id: unique; it doubles as the idempotency key of the delivery
        destination: name of the adapter instance
        lane: destination + stream; first in, first out within a lane
        payload: canonical JSON of what is to be said to whom; may hold personal data, never copied to a log
        subjects: vault subjects whose data the payload holds; erasing one empties the message
        created: microseconds UTC
        not_before: microseconds UTC
    """

    id: str
    destination: str
    lane: str
    payload: bytes = attrs.field(repr=False)
    subjects: frozenset[str] = frozenset()
    created: int
    not_before: int


@attrs.frozen
class Cursor:
    """
    How far a reader of the feed (or the sweep) has come.

    Attributes:
        name: of the reader
        expected: where it must stand now, else the commit is a conflict; 0 at first
        value: where it stands afterwards
    """

    name: str
    expected: int
    value: int


@attrs.frozen(kw_only=True)
class Batch:
    """
    All that one commit does, all or nothing.

    Attributes:
        changes: streams that go on; no stream twice
        take: claims taken; one that another stream holds is a conflict
        release: keys given up
        vault: private values of the entries
        erase: subjects whose vault items, files and messages go for ever
        messages: what is to be delivered
        cursors: readers that have come further
    """

    changes: tuple[Change, ...] = ()
    take: tuple[Claim, ...] = ()
    release: tuple[str, ...] = ()
    vault: tuple[VaultItem, ...] = ()
    erase: tuple[str, ...] = ()
    messages: tuple[Message, ...] = ()
    cursors: tuple[Cursor, ...] = ()


@attrs.frozen
class Committed:
    """
    The positions a commit was given.

    Attributes:
        first: of its first entry
        last: of its last entry; less than ``first`` when it had none
    """

    first: int
    last: int
