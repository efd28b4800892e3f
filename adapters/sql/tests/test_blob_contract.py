"""A store keeps files as every place for files does."""

from typing import Final

from govliaison.testing import blob_store_contract, scratch_folder
from govliaison_sql import open_sqlite
from govliaison_sql.store import SqlStore

_GAPS: Final = {
    "test_a_dropped_file_is_gone_and_the_others_stay": "a store drops a file itself, in the commit that erases what named it"
}


def make_store() -> SqlStore:
    return open_sqlite(scratch_folder() / "ledger.db", durable=False)


TestSqliteBlobs = blob_store_contract(make_store, known_gaps=_GAPS)
