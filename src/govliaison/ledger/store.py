"""
The Store: what a ledger needs from a database, and nothing more.

Contract 1. One write call; everything else reads, leases or settles. All methods may be called from several threads. A method
that fails has changed nothing.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Protocol

import attrs

from govliaison.ledger.batch import Batch, Claim, Committed, Message, MessageState, StoredRecord
from govliaison.ledger.entry import Positioned
from govliaison.ledger.query import Count, Page, Query
from govliaison.ledger.vault import VaultItem


@attrs.frozen(kw_only=True)
class Meta:
    """
    What is fixed when a ledger is made.

    Attributes:
        deployment: code of the deployment
        algorithm: ``sha256`` or ``sm3``
        key: 32 random bytes for keyed hashes (row digests, look-up by telephone); never leaves the store and the process
    """

    deployment: str
    algorithm: str
    key: bytes = attrs.field(repr=False)


@attrs.frozen(kw_only=True)
class LeaseAsk:
    """
    Ask for work that is due, oldest first, for oneself alone.

    Attributes:
        owner: unique name of the worker
        now: microseconds UTC
        until: microseconds UTC at which the lease runs out by itself
        limit: how much at most
    """

    owner: str
    now: int
    until: int
    limit: int


@attrs.frozen(kw_only=True)
class LeasedMessage:
    """
    A message under a lease.

    Attributes:
        message: the message
        attempts: the deliveries tried before
    """

    message: Message
    attempts: int


class Settle(StrEnum):
    """How a delivery ended."""

    DONE = "done"
    RETRY = "retry"
    DEAD = "dead"


@attrs.frozen(kw_only=True)
class Settlement:
    """
    What became of a leased message.

    Attributes:
        id: the message
        owner: who holds the lease; a lease that ran out and went to another worker settles nothing
        outcome: delivered, try again, or never again without a person
        not_before: for a retry, microseconds UTC
        note: code of the fault, shown in lists; no personal data
    """

    id: str
    owner: str
    outcome: Settle
    not_before: int = 0
    note: str = ""


@attrs.frozen(kw_only=True)
class MessageRow:
    """
    A message as lists show it: no payload.

    Attributes:
        id: of the message
        destination: where it goes
        lane: messages of one lane go one after another
        state: what became of it
        attempts: the deliveries tried so far
        created: microseconds UTC at which it was committed
        not_before: microseconds UTC before which it is not tried
        note: code of the last fault
    """

    id: str
    destination: str
    lane: str
    state: MessageState
    attempts: int
    created: int
    not_before: int
    note: str


class Store(Protocol):
    """
    Keeps one ledger.

    Text is compared by code point, never folded or normalised, but for ``Query.text``. Moments are integers. ``Conflict`` and
    ``StoreUnavailable`` are the only errors it raises for reasons outside the caller.
    """

    def meta(self) -> Meta | None:
        """Give what was fixed at the beginning, or None for an empty store."""
        ...

    def initialise(self, meta: Meta, /) -> None:
        """
        Make the ledger.

        Raises:
            Conflict: there is one already
        """
        ...

    def commit(self, batch: Batch, /) -> Committed:
        """
        Do all of a batch, durably, or nothing.

        In this order: each change's stream has as many entries as expected; claims are released, then taken; entries are appended
        with gapless positions in the order given; records replaced; subjects erased; vault items, messages and cursors written.

        Raises:
            Conflict: a stream, claim or cursor had moved on, or the id of a message is taken; names the first, in this order
            StoreUnavailable: locked for too long or out of reach; nothing was stored
        """
        ...

    def head(self) -> int:
        """Give the last position, 0 for none."""
        ...

    def entries(self, stream: str, /) -> Sequence[Positioned]:
        """Give all entries of a stream, in order; empty if there is none."""
        ...

    def feed(self, after: int, limit: int, /) -> Sequence[Positioned]:
        """Give entries behind a position, in order; what is visible now never has an unseen entry before it."""
        ...

    def records(self, streams: Sequence[str], /) -> Mapping[str, StoredRecord]:
        """Give the records that exist among these streams."""
        ...

    def streams(self, kind: str, after: str, limit: int, /) -> Sequence[str]:
        """Give streams of a kind behind one, in code point order; for rebuilding."""
        ...

    def find(self, query: Query, /) -> Page:
        """Give one page of records."""
        ...

    def count(self, query: Query, cap: int, /) -> Count:
        """Count what the query finds without its page, up to ``cap``."""
        ...

    def claims(self, keys: Sequence[str], /) -> Mapping[str, Claim]:
        """Give the claims held among these keys."""
        ...

    def cursor(self, name: str, /) -> int:
        """Give how far a reader has come, 0 at first."""
        ...

    def lease_due(self, ask: LeaseAsk, /) -> Sequence[str]:
        """Lease streams whose attention moment has come, earliest first; none whose lease still runs, whoever holds it."""
        ...

    def release_due(self, streams: Sequence[str], owner: str, /) -> None:
        """Give leases of an owner back."""
        ...

    def lease_messages(self, ask: LeaseAsk, /) -> Sequence[LeasedMessage]:
        """
        Lease messages whose time has come, the longest due first, at most one of each lane.

        A lane's turn is with the first of its messages, in order of commit, that is waiting or dead; while that one is dead,
        leased or not due yet, the lane gives nothing. Erased messages are passed over.
        """
        ...

    def settle(self, settlement: Settlement, /) -> bool:
        """Say what became of a leased message; False if the lease is no longer this owner's."""
        ...

    def revive(self, message: str, state: MessageState, now: int, /) -> bool:
        """
        Put a dead message back (``WAITING``) or give it up (``SKIPPED``); False if it is not dead.

        One that is put back is due now and its attempts are forgotten.
        """
        ...

    def messages(self, state: MessageState | None, after: str, limit: int, /) -> Sequence[MessageRow]:
        """List messages by id."""
        ...

    def vault(self, refs: Sequence[tuple[str, str]], /) -> Mapping[tuple[str, str], VaultItem]:
        """Give the items that still exist among ``(subject, item)``."""
        ...

    def vault_streams(self, subject: str, /) -> Sequence[str]:
        """Give the streams in which a subject has items."""
        ...

    def put_blob(self, digest: str, data: bytes, /) -> None:
        """Keep a file under its digest; the same again does nothing."""
        ...

    def blob(self, digest: str, /) -> bytes | None:
        """Give a file, or None."""
        ...

    def close(self) -> None:
        """Let go of files and connections; may be called twice."""
        ...
