"""
The tables in PostgreSQL, as steps that are applied once and never edited.

They are those of SQLite (:mod:`govliaison_sql.schema`), with the types of PostgreSQL: text is compared byte by byte
(``COLLATE "C"``), whatever the database was made with; audience and tags are ``jsonb``, so that one token can be asked for; the
pairs of characters for the search are a ``tsvector`` in a table of their own.
"""

from typing import Final

TABLE: Final = """
    CREATE TABLE IF NOT EXISTS gl_schema (
        component text NOT NULL,
        version integer NOT NULL,
        checksum text NOT NULL,
        applied_at text NOT NULL,
        PRIMARY KEY (component, version)
    )
"""
"""Notes which steps were applied."""

_POSTINGS: Final = """
    CREATE TABLE {name} (
        kind text COLLATE "C" NOT NULL,
        term text COLLATE "C" NOT NULL,
        moment bigint NOT NULL,
        stream text COLLATE "C" NOT NULL,
        record bigint NOT NULL,
        PRIMARY KEY (kind, term, moment, stream)
    )
"""

_LEDGER: Final = (
    """
    CREATE TABLE meta (
        one integer PRIMARY KEY CHECK (one = 1),
        deployment text COLLATE "C" NOT NULL,
        algorithm text COLLATE "C" NOT NULL,
        key bytea NOT NULL
    )
    """,
    """
    CREATE TABLE entry (
        position bigint PRIMARY KEY,
        stream text COLLATE "C" NOT NULL,
        version bigint NOT NULL,
        event text COLLATE "C" NOT NULL,
        schema bigint NOT NULL,
        payload bytea NOT NULL,
        effective_at bigint NOT NULL,
        recorded_at bigint NOT NULL,
        actor text COLLATE "C" NOT NULL,
        on_behalf_of text COLLATE "C",
        recorded_for text COLLATE "C",
        jurisdiction text COLLATE "C" NOT NULL,
        caused_by text COLLATE "C",
        request text COLLATE "C",
        batch text COLLATE "C",
        profile text COLLATE "C" NOT NULL,
        previous text COLLATE "C" NOT NULL,
        hash text COLLATE "C" NOT NULL,
        UNIQUE (stream, version)
    )
    """,
    """
    CREATE TABLE record (
        id bigint PRIMARY KEY,
        stream text COLLATE "C" NOT NULL UNIQUE,
        kind text COLLATE "C" NOT NULL,
        version bigint NOT NULL,
        shape bigint NOT NULL,
        head text COLLATE "C" NOT NULL,
        state text COLLATE "C" NOT NULL,
        unit text COLLATE "C",
        region text COLLATE "C",
        enterprise text COLLATE "C",
        number text COLLATE "C",
        opened bigint,
        due bigint,
        attention bigint,
        audience jsonb NOT NULL,
        tags jsonb NOT NULL,
        lease_owner text COLLATE "C",
        lease_until bigint,
        text text COLLATE "C" NOT NULL,
        folded text COLLATE "C",
        body bytea NOT NULL
    )
    """,
    "CREATE INDEX record_attention ON record (attention, stream) WHERE attention IS NOT NULL",
    _POSTINGS.format(name="by_opened"),
    _POSTINGS.format(name="by_due"),
    "CREATE TABLE search (rowid bigint PRIMARY KEY, grams tsvector NOT NULL)",
    "CREATE INDEX search_grams ON search USING gin (grams)",
    'CREATE TABLE claim (key text COLLATE "C" PRIMARY KEY, stream text COLLATE "C" NOT NULL, note text COLLATE "C" NOT NULL)',
    'CREATE TABLE cursor (name text COLLATE "C" PRIMARY KEY, value bigint NOT NULL)',
    """
    CREATE TABLE vault (
        subject text COLLATE "C" NOT NULL,
        item text COLLATE "C" NOT NULL,
        stream text COLLATE "C" NOT NULL,
        salt bytea NOT NULL,
        value text COLLATE "C" NOT NULL,
        blob integer NOT NULL,
        PRIMARY KEY (subject, item)
    )
    """,
    "CREATE INDEX vault_blob ON vault (value) WHERE blob = 1",
    'CREATE TABLE blob (digest text COLLATE "C" PRIMARY KEY, data bytea NOT NULL)',
    """
    CREATE TABLE outbox (
        place bigint PRIMARY KEY,
        id text COLLATE "C" NOT NULL UNIQUE,
        destination text COLLATE "C" NOT NULL,
        lane text COLLATE "C" NOT NULL,
        state text COLLATE "C" NOT NULL,
        created bigint NOT NULL,
        not_before bigint NOT NULL,
        attempts bigint NOT NULL,
        note text COLLATE "C" NOT NULL,
        lease_owner text COLLATE "C",
        lease_until bigint,
        subjects text COLLATE "C" NOT NULL,
        payload bytea NOT NULL
    )
    """,
    "CREATE INDEX outbox_state ON outbox (state, id)",
    "CREATE INDEX outbox_waiting ON outbox (not_before, place) WHERE state = 'waiting'",
    "CREATE INDEX outbox_lane ON outbox (lane, place) WHERE state IN ('waiting', 'dead')",
    'CREATE TABLE message_subject (subject text COLLATE "C" NOT NULL, message bigint NOT NULL, PRIMARY KEY (subject, message))',
)

STEPS: Final[tuple[tuple[str, ...], ...]] = (_LEDGER,)
"""Version n of the tables is reached by the first n steps."""
