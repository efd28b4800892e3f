"""The stores that are tried, and how each is made; one more is one more line."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from postgres_server import drop_schema, new_schema, postgres_dsn

from govliaison.ledger import MemoryStore, MovableStore
from govliaison_sql import open_postgres, open_sqlite

STORES: Final = ("memory", "sqlite", "postgres")


@contextmanager
def new_store(name: str, folder: Path) -> Iterator[MovableStore]:
    """Make an empty store, and take it away afterwards."""
    schema = new_schema()
    store: MovableStore = {
        "memory": MemoryStore,
        "sqlite": lambda: open_sqlite(folder / "ledger.db", busy_timeout=5),
        "postgres": lambda: open_postgres(postgres_dsn(), schema=schema, pool_size=4),
    }[name]()
    try:
        yield store
    finally:
        store.close()
        if name == "postgres":
            drop_schema(schema)
