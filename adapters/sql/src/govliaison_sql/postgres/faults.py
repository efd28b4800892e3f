"""What PostgreSQL and psycopg say, turned into errors that say what is wrong with which database, and what now."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

import psycopg
from psycopg_pool import PoolClosed, PoolTimeout

from govliaison.errors import GovliaisonError, InputError, StoreUnavailable

_CODES: Final[Mapping[str, str]] = {
    "25006": "store.replica",
    "40001": "store.busy",
    "40P01": "store.busy",
    "42501": "store.no-permission",
    "53100": "store.full",
    "55P03": "store.timeout",
    "57014": "store.timeout",
    "XX001": "store.damaged",
    "XX002": "store.damaged",
}
_TOO_LONG: Final = "54000"
_NO_SUCH_TEXT: Final = ("22021", "22P05")
_UNREACHABLE: Final = ("08", "28", "3D", "53", "57")
UNDONE: Final = ("40001", "40P01")
"""The server rolled it back so that others could go on; the same again may well succeed."""


@contextmanager
def translated(name: str, seconds: float) -> Iterator[None]:
    """
    Run a block; what the driver raises becomes an error of ours. No text holds a value from the tables.

    Raises:
        StoreUnavailable: out of reach, read-only, full, too slow
        InputError: a text that cannot be stored
    """
    try:
        yield
    except psycopg.Error as error:
        raise fault(error, name, seconds) from error
    except UnicodeEncodeError as error:
        raise InputError("text.surrogate") from error


def fault(error: psycopg.Error, name: str, seconds: float) -> GovliaisonError:
    """Say what an error of the driver means."""
    state = error.sqlstate or ""
    if isinstance(error, PoolClosed):
        return StoreUnavailable("store.closed", path=name)
    if state in _NO_SUCH_TEXT or (not state and isinstance(error, psycopg.DataError)):
        return InputError("text.nul")
    if state == _TOO_LONG:
        return InputError("store.too-long")
    known = _CODES.get(state)
    if known is None and (
        isinstance(error, PoolTimeout) or (not state and isinstance(error, psycopg.OperationalError))
    ):
        known = "store.unreachable"
    if known is None:
        known = "store.unreachable" if state.startswith(_UNREACHABLE) else "store.failed"
    return StoreUnavailable(known, path=name, seconds=seconds, fault=state or type(error).__name__)
