"""Instructions of leaders on a case (批示), and the report back."""

from datetime import date, datetime

import attrs

from govliaison.cases.events import Attachment
from govliaison.deadlines import ClockStart
from govliaison.ledger import Sealed


@attrs.frozen(kw_only=True)
class CaseInstructed:
    """
    A leader wrote on it what is to be done.

    Attributes:
        instruction: number within the case, from 1
        leader: name
        post: as which the leader wrote
        text: what is to be done
        day: the day written on it
        due_at: until when it must be reported back
        caps_answer: the leader named that moment, so the answer is due by then too
        scan: the sheet itself
        clocks: the clock of the report, and that of the answer if it ends earlier by this
        later: how clocks run on when the pause ends, or begin when the deferral does; empty where that is as it was
    """

    instruction: int
    leader: Sealed
    post: str
    text: Sealed
    day: date
    due_at: datetime
    caps_answer: bool
    scan: Attachment | None = None
    clocks: tuple[ClockStart, ...] = ()
    later: tuple[ClockStart, ...] = ()


@attrs.frozen(kw_only=True)
class ReportedBack:
    """
    The leader was told what was done.

    Attributes:
        instruction: which, from 1
        text: what was reported
        clocks: the clock of the report that is due next, if another is open
    """

    instruction: int
    text: Sealed
    clocks: tuple[ClockStart, ...] = ()
