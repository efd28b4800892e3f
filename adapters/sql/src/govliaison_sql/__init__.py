"""The ledger of govliaison in SQLite or PostgreSQL."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govliaison_sql.store import SqlStore

__all__ = ["open_postgres", "open_sqlite"]


def open_sqlite(path: str | Path, *, busy_timeout: float = 30.0, durable: bool = True) -> "SqlStore":
    """
    Open the ledger in a file, or make the file; its folder must exist.

    Args:
        path: the file; two more (``-wal``, ``-shm``) and a lock file stand beside it while it is in use
        busy_timeout: seconds to wait for other processes before giving up
        durable: every commit is on the disk before it returns; without it the last ones may be lost with the power, but
            the file stays whole – for demonstrations and tests

    Raises:
        StoreUnavailable: it cannot be opened or stays locked
        ConfigError: it is another kind of file, or was written by a newer version
    """
    from govliaison_sql.connections import Connections  # noqa: PLC0415 - keeps the import of this package cheap
    from govliaison_sql.dialects import SQLITE  # noqa: PLC0415
    from govliaison_sql.store import SqlStore  # noqa: PLC0415

    return SqlStore(Connections(Path(path), busy_timeout, durable=durable), SQLITE)


def open_postgres(
    dsn: str,
    *,
    schema: str = "govliaison",
    pool_size: int = 8,
    statement_timeout: float = 30.0,
    connect_timeout: float = 10.0,
) -> "SqlStore":
    """
    Open the ledger in a schema of a PostgreSQL database, or make the schema.

    Args:
        dsn: connection string of libpq; several hosts may stand in it, then the one that may be written to is looked for
        schema: where the tables lie; one ledger each
        pool_size: connections at most
        statement_timeout: seconds after which the server gives up a statement, waiting for others included
        connect_timeout: seconds to wait for a host, and for a free connection

    Raises:
        StoreUnavailable: no server can be reached
        ConfigError: psycopg is not installed, or the schema is another program's or was written by a newer version
    """
    from govliaison_sql.dialects import POSTGRES  # noqa: PLC0415 - as above
    from govliaison_sql.postgres import open_connections  # noqa: PLC0415
    from govliaison_sql.store import SqlStore  # noqa: PLC0415

    connections = open_connections(
        dsn,
        schema=schema,
        pool_size=pool_size,
        statement_timeout=statement_timeout,
        connect_timeout=connect_timeout,
    )
    return SqlStore(connections, POSTGRES)
