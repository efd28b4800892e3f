"""All messages, a module for each room that has something to say."""

from types import MappingProxyType
from typing import Final

from govliaison.texts.catalogue import (
    access,
    calendar,
    cases,
    cases_care,
    cases_disputes,
    cli,
    cli_help,
    cli_tables,
    deadlines,
    demo,
    enterprises,
    exchange,
    gazettes,
    health,
    imports,
    labels,
    ledger,
    liaison,
    lint,
    oversight,
    packs,
    papers,
    plugins,
    profiles,
    reveals,
    supervising,
    tables,
    units,
    values,
)
from govliaison.texts.text import Text

__all__ = ["CATALOGUE", "Text"]

_ROOMS: Final = (
    access,
    calendar,
    cases,
    cases_care,
    cases_disputes,
    cli,
    cli_help,
    cli_tables,
    deadlines,
    demo,
    enterprises,
    exchange,
    gazettes,
    health,
    imports,
    labels,
    ledger,
    liaison,
    lint,
    oversight,
    packs,
    papers,
    plugins,
    profiles,
    reveals,
    supervising,
    tables,
    units,
    values,
)

CATALOGUE: Final = MappingProxyType({code: text for room in _ROOMS for code, text in room.TEXTS.items()})
