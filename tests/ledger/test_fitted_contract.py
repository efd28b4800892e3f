"""A store with a key ring and files elsewhere keeps the contract of every store."""

from fitting import PaperKeys, Shelf

from govliaison.ledger import FittedStore, MemoryStore
from govliaison.testing import store_contract

TestFittedStore = store_contract(lambda: FittedStore(MemoryStore(), keys=PaperKeys(), blobs=Shelf()))
