"""Windows (办事窗口) of window units (窗口单位), as a profile describes them (T3.1)."""

from datetime import date

import attrs


@attrs.frozen(kw_only=True)
class ServiceWindow:
    """
    A counter of a service hall; supervisors, ratings and service items point at it.

    Attributes:
        id: stable key of ours
        name: what stands above it
        unit: id of the window unit it belongs to
        since: first day of its existence, if known
        until: first day on which it no longer exists
    """

    id: str
    name: str
    unit: str
    since: date | None = None
    until: date | None = None

    def exists_on(self, day: date) -> bool:
        """Tell whether it is there on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)
