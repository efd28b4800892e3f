"""The steps of a commit, inside the write transaction; constant SQL, many rows at a time."""

from collections.abc import Iterable, Mapping, Sequence

import attrs

from govliaison.errors import Conflict
from govliaison.plugins import Batch, Change, Claim, Cursor, KeptMessage, Message, MessageState, VaultItem
from govliaison_sql.dialects import Connection, Dialect
from govliaison_sql.rows import (
    ENTRY_COLUMNS,
    INDEX_COLUMNS,
    RECORD_COLUMNS,
    Places,
    Postings,
    Row,
    as_json,
    entry_row,
    fold_text,
    read_index,
    record_row,
    vault_row,
)
from govliaison_sql.search import grams_of

_INSERT_ENTRY = f"INSERT INTO entry ({ENTRY_COLUMNS}) VALUES ({', '.join('?' * 18)})"  # noqa: S608
_STREAMS = f"""
    SELECT value, (SELECT coalesce(max(version), 0) FROM entry WHERE stream = value),
        r.id, r.kind, r.folded, r.text, {INDEX_COLUMNS}
    FROM {{each}} LEFT JOIN record AS r ON r.stream = value
"""  # noqa: S608
_LAST = """
    SELECT (SELECT coalesce(max(position), 0) FROM entry),
        (SELECT coalesce(max(id), 0) FROM record), (SELECT coalesce(max(place), 0) FROM outbox)
"""
_PUT_CLAIM = "INSERT INTO claim VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET note = excluded.note"
_PUT_ITEM = """
    INSERT INTO vault (subject, item, stream, salt, value, blob) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (subject, item) DO UPDATE
    SET (stream, salt, value, blob) = (excluded.stream, excluded.salt, excluded.value, excluded.blob)
"""
_EMPTY_MESSAGES = """
    UPDATE outbox SET payload = ?, lease_owner = NULL, lease_until = NULL,
        state = CASE state WHEN 'done' THEN 'done' ELSE 'erased' END
    WHERE place IN (SELECT message FROM message_subject WHERE subject {among})
"""
_PUT_MESSAGE = """
    INSERT INTO outbox (place, id, destination, lane, state, created, not_before, attempts, note, subjects, payload)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_INSERT_RECORD = f"INSERT INTO record (id, {RECORD_COLUMNS}, folded) VALUES ({', '.join('?' * 19)})"  # noqa: S608
_CHANGED = RECORD_COLUMNS.removeprefix("stream, ")  # which has an index of its own that would be written, too
_UPDATE_RECORD = f"UPDATE record SET ({_CHANGED}, folded) = ({', '.join('?' * 17)}) WHERE id = ?"  # noqa: S608


@attrs.frozen
class OldRecord:
    """What a commit needs to know of a record before it: its row, places in posting lists, and folded text if that differs."""

    identity: int
    postings: Postings
    folded: str | None


Old = Mapping[str, OldRecord]
"""By stream."""


@attrs.frozen
class Last:
    """The last position, row of a record, and place in the outbox; 0 for none."""

    position: int
    record: int
    place: int

    @classmethod
    def of(cls, connection: Connection) -> "Last":
        """Read them."""
        return cls(*connection.execute(_LAST).fetchone())


def _many(connection: Connection, statement: str, rows: Sequence[Row]) -> None:
    """Execute for each row; nothing at all for none."""
    if rows:
        connection.executemany(statement, rows)


def head_of(connection: Connection) -> int:
    """Give the last position, 0 for none."""
    (position,) = connection.execute("SELECT coalesce(max(position), 0) FROM entry").fetchone()
    return int(position)


def read_streams(connection: Connection, changes: Sequence[Change], dialect: Dialect) -> Old:
    """
    Give the records that are going to change, having seen that every stream has as many entries as the decision saw.

    What a record says of itself may be damaged; entries are counted.

    Raises:
        Conflict: a stream has gone on
    """
    if not changes:
        return {}
    streams = dialect.several([change.stream for change in changes])
    versions: dict[str, int] = {}
    old: dict[str, OldRecord] = {}
    for stream, version, identity, kind, folded, text, *index in connection.execute(dialect.sql(_STREAMS), (streams,)):
        versions[stream] = version
        if identity is not None:
            old[stream] = OldRecord(identity, Postings(kind, read_index(index, text)), folded)
    for change in changes:
        actual = versions[change.stream]
        if actual != change.expected:
            raise Conflict(change.stream, expected=change.expected, actual=actual)
        versions[change.stream] = change.expected + len(change.entries)
    return old


def write_claims(connection: Connection, release: Sequence[str], take: Sequence[Claim], dialect: Dialect) -> None:
    """
    Release claims, then take claims.

    Raises:
        Conflict: another stream holds one
    """
    _many(connection, "DELETE FROM claim WHERE key = ?", [(key,) for key in release])
    if not take:
        return
    held = dialect.sql("SELECT key, stream FROM claim WHERE key {among}")
    holders = dict(connection.execute(held, (dialect.several([claim.key for claim in take]),)))
    for claim in take:
        if holders.setdefault(claim.key, claim.stream) != claim.stream:
            raise Conflict(claim.key)
    _many(connection, _PUT_CLAIM, [(claim.key, claim.stream, claim.note) for claim in take])


def move_cursors(connection: Connection, cursors: Iterable[Cursor]) -> None:
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


def append_entries(connection: Connection, head: int, changes: Iterable[Change]) -> int:
    """Append entries behind the last position; give the new last position."""
    entries = [entry for change in changes for entry in change.entries]
    rows = [entry_row(position, entry) for position, entry in enumerate(entries, start=head + 1)]
    _many(connection, _INSERT_ENTRY, rows)
    return head + len(entries)


def write_records(connection: Connection, old: Old, last: int, changes: Iterable[Change], dialect: Dialect) -> None:
    """Replace records, their places in posting lists and, if it changed, their searched text; new ones go behind the last."""
    latest = {change.stream: change.record for change in changes}
    inserts: list[Row] = []
    updates: list[Row] = []
    opened, due, found = _Postings("by_opened", dialect), _Postings("by_due", dialect), _SearchRows(dialect)
    for stream, record in latest.items():
        now, text = Postings(record.kind, record.index), record.index.text
        before = old.get(stream)
        if before is None:
            last += 1
            folded = fold_text(text)
            inserts.append((last, *record_row(record, folded)))
            opened.add(now.by_opened, now.by_opened.terms, stream, last)
            due.add(now.by_due, now.by_due.terms, stream, last)
            found.change("", folded or text, last)
            continue
        was = before.postings
        folded = before.folded if text == was.index.text else fold_text(text)
        updates.append((*record_row(record, folded)[1:], before.identity))
        if not now.is_opened_as(was):
            opened.move(was.by_opened, now.by_opened, stream, before.identity)
        due.move(was.by_due, now.by_due, stream, before.identity)
        found.change(before.folded or was.index.text, folded or text, before.identity)
    _many(connection, _INSERT_RECORD, inserts)
    _many(connection, _UPDATE_RECORD, updates)
    for rows in (opened, due, found):
        rows.write(connection)


class _Postings:
    """What changes in one table of posting lists."""

    def __init__(self, table: str, dialect: Dialect) -> None:
        self._delete = dialect.unpost.format(table=table)
        self._insert = dialect.post.format(table=table)
        self._by_column = dialect.by_column
        self._gone: list[Row] = []
        self._new: list[Row] = []

    def move(self, was: Places, now: Places, stream: str, identity: int) -> None:
        self._gone += [(was.kind, term, was.moment, stream) for term in was.without(now)]
        self.add(now, now.without(was), stream, identity)

    def add(self, now: Places, terms: Iterable[str], stream: str, identity: int) -> None:
        self._new += [(now.kind, term, now.moment, stream, identity) for term in terms]

    def write(self, connection: Connection) -> None:
        for statement, rows in ((self._delete, self._gone), (self._insert, self._new)):
            rows.sort()  # in the order of the table, so that each of its pages is visited once
            if rows and self._by_column:
                connection.execute(statement, [list(column) for column in zip(*rows, strict=True)])
            else:
                _many(connection, statement, rows)


class _SearchRows:
    """What changes in the text search."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._gone: list[Row] = []
        self._new: list[Row] = []

    def change(self, was: str, now: str, identity: int) -> None:
        if was == now:
            return
        if was:
            self._gone.append((identity, grams_of(was)))
        if now:
            self._new.append((identity, grams_of(now)))

    def write(self, connection: Connection) -> None:
        forgotten = self._dialect.forgotten
        _many(connection, forgotten, [row[: forgotten.count("?")] for row in self._gone])
        _many(connection, self._dialect.found, self._new)


