"""The steps by which a deadline came about, as an explanation names them one after another."""

from datetime import date, datetime, timedelta

import attrs

from govliaison.deadlines.anchors import Anchors
from govliaison.deadlines.clocks import GivenBy, GivenLimit
from govliaison.deadlines.recounting import RecomputeCause
from govliaison.deadlines.stages import Stage
from govliaison.deadlines.terms import PauseReason
from govliaison.values import Amount, Reason


@attrs.frozen(kw_only=True)
class EntryName:
    """An entry that an explanation rests on: its reference (``stream@version``), its event, and when that happened."""

    ref: str
    event: str
    at: datetime


@attrs.frozen(kw_only=True)
class AnchorStep:
    """
    The moment from which a limit runs.

    Attributes:
        at: the moment
        entry: what happened then
        expiry_of: the stage at whose end it runs from, where nothing happened
    """

    at: datetime
    entry: EntryName | None
    expiry_of: Stage | None = None


@attrs.frozen(kw_only=True)
class RuleStep:
    """What the rule gives: so much time, which ends at ``after`` on this version of the calendar."""

    amount: Amount
    calendar: str
    after: datetime


@attrs.frozen(kw_only=True)
class DayStep:
    """
    One day on the way to the end.

    Attributes:
        day: the day, where the jurisdiction is
        number: which day it is of the limit, of what was left of it after a pause, or of an extension; None where it is
            not counted
        reason: why it is counted or skipped
    """

    day: date
    number: int | None
    reason: Reason


@attrs.frozen(kw_only=True)
class CapStep:
    """The latest moment whatever extends the limit: ``cap``. It cuts where ``after`` is earlier than ``before``."""

    cap: datetime
    before: datetime
    after: datetime


@attrs.frozen(kw_only=True)
class GivenStep:
    """Somebody set the end beside the rule; ``before`` is what would have held otherwise: of both the earlier wins."""

    given_by: GivenBy
    entry: EntryName | None
    before: datetime
    after: datetime


@attrs.frozen(kw_only=True)
class PauseStep:
    """
    The clock stood still, or does.

    Attributes:
        since: from when
        until: when it ran again; None while it does not
        reason: why
        entry: what stopped it
        resumed: what let it run again
        left: what was left of the limit; working time where that is what it counts
        anew: it began anew from nothing then, as its pack says
        calendar: version of the calendar on which the rest was counted
        before: the end it had
        after: the end it has
    """

    since: datetime
    until: datetime | None
    reason: PauseReason
    entry: EntryName
    resumed: EntryName | None
    left: timedelta
    anew: bool
    calendar: str
    before: datetime
    after: datetime


@attrs.frozen(kw_only=True)
class ExtensionStep:
    """More time was granted, counted on this version of the calendar."""

    entry: EntryName
    amount: Amount
    calendar: str
    before: datetime
    after: datetime


@attrs.frozen(kw_only=True)
class RecomputedStep:
    """
    An entry counted the clock anew; all steps before it are told as they have been counted since.

    Attributes:
        entry: which
        cause: why
        before: the end it had
        after: the end it gave
    """

    entry: EntryName
    cause: RecomputeCause
    before: datetime
    after: datetime


ExplainStep = AnchorStep | RuleStep | DayStep | CapStep | GivenStep | PauseStep | ExtensionStep | RecomputedStep
"""Any step of an explanation."""


@attrs.frozen(kw_only=True)
class Given:
    """A limit that was given while the clock ran, and that ended it earlier, as the entries tell it."""

    limit: GivenLimit
    entry: EntryName
    calendar: str
    anchors: Anchors


@attrs.frozen(kw_only=True)
class Stood:
    """
    A pause as the entries tell it.

    Attributes:
        since: from when
        until: when it ran again, or None
        reason: why
        entry: what stopped it
        resumed: what let it run again
        anew: it began anew from nothing then
        calendar: on which its end was counted then
        anchors: what had happened by then
    """

    since: datetime
    until: datetime | None = None
    reason: PauseReason
    entry: EntryName
    resumed: EntryName | None = None
    anew: bool = False
    calendar: str
    anchors: Anchors


@attrs.frozen(kw_only=True)
class Granted:
    """An extension as an entry tells it; it was counted on ``calendar``, and ``anchors`` had happened by then."""

    amount: Amount
    entry: EntryName
    calendar: str
    anchors: Anchors
