"""From a submission to a unit: submit, admit, refuse, dispatch."""

from collections.abc import Sequence
from datetime import date, datetime

import attrs

from govliaison.cases.care_events import CaseMadeConfidential
from govliaison.cases.decide.ahead import check_ahead
from govliaison.cases.decide.common import (
    By,
    check_convener,
    check_exists,
    check_moment,
    check_reported,
    check_state,
    note_of,
    start_part,
)
from govliaison.cases.events import CaseAdmitted, CaseDispatched, CaseRefused, CaseSubmitted
from govliaison.cases.kinds import CaseKind, CaseState, RefusalReason, Scope, Urgency
from govliaison.cases.milestones import start_steps
from govliaison.cases.model import Case
from govliaison.cases.ownership import check_owner
from govliaison.cases.precedents import Precedent
from govliaison.cases.proposing import propose
from govliaison.cases.rules import CaseRules
from govliaison.cases.submission import Submission, contact_subject
from govliaison.deadlines import Anchor, Anchors, DutyKind, Facts, Stage
from govliaison.ledger import Claim, Decision, Notice, Private
from govliaison.values import Refusal

Verdict = Decision | Refusal


_HANDLED = tuple(state for state in CaseState if state.is_open and state is not CaseState.MERGED)
_TITLE = 40
"""Characters of the text that stand for a missing title."""


@attrs.frozen(kw_only=True)
class SubmitAsk:
    """
    A matter that a channel delivers.

    Attributes:
        case: new id
        number: its number for the telephone
        submission: what was delivered
        phone_key: keyed hash of its telephone
        entered_at: when it is entered; None for a history
    """

    case: str
    number: str
    submission: Submission
    phone_key: str | None = None
    entered_at: datetime | None = None


def submit(case: Case | None, ask: SubmitAsk, rules: CaseRules) -> Verdict:
    """Take a matter into the ledger; the desk is accountable until a unit is found (T2.1, M1.4)."""
    said = ask.submission.stub if ask.submission.classified else ask.submission
    if case is not None:
        return Refusal.of("case.exists", number=case.number)
    if not (said.classified or said.title.strip() or said.text.strip()):
        return Refusal.of("case.empty", source=said.source_id)
    if refusal := check_ahead(said.given_due, said.received_at, rules):
        return refusal
    stream = f"case/{ask.case}"
    contact = contact_subject(ask.phone_key, stream)
    kind, urgency = said.kind or CaseKind.HELP, said.urgency or Urgency.ORDINARY
    category = rules.catalogue.recognise(said.category)
    facts = Facts(
        kind=kind,
        urgency=urgency,
        channel=said.channel,
        category=category,
        region=said.region or "",
        difficulty=said.difficulty,
        tags=said.tags,
        track=said.track,
        real_name=said.is_real_name,
    )
    anchors = Anchors(received=said.received_at, entered=ask.entered_at)
    event = CaseSubmitted(
        case=ask.case,
        number=ask.number,
        channel=said.channel,
        source_id=said.source_id,
        order=said.order,
        received_at=said.received_at,
        entered_at=ask.entered_at,
        desk=rules.desk,
        kind=kind,
        urgency=urgency,
        scope=said.scope or Scope.APPROVAL_SERVICE,
        category=category,
        category_said=_private(stream, "" if category == said.category.strip() else said.category),
        track=said.track,
        difficulty=said.difficulty,
        tags=said.tags,
        region=said.region,
        filed_by=said.filed_by,
        concerned=said.concerned,
        enterprise=said.enterprise,
        credit_code=said.credit_code,
        enterprise_name=_private(stream, said.enterprise_name),
        title=Private(stream, said.title.strip() or said.text.strip()[:_TITLE]),
        text=Private(stream, said.text.strip() or said.title.strip()),
        contact=_private(contact, said.contact),
        phone=_private(contact, said.phone),
        phone_key=None if said.classified else ask.phone_key,
        attachments=said.attachments,
        history=said.history,
        given_due=said.given_due,
        extra=said.extra,
        extra_private={key: Private(stream, value) for key, value in said.extra_private.items()},
        clocks=(
            *rules.start_ruled((Stage.REVIEW,), rules.desk, facts, anchors),
            *rules.start((Stage.DISPATCH,), rules.desk, facts, anchors),
            *start_steps(rules.desk, rules, facts, anchors, Anchor.RECEIVED, Anchor.ENTERED),
        ),
    )
    if said.classified:
        return _refuse_classified(event, stream)
    secret = (CaseMadeConfidential(),) if said.confidential else ()
    claims = tuple(Claim(key, stream) for key in (f"number:{ask.number}", *said.claims))
    notices = () if said.history else (_to_filer("case.acknowledged", ask.case, said.channel, ask.number),)
    return Decision(events=(event, *secret), take=claims, notices=notices)


