"""Visits as people work with them: the visit, the contact log of the enterprise and the cases, in one commit (M3.1)."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import partial
from typing import Any, Final, cast

import attrs

from govliaison.access import Context
from govliaison.cases import CASE, Case, CaseState, Outcome, Submission
from govliaison.cases.opening import RulesFor, draft_case
from govliaison.enterprises import ENTERPRISE, ContactRules, Enterprise, contact_moves
from govliaison.enterprises.contact_desk import ContactVerb
from govliaison.errors import NotFoundError, RefusedError
from govliaison.ledger import Decision, Loaded, Move, Query, Stamp, id_of
from govliaison.values import Period, Refusal, case_number
from govliaison.visits import decide as d
from govliaison.visits.contacting import VisitContact
from govliaison.visits.events import NotHeld
from govliaison.visits.issues import submission_of
from govliaison.visits.model import VISIT, Visit, VisitState
from govliaison.visits.plan import VisitPlan
from govliaison.visits.summary import AgencyVisits, visits_by_agency

_PAGE: Final = 1000


class Visits:
    """
    The visits of one person.

    All verbs take ``at``, the moment at which it happened, if that was earlier (补录), and
    ``request``, an id under which the same call twice does nothing the second time.

    They raise :class:`~govliaison.errors.RefusedError` where the rules do not allow it, and
    :class:`~govliaison.errors.NotFoundError` where the visit is not there for this person.

    Args:
        context: who works on which ledger
        rules_for: the rules of cases by region
        contacts_for: what holds for contacts with enterprises by region
        plan_for: what holds for visits by region
        complete: fills in what the channel ``visit`` says of its submissions
        zone: in which days are counted
    """

    def __init__(
        self,
        context: Context,
        *,
        rules_for: RulesFor,
        contacts_for: Callable[[str | None], ContactRules],
        plan_for: Callable[[str | None], VisitPlan],
        complete: Callable[[Submission], Submission],
        zone: tzinfo,
    ) -> None:
        self._context, self._rules_for, self._contacts_for = context, rules_for, contacts_for
        self._plan_for, self._complete, self._zone = plan_for, complete, zone

    # -- verbs --------------------------------------------------------------------------------------------------------

    def plan(
        self,
        enterprise: str,
        *,
        unit: str,
        day: date,
        purpose: str,
        apart: str = "",
        justification: str | None = None,
        at: datetime | None = None,
        request: str | None = None,
    ) -> Visit:
        """
        Plan a visit, under the one cap on contacts of all kinds (M1.2).

        Args:
            enterprise: id of the enterprise
            unit: the unit that visits
            day: the day where the place is
            purpose: what it is for
            apart: why it shall not be joined with another one in the same weeks
            justification: code, where the enterprise was contacted up to the cap
            at: when it was planned, if earlier
            request: id of the request
        """
        firm, by, visit = self._firm(enterprise), self._by(at), self._context.ledger.ids.new_id()
        ask = self._plan_ask(firm, visit, unit=unit, day=day, purpose=purpose, by=by, apart=apart)
        others = self._visits_to(enterprise)
        plan = self._plan_for(firm.facts.region)
        stream = VISIT.stream(visit)
        verb = partial(self._contact(firm, stream, justification).log, unit=unit, day=day, planned=True)
        stamp = self._stamp(firm, by, request)
        return self._carry_out(
            stream, lambda found: d.plan_visit(found, ask, others, plan), stamp, firm=firm, contact=verb
        )

    def join(self, visit: str, *, unit: str, at: datetime | None = None, request: str | None = None) -> Visit:
        """Come along on a visit that another unit planned (联合走访); it counts for both."""
        by = self._by(at)
        loaded = self._context.ledger.load(VISIT.stream(visit))
        found = cast("Visit | None", loaded.record)
        if found is None or found.state is not VisitState.PLANNED:
            loaded = self._context.see(VISIT.stream(visit))
        firm = self._firm(cast("Visit", loaded.record).enterprise)
        stamp = self._stamp(firm, by, request)
        return self._carry_out(loaded.stream, lambda found: d.join_visit(found, unit, by), stamp, firm=firm)

    def put_off(
        self,
        visit: str,
        *,
        day: date,
        reason: NotHeld,
        note: str,
        justification: str | None = None,
        at: datetime | None = None,
        request: str | None = None,
    ) -> Visit:
        """Put a planned visit off to another day (延期), with the reason."""
        found, firm, by = self._find(visit, at)
        ask = d.EndAsk(day=day, ends_at=self._end_of(day, firm, by), reason=reason, note=note, by=by)
        verb = partial(self._contact(firm, found.stream, justification).move, day=day)
        stamp = self._stamp(firm, by, request)
        return self._carry_out(found.stream, lambda each: d.end_visit(each, ask), stamp, firm=firm, contact=verb)

    def cancel(
        self,
        visit: str,
        *,
        reason: NotHeld,
        note: str,
        at: datetime | None = None,
        request: str | None = None,
    ) -> Visit:
        """Cancel a planned visit, with the reason; the enterprise is free for another contact."""
        found, firm, by = self._find(visit, at)
        ask = d.EndAsk(reason=reason, note=note, by=by)
        verb, stamp = self._contact(firm, found.stream).cancel, self._stamp(firm, by, request)
        return self._carry_out(found.stream, lambda each: d.end_visit(each, ask), stamp, firm=firm, contact=verb)

    def hold(
        self,
        visit: str,
        report: d.VisitReport,
        *,
        justification: str | None = None,
        at: datetime | None = None,
        recorded_for: str | None = None,
        request: str | None = None,
    ) -> Visit:
        """
        Enter that a planned visit took place; each issue becomes a case, linked both ways, in the same commit (T1.2).

        Args:
            visit: id
            report: what came of it
            justification: code, where another day than the planned one lies above the cap
            at: when it took place, if earlier
            recorded_for: who signed on paper
            request: id of the request
        """
        found, firm, by = self._find(visit, at)
        verb = partial(self._contact(firm, found.stream, justification).hold, day=by.day)
        stamp = self._stamp(firm, by, request, recorded_for)
        return self._record(found.stream, d.hold_visit, d.HoldAsk(report=report, by=by), stamp, firm=firm, contact=verb)

    def enter(
        self,
        enterprise: str,
        report: d.VisitReport,
        *,
        unit: str,
        purpose: str,
        justification: str | None = None,
        at: datetime | None = None,
        recorded_for: str | None = None,
        request: str | None = None,
    ) -> Visit:
        """Enter a visit that took place without a plan; arguments as in :meth:`plan` and :meth:`hold`."""
        firm, by, visit = self._firm(enterprise), self._by(at), self._context.ledger.ids.new_id()
        begun = self._plan_ask(firm, visit, unit=unit, day=by.day, purpose=purpose, by=by)
        stamp = self._stamp(firm, by, request, recorded_for)

        def begin_and_hold(found: Visit | None, ask: d.HoldAsk) -> d.Verdict:
            first = d.begin_visit(found, begun)
            if isinstance(first, Refusal):
                return first
            then = d.hold_visit(VISIT.evolve(None, first.events[0], stamp), ask)
            return then if isinstance(then, Refusal) else attrs.evolve(then, events=(*first.events, *then.events))

        stream = VISIT.stream(visit)
        verb = partial(self._contact(firm, stream, justification).log, unit=unit, day=by.day, planned=False)
        return self._record(
            stream, begin_and_hold, d.HoldAsk(report=report, unit=unit, by=by), stamp, firm=firm, contact=verb
        )

    def add(
        self,
        visit: str,
        report: d.VisitReport,
        *,
        unit: str = "",
        at: datetime | None = None,
        recorded_for: str | None = None,
        request: str | None = None,
    ) -> Visit:
        """Add to the record of a visit that took place; ``unit`` says whose help it is, if several went."""
        found, firm, by = self._find(visit, at)
        stamp = self._stamp(firm, by, request, recorded_for)
        ask = d.HoldAsk(report=report, unit=unit, by=by)
        return self._record(found.stream, d.add_to_visit, ask, stamp, firm=firm)

    # -- looking ------------------------------------------------------------------------------------------------------

    def get(self, visit: str) -> Visit:
        """Give a visit by its id."""
        return self._context.get(VISIT, visit)

    def list(
        self,
        *,
        unit: str | None = None,
        enterprise: str | None = None,
        state: VisitState | None = None,
        missed: bool = False,
        period: Period | None = None,
        text: str | None = None,
    ) -> Iterator[Visit]:
        """
        Give the visits that the actor may see, by their days.

        Args:
            unit: in which it took or takes part
            enterprise: id of the enterprise
            state: where they stand
            missed: only those whose day went by and of which nobody has said what became of them
            period: in which their days lie
            text: words in the name of the enterprise or the purpose
        """
        tags = {("unit", unit)} if unit else set()
        query = Query(
            kind=VISIT.kind,
            reader=self._context.actor.reader,
            states=frozenset({state.value}) if state else frozenset(),
            enterprise=enterprise,
            text=text,
            tags=frozenset(tags | ({("flag", "missed")} if missed else set())),
            limit=_PAGE,
        )
        for visit in self._all(query):
            if period is None or period.contains(visit.day):
                yield visit

    def summary(self, period: Period, agencies: Sequence[str]) -> tuple[AgencyVisits, ...]:
        """
        Sum up the visits of a period by agency, as far as the actor may see them; an agency without any is there too (M3.2).

        Args:
            period: of the days of the visits
            agencies: ids of the units that are to visit
        """
        visits = [*self.list(period=period)]
        cases = [CASE.stream(issue.case) for visit in visits for issue in visit.issues]
        loaded = self._context.ledger.load_many(cases).values() if cases else ()
        found = (cast("Case", each.record) for each in loaded)
        solved = {case.id for case in found if case.state is CaseState.CLOSED and case.outcome is Outcome.SOLVED}
        return visits_by_agency(period, visits, agencies, solved)

    # -- what the verbs share -----------------------------------------------------------------------------------------

    def _carry_out(
        self,
        stream: str,
        decide: Callable[[Visit | None], d.Verdict],
        stamp: Stamp,
        *,
        firm: Enterprise,
        contact: ContactVerb | None = None,
        cases: Callable[[Loaded[Visit], Decision], Sequence[Move[Any]]] = lambda _found, _decision: (),
    ) -> Visit:
        """Decide on the visit, on the contact with its enterprise and on cases that come of it, and commit all of it."""

        def along(found: Loaded[Visit], decision: Decision) -> Sequence[Move[Any]]:
            verbs = {firm.id: contact} if contact else {}
            return [*cases(found, decision), *contact_moves(self._context.ledger, verbs, stamp)]

        done = self._context.ledger.carry_out(stream, decide, stamp, along=along)
        return self._context.show(VISIT, cast("Visit", done.record))

    def _record(
        self,
        stream: str,
        decide: Callable[[Visit | None, d.HoldAsk], d.Verdict],
        ask: d.HoldAsk,
        stamp: Stamp,
        *,
        firm: Enterprise,
        contact: ContactVerb | None = None,
    ) -> Visit:
        """Enter what came of a visit, with a case for each issue."""
        issues, ids = ask.report.issues, self._context.ledger.ids
        self._check_persons(*ask.report.visitors, *filter(None, [stamp.recorded_for]))
        drawn: list[str] = []

        def decided(found: Visit | None) -> d.Verdict:
            drawn[:] = [ids.new_id() for _ in issues]
            return decide(found, attrs.evolve(ask, cases=tuple((case, case_number(case)) for case in drawn)))

        def cases(found: Loaded[Visit], decision: Decision) -> Sequence[Move[Any]]:
            known = len(found.record.issues) if found.record else 0
            because = f"{stream}@{found.version + len(decision.events)}"
            said = [
                self._complete(submission_of(id_of(stream), number, issue, firm, ask.by.at))
                for number, issue in enumerate(issues, known + 1)
            ]
            return [
                draft_case(self._context, self._rules_for, each, case=case, caused_by=because).move()
                for case, each in zip(drawn, said, strict=True)
            ]

        return self._carry_out(stream, decided, stamp, firm=firm, contact=contact, cases=cases)

    def _find(self, visit: str, at: datetime | None) -> tuple[Loaded[Visit], Enterprise, d.By]:
        """Load a visit that this person may see, with its enterprise."""
        found = self._context.see(VISIT.stream(visit))
        return found, self._firm(cast("Visit", found.record).enterprise), self._by(at)

    def _firm(self, enterprise: str) -> Enterprise:
        """Give the enterprise, which an agency that visits it need not see in the base."""
        firm: Enterprise | None = self._context.ledger.load(ENTERPRISE.stream(enterprise)).record
        if firm is None or firm.undone:
            raise NotFoundError("enterprise.unknown", enterprise=enterprise)
        return firm

    def _visits_to(self, enterprise: str) -> Sequence[Visit]:
        """Give the visits to an enterprise, whoever asks: that one is planned must be known to whoever plans another."""
        query = Query(kind=VISIT.kind, reader=None, enterprise=enterprise, limit=_PAGE)
        return [self._context.ledger.read(row) for row in self._context.ledger.store.find(query).rows]

    def _all(self, query: Query) -> Iterator[Visit]:
        while True:
            page = self._context.find(query)
            yield from self._context.read(page.rows)
            if page.after is None:
                return
            query = attrs.evolve(query, after=page.after)

    def _plan_ask(
        self, firm: Enterprise, visit: str, *, unit: str, day: date, purpose: str, by: d.By, apart: str = ""
    ) -> d.PlanAsk:
        return d.PlanAsk(
            visit=visit,
            enterprise=firm.id,
            enterprise_name=firm.name,
            region=firm.facts.region,
            unit=unit,
            day=day,
            ends_at=self._end_of(day, firm, by),
            purpose=purpose,
            apart=apart,
            by=by,
        )

    def _contact(self, firm: Enterprise, reference: str, justification: str | None = None) -> VisitContact:
        region = firm.facts.region
        plan = self._contacts_for(region).plan
        return VisitContact(
            enterprise=firm.id, region=region, reference=reference, plan=plan, justification=justification
        )

    def _by(self, at: datetime | None) -> d.By:
        moment = at or self._context.now
        return d.By(actor=self._context.actor, at=moment, day=moment.astimezone(self._zone).date())

    def _stamp(self, firm: Enterprise, by: d.By, request: str | None, recorded_for: str | None = None) -> Stamp:
        return self._context.stamp(
            effective_at=by.at, request=request, recorded_for=recorded_for, jurisdiction=firm.facts.region
        )

    def _end_of(self, day: date, firm: Enterprise, by: d.By) -> datetime:
        """Give the end of a day on which there may be a visit."""
        if (day - by.day).days > (most := self._plan_for(firm.facts.region).max_ahead_days):
            raise RefusedError("visit.too-far-ahead", day=day.isoformat(), days=most)
        return datetime.combine(day + timedelta(days=1), time.min, self._zone).astimezone(UTC)

    def _check_persons(self, *persons: str) -> None:
        for person in persons:
            if not self._context.knows(person):
                raise RefusedError("person.unknown", id=person)
