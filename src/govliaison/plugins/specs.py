"""
Hook specifications: what an adapter package may offer.

A plugin is any object (mostly a module or an instance) with some of these functions, each marked with
:data:`hookimpl`. They are called once, when a deployment is assembled, one plugin at a time; what they offer is used
through Protocols from then on. The argument ``host`` may be left out.
"""

from collections.abc import Iterable
from typing import Final

import pluggy

from govliaison.plugins.host import HostInfo
from govliaison.plugins.offers import (
    AccessPolicyOffer,
    BlobStoreOffer,
    CalendarOffer,
    ChannelOffer,
    ExampleOffer,
    KeyRingOffer,
    NotifierOffer,
    PackOffer,
    RendererOffer,
    RouterOffer,
    StoreOffer,
    TableOffer,
)

PROJECT: Final = "govliaison"
hookspec: Final = pluggy.HookspecMarker(PROJECT)
hookimpl: Final = pluggy.HookimplMarker(PROJECT)
"""Marks a function or method of a plugin as one of the hooks."""


class LiaisonSpecs:
    """All hooks."""

    @hookspec
    def govliaison_stores(self, host: HostInfo) -> Iterable[StoreOffer]:
        """
        Offer places where a ledger can be kept.

        :called: once, when a deployment is assembled, if the plugin is enabled
        :combined: one is chosen by ``use`` in ``[store]``; two equal names there refuse the assembly
        :on failure: what this plugin offers here is dropped and reported
        :since: 0.1

        >>> @hookimpl
        ... def govliaison_stores():
        ...     yield StoreOffer(name="memory", contract=1, build=lambda settings, host: MemoryStore())
        """
        return ()

    @hookspec
    def govliaison_blob_stores(self, host: HostInfo) -> Iterable[BlobStoreOffer]:
        """
        Offer places where files can lie, if not in the store.

        :called: once, when a deployment is assembled, if the plugin is enabled
        :combined: one is chosen by ``use`` in ``[blob_store]``; without that table the store keeps them
        :on failure: what this plugin offers here is dropped and reported
        :since: 0.1

        >>> @hookimpl
        ... def govliaison_blob_stores():
        ...     yield BlobStoreOffer(name="folder", contract=1, build=open_folder)
        """
        return ()

    @hookspec
    def govliaison_key_rings(self, host: HostInfo) -> Iterable[KeyRingOffer]:
        """
        Offer holders of keys, which sign checkpoints and lock what lies in the vault.

        :called: once, when a deployment is assembled, if the plugin is enabled
        :combined: one is chosen by ``use`` in ``[key_ring]``; without that table nothing is signed or locked
        :on failure: what this plugin offers here is dropped and reported
        :since: 0.1

        >>> @hookimpl
        ... def govliaison_key_rings():
        ...     yield KeyRingOffer(name="file-keys", contract=1, build=FileKeys, settings=FileKeysSettings)
        """
        return ()

    @hookspec
    def govliaison_calendars(self, host: HostInfo) -> Iterable[CalendarOffer]:
        """
        Offer sources of days off and make-up workdays.

        :called: once, when a deployment is assembled, if the plugin is enabled
        :combined: in layers, once, into one calendar; without ``[calendars]`` all that are offered serve
        :on failure: what this plugin offers here is dropped and reported
        :since: 0.1

        >>> @hookimpl
        ... def govliaison_calendars():
        ...     yield CalendarOffer(name="gazettes", contract=1, build=open_gazettes)
        """
        return ()

    @hookspec
    def govliaison_access_policies(self, host: HostInfo) -> Iterable[AccessPolicyOffer]:
        """
        Offer policies that add or deny audience tokens.

        :called: once, when a deployment is assembled, if the plugin is enabled
        :combined: all that are set up in ``[access]``; one denial goes before every grant
        :on failure: what this plugin offers here is dropped and reported
        :since: 0.1

        >>> @hookimpl
        ... def govliaison_access_policies():
        ...     yield AccessPolicyOffer(name="recusal", contract=1, build=RecusalPolicy)
        """
        return ()

    @hookspec
    def govliaison_routers(self, host: HostInfo) -> Iterable[RouterOffer]:
        """
        Offer ways of finding the accountable unit.

        :called: once, when a deployment is assembled, if the plugin is enabled
        :combined: all that are set up in ``[routers]``; their proposals are ranked by a total order
        :on failure: what this plugin offers here is dropped and reported
        :since: 0.1

        >>> @hookimpl
        ... def govliaison_routers():
        ...     yield RouterOffer(name="keywords", contract=1, build=KeywordRouter, settings=Keywords)
        """
        return ()

    @hookspec
    def govliaison_channels(self, host: HostInfo) -> Iterable[ChannelOffer]:
        """
        Offer ways in which submissions come in.

        :called: once, when a deployment is assembled, if the plugin is enabled
        :combined: each is used by the name of its table in ``[channels]``
        :on failure: what this plugin offers here is dropped and reported
        :since: 0.1

        >>> @hookimpl
        ... def govliaison_channels():
        ...     yield ChannelOffer(name="mailbox", contract=1, build=Mailbox, settings=MailboxSettings)
        """
        return ()

    @hookspec
    def govliaison_notifiers(self, host: HostInfo) -> Iterable[NotifierOffer]:
        """
        Offer ways of reaching a person or an office.

        :called: once, when a deployment is assembled, if the plugin is enabled
        :combined: each is used by the name of its table in ``[notifiers]``
        :on failure: what this plugin offers here is dropped and reported
        :since: 0.1

        >>> @hookimpl
        ... def govliaison_notifiers():
        ...     yield NotifierOffer(name="console", contract=1, build=ConsoleNotifier)
        """
        return ()

    @hookspec
    def govliaison_renderers(self, host: HostInfo) -> Iterable[RendererOffer]:
        """
        Offer ways of making a file from what a paper says.

        :called: once, when a deployment is assembled, if the plugin is enabled
        :combined: each is used by the name of its table in ``[renderers]``
        :on failure: what this plugin offers here is dropped and reported
        :since: 0.1

        >>> @hookimpl
        ... def govliaison_renderers():
        ...     yield RendererOffer(name="csv", contract=1, build=CsvWriter, capabilities=frozenset({"text/csv"}))
        """
        return ()

    @hookspec
    def govliaison_packs(self, host: HostInfo) -> Iterable[PackOffer]:
        """
        Offer base profiles and rule packs.

        :called: once, when a deployment is assembled, if the plugin is enabled
        :combined: keyed by name; two equal names refuse whoever asks for that pack
        :on failure: what this plugin offers here is dropped and reported
        :since: 0.1

        >>> @hookimpl
        ... def govliaison_packs():
        ...     yield PackOffer(name="base/county", title="县级通用方案", read=read_county)
        """
        return ()

    @hookspec
    def govliaison_tables(self, host: HostInfo) -> Iterable[TableOffer]:
        """
        Offer tables of codes of the country.

        :called: once, when a deployment is assembled, if the plugin is enabled
        :combined: keyed by name; two equal names refuse whoever asks for that table
        :on failure: what this plugin offers here is dropped and reported
        :since: 0.1

        >>> @hookimpl
        ... def govliaison_tables():
        ...     yield TableOffer(name="regions", read=read_regions)
        """
        return ()

    @hookspec
    def govliaison_examples(self, host: HostInfo) -> Iterable[ExampleOffer]:
        """
        Offer whole cities to play with.

        :called: once, when a deployment is assembled, if the plugin is enabled
        :combined: listed by name; the command ``demo`` plays the first, or the one it is told
        :on failure: what this plugin offers here is dropped and reported
        :since: 0.1

        >>> @hookimpl
        ... def govliaison_examples():
        ...     yield ExampleOffer(
        ...         name="city",
        ...         title="示例城市",
        ...         begins=datetime(2026, 6, 29, 9, tzinfo=UTC),
        ...         person="zhang.wei",
        ...         person_name="张伟",
        ...         folder=find_folder,
        ...         play=play_quarter,
        ...     )
        """
        return ()
