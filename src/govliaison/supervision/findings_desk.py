"""Findings as people work with them: reported, put right, verified (M5.2)."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import cast

import attrs

from govliaison.access import Context
from govliaison.cases.decide.common import By
from govliaison.cases.opening import draft_case
from govliaison.errors import NotFoundError
from govliaison.ledger import Decision, Happened, Loaded, Move, Query, accepted, id_of, insist
from govliaison.supervision import mending as m
from govliaison.supervision.desk import Supervision
from govliaison.supervision.finding import FINDING, Finding, may_know_who, without_who
from govliaison.supervision.kinds import ConductMeasure, FindingState, ItemField, Observation
from govliaison.supervision.rules import RulesFor, SupervisionRules
from govliaison.supervision.supervisor import Supervisor
from govliaison.values import ID_PATTERN, Refusal, case_number, check_case_number, fold_width

_PAGE = 500


class Findings:
    """
    What supervisors found, until it is put right (M5.2). Verbs work as those of :class:`Supervision` do.

    Nothing that this desk gives to people of the watched unit says who found it.

    Args:
        context: who acts, on which ledger
        rules_for: the rules by region
    """

    def __init__(self, context: Context, rules_for: RulesFor) -> None:
        self._context, self._rules_for = context, rules_for
        self._supervision = Supervision(context, rules_for)

    def report(
        self,
        *,
        supervisor: str,
        unit: str,
        text: str,
        window: str | None = None,
        item: str | None = None,
        observations: tuple[Observation, ...] = (),
        due_at: datetime | None = None,
        at: datetime | None = None,
        request: str | None = None,
    ) -> Finding:
        """
        Enter what a supervisor found wrong; the unit is told to put it right by a date.

        Args:
            supervisor: id or letter of who found it
            unit: the window unit; the supervisor must watch it
            text: what is wrong
            window: the window
            item: the service item
            observations: what was looked at, and how it was found
            due_at: until when it is put right; None for as long as the plan says
            at: when it was found, if earlier
            request: id of the request
        """
        seen = cast("Supervisor", self._supervision.see(supervisor).record)
        rules, new = self._rules_for(seen.region), self._context.ledger.ids.new_id()
        ask = m.ReportAsk(
            finding=new,
            number=case_number(new),
            supervisor=seen,
            unit=unit,
            window=window,
            item=item,
            observations=observations,
            text=text,
            due_at=due_at,
            cases=self._supervision.cases_of(seen),
            by=self._by(at),
        )
        stamp = self._context.stamp(effective_at=at, request=request, jurisdiction=rules.region)
        return self._context.carry_out(FINDING, new, lambda found: m.report(found, ask, rules), stamp)

    def rectify(self, finding: str, *, text: str, at: datetime | None = None, request: str | None = None) -> Finding:
        """Report that a finding is put right (整改反馈); by the unit, or typed in for it by a convener."""
        ask = m.RectifyAsk(text=text, by=self._by(at))
        return self._verb(finding, lambda found, rules: m.rectify(found, ask, rules), ask.by, request)

    def verify(
        self,
        finding: str,
        *,
        supervisor: str,
        passed: bool,
        note: str = "",
        due_at: datetime | None = None,
        at: datetime | None = None,
        request: str | None = None,
    ) -> Finding:
        """Enter what a supervisor saw who looked again (核验): put right, or not, with another date."""
        seen = cast("Supervisor", self._supervision.see(supervisor).record)
        ask = m.VerifyAsk(
            supervisor=seen,
            passed=passed,
            note=note,
            due_at=due_at,
            cases=self._supervision.cases_of(seen),
            by=self._by(at),
        )
        return self._verb(finding, lambda found, rules: m.verify(found, ask, rules), ask.by, request)

    def change_item(
        self,
        finding: str,
        *,
        field: ItemField,
        value: str,
        on: date,
        item: str | None = None,
        at: datetime | None = None,
        request: str | None = None,
    ) -> Finding:
        """Let a finding lead to a change of a service item from a day on (M5.2)."""
        ask = m.ItemChangeAsk(item=item, field=field, value=value, on=on, by=self._by(at))
        return self._verb(finding, lambda found, rules: m.order_item_change(found, ask, rules), ask.by, request)

    def take_conduct_measure(
        self,
        finding: str,
        *,
        measure: ConductMeasure,
        note: str = "",
        at: datetime | None = None,
        request: str | None = None,
    ) -> Finding:
        """Record what was done about the manner of people (T3.1)."""
        ask = m.ConductAsk(measure=measure, note=note, by=self._by(at))
        return self._verb(finding, lambda found, rules: m.take_conduct_measure(found, ask, rules), ask.by, request)

    def open_case(
        self, finding: str, *, category: str = "", at: datetime | None = None, request: str | None = None
    ) -> Finding:
        """Let a case be born of a finding, in one commit with it; the case says nothing of who found it."""
        by = self._by(at)

        def attempt() -> Finding:
            seen = self.see(finding)
            record = cast("Finding", seen.record)
            rules = self._rules_for(record.region)
            accepted(m.become_case(record, m.BecomeCaseAsk(case="", number="", by=by), rules))
            said = m.submission_of(record, rules, category=category, at=by.now)
            draft = draft_case(self._context, lambda _region: rules.cases, said, request=request)
            ask = m.BecomeCaseAsk(case=draft.record.id, number=draft.record.number, by=by)
            stamp = self._context.stamp(effective_at=at, jurisdiction=rules.region)
            linked = Move.of(seen, accepted(m.become_case(record, ask, rules)), stamp)
            done = self._context.ledger.commit([draft.move(), linked])[seen.stream]
            return self._context.show(FINDING, cast("Finding", done.record))

        return insist(attempt)

    # -- looking ------------------------------------------------------------------------------------------------------

    def get(self, finding: str) -> Finding:
        """Give a finding by id or number, as this person may see it."""
        return self._context.show(FINDING, cast("Finding", self.see(finding).record))

    def history(self, finding: str) -> list[Happened]:
        """Give everything that happened to a finding, in order, as this person may see it."""
        seen = self.see(finding)
        told = self._context.ledger.history(seen.stream)
        if may_know_who(cast("Finding", seen.record), self._context.actor.reader):
            return told
        return [attrs.evolve(each, event=without_who(each.event)) for each in told]

    def see(self, finding: str) -> Loaded[Finding]:
        """Load a finding by id or number, to decide on it; a hidden one looks as if it were not there."""
        try:
            return self._context.see(FINDING.stream(self._resolve(finding)))
        except NotFoundError as error:
            raise NotFoundError("finding.unknown", where=finding) from error

    def list(
        self, *, unit: str | None = None, states: frozenset[FindingState] = frozenset(), text: str | None = None
    ) -> Iterator[Finding]:
        """List the findings this person may see, the oldest first; there is no way to ask for those of one supervisor."""
        query = Query(
            kind=FINDING.kind,
            reader=self._context.actor.reader,
            unit=unit,
            states=frozenset(state.value for state in states),
            text=text,
            limit=_PAGE,
        )
        while True:
            page = self._context.find(query)
            yield from self._context.read(page.rows)
            if page.after is None:
                return
            query = attrs.evolve(query, after=page.after)

    # -- inside -------------------------------------------------------------------------------------------------------

    def _resolve(self, finding: str) -> str:
        finding = fold_width(finding)
        if ID_PATTERN.fullmatch(finding):
            return finding
        key = f"finding-number:{check_case_number(finding)}"
        claim = self._context.ledger.store.claims([key]).get(key)
        if claim is None:
            raise NotFoundError("finding.unknown", where=finding)
        return id_of(claim.stream)

    def _by(self, at: datetime | None) -> By:
        return By(actor=self._context.actor, now=at or self._context.now)

    def _verb(
        self,
        finding: str,
        decide: Callable[[Finding, SupervisionRules], Decision | Refusal],
        by: By,
        request: str | None,
    ) -> Finding:
        seen = self.see(finding)
        rules = self._rules_for(cast("Finding", seen.record).region)
        stamp = self._context.stamp(effective_at=by.now, request=request, jurisdiction=rules.region)
        done = self._context.ledger.carry_out(
            seen.stream, lambda found: decide(cast("Finding", found), rules), stamp, loaded=seen
        )
        return self._context.show(FINDING, cast("Finding", done.record))
