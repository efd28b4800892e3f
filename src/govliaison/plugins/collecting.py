"""Asking each plugin, alone, what it offers; the only module that runs pluggy."""

import inspect
import re
import warnings
from collections.abc import Iterable, Mapping, Sequence
from time import monotonic
from types import MappingProxyType
from typing import Any, Final

import attrs
import pluggy

from govliaison.errors import ContractMismatch, GovliaisonError, PluginConflict, PluginError
from govliaison.plugins.capabilities import unknown_capabilities
from govliaison.plugins.deprecations import DEPRECATED_HOOKS, DeprecatedHook, GovliaisonDeprecationWarning
from govliaison.plugins.discovery import Plugin, PluginInfo, State
from govliaison.plugins.host import HostInfo, Kind
from govliaison.plugins.offers import ExampleOffer, Offer, PackOffer, TableOffer
from govliaison.plugins.specs import PROJECT, LiaisonSpecs
from govliaison.plugins.tracing import trace

HOOKS: Final[Mapping[str, Kind | str]] = MappingProxyType(
    {
        "govliaison_stores": Kind.STORE,
        "govliaison_blob_stores": Kind.BLOB_STORE,
        "govliaison_key_rings": Kind.KEY_RING,
        "govliaison_calendars": Kind.CALENDAR,
        "govliaison_access_policies": Kind.ACCESS_POLICY,
        "govliaison_routers": Kind.ROUTER,
        "govliaison_channels": Kind.CHANNEL,
        "govliaison_notifiers": Kind.NOTIFIER,
        "govliaison_renderers": Kind.RENDERER,
        "govliaison_packs": "packs",
        "govliaison_tables": "tables",
        "govliaison_examples": "examples",
    }
)
"""What each hook offers."""

_DATA: Final[Mapping[str, type]] = MappingProxyType(
    {"packs": PackOffer, "tables": TableOffer, "examples": ExampleOffer}
)
_SLUG: Final = re.compile(r"[a-z0-9][a-z0-9-]*(?:/[a-z0-9][a-z0-9-]*)*")


@attrs.frozen(kw_only=True)
class Offered:
    """Something offered, and by whom."""

    kind: str
    offer: Any
    plugin: Plugin

    @property
    def key(self) -> tuple[str, str, str, str]:
        """A total order, so that the order of plugins never matters."""
        return (self.kind, self.offer.name, self.plugin.distribution, self.plugin.name)


@attrs.frozen(kw_only=True)
class Offers:
    """
    Everything that all plugins offer.

    Attributes:
        offered: in order of kind, name and distribution
        infos: what is to be said of plugins that are not usable, wholly or in part
        outdated: plugins that use a hook which will go
    """

    offered: tuple[Offered, ...]
    infos: tuple[PluginInfo, ...] = ()
    outdated: tuple[tuple[Plugin, DeprecatedHook], ...] = ()

    def of_kind(self, kind: str) -> tuple[Offered, ...]:
        """Give all offers of a kind."""
        return tuple(one for one in self.offered if one.kind == kind)

    def find(self, kind: str, use: str) -> Offered | None:
        """
        Give the offer that is meant, or None.

        Args:
            kind: what is wanted
            use: its name; or ``distribution:name``

        Raises:
            PluginConflict: two plugins offer that name, and it is not said which
        """
        distribution, _, name = use.rpartition(":")
        found = [
            one
            for one in self.of_kind(kind)
            if one.offer.name == name and distribution in ("", one.plugin.distribution)
        ]
        if len(found) > 1:
            first, second = found[:2]
            raise PluginConflict(
                "plugin.conflict",
                kind=kind,
                name=name,
                one=first.plugin.label,
                other=second.plugin.label,
                example=f"{first.plugin.distribution or first.plugin.name}:{name}",
            )
        return found[0] if found else None

    def pack(self, name: str) -> str | None:
        """
        Give the text of a pack by its name without ``pack:``; made to be handed to ``load_profile``.

        Raises:
            PluginConflict: two plugins offer it
        """
        found = self.find("packs", name)
        return None if found is None else str(found.offer.read())


def collect(
    plugins: Sequence[Plugin], host: HostInfo, deprecated: Sequence[DeprecatedHook] = DEPRECATED_HOOKS
) -> Offers:
    """Ask every plugin for everything; one that fails loses what it offers there, and only it."""
    manager = pluggy.PluginManager(PROJECT)
    manager.add_hookspecs(LiaisonSpecs)
    infos: list[PluginInfo] = []
    offered: list[Offered] = []
    outdated: list[tuple[Plugin, DeprecatedHook]] = []
    for number, plugin in enumerate(plugins):
        try:
            _register(manager, plugin, f"{number}:{plugin.name}")
        except GovliaisonError as error:
            infos.append(PluginInfo.about(plugin, State.REFUSED, error))
            continue
        outdated += _warn(manager, plugin, deprecated)
        for hook, kind in HOOKS.items():
            try:
                offered += _ask(manager, plugin, hook, kind, host)
            except GovliaisonError as error:
                info = PluginInfo.about(plugin, State.REFUSED, error)
                infos.append(attrs.evolve(info, kind=str(kind)))
    return Offers(
        offered=tuple(sorted(offered, key=lambda one: one.key)),
        infos=tuple(sorted(infos, key=lambda info: (info.kind, info.name, info.distribution))),
        outdated=tuple(outdated),
    )


