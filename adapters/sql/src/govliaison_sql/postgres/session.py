"""A connection to PostgreSQL that understands the statements written for both databases."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import psycopg

from govliaison_sql.rows import Row


class Session:
    """A connection of psycopg that takes ``?`` for values."""

    def __init__(self, connection: psycopg.Connection[Row]) -> None:
        self._connection = connection

    def execute(self, statement: str, values: Sequence[Any] = (), /) -> psycopg.Cursor[Row]:
        """Execute a statement."""
        return self._connection.execute(_placed(statement), values)

    def executemany(self, statement: str, rows: Iterable[Row], /) -> psycopg.Cursor[Row]:
        """Execute a statement for each row."""
        cursor = self._connection.cursor()
        if rows := list(rows):
            cursor.executemany(_placed(statement), rows)
        return cursor


@cache
def _placed(statement: str) -> bytes:
    return statement.replace("?", "%s").encode()
