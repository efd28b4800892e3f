"""The desk at which meetings are called, put off and looked at (座谈会、协调会)."""

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any, cast

from govliaison.access import Context
from govliaison.calendar import WorkCalendar
from govliaison.cases import Case
from govliaison.cases.decide.ahead import check_ahead
from govliaison.cases.opening import RulesFor
from govliaison.errors import NotFoundError, RefusedError
from govliaison.ledger import Decision, Happened, Loaded, Move
from govliaison.meetings import meeting_decide as d
from govliaison.meetings.common import By, Verdict
from govliaison.meetings.door import MeetingDoor
from govliaison.meetings.guests import Guests, RulesOfContacts
from govliaison.meetings.judging import SymposiumJudgement, proof_of, symposium_judgement
from govliaison.meetings.meeting import Meeting
from govliaison.meetings.meeting_events import CancelReason, FirmsInvited, MeetingKind, PostponeReason
from govliaison.meetings.meeting_noun import MEETING
from govliaison.meetings.plan import MeetingPlan
from govliaison.meetings.rotation import Choice, choose
from govliaison.meetings.stuck import StuckCase, is_returned_too_often, stuck_cases
from govliaison.values import Period, Refusal, digest


class Meetings:
    """
    Meetings for one person.

    Every verb takes the id or number of a meeting, such as ``2026-3``. ``at`` is the moment at which it happened, if that was
    earlier (补录); ``recorded_for`` the person who signed on paper (代录); ``request`` an id under which the same call twice does
    nothing the second time. All raise :class:`~govliaison.errors.RefusedError` where the rules do not allow it, and
    :class:`~govliaison.errors.NotFoundError` where something is not there for this person.

    Args:
        context: who acts, on which ledger
        rules_for: units, calendar and rules of cases by region
        plan_for: the local figures about meetings by region
        contacts_for: what holds for contacts by region
    """

    def __init__(
        self,
        context: Context,
        rules_for: RulesFor,
        plan_for: Callable[[str | None], MeetingPlan],
        contacts_for: RulesOfContacts,
    ) -> None:
        self._context, self._rules_for, self._plan_for = context, rules_for, plan_for
        self._door = MeetingDoor(context, rules_for)
        self._guests = Guests(context, contacts_for)

    # -- calling a meeting --------------------------------------------------------------------------------------------

    def plan(
        self,
        *,
        starts_at: datetime,
        place: str,
        quarter: Period | None = None,
        conveners: Sequence[str] = (),
        units: Sequence[str] = (),
        agenda: Sequence[tuple[str, str | None]] = (),
        at: datetime | None = None,
        recorded_for: str | None = None,
        request: str | None = None,
    ) -> Meeting:
        """
        Call a symposium for a quarter (M2.2).

        Args:
            starts_at: when it begins
            place: where
            quarter: for which; the one in which it begins, if not said
            conveners: units that call it jointly; all conveners of the place, if not said
            units: other units that are to come
            agenda: points, each with the unit that speaks to it or None
            at: when it was called, if earlier
            recorded_for: who called it on paper
            request: id of the request
        """
        region = self._door.region
        found = quarter or Period.of_quarter(self._door.day(region, starts_at))
        return self._call(
            MeetingKind.SYMPOSIUM,
            found,
            self._door.by(region, at, recorded_for),
            request,
            region=region,
            starts_at=starts_at,
            place=place,
            conveners=tuple(conveners),
            units=tuple(units),
            agenda=agenda,
        )

    def coordinate(
        self,
        *,
        cases: Sequence[str],
        units: Sequence[str],
        starts_at: datetime,
        place: str,
        conveners: Sequence[str] = (),
        agenda: Sequence[tuple[str, str | None]] = (),
        at: datetime | None = None,
        recorded_for: str | None = None,
        request: str | None = None,
    ) -> Meeting:
        """Call a coordination meeting of units over one or several cases (M7.2); as :meth:`plan`."""
        region = self._door.region
        return self._call(
            MeetingKind.COORDINATION,
            None,
            self._door.by(region, at, recorded_for),
            request,
            region=region,
            starts_at=starts_at,
            place=place,
            conveners=tuple(conveners),
            units=tuple(units),
            cases=tuple(dict.fromkeys(self._door.case(case).id for case in cases)),
            agenda=agenda,
        )

    def coordinate_returned(self, case: str, *, request: str | None = None) -> Meeting | None:
        """
        Call the coordination meeting that a case needs which was returned too often (M7.2), of the units that returned it.

        It is held when the local limit ends, or on the last working day before; conveners put it off or cancel it as any other.

        Returns:
            None where the place says nowhere where such meetings are held, it was not returned so often, or one was called
        """
        found = self._door.case(case)
        rules = self._rules_for(found.region)
        plan = self._plan_for(rules.region)
        if not plan.coordination_place or not is_returned_too_often(found, plan):
            return None
        meetings = self.list(kind=MeetingKind.COORDINATION, region=rules.region)
        stuck = next(iter(stuck_cases([found], meetings, plan, self._context.now)), None)
        if stuck is None or stuck.meeting is not None:
            return None
        return self._call(
            MeetingKind.COORDINATION,
            None,
            self._door.by(rules.region),
            request,
            region=rules.region,
            starts_at=_at_work(rules.limits.calendar, stuck.put_by, self._context.now),
            place=plan.coordination_place,
            conveners=(),
            units=tuple(dict.fromkeys(each.unit for each in found.returns)),
            cases=(found.id,),
        )

    def _call(
        self, kind: MeetingKind, quarter: Period | None, by: By, request: str | None, *, region: str, **said: Any
    ) -> Meeting:
        starts_at = said["starts_at"]
        rules, day = self._rules_for(region), self._door.day(region, starts_at)
        directory, refusal = rules.units, check_ahead(starts_at, by.now, rules)
        said["conveners"] = said["conveners"] or tuple(unit.id for unit in directory.conveners(region, day))
        meeting = self._context.ledger.ids.new_id()

        def decide(found: Meeting | None) -> Verdict:
            serial = self._door.serial(MEETING, day.year)
            ask = d.PlanAsk(
                meeting=meeting,
                kind=kind,
                year=day.year,
                serial=serial,
                region=region,
                quarter=quarter,
                day=day,
                directory=directory,
                by=by,
                **said,
            )
            return refusal or d.plan(found, ask)

        return self._context.carry_out(MEETING, meeting, decide, self._door.stamp(by, region, request))

    def invite(
        self,
        meeting: str,
        *,
        among: Collection[str] | None = None,
        number: int | None = None,
        hand_picked: Sequence[str] = (),
        note: str = "",
        justification: str | None = None,
        seed: str | None = None,
        request: str | None = None,
    ) -> Meeting:
        """
        Invite enterprises by rotation, whoever has waited longest first; again it invites more (M2.2).

        Args:
            meeting: id or number
            among: who may be invited; the key contacts of the place, or else its whole base, if not said
            number: how many in all; as the place says, if not said
            hand_picked: enterprises out of turn
            note: why those
            justification: code, for hand-picked ones whose contacts lie above the cap
            seed: tells turns apart that are otherwise alike; made from the meeting, if not said
            request: id of the request
        """
        seen = self._door.see(MEETING, meeting)
        before = cast("Meeting", seen.record)
        by = self._door.by(before.region)
        whole = self._guests.base(before.region, before.day) if among is None else among
        choice, seed = self._choose(before, {*whole, *hand_picked}, number, hand_picked, seed)
        ask = d.InviteAsk(choice=choice, seed=seed, note=note, justification=justification, by=by)

        def along(found: Loaded[Meeting], decision: Decision) -> Sequence[Move[Any]]:
            event = cast("FirmsInvited", decision.events[0])
            stamp = self._door.because(by, before.region, found)
            return self._guests.invited(cast("Meeting", found.record), event.invited, stamp)

        return self._door.carry_out(
            MEETING, seen, lambda found: d.invite(found, ask), by=by, request=request, along=along
        )

    def _choose(
        self, meeting: Meeting, among: Collection[str], number: int | None, hand_picked: Sequence[str], seed: str | None
    ) -> tuple[Choice, str]:
        """Let the rotation choose among those who are not invited yet."""
        seed = seed or digest(f"{meeting.id}\0{len(meeting.seeds)}".encode())[:16]
        others = [
            each for each in self.list(kind=MeetingKind.SYMPOSIUM, region=meeting.region) if each.id != meeting.id
        ]
        free = sorted({*among} - meeting.guests)
        wanted = (number or self._plan_for(meeting.region).invitees) - len(meeting.invited)
        choice = choose(
            self._guests.candidates(free, meeting.day, others),
            number=max(wanted, len(hand_picked)),
            seed=seed,
            hand_picked=[each for each in hand_picked if each not in meeting.guests],
        )
        if isinstance(choice, Refusal):
            raise RefusedError(choice.code, **cast("dict[str, Any]", dict(choice.params)))
        return choice, seed

    def postpone(
        self,
        meeting: str,
        *,
        reason: PostponeReason,
        approver: str,
        note: str = "",
        starts_at: datetime | None = None,
        justification: str | None = None,
        at: datetime | None = None,
        recorded_for: str | None = None,
        request: str | None = None,
    ) -> Meeting:
        """
        Put a meeting off, with the reason and the person who allowed it (M2.2); to another moment, if that is known.

        Args:
            meeting: id or number
            reason: why
            approver: person who allowed it
            note: more about it
            starts_at: when it begins instead
            justification: code, where the contacts of those invited lie above the cap then
            at: when that was decided, if earlier
            recorded_for: who decided on paper
            request: id of the request
        """
        seen, by = self._door.begin(MEETING, meeting, at, recorded_for)
        region = cast("Meeting", seen.record).region
        day = self._door.day(region, starts_at) if starts_at else None
        known, refusal = self._context.knows(approver), self._door.check_ahead(seen, starts_at, by)
        ask = d.PostponeAsk(
            reason=reason, note=note, approver=approver, known=known, starts_at=starts_at, day=day, by=by
        )

        def along(found: Loaded[Meeting], _decision: Decision) -> Sequence[Move[Any]]:
            stamp = self._door.because(by, region, found)
            return self._guests.moved(cast("Meeting", found.record), day, justification, stamp)

        return self._door.carry_out(
            MEETING, seen, lambda found: refusal or d.postpone(found, ask), by=by, request=request, along=along
        )

    def cancel(
        self,
        meeting: str,
        *,
        reason: CancelReason,
        note: str = "",
        at: datetime | None = None,
        request: str | None = None,
    ) -> Meeting:
        """Cancel a meeting that is still to be held."""
        seen, by = self._door.begin(MEETING, meeting, at)
        region = cast("Meeting", seen.record).region
        ask = d.CancelAsk(reason=reason, note=note, by=by)

        def along(found: Loaded[Meeting], _decision: Decision) -> Sequence[Move[Any]]:
            return self._guests.moved(cast("Meeting", found.record), None, None, self._door.because(by, region, found))

        return self._door.carry_out(
            MEETING, seen, lambda found: d.cancel(found, ask), by=by, request=request, along=along
        )

    # -- looking ------------------------------------------------------------------------------------------------------

    def get(self, meeting: str) -> Meeting:
        """Give a meeting by id or number."""
        return self._door.shown(MEETING, cast("Meeting", self._door.see(MEETING, meeting).record))

    def history(self, meeting: str) -> list[Happened]:
        """Give everything that happened to a meeting, in order, to those who may see all of it."""
        seen = self._door.see(MEETING, meeting)
        if self._door.shown(MEETING, cast("Meeting", seen.record)) is not seen.record:
            raise NotFoundError("meeting.unknown", where=meeting)
        return self._context.ledger.history(seen.stream)

    def list(
        self,
        *,
        kind: MeetingKind | None = None,
        quarter: Period | None = None,
        region: str | None = None,
        instructed: bool = False,
    ) -> Iterator[Meeting]:
        """List the meetings this person may see; with ``instructed`` those on which a leader waits for a report."""
        said = {"kind": kind.value if kind else None, "period": str(quarter) if quarter else None}
        tags = {(name, value) for name, value in said.items() if value}
        tags |= {("instruction", "open")} if instructed else set()
        return self._door.all(MEETING, tags=frozenset(tags), region=region)

    def stuck(self) -> tuple[StuckCase, ...]:
        """List the cases of the place that belong before a coordination meeting, and whether one was called (M7.2)."""
        region = self._door.region
        cases: list[Case] = [case for case in self._door.open_cases() if self._rules_for(case.region).region == region]
        meetings = self.list(kind=MeetingKind.COORDINATION)
        return stuck_cases(cases, meetings, self._plan_for(region), self._context.now)

    def judge(self, quarter: Period) -> tuple[SymposiumJudgement, tuple[str, ...]]:
        """Judge whether a quarter had its symposium, with the entries that prove it (M2.2)."""
        region = self._door.region
        judgement = symposium_judgement(quarter, self.list(kind=MeetingKind.SYMPOSIUM, region=region))
        if judgement.meeting is None:
            return judgement, ()
        return judgement, proof_of(judgement, self._context.ledger.history(judgement.meeting.stream))


def _at_work(calendar: WorkCalendar, until: datetime, now: datetime) -> datetime:
    """Give the same hour of the last working day until then; the moment itself where all working days before are over."""
    found = until
    while found > now and not calendar.is_working(calendar.local(found)[0]):
        found -= timedelta(days=1)
    return found if found > now else until
