"""The Store in a database: each method one transaction, the same for SQLite and PostgreSQL."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Protocol, TypeVar

from govliaison.errors import Conflict
from govliaison.plugins import (
    Batch,
    Claim,
    Committed,
    Count,
    KeptMessage,
    LeaseAsk,
    LeasedMessage,
    MessageRow,
    MessageState,
    Meta,
    Page,
    Piece,
    Positioned,
    Query,
    Settlement,
    StoredRecord,
    VaultItem,
)
from govliaison_sql import moving, outbox, plans, writing
from govliaison_sql.dialects import Connection, Dialect
from govliaison_sql.rows import ENTRY_COLUMNS, Row, as_json, read_entry, read_record, read_vault

T = TypeVar("T")

_STREAM = f"SELECT {ENTRY_COLUMNS} FROM entry WHERE stream = ? ORDER BY version"  # noqa: S608
_FEED = f"SELECT {ENTRY_COLUMNS} FROM entry WHERE position > ? ORDER BY position LIMIT ?"  # noqa: S608
_CLAIMS = "SELECT key, stream, note FROM claim WHERE key {among}"
_VAULT = """
    SELECT subject, item, stream, salt, value, blob FROM vault
    WHERE (subject, item) IN (SELECT value ->> 0, value ->> 1 FROM {pairs})
