"""
The tables, as steps that are applied once and never edited.

``by_opened`` and ``by_due`` are posting lists: for each term a record can be asked by (a token of its audience, its state, its
unit …) one row in the order of lists. A page of a list is a range of one of them, or a merge of a few ranges; nothing else
is read. A record without the moment has ``NEVER`` there, so that it comes last.
"""

from typing import Final

NEVER: Final = 2**63 - 1
"""What stands for «no moment» in posting lists."""

_LEDGER = (
    """
    CREATE TABLE meta (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        deployment TEXT NOT NULL,
        algorithm TEXT NOT NULL,
        key BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE entry (
        position INTEGER PRIMARY KEY,
        stream TEXT NOT NULL,
        version INTEGER NOT NULL,
        event TEXT NOT NULL,
        schema INTEGER NOT NULL,
        payload BLOB NOT NULL,
        effective_at INTEGER NOT NULL,
        recorded_at INTEGER NOT NULL,
        actor TEXT NOT NULL,
        on_behalf_of TEXT,
        recorded_for TEXT,
        jurisdiction TEXT NOT NULL,
        caused_by TEXT,
        request TEXT,
        batch TEXT,
        profile TEXT NOT NULL,
        previous TEXT NOT NULL,
        hash TEXT NOT NULL,
        UNIQUE (stream, version)
    ) STRICT
    """,
    """
    CREATE TABLE record (
        id INTEGER PRIMARY KEY,
        stream TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        version INTEGER NOT NULL,
        shape INTEGER NOT NULL,
        head TEXT NOT NULL,
        state TEXT NOT NULL,
        unit TEXT,
        region TEXT,
        enterprise TEXT,
        number TEXT,
        opened INTEGER,
        due INTEGER,
        attention INTEGER,
        audience TEXT NOT NULL,
        tags TEXT NOT NULL,
        lease_owner TEXT,
        lease_until INTEGER,
        text TEXT NOT NULL,
        folded TEXT,
        body BLOB NOT NULL
    ) STRICT
    """,
    "CREATE INDEX record_attention ON record (attention, stream) WHERE attention IS NOT NULL",
    """
    CREATE TABLE by_opened (
        kind TEXT NOT NULL,
        term TEXT NOT NULL,
        moment INTEGER NOT NULL,
        stream TEXT NOT NULL,
        record INTEGER NOT NULL,
        PRIMARY KEY (kind, term, moment, stream)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE by_due (
        kind TEXT NOT NULL,
        term TEXT NOT NULL,
        moment INTEGER NOT NULL,
        stream TEXT NOT NULL,
        record INTEGER NOT NULL,
        PRIMARY KEY (kind, term, moment, stream)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE VIRTUAL TABLE search USING fts5 (grams, content='', columnsize=0, detail=none, tokenize='ascii')",
    "CREATE TABLE claim (key TEXT PRIMARY KEY, stream TEXT NOT NULL, note TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE cursor (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    """
    CREATE TABLE vault (
        subject TEXT NOT NULL,
        item TEXT NOT NULL,
        stream TEXT NOT NULL,
        salt BLOB NOT NULL,
        value TEXT NOT NULL,
        blob INTEGER NOT NULL,
        PRIMARY KEY (subject, item)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX vault_blob ON vault (value) WHERE blob = 1",
    "CREATE TABLE blob (digest TEXT PRIMARY KEY, data BLOB NOT NULL) STRICT",
    """
    CREATE TABLE outbox (
        place INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        destination TEXT NOT NULL,
        lane TEXT NOT NULL,
        state TEXT NOT NULL,
        created INTEGER NOT NULL,
        not_before INTEGER NOT NULL,
        attempts INTEGER NOT NULL,
        note TEXT NOT NULL,
        lease_owner TEXT,
        lease_until INTEGER,
        subjects TEXT NOT NULL,
        payload BLOB NOT NULL
    ) STRICT
    """,
    "CREATE INDEX outbox_state ON outbox (state, id)",
    "CREATE INDEX outbox_waiting ON outbox (not_before, place) WHERE state = 'waiting'",
    "CREATE INDEX outbox_lane ON outbox (lane, place) WHERE state IN ('waiting', 'dead')",
    """
    CREATE TABLE message_subject (
        subject TEXT NOT NULL,
        message INTEGER NOT NULL,
        PRIMARY KEY (subject, message)
    ) STRICT, WITHOUT ROWID
    """,
)

STEPS: Final[tuple[tuple[str, ...], ...]] = (_LEDGER,)
"""Version n of the tables is reached by the first n steps."""
