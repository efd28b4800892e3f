"""
Connections to one file: one that writes, guarded within the process and between processes, and as many that read as needed.

Only the writing connection checkpoints, and only under the lock file: SQLite before 3.51.3 can damage a file when two
connections write and checkpoint at once.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any, Final, TypeVar

from govliaison.errors import ConfigError, StoreUnavailable
from govliaison_sql.dialects import Connection
from govliaison_sql.faults import translated
from govliaison_sql.locking import ProcessLock
from govliaison_sql.migrate import is_current, migrate
from govliaison_sql.rows import Row
from govliaison_sql.schema import STEPS

T = TypeVar("T")

_COMPONENT: Final = "ledger"
_OLDEST: Final = (3, 38)  # STRICT tables and ->>
_PAGES_AHEAD: Final = 4_000
"""
Pages in the write-ahead log, 16 MB, after which they are moved to the main file: every commit is on the disk before, and a page
that many commits write is moved once.
"""


class Connections:
    """The connections of one process to one file."""

    def __init__(self, path: Path, busy_timeout: float, *, durable: bool = True) -> None:
        self.path = path
        self._name = str(path)
        self._timeout = busy_timeout
        self._durable = durable
        self._lock = Lock()
        self._between = ProcessLock(Path(f"{path}.lock"), busy_timeout)
        self._pool_lock = Lock()
        self._idle: list[sqlite3.Connection] = []
        self._closed = False
        if sqlite3.sqlite_version_info < _OLDEST:
            raise ConfigError("store.sqlite-too-old", found=sqlite3.sqlite_version, needed=".".join(map(str, _OLDEST)))
        if not path.parent.is_dir():
            raise StoreUnavailable("store.no-folder", path=self._name, folder=str(path.parent))
        with translated(self._name, busy_timeout):
            self._writer = self._connect("rwc")
        try:
            self._prepare()
        except BaseException:
            self._writer.close()
            self._between.close()
            raise

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """
        Hold the write transaction: committed at the end of the block, rolled back when it raises.

        Raises:
            StoreUnavailable: others did not let go in time, or the store is closed
        """
        with self._alone(), translated(self._name, self._timeout):
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                yield self._writer
                self._writer.execute("COMMIT")
            except BaseException:
                if self._writer.in_transaction:
                    self._writer.execute("ROLLBACK")
                raise

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Hold a connection that reads; what it sees does not change until the end of the block."""
        with translated(self._name, self._timeout):
            connection = self._borrow()
            try:
                connection.execute("BEGIN")
                yield connection
            finally:
                self._give_back(connection)

    def fetch(self, statement: str, values: Sequence[Any], /) -> list[Row]:
        """Give the rows of one statement."""
        with self.reading() as connection:
            return connection.execute(statement, values).fetchall()

    def read(self, work: Callable[[Connection], T], /) -> T:
        """Let something read."""
        with self.reading() as connection:
            return work(connection)

    def write(self, work: Callable[[Connection], T], /, after_loss: object = None) -> T:  # noqa: ARG002 - a file is not lost
        """Let something write, all or nothing."""
        with self.writing() as connection:
            return work(connection)

    def scan(self, statements: Sequence[str], /) -> Iterator[tuple[int, Row]]:
        """Give the rows of each statement, with its number."""
        with self.reading() as connection:
            for number, statement in enumerate(statements):
                for row in connection.execute(statement):
                    yield number, row

    def describe(self) -> dict[str, str | int]:
        """Tell which SQLite keeps the ledger, and how large the file and its write-ahead log are."""
        with self.reading() as connection:
            journal: str = connection.execute("PRAGMA journal_mode").fetchone()[0]
        log = self.path.with_name(f"{self.path.name}-wal")
        return {
            "engine": "SQLite",
            "version": sqlite3.sqlite_version,
            "bytes": self.path.stat().st_size,
            "journal": journal,
            "journal_bytes": log.stat().st_size if log.exists() else 0,
        }

    def flush(self) -> None:
        """Move everything to the main file and empty the write-ahead log, so that nothing old is left in it."""
        with self._alone(), translated(self._name, self._timeout):
            self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    def close(self) -> None:
        """Close all connections; may be called twice."""
        with self._lock, self._pool_lock:
            if self._closed:
                return
            self._closed = True
            for connection in self._idle:
                connection.close()
            try:
                self._between.acquire()
            except TimeoutError:  # another process keeps writing: it will checkpoint what is left
                self._writer.execute("PRAGMA wal_autocheckpoint = 0")
            self._writer.close()
            self._between.close()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Be the only writer, of all threads and all processes."""
        if not self._lock.acquire(timeout=self._timeout):
            raise StoreUnavailable("store.locked", path=self._name, seconds=self._timeout)
        try:
            if self._closed:
                raise StoreUnavailable("store.closed", path=self._name)
            try:
                self._between.acquire()
            except TimeoutError as error:
                raise StoreUnavailable("store.locked", path=self._name, seconds=self._timeout) from error
            except OSError as error:
                raise StoreUnavailable("store.read-only", path=self._name) from error
            try:
                yield
            finally:
                self._between.release()
        finally:
            self._lock.release()

    def _prepare(self) -> None:
        with self._alone(), translated(self._name, self._timeout):
            self._writer.execute("PRAGMA journal_mode = WAL").fetchone()
            self._writer.execute(f"PRAGMA synchronous = {'FULL' if self._durable else 'NORMAL'}")
            self._writer.execute(f"PRAGMA wal_autocheckpoint = {_PAGES_AHEAD}")
            self._writer.execute("PRAGMA secure_delete = ON")  # what was erased is overwritten in the file, too
            current = is_current(self._writer, _COMPONENT, STEPS, self._name)
        if not current:
            with self.writing() as connection:
                migrate(connection, _COMPONENT, STEPS, self._name)

    def _connect(self, mode: str) -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"{self.path.absolute().as_uri()}?mode={mode}",
            uri=True,
            timeout=self._timeout,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=256,
        )
        connection.execute("PRAGMA trusted_schema = OFF")
        return connection

    def _borrow(self) -> sqlite3.Connection:
        with self._pool_lock:
            if self._closed:
                raise StoreUnavailable("store.closed", path=self._name)
            if self._idle:
                return self._idle.pop()
        return self._connect("ro")

    def _give_back(self, connection: sqlite3.Connection) -> None:
        if connection.in_transaction:
            connection.execute("COMMIT")
        with self._pool_lock:
            if self._closed:
                connection.close()
            else:
                self._idle.append(connection)
