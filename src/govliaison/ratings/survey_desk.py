"""Surveys as people work with them: defined once, entered for each period, looked at as a trend (T3.4)."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Final, cast

import attrs

from govliaison.access import Context
from govliaison.cases import CaseKind, Grade, Submission
from govliaison.cases.decide.common import By
from govliaison.cases.opening import draft_case
from govliaison.enterprises import (
    ENTERPRISE,
    ContactAsk,
    ContactKind,
    ContactRules,
    Enterprise,
    contact_moves,
    log_contact,
)
from govliaison.errors import NotFoundError
from govliaison.ledger import Decision, Loaded, Move, Private, Query, accepted, insist
from govliaison.ratings.rules import RatingRules, RulesFor
from govliaison.ratings.survey import (
    SURVEY,
    Survey,
    SurveyDefined,
    SurveyItemBecameCase,
    SurveyMethod,
    SurveyResultEntered,
)
from govliaison.values import Period, Refusal

SURVEY_CHANNEL: Final = "survey"
"""Id of the channel by which what was said in a survey comes."""
_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")
_PAGE: Final = 500


@attrs.frozen(kw_only=True)
class DefineAsk:
    """Define a survey."""

    survey: str
    question: str = attrs.field(repr=False)
    population: str = attrs.field(repr=False)
    method: SurveyMethod
    unit: str | None = None
    by: By


def define(record: Survey | None, ask: DefineAsk, rules: RatingRules) -> Decision | Refusal:
    """Define a survey: what is asked, of whom and how; by a convener. It never changes, another question is another survey."""
    if refusal := _check_convener(ask.by, rules):
        return refusal
    if record is not None:
        return Refusal.of("survey.exists", survey=record.id)
    if not _ID.fullmatch(ask.survey):
        return Refusal.of("survey.no-id", survey=ask.survey)
    if not (ask.question.strip() and ask.population.strip()):
        return Refusal.of("survey.no-definition")
    unit = ask.unit or rules.cases.desk
    if unit not in rules.cases.units.units:
        return Refusal.of("unit.unknown", unit=unit)
    subject = SURVEY.stream(ask.survey)
    event = SurveyDefined(
        survey=ask.survey,
        question=Private(subject, ask.question.strip()),
        population=Private(subject, ask.population.strip()),
        method=ask.method,
        unit=unit,
        region=rules.cases.region,
    )
    return Decision(events=(event,))


@attrs.frozen(kw_only=True)
class ResultAsk:
    """Enter what a period came to."""

    period: str
    asked: int
    answers: Mapping[Grade, int]
    by: By


def enter_result(record: Survey, ask: ResultAsk, rules: RatingRules) -> Decision | Refusal:
    """Enter the result of a period: never more answers than were asked for, and at least one."""
    if refusal := _check_convener(ask.by, rules):
        return refusal
    answers = {grade.value: number for grade, number in ask.answers.items() if number}
    sample = sum(answers.values())
    if min(answers.values(), default=0) < 0 or not 0 < sample <= ask.asked:
        return Refusal.of("survey.sample", sample=sample, asked=ask.asked)
    known = record.result(ask.period)
    if known is not None and (known.asked, dict(known.answers)) == (ask.asked, answers):
        return Decision(events=())
    return Decision(events=(SurveyResultEntered(period=ask.period, asked=ask.asked, answers=answers),))


def _check_convener(by: By, rules: RatingRules) -> Refusal | None:
    if by.actor.convenes(rules.cases.region):
        return None
    return Refusal.of("rating.convener-only", person=by.actor.person)


class Surveys:
    """
    Periodic satisfaction (T3.4). Verbs work as those of :class:`~govliaison.ratings.Ratings` do.

    Args:
        context: who acts, on which ledger
        rules_for: the rules by region
        contacts_for: what holds for contacts with enterprises, by region
    """

    def __init__(
        self,
        context: Context,
        rules_for: RulesFor,
        contacts_for: Callable[[str | None], ContactRules] = lambda _region: ContactRules(),
    ) -> None:
        self._context, self._rules_for, self._contacts_for = context, rules_for, contacts_for

    def define(
        self,
        survey: str,
        *,
        question: str,
        population: str,
        method: SurveyMethod = SurveyMethod.ONLINE,
        unit: str | None = None,
        region: str | None = None,
        at: datetime | None = None,
        request: str | None = None,
    ) -> Survey:
        """Define a survey: what is asked, of whom, and how."""
        rules = self._rules_for(region)
        ask = DefineAsk(
            survey=survey, question=question, population=population, method=method, unit=unit, by=self._by(at)
        )
        stamp = self._context.stamp(effective_at=at, request=request, jurisdiction=rules.cases.region)
        return self._context.carry_out(SURVEY, survey, lambda found: define(found, ask, rules), stamp)

    def ask(self, survey: str, *, period: str, enterprises: Sequence[str], justification: str | None = None) -> int:
        """
        Note which enterprises are asked by name in a period: each is a contact under the one cap for all kinds (M1.2).

        Args:
            survey: id
            period: in which they are asked
            enterprises: ids; one that was noted already is not noted twice
            justification: code, where one of them lies above the cap; without it nobody is noted

        Returns:
            how many were noted now
        """
        record, now = self.get(survey), self._context.now
        rules = self._rules_for(record.region)
        plan = self._contacts_for(record.region).plan
        reference = f"{SURVEY.stream(survey)}/{Period.parse(period)}"

        def attempt() -> int:
            firms = self._context.ledger.load_many([ENTERPRISE.stream(each) for each in enterprises])
            verbs = {}
            for each in enterprises:
                firm: Enterprise | None = firms[ENTERPRISE.stream(each)].record
                if firm is None:
                    raise NotFoundError("enterprise.unknown", enterprise=each)
                asked = ContactAsk(
                    enterprise=each,
                    region=firm.facts.region,
                    kind=ContactKind.SURVEY,
                    day=rules.cases.today(now),
                    unit=record.unit,
                    reference=reference,
                    justification=justification,
                    by=self._context.actor,
                )
                verbs[each] = partial(log_contact, ask=asked, plan=plan)
            moves = contact_moves(self._context.ledger, verbs, self._context.stamp(jurisdiction=record.region))
            if moves:
                self._context.ledger.commit(moves)
            return len(moves)

        return insist(attempt)

    def enter_result(
        self,
        survey: str,
        *,
        period: str,
        asked: int,
        answers: Mapping[Grade, int],
        at: datetime | None = None,
        request: str | None = None,
    ) -> Survey:
        """Enter what a period came to: how many were asked, and how many gave which grade."""
        seen = self._see(survey)
        rules = self._rules_for(cast("Survey", seen.record).region)
        ask = ResultAsk(period=str(Period.parse(period)), asked=asked, answers=answers, by=self._by(at))
        stamp = self._context.stamp(effective_at=at, request=request, jurisdiction=rules.cases.region)
        return self._context.carry_out(
            SURVEY, survey, lambda found: enter_result(cast("Survey", found), ask, rules), stamp
        )

    def open_case(
        self,
        survey: str,
        *,
        period: str,
        item: str,
        text: str,
        title: str = "",
        category: str = "",
        enterprise: str | None = None,
        contact: str = "",
        phone: str = "",
    ) -> Survey:
        """
        Let something that somebody said in a survey become a case, once for each item (T2.1).

        Args:
            survey: id
            period: in which it was said
            item: number of the answer sheet or line; the same again opens nothing
            text: what was said
            title: in a few words
            category: category of the competence catalogue
            enterprise: id of the enterprise that said it, if known
            contact: who may be called
            phone: under which number
        """
        named, by = str(Period.parse(period)), self._by(None)

        def attempt() -> Survey:
            seen = self._see(survey)
            record = cast("Survey", seen.record)
            if any((each.period, each.item) == (named, item) for each in record.cases):
                return record
            rules = self._rules_for(record.region)
            accepted(_check_convener(by, rules) or Decision(events=()))
            said = Submission(
                channel=SURVEY_CHANNEL,
                source_id=f"{SURVEY.stream(survey)}/{named}/{item}",
                received_at=by.now,
                kind=CaseKind.SUGGESTION,
                category=category,
                region=record.region,
                enterprise=enterprise,
                title=title,
                text=text,
                contact=contact,
                phone=phone,
            )
            draft = draft_case(self._context, lambda _region: rules.cases, said)
            event = SurveyItemBecameCase(period=named, item=item, case=draft.record.id, number=draft.record.number)
            stamp = self._context.stamp(jurisdiction=rules.cases.region)
            linked = Move.of(seen, Decision(events=(event,)), stamp)
            return cast("Survey", self._context.ledger.commit([draft.move(), linked])[seen.stream].record)

        return self._context.show(SURVEY, insist(attempt))

    def get(self, survey: str) -> Survey:
        """Give a survey by its id, with its trend."""
        return self._context.show(SURVEY, cast("Survey", self._see(survey).record))

    def list(self) -> Iterator[Survey]:
        """List the surveys this person may see."""
        query = Query(kind=SURVEY.kind, reader=self._context.actor.reader, limit=_PAGE)
        while True:
            page = self._context.find(query)
            yield from self._context.read(page.rows)
            if page.after is None:
                return
            query = attrs.evolve(query, after=page.after)

    def _see(self, survey: str) -> Loaded[Survey]:
        try:
            return self._context.see(SURVEY.stream(survey))
        except NotFoundError as error:
            raise NotFoundError("survey.unknown", survey=survey) from error

    def _by(self, at: datetime | None) -> By:
        return By(actor=self._context.actor, now=at or self._context.now)
