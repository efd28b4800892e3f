"""
Supervision (督办) by the clock: the steps of a ladder, each at its own moment before or after the end of a limit.

The moments are worked out when the clock starts and stand in its entry, so the sweep needs no calendar; where the end is moved
they move with it, without asking the pack again.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final

import attrs

from govliaison.calendar import WorkCalendar
from govliaison.deadlines.terms import LadderStep, LadderWhen
from govliaison.values import Amount, TimeUnit

_DAY: Final = 24 * 3_600_000_000
"""Microseconds."""
_UNITS: Final = {
    TimeUnit.MINUTE: timedelta(minutes=1),
    TimeUnit.HOUR: timedelta(hours=1),
    TimeUnit.CALENDAR_DAY: timedelta(days=1),
    TimeUnit.MONTH: timedelta(days=30),
}
_TIMED: Final = (LadderWhen.NEAR_END, LadderWhen.EXPIRED, LadderWhen.UNANSWERED)
_NEAR: Final = Amount(1, TimeUnit.WORKING_DAY)
"""How long before the end a step near it is taken, where the instrument does not say."""
_read: Final = lru_cache(maxsize=256)(Amount.parse)
"""Ladders have few amounts, and cases are many."""


@attrs.frozen(kw_only=True)
class Rung:
    """
    A step of supervision, as a clock carries it.

    Attributes:
        at: when it is taken, unless what is waited for has happened by then
        level: its place in the ladder, from 1
        when: what it answers
        after: how long after that, or before the end, as in rule packs; empty: at once
        name: as people call it, such as 催办
        colour: of the sheet or lamp
        document: the paper that is issued
        issuer: who issues it
        copied_to: who gets a copy, in the words of the instrument
    """

    at: datetime
    level: int
    when: LadderWhen
    after: str = ""
    name: str
    colour: str = ""
    document: str = ""
    issuer: str = ""
    copied_to: tuple[str, ...] = ()


def lay_rungs(ladder: Sequence[LadderStep], ends_at: datetime, calendar: WorkCalendar) -> tuple[Rung, ...]:
    """
    Give the steps that a limit takes by itself, in the order of their moments; people take the others.

    Args:
        ladder: all steps
        ends_at: the end of the limit
        calendar: on which working days are counted
    """
    bare = [
        Rung(
            at=ends_at,
            level=level,
            when=step.when,
            after=str(step.after or (_NEAR if step.when is LadderWhen.NEAR_END else "")),
            name=step.name,
            colour=step.colour,
            document=step.document,
            issuer=step.issuer,
            copied_to=step.copied_to,
        )
        for level, step in enumerate(ladder, 1)
        if step.when is not None
        and step.when in _TIMED
        and (step.after is not None or step.when is not LadderWhen.UNANSWERED)
    ]
    return move_rungs(bare, ends_at, calendar)


def move_rungs(rungs: Iterable[Rung], ends_at: datetime, calendar: WorkCalendar) -> tuple[Rung, ...]:
    """Lay steps out for another end; each that answers the one before it follows that one."""
    laid: list[Rung] = []
    before = ends_at
    for rung in sorted(rungs, key=lambda each: each.level):
        begins = before if rung.when is LadderWhen.UNANSWERED else ends_at
        before = shift(calendar, begins, rung.after, back=rung.when is LadderWhen.NEAR_END)
        laid.append(attrs.evolve(rung, at=before))
    return tuple(sorted(laid, key=lambda each: (each.at, each.level)))


def shift(calendar: WorkCalendar, moment: datetime, amount: Amount | str, *, back: bool = False) -> datetime:
    """
    Go on from a moment by an amount, or back: days lead to the same time of day, and a month counts as 30 days.

    Args:
        calendar: on which working time is counted
        moment: from when
        amount: how much, perhaps as rule packs write it; empty is nothing
        back: into the past
    """
    if isinstance(amount, str):
        if not amount:
            return moment
        amount = _read(amount)
    number = -amount.number if back else amount.number
    if amount.unit is TimeUnit.WORKING_HOUR:
        return calendar.add_working_time(moment, timedelta(hours=number))
    if amount.unit in _UNITS:
        return moment + number * _UNITS[amount.unit]
    day, clock = calendar.local(moment)
    if clock == 0 and not back:  # the midnight that ends a day belongs to it
        day, clock = day - timedelta(days=1), _DAY
    return calendar.moment(calendar.add_working_days(day, number), clock)
