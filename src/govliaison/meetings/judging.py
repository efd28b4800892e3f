"""Whether a quarter had its symposium (M2.2): a pure judgement over records, with the entries that prove it."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Final

import attrs

from govliaison.ledger import Happened
from govliaison.meetings.meeting import Meeting, MeetingState
from govliaison.meetings.meeting_events import (
    FirmsInvited,
    MeetingKind,
    MeetingPlanned,
    MeetingPostponed,
    SignedIn,
)
from govliaison.values import Period


class SymposiumVerdict(StrEnum):
    """What a quarter had."""

    HELD = "held"
    HELD_LATE = "held-late"
    POSTPONED = "postponed"
    MISSED = "missed"


@attrs.frozen(kw_only=True)
class SymposiumJudgement:
    """
    A verdict about a quarter.

    Attributes:
        quarter: the quarter
        verdict: what it had
        meeting: the symposium that says so, or None
        day: on which that was held, or on which it was decided to put it off
        late: it was held or entered after the quarter
    """

    quarter: Period
    verdict: SymposiumVerdict
    meeting: Meeting | None = None
    day: date | None = None
    late: bool = False


_RANK: Final = (
    (SymposiumVerdict.HELD, False),
    (SymposiumVerdict.HELD_LATE, True),
    (SymposiumVerdict.POSTPONED, False),
    (SymposiumVerdict.POSTPONED, True),
)


def symposium_judgement(quarter: Period, symposia: Iterable[Meeting]) -> SymposiumJudgement:
    """
    Judge a quarter by all symposia of one place; the best of them counts.

    Held means that a convener and an enterprise signed in. Held or entered after the quarter still counts, marked late. Put off
    beyond the quarter, with reason and approver, and decided before it ended, is ``postponed``; anything else ``missed``,
    which for a quarter that still runs means no more than «not yet».

    Args:
        quarter: the quarter
        symposia: meetings; those of another kind or quarter are left aside
    """
    judged = [
        found
        for each in symposia
        if each.kind is MeetingKind.SYMPOSIUM and each.period == str(quarter)
        if (found := _judge(quarter, each)) is not None
    ]
    best = min(
        judged, key=lambda each: (_RANK.index((each.verdict, each.late)), each.day or quarter.first), default=None
    )
    return best or SymposiumJudgement(quarter=quarter, verdict=SymposiumVerdict.MISSED)


def _judge(quarter: Period, meeting: Meeting) -> SymposiumJudgement | None:
    end = quarter.day_after
    if meeting.held_on is not None and meeting.held_entered is not None:
        late = meeting.held_on >= end or meeting.held_entered >= end
        verdict = SymposiumVerdict.HELD_LATE if late else SymposiumVerdict.HELD
        return SymposiumJudgement(quarter=quarter, verdict=verdict, meeting=meeting, day=meeting.held_on, late=late)
    if meeting.state is not MeetingState.POSTPONED:
        return None
    put_off = meeting.postponements[-1]
    away = put_off.day is None or put_off.day >= end
    in_time = next((each for each in meeting.postponements if each.on < end), None)
    if not away or in_time is None:
        return None
    return SymposiumJudgement(
        quarter=quarter,
        verdict=SymposiumVerdict.POSTPONED,
        meeting=meeting,
        day=in_time.on,
        late=in_time.entered >= end,
    )


def proof_of(judgement: SymposiumJudgement, history: Iterable[Happened]) -> tuple[str, ...]:
    """
    Name the entries (``stream@version``) that prove a judgement.

    Args:
        judgement: with a meeting
        history: all that happened to that meeting
    """
    held = (MeetingPlanned, FirmsInvited, SignedIn)
    put_off = (MeetingPlanned, MeetingPostponed)
    wanted = put_off if judgement.verdict is SymposiumVerdict.POSTPONED else held
    return tuple(each.ref for each in history if isinstance(each.event, wanted))