def _refuse_classified(stub: CaseSubmitted, stream: str) -> Decision:
    """
    Refuse state secrets at once, with an entry that says nothing of them.

    They may not be stored or processed here at all: Law on Guarding State Secrets (2024), article 31 (3).
    """
    source = f"source:{stub.channel}:{stub.source_id}"
    return Decision(
        events=(stub, CaseRefused(reason=RefusalReason.CLASSIFIED)),
        take=tuple(Claim(key, stream) for key in (f"number:{stub.number}", source)),
        notices=(
            _to_filer("case.refused", stub.case, stub.channel, stub.number, reason=RefusalReason.CLASSIFIED.value),
        ),
    )


@attrs.frozen(kw_only=True)
class AdmitAsk:
    """Somebody at the desk admits it."""

    by: By


def admit(case: Case | None, ask: AdmitAsk, rules: CaseRules) -> Verdict:
    """Decide that it will be handled; it waits at the manual desk for a unit (M2.3)."""
    refusal = check_state(case, CaseState.SUBMITTED)
    if refusal or case is None:
        return refusal or Refusal.of("case.unknown")
    if refusal := check_convener(case, ask.by) or check_moment(case, ask.by):
        return refusal
    anchors = attrs.evolve(case.anchors, admitted=ask.by.now)
    clocks = start_steps(case.desk, rules, case.facts, anchors, Anchor.ADMITTED)
    return Decision(events=(CaseAdmitted(clocks=clocks),))


@attrs.frozen(kw_only=True)
class RefuseAsk:
    """Somebody at the desk refuses it, with a reason and perhaps a word of explanation."""

    reason: RefusalReason
    note: str = attrs.field(default="", repr=False)
    by: By


def refuse(case: Case | None, ask: RefuseAsk, _rules: CaseRules) -> Verdict:
    """
    Decide that it will not be handled here, and tell whoever filed it why.

    State secrets are refused wherever the case stands, and no note is kept of them.
    """
    is_secret = ask.reason is RefusalReason.CLASSIFIED
    refusal = check_state(case, *(_HANDLED if is_secret else (CaseState.SUBMITTED, CaseState.ADMITTED)))
    if refusal or case is None:
        return refusal or Refusal.of("case.unknown")
    if refusal := check_convener(case, ask.by) or check_moment(case, ask.by):
        return refusal
    if not is_secret and (refusal := check_reported(case)):
        return refusal
    if case.deemed and not is_secret:
        return Refusal.of("case.deemed-already", number=case.number)
    notices = tuple(
        _to_filer("case.refused", case.id, source.channel, case.number, reason=ask.reason.value)
        for source in case.sources
    )
    event = CaseRefused(reason=ask.reason, note=None if is_secret else note_of(case.id, ask.note))
    return Decision(events=(event,), notices=() if case.history else notices)


@attrs.frozen(kw_only=True)
class DispatchAsk:
    """
    Hand it to a unit.

    Attributes:
        lead: the accountable unit
        assisting: units that help (协办)
        parallel: units that answer for a part of their own (分办)
        designate: the convener's final word; the unit cannot return it
        router: name of the router whose proposal is followed
        router_reason: code of the reason that it gives
    """

    lead: str
    assisting: tuple[str, ...] = ()
    parallel: tuple[str, ...] = ()
    designate: bool = False
    router: str | None = None
    router_reason: str | None = None
    by: By


