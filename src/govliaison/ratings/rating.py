"""
A rating (评价): one grade for one service, and what follows from a bad one (M4.2).

A bad rating opens a case, and has two clocks of its own: to call whoever rated, and to put right what is wrong.
"""

from datetime import datetime

import attrs

from govliaison.cases import Grade
from govliaison.deadlines import Clock, Light
from govliaison.ledger import Sealed
from govliaison.ratings.kinds import AppealReason, ItemGrade, RatingState, Verdict


@attrs.frozen(kw_only=True)
class RaterCall:
    """A call to whoever rated badly; attributes as in :class:`RaterContacted`."""

    at: datetime
    actor: str
    reached: bool
    verdict: Verdict | None = None
    note: Sealed | None = None


@attrs.frozen(kw_only=True)
class Mending:
    """
    What the unit did about a bad rating.

    Attributes:
        at: when
        text: what it did, or explained
        basis: the legal basis of an explanation
        grade: what whoever rated gave for it, or None
        is_bad: whether that is bad again
    """

    at: datetime
    text: Sealed
    basis: Sealed | None = None
    grade: Grade | None = None
    is_bad: bool = False


@attrs.frozen(kw_only=True)
class Appeal:
    """
    An appeal of a false rating (误评申诉).

    Attributes:
        at: when
        by: id of the person who entered it
        unit: which appeals
        reason: why
        note: in its words
        upheld: whether it was right; None while nobody has decided
        decided_at: when that was
        decided_by: id of the person
        decision: in their words
    """

    at: datetime
    by: str
    unit: str
    reason: AppealReason
    note: Sealed
    upheld: bool | None = None
    decided_at: datetime | None = None
    decided_by: str | None = None
    decision: Sealed | None = None


@attrs.frozen(kw_only=True)
class Rating:
    """
    A rating as it stands; attributes as in :class:`RatingGiven`.

    Attributes:
        rated_at: when it was given
        clocks: of a bad one
        calls: to whoever rated
        mendings: what the unit did, in order
        appeal: of the unit
        undone: the import it came with was undone
    """

    id: str
    number: str
    channel: str
    source_id: str
    grade: Grade
    items: tuple[ItemGrade, ...] = ()
    unit: str
    case: str | None = None
    item: str | None = None
    window: str | None = None
    enterprise: str | None = None
    region: str | None = None
    name: Sealed | None = None
    phone: Sealed | None = None
    text: Sealed | None = None
    is_default: bool = False
    is_bad: bool = False
    desk: str
    appeal_until: datetime | None = None
    opened: str | None = None
    opened_number: str | None = None
    rated_at: datetime
    clocks: tuple[Clock, ...] = ()
    calls: tuple[RaterCall, ...] = ()
    mendings: tuple[Mending, ...] = ()
    appeal: Appeal | None = None
    undone: bool = False

    @property
    def claim(self) -> str:
        """The claim by which it comes once."""
        return rating_claim(self.channel, self.source_id)

    @property
    def is_real_name(self) -> bool:
        """Whether the rater can be called (实名)."""
        return self.name is not None or self.phone is not None

    @property
    def is_excluded(self) -> bool:
        """Whether an appeal was upheld, so that it counts in no figure."""
        return self.appeal is not None and self.appeal.upheld is True

    @property
    def is_rectified(self) -> bool:
        """Whether it was put right, and not rated badly again."""
        return bool(self.mendings) and not self.mendings[-1].is_bad

    @property
    def was_reached(self) -> bool:
        """Whether whoever rated was spoken to."""
        return any(call.reached for call in self.calls)

    @property
    def state(self) -> RatingState:
        """Where it stands."""
        if self.undone:
            return RatingState.UNDONE
        if self.is_excluded:
            return RatingState.EXCLUDED
        if not self.is_bad:
            return RatingState.GIVEN
        return RatingState.RECTIFIED if self.is_rectified else RatingState.OPEN

    @property
    def running(self) -> tuple[Clock, ...]:
        """The clocks that run, the earliest end first."""
        return tuple(sorted((clock for clock in self.clocks if clock.is_running), key=lambda clock: clock.start.due_at))

    def light(self, now: datetime) -> Light:
        """Tell its light: the worst among the clocks that run."""
        lights = {clock.light(now) for clock in self.running}
        return next((light for light in (Light.RED, Light.YELLOW) if light in lights), Light.GREEN)


def rating_claim(channel: str, source_id: str) -> str:
    """Name the claim by which a rating comes once."""
    return f"rating:{channel}:{source_id}"
