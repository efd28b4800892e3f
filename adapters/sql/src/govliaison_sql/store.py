"""The Store in SQLite: each method one transaction."""

import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path

from govliaison.errors import Conflict
from govliaison.plugins import (
    Batch,
    Claim,
    Committed,
    Count,
    LeaseAsk,
    LeasedMessage,
    MessageRow,
    MessageState,
    Meta,
    Page,
    Positioned,
    Query,
    Settlement,
    StoredRecord,
    VaultItem,
)
from govliaison_sql import outbox, plans, writing
from govliaison_sql.connections import Connections
from govliaison_sql.rows import ENTRY_COLUMNS, as_json, read_entry, read_vault

_STREAM = f"SELECT {ENTRY_COLUMNS} FROM entry WHERE stream = ? ORDER BY version"  # noqa: S608
_FEED = f"SELECT {ENTRY_COLUMNS} FROM entry WHERE position > ? ORDER BY position LIMIT ?"  # noqa: S608
_VAULT = """
    SELECT subject, item, stream, salt, value, blob FROM vault
    WHERE (subject, item) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))
"""


class SqliteStore:
    """
    A :class:`~govliaison.plugins.Store` in one SQLite file.

    Several threads and several processes may use the file at once.
    """

    def __init__(self, path: str | Path, *, busy_timeout: float = 30.0, durable: bool = True) -> None:
        """See :func:`govliaison_sql.open_sqlite`."""
        self._connections = Connections(Path(path), busy_timeout, durable=durable)

    def meta(self) -> Meta | None:
        """Give what was fixed at the beginning, or None."""
        with self._connections.reading() as connection:
            row = connection.execute("SELECT deployment, algorithm, key FROM meta").fetchone()
        return Meta(deployment=row[0], algorithm=row[1], key=row[2]) if row else None

    def initialise(self, meta: Meta, /) -> None:
        """
        Make the ledger.

        Raises:
            Conflict: there is one already
        """
        with self._connections.writing() as connection:
            if connection.execute("SELECT 1 FROM meta").fetchone():
                raise Conflict("meta")
            connection.execute("INSERT INTO meta VALUES (1, ?, ?, ?)", (meta.deployment, meta.algorithm, meta.key))

    def commit(self, batch: Batch, /) -> Committed:
        """
        Do all of a batch, durably, or nothing.

        Raises:
            Conflict: a stream, claim, cursor or message id was taken; names the first in that order
            StoreUnavailable: locked for too long or out of reach; nothing was stored
        """
        with self._connections.writing() as connection:
            head, last = writing.write_batch(connection, batch)
        if batch.erase:
            self._connections.flush()
        return Committed(head + 1, last)

    def describe(self) -> dict[str, str | int]:
        """Tell which SQLite keeps the ledger, and how large the file and its write-ahead log are."""
        path = self._connections.path
        with self._connections.reading() as connection:
            journal: str = connection.execute("PRAGMA journal_mode").fetchone()[0]
        log = path.with_name(f"{path.name}-wal")
        return {
            "engine": "SQLite",
            "version": sqlite3.sqlite_version,
            "bytes": path.stat().st_size,
            "journal": journal,
            "journal_bytes": log.stat().st_size if log.exists() else 0,
        }

    def head(self) -> int:
        """Give the last position, 0 for none."""
        with self._connections.reading() as connection:
            return writing.head_of(connection)

    def entries(self, stream: str, /) -> Sequence[Positioned]:
        """Give all entries of a stream, in order."""
        with self._connections.reading() as connection:
            rows = connection.execute(_STREAM, (stream,)).fetchall()
        return tuple(map(read_entry, rows))

    def feed(self, after: int, limit: int, /) -> Sequence[Positioned]:
        """Give entries behind a position, in order."""
        with self._connections.reading() as connection:
            rows = connection.execute(_FEED, (after, limit)).fetchall()
        return tuple(map(read_entry, rows))

    def records(self, streams: Sequence[str], /) -> Mapping[str, StoredRecord]:
        """Give the records that exist among these streams."""
        with self._connections.reading() as connection:
            return plans.read_records(connection, list(streams))

    def streams(self, kind: str, after: str, limit: int, /) -> Sequence[str]:
        """Give streams of a kind behind one, in code point order."""
        begin = f"{kind}/"
        with self._connections.reading() as connection:
            rows = connection.execute(
                "SELECT stream FROM record WHERE stream > ? AND stream < ? AND kind = ? ORDER BY stream LIMIT ?",
                (max(after, begin), plans.end_of(begin), kind, limit),
            ).fetchall()
        return tuple(stream for (stream,) in rows)

    def find(self, query: Query, /) -> Page:
        """Give one page of records."""
        with self._connections.reading() as connection:
            return plans.find(connection, query)

    def count(self, query: Query, cap: int, /) -> Count:
        """Count up to ``cap``; exact unless there are more."""
        with self._connections.reading() as connection:
            return plans.count(connection, query, cap)

    def claims(self, keys: Sequence[str], /) -> Mapping[str, Claim]:
        """Give the claims held among these keys."""
        with self._connections.reading() as connection:
            rows = connection.execute(
                "SELECT key, stream, note FROM claim WHERE key IN (SELECT value FROM json_each(?))", (as_json(keys),)
            ).fetchall()
        return {row[0]: Claim(*row) for row in rows}

    def cursor(self, name: str, /) -> int:
        """Give how far a reader has come, 0 at first."""
        with self._connections.reading() as connection:
            row = connection.execute("SELECT value FROM cursor WHERE name = ?", (name,)).fetchone()
        return int(row[0]) if row else 0

    def lease_due(self, ask: LeaseAsk, /) -> Sequence[str]:
        """Lease streams whose attention moment has come, earliest first; nothing is locked when there is none."""
        with self._connections.reading() as connection:
            if not outbox.due_streams(connection, ask):
                return ()
        with self._connections.writing() as connection:
            streams = outbox.due_streams(connection, ask)
            outbox.lease_streams(connection, streams, ask)
        return streams

    def release_due(self, streams: Sequence[str], owner: str, /) -> None:
        """Give leases of an owner back; those of others stay."""
        with self._connections.writing() as connection:
            outbox.release_streams(connection, streams, owner)

    def lease_messages(self, ask: LeaseAsk, /) -> Sequence[LeasedMessage]:
        """Lease messages whose time has come, the longest due first, at most one of each lane."""
        with self._connections.reading() as connection:
            if not outbox.has_ready(connection, ask):
                return ()
        with self._connections.writing() as connection:
            return outbox.lease_ready(connection, ask)

    def settle(self, settlement: Settlement, /) -> bool:
        """Say what became of a leased message; False if the lease is no longer this owner's."""
        with self._connections.writing() as connection:
            return outbox.settle(connection, settlement)

    def revive(self, message: str, state: MessageState, now: int, /) -> bool:
        """Put a dead message back, due now and with its attempts forgotten, or give it up; False if it is not dead."""
        with self._connections.writing() as connection:
            return outbox.revive(connection, message, state, now)

    def messages(self, state: MessageState | None, after: str, limit: int, /) -> Sequence[MessageRow]:
        """List messages by id."""
        with self._connections.reading() as connection:
            return outbox.message_rows(connection, state, after, limit)

    def vault(self, refs: Sequence[tuple[str, str]], /) -> Mapping[tuple[str, str], VaultItem]:
        """Give the items that still exist among ``(subject, item)``."""
        with self._connections.reading() as connection:
            rows = connection.execute(_VAULT, (as_json(refs),)).fetchall()
        return {(row[0], row[1]): read_vault(row) for row in rows}

    def vault_streams(self, subject: str, /) -> Sequence[str]:
        """Give the streams in which a subject has items, in code point order."""
        with self._connections.reading() as connection:
            rows = connection.execute(
                "SELECT DISTINCT stream FROM vault WHERE subject = ? ORDER BY stream", (subject,)
            ).fetchall()
        return tuple(stream for (stream,) in rows)

    def put_blob(self, digest: str, data: bytes, /) -> None:
        """Keep a file under its digest; the same again does nothing."""
        with self._connections.writing() as connection:
            connection.execute("INSERT INTO blob VALUES (?, ?) ON CONFLICT DO NOTHING", (digest, data))

    def blob(self, digest: str, /) -> bytes | None:
        """Give a file, or None."""
        with self._connections.reading() as connection:
            row = connection.execute("SELECT data FROM blob WHERE digest = ?", (digest,)).fetchone()
        return bytes(row[0]) if row else None

    def close(self) -> None:
        """Let go of files and connections; may be called twice."""
        self._connections.close()
