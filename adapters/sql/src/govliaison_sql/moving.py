"""Everything there is in a store, row by row, in the order in which another one takes it."""

import json
from collections.abc import Iterable, Iterator
from typing import Final

from govliaison.plugins import (
    Claim,
    Cursor,
    KeptFile,
    KeptMessage,
    Message,
    MessageState,
    Meta,
    Piece,
)
from govliaison_sql.rows import ENTRY_COLUMNS, RECORD_COLUMNS, Row, read_entry, read_record, read_vault


def _read_meta(row: Row) -> Meta:
    deployment, algorithm, key = row
    return Meta(deployment=deployment, algorithm=algorithm, key=key)


def _read_message(row: Row) -> KeptMessage:
    identity, destination, lane, state, created, not_before, attempts, note, subjects, payload = row
    message = Message(
        id=identity,
        destination=destination,
        lane=lane,
        payload=payload,
        subjects=frozenset(json.loads(subjects)),
        created=created,
        not_before=not_before,
    )
    return KeptMessage(message=message, state=MessageState(state), attempts=attempts, note=note)


_MESSAGE_COLUMNS: Final = "id, destination, lane, state, created, not_before, attempts, note, subjects, payload"
_PARTS: Final = (
    ("SELECT deployment, algorithm, key FROM meta", _read_meta),
    (f"SELECT {RECORD_COLUMNS} FROM record ORDER BY stream", read_record),  # noqa: S608
    (f"SELECT {ENTRY_COLUMNS} FROM entry ORDER BY position", read_entry),  # noqa: S608
    ("SELECT key, stream, note FROM claim ORDER BY key", lambda row: Claim(*row)),
    ("SELECT subject, item, stream, salt, value, blob FROM vault ORDER BY subject, item", read_vault),
    ("SELECT digest, data FROM blob ORDER BY digest", lambda row: KeptFile(*row)),
    (
        f"SELECT {_MESSAGE_COLUMNS} FROM outbox ORDER BY place",  # noqa: S608
        _read_message,
    ),
    ("SELECT name, value FROM cursor WHERE value <> 0 ORDER BY name", lambda row: Cursor(row[0], 0, row[1])),
)

STATEMENTS: Final = tuple(statement for statement, _ in _PARTS)
"""What is selected, in this order."""


def pieces(rows: Iterable[tuple[int, Row]]) -> Iterator[Piece]:
    """Read the rows of the statements."""
    return (_PARTS[number][1](row) for number, row in rows)
