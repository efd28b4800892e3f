"""The reference store keeps files as every place for files does."""

from typing import Final

from govliaison.plugins import MemoryStore
from govliaison.testing import blob_store_contract

_GAPS: Final = {
    "test_a_dropped_file_is_gone_and_the_others_stay": "a store drops a file itself, in the commit that erases what named it"
}

TestMemoryBlobs = blob_store_contract(MemoryStore, known_gaps=_GAPS)
