"""
The guide as people work with it (M6.2): written, looked up, and used to answer a consultation at first contact.

A consultation that is answered so is a case like any other: opened, handed to the unit that answers, signed for, answered with a
reference to the entry and put forward for close-out, all in one commit. Another person still audits it and asks whoever filed
it, as for every case.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from typing import Final, cast

import attrs

from govliaison.access import Context
from govliaison.cases import CASE, Case, CaseKind, DeliveryMethod, Outcome, Submission
from govliaison.cases import decide as d
from govliaison.cases.decide.common import By
from govliaison.cases.opening import RulesFor, draft_case
from govliaison.errors import RefusedError
from govliaison.ledger import Decision, Query, accepted, insist, reveal
from govliaison.policies import guide
from govliaison.policies.decide import own_place
from govliaison.policies.first_contact import FirstContact, count_first_contact
from govliaison.policies.guide import GUIDE_ENTRY, GuideEntry
from govliaison.values import RegionCode

_PAGE: Final = 1000
_ITEM: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,63}")
_NOTHING: Final = Decision(events=())


class Guide:
    """
    The guide of one person.

    Args:
        context: who works on which ledger
        rules_for: the rules by region
    """

    def __init__(self, context: Context, rules_for: RulesFor) -> None:
        self._context = context
        self._rules_for = rules_for

    @property
    def today(self) -> date:
        """The present day where the deployment is."""
        return self._rules_for(None).today(self._context.now)

    # -- writing ------------------------------------------------------------------------------------------------------

    def add(
        self,
        *,
        question: str,
        answer: str,
        category: str = "",
        item: str = "",
        since: date | None = None,
        until: date | None = None,
        entry: str | None = None,
    ) -> GuideEntry:
        """
        Write an entry, or write one anew.

        Args:
            question: what people ask; each line is another way of asking
            answer: what they are told
            category: category of the competence catalogue; refused where the catalogue does not know it
            item: code of the service item: letters, digits and hyphens
            since: first day on which it holds; today, if not said
            until: last day on which it holds
            entry: id of the entry to write anew; a new one if not given

        Raises:
            RefusedError: not by this actor, without question or answer, or by a category or code that is none
        """
        rules = self._rules_for(None)
        if category and rules.catalogue.recognise(category) != category:
            raise RefusedError("guide.no-category", category=category)
        if item and not _ITEM.fullmatch(item):
            raise RefusedError("guide.no-item", item=item)
        identity = entry or self._context.ledger.ids.new_id()
        return self._context.carry_out(
            GUIDE_ENTRY,
            identity,
            lambda record: guide.write(
                record,
                actor=self._context.actor,
                entry=identity,
                region=own_place(self._context.actor),
                question=question,
                answer=answer,
                category=category,
                item=item,
                since=since or self.today,
                until=until,
            ),
            self._context.stamp(),
        )

    def retire(self, entry: str) -> GuideEntry:
        """
        Take an entry out of use.

        Raises:
            NotFoundError: there is none
            RefusedError: not by this actor
        """
        self.get(entry)
        return self._context.carry_out(
            GUIDE_ENTRY, entry, lambda record: guide.retire(record, actor=self._context.actor), self._context.stamp()
        )

    # -- looking ------------------------------------------------------------------------------------------------------

    def get(self, entry: str) -> GuideEntry:
        """
        Give an entry.

        Raises:
            NotFoundError: there is none, or it is used no more
        """
        return self._context.get(GUIDE_ENTRY, entry)

    def list(self, *, text: str | None = None, category: str | None = None) -> Iterator[GuideEntry]:
        """List the entries in use, the oldest first; ``text`` is words that occur in question, answer or item."""
        query = Query(
            kind=GUIDE_ENTRY.kind,
            reader=None,
            states=frozenset({"active"}),
            text=text,
            tags=frozenset({("category", category)}) if category else frozenset(),
            limit=_PAGE,
        )
        while True:
            page = self._context.find(query)
            yield from self._context.read(page.rows)
            if page.after is None:
                return
            query = attrs.evolve(query, after=page.after)

    def suggest(self, text: str, *, limit: int = 5) -> tuple[GuideEntry, ...]:
        """Give the entries that answer what somebody asks and hold here and today, the best first."""
        day, actor = self.today, self._context.actor
        valid = (entry for entry in self.list() if entry.holds_on(day))
        here = (entry for entry in valid if entry.region is None or actor.convenes(entry.region))
        fitting = [(entry.answers(text), entry) for entry in here]
        ranked = sorted((each for each in fitting if each[0]), key=lambda each: (-each[0], each[1].id))
        return tuple(entry for _, entry in ranked[:limit])

    # -- answering ----------------------------------------------------------------------------------------------------

    def answer(
        self,
        entry: str,
        submission: Submission,
        *,
        method: DeliveryMethod = DeliveryMethod.TELEPHONE,
        request: str | None = None,
    ) -> Case:
        """
        Answer a consultation from an entry while whoever asks is still there (首问直答).

        Told by hand it is put forward for close-out at once; by its channel, when the channel has delivered it. The same
        matter again does nothing.

        Args:
            entry: id of the entry
            submission: what is asked
            method: how the answer is told
            request: id of the request

        Raises:
            NotFoundError: there is no such entry in use
            RefusedError: the entry does not hold today or there, the matter is no consultation or known already, or the
                person does not work for a convener
        """
        found = self.get(entry)
        if found.region is not None and not _lies_in(submission.region, found.region):
            raise RefusedError("guide.other-place", region=found.region)
        if not found.holds_on(self._rules_for(submission.region).today(self._context.now)):
            raise RefusedError("guide.not-valid", since=found.since.isoformat(), until=str(found.until or ""))
        if submission.kind not in (None, CaseKind.CONSULTATION):
            raise RefusedError("guide.consultations-only")
        asked = attrs.evolve(submission, kind=CaseKind.CONSULTATION, category=submission.category or found.category)
        return insist(partial(self._answer, found, asked, method, request))

    def first_contact(self, *, since: datetime | None = None, before: datetime | None = None) -> FirstContact:
        """Count how many of the consultations that this person may see were answered at first contact."""
        return count_first_contact(self._consultations(), since=since, before=before)

    # -- inside -------------------------------------------------------------------------------------------------------

    def _answer(self, entry: GuideEntry, asked: Submission, method: DeliveryMethod, request: str | None) -> Case:
        ledger = self._context.ledger
        for claim in ledger.store.claims(asked.claims).values():
            case = cast("Case", self._context.see(claim.stream).record)
            if not (case.answers and case.answers[0].guide == entry.reference):
                raise RefusedError("guide.known-matter", number=case.number)
            return self._context.show(CASE, case)
        rules = self._rules_for(asked.region)
        own = self._context.actor.units
        lead = rules.desk if rules.desk in own else min(own, default=rules.desk)
        draft = draft_case(self._context, self._rules_for, asked, lead=lead, request=request)
        by_hand = method is not DeliveryMethod.CHANNEL
        stamp = self._context.stamp(jurisdiction=asked.region)
        by = By(actor=self._context.actor, now=stamp.effective_at)
        told = d.AnswerAsk(
            text=reveal(entry.answer),
            outcome=Outcome.EXPLAINED,
            method=method,
            delivered_at=by.now if by_hand else None,
            guide=entry.reference,
            by=by,
        )
        accepted(draft.do(lambda case: d.sign_for(case, d.SignForAsk(by=by), rules), stamp) or _NOTHING)
        accepted(draft.do(lambda case: d.answer(case, told, rules), stamp) or _NOTHING)
        if by_hand:
            # Where local criteria want more before close-out, it stays answered and the unit goes on from there.
            draft.do(lambda case: d.request_close_out(case, d.RequestCloseOutAsk(by=by), rules), stamp)
        ledger.commit([draft.move()])
        return self._context.show(CASE, cast("Case", draft.record))

    def _consultations(self) -> Iterator[Case]:
        tags = frozenset({("kind", CaseKind.CONSULTATION.value)})
        query = Query(kind=CASE.kind, reader=None, tags=tags, limit=_PAGE)
        while True:
            page = self._context.find(query)
            yield from self._context.read(page.rows)
            if page.after is None:
                return
            query = attrs.evolve(query, after=page.after)


def _lies_in(region: str | None, place: str) -> bool:
    """Tell whether a matter belongs to a place."""
    return region is not None and RegionCode(place).contains(RegionCode(region))
