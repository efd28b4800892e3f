"""The working calendar of a call: that of the deployment, or, without one, that of the installed plugins."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from govliaison import __version__
from govliaison.calendar import WorkCalendar
from govliaison.plugins import HostInfo, Offers, gather, serve_calendars

DEFAULT_ZONE: Final = "Asia/Shanghai"
"""The zone in which moments are read where no profile names another."""


class SystemTime:
    """The clock of this machine."""

    def now(self) -> datetime:
        """Give the present moment, UTC."""
        return datetime.now(UTC)


_HOST: Final = HostInfo(version=__version__, clock=SystemTime())


def installed_offers(enabled: Sequence[str] | None = None) -> Offers:
    """Give what the installed plugins offer; ``enabled`` names those that may be imported, None all."""
    return gather(enabled, _HOST)


def installed_calendar() -> WorkCalendar:
    """Build the calendar from the gazettes that installed plugins offer, with the usual office hours."""
    layers = serve_calendars(installed_offers(), _HOST)
    return WorkCalendar.build([layer for _, layer in sorted(layers.items())], zone=ZoneInfo(DEFAULT_ZONE))