def write_vault(connection: Connection, erase: Sequence[str], items: Iterable[VaultItem], dialect: Dialect) -> None:
    """Erase subjects, write new items, then drop the files that no item needs any more."""
    files = _erase(connection, dialect.several(erase), dialect) if erase else []
    _many(connection, _PUT_ITEM, [vault_row(item) for item in items])
    _many(
        connection,
        "DELETE FROM blob WHERE digest = ? AND NOT EXISTS (SELECT 1 FROM vault WHERE value = ? AND blob = 1)",
        [(digest, digest) for digest in files],
    )


def _erase(connection: Connection, subjects: object, dialect: Dialect) -> list[str]:
    """Delete vault items, empty messages; give the digests of the files that the items named."""
    delete = dialect.sql("DELETE FROM vault WHERE subject {among} RETURNING value, blob")
    items = connection.execute(delete, (subjects,)).fetchall()
    connection.execute(dialect.sql(_EMPTY_MESSAGES), (b"", subjects))
    return [value for value, blob in items if blob]


def write_messages(connection: Connection, last: int, messages: Sequence[Message], dialect: Dialect) -> None:
    """
    Put messages into the outbox, behind those that are there.

    Raises:
        Conflict: the id of one is taken
    """
    known = dialect.sql("SELECT id FROM outbox WHERE id {among}")
    taken = {identity for (identity,) in connection.execute(known, (dialect.several([one.id for one in messages]),))}
    for message in messages:
        if message.id in taken:
            raise Conflict(message.id)
        taken.add(message.id)
    put_messages(connection, last, [KeptMessage(message=message, state=MessageState.WAITING) for message in messages])


