"""
Indicators (指标) as data: figures that say what they count.

Published figures of such offices disagree because nobody says what was divided by what. Each indicator here names the facts of
its numerator and denominator, what is excluded, how it is rounded and to how many decimals, and is printed with all of that
(口径). A profile adds its own under ``[indicators.<id>]``.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Any, Final

import attrs

from govliaison.cases import Case, CaseState
from govliaison.oversight.case_facts import CASE_FACTS
from govliaison.oversight.rating_facts import RATING_FACTS, RatingFacts
from govliaison.texts import Language, say


class Measure(StrEnum):
    """What an indicator measures."""

    COUNT = "count"
    """how many are so"""
    RATE = "rate"
    """how many per hundred"""
    MEAN = "mean"
    """mean working days from receipt to answer"""
    MEDIAN = "median"
    """median working days from receipt to answer"""


class Rounding(StrEnum):
    """What becomes of the digits that are not shown; offices differ, so each indicator says it."""

    HALF_UP = "half-up"
    HALF_EVEN = "half-even"
    TRUNCATE = "truncate"


_ROUNDING: Final = {
    Rounding.HALF_UP: ROUND_HALF_UP,
    Rounding.HALF_EVEN: ROUND_HALF_EVEN,
    Rounding.TRUNCATE: ROUND_DOWN,
}

Fact = Callable[[Any, datetime], bool]
"""Whether something is so of what is counted, as of a moment."""

WorkingDays = Callable[[Case], int | None]
"""Gives the working days from receipt to answer; None while there is no answer."""


@attrs.frozen(kw_only=True)
class Indicator:
    """
    A figure over cases; the names of facts stand in :data:`~govliaison.oversight.CASE_FACTS`.

    Attributes:
        id: stable key
        name: what people call a local one; those of the software are named in the catalogue as ``indicator.<id>``
        of: facts that must all hold for a case to count at all
        counts: facts that must all hold besides for the numerator of a rate; nothing else has one
        excluded: facts any of which leaves a case out
        measure: what is measured
        rounding: what becomes of the digits that are not shown
        decimals: how many digits are shown behind the point
    """

    id: str
    name: str = ""
    of: tuple[str, ...] = ("admitted",)
    counts: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    measure: Measure = Measure.RATE
    rounding: Rounding = Rounding.HALF_UP
    decimals: int = 2

    @property
    def facts(self) -> frozenset[str]:
        """All facts it names."""
        return frozenset((*self.of, *self.counts, *self.excluded))

    def label(self, language: Language = "zh") -> str:
        """Give its name."""
        return self.name or say(f"indicator.{self.id}", {}, language)

    def definition(self, language: Language = "zh") -> str:
        """Say what it counts (口径): numerator, denominator, exclusions, rounding."""
        parts = {name: _named(getattr(self, name), language) for name in ("of", "counts", "excluded")}
        said = say(f"indicator-measure.{self.measure}", parts, language)
        if self.excluded:
            said += say("indicator-measure.excluded", parts, language)
        if self.measure is Measure.COUNT:
            return said
        rounding = say(f"indicator-rounding.{self.rounding}", {"decimals": self.decimals}, language)
        return said + rounding


def _named(facts: Iterable[str], language: Language) -> str:
    return say("indicator-measure.and", {}, language).join(say(f"fact.{fact}", {}, language) for fact in facts)


@attrs.frozen(kw_only=True)
class Figure:
    """
    What an indicator came to.

    Attributes:
        indicator: which
        numerator: how many were so; for means and medians the sum of days
        denominator: how many counted
        days: for means and medians the days of each
    """

    indicator: Indicator
    numerator: int
    denominator: int
    days: tuple[int, ...] = ()

    @property
    def value(self) -> Decimal | None:
        """The count, the rate in per cent, or the days; None where nothing counts."""
        if self.indicator.measure is Measure.COUNT:
            return Decimal(self.numerator)
        if not self.denominator:
            return None
        return self._exact().quantize(
            Decimal(1).scaleb(-self.indicator.decimals), rounding=_ROUNDING[self.indicator.rounding]
        )

    def _exact(self) -> Decimal:
        match self.indicator.measure:
            case Measure.MEDIAN:
                days, middle = sorted(self.days), len(self.days) // 2
                return Decimal(days[middle] + days[~middle]) / 2
            case Measure.MEAN:
                return Decimal(self.numerator) / Decimal(self.denominator)
            case _:
                return Decimal(self.numerator) * 100 / Decimal(self.denominator)

    @property
    def shown(self) -> str:
        """The value as it is printed, with its sign of per cent; a dash where nothing counts."""
        if self.value is None:
            return "–"
        return f"{self.value}%" if self.indicator.measure is Measure.RATE else str(self.value)


def measure(
    cases: Iterable[Case],
    now: datetime,
    indicators: "Sequence[Indicator] | None" = None,
    *,
    working_days: WorkingDays = lambda _case: None,
) -> list[Figure]:
    """
    Count every indicator in one pass over the cases; what came by an import that was undone never was.

    Args:
        cases: of the period and place that is asked about
        now: as of when; what is due later is not counted as late, nor as in time
        indicators: which; all of them if not given
        working_days: how long a case took; without it means and medians count nothing
    """
    tallies = [_Tally(each, CASE_FACTS, working_days) for each in (INDICATORS if indicators is None else indicators)]
    return _count((case for case in cases if case.state is not CaseState.UNDONE), now, tallies)


def measure_ratings(ratings: Iterable[RatingFacts], now: datetime) -> list[Figure]:
    """Count the indicators over ratings (好差评)."""
    return _count(ratings, now, [_Tally(each, RATING_FACTS) for each in RATING_INDICATORS])


def _count(things: Iterable[Any], now: datetime, tallies: "Sequence[_Tally]") -> list[Figure]:
    for thing in things:
        for tally in tallies:
            tally.add(thing, now)
    return [tally.figure() for tally in tallies]


class _Tally:
    """One indicator being counted."""

    def __init__(
        self, indicator: Indicator, facts: Mapping[str, Fact], working_days: WorkingDays = lambda _case: None
    ) -> None:
        self._indicator, self._working_days = indicator, working_days
        self._of, self._counts, self._excluded = (
            [facts[name] for name in names] for names in (indicator.of, indicator.counts, indicator.excluded)
        )
        self._is_time = indicator.measure in (Measure.MEAN, Measure.MEDIAN)
        self._numerator = self._denominator = 0
        self._days: list[int] = []

    def add(self, thing: Any, now: datetime) -> None:
        if not _all(self._of, thing, now) or any(fact(thing, now) for fact in self._excluded):
            return
        if self._is_time:
            if (days := self._working_days(thing)) is not None:
                self._days.append(days)
            return
        self._denominator += 1
        self._numerator += _all(self._counts, thing, now)

    def figure(self) -> Figure:
        if self._is_time:
            days = tuple(self._days)
            return Figure(indicator=self._indicator, numerator=sum(days), denominator=len(days), days=days)
        return Figure(indicator=self._indicator, numerator=self._numerator, denominator=self._denominator)


def _all(facts: Iterable[Fact], thing: Any, now: datetime) -> bool:
    return all(fact(thing, now) for fact in facts)


INDICATORS: Final = (
    Indicator(id="received", of=("received",), measure=Measure.COUNT),
    Indicator(id="admitted", measure=Measure.COUNT),
    Indicator(id="closed", of=("admitted", "closed"), measure=Measure.COUNT),
    Indicator(id="open", of=("admitted", "open"), measure=Measure.COUNT),
    Indicator(id="sign-in-time", of=("sign-due",), counts=("signed-in-time",)),
    Indicator(id="contact-in-time", of=("contact-due",), counts=("contacted-in-time",)),
    Indicator(id="answer-in-time", of=("answer-due",), counts=("answered-in-time",)),
    Indicator(id="answered-of-all", counts=("answered",), excluded=("withdrawn",)),
    Indicator(id="closed-of-all", counts=("closed",), excluded=("withdrawn",)),
    Indicator(id="solved-by-call-back", of=("reached",), counts=("solved",)),
    Indicator(id="solved-as-said", of=("answered",), counts=("said-solved",)),
    Indicator(id="falsely-solved", of=("said-solved", "reached"), counts=("unsolved",)),
    Indicator(id="satisfied", of=("graded",), counts=("satisfied",)),
    Indicator(id="satisfied-well", of=("graded",), counts=("satisfied-well",)),
    Indicator(id="satisfied-of-called", of=("called-back",), counts=("satisfied",)),
    Indicator(id="called-back", of=("approved",), counts=("called-back",)),
    Indicator(id="returned", counts=("returned",)),
    Indicator(id="redone", of=("called-back",), counts=("redone",)),
    Indicator(id="extended", counts=("extended",)),
    Indicator(id="supervised", counts=("supervised",)),
    Indicator(id="deferred", counts=("deferred",)),
    Indicator(id="days-mean", of=("answered",), measure=Measure.MEAN, decimals=1),
    Indicator(id="days-median", of=("answered",), measure=Measure.MEDIAN, decimals=1),
)
"""The figures over cases that every place reports."""

RATING_INDICATORS: Final = (
    Indicator(id="rated-actively", of=("asked",), counts=("rated-actively",)),
    Indicator(id="bad-put-right", of=("bad-rating",), counts=("put-right",)),
)
"""Those over ratings (好差评)."""
