"""
Clocks: what runs, for whom, until when (D10).

The moments are worked out once, when a clock starts, and stand in the entry; so a record tells its light and its next moment of
attention without a calendar, and an entry tells for ever under which rule and calendar they were worked out.
"""

from datetime import datetime
from enum import StrEnum

import attrs

from govliaison.deadlines.ladder import Rung
from govliaison.deadlines.rules import OnExpiry
from govliaison.deadlines.stages import Stage
from govliaison.deadlines.terms import DutyKind, LadderWhen
from govliaison.values import Amount


class Light(StrEnum):
    """The warning light (红黄绿灯)."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


class GivenBy(StrEnum):
    """Who set the end of a limit."""

    RULE = "rule"
    """a rule pack"""
    ORDER = "order"
    """printed on the order (办理时限)"""
    PROMISE = "promise"
    """promised by the unit"""
    INSTRUCTION = "instruction"
    """set by a leader (批示)"""


@attrs.frozen(kw_only=True)
class GivenLimit:
    """A limit for the answer that no rule gave; the earliest of all wins."""

    given_by: GivenBy
    due_at: datetime


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
        urge_days: after the end, every so many calendar days the unit is urged again; at least one
        rungs: the steps of supervision (督办), in the order of their moments
        on_expiry: what else happens at the end
        provisional: a year without a gazette was touched
        calendar: version of the working calendar
        given_by: who set the end; where it was not the rule, the rule would have given more time
        duty: as what the unit is waited for
    """

    stage: Stage
    unit: str
    pack: str
    rule: str
    anchor_at: datetime
    due_at: datetime
    warn_at: datetime | None = None
    urge_days: int = 7
    rungs: tuple[Rung, ...] = ()
    on_expiry: OnExpiry | None = None
    provisional: bool = False
    calendar: str
    given_by: GivenBy = GivenBy.RULE
    duty: DutyKind = DutyKind.LEAD

    @property
    def key(self) -> tuple[Stage, str]:
        """What tells it from the other clocks that run: a stage runs once for each unit."""
        return self.stage, self.unit


@attrs.frozen(kw_only=True)
class Stoppage:
    """A time during which a clock stood still (停表); ``until`` is None while it does; it may have begun anew after it."""

    since: datetime
    until: datetime | None = None
    anew: bool = False


@attrs.frozen(kw_only=True)
class Lengthening:
    """An extension (延期): when it was granted, how much, and when the limit would have ended."""

    at: datetime
    amount: Amount
    before: datetime


@attrs.frozen(kw_only=True)
class Shortening:
    """A limit that somebody gave while the clock ran, and that ends it earlier: when that was, and which limit."""

    at: datetime
    limit: GivenLimit


Move = Stoppage | Lengthening | Shortening
"""What moves the end of a clock."""


def _moved_at(move: Move) -> tuple[datetime, bool]:
    """Order moves: a pause counts when it is over, so what was given in it came before."""
    return (move.until or move.since, False) if isinstance(move, Stoppage) else (move.at, True)


