"""The verbs of a visit, as pure functions (M3.1)."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

import attrs

from govliaison.access import Actor
from govliaison.cases import CaseKind
from govliaison.enterprises import enterprise_subject
from govliaison.ledger import Decision, Notice, Private
from govliaison.values import Refusal
from govliaison.visits.events import (
    HelpGiven,
    IssueHeard,
    NotHeld,
    PolicyExplained,
    VisitCancelled,
    VisitHeld,
    VisitJoined,
    VisitPlanned,
    VisitPutOff,
    VisitSupplemented,
)
from govliaison.visits.model import Visit, VisitState
from govliaison.visits.plan import VisitPlan

Verdict = Decision | Refusal


@attrs.frozen(kw_only=True)
class By:
    """
    Who does it, and when.

    Attributes:
        actor: the person, with what they may do
        at: the moment at which it happens; earlier than the clock for a late entry (补录)
        day: the day of that moment where the place is
    """

    actor: Actor
    at: datetime
    day: date


@attrs.frozen(kw_only=True)
class PlanAsk:
    """
    Plan a visit, or enter that there was one without a plan.

    Attributes:
        visit: new id
        enterprise: id of the enterprise
        enterprise_name: its name
        region: where it is registered
        unit: the unit that visits
        day: the day where the place is
        ends_at: the end of that day
        purpose: what it is for
        apart: why it shall not be joined with another one in the same weeks; empty if that was not said
    """

    visit: str
    enterprise: str
    enterprise_name: str = attrs.field(repr=False)
    region: str | None = None
    unit: str
    day: date
    ends_at: datetime
    purpose: str = attrs.field(repr=False)
    apart: str = attrs.field(default="", repr=False)
    by: By


@attrs.frozen(kw_only=True)
class VisitIssue:
    """
    An issue as it was heard, which becomes a case.

    Attributes:
        text: what was said
        title: in a few words; if empty, the beginning of the text
        kind: what is wanted; None: as the channel ``visit`` says
        category: category of the competence catalogue; empty if unknown
        contact: who may be called
        phone: under which number
    """

    text: str = attrs.field(repr=False)
    title: str = attrs.field(default="", repr=False)
    kind: CaseKind | None = None
    category: str = ""
    contact: str = attrs.field(default="", repr=False)
    phone: str = attrs.field(default="", repr=False)


@attrs.frozen(kw_only=True)
class VisitReport:
    """
    What came of a visit, as whoever went tells it.

    Attributes:
        visitors: ids of the persons who went
        met: names of those whom they met
        policies: id (or None) and title of what was explained
        issues: what was heard; each becomes a case
        help: what help was given
        nothing_heard: the enterprise had nothing to say; without issues that must be said
    """

    visitors: tuple[str, ...] = ()
    met: tuple[str, ...] = attrs.field(default=(), repr=False)
    policies: tuple[tuple[str | None, str], ...] = ()
    issues: tuple[VisitIssue, ...] = ()
    help: tuple[str, ...] = attrs.field(default=(), repr=False)
    nothing_heard: bool = False


@attrs.frozen(kw_only=True)
class HoldAsk:
    """
    Enter that a visit took place, or add to its record.

    Attributes:
        report: what came of it
        cases: id and number of the case that each issue becomes
        unit: whose help it is; empty: that of whoever enters it
        by: who enters it, and when it took place
    """

    report: VisitReport
    cases: tuple[tuple[str, str], ...] = ()
    unit: str = ""
    by: By


@attrs.frozen(kw_only=True)
class EndAsk:
    """
    Put a visit off, or cancel it.

    Attributes:
        day: the new day; None: cancelled
        ends_at: its end
        reason: why
        note: why, in words
    """

    day: date | None = None
    ends_at: datetime | None = None
    reason: NotHeld
    note: str = attrs.field(repr=False)
    by: By


def near(visits: Iterable[Visit], day: date, plan: VisitPlan) -> Visit | None:
    """Give the planned visit in the same weeks with which one on a day could be joined: the nearest, then by id."""
    found = [
        visit for visit in visits if visit.state is VisitState.PLANNED and abs((visit.day - day).days) < plan.merge_days
    ]
    return min(found, key=lambda visit: (abs((visit.day - day).days), visit.id), default=None)


def plan_visit(visit: Visit | None, ask: PlanAsk, others: Iterable[Visit], plan: VisitPlan) -> Verdict:
    """
    Plan a visit to come; another one in the same weeks is proposed to be joined instead (合并走访).

    Args:
        visit: None, as it is new
        ask: what is planned
        others: visits to the same enterprise
        plan: local figures
    """
    if ask.day < ask.by.day:
        return Refusal.of("visit.past", day=ask.day.isoformat())
    other = near(others, ask.day, plan)
    if other is not None and not ask.apart.strip():
        code = "visit.planned-already" if ask.unit in other.units else "visit.join-proposed"
        units = "、".join(other.units)
        return Refusal.of(code, visit=other.id, day=other.day.isoformat(), units=units)
    return begin_visit(visit, ask)


def begin_visit(visit: Visit | None, ask: PlanAsk) -> Verdict:
    """Begin the record of a visit: people plan those of their own unit, conveners those of any; each has a purpose."""
    if visit is not None:
        return Refusal.of("visit.exists", visit=visit.id)
    if refusal := _check_unit((ask.unit,), ask.region, ask.by):
        return refusal
    if not ask.purpose.strip():
        return Refusal.of("visit.no-purpose")
    subject = f"visit/{ask.visit}"
    event = VisitPlanned(
        visit=ask.visit,
        enterprise=ask.enterprise,
        enterprise_name=Private(enterprise_subject(ask.enterprise), ask.enterprise_name),
        region=ask.region,
        unit=ask.unit,
        day=ask.day,
        ends_at=ask.ends_at,
        purpose=Private(subject, ask.purpose.strip()),
        apart=Private(subject, ask.apart.strip()) if ask.apart.strip() else None,
    )
    return Decision(events=(event,))


def join_visit(visit: Visit | None, unit: str, by: By) -> Verdict:
    """Come along on a visit that another unit planned; it counts for both, and troubles the enterprise once."""
    refusal = _check_state(visit, by, VisitState.PLANNED)
    if refusal or visit is None:
        return refusal or Refusal.of("visit.unknown")
    if refusal := _check_unit((unit,), visit.region, by):
        return refusal
    if unit in visit.units:
        return Decision(events=())
    told = tuple(
        Notice(
            recipient=f"unit:{each}",
            code="visit.joined",
            params={"visit": visit.id, "day": visit.day.isoformat(), "unit": unit},
        )
        for each in visit.units
    )
    return Decision(events=(VisitJoined(unit=unit),), notices=told)


def end_visit(visit: Visit | None, ask: EndAsk) -> Verdict:
    """Put a planned visit off to another day, or cancel it; with a reason, and in words."""
    refusal = _check_state(visit, ask.by, VisitState.PLANNED)
    if refusal or visit is None:
        return refusal or Refusal.of("visit.unknown")
    if refusal := _check_unit(visit.units, visit.region, ask.by):
        return refusal
    if not ask.note.strip():
        return Refusal.of("visit.no-reason", visit=visit.id)
    note = Private(f"visit/{visit.id}", ask.note.strip())
    event: object = VisitCancelled(reason=ask.reason, note=note)
    if ask.day is not None and ask.ends_at is not None:
        if ask.day < ask.by.day:
            return Refusal.of("visit.past", day=ask.day.isoformat())
        if ask.day == visit.day:
            return Decision(events=())
        event = VisitPutOff(day=ask.day, ends_at=ask.ends_at, reason=ask.reason, note=note)
    told = tuple(
        Notice(
            recipient=f"unit:{unit}",
            code="visit.cancelled" if ask.day is None else "visit.put-off",
            params={"visit": visit.id, "day": (ask.day or visit.day).isoformat(), "reason": ask.reason.value},
        )
        for unit in visit.units
        if unit not in ask.by.actor.units
    )
    return Decision(events=(event,), notices=told)


def hold_visit(visit: Visit | None, ask: HoldAsk) -> Verdict:
    """Enter that a visit took place: who went, whom they met, what was explained and heard, and how they helped."""
    refusal = _check_state(visit, ask.by, VisitState.PLANNED)
    if refusal or visit is None:
        return refusal or Refusal.of("visit.unknown")
    if refusal := _check_unit(visit.units, visit.region, ask.by):
        return refusal
    if not ask.report.visitors:
        return Refusal.of("visit.no-visitor", visit=visit.id)
    if not ask.cases and not ask.report.nothing_heard:
        return Refusal.of("visit.nothing-said", visit=visit.id)
    subject = enterprise_subject(visit.enterprise)
    event = VisitHeld(
        day=ask.by.day,
        visitors=tuple(dict.fromkeys(ask.report.visitors)),
        met=tuple(Private(subject, name.strip()) for name in ask.report.met if name.strip()),
        policies=_policies(visit, ask),
        issues=_issues(visit, ask.cases),
        help=_help(visit, ask),
    )
    return Decision(events=(event,))


def add_to_visit(visit: Visit | None, ask: HoldAsk) -> Verdict:
    """Add to the record of a visit that took place: what else was heard or explained, and help that came later."""
    refusal = _check_state(visit, ask.by, VisitState.HELD)
    if refusal or visit is None:
        return refusal or Refusal.of("visit.unknown")
    if refusal := _check_unit(visit.units, visit.region, ask.by):
        return refusal
    event = VisitSupplemented(policies=_policies(visit, ask), issues=_issues(visit, ask.cases), help=_help(visit, ask))
    if event == VisitSupplemented():
        return Refusal.of("visit.nothing-added", visit=visit.id)
    return Decision(events=(event,))


def _policies(visit: Visit, ask: HoldAsk) -> tuple[PolicyExplained, ...]:
    return tuple(
        PolicyExplained(policy=policy, title=Private(f"visit/{visit.id}", title.strip()))
        for policy, title in ask.report.policies
    )


def _issues(visit: Visit, cases: Sequence[tuple[str, str]]) -> tuple[IssueHeard, ...]:
    return tuple(
        IssueHeard(number=number, case=case, case_number=name)
        for number, (case, name) in enumerate(cases, len(visit.issues) + 1)
    )


def _help(visit: Visit, ask: HoldAsk) -> tuple[HelpGiven, ...]:
    unit = ask.unit or next((unit for unit in visit.units if unit in ask.by.actor.units), visit.units[0])
    return tuple(
        HelpGiven(unit=unit, text=Private(f"visit/{visit.id}", text.strip()))
        for text in ask.report.help
        if text.strip()
    )


def _check_state(visit: Visit | None, by: By, *allowed: VisitState) -> Refusal | None:
    """Refuse a verb on a visit that stands elsewhere, or that would have happened before it came to stand there."""
    if visit is None:
        return Refusal.of("visit.unknown")
    if visit.state not in allowed:
        return Refusal.of("visit.wrong-state", visit=visit.id, state=visit.state.value)
    if by.at < visit.changed_at:
        return Refusal.of("visit.before-last", visit=visit.id)
    return None


def _check_unit(units: Sequence[str], region: str | None, by: By) -> Refusal | None:
    """Refuse a verb to people of other units; a convener may type in what a unit wrote on paper (代录)."""
    if not by.actor.units.isdisjoint(units) or by.actor.convenes(region) or by.actor.is_administrator:
        return None
    return Refusal.of("visit.other-unit", person=by.actor.person, unit=units[0])
