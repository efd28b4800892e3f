"""The verbs of a progress report as pure functions."""

from collections.abc import Iterable
from datetime import datetime

import attrs

from govliaison.access import Actor
from govliaison.cases import CASE, Case
from govliaison.ledger import Decision, Notice
from govliaison.meetings import Resolution, open_resolutions
from govliaison.oversight.progress.model import (
    OpenItem,
    OpenWhat,
    ProgressReport,
    ProgressReportDrafted,
    ProgressReportSent,
    ProgressReportSigned,
)
from govliaison.oversight.signing import may_draft, may_issue, may_sign
from govliaison.values import Refusal


@attrs.frozen(kw_only=True)
class SendAsk:
    """Send it under a number, at a moment."""

    number: str
    at: datetime
    actor: Actor


def open_cases(cases: Iterable[Case], as_of: datetime) -> tuple[OpenItem, ...]:
    """Give every open item of the ledger, in the order of receipt."""
    return tuple(
        OpenItem(
            what=OpenWhat.CASE,
            stream=CASE.stream(case.id),
            number=case.number,
            unit=case.lead,
            state=case.state.value,
            due_at=case.running[0].start.due_at if case.running else None,
            late=any(clock.start.due_at < as_of and clock.paused_at is None for clock in case.running),
        )
        for case in sorted(cases, key=lambda each: (each.received_at, each.id))
        if case.state.is_open
    )


def unfinished(resolutions: Iterable[Resolution], as_of: datetime) -> tuple[OpenItem, ...]:
    """Give every resolution that is still followed, the earliest date first."""
    return tuple(
        OpenItem(
            what=OpenWhat.RESOLUTION,
            stream=each.stream,
            number=each.number,
            unit=each.unit,
            state=each.state.value,
            due_at=each.due_at,
            late=each.is_overdue(as_of),
        )
        for each in open_resolutions(resolutions)
    )


def draft(report: ProgressReport | None, said: ProgressReportDrafted, actor: Actor) -> Decision | Refusal:
    """Generate it, or generate it anew as long as nobody has signed."""
    refusal = may_draft(report.life if report else None, actor, said.reporter, said.report)
    return refusal or Decision(events=(said,))


def sign(report: ProgressReport, actor: Actor, at: datetime) -> Decision | Refusal:
    """Sign it: another person than whoever drafted it, section head or leader of the convener."""
    refusal = may_sign(report.life, actor, report.reporter, report.id, at)
    return refusal or Decision(events=(ProgressReportSigned(),))


def send(report: ProgressReport, ask: SendAsk) -> Decision | Refusal:
    """Number and send it; the group's office is told."""
    refusal = may_issue(report.life, ask.actor, report.reporter, report.id, ask.at)
    if refusal is not None:
        return refusal
    params: dict[str, str | int] = {
        "number": ask.number,
        "unit": report.reporter,
        "period": report.period,
        "open": len(report.items),
    }
    notices = (Notice(recipient=f"unit:{report.to}", code="progress-report.sent", params=params),) if report.to else ()
    return Decision(events=(ProgressReportSent(number=ask.number),), notices=notices)
