"""The reference store passes the contract of stores."""

from govliaison.plugins import MemoryStore
from govliaison.testing import store_contract

TestMemoryStore = store_contract(MemoryStore)
