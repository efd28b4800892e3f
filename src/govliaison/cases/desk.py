"""The verbs of a case as people call them: load, decide, commit."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

import attrs

from govliaison import cases, deadlines
from govliaison.access import Context
from govliaison.cases import decide as d
from govliaison.cases.classified import erase_content
from govliaison.cases.decide.common import By
from govliaison.cases.door import CaseDoor, load_merged
from govliaison.cases.kinds import (
    CaseState,
    DeliveryMethod,
    Grade,
    Outcome,
    RefusalReason,
    ReturnReason,
    Solved,
)
from govliaison.cases.model import Case
from govliaison.cases.noun import CASE
from govliaison.cases.opening import RulesFor, draft_case
from govliaison.cases.rows import CasePage, CaseRow
from govliaison.cases.rules import CaseRules
from govliaison.cases.submission import Submission, phone_key
from govliaison.deadlines import parse_tags, parse_word
from govliaison.errors import Conflict, RefusedError
from govliaison.ledger import Happened, Key, Order, Query, accepted, id_of
from govliaison.values import region_stem, to_micros

if TYPE_CHECKING:
    from govliaison.cases.attribution import Share
    from govliaison.cases.decide.intake import Verdict
    from govliaison.cases.recompute import PastFor
    from govliaison.deadlines import Explanation, Stage

_TRIES = 3


class Cases:
    """
    The case desk of one person.

    Every verb takes the id or the number of a case, and says with keywords what is done. ``at`` is the moment at which
    it happened, if that was earlier (补录); ``recorded_for`` the person who signed on paper (代录); ``request`` an id under
    which the same call twice does nothing the second time.

    All verbs raise :class:`~govliaison.errors.RefusedError` with a stable code where the rules do not allow it, and
    :class:`~govliaison.errors.NotFoundError` where the case is not there for this person.

    Args:
        context: who acts, on which ledger
        rules_for: the rules by region
        past_for: the limits on earlier calendars by region, for explanations
    """

    def __init__(self, context: Context, rules_for: RulesFor, past_for: "PastFor" = lambda _region: {}) -> None:
        self._context, self._rules_for, self._past_for = context, rules_for, past_for
        self._door = CaseDoor(context, rules_for)

    # -- intake -------------------------------------------------------------------------------------------------------

    def submit(self, submission: Submission, *, request: str | None = None) -> Case:
        """
        Take one matter in (T2.1); where the catalogue knows its category it goes straight to the unit (M1.4).

        The same channel and source id again, or the same order number by another channel, amend the case that is there.

        Args:
            submission: what was delivered
            request: id of the request
        """
        own = self._context.actor.enterprise
        if own is not None and submission.enterprise != own:
            raise RefusedError("access.other-enterprise", person=self._context.actor.person)
        for attempt in range(_TRIES):
            claims = self._context.ledger.store.claims(submission.claims)
            found = [id_of(claims[key].stream) for key in submission.claims if key in claims]
            if found:
                if len(set(found)) > 1:  # two cases in one order: people decide whether to merge
                    submission = attrs.evolve(submission, order="")
                key = phone_key(submission.phone, self._context.ledger.keyed)
                ask = d.AmendAsk(submission=submission, phone_key=key, by=self._by(submission.received_at))
                return self._verb(found[0], d.amend, ask, request)
            draft = draft_case(self._context, self._rules_for, submission, request=request)
            try:
                self._context.ledger.commit([draft.move()])
            except Conflict:  # the same matter came at the same time, or the number is taken
                if attempt == _TRIES - 1:
                    raise
            else:
                return cast("Case", draft.record)
        raise AssertionError("the loop ends by return or raise")

    def admit(self, case: str, *, at: datetime | None = None, request: str | None = None) -> Case:
        """Admit a submission; it waits at the manual desk for a unit (M2.3)."""
        return self._verb(case, d.admit, d.AdmitAsk(by=self._by(at)), request)

    def refuse(
        self,
        case: str,
        *,
        reason: RefusalReason,
        note: str = "",
        at: datetime | None = None,
        request: str | None = None,
    ) -> Case:
        """
        Refuse a submission, with a reason; whoever filed it is told (M2.3).

        Of state secrets what the case and those that follow it say is erased first, so that it is gone whatever happens next.
        """
        ask = d.RefuseAsk(reason=reason, note=note, by=self._by(at))
        if reason is RefusalReason.CLASSIFIED:
            found = cast("Case", self._door.see(case).record)
            accepted(d.refuse(found, ask, self._rules_for(found.region)))
            merged = [cast("Case", each.record) for each in load_merged(self._context.ledger, found)]
            erase_content(self._context.ledger, [found, *merged], self._context.stamp(jurisdiction=found.region))
        return self._verb(case, d.refuse, ask, request)

    def dispatch(
        self,
        case: str,
        *,
        lead: str,
        assisting: tuple[str, ...] = (),
        parallel: tuple[str, ...] = (),
        designate: bool = False,
        at: datetime | None = None,
        request: str | None = None,
    ) -> Case:
        """Hand a case to exactly one accountable unit and perhaps some that assist (M1.4)."""
        ask = d.DispatchAsk(lead=lead, assisting=assisting, parallel=parallel, designate=designate, by=self._by(at))
        return self._verb(case, d.dispatch, ask, request)

    # -- handling -----------------------------------------------------------------------------------------------------

    def sign_for(
        self,
        case: str,
        *,
        unit: str | None = None,
        at: datetime | None = None,
        recorded_for: str | None = None,
        request: str | None = None,
    ) -> Case:
        """Sign for a duty (签收); ``unit`` is the lead if not given."""
        ask = d.SignForAsk(unit=unit, by=self._by(at, recorded_for))
        return self._verb(case, d.sign_for, ask, request)

    def return_(
        self,
        case: str,
        *,
        reason: ReturnReason,
        note: str = "",
        suggested: str | None = None,
        at: datetime | None = None,
        recorded_for: str | None = None,
        request: str | None = None,
    ) -> Case:
        """Give a case back to the desk (退单), with the unit that should have it (M1.4)."""
        ask = d.ReturnAsk(reason=reason, note=note, suggested=suggested, by=self._by(at, recorded_for))
        return self._verb(case, d.return_, ask, request)

    def measure(
        self,
        case: str,
        *,
        text: str,
        unit: str | None = None,
        at: datetime | None = None,
        recorded_for: str | None = None,
        request: str | None = None,
    ) -> Case:
        """Record what was done or decided (T2.2)."""
        ask = d.MeasureAsk(text=text, unit=unit, by=self._by(at, recorded_for))
        return self._verb(case, d.measure, ask, request)

    def interim(
        self,
        case: str,
        *,
        text: str,
        next_at: datetime | None = None,
        at: datetime | None = None,
        recorded_for: str | None = None,
        request: str | None = None,
    ) -> Case:
        """Give an interim answer (阶段性答复), perhaps with the next date (T1.4)."""
        ask = d.InterimAsk(text=text, next_at=next_at, by=self._by(at, recorded_for))
        return self._verb(case, d.interim, ask, request)

    def answer(
        self,
        case: str,
        *,
        text: str,
        outcome: Outcome,
        unit: str | None = None,
        method: DeliveryMethod = DeliveryMethod.CHANNEL,
        delivered_at: datetime | None = None,
        at: datetime | None = None,
        recorded_for: str | None = None,
        request: str | None = None,
    ) -> Case:
        """
        Reply (T1.4): by the channel through the outbox, or by hand with the moment at which it arrived.

        The lead answers for the matter; a ``unit`` beside it for a part of its own (分办).
        """
        ask = d.AnswerAsk(
            unit=unit,
            text=text,
            outcome=outcome,
            method=method,
            delivered_at=delivered_at,
            by=self._by(at, recorded_for),
        )
        return self._verb(case, d.answer, ask, request)

    def deliver(
        self,
        case: str,
        *,
        answer: int,
        method: DeliveryMethod = DeliveryMethod.CHANNEL,
        undeliverable: str = "",
        at: datetime | None = None,
        request: str | None = None,
    ) -> Case:
        """Record that an answer (from 1) arrived, or why it cannot (M2.3)."""
        ask = d.DeliveryAsk(answer=answer, method=method, undeliverable=undeliverable, by=self._by(at))
        return self._verb(case, d.deliver, ask, request)

    # -- close-out ----------------------------------------------------------------------------------------------------

    def request_close_out(
        self,
        case: str,
        *,
        note: str = "",
        at: datetime | None = None,
        recorded_for: str | None = None,
        request: str | None = None,
    ) -> Case:
        """Ask for close-out (销号申请): after an answer that says something and that arrived (M2.3)."""
        ask = d.RequestCloseOutAsk(note=note, by=self._by(at, recorded_for))
        return self._verb(case, d.request_close_out, ask, request)

    def audit(
        self,
        case: str,
        *,
        approve: bool,
        confirm_undeliverable: bool = False,
        note: str = "",
        at: datetime | None = None,
        recorded_for: str | None = None,
        request: str | None = None,
    ) -> Case:
        """Audit a request for close-out (销号审核), as another person than those who handled it (M2.3)."""
        by, lot = self._by(at, recorded_for), self._door.lot
        ask = d.AuditAsk(approved=approve, confirm_undeliverable=confirm_undeliverable, lot=lot, note=note, by=by)
        return self._verb(case, d.audit, ask, request)

    def call_back(
        self,
        case: str,
        *,
        reached: bool,
        solved: Solved | None = None,
        grade: Grade | None = None,
        note: str = "",
        at: datetime | None = None,
        recorded_for: str | None = None,
        request: str | None = None,
    ) -> Case:
        """Ask whoever filed it afterwards (回访): closes the case, or sends it back (T1.4)."""
        ask = d.CallBackAsk(reached=reached, solved=solved, grade=grade, note=note, by=self._by(at, recorded_for))
        return self._verb(case, d.call_back, ask, request)

    # -- looking ------------------------------------------------------------------------------------------------------

    def get(self, case: str) -> Case:
        """Give a case by id or number."""
        return self._door.get(case)

    def history(self, case: str) -> list[Happened]:
        """Give everything that happened to a case, in order."""
        return self._door.history(case)

    def explain(self, case: str, stage: "Stage | None" = None) -> "list[Explanation]":
        """
        Say why the deadlines of a case are what they are: those that run, or all of one stage, the latest first.

        Each names its rule and legal basis; the steps are worked out when they are asked for.
        """
        found = self.get(case)
        limits, past = self._rules_for(found.region).limits, self._past_for(found.region)
        told = [*zip(found.clocks, cases.read_courses(self._door.entries(case), limits), strict=True)]
        if stage is None:
            told = sorted((each for each in told if each[0].is_running), key=lambda each: each[0].start.due_at)
        else:
            told = [each for each in reversed(told) if each[0].start.stage is stage]
        return [deadlines.explain(limits, clock.start, course, past=past) for clock, course in told]

    def attribute(self, case: str) -> "tuple[Share, ...]":
        """Share the working time of a case among those that were waited for; the shares sum exactly to the whole."""
        found = self.get(case)
        return cases.attribute(found, self._rules_for(found.region).limits.calendar, self._context.now)

    def find(
        self,
        *,
        states: frozenset[CaseState] = frozenset(),
        is_open: bool | None = None,
        unit: str | None = None,
        region: str | None = None,
        enterprise: str | None = None,
        channel: str | None = None,
        track: str | None = None,
        difficulty: str | None = None,
        tags: frozenset[str] = frozenset(),
        text: str | None = None,
        phone: str | None = None,
        overdue: bool = False,
        order: Order = Order.OPENED,
        descending: bool = True,
        after: Key | None = None,
        limit: int = 50,
    ) -> CasePage:
        """
        List cases that this person may see, page by page.

        Args:
            states: any of these
            is_open: only open ones, or only ended ones
            unit: the accountable unit
            region: code of a place, with all places within it
            enterprise: id
            channel: id of the channel it came by
            track: the track that a statute lays out for it
            difficulty: in the words of the rule packs
            tags: tags that it must bear
            text: words that must all occur
            phone: telephone of whoever filed it, in any spelling
            overdue: a deadline of theirs has passed
            order: by receipt or by deadline
            descending: latest first
            after: where the page before ended
            limit: rows on a page
        """
        if is_open is not None:
            states = (states or frozenset(CaseState)) & {state for state in CaseState if state.is_open is is_open}
            if not states:
                return CasePage(rows=(), after=None)
        now = self._context.now
        wanted = {("tag", tag) for tag in parse_tags(tags)}
        named = {"channel": channel, "track": parse_word(track or ""), "difficulty": parse_word(difficulty or "")}
        wanted |= {(name, value) for name, value in named.items() if value}
        if phone:
            wanted.add(("phone", phone_key(phone, self._context.ledger.keyed) or ""))
        page = self._context.find(
            Query(
                kind=CASE.kind,
                reader=self._context.actor.reader,
                states=frozenset(state.value for state in states),
                unit=unit,
                region=region_stem(region) if region else None,
                enterprise=enterprise,
                text=text,
                tags=frozenset(wanted),
                due_before=to_micros(now) if overdue else None,
                order=order,
                descending=descending,
                after=after,
                limit=limit,
            )
        )
        return CasePage(rows=tuple(CaseRow.of(row, now) for row in page.rows), after=page.after)

    # -- inside -------------------------------------------------------------------------------------------------------

    def _by(self, at: datetime | None, recorded_for: str | None = None) -> By:
        return self._door.by(at, recorded_for)

    def _verb(
        self, case: str, decide: "Callable[[Case | None, Any, CaseRules], Verdict]", ask: Any, request: str | None
    ) -> Case:
        return self._door.carry_out(case, decide, ask, request)
