"""
Connections to one schema of one database, out of a pool; and what is done when one is lost.

A read that lost its connection is done again on another one. So is a transaction that was lost before its end: the server has
undone it. Only where the connection went while the server was committing, nobody knows; then the entries are looked for.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, Final, TypeVar

import attrs
import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.sql import SQL, Identifier
from psycopg.types.string import TextLoader
from psycopg_pool import ConnectionPool

from govliaison.errors import ConfigError, StoreUnavailable
from govliaison_sql.dialects import Connection
from govliaison_sql.migrate import apply_missing, are_applied
from govliaison_sql.postgres.faults import UNDONE, translated
from govliaison_sql.postgres.schema import STEPS, TABLE
from govliaison_sql.postgres.session import Session
from govliaison_sql.rows import Row

T = TypeVar("T")

logging.getLogger("psycopg.pool").addHandler(
    logging.NullHandler()
)  # what it says is said by our errors, or to who listens

_COMPONENT: Final = "ledger"
_OLDEST: Final = 14
_AT_ONCE: Final = 20  # rows fetched by one step of a scan; some are files
_SNAPSHOT: Final = b"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
_BEGIN: Final = (
    b"BEGIN ISOLATION LEVEL READ COMMITTED"  # what is read after waiting for one's turn is what is there then
)
_DURABLE: Final = """
    SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'
"""
_MIGRATION_LOCK: Final = "SELECT pg_advisory_xact_lock(hashtextextended('govliaison tables ' || %s, 0))"
_TABLES: Final = "SELECT tablename::text FROM pg_tables WHERE schemaname = %s"
_SIZE: Final = """
    SELECT current_setting('server_version'), coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint
    FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE n.nspname = current_schema() AND c.relkind = 'r'
