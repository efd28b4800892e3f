"""
Audience tokens: plain words that say who may see a record (D7).

A record carries some, a reader holds some; where they meet, it is visible. A denied token hides it whatever else meets.
"""

from typing import Final

CONVENER: Final = "convener"
"""Held by everybody who works for a convener."""

ADMINISTRATOR: Final = "administrator"
"""Held by whoever looks after the deployment."""

CONFIDENTIAL: Final = "confidential"
"""Held by the program itself, and by whom an access policy lets see what whoever filed it wants kept secret (保密)."""

AUDITOR: Final = "auditor"
"""Held by the auditors of the conveners of the whole place: who had what revealed."""

EVERYBODY: Final = "everybody"
"""Held by everybody who works with the mechanism: what is published is for all of them."""

_COUNTY_DIGITS: Final = 6


def unit_token(unit: str) -> str:
    """Give the token of everybody in a unit, and of the leaders of the units above it."""
    return f"unit:{unit}"


def staff_token(unit: str) -> str:
    """Give the token of those who hold a post in the unit itself: of what is kept secret even leaders above see nothing."""
    return f"staff:{unit}"


def auditor_token(region: str) -> str:
    """Give the token of the auditors of the conveners of a division, a street counting as its county."""
    return f"{AUDITOR}:{region[:_COUNTY_DIGITS]}"


def region_token(code: str) -> str:
    """
    Give the token of whoever is responsible for a division; a street counts as its county.

    >>> region_token("990203001")
    'region:990203'
    """
    return f"region:{code[:_COUNTY_DIGITS]}"


def enterprise_token(enterprise: str) -> str:
    """Give the token of an enterprise."""
    return f"enterprise:{enterprise}"


def person_token(person: str) -> str:
    """Give the token of one person."""
    return f"person:{person}"


def recused_token(person: str) -> str:
    """Give the token that hides a record from one person (回避), who is denied it always."""
    return f"recused:{person}"
