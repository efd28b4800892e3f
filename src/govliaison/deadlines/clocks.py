"""
Clocks: what runs, for whom, until when (D10).

The moments are worked out once, when a clock starts, and stand in the entry; so a record tells its light and its next moment of
attention without a calendar, and an entry tells for ever under which rule and calendar they were worked out.
"""

from datetime import datetime, timedelta
from enum import StrEnum

import attrs

from govliaison.deadlines.rules import Stage


class Light(StrEnum):
    """The warning light (红黄绿灯)."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


@attrs.frozen(kw_only=True)
class ClockStart:
    """
    A clock as an entry starts it.

    Attributes:
        stage: what must be done
        unit: who is waited for
        pack: the rule pack
        rule: the rule within it
        anchor_at: from when it runs
        due_at: when it ends, UTC
        warn_at: when the light turns yellow, or None
        urge_days: after the end, every so many calendar days the unit is urged again; 0: once
        provisional: a year without a gazette was touched
        calendar: version of the working calendar
    """

    stage: Stage
    unit: str
    pack: str
    rule: str
    anchor_at: datetime
    due_at: datetime
    warn_at: datetime | None = None
    urge_days: int = 0
    provisional: bool = False
    calendar: str


@attrs.frozen(kw_only=True)
class Clock:
    """
    A clock in a record.

    Attributes:
        start: how it was started
        ended_at: when what was waited for happened, or it became void
        void: it ended because nobody waits any more (returned, refused)
        warned: the yellow light was entered
        passed: the end was entered
        urge_at: when the unit will be urged next, once the end has passed
    """

    start: ClockStart
    ended_at: datetime | None = None
    void: bool = False
    warned: bool = False
    passed: bool = False
    urge_at: datetime | None = None

    @property
    def is_running(self) -> bool:
        """Whether somebody is still waited for."""
        return self.ended_at is None

    def light(self, now: datetime) -> Light:
        """Tell the light at a moment; a clock that has ended keeps the light it ended with."""
        at = self.ended_at or now
        if at > self.start.due_at:
            return Light.RED
        if self.start.warn_at is not None and at >= self.start.warn_at:
            return Light.YELLOW
        return Light.GREEN

    def next_moment(self) -> datetime | None:
        """Tell when this clock next needs attention."""
        if not self.is_running:
            return None
        if not self.warned and not self.passed and self.start.warn_at is not None:
            return self.start.warn_at
        return self.urge_at if self.passed else self.start.due_at

    def mark_warned(self) -> "Clock":
        """The yellow light was entered."""
        return attrs.evolve(self, warned=True)

    def mark_passed(self, at: datetime) -> "Clock":
        """The end was entered; the next urging is set."""
        return attrs.evolve(self, passed=True, urge_at=self._urge_after(at))

    def mark_urged(self, at: datetime) -> "Clock":
        """The unit was urged; the next urging is set."""
        return attrs.evolve(self, urge_at=self._urge_after(at))

    def end(self, at: datetime, *, void: bool = False) -> "Clock":
        """What was waited for happened, or nobody waits any more."""
        return attrs.evolve(self, ended_at=at, void=void)

    def _urge_after(self, at: datetime) -> datetime | None:
        return at + timedelta(days=self.start.urge_days) if self.start.urge_days else None
