"""The rules about findings, as pure functions: reported, put right, verified (M5.2)."""

from datetime import date, datetime

import attrs

from govliaison.cases import Case, CaseKind, Submission
from govliaison.cases.decide.common import By
from govliaison.errors import InputError
from govliaison.ledger import Claim, Decision, Notice, Private, reveal
from govliaison.supervision.conflicts import FINDING_SOURCE
from govliaison.supervision.deciding import check_watching
from govliaison.supervision.finding import (
    ConductMeasureTaken,
    Finding,
    FindingBecameCase,
    FindingReported,
    FindingVerified,
    ItemChangeOrdered,
    RectificationFailed,
    RectificationReported,
)
from govliaison.supervision.kinds import ConductMeasure, ItemField, Observation
from govliaison.supervision.rules import SupervisionRules, check_desk
from govliaison.supervision.supervisor import Supervisor
from govliaison.values import Amount, Refusal, fold_width

FINDING_TAG = "finding"
"""The tag that a case bears which was born of a finding."""


@attrs.frozen(kw_only=True)
class ReportAsk:
    """
    Enter what a supervisor found wrong.

    Attributes:
        finding: new id
        number: its number
        supervisor: who found it
        unit: the window unit
        window: the window
        item: the service item
        observations: what was looked at
        text: what is wrong
        due_at: until when it is put right; None for as long as the plan says
        cases: all open cases of the supervisor's enterprise
        by: who enters it, and when it was found
    """

    finding: str
    number: str
    supervisor: Supervisor
    unit: str
    window: str | None = None
    item: str | None = None
    observations: tuple[Observation, ...] = ()
    text: str = attrs.field(repr=False)
    due_at: datetime | None = None
    cases: tuple[Case, ...]
    by: By


def report(_record: Finding | None, ask: ReportAsk, rules: SupervisionRules) -> Decision | Refusal:
    """Enter a finding; from then on the unit has a date by which it is put right, so that none is ever without one."""
    by = ask.by
    refusal = check_desk(by.actor, rules) or check_watching(ask.supervisor, ask.unit, ask.cases, by, rules)
    if refusal := refusal or _check_text(ask.text) or rules.check_unit(ask.unit, rules.today(by.now)):
        return refusal
    due_at = ask.due_at or rules.after(by.now, rules.plan.rectify_within)
    if due_at <= by.now:
        return Refusal.of("finding.due-past", due=due_at.isoformat())
    stream = f"finding/{ask.finding}"
    event = FindingReported(
        finding=ask.finding,
        number=ask.number,
        supervisor=ask.supervisor.id,
        unit=ask.unit,
        window=ask.window,
        item=ask.item,
        observations=ask.observations,
        text=Private(stream, ask.text.strip()),
        desk=rules.desk,
        region=rules.region,
        due_at=due_at,
        urge_days=rules.plan.urge_every,
    )
    params = {"number": ask.number, "due": due_at.isoformat()}
    return Decision(
        events=(event,),
        take=(Claim(f"finding-number:{ask.number}", stream),),
        notices=(Notice(recipient=f"unit:{ask.unit}", code="finding.to-rectify", params=params),),
    )


@attrs.frozen(kw_only=True)
class RectifyAsk:
    """The unit says how it put the finding right."""

    text: str = attrs.field(repr=False)
    by: By


def rectify(record: Finding, ask: RectifyAsk, rules: SupervisionRules) -> Decision | Refusal:
    """Report that a finding is put right; by the unit, or typed in for it by a convener."""
    if refusal := _check_party(record, ask.by, rules) or _check_open(record, ask.by) or _check_text(ask.text):
        return refusal
    if record.awaits_check:
        return Refusal.of("finding.awaits-check", number=record.number)
    event = RectificationReported(
        text=_private(record, ask.text), verify_by=rules.after(ask.by.now, rules.plan.verify_within)
    )
    params = {"number": record.number, "due": event.verify_by.isoformat(), "unit": record.unit}
    notice = Notice(recipient=f"unit:{record.desk}", code="finding.to-verify", params=params)
    return Decision(events=(event,), notices=(notice,))


@attrs.frozen(kw_only=True)
class VerifyAsk:
    """
    Enter what a supervisor saw who looked at it again.

    Attributes:
        supervisor: who looked; need not be the one who found it
        passed: whether it is put right
        note: what was seen
        due_at: if not, until when the unit has now; None for as long as the plan says
        cases: all open cases of the supervisor's enterprise
        by: who enters it, and when they looked
    """

    supervisor: Supervisor
    passed: bool
    note: str = attrs.field(default="", repr=False)
    due_at: datetime | None = None
    cases: tuple[Case, ...]
    by: By


