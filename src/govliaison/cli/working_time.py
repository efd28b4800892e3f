"""The working calendar of a call: that of the deployment, or, without one, that of the installed plugins."""

from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from govliaison import __version__
from govliaison.calendar import Calendar, WorkCalendar
from govliaison.plugins import HostInfo, gather, serve_calendars

DEFAULT_ZONE: Final = "Asia/Shanghai"
"""The zone in which moments are read where no profile names another."""


class SystemTime:
    """The clock of this machine."""

    def now(self) -> datetime:
        """Give the present moment, UTC."""
        return datetime.now(UTC)


def installed_calendar() -> WorkCalendar:
    """Build the calendar from the gazettes that installed plugins offer, with the usual office hours."""
    return WorkCalendar.build(_layers(), zone=ZoneInfo(DEFAULT_ZONE))


def _layers() -> list[Calendar]:
    host = HostInfo(version=__version__, clock=SystemTime())
    offers = gather(None, host)
    return [layer for _, layer in sorted(serve_calendars(offers, host).items())]