def _register(manager: pluggy.PluginManager, plugin: Plugin, name: str) -> None:
    """Register a plugin that has known hooks with known arguments, or say why it cannot be."""
    if unmarked := _unmarked(plugin.hooks):
        raise PluginError("plugin.unmarked-hook", plugin=plugin.label, hooks=", ".join(unmarked))
    try:
        manager.register(plugin.hooks, name)
    except (ValueError, pluggy.PluginValidationError) as error:
        what = str(error).strip().splitlines()[-1] if str(error).strip() else type(error).__name__
        raise PluginError("plugin.bad-hook", plugin=plugin.label, what=what) from error
    callers = manager.get_hookcallers(plugin.hooks) or []
    unknown = sorted(caller.name for caller in callers if not caller.has_spec())
    if unknown:
        manager.unregister(plugin.hooks)
        raise PluginError("plugin.unknown-hook", plugin=plugin.label, hooks=", ".join(unknown))


def _unmarked(hooks: object) -> list[str]:
    """Give the functions named like hooks that nobody would ever ask, because ``hookimpl`` does not mark them."""
    names = [name for name in dir(hooks) if name.startswith(f"{PROJECT}_")]
    functions = {name: inspect.getattr_static(hooks, name) for name in names}
    mark = f"{PROJECT}_impl"
    return sorted(
        name for name, each in functions.items() if inspect.isroutine(each) and not hasattr(getattr(hooks, name), mark)
    )


def _warn(
    manager: pluggy.PluginManager, plugin: Plugin, deprecated: Sequence[DeprecatedHook]
) -> list[tuple[Plugin, DeprecatedHook]]:
    used = {caller.name for caller in manager.get_hookcallers(plugin.hooks) or []}
    rows = [row for row in deprecated if row.hook in used]
    for row in rows:
        warnings.warn(row.message(plugin.label), GovliaisonDeprecationWarning, stacklevel=3)
    return [(plugin, row) for row in rows]


def _ask(manager: pluggy.PluginManager, plugin: Plugin, hook: str, kind: Kind | str, host: HostInfo) -> list[Offered]:
    """Ask one plugin through one hook; all that it offers is right, or nothing is taken."""
    others = [other for other in manager.get_plugins() if other is not plugin.hooks]
    caller = manager.subset_hook_caller(hook, others)
    began = monotonic()
    try:
        offers = [offer for answer in caller(host=host) for offer in answer]
        if caller.get_hookimpls():
            trace("hook", f"{plugin.label} {hook}", f"{len(offers)} offered", monotonic() - began)
    except (Exception, SystemExit) as error:
        what = f"{type(error).__name__}: {error}"
        raise PluginError("plugin.hook-failed", plugin=plugin.label, hook=hook, what=what) from error
    for offer in offers:
        check_offer(offer, kind, plugin, hook, host)
    _check_names(offers, plugin, hook)
    return [Offered(kind=str(kind), offer=offer, plugin=plugin) for offer in offers]


def check_offer(offer: object, kind: Kind | str, plugin: Plugin, hook: str, host: HostInfo) -> None:
    """
    Look at an offer before it is taken.

    Raises:
        ContractMismatch: it was written for another contract
        PluginError: it is none, or declares a capability that nobody knows
    """

    def wrong(what: str) -> PluginError:
        return PluginError("plugin.bad-offer", plugin=plugin.label, hook=hook, what=what)

    expected = Offer if isinstance(kind, Kind) else _DATA[kind]
    if not isinstance(offer, expected):
        raise wrong(f"{type(offer).__name__} ≠ {expected.__name__}")
    name = getattr(offer, "name", None)
    if not isinstance(name, str) or not _SLUG.fullmatch(name):
        raise wrong(f"name = {name!r}")
    if isinstance(offer, Offer) and isinstance(kind, Kind):
        if offer.contract != host.contracts[kind]:
            raise ContractMismatch(
                "plugin.contract",
                plugin=plugin.label,
                name=offer.name,
                contract=offer.contract,
                served=host.contracts[kind],
                needs=plugin.requires or "–",
            )
        settings: object = offer.settings
        if not isinstance(settings, type) or not attrs.has(settings):
            raise wrong(f"{offer.name}: settings = {settings!r}")
        if not callable(offer.build):
            raise wrong(f"{offer.name}: build = {offer.build!r}")
        if unknown := unknown_capabilities(kind, offer.capabilities):
            raise PluginError(
                "plugin.unknown-capability", plugin=plugin.label, name=offer.name, capabilities=", ".join(unknown)
            )


def _check_names(offers: Iterable[Any], plugin: Plugin, hook: str) -> None:
    names = [offer.name for offer in offers]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        what = ", ".join(twice)
        raise PluginError("plugin.offered-twice", plugin=plugin.label, hook=hook, names=what)
