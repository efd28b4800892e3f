"""What this package offers: a ledger in one SQLite file, or in PostgreSQL."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import attrs

from govliaison.plugins import HostInfo, Secret, Store, StoreOffer, hookimpl
from govliaison_sql import open_postgres, open_sqlite


@attrs.frozen(kw_only=True)
class SqliteSettings:
    """
    Settings of ``use = "sqlite"``.

    Attributes:
        path: the file; its folder must exist
        busy_timeout: seconds to wait for other processes before giving up
        durable: every commit is on the disk before it returns; false for demonstrations only
    """

    path: Path
    busy_timeout: int = 30
    durable: bool = True


@attrs.frozen(kw_only=True)
class PostgresSettings:
    """
    Settings of ``use = "postgres"``.

    Attributes:
        dsn: where the connection string stands, ``host=… dbname=… user=… password=…``; several hosts may stand in it
        schema: where the tables lie; one ledger each
        pool_size: connections at most, of each process
        statement_timeout: seconds after which the server gives up a statement
        connect_timeout: seconds to wait for a host, and for a free connection
    """

    dsn: Secret
    schema: str = "govliaison"
    pool_size: int = 8
    statement_timeout: int = 30
    connect_timeout: int = 10


def _build_sqlite(settings: SqliteSettings, _host: HostInfo) -> Store:
    return open_sqlite(settings.path, busy_timeout=settings.busy_timeout, durable=settings.durable)


def _build_postgres(settings: PostgresSettings, _host: HostInfo) -> Store:
    return open_postgres(
        settings.dsn.reveal(),
        schema=settings.schema,
        pool_size=settings.pool_size,
        statement_timeout=settings.statement_timeout,
        connect_timeout=settings.connect_timeout,
    )


_CAN: Final = frozenset({"durable", "concurrent"})


@hookimpl
def govliaison_stores() -> Iterable[StoreOffer]:
    """Offer both stores."""
    yield StoreOffer(name="sqlite", contract=1, settings=SqliteSettings, build=_build_sqlite, capabilities=_CAN)
    yield StoreOffer(name="postgres", contract=1, settings=PostgresSettings, build=_build_postgres, capabilities=_CAN)
