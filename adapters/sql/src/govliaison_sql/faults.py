"""What SQLite says, turned into errors that say what is wrong with which file, and what now."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from govliaison.errors import ConfigError, InputError, StoreUnavailable

_CODES: Final = {
    sqlite3.SQLITE_BUSY: "store.locked",
    sqlite3.SQLITE_LOCKED: "store.locked",
    sqlite3.SQLITE_READONLY: "store.read-only",
    sqlite3.SQLITE_PERM: "store.read-only",
    sqlite3.SQLITE_FULL: "store.full",
    sqlite3.SQLITE_CANTOPEN: "store.cannot-open",
    sqlite3.SQLITE_IOERR: "store.input-output",
    sqlite3.SQLITE_CORRUPT: "store.damaged",
}
_PRIMARY = 0xFF  # extended result codes keep the primary code in their low byte


@contextmanager
def translated(path: str, seconds: float) -> Iterator[None]:
    """
    Run a block; what sqlite3 raises becomes an error of ours. No text holds a value from the tables.

    Raises:
        StoreUnavailable: locked, full, read-only, out of reach
        ConfigError: it is no database
        InputError: a text that cannot be stored
    """
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", None)
        if code is None:
            raise StoreUnavailable("store.closed", path=path) from error
        if code & _PRIMARY == sqlite3.SQLITE_NOTADB:
            raise ConfigError("store.not-a-database", path=path) from error
        known = _CODES.get(code & _PRIMARY, "store.failed")
        raise StoreUnavailable(known, path=path, seconds=seconds, fault=error.sqlite_errorname) from error
    except UnicodeEncodeError as error:
        raise InputError("text.surrogate") from error
