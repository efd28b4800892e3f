"""Obligations: the recurring duties of the mechanism, judged from the ledger."""
