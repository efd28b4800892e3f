"""Floor 1: the ledger (底账) – entries, vault, batches, chain, records, attention, outbox, and the Store that keeps them."""
