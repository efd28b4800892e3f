"""
What SQLite and PostgreSQL say differently; everything else is said once, for both.

Statements are written with ``?`` for values, and with the words of a :class:`Dialect` in braces.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import Any, Final, Protocol

import attrs

from govliaison_sql.rows import Row, as_json
from govliaison_sql.search import fts5_match, tsquery


class Rows(Protocol):
    """What a statement gave."""

    def fetchone(self) -> Any:
        """Give the next row, or None."""
        ...

    def fetchall(self) -> list[Any]:
        """Give all rows that are left."""
        ...

    def __iter__(self) -> Iterator[Any]: ...


class Connection(Protocol):
    """What statements are said to: a connection of sqlite3, or one to PostgreSQL that understands ``?``."""

    def execute(self, statement: str, values: Sequence[Any] = ..., /) -> Rows:
        """Execute a statement."""
        ...

    def executemany(self, statement: str, rows: Sequence[Row], /) -> object:
        """Execute a statement for each row."""
        ...


@attrs.frozen(kw_only=True, eq=False)
class Dialect:
    """
    The words of one database.

    Attributes:
        several: makes one value of many texts, to be bound where ``among`` or ``each`` stands
        among: comparison with the texts bound here
        each: table of the texts bound here, with one column ``value``
        pairs: table of the pairs bound here as JSON, each in a column ``value``
        audience_meets: condition that the audience of record ``r`` holds one of the texts bound here
        tags: table of the tags of record ``r``, each a pair in a column ``value``
        contains: function that gives where a text holds another one, 0 for nowhere
        join: a join whose left side is read first
        limited: each of several merged lists is cut before they are merged; else the merge is known to stop by itself
        hits: condition on the table ``search`` for what is bound here
        match: makes that of words
        post: statement that puts rows into the posting list ``{table}``: all of them at once, a value for each column …
        unpost: statement that takes rows out of it
        by_column: … or, where this is False, row by row
        found: statement that notes the pairs of a record for the search: row, pairs
        forgotten: statement that forgets them: row and, where the database must be told, pairs
        forget_all: statements after which nothing is left of forgotten pairs
        alone: statement that waits until no other commit is under way, where the database does not see to it
        unless_taken: ending of a selection that passes over rows of ``here`` that somebody else is just changing
    """

    several: Callable[[Collection[str]], Any]
    among: str
    each: str
    pairs: str
    audience_meets: str
    tags: str
    contains: str
    join: str
    limited: bool
    hits: str
    match: Callable[[Iterable[str]], str]
    post: str
    unpost: str
    by_column: bool
    found: str
    forgotten: str
    forget_all: tuple[str, ...] = ()
    alone: str = ""
    unless_taken: str = ""

    def sql(self, statement: str) -> str:
        """Fill in the words of this database."""
        return _filled(self, statement)


@cache
def _filled(dialect: Dialect, statement: str) -> str:
    return statement.format(
        among=dialect.among, each=dialect.each, pairs=dialect.pairs, unless_taken=dialect.unless_taken
    )


SQLITE: Final = Dialect(
    several=as_json,
    among="IN (SELECT value FROM json_each(?))",
    each="json_each(?)",
    pairs="json_each(?)",
    audience_meets="EXISTS (SELECT 1 FROM json_each(r.audience) AS held WHERE held.value IN (SELECT value FROM json_each(?)))",
    tags="json_each(r.tags)",
    contains="instr",
    join="CROSS JOIN",
    limited=False,
    hits="search MATCH ?",
    match=fts5_match,
    post="INSERT INTO {table} (kind, term, moment, stream, record) VALUES (?, ?, ?, ?, ?)",
    unpost="DELETE FROM {table} WHERE kind = ? AND term = ? AND moment = ? AND stream = ?",
    by_column=False,
    found="INSERT INTO search (rowid, grams) VALUES (?, ?)",
    forgotten="INSERT INTO search (search, rowid, grams) VALUES ('delete', ?, ?)",
    forget_all=(
        "INSERT INTO search (search) VALUES ('optimize')",
    ),  # FTS5 keeps deleted words until segments are merged
)

POSTGRES: Final = Dialect(
    several=list,
    among="= ANY(?)",
    each="unnest(?::text[]) AS each (value)",
    pairs="jsonb_array_elements(?::jsonb)",
    audience_meets="jsonb_exists_any(r.audience, ?)",
    tags="jsonb_array_elements(r.tags)",
    contains="strpos",
    join="JOIN",
    limited=True,
    hits="search.grams @@ ?::tsquery",
    match=tsquery,
    post=(
        "INSERT INTO {table} (kind, term, moment, stream, record)"
        " SELECT * FROM unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::bigint[])"
    ),
    unpost=(
        "DELETE FROM {table} WHERE (kind, term, moment, stream) IN"
        " (SELECT * FROM unnest(?::text[], ?::text[], ?::bigint[], ?::text[]))"
    ),
    by_column=True,
    found="INSERT INTO search (rowid, grams) VALUES (?, array_to_tsvector(string_to_array(?, ' ')))",
    forgotten="DELETE FROM search WHERE rowid = ?",
    alone="SELECT pg_advisory_xact_lock(hashtextextended('govliaison ' || current_schema(), 0))",
    unless_taken="FOR UPDATE OF here SKIP LOCKED",
)
