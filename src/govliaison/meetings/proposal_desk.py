"""The desk at which hard matters are put to the coordination group, and its decisions entered (提请协调小组)."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any, cast

import attrs

from govliaison.access import Actor, Context
from govliaison.cases.opening import RulesFor
from govliaison.ledger import Decision, Happened, Loaded, Move
from govliaison.meetings.common import PROPOSAL_SERIES, Verdict
from govliaison.meetings.door import MeetingDoor, next_entry
from govliaison.meetings.meeting_noun import MEETING
from govliaison.meetings.outcomes import (
    ResolutionDraft,
    Ruling,
    Source,
    case_moves,
    check_drafts,
    directives_of,
    known_cases,
    resolution_moves,
)
from govliaison.meetings.proposal import PROPOSAL, DecisionKind, GroupDecided, GroupProposal, ProposalState
from govliaison.meetings.proposal_decide import GroupDecisionAsk, ProposeAsk, decide_proposal, propose
from govliaison.units import UnitDirectory, UnitRole

_GROUP = (UnitRole.COORDINATION_GROUP, UnitRole.GROUP_OFFICE)


class Proposals:
    """
    Proposals for one person; verbs take the id or number, such as ``提请2026-1``, and work as those of a meeting do.

    Args:
        context: who acts, on which ledger
        rules_for: units, calendar and rules of cases by region
    """

    def __init__(self, context: Context, rules_for: RulesFor) -> None:
        self._context, self._rules_for = context, rules_for
        self._door = MeetingDoor(context, rules_for)

    def submit(
        self,
        *,
        why: str,
        asked: str,
        cases: Sequence[str] = (),
        meeting: str | None = None,
        conveners: Sequence[str] = (),
        at: datetime | None = None,
        recorded_for: str | None = None,
        request: str | None = None,
    ) -> GroupProposal:
        """
        Put a hard matter to the coordination group (M7.3).

        Args:
            why: why the conveners cannot settle it themselves
            asked: what the group is asked
            cases: cases it is about, by id or number; those of the meeting are among them anyhow
            meeting: the coordination meeting that could not settle it, by id or number
            conveners: units that ask; all conveners of the place, if not said
            at: when, if earlier
            recorded_for: who submitted it on paper
            request: id of the request
        """
        region = self._door.region
        by = self._door.by(region, at, recorded_for)
        sat = None if meeting is None else cast("Any", self._door.see(MEETING, meeting).record)
        ids = [*(sat.cases if sat else ()), *(self._door.case(case).id for case in cases)]
        directory = self._rules_for(region).units
        new = self._context.ledger.ids.new_id()

        def decide(found: GroupProposal | None) -> Verdict:
            ask = ProposeAsk(
                proposal=new,
                year=by.day.year,
                serial=self._door.serial(PROPOSAL, by.day.year),
                region=region,
                conveners=tuple(conveners) or tuple(unit.id for unit in directory.conveners(region, by.day)),
                group=group_of(directory, region, by.day),
                cases=tuple(dict.fromkeys(ids)),
                meeting=sat.id if sat else None,
                why=why,
                asked=asked,
                by=by,
            )
            return propose(found, ask)

        return self._context.carry_out(PROPOSAL, new, decide, self._door.stamp(by, region, request))

    def decide(
        self,
        proposal: str,
        *,
        kind: DecisionKind,
        text: str,
        day: date | None = None,
        resolutions: Sequence[ResolutionDraft] = (),
        rulings: Sequence[Ruling] = (),
        at: datetime | None = None,
        recorded_for: str | None = None,
        request: str | None = None,
    ) -> GroupProposal:
        """
        Enter what the group decided: it binds, and flows back to units and cases in the same commit (M7.3).

        Args:
            proposal: id or number
            kind: as proposed, otherwise, or declined
            text: the decision
            day: on which the group decided; that of ``at``, if not said
            resolutions: what units are to do until when
            rulings: what the desks of cases do at once; by the group's authority
            at: when, if earlier
            recorded_for: the person of the group who signed on paper, where a convener enters it
            request: id of the request
        """
        seen, by = self._door.begin(PROPOSAL, proposal, at, recorded_for, series=PROPOSAL_SERIES)
        before = cast("GroupProposal", seen.record)
        cases = known_cases(self._context, before.cases)
        ids = tuple(self._context.ledger.ids.new_id() for _ in resolutions)
        ask = GroupDecisionAsk(
            kind=kind,
            text=text,
            day=day or by.day,
            resolutions=tuple((new, each.unit, each.due_at) for new, each in zip(ids, resolutions, strict=True)),
            directives=directives_of(rulings, cases),
            signers=self._door.signers(by),
            by=by,
        )
        refusal = check_drafts(resolutions, self._rules_for(before.region), by.now)

        def along(found: Loaded[GroupProposal], decision: Decision) -> Sequence[Move[Any]]:
            event, record = cast("GroupDecided", decision.events[0]), cast("GroupProposal", found.record)
            source = Source(
                stream=record.stream,
                number=record.number,
                region=record.region,
                conveners=record.conveners,
                entry=next_entry(found),
            )
            stamp, authority = self._door.stamp(by, record.region), _with_authority(by.actor, record)
            return [
                *resolution_moves(event.resolutions, resolutions, cases, source, stamp),
                *case_moves(self._context, self._rules_for, rulings, cases, actor=authority, source=source),
            ]

        return self._door.carry_out(
            PROPOSAL, seen, lambda found: refusal or decide_proposal(found, ask), by=by, request=request, along=along
        )

    def get(self, proposal: str) -> GroupProposal:
        """Give a proposal by id or number."""
        seen = self._door.see(PROPOSAL, proposal, PROPOSAL_SERIES)
        return self._door.shown(PROPOSAL, cast("GroupProposal", seen.record))

    def history(self, proposal: str) -> list[Happened]:
        """Give everything that happened to a proposal, in order."""
        return self._context.ledger.history(self._door.see(PROPOSAL, proposal, PROPOSAL_SERIES).stream)

    def list(self, *, undecided: bool = False, region: str | None = None) -> Iterator[GroupProposal]:
        """List the proposals this person may see, in the order of submission."""
        states = frozenset({ProposalState.SUBMITTED.value} if undecided else ())
        return self._door.all(PROPOSAL, states=states, region=region)


def group_of(directory: UnitDirectory, region: str, day: date) -> tuple[str, ...]:
    """Name the coordination group of a place and its office, the group first; a place without one goes to that above it."""
    found = [unit for role in _GROUP for unit in directory.with_role(role, day)]
    own = [unit for unit in found if unit.region == region]
    return tuple(unit.id for unit in own or found)


def _with_authority(actor: Actor, proposal: GroupProposal) -> Actor:
    """Let an actor carry out on cases what the group decided: the decision binds whoever holds them."""
    return attrs.evolve(actor, conveners=actor.conveners | {proposal.group[0]})