@attrs.frozen(kw_only=True)
class Clock:
    """
    A clock in a record.

    Attributes:
        start: how it was started; its end as it is after the last pause, extension or given limit
        unmoved: how it was started, with the end it had before any of these moved it; None where none did
        since: when it was started, or got an end that had passed; nobody is late before that, even if the limit ended earlier
        ended_at: when what was waited for happened, or it became void
        void: it ended because nobody waits any more (returned, refused)
        warned: the yellow light was entered
        urge_at: when the unit will be urged next, once the end was entered
        climbed: how many steps of supervision lie behind it
        pauses: when it stood still
        extensions: when it was given more time
        shortenings: which limits ended it earlier that were given while it ran
    """

    start: ClockStart
    unmoved: ClockStart | None = None
    since: datetime
    ended_at: datetime | None = None
    void: bool = False
    warned: bool = False
    urge_at: datetime | None = None
    climbed: int = 0
    pauses: tuple[Stoppage, ...] = ()
    extensions: tuple[Lengthening, ...] = ()
    shortenings: tuple[Shortening, ...] = ()

    @property
    def began(self) -> ClockStart:
        """How it was started, before anything moved its end."""
        return self.unmoved or self.start

    @property
    def moves(self) -> tuple[Move, ...]:
        """What moved its end, in order; a pause counts once it is over."""
        stood = [each for each in self.pauses if each.until is not None]
        return tuple(sorted([*self.extensions, *stood, *self.shortenings], key=_moved_at))

    @property
    def is_running(self) -> bool:
        """Whether somebody is still waited for."""
        return self.ended_at is None

    def light(self, now: datetime) -> Light:
        """Tell the light at a moment; a clock that has ended, or stands still, keeps the light it had then."""
        at = self.paused_at or self.ended_at or now
        if at > self.start.due_at:
            return Light.RED
        if self.start.warn_at is not None and at >= self.start.warn_at:
            return Light.YELLOW
        return Light.GREEN

    @property
    def paused_at(self) -> datetime | None:
        """Since when it stands still, or None."""
        return self.pauses[-1].since if self.pauses and self.pauses[-1].until is None else None

    @property
    def passed(self) -> bool:
        """Whether the end was entered."""
        return self.urge_at is not None

    def next_moment(self) -> datetime | None:
        """Tell when this clock next needs attention; unless it ended or stands still there is always such a moment."""
        if not self.is_running or self.paused_at is not None:
            return None
        rung = self.next_rung()
        return self._next_plain() if rung is None else max(rung.at, self.since)

    def next_rung(self) -> Rung | None:
        """
        Give the step of supervision that comes next, or None where something else comes before it, or at the same moment.

        What was to be taken before the end is spent once that has come.
        """
        for rung in self.start.rungs[self.climbed :]:
            at = max(rung.at, self.since)
            if rung.when is not LadderWhen.NEAR_END or at < self.start.due_at:
                return rung if at < self._next_plain() else None
        return None

    def _next_plain(self) -> datetime:
        if self.urge_at is not None:
            return self.urge_at
        warn_at, due_at = self.start.warn_at, self.start.due_at
        if not self.warned and warn_at is not None and max(warn_at, self.since) < due_at:
            return max(warn_at, self.since)
        return max(due_at, self.since)

    def mark_warned(self) -> "Clock":
        """The yellow light was entered."""
        return attrs.evolve(self, warned=True)

    def mark_urged(self, urge_at: datetime) -> "Clock":
        """The end was entered, or the unit was urged again; the next urging is set."""
        return attrs.evolve(self, urge_at=urge_at)

    def mark_climbed(self, level: int) -> "Clock":
        """A step of supervision was taken; those before it are spent."""
        levels = [rung.level for rung in self.start.rungs]
        return attrs.evolve(self, climbed=levels.index(level) + 1) if level in levels else self

    def end(self, at: datetime, *, void: bool = False) -> "Clock":
        """What was waited for happened, or nobody waits any more; it stands still no longer."""
        pauses = self.pauses
        if self.paused_at is not None:
            pauses = (*pauses[:-1], attrs.evolve(pauses[-1], until=at))
        return attrs.evolve(self, ended_at=at, void=void, pauses=pauses)

    def pause(self, at: datetime) -> "Clock":
        """It stands still from then on."""
        return attrs.evolve(self, pauses=(*self.pauses, Stoppage(since=at)))

    def resume(self, at: datetime, start: ClockStart) -> "Clock":
        """It runs again, to an end that was worked out anew."""
        stood = attrs.evolve(self.pauses[-1], until=at, anew=start.anchor_at != self.start.anchor_at)
        return attrs.evolve(self.recount(at, start, self.began), pauses=(*self.pauses[:-1], stood))

    def extend(self, at: datetime, start: ClockStart, amount: Amount) -> "Clock":
        """It was given more time."""
        granted = Lengthening(at=at, amount=amount, before=self.start.due_at)
        return attrs.evolve(self.recount(at, start, self.began), extensions=(*self.extensions, granted))

    def shorten(self, at: datetime, start: ClockStart) -> "Clock":
        """Somebody gave it an earlier end: it is the same clock, with all that it was given and that was entered for it."""
        given = Shortening(at=at, limit=GivenLimit(given_by=start.given_by, due_at=start.due_at))
        return attrs.evolve(self.recount(at, start, self.began), shortenings=(*self.shortenings, given))

    def recount(self, at: datetime, start: ClockStart, unmoved: ClockStart | None = None) -> "Clock":
        """
        Take another end; what was entered for one that now lies ahead is entered again when that comes.

        Nobody was late by an end before it was known.
        """
        known = min(at, self.start.due_at)
        return attrs.evolve(
            self,
            start=start,
            unmoved=unmoved,
            since=max(known, self.since) if start.due_at < known else self.since,
            warned=self.warned and (start.warn_at is None or start.warn_at <= at),
            urge_at=self.urge_at if start.due_at <= at else None,
            climbed=min(self.climbed, sum(rung.at <= at for rung in start.rungs)),
        )
