"""The scorecard of a window unit (T3.1, M1.3): ratings, supervisors' observations and findings, and cases, joined."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime

import attrs

from govliaison.cases import Case, CaseState
from govliaison.deadlines import Light
from govliaison.ratings import Rating, RatingFigures, rating_figures
from govliaison.supervision import Aspect, Finding, FindingState, Mark, Supervisor


@attrs.frozen(kw_only=True)
class FindingFigures:
    """How many findings there were, how many are verified, overdue now, or were ever late, and what they led to."""

    found: int
    verified: int
    overdue: int
    ever_late: int
    item_changes: int
    conduct_measures: int


@attrs.frozen(kw_only=True)
class CaseFigures:
    """How many cases a unit led, how many are open, closed, overdue now, or were given back by it."""

    led: int
    open: int
    closed: int
    overdue: int
    returned: int


@attrs.frozen(kw_only=True)
class Scorecard:
    """
    What is known of how a unit works; counts and rates only, and no rank.

    Attributes:
        unit: id
        as_of: the moment as of which it is told
        ratings: what people said of it
        observations: how often each aspect was found how
        findings: what supervisors found wrong
        cases: that it leads
    """

    unit: str
    as_of: datetime
    ratings: RatingFigures
    observations: Mapping[Aspect, Mapping[Mark, int]]
    findings: FindingFigures
    cases: CaseFigures


def score(
    unit: str,
    *,
    ratings: Iterable[Rating],
    supervisors: Iterable[Supervisor],
    findings: Iterable[Finding],
    cases: Iterable[Case],
    now: datetime,
) -> Scorecard:
    """
    Join what is known of a unit; what concerns others is passed over, and who observed what is nowhere in it.

    Args:
        unit: id
        ratings: of the period that is asked about
        supervisors: with all their feedback of that period
        findings: of that period
        cases: of that period
        now: as of when
    """
    own_findings = [each for each in findings if each.unit == unit]
    own_cases = [each for each in cases if each.lead == unit and each.state is not CaseState.UNDONE]
    seen = Counter(
        (each.aspect, each.mark)
        for record in supervisors
        for given in record.feedback
        if given.unit == unit
        for each in given.observations
    )
    seen.update((each.aspect, each.mark) for finding in own_findings for each in finding.observations)
    return Scorecard(
        unit=unit,
        as_of=now,
        ratings=rating_figures(each for each in ratings if each.unit == unit),
        observations={
            aspect: {mark: seen[aspect, mark] for mark in Mark}
            for aspect in Aspect
            if any(seen[aspect, mark] for mark in Mark)
        },
        findings=FindingFigures(
            found=len(own_findings),
            verified=sum(each.state is FindingState.VERIFIED for each in own_findings),
            overdue=sum(each.state is FindingState.OVERDUE for each in own_findings),
            ever_late=sum(each.late for each in own_findings),
            item_changes=sum(len(each.item_changes) for each in own_findings),
            conduct_measures=sum(len(each.conduct) for each in own_findings),
        ),
        cases=CaseFigures(
            led=len(own_cases),
            open=sum(each.state.is_open for each in own_cases),
            closed=sum(each.state is CaseState.CLOSED for each in own_cases),
            overdue=sum(each.state.is_open and each.light(now) is Light.RED for each in own_cases),
            returned=sum(any(back.unit == unit for back in each.returns) for each in own_cases),
        ),
    )
