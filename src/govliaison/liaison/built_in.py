"""The adapters that come with the core; they enter by the same door as all others."""

import sys
from collections.abc import Iterable

import govliaison
from govliaison.exchange import ConsoleNotifier, ConsoleSettings, FilesNotifier, FilesSettings
from govliaison.plugins import HostInfo, Notifier, NotifierOffer, hookimpl


class BuiltIn:
    """Notifiers that need nothing: a line on the screen, a file in a folder."""

    distribution = "govliaison"
    version = govliaison.__version__

    @hookimpl
    def govliaison_notifiers(self) -> Iterable[NotifierOffer]:
        """Offer ``console`` and ``files``."""
        yield NotifierOffer(name="console", contract=1, settings=ConsoleSettings, build=_console)
        yield NotifierOffer(name="files", contract=1, settings=FilesSettings, build=_files)


def _console(settings: ConsoleSettings, _host: HostInfo) -> Notifier:
    return ConsoleNotifier(settings, sys.stderr)


def _files(settings: FilesSettings, _host: HostInfo) -> Notifier:
    return FilesNotifier(settings)
