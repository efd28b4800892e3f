"""Leases: records that are due, and messages lane by lane."""

import json
import sqlite3
from collections.abc import Sequence
from typing import Final

from govliaison.plugins import LeaseAsk, LeasedMessage, Message, MessageRow, MessageState, Settle, Settlement
from govliaison_sql.rows import as_json

_DUE: Final = """
    SELECT stream FROM record
    WHERE attention IS NOT NULL AND attention <= :now AND (lease_until IS NULL OR lease_until <= :now)
    ORDER BY attention, stream LIMIT :limit
"""

# A lane's turn is with the first of its messages that is waiting or dead; only that one may be leased.
_READY: Final = """
    SELECT place, id, destination, lane, payload, subjects, created, not_before, attempts FROM outbox AS here
    WHERE state = 'waiting' AND not_before <= :now AND (lease_until IS NULL OR lease_until <= :now)
        AND NOT EXISTS (
            SELECT 1 FROM outbox AS ahead
            WHERE ahead.lane = here.lane AND ahead.place < here.place AND ahead.state IN ('waiting', 'dead')
        )
    ORDER BY not_before, place LIMIT :limit
"""

_STATES: Final = {Settle.DONE: MessageState.DONE, Settle.RETRY: MessageState.WAITING, Settle.DEAD: MessageState.DEAD}


def due_streams(connection: sqlite3.Connection, ask: LeaseAsk) -> tuple[str, ...]:
    """Give streams that are due and not leased, earliest first."""
    rows = connection.execute(_DUE, {"now": ask.now, "limit": ask.limit})
    return tuple(stream for (stream,) in rows.fetchall())


def lease_streams(connection: sqlite3.Connection, streams: Sequence[str], ask: LeaseAsk) -> None:
    """Note who holds them and until when."""
    connection.executemany(
        "UPDATE record SET lease_owner = ?, lease_until = ? WHERE stream = ?",
        [(ask.owner, ask.until, stream) for stream in streams],
    )


def release_streams(connection: sqlite3.Connection, streams: Sequence[str], owner: str) -> None:
    """Forget leases of an owner."""
    connection.execute(
        """
        UPDATE record SET lease_owner = NULL, lease_until = NULL
        WHERE stream IN (SELECT value FROM json_each(?)) AND lease_owner = ?
        """,
        (as_json(streams), owner),
    )


def has_ready(connection: sqlite3.Connection, ask: LeaseAsk) -> bool:
    """Tell whether there is any message to lease."""
    return connection.execute(_READY, {"now": ask.now, "limit": 1}).fetchone() is not None


def lease_ready(connection: sqlite3.Connection, ask: LeaseAsk) -> tuple[LeasedMessage, ...]:
    """Lease what is ready, the longest due first."""
    rows = connection.execute(_READY, {"now": ask.now, "limit": ask.limit}).fetchall()
    connection.executemany(
        "UPDATE outbox SET lease_owner = ?, lease_until = ? WHERE place = ?",
        [(ask.owner, ask.until, row[0]) for row in rows],
    )
    return tuple(
        LeasedMessage(
            message=Message(
                id=identity,
                destination=destination,
                lane=lane,
                payload=payload,
                subjects=frozenset(json.loads(subjects)),
                created=created,
                not_before=not_before,
            ),
            attempts=attempts,
        )
        for _, identity, destination, lane, payload, subjects, created, not_before, attempts in rows
    )


def settle(connection: sqlite3.Connection, settlement: Settlement) -> bool:
    """Note the outcome; False if the lease is not this owner's."""
    retry_at = settlement.not_before if settlement.outcome is Settle.RETRY else None
    cursor = connection.execute(
        """
        UPDATE outbox SET state = ?, attempts = attempts + 1, note = ?, not_before = coalesce(?, not_before),
            lease_owner = NULL, lease_until = NULL
        WHERE id = ? AND lease_owner = ?
        """,
        (_STATES[settlement.outcome].value, settlement.note, retry_at, settlement.id, settlement.owner),
    )
    return cursor.rowcount == 1


def revive(connection: sqlite3.Connection, message: str, state: MessageState, now: int) -> bool:
    """Put a dead message back, or give it up; False if it is not dead."""
    cursor = connection.execute(
        """
        UPDATE outbox SET state = :state,
            not_before = CASE :state WHEN 'waiting' THEN :now ELSE not_before END,
            attempts = CASE :state WHEN 'waiting' THEN 0 ELSE attempts END
        WHERE id = :id AND state = 'dead'
        """,
        {"state": state.value, "now": now, "id": message},
    )
    return cursor.rowcount == 1


def message_rows(
    connection: sqlite3.Connection, state: MessageState | None, after: str, limit: int
) -> tuple[MessageRow, ...]:
    """List messages by id."""
    chosen = "id > :after" if state is None else "state = :state AND id > :after"
    rows = connection.execute(
        f"SELECT id, destination, lane, state, attempts, created, not_before, note FROM outbox WHERE {chosen}"  # noqa: S608
        " ORDER BY id LIMIT :limit",
        {"state": state, "after": after, "limit": limit},
    )
    return tuple(
        MessageRow(
            id=identity,
            destination=destination,
            lane=lane,
            state=MessageState(stored),
            attempts=attempts,
            created=created,
            not_before=not_before,
            note=note,
        )
        for identity, destination, lane, stored, attempts, created, not_before, note in rows.fetchall()
    )
