"""What a plugin offers: typed, frozen, and checked when it is collected."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, Generic, TypeVar

import attrs

from govliaison.access import AccessPolicy
from govliaison.calendar import Calendar
from govliaison.cases import Router
from govliaison.exchange import Channel, Notifier
from govliaison.ledger import Store
from govliaison.ledger.blobs import BlobStore
from govliaison.ledger.keys import KeyRing
from govliaison.papers import Renderer
from govliaison.plugins.host import HostInfo
from govliaison.values import IndustryTable, RegionTable

T_co = TypeVar("T_co", covariant=True)


@attrs.frozen
class NoSettings:
    """For an adapter that has nothing to set."""


@attrs.frozen(kw_only=True)
class Offer(Generic[T_co]):
    """
    One adapter that can be set up, any number of times.

    Attributes:
        name: slug, unique within the kind: what ``use`` says in the deployment
        contract: number of the contract it was written for
        settings: attrs class of its own settings; ``Secret`` and ``Path`` are read as such
        build: makes the adapter; whatever is slow to import is imported here
        capabilities: what it can do beyond the contract; of a renderer, the media types it writes
    """

    name: str
    contract: int
    build: Callable[[Any, HostInfo], T_co]
    settings: type[Any] = NoSettings
    capabilities: frozenset[str] = frozenset()


StoreOffer = Offer[Store]
BlobStoreOffer = Offer[BlobStore]
KeyRingOffer = Offer[KeyRing]
CalendarOffer = Offer[Calendar]
AccessPolicyOffer = Offer[AccessPolicy]
RouterOffer = Offer[Router]
ChannelOffer = Offer[Channel]
NotifierOffer = Offer[Notifier]
RendererOffer = Offer[Renderer]


@attrs.frozen(kw_only=True)
class PackOffer:
    """
    A TOML text to build on: a base profile for ``extends``, or a rule pack for ``deadlines.packs``.

    Attributes:
        name: what stands behind ``pack:``, such as ``hotline-2022`` or ``base/county``
        title: what it is, in a few words of Chinese
        read: gives the text
    """

    name: str
    title: str
    read: Callable[[], str]


@attrs.frozen(kw_only=True)
class TableOffer:
    """
    A table of codes of the country.

    Attributes:
        name: ``regions`` or ``industries``
        read: gives the table, when it is needed
    """

    name: str
    read: Callable[[], RegionTable | IndustryTable]


@attrs.frozen(kw_only=True)
class ExampleOffer:
    """
    A whole city to play with.

    Attributes:
        name: slug
        title: what it shows, in a few words of Chinese
        begins: moment at which its deployment is set up
        person: id of whoever sets it up, and may see everything afterwards
        person_name: name of that person
        folder: gives the folder with its ``liaison.toml``
        play: plays it; called with the opened deployment, its clock – a time source with a method ``set(moment)`` – and a
            function told how many of how many steps are done; gives the moment at which the play ends
    """

    name: str
    title: str
    begins: datetime
    person: str
    person_name: str
    folder: Callable[[], Path]
    play: Callable[..., Any]
