"""What a plugin may know of the program it is part of."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

import attrs

from govliaison.values import TimeSource


class Kind(StrEnum):
    """The adapter kinds; the value names the table of the deployment that sets them up."""

    STORE = "store"
    BLOB_STORE = "blob_store"
    KEY_RING = "key_ring"
    CALENDAR = "calendars"
    ACCESS_POLICY = "access"
    ROUTER = "routers"
    CHANNEL = "channels"
    NOTIFIER = "notifiers"
    RENDERER = "renderers"


CONTRACTS: Final[Mapping[Kind, int]] = MappingProxyType(dict.fromkeys(Kind, 1))
"""The contract number of each kind that this version serves."""


@attrs.frozen(kw_only=True)
class HostInfo:
    """
    All that is handed to a plugin.

    Attributes:
        version: version of govliaison
        contracts: contract number by kind
        clock: the present moment, for adapters that need one
        jurisdictions: codes of the places served; empty while offers are collected
    """

    version: str
    contracts: Mapping[Kind, int] = CONTRACTS
    clock: TimeSource
    jurisdictions: tuple[str, ...] = ()
