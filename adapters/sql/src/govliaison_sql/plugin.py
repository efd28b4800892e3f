"""What this package offers: a ledger in one SQLite file."""

from collections.abc import Iterable
from pathlib import Path

import attrs

from govliaison.plugins import HostInfo, Store, StoreOffer, hookimpl
from govliaison_sql import open_sqlite


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


def _build(settings: SqliteSettings, _host: HostInfo) -> Store:
    return open_sqlite(settings.path, busy_timeout=settings.busy_timeout, durable=settings.durable)


@hookimpl
def govliaison_stores() -> Iterable[StoreOffer]:
    """Offer the store."""
    yield StoreOffer(name="sqlite", contract=1, settings=SqliteSettings, build=_build)
