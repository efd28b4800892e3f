"""Bulletins: drafted, signed by another person, numbered, issued, recounted, corrected (M3.2, F1)."""
