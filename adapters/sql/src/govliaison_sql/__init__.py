"""The ledger of govliaison in SQLite."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govliaison_sql.store import SqliteStore

__all__ = ["open_sqlite"]


def open_sqlite(path: str | Path, *, busy_timeout: float = 30.0, durable: bool = True) -> "SqliteStore":
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
    from govliaison_sql.store import SqliteStore  # noqa: PLC0415 - keeps the import of this package cheap

    return SqliteStore(path, busy_timeout=busy_timeout, durable=durable)