def verify(record: Finding, ask: VerifyAsk, rules: SupervisionRules) -> Decision | Refusal:
    """Verify that it is put right, as a supervisor who may watch the unit – never as the unit (M5.2)."""
    by = ask.by
    refusal = check_desk(by.actor, rules) or check_watching(ask.supervisor, record.unit, ask.cases, by, rules)
    if refusal := refusal or _check_open(record, by):
        return refusal
    if not record.awaits_check:
        return Refusal.of("finding.not-rectified", number=record.number)
    note = _private(record, ask.note) if ask.note.strip() else None
    if ask.passed:
        return Decision(events=(FindingVerified(supervisor=ask.supervisor.id, note=note),))
    if note is None:
        return Refusal.of("finding.note-missing")
    due_at = ask.due_at or rules.after(by.now, rules.plan.rectify_within)
    if due_at <= by.now:
        return Refusal.of("finding.due-past", due=due_at.isoformat())
    params = {"number": record.number, "due": due_at.isoformat()}
    return Decision(
        events=(RectificationFailed(supervisor=ask.supervisor.id, note=note, due_at=due_at),),
        notices=(Notice(recipient=f"unit:{record.unit}", code="finding.failed", params=params),),
    )


@attrs.frozen(kw_only=True)
class ItemChangeAsk:
    """Let a finding lead to a change of a service item from a day on; ``item`` is that of the finding if not given."""

    item: str | None = None
    field: ItemField
    value: str
    on: date
    by: By


def order_item_change(record: Finding, ask: ItemChangeAsk, rules: SupervisionRules) -> Decision | Refusal:
    """Record that a service item changes because of a finding; by a convener or the unit."""
    item = ask.item or record.item
    if refusal := _check_party(record, ask.by, rules):
        return refusal
    if not item:
        return Refusal.of("finding.no-item", number=record.number)
    value = _read_value(ask.field, ask.value)
    if value is None:
        return Refusal.of("finding.item-value", field=ask.field.value)
    return Decision(events=(ItemChangeOrdered(item=item, field=ask.field, value=value, on=ask.on),))


def _read_value(field: ItemField, text: str) -> str | None:
    """Read an amount of time, or a whole number; None where it is neither."""
    said = fold_width(text).strip()
    if field is not ItemField.TIME:
        return said if said.isascii() and said.isdigit() else None
    try:
        return str(Amount.parse(said))
    except InputError:
        return None


@attrs.frozen(kw_only=True)
class ConductAsk:
    """Record what the unit did about the manner of its people."""

    measure: ConductMeasure
    note: str = attrs.field(default="", repr=False)
    by: By


def take_conduct_measure(record: Finding, ask: ConductAsk, rules: SupervisionRules) -> Decision | Refusal:
    """Record a measure of conduct (T3.1); by a convener or the unit."""
    if refusal := _check_party(record, ask.by, rules):
        return refusal
    note = _private(record, ask.note) if ask.note.strip() else None
    return Decision(events=(ConductMeasureTaken(measure=ask.measure, note=note),))


@attrs.frozen(kw_only=True)
class BecomeCaseAsk:
    """Link a finding to the case that was born of it."""

    case: str
    number: str
    by: By


def become_case(record: Finding, ask: BecomeCaseAsk, rules: SupervisionRules) -> Decision | Refusal:
    """Let a case be born of a finding, once; by a convener."""
    if refusal := check_desk(ask.by.actor, rules):
        return refusal
    if record.case is not None:
        return Refusal.of("finding.has-case", number=record.number, case=record.case_number)
    return Decision(events=(FindingBecameCase(case=ask.case, number=ask.number),))


def submission_of(record: Finding, rules: SupervisionRules, *, category: str, at: datetime) -> Submission:
    """Give the matter that a finding is as a case: it says what was found where, and nothing of who found it."""
    return Submission(
        channel=rules.plan.channel,
        source_id=f"{FINDING_SOURCE}{record.id}",
        received_at=at,
        kind=CaseKind.REPORT,
        category=category,
        region=record.region,
        text=reveal(record.text),
        tags=frozenset({FINDING_TAG}),
    )


def _check_party(record: Finding, by: By, rules: SupervisionRules) -> Refusal | None:
    if record.unit in by.actor.units or by.actor.convenes(rules.region):
        return None
    return Refusal.of("finding.other-unit", number=record.number, person=by.actor.person)


def _check_open(record: Finding, by: By) -> Refusal | None:
    if record.verified_at is not None:
        return Refusal.of("finding.verified", number=record.number)
    last = record.rectifications[-1] if record.rectifications else None
    since = (last.checked_at or last.at) if last else record.found_at
    return Refusal.of("finding.before-last", number=record.number) if by.now < since else None


def _check_text(text: str) -> Refusal | None:
    return None if text.strip() else Refusal.of("finding.text-missing")


def _private(record: Finding, text: str) -> Private:
    return Private(f"finding/{record.id}", text.strip())
