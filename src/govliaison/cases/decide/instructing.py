"""Instructions of leaders (批示): a deadline of their own, closed only by a report back."""

from datetime import date, datetime

import attrs

from govliaison.cases.decide.ahead import check_ahead
from govliaison.cases.decide.common import By, check_convener, check_moment, check_state
from govliaison.cases.decide.giving import shorten, shorten_later
from govliaison.cases.decide.intake import Verdict
from govliaison.cases.events import Attachment
from govliaison.cases.instructing_events import CaseInstructed, ReportedBack
from govliaison.cases.kinds import CaseState
from govliaison.cases.model import Case
from govliaison.cases.rules import CaseRules
from govliaison.deadlines import ClockStart, GivenBy, GivenLimit, Stage
from govliaison.ledger import Decision, Notice, Private
from govliaison.values import Refusal

_OPEN = tuple(state for state in CaseState if state.is_open and state is not CaseState.MERGED)


@attrs.frozen(kw_only=True)
class InstructAsk:
    """
    A leader wrote on the case.

    Attributes:
        leader: name
        post: as which
        text: what is to be done
        day: the day written on it
        due_at: until when; None if the leader named none: then the rule for reports holds
        scan: the sheet, already stored
    """

    leader: str = attrs.field(repr=False)
    post: str
    text: str = attrs.field(repr=False)
    day: date
    due_at: datetime | None = None
    scan: Attachment | None = None
    by: By


def instruct(case: Case | None, ask: InstructAsk, rules: CaseRules) -> Verdict:
    """
    Enter an instruction; the desk owes the report, and the unit its answer by the same moment if the leader named one.

    Of several open instructions the one due first is waited for.
    """
    refusal = check_state(case, *_OPEN)
    if refusal or case is None:
        return refusal or Refusal.of("case.unknown")
    if refusal := check_convener(case, ask.by) or check_moment(case, ask.by):
        return refusal
    if not (ask.leader.strip() and ask.post.strip() and ask.text.strip()):
        return Refusal.of("case.text-missing")
    if refusal := _check_dates(case, ask, rules):
        return refusal
    report = _report_clock(case, ask.due_at, rules, ask.by.now)
    clocks: tuple[ClockStart, ...] = () if _waited_for_earlier(case, report) else (report,)
    later: tuple[ClockStart, ...] = ()
    if ask.due_at is not None:
        limit = GivenLimit(given_by=GivenBy.INSTRUCTION, due_at=ask.due_at)
        clocks += shorten(case, limit, rules)
        later = shorten_later(case, limit, rules)
    event = CaseInstructed(
        instruction=len(case.instructions) + 1,
        leader=Private(f"case/{case.id}", ask.leader.strip()),
        post=ask.post.strip(),
        text=Private(f"case/{case.id}", ask.text.strip()),
        day=ask.day,
        due_at=report.due_at,
        caps_answer=ask.due_at is not None,
        scan=ask.scan,
        clocks=clocks,
        later=later,
    )
    notices = tuple(
        Notice(
            recipient=f"unit:{unit}",
            code="case.instructed",
            params={"number": case.number, "due": report.due_at.isoformat()},
        )
        for unit in dict.fromkeys((case.desk, case.lead))
    )
    return Decision(events=(event,), notices=() if case.history else notices)


def _check_dates(case: Case, ask: InstructAsk, rules: CaseRules) -> Refusal | None:
    if ask.day > rules.today(ask.by.now):
        return Refusal.of("case.instruction-in-future", number=case.number)
    if ask.due_at is not None and ask.due_at <= ask.by.now:
        return Refusal.of("case.report-date-past", number=case.number)
    return check_ahead(ask.due_at, ask.by.now, rules)


@attrs.frozen(kw_only=True)
class ReportBackAsk:
    """
    The leader was told what was done.

    Attributes:
        instruction: which, from 1
    """

    instruction: int
    text: str = attrs.field(repr=False)
    by: By


def report_back(case: Case | None, ask: ReportBackAsk, rules: CaseRules) -> Verdict:
    """Report back on an instruction: nothing else closes it."""
    refusal = check_state(case, *_OPEN)
    if refusal or case is None:
        return refusal or Refusal.of("case.unknown")
    if refusal := check_convener(case, ask.by) or check_moment(case, ask.by):
        return refusal
    if not ask.text.strip():
        return Refusal.of("case.text-missing")
    if ask.instruction not in {each.number for each in case.open_instructions}:
        return Refusal.of("case.no-such-instruction", number=case.number, instruction=ask.instruction)
    first, *others = case.open_instructions
    following = others[:1] if first.number == ask.instruction else []
    event = ReportedBack(
        instruction=ask.instruction,
        text=Private(f"case/{case.id}", ask.text.strip()),
        clocks=tuple(_report_clock(case, each.due_at, rules, ask.by.now) for each in following),
    )
    return Decision(events=(event,))


def _report_clock(case: Case, due_at: datetime | None, rules: CaseRules, now: datetime) -> ClockStart:
    [start] = rules.start((Stage.REPORT,), case.desk, case.facts, case.anchors, anew=now)
    if due_at is None:
        return start
    return rules.limits.give(start, case.facts, case.anchors, GivenLimit(given_by=GivenBy.INSTRUCTION, due_at=due_at))


def _waited_for_earlier(case: Case, report: ClockStart) -> bool:
    return any(start.stage is Stage.REPORT and start.due_at <= report.due_at for start in case.running_starts)
