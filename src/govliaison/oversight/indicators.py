"""
Indicators (指标): rates that say what they count.

Published figures of such offices disagree because nobody says what was divided by what. Each rate here carries its numerator,
denominator, exclusions and way of rounding, and is printed with them.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Final

import attrs

from govliaison.cases import Case, CaseState, Solved
from govliaison.deadlines import Clock, Stage

Test = Callable[[Case, datetime], bool]


@attrs.frozen(kw_only=True)
class Indicator:
    """
    A rate over cases; its name and definition stand in the catalogue as ``indicator.<id>`` and ``indicator.<id>.definition``.

    Attributes:
        id: stable key
        denominator: which cases count at all
        numerator: which of these count as done
        truncate: cut off instead of rounding half up
    """

    id: str
    denominator: Test
    numerator: Test
    truncate: bool = False


@attrs.frozen(kw_only=True)
class Figure:
    """What a rate came to, as of a moment."""

    indicator: Indicator
    numerator: int
    denominator: int

    @property
    def percent(self) -> Decimal | None:
        """The rate with two decimals, or None where nothing counts."""
        if not self.denominator:
            return None
        rounding = ROUND_DOWN if self.indicator.truncate else ROUND_HALF_UP
        exact = Decimal(self.numerator) * 100 / Decimal(self.denominator)
        return exact.quantize(Decimal("0.01"), rounding=rounding)


def measure(cases: Iterable[Case], now: datetime, indicators: "Sequence[Indicator] | None" = None) -> list[Figure]:
    """
    Count every rate in one pass over the cases.

    Args:
        cases: of the period and place that is asked about
        now: as of when; what is due later is not counted as late, nor as in time
        indicators: which rates; all of them if not given
    """
    indicators = INDICATORS if indicators is None else indicators
    counts = [[0, 0] for _ in indicators]
    for case in cases:
        for count, indicator in zip(counts, indicators, strict=True):
            if indicator.denominator(case, now):
                count[1] += 1
                count[0] += indicator.numerator(case, now)
    return [
        Figure(indicator=indicator, numerator=done, denominator=all_)
        for indicator, (done, all_) in zip(indicators, counts, strict=True)
    ]


def _clock_due(stage: Stage) -> Test:
    """The limit of this stage has ended one way or the other: it was met, or its end has come."""

    def test(case: Case, now: datetime) -> bool:
        clock = case.clock(stage)
        return clock is not None and (not clock.is_running or clock.start.due_at <= now)

    return test


def _clock_met(stage: Stage) -> Test:
    def test(case: Case, _now: datetime) -> bool:
        clock = case.clock(stage)
        return clock is not None and _in_time(clock)

    return test


def _in_time(clock: Clock) -> bool:
    return clock.ended_at is not None and clock.ended_at <= clock.start.due_at


def _admitted(case: Case, _now: datetime) -> bool:
    return case.state not in (CaseState.SUBMITTED, CaseState.REFUSED, CaseState.UNDONE)


def _kept(case: Case, now: datetime) -> bool:
    """Admitted, and not withdrawn (撤单): what is withdrawn neither closes nor stays open."""
    return _admitted(case, now) and case.state is not CaseState.WITHDRAWN


def _closed(case: Case, _now: datetime) -> bool:
    return case.state is CaseState.CLOSED


def _reached(case: Case, _now: datetime) -> bool:
    return any(call.reached for call in case.call_backs)


def _solved(case: Case, _now: datetime) -> bool:
    return any(call.solved is Solved.YES for call in case.call_backs[-1:])


def _graded(case: Case, _now: datetime) -> bool:
    return any(call.grade is not None for call in case.call_backs)


def _satisfied(case: Case, _now: datetime) -> bool:
    grades = [call.grade for call in case.call_backs if call.grade is not None]
    return bool(grades) and not grades[-1].is_bad


def _returned(case: Case, _now: datetime) -> bool:
    return bool(case.returns)


def _redone(case: Case, _now: datetime) -> bool:
    return case.redone > 0


def _asked(case: Case, _now: datetime) -> bool:
    return bool(case.call_backs)


INDICATORS: Final = (
    Indicator(id="sign-in-time", denominator=_clock_due(Stage.SIGN), numerator=_clock_met(Stage.SIGN)),
    Indicator(id="contact-in-time", denominator=_clock_due(Stage.CONTACT), numerator=_clock_met(Stage.CONTACT)),
    Indicator(id="answer-in-time", denominator=_clock_due(Stage.ANSWER), numerator=_clock_met(Stage.ANSWER)),
    Indicator(id="closed-of-all", denominator=_kept, numerator=_closed),
    Indicator(id="solved-by-call-back", denominator=_reached, numerator=_solved),
    Indicator(id="satisfied", denominator=_graded, numerator=_satisfied),
    Indicator(id="returned", denominator=_admitted, numerator=_returned),
    Indicator(id="redone", denominator=_asked, numerator=_redone),
)
"""The rates that every place reports."""
