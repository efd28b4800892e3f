"""All messages, a module for each room that has something to say."""

from types import MappingProxyType
from typing import Final

from govliaison.texts.catalogue import ledger, profiles, units, values
from govliaison.texts.text import Text

__all__ = ["CATALOGUE", "Text"]

CATALOGUE: Final = MappingProxyType(
    {code: text for room in (values, ledger, units, profiles) for code, text in room.TEXTS.items()}
)
