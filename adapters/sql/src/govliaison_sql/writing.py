"""The steps of a commit, inside the write transaction; constant SQL, many rows at a time."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

import attrs

from govliaison.errors import Conflict
from govliaison.plugins import Batch, Change, Claim, Cursor, Message, MessageState, VaultItem
from govliaison_sql.rows import (
    ENTRY_COLUMNS,
    INDEX_COLUMNS,
    RECORD_COLUMNS,
    Places,
    Postings,
    Row,
    as_json,
    entry_row,
    read_index,
    record_row,
    vault_row,
)
from govliaison_sql.search import grams_of

_INSERT_ENTRY = f"INSERT INTO entry ({ENTRY_COLUMNS}) VALUES ({', '.join('?' * 18)})"  # noqa: S608
_OLD_RECORDS = f"""
    SELECT stream, id, version, kind, coalesce(folded, text), {INDEX_COLUMNS} FROM record
    WHERE stream IN (SELECT value FROM json_each(?))
"""  # noqa: S608
_VERSIONS = "SELECT value, (SELECT coalesce(max(version), 0) FROM entry WHERE stream = value) FROM json_each(?)"
_INSERT_RECORD = f"INSERT INTO record (id, {RECORD_COLUMNS}, folded) VALUES ({', '.join('?' * 19)})"  # noqa: S608
_UPDATE_RECORD = f"UPDATE record SET ({RECORD_COLUMNS}, folded) = ({', '.join('?' * 18)}) WHERE id = ?"  # noqa: S608


@attrs.frozen
class OldRecord:
    """What a commit needs to know of a record before it: its row, version, places in posting lists and folded text."""

    identity: int
    version: int
    postings: Postings
    folded: str


Old = Mapping[str, OldRecord]
"""By stream."""


def _many(connection: sqlite3.Connection, statement: str, rows: Sequence[Row]) -> None:
    """Execute for each row; nothing at all for none."""
    if rows:
        connection.executemany(statement, rows)


def head_of(connection: sqlite3.Connection) -> int:
    """Give the last position, 0 for none."""
    (position,) = connection.execute("SELECT coalesce(max(position), 0) FROM entry").fetchone()
    return int(position)


def old_records(connection: sqlite3.Connection, changes: Iterable[Change]) -> Old:
    """Give what there is of the streams that are going to change."""
    rows = connection.execute(_OLD_RECORDS, (as_json(change.stream for change in changes),))
    return {
        stream: OldRecord(identity, version, Postings.of(kind, read_index(index, folded)), folded)
        for stream, identity, version, kind, folded, *index in rows
    }


def check_versions(connection: sqlite3.Connection, changes: Sequence[Change]) -> None:
    """
    See that every stream has as many entries as the decision saw; what a record says of itself may be damaged.

    Raises:
        Conflict: it is not
    """
    versions = dict(connection.execute(_VERSIONS, (as_json(change.stream for change in changes),)))
    for change in changes:
        actual = versions[change.stream]
        if actual != change.expected:
            raise Conflict(change.stream, expected=change.expected, actual=actual)
        versions[change.stream] = change.expected + len(change.entries)


def write_claims(connection: sqlite3.Connection, release: Sequence[str], take: Sequence[Claim]) -> None:
    """
    Release claims, then take claims.

    Raises:
        Conflict: another stream holds one
    """
    if release:
        connection.executemany("DELETE FROM claim WHERE key = ?", [(key,) for key in release])
    if not take:
        return
    taken = connection.executemany(
        "INSERT INTO claim VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET note = excluded.note"
        " WHERE stream = excluded.stream",
        [(claim.key, claim.stream, claim.note) for claim in take],
    )
    if taken.rowcount < len(take):
        raise Conflict(_first_held(connection, take))


def _first_held(connection: sqlite3.Connection, take: Iterable[Claim]) -> str:
    """Give the first claim that could not be taken."""
    for claim in take:
        (holder,) = connection.execute("SELECT stream FROM claim WHERE key = ?", (claim.key,)).fetchone()
        if holder != claim.stream:
            return claim.key
    raise AssertionError("called only when one is held by another stream")


def move_cursors(connection: sqlite3.Connection, cursors: Iterable[Cursor]) -> None:
    """
    Move cursors from where they were expected.

    Raises:
        Conflict: one was elsewhere
    """
    for cursor in cursors:
        row = connection.execute("SELECT value FROM cursor WHERE name = ?", (cursor.name,)).fetchone()
        actual = row[0] if row else 0
        if actual != cursor.expected:
            raise Conflict(cursor.name, expected=cursor.expected, actual=actual)
        connection.execute(
            "INSERT INTO cursor VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (cursor.name, cursor.value),
        )


def append_entries(connection: sqlite3.Connection, head: int, changes: Iterable[Change]) -> int:
    """Append entries behind the last position; give the new last position."""
    entries = [entry for change in changes for entry in change.entries]
    connection.executemany(
        _INSERT_ENTRY, [entry_row(position, entry) for position, entry in enumerate(entries, start=head + 1)]
    )
    return head + len(entries)


def write_records(connection: sqlite3.Connection, old: Old, changes: Iterable[Change]) -> None:
    """Replace records, their places in posting lists and, if it changed, their searched text."""
    latest = {change.stream: change.record for change in changes}
    if not latest:
        return
    last = _last_record(connection) if latest.keys() - old.keys() else 0
    inserts: list[Row] = []
    updates: list[Row] = []
    opened, due, found = _Postings("by_opened"), _Postings("by_due"), _SearchRows()
    for stream, record in latest.items():
        row = record_row(record)
        folded = row[-1] or record.index.text
        now = Postings.of(record.kind, record.index)
        before = old.get(stream)
        if before is not None:
            updates.append((*row, before.identity))
            opened.move(before.postings.by_opened, now.by_opened, stream, before.identity)
            due.move(before.postings.by_due, now.by_due, stream, before.identity)
            found.change(before.folded, folded, before.identity)
        else:
            last += 1
            inserts.append((last, *row))
            opened.add(now.by_opened, now.by_opened.terms, stream, last)
            due.add(now.by_due, now.by_due.terms, stream, last)
            found.change("", folded, last)
    _many(connection, _INSERT_RECORD, inserts)
    _many(connection, _UPDATE_RECORD, updates)
    for rows in (opened, due, found):
        rows.write(connection)


def _last_record(connection: sqlite3.Connection) -> int:
    (last,) = connection.execute("SELECT coalesce(max(id), 0) FROM record").fetchone()
    return int(last)


class _Postings:
    """What changes in one table of posting lists."""

    def __init__(self, table: str) -> None:
        self._delete = f"DELETE FROM {table} WHERE kind = ? AND term = ? AND moment = ? AND stream = ?"  # noqa: S608
        self._insert = f"INSERT INTO {table} (kind, term, moment, stream, record) VALUES (?, ?, ?, ?, ?)"  # noqa: S608
        self._gone: list[Row] = []
        self._new: list[Row] = []

    def move(self, was: Places, now: Places, stream: str, identity: int) -> None:
        self._gone += [(was.kind, term, was.moment, stream) for term in was.without(now)]
        self.add(now, now.without(was), stream, identity)

    def add(self, now: Places, terms: Iterable[str], stream: str, identity: int) -> None:
        self._new += [(now.kind, term, now.moment, stream, identity) for term in terms]

    def write(self, connection: sqlite3.Connection) -> None:
        _many(connection, self._delete, self._gone)
        _many(connection, self._insert, self._new)


class _SearchRows:
    """What changes in the text search."""

    def __init__(self) -> None:
        self._gone: list[Row] = []
        self._new: list[Row] = []

    def change(self, was: str, now: str, identity: int) -> None:
        if was == now:
            return
        if was:
            self._gone.append((identity, grams_of(was)))
        if now:
            self._new.append((identity, grams_of(now)))

    def write(self, connection: sqlite3.Connection) -> None:
        _many(connection, "INSERT INTO search (search, rowid, grams) VALUES ('delete', ?, ?)", self._gone)
        _many(connection, "INSERT INTO search (rowid, grams) VALUES (?, ?)", self._new)


def write_vault(connection: sqlite3.Connection, erase: Sequence[str], items: Iterable[VaultItem]) -> None:
    """Erase subjects, write new items, then drop the files that no item needs any more."""
    files = _erase(connection, as_json(erase)) if erase else []
    _many(
        connection,
        "INSERT OR REPLACE INTO vault (subject, item, stream, salt, value, blob) VALUES (?, ?, ?, ?, ?, ?)",
        [vault_row(item) for item in items],
    )
    _many(
        connection,
        "DELETE FROM blob WHERE digest = ?1 AND NOT EXISTS (SELECT 1 FROM vault WHERE value = ?1 AND blob)",
        files,
    )


def _erase(connection: sqlite3.Connection, subjects: str) -> list[tuple[str]]:
    """Delete vault items, empty messages; give the digests of the files that the items named."""
    items = connection.execute(
        "DELETE FROM vault WHERE subject IN (SELECT value FROM json_each(?)) RETURNING value, blob", (subjects,)
    ).fetchall()
    connection.execute(
        """
        UPDATE outbox SET payload = x'', lease_owner = NULL, lease_until = NULL,
            state = CASE state WHEN 'done' THEN 'done' ELSE 'erased' END
        WHERE place IN (SELECT message FROM message_subject WHERE subject IN (SELECT value FROM json_each(?)))
        """,
        (subjects,),
    )
    return [(value,) for value, blob in items if blob]


def write_messages(connection: sqlite3.Connection, messages: Sequence[Message]) -> None:
    """
    Put messages into the outbox, behind those that are there.

    Raises:
        Conflict: the id of one is taken
    """
    if not messages:
        return
    (last,) = connection.execute("SELECT coalesce(max(place), 0) FROM outbox").fetchone()
    rows, subjects = [], []
    for place, message in enumerate(messages, start=last + 1):
        subjects += [(subject, place) for subject in message.subjects]
        rows.append(
            (
                place,
                message.id,
                message.destination,
                message.lane,
                MessageState.WAITING.value,
                message.created,
                message.not_before,
                as_json(sorted(message.subjects)),
                message.payload,
            )
        )
    put = connection.executemany(
        """
        INSERT INTO outbox (place, id, destination, lane, state, created, not_before, attempts, note, subjects, payload)
        VALUES (?, ?, ?, ?, ?, ?, ?, 0, '', ?, ?) ON CONFLICT (id) DO NOTHING
        """,
        rows,
    )
    if put.rowcount < len(rows):
        raise Conflict(_first_known(connection, rows))
    _many(connection, "INSERT INTO message_subject VALUES (?, ?)", subjects)


def _first_known(connection: sqlite3.Connection, rows: Iterable[Row]) -> str:
    """Give the first message whose id another one had."""
    for place, identity, *_ in rows:
        if connection.execute("SELECT place FROM outbox WHERE id = ?", (identity,)).fetchone() != (place,):
            return str(identity)
    raise AssertionError("called only when one was known")


def write_batch(connection: sqlite3.Connection, batch: Batch) -> tuple[int, int]:
    """
    Do all of a batch; give the last position before and after.

    Raises:
        Conflict: something had moved on; the caller rolls back
    """
    old = old_records(connection, batch.changes) if batch.changes else {}
    check_versions(connection, batch.changes)
    write_claims(connection, batch.release, batch.take)
    move_cursors(connection, batch.cursors)
    head = head_of(connection)
    last = append_entries(connection, head, batch.changes)
    write_records(connection, old, batch.changes)
    if batch.erase:  # FTS5 keeps deleted words until segments are merged
        connection.execute("INSERT INTO search (search) VALUES ('optimize')")
    write_vault(connection, batch.erase, batch.vault)
    write_messages(connection, batch.messages)
    return head, last
