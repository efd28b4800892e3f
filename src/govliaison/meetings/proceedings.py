"""The desk at which it is entered what a meeting brought: who came, issues, minutes, resolutions, instructions."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, cast

import attrs

from govliaison.access import Context
from govliaison.cases import CaseKind, Submission
from govliaison.cases.opening import RulesFor, draft_case
from govliaison.ledger import Decision, Loaded, Move
from govliaison.meetings import meeting_decide as d
from govliaison.meetings import meeting_work as w
from govliaison.meetings.common import Verdict
from govliaison.meetings.door import MeetingDoor, next_entry
from govliaison.meetings.guests import Guests, RulesOfContacts
from govliaison.meetings.meeting import Meeting
from govliaison.meetings.meeting_events import IssueRaised, MeetingResolved
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
from govliaison.values import case_number


class Proceedings:
    """
    What meetings bring, for one person. Verbs work as those of :class:`~govliaison.meetings.Meetings` do.

    Args:
        context: who acts, on which ledger
        rules_for: units, calendar and rules of cases by region
        contacts_for: what holds for contacts by region
    """

    def __init__(self, context: Context, rules_for: RulesFor, contacts_for: RulesOfContacts) -> None:
        self._context, self._rules_for = context, rules_for
        self._door = MeetingDoor(context, rules_for)
        self._guests = Guests(context, contacts_for)

    def sign_in(
        self,
        meeting: str,
        *,
        unit: str | None = None,
        enterprise: str | None = None,
        name: str = "",
        at: datetime | None = None,
        recorded_for: str | None = None,
        request: str | None = None,
    ) -> Meeting:
        """Enter that somebody came, for a unit or for an enterprise; a meeting is held once both sides are there."""
        seen, by = self._door.begin(MEETING, meeting, at, recorded_for)
        region = cast("Meeting", seen.record).region
        if enterprise is not None:
            self._guests.load(enterprise)
        ask = d.SignInAsk(unit=unit, enterprise=enterprise, name=name, by=by)

        def along(found: Loaded[Meeting], _decision: Decision) -> Sequence[Move[Any]]:
            if enterprise is None:
                return ()
            stamp = self._door.because(by, region, found)
            return self._guests.came(cast("Meeting", found.record), enterprise, by.day, stamp)

        directory = self._rules_for(region).units
        return self._door.carry_out(
            MEETING, seen, lambda found: d.sign_in(found, ask, directory), by=by, request=request, along=along
        )

    def raise_issue(
        self,
        meeting: str,
        *,
        text: str = "",
        title: str = "",
        enterprise: str | None = None,
        unit: str | None = None,
        category: str = "",
        kind: CaseKind | None = None,
        case: str | None = None,
        at: datetime | None = None,
        recorded_for: str | None = None,
        request: str | None = None,
    ) -> Meeting:
        """
        Enter an issue, which becomes a case in the same commit (T1.2); or name the ``case`` that it is already.

        The case comes by the channel ``symposium`` or ``coordination`` and names the entry of the issue as its cause.
        """
        seen, by = self._door.begin(MEETING, meeting, at, recorded_for)
        region = cast("Meeting", seen.record).region
        firm = None if enterprise is None else self._guests.load(enterprise)
        known = None if case is None else self._door.case(case)
        fresh = self._context.ledger.ids.new_id()

        def decide(found: Meeting | None) -> Verdict:
            ask = w.RaiseAsk(
                case=known.id if known else fresh,
                case_number=known.number if known else case_number(fresh),
                enterprise=enterprise,
                unit=unit,
                opened=known is None,
                by=by,
            )
            return w.raise_issue(found, ask)

        def along(found: Loaded[Meeting], decision: Decision) -> Sequence[Move[Any]]:
            if known is not None:
                return ()
            issue, held = cast("IssueRaised", decision.events[0]), cast("Meeting", found.record)
            submission = Submission(
                channel=held.kind.value,
                source_id=f"{held.number}-{issue.number}",
                received_at=by.now,
                kind=kind,
                category=category,
                region=(firm.facts.region if firm else None) or region,
                enterprise=enterprise,
                credit_code=firm.facts.code if firm else None,
                enterprise_name=firm.name if firm else "",
                title=title,
                text=text,
                filed_by=unit,
            )
            because = attrs.evolve(self._context, caused_by=next_entry(found))
            return [draft_case(because, self._rules_for, submission, case=fresh).move()]

        return self._door.carry_out(MEETING, seen, decide, by=by, request=request, along=along)

    def minute(
        self,
        meeting: str,
        *,
        text: str,
        at: datetime | None = None,
        recorded_for: str | None = None,
        request: str | None = None,
    ) -> Meeting:
        """Write the minutes (会议纪要); again until another person has approved them."""
        seen, by = self._door.begin(MEETING, meeting, at, recorded_for)
        ask = w.MinuteAsk(text=text, by=by)
        return self._door.carry_out(MEETING, seen, lambda found: w.minute(found, ask), by=by, request=request)

    def approve_minutes(
        self,
        meeting: str,
        *,
        approve: bool,
        note: str = "",
        at: datetime | None = None,
        recorded_for: str | None = None,
        request: str | None = None,
    ) -> Meeting:
        """Approve the minutes as another person than those who wrote them, or send them back."""
        seen, by = self._door.begin(MEETING, meeting, at, recorded_for)
        ask = w.ApproveMinutesAsk(approve=approve, note=note, by=by)
        return self._door.carry_out(MEETING, seen, lambda found: w.approve_minutes(found, ask), by=by, request=request)

    def resolve(
        self,
        meeting: str,
        *,
        resolutions: Sequence[ResolutionDraft] = (),
        rulings: Sequence[Ruling] = (),
        at: datetime | None = None,
        recorded_for: str | None = None,
        request: str | None = None,
    ) -> Meeting:
        """
        Enter what a meeting decided: resolutions with owner and date (议定事项), followed until they are verified.

        A coordination meeting also designates the lead of a case, finally, or has a unit put something right.
        """
        seen, by = self._door.begin(MEETING, meeting, at, recorded_for)
        before = cast("Meeting", seen.record)
        ids = tuple(self._context.ledger.ids.new_id() for _ in resolutions)
        cases = known_cases(self._context, (*before.cases, *(each.case for each in before.issues)))
        ask = w.ResolveAsk(
            resolutions=tuple((new, each.unit, each.due_at) for new, each in zip(ids, resolutions, strict=True)),
            directives=directives_of(rulings, cases),
            by=by,
        )
        refusal = check_drafts(resolutions, self._rules_for(before.region), by.now)

        def along(found: Loaded[Meeting], decision: Decision) -> Sequence[Move[Any]]:
            event, held = cast("MeetingResolved", decision.events[0]), cast("Meeting", found.record)
            source = Source(
                stream=held.stream,
                number=held.number,
                region=held.region,
                conveners=held.conveners,
                entry=next_entry(found),
            )
            stamp = self._door.stamp(by, held.region)
            return [
                *resolution_moves(event.resolutions, resolutions, cases, source, stamp),
                *case_moves(self._context, self._rules_for, rulings, cases, actor=self._context.actor, source=source),
            ]

        return self._door.carry_out(
            MEETING, seen, lambda found: refusal or w.resolve(found, ask), by=by, request=request, along=along
        )

    # -- instructions of leaders --------------------------------------------------------------------------------------

    def instruct(
        self,
        meeting: str,
        *,
        leader: str,
        post: str,
        text: str,
        day: date,
        due_at: datetime,
        at: datetime | None = None,
        request: str | None = None,
    ) -> Meeting:
        """Enter what a leader wrote on a meeting (批示), with the day written on it and the deadline of its report."""
        seen, by = self._door.begin(MEETING, meeting, at)
        ask = w.MeetingInstructAsk(leader=leader, post=post, text=text, day=day, due_at=due_at, by=by)
        refusal = self._door.check_ahead(seen, due_at, by)
        return self._door.carry_out(
            MEETING, seen, lambda found: refusal or w.instruct(found, ask), by=by, request=request
        )

    def report_back(
        self, meeting: str, *, text: str, instruction: int = 1, at: datetime | None = None, request: str | None = None
    ) -> Meeting:
        """Report back on an instruction (from 1); nothing else closes it."""
        seen, by = self._door.begin(MEETING, meeting, at)
        ask = w.MeetingReportAsk(instruction=instruction, text=text, by=by)
        return self._door.carry_out(MEETING, seen, lambda found: w.report_back(found, ask), by=by, request=request)
