"""Which cases belong before a coordination meeting (M7.2): returned or handed on too often, or with no unit that signs."""

from collections.abc import Iterable
from datetime import datetime, timedelta

import attrs

from govliaison.cases import Case, CaseState
from govliaison.ledger import Happened
from govliaison.meetings.meeting import Meeting, MeetingState
from govliaison.meetings.meeting_events import MeetingKind
from govliaison.meetings.plan import MeetingPlan
from govliaison.values import Reason

_UNSIGNED = (CaseState.ADMITTED, CaseState.DISPATCHED)


@attrs.frozen(kw_only=True)
class StuckCase:
    """
    A case that is stuck between units.

    Attributes:
        case: the case
        reasons: why it is said to be stuck
        since: since when
        put_by: by when it is to be put to a coordination meeting
        meeting: the first coordination meeting called over it since then, or before and still to be held; None: nobody has
    """

    case: Case
    reasons: tuple[Reason, ...]
    since: datetime
    put_by: datetime
    meeting: Meeting | None = None

    def is_late(self, now: datetime) -> bool:
        """Tell whether it was put to a meeting too late, or not yet and the limit has passed."""
        return (self.meeting.called_at if self.meeting else now) > self.put_by


def stuck_cases(
    cases: Iterable[Case], meetings: Iterable[Meeting], plan: MeetingPlan, now: datetime
) -> tuple[StuckCase, ...]:
    """
    Find the open cases that are stuck, the one that has been so longest first.

    Args:
        cases: all cases of the place
        meetings: all meetings of the place
        plan: the local figures
        now: the present moment
    """
    called: dict[str, list[Meeting]] = {}
    for meeting in meetings:
        if meeting.kind is MeetingKind.COORDINATION and meeting.state is not MeetingState.CANCELLED:
            for case in meeting.cases:
                called.setdefault(case, []).append(meeting)
    found = (_judge(case, called.get(case.id, []), plan, now) for case in cases if case.state.is_open)
    return tuple(sorted(filter(None, found), key=lambda each: (each.since, each.case.id)))


def returned_of(_happened: Happened, case: Case) -> Iterable[str]:
    """Name the case that a unit gave back (:meth:`Meetings.coordinate_returned`)."""
    return (case.id,)


def is_returned_too_often(case: Case, plan: MeetingPlan) -> bool:
    """Tell whether units gave a case back so often that they have to meet over it."""
    return _returned(case, plan) is not None


def _judge(case: Case, meetings: list[Meeting], plan: MeetingPlan, now: datetime) -> StuckCase | None:
    signs = [sign for sign in (_returned(case, plan), _handed_on(case, plan), _unsigned(case, plan)) if sign]
    signs = [(since, reason) for since, reason in signs if since <= now]
    if not signs:
        return None
    since = min(since for since, _ in signs)
    over = [each for each in meetings if each.called_at >= since or each.is_awaited]
    return StuckCase(
        case=case,
        reasons=tuple(reason for _, reason in signs),
        since=since,
        put_by=since + timedelta(days=plan.coordinate_within),
        meeting=min(over, key=lambda each: (each.called_at, each.id), default=None),
    )


def _returned(case: Case, plan: MeetingPlan) -> tuple[datetime, Reason] | None:
    times = len(case.returns)
    if times < plan.stuck_returns:
        return None
    return case.returns[plan.stuck_returns - 1].at, Reason.of("stuck.returned", times=times)


def _handed_on(case: Case, plan: MeetingPlan) -> tuple[datetime, Reason] | None:
    if case.hops < plan.stuck_hops:
        return None
    handed = [
        other.since
        for one, other in zip(case.holdings, case.holdings[1:], strict=False)
        if other.unit not in (one.unit, case.desk)
    ]
    return handed[plan.stuck_hops], Reason.of("stuck.handed-on", times=case.hops)


def _unsigned(case: Case, plan: MeetingPlan) -> tuple[datetime, Reason] | None:
    """Days without a signature count from the admission, over returns and transfers, until a unit signs."""
    if case.state not in _UNSIGNED or case.signed_at is not None:
        return None
    signed = [duty.signed_at for duty in case.duties if duty.signed_at is not None]
    since = max(signed, default=case.admitted_at or case.received_at)
    return since + timedelta(days=plan.stuck_days), Reason.of("stuck.unsigned", days=plan.stuck_days)
