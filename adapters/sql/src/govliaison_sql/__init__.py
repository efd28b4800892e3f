"""The ledger of govliaison in SQLite."""
