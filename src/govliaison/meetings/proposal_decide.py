"""The verbs of a proposal as pure functions: conveners ask, the group decides."""

from collections.abc import Collection
from datetime import date, datetime

import attrs

from govliaison.ledger import Claim, Decision, Notice
from govliaison.meetings.common import PROPOSAL_SERIES, By, Verdict, check_convener, check_text, seal, serial_number
from govliaison.meetings.meeting_events import Adopted, Directive
from govliaison.meetings.proposal import DecisionKind, GroupDecided, GroupProposal, ProposalState, ProposalSubmitted
from govliaison.values import Refusal


@attrs.frozen(kw_only=True)
class ProposeAsk:
    """
    Ask the group; attributes as in :class:`~govliaison.meetings.ProposalSubmitted`.

    Attributes:
        group: units of the group and its office in this place
    """

    proposal: str
    year: int
    serial: int
    region: str
    conveners: tuple[str, ...]
    group: tuple[str, ...]
    cases: tuple[str, ...] = ()
    meeting: str | None = None
    why: str = attrs.field(repr=False)
    asked: str = attrs.field(repr=False)
    by: By


def propose(proposal: GroupProposal | None, ask: ProposeAsk) -> Verdict:
    """Put a hard matter to the coordination group (M7.3): only conveners do."""
    if proposal is not None:
        return Decision(events=())
    if refusal := check_convener(ask.region, ask.by) or check_text(ask.why, ask.asked):
        return refusal
    if not ask.group:
        return Refusal.of("proposal.no-group")
    stream, number = f"proposal/{ask.proposal}", serial_number(PROPOSAL_SERIES, ask.year, ask.serial)
    event = ProposalSubmitted(
        proposal=ask.proposal,
        year=ask.year,
        serial=ask.serial,
        region=ask.region,
        conveners=ask.conveners,
        group=ask.group,
        cases=ask.cases,
        meeting=ask.meeting,
        why=seal(stream, ask.why),
        asked=seal(stream, ask.asked),
    )
    notices = (
        Notice(recipient=f"unit:{unit}", code="proposal.submitted", params={"number": number}) for unit in ask.group
    )
    return Decision(events=(event,), take=(Claim(f"number:{number}", stream),), notices=tuple(notices))


@attrs.frozen(kw_only=True)
class GroupDecisionAsk:
    """
    The group decided.

    Attributes:
        kind: as proposed, otherwise, or declined
        text: the decision
        day: on which it decided
        resolutions: ids, owners and dates, in order; numbered here
        directives: what the desks of cases are to do at once
        signers: units of the person whose decision it is
    """

    kind: DecisionKind
    text: str = attrs.field(repr=False)
    day: date
    resolutions: tuple[tuple[str, str, datetime], ...] = ()
    directives: tuple[Directive, ...] = ()
    signers: Collection[str]
    by: By


def decide_proposal(proposal: GroupProposal | None, ask: GroupDecisionAsk) -> Verdict:
    """
    Enter the decision of the group, once and for good; it must have somebody do something, unless the group declines.

    It is entered by the group itself, or by a convener for a person of the group who signed on paper (代录).
    """
    if proposal is None:
        return Refusal.of("proposal.unknown")
    if refusal := _check_group(proposal, ask) or _check_decision(proposal, ask):
        return refusal
    event = GroupDecided(
        kind=ask.kind,
        text=seal(proposal.stream, ask.text),
        day=ask.day,
        resolutions=tuple(
            Adopted(number=number, resolution=resolution, unit=unit, due_at=due_at)
            for number, (resolution, unit, due_at) in enumerate(ask.resolutions, 1)
        ),
        directives=ask.directives,
    )
    said = {"number": proposal.number}
    notices = (Notice(recipient=f"unit:{unit}", code="proposal.decided", params=said) for unit in proposal.conveners)
    return Decision(events=(event,), notices=tuple(notices))


def _check_group(proposal: GroupProposal, ask: GroupDecisionAsk) -> Refusal | None:
    if {*proposal.group}.isdisjoint(ask.signers):
        return Refusal.of("proposal.not-group", person=ask.by.person)
    if {*proposal.group}.isdisjoint(ask.by.actor.units):
        return check_convener(proposal.region, ask.by)
    return None


def _check_decision(proposal: GroupProposal, ask: GroupDecisionAsk) -> Refusal | None:
    if proposal.state is ProposalState.DECIDED:
        return Refusal.of("proposal.decided-before", number=proposal.number)
    if refusal := check_text(ask.text):
        return refusal
    if ask.day > ask.by.day:
        return Refusal.of("proposal.day-in-future", number=proposal.number)
    if bool(ask.resolutions or ask.directives) is (ask.kind is DecisionKind.DECLINED):
        return Refusal.of("proposal.without-effect", number=proposal.number)
    return None