"""


class Connections(Protocol):
    """How a store reaches its database."""

    def fetch(self, statement: str, values: Sequence[Any], /) -> list[Row]:
        """Give the rows of one statement."""
        ...

    def read(self, work: Callable[[Connection], T], /) -> T:
        """Let something read; what it sees does not change meanwhile."""
        ...

    def write(
        self, work: Callable[[Connection], T], /, after_loss: Callable[[Connection], T | None] | None = None
    ) -> T:
        """
        Let something write: all of it is stored, or nothing.

        Args:
            work: what is to be done
            after_loss: where the connection was lost before the database had said whether all was stored: tells what the work
                gave if it was, or None if it is to be done again; without it nobody knows
        """
        ...

    def scan(self, statements: Sequence[str], /) -> Iterator[tuple[int, Row]]:
        """Give the rows of each statement, with its number, a few at a time; all as of one moment."""
        ...

    def flush(self) -> None:
        """Leave nothing behind of what was erased."""
        ...

    def describe(self) -> dict[str, str | int]:
        """Tell which database it is, and how large."""
        ...

    def close(self) -> None:
        """Let go of everything; may be called twice."""
        ...


class SqlStore:
    """
    A :class:`~govliaison.plugins.Store` in SQLite or PostgreSQL.

    Several threads and several processes may use the same database at once.
    """

    def __init__(self, connections: Connections, dialect: Dialect) -> None:
        """See :func:`govliaison_sql.open_sqlite` and :func:`govliaison_sql.open_postgres`."""
        self._connections = connections
        self._dialect = dialect

    def meta(self) -> Meta | None:
        """Give what was fixed at the beginning, or None."""
        row = self._row("SELECT deployment, algorithm, key FROM meta")
        return Meta(deployment=row[0], algorithm=row[1], key=row[2]) if row else None

    def initialise(self, meta: Meta, /) -> None:
        """
        Make the ledger.

        Raises:
            Conflict: there is one already
        """

        def work(connection: Connection) -> None:
            self._wait_for_turn(connection)
            if connection.execute("SELECT 1 FROM meta").fetchone():
                raise Conflict("meta")
            connection.execute("INSERT INTO meta VALUES (1, ?, ?, ?)", (meta.deployment, meta.algorithm, meta.key))

        self._connections.write(work)

    def commit(self, batch: Batch, /) -> Committed:
        """
        Do all of a batch, durably, or nothing.

        Raises:
            Conflict: a stream, claim, cursor or message id was taken; names the first in that order
            StoreUnavailable: locked for too long or out of reach; nothing was stored
        """

        def work(connection: Connection) -> tuple[int, int]:
            self._wait_for_turn(connection)
            return writing.write_batch(connection, batch, self._dialect)

        def find(connection: Connection) -> tuple[int, int] | None:
            self._wait_for_turn(connection)  # the commit that was lost may still be under way
            return writing.find_batch(connection, batch)

        has_entries = any(change.entries for change in batch.changes)
        head, last = self._connections.write(work, find if has_entries else None)
        if batch.erase:
            self._connections.flush()
        return Committed(head + 1, last)

    def describe(self) -> dict[str, str | int]:
        """Tell which database keeps the ledger, and how large it is."""
        return self._connections.describe()

    def head(self) -> int:
        """Give the last position, 0 for none."""
        return self._connections.read(writing.head_of)

    def entries(self, stream: str, /) -> Sequence[Positioned]:
        """Give all entries of a stream, in order."""
        return tuple(map(read_entry, self._rows(_STREAM, stream)))

    def feed(self, after: int, limit: int, /) -> Sequence[Positioned]:
        """Give entries behind a position, in order."""
        return tuple(map(read_entry, self._rows(_FEED, after, limit)))

    def records(self, streams: Sequence[str], /) -> Mapping[str, StoredRecord]:
        """Give the records that exist among these streams."""
        return {row[0]: read_record(row) for row in self._rows(plans.RECORDS, self._dialect.several(list(streams)))}

    def streams(self, kind: str, after: str, limit: int, /) -> Sequence[str]:
        """Give streams of a kind behind one, in code point order."""
        begin = f"{kind}/"
        rows = self._rows(
            "SELECT stream FROM record WHERE stream > ? AND stream < ? AND kind = ? ORDER BY stream LIMIT ?",
            max(after, begin),
            plans.end_of(begin),
            kind,
            limit,
        )
        return tuple(stream for (stream,) in rows)

    def find(self, query: Query, /) -> Page:
        """Give one page of records."""
        return self._connections.read(partial(plans.find, query=query, dialect=self._dialect))

    def count(self, query: Query, cap: int, /) -> Count:
        """Count up to ``cap``; exact unless there are more."""
        return self._connections.read(partial(plans.count, query=query, cap=cap, dialect=self._dialect))

    def claims(self, keys: Sequence[str], /) -> Mapping[str, Claim]:
        """Give the claims held among these keys."""
        return {row[0]: Claim(*row) for row in self._rows(_CLAIMS, self._dialect.several(list(keys)))}

    def cursor(self, name: str, /) -> int:
        """Give how far a reader has come, 0 at first."""
        row = self._row("SELECT value FROM cursor WHERE name = ?", name)
        return int(row[0]) if row else 0

    def lease_due(self, ask: LeaseAsk, /) -> Sequence[str]:
        """Lease streams whose attention moment has come, earliest first; nothing is locked when there is none."""
        if not self._connections.read(partial(outbox.has_due, ask=ask)):
            return ()
        return self._connections.write(partial(outbox.lease_due, ask=ask, dialect=self._dialect))

    def release_due(self, streams: Sequence[str], owner: str, /) -> None:
        """Give leases of an owner back; those of others stay."""

        def work(connection: Connection) -> None:
            self._wait_for_turn(connection)  # or it and a commit might wait for each other's records
            outbox.release_streams(connection, list(streams), owner, self._dialect)

        self._connections.write(work)

    def lease_messages(self, ask: LeaseAsk, /) -> Sequence[LeasedMessage]:
        """Lease messages whose time has come, the longest due first, at most one of each lane."""
        if not self._connections.read(partial(outbox.has_ready, ask=ask)):
            return ()
        return self._connections.write(partial(outbox.lease_ready, ask=ask, dialect=self._dialect))

    def settle(self, settlement: Settlement, /) -> bool:
        """Say what became of a leased message; False if the lease is no longer this owner's."""
        return self._connections.write(partial(outbox.settle, settlement=settlement))

    def revive(self, message: str, state: MessageState, now: int, /) -> bool:
        """Put a dead message back, due now and with its attempts forgotten, or give it up; False if it is not dead."""
        return self._connections.write(partial(outbox.revive, message=message, state=state, now=now))

    def messages(self, state: MessageState | None, after: str, limit: int, /) -> Sequence[MessageRow]:
        """List messages by id."""
        return self._connections.read(partial(outbox.message_rows, state=state, after=after, limit=limit))

    def vault(self, refs: Sequence[tuple[str, str]], /) -> Mapping[tuple[str, str], VaultItem]:
        """Give the items that still exist among ``(subject, item)``."""
        return {(row[0], row[1]): read_vault(row) for row in self._rows(_VAULT, as_json(refs))}

    def vault_streams(self, subject: str, /) -> Sequence[str]:
        """Give the streams in which a subject has items, in code point order."""
        rows = self._rows("SELECT DISTINCT stream FROM vault WHERE subject = ? ORDER BY stream", subject)
        return tuple(stream for (stream,) in rows)

    def put_blob(self, digest: str, data: bytes, /) -> None:
        """Keep a file under its digest; the same again does nothing."""

        def work(connection: Connection) -> None:
            connection.execute("INSERT INTO blob VALUES (?, ?) ON CONFLICT DO NOTHING", (digest, data))

        self._connections.write(work, lambda _connection: None)

    def blob(self, digest: str, /) -> bytes | None:
        """Give a file, or None."""
        row = self._row("SELECT data FROM blob WHERE digest = ?", digest)
        return bytes(row[0]) if row else None

    def dump(self) -> Iterator[Piece]:
        """Give everything there is, as of one moment."""
        return moving.pieces(self._connections.scan(moving.STATEMENTS))

    def put_messages(self, messages: Sequence[KeptMessage], /) -> None:
        """Put messages of another store into the outbox as they are, behind those that are there."""

        def work(connection: Connection) -> None:
            self._wait_for_turn(connection)
            writing.put_messages(connection, writing.Last.of(connection).place, messages)

        self._connections.write(work)

    def close(self) -> None:
        """Let go of files and connections; may be called twice."""
        self._connections.close()

    def _wait_for_turn(self, connection: Connection) -> None:
        """
        Wait until no other commit is under way, where the database does not see to it.

        So positions are given in the order of commits, and nobody ever reads one before those in front of it.
        """
        if self._dialect.alone:
            connection.execute(self._dialect.alone)

    def _rows(self, statement: str, *values: Any) -> list[Any]:
        return self._connections.fetch(self._dialect.sql(statement), values)

    def _row(self, statement: str, *values: Any) -> Any:
        return next(iter(self._rows(statement, *values)), None)
