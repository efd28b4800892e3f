from govliaison.ledger.batch import (
    Batch,
    Change,
    Claim,
    Committed,
    Cursor,
    Index,
    Message,
    MessageState,
    StoredRecord,
)
from govliaison.ledger.chain import Broken, verify
from govliaison.ledger.checkpoints import Checkpoint, make_checkpoint, read_checkpoint
from govliaison.ledger.copying import KeptFile, KeptMessage, MovableStore, Piece, copy_store, finish_copy, is_unfinished
from govliaison.ledger.draft import Draft
from govliaison.ledger.entry import Entry, Positioned, Stamp
from govliaison.ledger.erasure import ERASURE, Erasure, SubjectErased, erase
from govliaison.ledger.files import read_file
from govliaison.ledger.fitted import DROPS, FittedStore
from govliaison.ledger.imports import IMPORT, Import, ImportState, ImportTaken, ImportUndone, TakenBack, Taking
from govliaison.ledger.ledger import Ledger, accepted, insist
from govliaison.ledger.memory import MemoryStore
from govliaison.ledger.moves import Happened, Happening, Loaded, Move
from govliaison.ledger.noun import Decision, Notice, Noun, Step, id_of, kind_of, never_due
from govliaison.ledger.query import Count, Key, Order, Page, Query, Reader
from govliaison.ledger.rebuilding import Rebuilt, rebuild
from govliaison.ledger.series import SERIES, NumberGiven, Series, next_number, series_stream
from govliaison.ledger.store import LeaseAsk, LeasedMessage, MessageRow, Meta, Settle, Settlement, Store
from govliaison.ledger.sweeping import Swept, sweep
from govliaison.ledger.uploads import drop_uploads, keep_file
from govliaison.ledger.vault import Erased, Private, Sealed, VaultItem, VaultRef, reveal

__all__ = [
    "DROPS",
    "ERASURE",
    "IMPORT",
    "SERIES",
    "Batch",
    "Broken",
    "Change",
    "Checkpoint",
    "Claim",
    "Committed",
    "Count",
    "Cursor",
    "Decision",
    "Draft",
    "Entry",
    "Erased",
    "Erasure",
    "FittedStore",
    "Happened",
    "Happening",
    "Import",
    "ImportState",
    "ImportTaken",
    "ImportUndone",
    "Index",
    "KeptFile",
    "KeptMessage",
    "Key",
    "LeaseAsk",
    "LeasedMessage",
    "Ledger",
    "Loaded",
    "MemoryStore",
    "Message",
    "MessageRow",
    "MessageState",
    "Meta",
    "MovableStore",
    "Move",
    "Notice",
    "Noun",
    "NumberGiven",
    "Order",
    "Page",
    "Piece",
    "Positioned",
    "Private",
    "Query",
    "Reader",
    "Rebuilt",
    "Sealed",
    "Series",
    "Settle",
    "Settlement",
    "Stamp",
    "Step",
    "Store",
    "StoredRecord",
    "SubjectErased",
    "Swept",
    "TakenBack",
    "Taking",
    "VaultItem",
    "VaultRef",
    "accepted",
    "copy_store",
    "drop_uploads",
    "erase",
    "finish_copy",
    "id_of",
    "insist",
    "is_unfinished",
    "keep_file",
    "kind_of",
    "make_checkpoint",
    "never_due",
    "next_number",
    "read_checkpoint",
    "read_file",
    "rebuild",
    "reveal",
    "series_stream",
    "sweep",
    "verify",
]
