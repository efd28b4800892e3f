"""The agenda of the play: what happens when, in the order of its moments."""

import heapq
from collections.abc import Callable
from datetime import datetime
from itertools import count
from typing import Protocol

Act = Callable[[], object]


class SettableClock(Protocol):
    """A source of time that is set by hand."""

    def now(self) -> datetime:
        """Give the moment it was set to."""
        ...

    def set(self, moment: datetime) -> None:
        """Make this the present moment."""
        ...


class Agenda:
    """
    Acts waiting for their moment; while one is carried out it may put down further ones.

    Args:
        clock: set to the moment of each act before it is carried out; never back
    """

    def __init__(self, clock: SettableClock) -> None:
        self._clock = clock
        self._waiting: list[tuple[datetime, int, Act]] = []
        self._order = count()

    def at(self, moment: datetime, act: Act) -> None:
        """Put an act down; of two at the same moment the earlier put down comes first."""
        heapq.heappush(self._waiting, (moment, next(self._order), act))

    def run(self, until: datetime) -> None:
        """Carry out everything up to and including a moment; what comes later stays undone."""
        while self._waiting and self._waiting[0][0] <= until:
            moment, _, act = heapq.heappop(self._waiting)
            self._clock.set(max(moment, self._clock.now()))
            act()
        self._clock.set(until)