"""


@attrs.frozen(kw_only=True)
class Limits:
    """
    How much, and how long.

    Attributes:
        pool_size: connections at most
        statement_timeout: seconds for a statement
        connect_timeout: seconds for a connection
    """

    pool_size: int
    statement_timeout: float
    connect_timeout: float


class _Lost(Exception):  # noqa: N818 - it is caught here
    """A transaction ended with its connection; ``committing`` if the server may have stored it all the same."""

    def __init__(self, error: psycopg.Error, *, committing: bool = False) -> None:
        super().__init__(error)
        self.error = error
        self.committing = committing


class Connections:
    """The connections of one process to one schema."""

    def __init__(self, dsn: str, schema: str, limits: Limits) -> None:
        try:
            asked = conninfo_to_dict(dsn)
            defaults: dict[str, Any] = {
                "connect_timeout": max(int(limits.connect_timeout), 1),
                "application_name": "govliaison",
                "target_session_attrs": "read-write",
            }
            self._conninfo = make_conninfo(dsn, **{key: value for key, value in defaults.items() if key not in asked})
        except psycopg.ProgrammingError:
            raise ConfigError("store.bad-dsn") from None  # the text of the error may hold the password
        self._schema = schema
        self._limits = limits
        self._name = f"{asked.get('host', '')}/{asked.get('dbname', '')}#{schema}"
        with translated(self._name, limits.connect_timeout):
            self._prepare()
            self._pool: ConnectionPool[psycopg.Connection[Row]] = ConnectionPool(
                self._conninfo,
                kwargs={"autocommit": True},
                min_size=1,
                max_size=limits.pool_size,
                timeout=limits.connect_timeout,
                configure=self._configure,
                name="govliaison",
                open=True,
            )
            try:
                self._pool.wait(
                    limits.connect_timeout
                )  # else the first calls would ask for more connections than they need
            except BaseException:
                self._pool.close()
                raise

    def fetch(self, statement: str, values: Sequence[Any], /) -> list[Row]:
        """Give the rows of one statement."""

        def attempt() -> list[Row]:
            with self._borrowed() as connection:
                try:
                    return Session(connection).execute(statement, values).fetchall()
                except psycopg.Error as error:
                    raise (_Lost(error) if connection.closed else error) from error

        return self._again_if_lost(attempt)

    def read(self, work: Callable[[Connection], T], /) -> T:
        """Let something read, all as of one moment."""
        return self._again_if_lost(lambda: self._transaction(work, _SNAPSHOT))

    def write(
        self, work: Callable[[Connection], T], /, after_loss: Callable[[Connection], T | None] | None = None
    ) -> T:
        """
        Let something write, all or nothing.

        Raises:
            StoreUnavailable: out of reach or too slow, and nothing was stored; or, with the code ``store.unknown``, nobody knows
        """
        try:
            return self._again_if_lost(lambda: self._transaction(work, _BEGIN))
        except _Lost as lost:
            if after_loss is None:
                raise StoreUnavailable("store.unknown", path=self._name) from lost.error
            found = self._known(lambda: self._transaction(after_loss, _BEGIN))
            return self._known(lambda: self._transaction(work, _BEGIN)) if found is None else found

    def scan(self, statements: Sequence[str], /) -> Iterator[tuple[int, Row]]:
        """Give the rows of each statement, with its number, a few at a time; all as of one moment."""
        with translated(self._name, self._limits.statement_timeout), self._borrowed() as connection:
            connection.execute(_SNAPSHOT)
            try:
                for number, statement in enumerate(statements):
                    with connection.cursor(name="scan") as cursor:
                        cursor.itersize = _AT_ONCE
                        for row in cursor.execute(statement.encode()):
                            yield number, row
            finally:
                if not connection.closed:
                    connection.rollback()

    def flush(self) -> None:
        """Do nothing: dead rows are the server's to vacuum."""

    def describe(self) -> dict[str, str | int]:
        """Tell which PostgreSQL keeps the ledger, and how large its tables are."""
        ((version, size),) = self.fetch(_SIZE, ())
        return {"engine": "PostgreSQL", "version": version, "bytes": size, "journal": "wal", "journal_bytes": 0}

    def close(self) -> None:
        """Close all connections; may be called twice."""
        self._pool.close()

    # -- inside -------------------------------------------------------------------------------------------------------

    def _again_if_lost(self, attempt: Callable[[], T]) -> T:
        """
        Do it; and once more where the connection was lost and nothing can have been stored.

        Raises:
            _Lost: the server may have stored it
        """
        with translated(self._name, self._limits.statement_timeout):
            try:
                return attempt()
            except _Lost as lost:
                if lost.committing:
                    raise
            self._pool.check()  # the others may be dead as well
            try:
                return attempt()
            except _Lost as lost:
                if lost.committing:
                    raise
                raise lost.error from None

    def _known(self, attempt: Callable[[], T]) -> T:
        """Do it as above, where a loss while committing is the end of it."""
        try:
            return self._again_if_lost(attempt)
        except _Lost as lost:
            raise StoreUnavailable("store.unknown", path=self._name) from lost.error

    def _transaction(self, work: Callable[[Connection], T], begin: bytes) -> T:
        """Do it in one transaction; statements whose rows nobody asks for are not waited for one by one."""
        with self._borrowed() as connection:
            committing = False
            try:
                with connection.pipeline():
                    connection.execute(begin)
                    try:
                        done = work(Session(connection))
                    except BaseException:
                        with suppress(psycopg.Error):
                            _send_all(connection)
                        raise
                    _send_all(connection)
                    committing = True
                    connection.execute(b"COMMIT")
            except psycopg.Error as error:
                if connection.closed or error.sqlstate in UNDONE:
                    self._end(connection)
                    raise _Lost(error, committing=committing and connection.closed) from error
                self._end(connection)
                raise
            except BaseException:
                self._end(connection)
                raise
            return done

    @staticmethod
    def _end(connection: psycopg.Connection[Row]) -> None:
        """Undo what is left of a transaction; where that fails, the pool throws the connection away."""
        if not connection.closed:
            try:
                connection.rollback()
            except psycopg.Error:
                connection.close()

    @contextmanager
    def _borrowed(self) -> Iterator[psycopg.Connection[Row]]:
        connection = self._pool.getconn()
        try:
            yield connection
        finally:
            self._pool.putconn(connection)

    def _configure(self, connection: psycopg.Connection[Any]) -> None:
        """Set up a new connection."""
        connection.adapters.register_loader("jsonb", TextLoader)
        path = '"' + self._schema.replace('"', '""') + '"'
        timeout = str(int(self._limits.statement_timeout * 1000))
        connection.execute(
            "SELECT set_config('search_path', %s, false), set_config('statement_timeout', %s, false)", (path, timeout)
        )
        connection.execute(_DURABLE)

    def _prepare(self) -> None:
        """
        See that the server fits and has the tables; of several processes at once one makes them.

        Raises:
            ConfigError: another encoding, an old server, tables of others
        """
        with psycopg.connect(self._conninfo, autocommit=True) as connection:
            encoding = connection.info.parameter_status("server_encoding")
            if encoding != "UTF8":
                raise ConfigError("store.encoding", path=self._name, found=encoding)
            if connection.info.server_version < _OLDEST * 10_000:
                found = connection.info.parameter_status("server_version")
                raise ConfigError("store.postgres-too-old", found=found, needed=_OLDEST)
            self._configure(connection)
            if self._is_current(connection):
                return
            connection.execute("SET statement_timeout = 0")
            with connection.transaction():
                connection.execute(_MIGRATION_LOCK, (self._schema,))
                if not self._is_current(connection):
                    connection.execute(SQL("CREATE SCHEMA IF NOT EXISTS {}").format(Identifier(self._schema)))
                    connection.execute("SET LOCAL client_min_messages = warning")
                    connection.execute(TABLE)
                    apply_missing(Session(connection), _COMPONENT, STEPS)

    def _is_current(self, connection: psycopg.Connection[Any]) -> bool:
        tables = {name for (name,) in connection.execute(_TABLES, (self._schema,))}
        if "gl_schema" in tables:
            return are_applied(Session(connection), _COMPONENT, STEPS, self._name)
        if tables:
            raise ConfigError("store.foreign-schema", path=self._name, schema=self._schema)
        return False


def _send_all(connection: psycopg.Connection[Row]) -> None:
    """
    Wait until the server has done all that was sent to it.

    ``Pipeline.sync`` and the end of a pipeline wait for answers without having sent a long statement whole – for ever, from a
    megabyte on (psycopg 3.3.9); to fetch a row sends all of it.
    """
    connection.execute(b"SELECT 1").fetchall()
