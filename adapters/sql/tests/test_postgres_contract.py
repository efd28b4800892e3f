"""The ledger in PostgreSQL passes the contract of stores, also when every list counts as long."""

from collections import deque
from typing import Any
from weakref import WeakKeyDictionary

import pytest
from postgres_server import execute, new_schema, postgres_dsn

from govliaison.testing import Finding, Outcome, blob_store_contract, run_contract, store_contract
from govliaison_sql import open_postgres, plans
from govliaison_sql.store import SqlStore

SCHEMAS: WeakKeyDictionary[SqlStore, str] = WeakKeyDictionary()
FILES: deque[SqlStore] = deque()
_AT_ONCE = 4
_GAPS = {
    "test_a_dropped_file_is_gone_and_the_others_stay": "a store drops a file itself, in the commit that erases what named it"
}


def make() -> SqlStore:
    return open_schema(new_schema())


def reopen(store: SqlStore) -> SqlStore:
    return open_schema(SCHEMAS[store])


def open_schema(schema: str) -> SqlStore:
    store = open_postgres(postgres_dsn(), schema=schema, pool_size=4)
    SCHEMAS[store] = schema
    return store


def make_files() -> SqlStore:
    """Make one to keep files in: a place for files is never closed, so those that went before are closed here."""
    while len(FILES) > _AT_ONCE:
        FILES.popleft().close()
    FILES.append(make())
    return FILES[-1]


def peek(store: SqlStore) -> list[Any]:
    rows = execute(f'SELECT stream, version, payload FROM "{SCHEMAS[store]}".entry ORDER BY position')  # noqa: S608
    return [(stream, version, bytes(payload)) for stream, version, payload in rows]


TestPostgresStore = store_contract(make, reopen=reopen, peek=peek, capabilities=frozenset({"durable", "concurrent"}))
TestPostgresBlobs = blob_store_contract(make_files, known_gaps=_GAPS)


def test_postgres_answers_like_the_reference_when_lists_are_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Long lists are walked, short ones sorted; here everything counts as long."""
    monkeypatch.setattr(plans, "_FEW", 1)
    monkeypatch.setattr(plans, "_MOST_ARMS", 2)
    monkeypatch.setattr(plans, "_MOST_REGIONS", 2)
    (found,) = run_contract(TestPostgresStore, tests=["test_it_answers_like_the_reference"])
    assert Finding("test_it_answers_like_the_reference", Outcome.PASSED) == found
