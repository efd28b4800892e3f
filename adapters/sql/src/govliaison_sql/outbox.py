"""Leases: records that are due, and messages lane by lane."""

import json
from collections.abc import Sequence
from typing import Final

from govliaison.plugins import LeaseAsk, LeasedMessage, Message, MessageRow, MessageState, Settle, Settlement
from govliaison_sql.dialects import Connection, Dialect
from govliaison_sql.rows import Row

_DUE: Final = """
    SELECT stream FROM record AS here
    WHERE attention IS NOT NULL AND attention <= ? AND (lease_until IS NULL OR lease_until <= ?)
    ORDER BY attention, stream LIMIT ?
"""

# A lane's turn is with the first of its messages that is waiting or dead; only that one may be leased.
_READY: Final = """
    SELECT place, id, destination, lane, payload, subjects, created, not_before, attempts FROM outbox AS here
    WHERE state = 'waiting' AND not_before <= ? AND (lease_until IS NULL OR lease_until <= ?)
        AND NOT EXISTS (
            SELECT 1 FROM outbox AS ahead
            WHERE ahead.lane = here.lane AND ahead.place < here.place AND ahead.state IN ('waiting', 'dead')
        )
    ORDER BY not_before, place LIMIT ?
"""
_TAKE: Final = " {unless_taken}"

_STATES: Final = {Settle.DONE: MessageState.DONE, Settle.RETRY: MessageState.WAITING, Settle.DEAD: MessageState.DEAD}


def has_due(connection: Connection, ask: LeaseAsk) -> bool:
    """Tell whether there is any stream to lease."""
    return connection.execute(_DUE, (ask.now, ask.now, 1)).fetchone() is not None


def lease_due(connection: Connection, ask: LeaseAsk, dialect: Dialect) -> tuple[str, ...]:
    """Lease streams that are due, earliest first."""
    rows = connection.execute(dialect.sql(_DUE + _TAKE), (ask.now, ask.now, ask.limit)).fetchall()
    connection.executemany(
        "UPDATE record SET lease_owner = ?, lease_until = ? WHERE stream = ?",
        [(ask.owner, ask.until, stream) for (stream,) in rows],
    )
    return tuple(stream for (stream,) in rows)


def release_streams(connection: Connection, streams: Sequence[str], owner: str, dialect: Dialect) -> None:
    """Forget leases of an owner."""
    statement = "UPDATE record SET lease_owner = NULL, lease_until = NULL WHERE stream {among} AND lease_owner = ?"
    connection.execute(dialect.sql(statement), (dialect.several(streams), owner))


def has_ready(connection: Connection, ask: LeaseAsk) -> bool:
    """Tell whether there is any message to lease."""
    return connection.execute(_READY, (ask.now, ask.now, 1)).fetchone() is not None


def lease_ready(connection: Connection, ask: LeaseAsk, dialect: Dialect) -> tuple[LeasedMessage, ...]:
    """Lease what is ready, the longest due first."""
    rows = connection.execute(dialect.sql(_READY + _TAKE), (ask.now, ask.now, ask.limit)).fetchall()
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


def settle(connection: Connection, settlement: Settlement) -> bool:
    """Note the outcome; False if the lease is not this owner's."""
    retry_at = settlement.not_before if settlement.outcome is Settle.RETRY else None
    changed = connection.execute(
        """
        UPDATE outbox SET state = ?, attempts = attempts + 1, note = ?, not_before = coalesce(?, not_before),
            lease_owner = NULL, lease_until = NULL
        WHERE id = ? AND lease_owner = ? RETURNING 1
        """,
        (_STATES[settlement.outcome].value, settlement.note, retry_at, settlement.id, settlement.owner),
    )
    return bool(changed.fetchall())


def revive(connection: Connection, message: str, state: MessageState, now: int) -> bool:
    """Put a dead message back, or give it up; False if it is not dead."""
    if state is MessageState.WAITING:
        renewed: Row = (state.value, now, 0, message)
    else:
        renewed = (state.value, None, None, message)
    changed = connection.execute(
        """
        UPDATE outbox SET state = ?, not_before = coalesce(?, not_before), attempts = coalesce(?, attempts)
        WHERE id = ? AND state = 'dead' RETURNING 1
        """,
        renewed,
    )
    return bool(changed.fetchall())


def message_rows(connection: Connection, state: MessageState | None, after: str, limit: int) -> tuple[MessageRow, ...]:
    """List messages by id."""
    columns = "id, destination, lane, state, attempts, created, not_before, note"
    if state is None:
        rows = connection.execute(
            f"SELECT {columns} FROM outbox WHERE id > ? ORDER BY id LIMIT ?",  # noqa: S608
            (after, limit),
        )
    else:
        rows = connection.execute(
            f"SELECT {columns} FROM outbox WHERE state = ? AND id > ? ORDER BY id LIMIT ?",  # noqa: S608
            (state.value, after, limit),
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