def dispatch(case: Case | None, ask: DispatchAsk, rules: CaseRules) -> Verdict:
    """
    Hand it to exactly one accountable unit (M1.4).

    After as many returns as the policy allows, the hand-over is a designation and cannot be returned.
    """
    refusal = check_state(case, CaseState.SUBMITTED, CaseState.ADMITTED)
    if refusal or case is None:
        return refusal or Refusal.of("case.unknown")
    if refusal := check_convener(case, ask.by) or check_moment(case, ask.by):
        return refusal
    today = rules.today(ask.by.now)
    if refusal := _check_units(ask, rules, today):
        return refusal
    sharing = (*ask.assisting, *ask.parallel)
    if refusal := check_owner(case, ask.lead, sharing, rules.ownership, rules.units):
        return refusal
    return _dispatch(
        case,
        ask.lead,
        rules,
        ask.by.now,
        assisting=ask.assisting,
        parallel=ask.parallel,
        by="hand",
        designated=ask.designate,
        router=ask.router,
        router_reason=ask.router_reason,
    )


def dispatch_by_itself(
    case: Case | None, now: datetime, rules: CaseRules, precedents: Sequence[Precedent] = ()
) -> Verdict:
    """
    Hand a new case to the unit that a precedent or the competence catalogue names, if the policy wants that and it is clear.

    Else nothing happens: it stays on the manual desk.
    """
    if case is None or case.state is not CaseState.SUBMITTED:
        return Refusal.of("case.unknown")
    wanted = rules.policy.dispatch_automatically and case.category
    chosen = propose(case, rules, now, precedents) if wanted else None
    if chosen is None:
        return Decision(events=())
    return _dispatch(case, chosen.unit, rules, now, by=chosen.by, entry=chosen.entry, precedent=chosen.precedent)


def _check_units(ask: DispatchAsk, rules: CaseRules, today: date) -> Refusal | None:
    units = (ask.lead, *ask.assisting, *ask.parallel)
    for unit in units:
        if refusal := check_exists(unit, rules, today):
            return refusal
    if len({*units}) != len(units):
        return Refusal.of("case.unit-twice", unit=ask.lead)
    return None


def _dispatch(
    case: Case,
    lead: str,
    rules: CaseRules,
    now: datetime,
    *,
    assisting: tuple[str, ...] = (),
    parallel: tuple[str, ...] = (),
    by: str,
    entry: str | None = None,
    precedent: str | None = None,
    designated: bool = False,
    router: str | None = None,
    router_reason: str | None = None,
) -> Decision:
    anchors = attrs.evolve(case.anchors, admitted=case.admitted_at or now, dispatched=now, signed=None)
    event = CaseDispatched(
        duty=len(case.duties) + 1,
        lead=lead,
        assisting=assisting,
        parallel=parallel,
        by=by,
        entry=entry,
        precedent=precedent,
        router=router,
        router_reason=router_reason,
        designated=designated or len(case.returns) >= rules.policy.max_returns,
        clocks=(
            *rules.start((Stage.SIGN, Stage.CONTACT, Stage.ANSWER), lead, case.facts, anchors),
            *start_steps(lead, rules, case.facts, anchors, Anchor.DISPATCHED, Anchor.SIGNED),
            *(start for unit in assisting for start in start_part(case, unit, DutyKind.ASSISTING, rules, anchors)),
            *(start for unit in parallel for start in start_part(case, unit, DutyKind.PARALLEL, rules, anchors)),
        ),
    )
    events = (event,) if case.state is CaseState.ADMITTED else (CaseAdmitted(), event)
    due = {clock.unit: clock.due_at for clock in event.clocks if clock.stage in (Stage.ANSWER, Stage.ASSIST_RETURN)}
    notices = tuple(
        Notice(
            recipient=f"unit:{unit}",
            code="case.dispatched",
            params={"number": case.number, "due": moment.isoformat()},
        )
        for unit, moment in due.items()
    )
    return Decision(events=events, notices=() if case.history else notices)


def _private(subject: str, text: str) -> Private | None:
    return Private(subject, text.strip()) if text.strip() else None


def _to_filer(code: str, case: str, channel: str, number: str, **params: str) -> Notice:
    return Notice(recipient=f"filer:{case}", code=code, params={"number": number, **params}, channel=channel)
