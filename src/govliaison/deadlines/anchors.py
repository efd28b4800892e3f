"""The moments from which limits can run."""

from calendar import monthrange
from datetime import datetime, timedelta
from typing import Final

import attrs

from govliaison.calendar import WorkCalendar
from govliaison.deadlines.clocks import GivenLimit
from govliaison.deadlines.stages import Anchor

_ANCHORS: Final = tuple(Anchor)
"""In the order in which they happen."""
_UNTIL: Final = {anchor: _ANCHORS[number:0:-1] for number, anchor in enumerate(_ANCHORS)}
"""Each with those before it, the latest first; but for the first of all, which has always happened."""


@attrs.frozen(kw_only=True)
class Anchors:
    """
    The moments from which limits can run; what has not happened yet is None.

    Attributes:
        given: limits for the answer that no rule gave; the earliest of all wins, but where the answer is owed anew those
            that ended before are spent
    """

    received: datetime
    entered: datetime | None = None
    admitted: datetime | None = None
    dispatched: datetime | None = None
    signed: datetime | None = None
    answered: datetime | None = None
    requested: datetime | None = None
    audited: datetime | None = None
    given: tuple[GivenLimit, ...] = ()

    def at(self, anchor: Anchor) -> datetime:
        """
        Give the moment of an anchor, or the latest one before it that has happened.

        A limit that runs from signing starts at dispatch until the unit has signed: nobody gains by not signing.
        """
        for each in _UNTIL[anchor]:
            moment: datetime | None = getattr(self, each)
            if moment is not None:
                return moment
        return self.received

    def earliest_given(self, after: datetime | None = None) -> GivenLimit | None:
        """Give the earliest limit that no rule gave, or None; only those that end after a moment, where one is named."""
        counts = [limit for limit in self.given if after is None or limit.due_at > after]
        return min(counts, key=lambda limit: limit.due_at, default=None)

    @property
    def latest(self) -> datetime:
        """The latest moment at which something happened."""
        moments: list[datetime | None] = [getattr(self, each) for each in _ANCHORS]
        return max(moment for moment in moments if moment is not None)


def on_month_day(calendar: WorkCalendar, moment: datetime, number: int) -> datetime:
    """Give the beginning of the first such day of a month that is not over; the last day of a shorter month."""
    day, _clock = calendar.local(moment)
    wanted = day.replace(day=min(number, monthrange(day.year, day.month)[1]))
    if wanted < day:
        next_month = day.replace(day=28) + timedelta(days=4)
        wanted = next_month.replace(day=min(number, monthrange(next_month.year, next_month.month)[1]))
    return calendar.moment(wanted, 0)
