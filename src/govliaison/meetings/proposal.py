"""A proposal to the coordination group (提请协调小组), and the decision of the group, which binds (M7.3)."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final

import attrs

from govliaison.ledger import Index, Noun, Sealed, Stamp, reveal
from govliaison.meetings.common import PROPOSAL_SERIES, office_audience, serial_number
from govliaison.meetings.meeting_events import Adopted, Directive
from govliaison.values import to_micros


class ProposalState(StrEnum):
    """Where a proposal stands."""

    SUBMITTED = "submitted"
    DECIDED = "decided"


class DecisionKind(StrEnum):
    """What the group decided: as proposed, otherwise, or that the conveners go on by themselves."""

    AGREED = "agreed"
    OTHERWISE = "otherwise"
    DECLINED = "declined"


@attrs.frozen(kw_only=True)
class ProposalSubmitted:
    """
    The conveners ask the group.

    Attributes:
        proposal: id
        year: of its number
        serial: of its number
        region: code of the place
        conveners: units that ask
        group: units of the group and its office
        cases: ids of the cases it is about
        meeting: id of the coordination meeting that could not settle it, if there was one
        why: why the group is asked
        asked: what it is asked
    """

    proposal: str
    year: int
    serial: int
    region: str
    conveners: tuple[str, ...]
    group: tuple[str, ...]
    cases: tuple[str, ...]
    meeting: str | None
    why: Sealed
    asked: Sealed


@attrs.frozen(kw_only=True)
class GroupDecided:
    """
    The group decided; that binds.

    Attributes:
        kind: as proposed, otherwise, or declined
        text: the decision
        day: on which it decided
        resolutions: what units are to do until when
        directives: what the desks of cases did at once
    """

    kind: DecisionKind
    text: Sealed
    day: date
    resolutions: tuple[Adopted, ...]
    directives: tuple[Directive, ...]


@attrs.frozen(kw_only=True)
class GroupProposal:
    """
    A proposal as it stands; attributes as in :class:`ProposalSubmitted` and :class:`GroupDecided`.

    Attributes:
        submitted_at: when
        submitted_by: the person who submitted it
        decided_at: when the decision was entered as having been made
        decided_by: the person of the group
    """

    id: str
    year: int
    serial: int
    region: str
    conveners: tuple[str, ...]
    group: tuple[str, ...]
    cases: tuple[str, ...]
    meeting: str | None
    why: Sealed
    asked: Sealed
    state: ProposalState = ProposalState.SUBMITTED
    submitted_at: datetime
    submitted_by: str
    kind: DecisionKind | None = None
    decision: Sealed | None = None
    day: date | None = None
    resolutions: tuple[Adopted, ...] = ()
    directives: tuple[Directive, ...] = ()
    decided_at: datetime | None = None
    decided_by: str | None = None

    @property
    def number(self) -> str:
        """By which people call it, such as ``提请〔2026〕1号``."""
        return serial_number(PROPOSAL_SERIES, self.year, self.serial)

    @property
    def stream(self) -> str:
        """Its stream."""
        return f"proposal/{self.id}"


def evolve(proposal: GroupProposal | None, event: ProposalSubmitted | GroupDecided, stamp: Stamp) -> GroupProposal:
    """Fold what happened into the proposal."""
    at, person = stamp.effective_at, stamp.recorded_for or stamp.actor
    if isinstance(event, ProposalSubmitted):
        said: dict[str, Any] = {field.name: getattr(event, field.name) for field in attrs.fields(ProposalSubmitted)}
        return GroupProposal(id=said.pop("proposal"), submitted_at=at, submitted_by=person, **said)
    assert proposal is not None  # noqa: S101 - nothing else begins a stream
    return attrs.evolve(
        proposal,
        state=ProposalState.DECIDED,
        kind=event.kind,
        decision=event.text,
        day=event.day,
        resolutions=event.resolutions,
        directives=event.directives,
        decided_at=at,
        decided_by=person,
    )


def index(proposal: GroupProposal) -> Index:
    """Proposals are found by number and case; the conveners and the group see them."""
    tags = {("year", str(proposal.year)), *(("case", case) for case in proposal.cases)}
    tags |= {("meeting", proposal.meeting)} if proposal.meeting else set()
    return Index(
        state=proposal.state,
        unit=proposal.group[0],
        region=proposal.region,
        number=proposal.number,
        opened=to_micros(proposal.submitted_at),
        text="\n".join([proposal.number, reveal(proposal.why), reveal(proposal.asked), reveal(proposal.decision)]),
        audience=office_audience(proposal.region, (*proposal.conveners, *proposal.group)),
        tags=frozenset(tags),
    )


PROPOSAL: Final = Noun(
    kind="proposal",
    record=GroupProposal,
    shape=1,
    events={ProposalSubmitted: 1, GroupDecided: 1},
    evolve=evolve,
    index=index,
)
