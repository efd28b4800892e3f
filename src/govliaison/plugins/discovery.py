"""Finding installed plugins by their metadata, and importing only those that may be."""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from importlib.metadata import EntryPoint, entry_points
from time import monotonic
from typing import Any, Final

import attrs

from govliaison.errors import GovliaisonError, PluginError
from govliaison.plugins.switches import left_out
from govliaison.plugins.tracing import trace

GROUP: Final = "govliaison.plugins"
"""The entry point group; each entry point names one object with hooks."""


@attrs.frozen(kw_only=True)
class Plugin:
    """
    A plugin that is loaded.

    Attributes:
        name: name of the entry point
        hooks: the object with the hooks
        distribution: the package it was installed with; empty for one handed over in code
        version: version of that package
        requires: which govliaison the package says it needs
        import_time: seconds it took to import
    """

    name: str
    hooks: Any = attrs.field(repr=False)
    distribution: str = ""
    version: str = ""
    requires: str = ""
    import_time: float | None = attrs.field(default=None, eq=False)

    @classmethod
    def of(cls, hooks: object) -> "Plugin":
        """Wrap an object that is handed over in code; it may say by itself with which package and version it came."""
        return cls(
            name=getattr(hooks, "__name__", type(hooks).__name__),
            hooks=hooks,
            distribution=getattr(hooks, "distribution", ""),
            version=getattr(hooks, "version", ""),
        )

    @property
    def package(self) -> str:
        """The package; of one without, its own name."""
        return self.distribution or self.name

    @property
    def label(self) -> str:
        """How messages call it."""
        return f"{self.distribution} {self.version} ({self.name})" if self.distribution else self.name


class State(StrEnum):
    """What became of a plugin, or of something it offers."""

    ACTIVE = "active"
    AVAILABLE = "available"
    DISABLED = "disabled"
    REFUSED = "refused"
    MISSING = "missing"


@attrs.frozen(kw_only=True)
class PluginInfo:
    """
    One line of ``plugins list``.

    Attributes:
        kind: adapter kind, ``packs``, ``tables``, ``examples``; or ``plugin`` for the plugin as a whole
        name: name of the plugin or of what it offers
        distribution: package
        version: version of the package
        contract: contract number of an adapter
        state: what became of it
        reason: why it is refused or missing
        import_time: seconds it took to import the plugin
        offer: what was offered
        deadline: seconds for which an adapter in use is waited for; None where it has limits of its own
    """

    kind: str
    name: str
    distribution: str = ""
    version: str = ""
    contract: int | None = None
    state: State
    reason: GovliaisonError | None = None
    import_time: float | None = attrs.field(default=None, eq=False)
    offer: Any = attrs.field(default=None, eq=False, repr=False)
    deadline: float | None = None

    @classmethod
    def about(cls, plugin: Plugin, state: State, reason: GovliaisonError | None = None) -> "PluginInfo":
        """Say something about a plugin as a whole."""
        return cls(
            kind="plugin",
            name=plugin.name,
            distribution=plugin.distribution,
            version=plugin.version,
            state=state,
            reason=reason,
            import_time=plugin.import_time,
        )


def discover(
    enabled: Sequence[str] | None, found: Iterable[EntryPoint] | None = None
) -> tuple[tuple[Plugin, ...], tuple[PluginInfo, ...]]:
    """
    Load the installed plugins that are enabled; the others are not imported.

    Args:
        enabled: names of entry points or distributions; None for all
        found: entry points to look at; None for the installed ones

    Returns:
        Those that could be loaded, by distribution and name; and what is to be said of the others.
    """
    points = sorted(entry_points(group=GROUP) if found is None else found, key=_key)
    plugins: list[Plugin] = []
    infos: list[PluginInfo] = []
    for point in points:
        plugin = Plugin(
            name=point.name, hooks=None, distribution=_key(point)[0], version=_version(point), requires=_requires(point)
        )
        allowed = enabled is None or not {plugin.name, plugin.distribution}.isdisjoint(enabled)
        if not allowed or left_out().has(plugin.name, plugin.distribution):
            infos.append(PluginInfo.about(plugin, State.DISABLED))
            continue
        began = monotonic()
        try:
            hooks = point.load()
            plugins.append(attrs.evolve(plugin, hooks=hooks, import_time=monotonic() - began))
            trace("import", plugin.label, "done", monotonic() - began)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a foreign module does, the office goes on
            reason = PluginError("plugin.import-failed", plugin=plugin.label, what=f"{type(error).__name__}: {error}")
            reason.__cause__ = error
            infos.append(PluginInfo.about(plugin, State.REFUSED, reason))
            trace("import", plugin.label, State.REFUSED, monotonic() - began)
    known = {name for point in points for name in (point.name, _key(point)[0])}
    for name in sorted(set(enabled or ()) - known):
        reason = PluginError("plugin.not-installed", plugin=name)
        infos.append(PluginInfo(kind="plugin", name=name, state=State.MISSING, reason=reason))
    return tuple(plugins), tuple(infos)


def _key(point: EntryPoint) -> tuple[str, str]:
    return (point.dist.name if point.dist is not None else "", point.name)


def _version(point: EntryPoint) -> str:
    return point.dist.version if point.dist is not None else ""


def _requires(point: EntryPoint) -> str:
    """Give what the package says of govliaison in its requirements; readable without importing anything."""
    needs = point.dist.requires if point.dist is not None else None
    return next((each for each in needs or () if re.fullmatch(r"govliaison([^a-zA-Z0-9_-].*)?", each)), "")
