"""Supervision as people work with it: supervisors, their units and feedback (M5.1)."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any, cast

import attrs

from govliaison.access import Context
from govliaison.cases import CASE, Case, CaseState
from govliaison.cases.decide.common import By
from govliaison.cases.noun import KEPT_ENTERPRISE
from govliaison.enterprises import ENTERPRISE, Enterprise
from govliaison.errors import NotFoundError
from govliaison.ledger import Decision, Draft, Loaded, Query
from govliaison.supervision import deciding as d
from govliaison.supervision.feedback import FeedbackOwed, feedback_owed
from govliaison.supervision.kinds import EndReason, Observation
from govliaison.supervision.rules import RulesFor, SupervisionRules
from govliaison.supervision.supervisor import SUPERVISOR, Supervisor
from govliaison.values import ID_PATTERN, Period, Refusal

_PAGE = 500
_OPEN = frozenset(state.value for state in CaseState if state.is_open)


def open_cases_of(context: Context, enterprise: str) -> tuple[Case, ...]:
    """
    Give all open cases that are an enterprise's own.

    The program asks, not the actor: a case that is hidden from somebody stands against a supervisor all the same.
    """
    ledger = context.ledger
    own = Query(kind=CASE.kind, reader=None, states=_OPEN, enterprise=enterprise)
    kept = attrs.evolve(own, enterprise=None, tags=frozenset({(KEPT_ENTERPRISE, enterprise)}))  # of confidential cases
    rows = {row.stream: row for query in (own, kept) for row in ledger.find_all(query)}
    return tuple(map(ledger.read, rows.values()))


class Supervision:
    """
    Supervisors: who was chosen, what they watch, what they reported (M5.1).

    Every verb takes the id of a supervisor or the number of a letter of appointment. ``at`` is the moment at which it
    happened, if that was earlier (补录); ``request`` an id under which the same call twice does nothing the second time.

    All verbs raise :class:`~govliaison.errors.RefusedError` where the rules do not allow it, and
    :class:`~govliaison.errors.NotFoundError` where the supervisor is not there for this person.

    Args:
        context: who acts, on which ledger
        rules_for: the rules by region
    """

    def __init__(self, context: Context, rules_for: RulesFor) -> None:
        self._context, self._rules_for = context, rules_for

    def select(
        self,
        *,
        enterprise: str,
        name: str,
        letter: str,
        phone: str = "",
        unit: str | None = None,
        since: date | None = None,
        until: date | None = None,
        region: str | None = None,
        at: datetime | None = None,
        request: str | None = None,
    ) -> Supervisor:
        """
        Appoint somebody of an enterprise of the base; one of the units that may choose does (M5.1).

        Args:
            enterprise: id in the base
            name: of the person
            letter: number of the letter of appointment; no two appointments share one
            phone: of the person
            unit: which chooses; None for that of the actor
            since: first day of the term; None for today
            until: last day of the term; None for as long as the plan says
            region: the place whose mechanism it is; None for the deployment's own
            at: when it was decided, if earlier
            request: id of the request
        """
        firm: Enterprise | None = self._context.ledger.load(ENTERPRISE.stream(enterprise)).record
        if firm is None:
            raise NotFoundError("enterprise.unknown", enterprise=enterprise)
        rules, by = self._rules_for(region), self._by(at)
        new = self._context.ledger.ids.new_id()
        ask = d.SelectAsk(
            supervisor=new,
            enterprise=firm,
            name=name,
            phone=phone,
            letter=letter,
            unit=unit,
            since=since,
            until=until,
            by=by,
        )
        stamp = self._context.stamp(effective_at=at, request=request, jurisdiction=rules.region)
        return self._context.carry_out(
            SUPERVISOR, new, lambda found: self._letter_taken(letter) or d.select(found, ask, rules), stamp
        )

    def renew(
        self,
        supervisor: str,
        *,
        letter: str,
        until: date | None = None,
        at: datetime | None = None,
        request: str | None = None,
    ) -> Supervisor:
        """Let a term go on (续聘)."""
        ask = d.RenewAsk(letter=letter, until=until, by=self._by(at))
        return self._verb(
            supervisor,
            lambda found, rules: self._letter_taken(letter) or d.renew(found, ask, rules),
            ask.by,
            request,
        )

    def end(
        self,
        supervisor: str,
        *,
        reason: EndReason = EndReason.RESIGNED,
        note: str = "",
        at: datetime | None = None,
        request: str | None = None,
    ) -> Supervisor:
        """End an appointment before its term (辞聘、解聘)."""
        ask = d.EndAsk(reason=reason, note=note, by=self._by(at))
        return self._verb(supervisor, lambda found, rules: d.end(found, ask, rules), ask.by, request)

    def assign(
        self,
        supervisor: str,
        *,
        unit: str,
        window: str | None = None,
        at: datetime | None = None,
        request: str | None = None,
    ) -> Supervisor:
        """Give a supervisor a unit to watch, perhaps one window of it; never where a case stands against it."""
        by = self._by(at)

        def decide(found: Supervisor, rules: SupervisionRules) -> Decision | Refusal:
            cases = self.cases_of(found)
            return d.assign(found, d.AssignAsk(unit=unit, window=window, cases=cases, by=by), rules)

        return self._verb(supervisor, decide, by, request)

    def unassign(
        self, supervisor: str, *, unit: str, at: datetime | None = None, request: str | None = None
    ) -> Supervisor:
        """Take a unit from a supervisor."""
        ask = d.UnassignAsk(unit=unit, by=self._by(at))
        return self._verb(supervisor, lambda found, rules: d.unassign(found, ask, rules), ask.by, request)

    def give_feedback(
        self,
        supervisor: str,
        *,
        unit: str,
        period: str = "",
        observations: tuple[Observation, ...] = (),
        note: str = "",
        at: datetime | None = None,
        request: str | None = None,
    ) -> Supervisor:
        """Enter what a supervisor reports on a unit for a period; the period of the day if none is given."""
        by = self._by(at)
        named = str(Period.parse(period)) if period else ""

        def decide(found: Supervisor, rules: SupervisionRules) -> Decision | Refusal:
            cases = self.cases_of(found)
            ask = d.FeedbackAsk(unit=unit, period=named, observations=observations, note=note, cases=cases, by=by)
            return d.give_feedback(found, ask, rules)

        return self._verb(supervisor, decide, by, request)

    def recheck(self, case: str | None = None) -> list[str]:
        """
        Suspend what a case stands against, and resume what none does any more; twice does nothing.

        Args:
            case: id of the case that came or moved; None to look at every supervisor who serves

        Returns:
            ids of the supervisors for whom anything changed that this person may know of
        """
        found: Case | None = self._context.ledger.load(CASE.stream(case)).record if case else None
        if case is not None and (found is None or found.enterprise is None):
            return []
        changed = []
        for record in self._serving(found.enterprise if found else None):
            stamp = self._context.stamp(jurisdiction=record.region)
            after = self._context.ledger.carry_out(
                SUPERVISOR.stream(record.id), lambda now: d.settled(now, self.cases_of(now)), stamp
            )
            changed += [record.id] if self._sees_a_change(record, cast("Supervisor", after.record)) else []
        return changed

    def _sees_a_change(self, before: Supervisor, after: Supervisor) -> bool:
        """Tell whether what changed is anything that this person may know of."""
        reader = self._context.actor.reader
        may_see = reader.may_see(SUPERVISOR.index(after).audience)
        return may_see and self._context.show(SUPERVISOR, before) != self._context.show(SUPERVISOR, after)

    # -- looking ------------------------------------------------------------------------------------------------------

    def get(self, supervisor: str) -> Supervisor:
        """Give a supervisor by id or letter, as this person may see it."""
        return self._context.show(SUPERVISOR, cast("Supervisor", self.see(supervisor).record))

    def list(self, *, unit: str | None = None, serving: bool | None = True) -> Iterator[Supervisor]:
        """
        List the supervisors this person may see.

        Args:
            unit: who watch this unit, as far as this person may see that
            serving: only those who serve, only those who do no more, or None for all
        """
        for record in self._all():
            is_wanted = serving is None or serving is (record.end is None)
            if is_wanted and (unit is None or record.watch(unit) is not None):
                yield record

    def feedback_owed(self, period: str, *, region: str | None = None) -> tuple[FeedbackOwed, ...]:
        """List every report that was owed for a period at a place, as far as this person may see it (M5.1)."""
        rules = self._rules_for(region)
        own = [each for each in self._all() if each.region == rules.region]
        return feedback_owed(own, Period.parse(period), rules.plan, rules.cases.limits.calendar.zone)

    def see(self, supervisor: str) -> Loaded[Supervisor]:
        """Load a supervisor by id or letter, to decide on it; a hidden one looks as if it were not there."""
        key = d.letter_key(supervisor)
        claim = None if ID_PATTERN.fullmatch(supervisor) else self._context.ledger.store.claims([key]).get(key)
        try:
            return self._context.see(claim.stream if claim else SUPERVISOR.stream(supervisor))
        except NotFoundError as error:
            raise NotFoundError("supervision.unknown", where=supervisor) from error

    def cases_of(self, supervisor: Supervisor) -> tuple[Case, ...]:
        """Give the open cases of a supervisor's own enterprise."""
        return open_cases_of(self._context, supervisor.enterprise)

    # -- inside -------------------------------------------------------------------------------------------------------

    def _by(self, at: datetime | None) -> By:
        return By(actor=self._context.actor, now=at or self._context.now)

    def _letter_taken(self, letter: str) -> Refusal | None:
        key = d.letter_key(letter)
        taken = key in self._context.ledger.store.claims([key])
        return Refusal.of("supervision.letter-taken", letter=letter.strip()) if taken else None

    def _all(self) -> Iterator[Supervisor]:
        query = Query(kind=SUPERVISOR.kind, reader=self._context.actor.reader, limit=_PAGE)
        while True:
            page = self._context.find(query)
            yield from self._context.read(page.rows)
            if page.after is None:
                return
            query = attrs.evolve(query, after=page.after)

    def _serving(self, enterprise: str | None) -> Iterator[Supervisor]:
        """Give every supervisor who serves, whoever asks: it is looked at for the program, and nothing is given out."""
        ledger = self._context.ledger
        query = Query(
            kind=SUPERVISOR.kind, reader=None, states=frozenset({"serving"}), enterprise=enterprise, limit=_PAGE
        )
        while True:
            page = ledger.store.find(query)
            yield from map(ledger.read, page.rows)
            if page.after is None:
                return
            query = attrs.evolve(query, after=page.after)

    def _verb(
        self,
        supervisor: str,
        decide: Callable[[Supervisor, SupervisionRules], Decision | Refusal],
        by: By,
        request: str | None,
    ) -> Supervisor:
        """Carry a verb out; what a case stands against, or no longer does, is entered first."""
        seen = self.see(supervisor)
        rules = self._rules_for(cast("Supervisor", seen.record).region)
        stamp = self._context.stamp(effective_at=by.now, request=request, jurisdiction=rules.region)

        def decided(found: Any) -> Decision | Refusal:
            draft = Draft(SUPERVISOR, Loaded(stream=seen.stream, record=found))
            first = d.settled(found, self.cases_of(found))
            draft.do(lambda _record: first, stamp)
            then = decide(draft.record, rules)
            if isinstance(then, Refusal) or not then.events:
                return then
            return attrs.evolve(then, events=(*first.events, *then.events))

        done = self._context.ledger.carry_out(seen.stream, decided, stamp, loaded=seen)
        return self._context.show(SUPERVISOR, cast("Supervisor", done.record))
