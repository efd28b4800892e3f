"""The ledger in PostgreSQL; imported only where a deployment asks for it."""

from typing import TYPE_CHECKING

from govliaison.errors import ConfigError

if TYPE_CHECKING:
    from govliaison_sql.postgres.connections import Connections


def open_connections(
    dsn: str, *, schema: str, pool_size: int, statement_timeout: float, connect_timeout: float
) -> "Connections":
    """
    Reach the server and see that the tables are there; see :func:`govliaison_sql.open_postgres`.

    Raises:
        ConfigError: the driver is not installed, or the database does not fit
        StoreUnavailable: no server can be reached
    """
    try:
        from govliaison_sql.postgres.connections import Connections, Limits  # noqa: PLC0415 - the extra may be missing
    except ImportError as error:
        raise ConfigError("store.no-driver", what=str(error)) from error
    limits = Limits(pool_size=pool_size, statement_timeout=statement_timeout, connect_timeout=connect_timeout)
    return Connections(dsn, schema, limits)
