"""Office hours: when a working day is worked."""

import re
from itertools import pairwise
from typing import Final, Self

import attrs

from govliaison.errors import InputError

MINUTE: Final = 60_000_000
"""Microseconds in a minute."""
DAY: Final = 24 * 60 * MINUTE
"""Microseconds in a day of 24 hours."""

_INTERVAL = re.compile(r"(\d{1,2}):([0-5]\d)\s*[-–—~]\s*(\d{1,2}):([0-5]\d)")


def _total(intervals: tuple[tuple[int, int], ...]) -> int:
    return sum(closes - opens for opens, closes in intervals) * MINUTE


@attrs.frozen
class OfficeHours:
    """
    The intervals in which every working day is worked, in local time.

    Times of day are counted in microseconds from midnight, so that 24:00 can be said.

    Attributes:
        intervals: opening and closing in whole minutes from midnight, in order, without overlap
        length: working time of one working day, in microseconds

    Raises:
        InputError: no interval, an empty one, or two that overlap or stand out of order

    >>> OfficeHours.of("09:00-12:00", "13:00-17:00") == OfficeHours()
    True
    """

    intervals: tuple[tuple[int, int], ...] = attrs.field(default=((540, 720), (780, 1020)))
    length: int = attrs.field(
        init=False, eq=False, repr=False, default=attrs.Factory(lambda self: _total(self.intervals), takes_self=True)
    )

    def __attrs_post_init__(self) -> None:
        edges = [edge for interval in self.intervals for edge in interval]
        rising = all(earlier < later for earlier, later in pairwise(edges))
        if not edges or not rising or edges[0] < 0 or edges[-1] * MINUTE > DAY:
            raise InputError("calendar.hours-invalid", hours=str(self))

    @classmethod
    def of(cls, *texts: str) -> Self:
        """
        Read intervals such as ``09:00-12:00``; the last may close at ``24:00``.

        Raises:
            InputError: a text is no interval, or the intervals do not fit together
        """
        intervals = []
        for text in texts:
            match = _INTERVAL.fullmatch(text.strip())
            if match is None:
                raise InputError("calendar.hours-unreadable", text=text)
            hour, minute, closing_hour, closing_minute = map(int, match.groups())
            intervals.append((hour * 60 + minute, closing_hour * 60 + closing_minute))
        return cls(tuple(intervals))

    def __str__(self) -> str:
        return ", ".join(f"{_clock(opens)}-{_clock(closes)}" for opens, closes in self.intervals)

    @property
    def opens(self) -> int:
        """When the first interval opens."""
        return self.intervals[0][0] * MINUTE

    @property
    def closes(self) -> int:
        """When the last interval closes."""
        return self.intervals[-1][1] * MINUTE

    def worked_by(self, clock: int) -> int:
        """Give the working time from midnight to a time of day."""
        return sum(max(0, min(clock, closes * MINUTE) - opens * MINUTE) for opens, closes in self.intervals)

    def clock_when(self, worked: int) -> int:
        """Give the earliest time of day by which so much is worked; ``worked`` is above 0 and at most ``length``."""
        for opens, closes in self.intervals[:-1]:
            span = (closes - opens) * MINUTE
            if worked <= span:
                return opens * MINUTE + worked
            worked -= span
        return self.intervals[-1][0] * MINUTE + worked

    def next_open(self, clock: int) -> int | None:
        """
        Give the time of day itself if it is in office hours, else the next opening, or None after closing.

        The minute of closing still belongs to the office hours: who delivers at closing time is on time.
        """
        for opens, closes in self.intervals:
            if clock <= closes * MINUTE:
                return max(clock, opens * MINUTE)
        return None


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


ROUND_THE_CLOCK: Final = OfficeHours(((0, 1440),))
"""A working day is worked from midnight to midnight."""
