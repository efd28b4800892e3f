"""A connection to PostgreSQL that understands the statements written for both databases."""

from collections.abc import Sequence
from functools import cache
from typing import Any, Final

import psycopg

from govliaison_sql.rows import Row

_FEW: Final = 100


class Session:
    """A connection of psycopg that takes ``?`` for values."""

    def __init__(self, connection: psycopg.Connection[Row]) -> None:
        self._connection = connection

    def execute(self, statement: str, values: Sequence[Any] = (), /) -> psycopg.Cursor[Row]:
        """Execute a statement."""
        return self._connection.execute(_placed(statement), values)

    def executemany(self, statement: str, rows: Sequence[Row], /) -> None:
        """Execute a statement for each row; few of them join what waits to be sent, the driver's own way is a round trip."""
        placed = _placed(statement)
        if len(rows) > _FEW:
            self._connection.cursor().executemany(placed, rows)
            return
        for row in rows:
            self._connection.execute(placed, row)


@cache
def _placed(statement: str) -> bytes:
    return statement.replace("?", "%s").encode()
