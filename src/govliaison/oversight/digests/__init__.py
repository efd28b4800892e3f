"""Digests: what each convener recorded, told to all the others (M7.1)."""
