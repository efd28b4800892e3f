"""
Periodic satisfaction (T3.4): a question asked of enterprises once in a period, kept apart from ratings of cases.

A survey has one definition for all its periods, so that its figures can be compared; another question is another survey.
"""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Final

import attrs

from govliaison.access import CONVENER, region_token, unit_token
from govliaison.cases import Grade
from govliaison.ledger import Index, Noun, Sealed, Stamp, reveal
from govliaison.ratings.figures import Rate
from govliaison.values import Period, to_micros


class SurveyMethod(StrEnum):
    """How it is asked."""

    ONLINE = "online"
    PAPER = "paper"
    TELEPHONE = "telephone"
    INTERVIEW = "interview"


@attrs.frozen(kw_only=True)
class SurveyDefined:
    """
    A survey was defined (口径).

    Attributes:
        survey: id, chosen by whoever defines it, such as ``gain``
        question: what is asked; answered in the five grades of the rating system
        population: of whom, such as all enterprises of the base
        method: how
        unit: the unit that asks
        region: code of the place
    """

    survey: str
    question: Sealed
    population: Sealed
    method: SurveyMethod
    unit: str
    region: str


@attrs.frozen(kw_only=True)
class SurveyResultEntered:
    """
    What a period came to; entered again for the same period it takes the place of what stood, which stays on record.

    Attributes:
        period: such as ``2026Q3``
        asked: how many were asked
        answers: how many gave which grade; a grade that nobody gave may be missing
    """

    period: str
    asked: int
    answers: Mapping[str, int]


@attrs.frozen(kw_only=True)
class SurveyItemBecameCase:
    """Something somebody said in the survey became a case (T2.1)."""

    period: str
    item: str
    case: str
    number: str


@attrs.frozen(kw_only=True)
class SurveyResult:
    """What a period came to; attributes as in :class:`SurveyResultEntered`, ``at`` is when it was entered."""

    period: str
    asked: int
    answers: Mapping[str, int]
    at: datetime
    corrected: int = 0

    @property
    def sample(self) -> int:
        """How many answered."""
        return sum(self.answers.values())

    @property
    def answered(self) -> Rate:
        """Answered ÷ asked (回收率)."""
        return Rate(self.sample, self.asked)

    @property
    def satisfied(self) -> Rate:
        """The three better grades ÷ answered."""
        bad = sum(self.answers.get(grade.value, 0) for grade in Grade if grade.is_bad)
        return Rate(self.sample - bad, self.sample)


@attrs.frozen(kw_only=True)
class SurveyCase:
    """A case that came from a survey."""

    period: str
    item: str
    case: str
    number: str


@attrs.frozen(kw_only=True)
class Survey:
    """
    A survey as it stands; attributes as in :class:`SurveyDefined`.

    Attributes:
        results: one for each period, the earliest first
        cases: that came from it
    """

    id: str
    question: Sealed
    population: Sealed
    method: SurveyMethod
    unit: str
    region: str
    defined_at: datetime
    results: tuple[SurveyResult, ...] = ()
    cases: tuple[SurveyCase, ...] = ()

    def result(self, period: str) -> SurveyResult | None:
        """Give what a period came to, or None."""
        return next((each for each in self.results if each.period == period), None)

    @property
    def trend(self) -> tuple[SurveyResult, ...]:
        """What the periods came to, in order, each with its sample; all under the one definition of the survey."""
        return self.results


SurveyEvent = SurveyDefined | SurveyResultEntered | SurveyItemBecameCase


def evolve(record: Survey | None, event: SurveyEvent, stamp: Stamp) -> Survey:
    """Fold what happened into the survey."""
    if isinstance(event, SurveyDefined):
        return Survey(
            id=event.survey,
            question=event.question,
            population=event.population,
            method=event.method,
            unit=event.unit,
            region=event.region,
            defined_at=stamp.effective_at,
        )
    assert record is not None  # noqa: S101 - nothing else begins a stream
    if isinstance(event, SurveyItemBecameCase):
        born = SurveyCase(period=event.period, item=event.item, case=event.case, number=event.number)
        return attrs.evolve(record, cases=(*record.cases, born))
    before = record.result(event.period)
    result = SurveyResult(
        period=event.period,
        asked=event.asked,
        answers=event.answers,
        at=stamp.effective_at,
        corrected=before.corrected + 1 if before else 0,
    )
    others = [each for each in record.results if each.period != event.period]
    ordered = sorted([*others, result], key=lambda each: Period.parse(each.period))
    return attrs.evolve(record, results=tuple(ordered))


def index(record: Survey) -> Index:
    """Surveys are found by id and question; conveners, the unit that asks and its place see them."""
    return Index(
        state="defined" if not record.results else "asked",
        unit=record.unit,
        region=record.region,
        number=record.id,
        opened=to_micros(record.defined_at),
        text=f"{record.id}\n{reveal(record.question)}",
        audience=frozenset({CONVENER, unit_token(record.unit), region_token(record.region)}),
    )


SURVEY: Final = Noun(
    kind="survey",
    record=Survey,
    shape=1,
    events={SurveyDefined: 1, SurveyResultEntered: 1, SurveyItemBecameCase: 1},
    evolve=evolve,
    index=index,
)
