"""Inspections by the group's office and its list of key tasks (F1)."""
