"""What adapters can do beyond their contract: the flags that each kind knows; another one is refused."""

import re
from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Final

from govliaison.exchange import ChannelCapability
from govliaison.plugins.host import Kind

CAPABILITIES: Final[Mapping[Kind, frozenset[str]]] = MappingProxyType(
    dict.fromkeys(Kind, frozenset[str]())
    | {Kind.STORE: frozenset({"durable", "concurrent"}), Kind.CHANNEL: frozenset(ChannelCapability)}
)
"""The flags of each kind; a renderer names the media types it writes instead."""
_MEDIA_TYPE: Final = re.compile(r"[a-z]+/[a-z0-9][a-z0-9.+-]*")


def unknown_capabilities(kind: Kind, declared: Collection[str]) -> list[str]:
    """
    Give what an offer declares and nobody knows.

    >>> unknown_capabilities(Kind.CHANNEL, {"answers", "telepathy"}), unknown_capabilities(Kind.RENDERER, {"text/csv"})
    (['telepathy'], [])
    """
    if kind is Kind.RENDERER:
        return sorted(str(each) for each in declared if not _MEDIA_TYPE.fullmatch(str(each)))
    return sorted(str(each) for each in set(declared) - CAPABILITIES[kind])
