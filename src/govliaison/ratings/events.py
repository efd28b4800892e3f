"""What happens to a rating (M4.2)."""

from datetime import datetime

import attrs

from govliaison.cases import Grade
from govliaison.deadlines import ClockStart, Stage
from govliaison.ledger import Sealed
from govliaison.ratings.kinds import AppealReason, ItemGrade, Verdict


@attrs.frozen(kw_only=True)
class RatingGiven:
    """
    Somebody rated, or nobody did in time and a default was entered.

    Attributes:
        rating: id of ours
        number: by which people call it
        channel: by which it came
        source_id: its id there; the same comes once
        grade: on the whole
        items: one by one
        unit: which is rated: a window unit, a hall, or the unit that handled the case
        case: the case that is rated
        item: the service item that is rated
        window: the window
        enterprise: who rated, as the base knows it
        region: code of the place
        name: of the rater; none if anonymous (匿名)
        phone: of the rater
        text: what the rater said
        is_default: nobody rated; it was entered by rule (默认评价)
        is_bad: one of the bad grades, given by somebody (差评)
        desk: the unit that decides appeals
        appeal_until: until when the unit may appeal; None unless it is bad
        clocks: what is owed for a bad one
        opened: id of the case that a bad one opened
        opened_number: its number
    """

    rating: str
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
    clocks: tuple[ClockStart, ...] = ()
    opened: str | None = None
    opened_number: str | None = None


@attrs.frozen(kw_only=True)
class RaterContacted:
    """Whoever rated badly was called, and it was looked into (回访核实)."""

    reached: bool
    verdict: Verdict | None = None
    note: Sealed | None = None
    ends_contact: bool


@attrs.frozen(kw_only=True)
class RatingRectified:
    """The unit put it right, or explained with its legal basis why it cannot be otherwise."""

    text: Sealed
    basis: Sealed | None = None


@attrs.frozen(kw_only=True)
class RectificationRated:
    """Whoever rated badly rated what was mended; badly again, it is mended again."""

    grade: Grade
    is_bad: bool
    clocks: tuple[ClockStart, ...] = ()


@attrs.frozen(kw_only=True)
class RatingWarned:
    """The light of a clock turned yellow."""

    stage: Stage
    unit: str


@attrs.frozen(kw_only=True)
class RatingOverdue:
    """The end of a clock passed, or the unit is urged again; the next time at ``urge_at``."""

    stage: Stage
    unit: str
    urge_at: datetime


@attrs.frozen(kw_only=True)
class RatingAppealed:
    """The unit says that the rating should not count."""

    reason: AppealReason
    note: Sealed
    unit: str


@attrs.frozen(kw_only=True)
class RatingAppealDecided:
    """Somebody else decided the appeal; upheld, the rating counts in no figure and is kept."""

    upheld: bool
    note: Sealed


RatingEvent = (
    RatingGiven
    | RaterContacted
    | RatingRectified
    | RectificationRated
    | RatingWarned
    | RatingOverdue
    | RatingAppealed
    | RatingAppealDecided
)
