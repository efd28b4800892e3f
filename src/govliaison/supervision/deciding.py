"""The rules about supervisors, as pure functions (M5.1)."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

import attrs

from govliaison.cases import Case
from govliaison.cases.decide.common import By
from govliaison.enterprises import Enterprise, RegisteredState
from govliaison.ledger import Claim, Decision, Private
from govliaison.supervision.conflicts import settle, stands_against
from govliaison.supervision.feedback import period_of
from govliaison.supervision.kinds import EndReason, Observation
from govliaison.supervision.rules import SupervisionRules, check_desk
from govliaison.supervision.supervisor import (
    FeedbackGiven,
    Supervisor,
    SupervisorEnded,
    SupervisorRenewed,
    SupervisorSelected,
    WatchAssigned,
    WatchEnded,
)
from govliaison.values import Refusal, fold_width

_GONE = (RegisteredState.CANCELLED, RegisteredState.REVOKED, RegisteredState.MOVED_OUT)
_DECEMBER = 12


@attrs.frozen(kw_only=True)
class SelectAsk:
    """
    Appoint somebody of an enterprise of the base.

    Attributes:
        supervisor: new id
        enterprise: the enterprise, as the base has it
        name: of the person
        phone: of the person
        letter: number of the letter of appointment
        unit: which chooses; None for the one selecting unit to which the actor belongs
        since: first day of the term; None for the day on which it is entered
        until: last day of the term; None for as long as the plan says
        by: who does it, and when
    """

    supervisor: str
    enterprise: Enterprise
    name: str = attrs.field(repr=False)
    phone: str = attrs.field(default="", repr=False)
    letter: str
    unit: str | None = None
    since: date | None = None
    until: date | None = None
    by: By


def select(_record: Supervisor | None, ask: SelectAsk, rules: SupervisionRules) -> Decision | Refusal:
    """Appoint a supervisor from the base; only the units that may choose do (M5.1)."""
    unit = ask.unit or next((each for each in rules.selectors if each in ask.by.actor.units), "")
    if unit not in rules.selectors or unit not in ask.by.actor.units:
        known = "、".join(rules.selectors)
        return Refusal.of("supervision.not-selector", person=ask.by.actor.person, selectors=known)
    if ask.enterprise.undone or ask.enterprise.facts.state in _GONE:
        return Refusal.of("supervision.enterprise-gone", enterprise=ask.enterprise.id)
    if not ask.name.strip():
        return Refusal.of("supervision.no-name")
    since = ask.since or rules.today(ask.by.now)
    until = ask.until or last_day(since, rules.plan.term_months)
    if refusal := _check_term(ask.letter, since, until):
        return refusal
    subject = supervisor_subject(ask.supervisor)
    event = SupervisorSelected(
        supervisor=ask.supervisor,
        enterprise=ask.enterprise.id,
        name=Private(subject, ask.name.strip()),
        phone=Private(subject, ask.phone.strip()) if ask.phone.strip() else None,
        letter=ask.letter.strip(),
        since=since,
        until=until,
        ends_at=rules.end_of(until),
        selected_by=unit,
        desk=rules.desk,
        region=rules.region,
    )
    return Decision(events=(event,), take=(_letter(ask.letter, ask.supervisor),))


@attrs.frozen(kw_only=True)
class RenewAsk:
    """Let a term go on: with the number of another letter, until a day or for as long as the plan says."""

    letter: str
    until: date | None = None
    by: By


def renew(record: Supervisor, ask: RenewAsk, rules: SupervisionRules) -> Decision | Refusal:
    """Renew an appointment that has not ended; by the units that may choose."""
    if refusal := _check_selector(record, ask.by, rules) or _check_serving(record):
        return refusal
    since = record.until + timedelta(days=1)
    until = ask.until or last_day(since, rules.plan.term_months)
    if refusal := _check_term(ask.letter, since, until):
        return refusal
    event = SupervisorRenewed(letter=ask.letter.strip(), until=until, ends_at=rules.end_of(until))
    return Decision(events=(event,), take=(_letter(ask.letter, record.id),))


@attrs.frozen(kw_only=True)
class EndAsk:
    """End an appointment before its term: resigned or dismissed."""

    reason: EndReason
    note: str = attrs.field(default="", repr=False)
    by: By


def end(record: Supervisor, ask: EndAsk, rules: SupervisionRules) -> Decision | Refusal:
    """End an appointment; by the units that may choose. A term that is over ends by itself."""
    if refusal := _check_selector(record, ask.by, rules) or _check_serving(record):
        return refusal
    if ask.reason is EndReason.EXPIRED:
        return Refusal.of("supervision.expires-itself", until=record.until.isoformat())
    return Decision(events=(SupervisorEnded(reason=ask.reason, note=_note(record, ask.note)),))


@attrs.frozen(kw_only=True)
class AssignAsk:
    """Give a supervisor a unit to watch, perhaps one window of it; ``cases`` are all open ones of the enterprise."""

    unit: str
    window: str | None = None
    cases: tuple[Case, ...]
    by: By


def assign(record: Supervisor, ask: AssignAsk, rules: SupervisionRules) -> Decision | Refusal:
    """Give a unit to a supervisor whose enterprise has no open case of its own with it."""
    today = rules.today(ask.by.now)
    if refusal := _check_keeper(record, ask.by, rules) or _check_serving(record) or rules.check_unit(ask.unit, today):
        return refusal
    if ask.unit in ask.by.actor.units:
        return Refusal.of("supervision.own-unit", unit=ask.unit, person=ask.by.actor.person)
    if (watch := record.watch(ask.unit)) is not None:
        same = watch.window == ask.window
        return Decision(events=()) if same else Refusal.of("supervision.watched-already", unit=ask.unit)
    if stands_against(ask.cases, record.enterprise, ask.unit):
        return Refusal.of("supervision.conflict", unit=ask.unit)
    return Decision(events=(WatchAssigned(unit=ask.unit, window=ask.window),))


@attrs.frozen(kw_only=True)
class UnassignAsk:
    """Take a unit from a supervisor."""

    unit: str
    by: By


def unassign(record: Supervisor, ask: UnassignAsk, rules: SupervisionRules) -> Decision | Refusal:
    """Let a supervisor watch a unit no longer."""
    if refusal := _check_keeper(record, ask.by, rules):
        return refusal
    if ask.unit in ask.by.actor.units or record.watch(ask.unit) is None:
        return Refusal.of("supervision.not-watched", unit=ask.unit)
    return Decision(events=(WatchEnded(unit=ask.unit),))


@attrs.frozen(kw_only=True)
class FeedbackAsk:
    """Enter what a supervisor reports on a unit; ``period`` is that of the day if not given."""

    unit: str
    period: str = ""
    observations: tuple[Observation, ...] = ()
    note: str = attrs.field(default="", repr=False)
    cases: tuple[Case, ...]
    by: By


def give_feedback(record: Supervisor, ask: FeedbackAsk, rules: SupervisionRules) -> Decision | Refusal:
    """Enter a report on a unit for a period, once for each."""
    if refusal := check_desk(ask.by.actor, rules) or check_watching(record, ask.unit, ask.cases, ask.by, rules):
        return refusal
    period = ask.period or str(period_of(rules.today(ask.by.now), rules.plan))
    if any((each.unit, each.period) == (ask.unit, period) for each in record.feedback):
        return Refusal.of("supervision.feedback-given", unit=ask.unit, period=period)
    if not ask.observations and not ask.note.strip():
        return Refusal.of("supervision.nothing-said")
    note = _note(record, ask.note)
    event = FeedbackGiven(unit=ask.unit, period=period, observations=ask.observations, note=note)
    return Decision(events=(event,))


def settled(record: Supervisor, cases: Iterable[Case]) -> Decision:
    """Suspend what a case stands against, and resume what no case does any more."""
    return Decision(events=settle(record, cases))


def check_watching(
    record: Supervisor, unit: str, cases: Iterable[Case], by: By, rules: SupervisionRules
) -> Refusal | None:
    """Refuse what only a supervisor says who serves, was given the unit, and has no open case of the enterprise with it."""
    if not record.serves_on(rules.today(by.now)):
        return Refusal.of("supervision.not-serving", until=record.until.isoformat())
    if unit in by.actor.units:
        return Refusal.of("supervision.own-unit", unit=unit, person=by.actor.person)
    if record.watch(unit) is None:
        return Refusal.of("supervision.not-watched", unit=unit)
    if stands_against(cases, record.enterprise, unit):
        return Refusal.of("supervision.conflict", unit=unit)
    return None


def supervisor_subject(supervisor: str) -> str:
    """Name the vault subject of a supervisor."""
    return f"supervisor/{supervisor}"


def letter_key(letter: str) -> str:
    """Name the claim by which no two appointments share a letter."""
    return f"letter-of-appointment:{fold_width(letter).strip()}"


def last_day(since: date, months: int) -> date:
    """
    Give the last day of a term of so many months.

    >>> last_day(date(2026, 9, 7), 24).isoformat()
    '2028-09-06'
    """
    years, month = divmod(since.month - 1 + months, _DECEMBER)
    year, month = since.year + years, month + 1
    return date(year, month, min(since.day, monthrange(year, month)[1])) - timedelta(days=1)


def _check_term(letter: str, since: date, until: date) -> Refusal | None:
    if not letter.strip():
        return Refusal.of("supervision.no-letter")
    if until < since:
        return Refusal.of("supervision.empty-term", since=since.isoformat(), until=until.isoformat())
    return None


def _check_selector(record: Supervisor, by: By, rules: SupervisionRules) -> Refusal | None:
    if by.actor.units.isdisjoint({*rules.selectors, record.selected_by}):
        return Refusal.of("supervision.not-selector", person=by.actor.person, selectors="、".join(rules.selectors))
    return None


def _check_keeper(record: Supervisor, by: By, rules: SupervisionRules) -> Refusal | None:
    """Refuse what only those who chose, or those to whom supervisors report, arrange."""
    return check_desk(by.actor, rules) and _check_selector(record, by, rules)


def _check_serving(record: Supervisor) -> Refusal | None:
    if record.end is not None:
        return Refusal.of("supervision.not-serving", until=record.until.isoformat())
    return None


def _letter(letter: str, supervisor: str) -> Claim:
    return Claim(letter_key(letter), supervisor_subject(supervisor))


def _note(record: Supervisor, text: str) -> Private | None:
    return Private(supervisor_subject(record.id), text.strip()) if text.strip() else None
