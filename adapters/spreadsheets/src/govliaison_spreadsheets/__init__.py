"""Workbooks and CSV for govliaison: rows in, registers out."""