def put_messages(connection: Connection, last: int, kept: Sequence[KeptMessage]) -> None:
    """Put messages into the outbox as they are, behind the last."""
    rows: list[Row] = []
    subjects: list[Row] = []
    for place, each in enumerate(kept, start=last + 1):
        message = each.message
        subjects += [(subject, place) for subject in message.subjects]
        rows.append(
            (
                place,
                message.id,
                message.destination,
                message.lane,
                each.state.value,
                message.created,
                message.not_before,
                each.attempts,
                each.note,
                as_json(sorted(message.subjects)),
                message.payload,
            )
        )
    _many(connection, _PUT_MESSAGE, rows)
    _many(connection, "INSERT INTO message_subject VALUES (?, ?)", subjects)


def write_batch(connection: Connection, batch: Batch, dialect: Dialect) -> tuple[int, int]:
    """
    Do all of a batch; give the last position before and after.

    Raises:
        Conflict: something had moved on; the caller rolls back
    """
    old = read_streams(connection, batch.changes, dialect)
    write_claims(connection, batch.release, batch.take, dialect)
    move_cursors(connection, batch.cursors)
    last = Last.of(connection)
    head = append_entries(connection, last.position, batch.changes)
    write_records(connection, old, last.record, batch.changes, dialect)
    for statement in dialect.forget_all if batch.erase else ():
        connection.execute(statement)
    write_vault(connection, batch.erase, batch.vault, dialect)
    if batch.messages:
        write_messages(connection, last.place, batch.messages, dialect)
    return last.position, head


def find_batch(connection: Connection, batch: Batch) -> tuple[int, int] | None:
    """Tell between which positions the entries of a batch were stored, or None if they were not."""
    entries = [entry for change in batch.changes for entry in change.entries]
    row = connection.execute(
        "SELECT position FROM entry WHERE stream = ? AND version = ? AND hash = ?",
        (entries[-1].stream, entries[-1].version, entries[-1].hash),
    ).fetchone()
    return None if row is None else (row[0] - len(entries), row[0])
