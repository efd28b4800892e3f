"""
Floor 1: the ledger (底账).

Entries, vault, batches, chain, records, attention, outbox, and the Store that keeps them.
"""

from govliaison.doors import door

__getattr__, __dir__, __all__ = door(
    __name__,
    {
        ".batch": "Batch Change Claim Committed Cursor Index Message MessageState StoredRecord",
        ".chain": "Broken verify",
        ".checkpoints": "Checkpoint make_checkpoint read_checkpoint",
        ".copying": "KeptFile KeptMessage MovableStore Piece copy_store finish_copy is_unfinished",
        ".draft": "Draft",
        ".entry": "Entry Positioned Stamp",
        ".erasure": "ERASURE Erasure SubjectErased erase",
        ".files": "read_file",
        ".fitted": "DROPS FittedStore",
        ".imports": "IMPORT Import ImportState ImportTaken ImportUndone TakenBack Taking",
        ".ledger": "Ledger accepted insist",
        ".memory": "MemoryStore",
        ".moves": "Happened Happening Loaded Move",
        ".noun": "Decision Notice Noun Step id_of kind_of never_due",
        ".query": "Count Key Order Page Query Reader",
        ".rebuilding": "Rebuilt rebuild",
        ".series": "NumberGiven SERIES Series next_number series_stream",
        ".store": "LeaseAsk LeasedMessage MessageRow Meta Settle Settlement Store",
        ".sweeping": "Swept sweep",
        ".uploads": "drop_uploads keep_file",
        ".vault": "Erased Private Sealed VaultItem VaultRef reveal",
    },
)
