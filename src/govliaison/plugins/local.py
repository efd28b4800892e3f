"""A plugin in one file beside the deployment, named by ``use = "./plugin.py:plugin"``; never run unless it is named."""

import sys
from hashlib import sha256
from pathlib import Path
from time import monotonic
from types import ModuleType
from typing import Final

import attrs

from govliaison.errors import GovliaisonError, PluginConflict, PluginError
from govliaison.plugins.collecting import Offered, check_offer, collect
from govliaison.plugins.discovery import Plugin
from govliaison.plugins.host import HostInfo, Kind
from govliaison.plugins.offers import Offer
from govliaison.plugins.switches import left_out
from govliaison.plugins.tracing import trace

LOCAL: Final = "./"
"""Begins what ``use`` says of a local file; the rest is its path in the folder of the deployment, and the object in it."""
_ENDING: Final = ".py"


@attrs.define(kw_only=True)
class LocalPlugins:
    """
    The local files of one deployment, each run once.

    Attributes:
        folder: the folder of the deployment file; nothing outside it is run
        host: what plugins may know
    """

    folder: Path
    host: HostInfo
    _modules: dict[Path, ModuleType] = attrs.field(init=False, factory=dict)

    def find(self, kind: Kind, use: str) -> Offered:
        """
        Give what a local file offers: the object is an offer, or a plugin whose hooks offer one of that kind.

        Args:
            kind: what is wanted
            use: such as ``./plugin.py:plugin``; ``plugin`` if no object is named

        Raises:
            PluginError: it is outside the folder, missing, left out, fails, or offers none of this kind
            PluginConflict: it offers several
        """
        path, _, name = use.partition(":")
        plugin = Plugin(name=use, hooks=self._load(path, name or "plugin", use))
        if isinstance(plugin.hooks, Offer):
            check_offer(plugin.hooks, kind, plugin, use, self.host)
            return Offered(kind=kind.value, offer=plugin.hooks, plugin=plugin)
        offers = collect([plugin], self.host)
        reasons = [info.reason for info in offers.infos if info.reason is not None]
        if reasons:
            raise reasons[0]
        found = offers.of_kind(kind)
        match found:
            case (one,):
                return one
            case ():
                raise PluginError("plugin.local-none", use=use, kind=kind.value)
            case _:
                names = ", ".join(one.offer.name for one in found)
                raise PluginConflict("plugin.local-many", use=use, kind=kind.value, names=names)

    def _load(self, path: str, name: str, use: str) -> object:
        if left_out().has(path, use):
            raise PluginError("plugin.left-out", plugin=use)
        file = self._confine(path)
        if file not in self._modules:
            self._modules[file] = _run(file, use)
        try:
            return getattr(self._modules[file], name)
        except AttributeError as error:
            raise PluginError("plugin.local-no-object", use=use, name=name) from error

    def _confine(self, path: str) -> Path:
        """Give the file, which lies in the folder, whatever links there are on the way."""
        folder = self.folder.resolve()
        file = (folder / path).resolve()
        if "\\" in path or file.suffix != _ENDING or not file.is_relative_to(folder):
            raise PluginError("plugin.local-outside", use=path)
        if not file.is_file():
            raise PluginError("plugin.local-missing", use=path, file=str(file))
        return file


def _run(file: Path, use: str) -> ModuleType:
    """Run a file as a module of its own; nothing is written beside it."""
    module = ModuleType(f"govliaison_local_{sha256(str(file).encode()).hexdigest()[:16]}")
    module.__file__ = str(file)
    sys.modules[module.__name__] = module  # annotations are looked up there
    began = monotonic()
    try:
        exec(compile(file.read_bytes(), str(file), "exec"), vars(module))  # noqa: S102 - the operator named this file
    except (Exception, SystemExit) as error:
        del sys.modules[module.__name__]
        if isinstance(error, GovliaisonError):
            raise
        what = f"{type(error).__name__}: {error}"
        raise PluginError("plugin.import-failed", plugin=use, what=what) from error
    finally:
        trace("run", use, module.__name__, monotonic() - began)
    return module
