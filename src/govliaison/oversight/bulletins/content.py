"""What a bulletin (通报) says, as values: figures with their definitions, shares, sums by unit, cases to be named."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

import attrs

from govliaison.cases import Case, CaseState, Scope
from govliaison.oversight.indicators import Figure, Indicator, Measure, WorkingDays, measure
from govliaison.oversight.inspections.model import INSPECTION, Inspection
from govliaison.oversight.obligations.model import Duty
from govliaison.values import Period
from govliaison.visits import Visit, visits_by_agency


@attrs.frozen(kw_only=True)
class FigureLine:
    """
    One figure as the paper says it.

    Attributes:
        indicator: id of the indicator
        name: what it was called, where it is a local one; those of the software are named by their id
        scope: ``approval-service`` for the mechanism's own matters, ``other`` for those kept apart (A2)
        numerator: how many were so
        denominator: how many counted
        shown: as it is printed
    """

    indicator: str
    name: str = ""
    scope: str
    numerator: int
    denominator: int
    shown: str

    @classmethod
    def of(cls, figure: Figure, scope: str) -> "FigureLine":
        """Write a figure down."""
        return cls(
            indicator=figure.indicator.id,
            name=figure.indicator.name,
            scope=scope,
            numerator=figure.numerator,
            denominator=figure.denominator,
            shown=figure.shown,
        )


@attrs.frozen(kw_only=True)
class Share:
    """How many of the cases received are of one kind or came by one channel."""

    by: str
    value: str
    number: int
    shown: str


@attrs.frozen(kw_only=True)
class UnitSum:
    """What a unit did in the period: so many visits, so many cases in hand. In the order of the profile, never by size."""

    unit: str
    what: str
    number: int


@attrs.frozen(kw_only=True)
class StandingCount:
    """How many duties of a place stand like this; for the bulletin of the group's office."""

    place: str
    standing: str
    number: int


@attrs.frozen(kw_only=True)
class Content:
    """
    All that a bulletin says.

    Attributes:
        figures: indicators over the cases received in the period
        shares: by kind and by channel
        sums: by unit
        cases: numbers of cases that supervision reports: dissatisfied twice, or pressed to withdraw; no confidential ones
        inspections: streams of inspections of the period, for the bulletin of the group's office
        standings: how the duties stand, for the same
    """

    figures: tuple[FigureLine, ...] = ()
    shares: tuple[Share, ...] = ()
    sums: tuple[UnitSum, ...] = ()
    cases: tuple[str, ...] = ()
    inspections: tuple[str, ...] = ()
    standings: tuple[StandingCount, ...] = ()


@attrs.frozen(kw_only=True)
class Difference:
    """
    What a recount gives otherwise than a bulletin said.

    Attributes:
        what: which line: ``approval-service.answer-in-time``, ``unit.market.open``, ``cases``
        was: what the bulletin said; empty where it said nothing
        now: what the recount says
    """

    what: str
    was: str
    now: str


def tell_cases(
    cases: Iterable[Case],
    as_of: datetime,
    *,
    indicators: Sequence[Indicator],
    units: Sequence[str],
    working_days: WorkingDays,
) -> Content:
    """
    Count what a bulletin of the ledger says.

    Args:
        cases: those received in the period, of the place
        as_of: as of when
        indicators: which figures
        units: the units of the place, in the order of the profile
        working_days: how long a case took
    """
    cases = [case for case in cases if case.state is not CaseState.UNDONE]
    figures = [
        FigureLine.of(figure, scope)
        for scope in Scope
        for figure in measure(
            [case for case in cases if case.scope is scope], as_of, indicators, working_days=working_days
        )
    ]
    held = Counter(case.lead for case in cases)
    in_hand = Counter(case.lead for case in cases if case.state.is_open)
    sums = [
        UnitSum(unit=unit, what=what, number=counted[unit])
        for unit in (*units, *sorted(held.keys() - {*units}))
        for what, counted in (("cases", held), ("open", in_hand))
        if held[unit]
    ]
    return Content(
        figures=tuple(figures),
        shares=(
            *_shares("kind", [case.kind.value for case in cases]),
            *_shares("channel", [case.channel for case in cases]),
        ),
        sums=tuple(sums),
        cases=tuple(sorted(case.number for case in cases if case.for_bulletin and not case.confidential)),
    )


def tell_visits(period: Period, visits: Iterable[Visit], agencies: Sequence[str]) -> tuple[UnitSum, ...]:
    """Sum up what each agency did by visits (M3.2); one that visited nobody stands there with nothing."""
    whats = ("visits", "enterprises", "issues", "help")
    return tuple(
        UnitSum(unit=each.agency, what=what, number=getattr(each, what))
        for each in visits_by_agency(period, visits, agencies)
        for what in whats
    )


def tell_inspections(inspections: Iterable[Inspection], duties: Iterable[Duty]) -> Content:
    """
    Count what a bulletin of the group's office says; places are named in the order of their codes, never by how they did.

    Args:
        inspections: those held in the period
        duties: the duties of the places, for the period
    """
    standings = Counter((duty.place, duty.standing.value) for duty in duties)
    return Content(
        inspections=tuple(sorted(INSPECTION.stream(each.id) for each in inspections)),
        standings=tuple(
            StandingCount(place=place, standing=standing, number=number)
            for (place, standing), number in sorted(standings.items())
        ),
    )


def differences(was: Content, now: Content) -> tuple[Difference, ...]:
    """Tell in which lines two contents differ, line by line."""
    before, after = _lines(was), _lines(now)
    return tuple(
        Difference(what=what, was=before.get(what, ""), now=after.get(what, ""))
        for what in dict.fromkeys((*before, *after))
        if before.get(what) != after.get(what)
    )


def _shares(by: str, values: Sequence[str]) -> list[Share]:
    indicator = Indicator(id="share", decimals=1, measure=Measure.RATE)
    counted = Counter(values)
    return [
        Share(
            by=by,
            value=value,
            number=number,
            shown=Figure(indicator=indicator, numerator=number, denominator=len(values)).shown,
        )
        for value, number in sorted(counted.items())
    ]


def _lines(content: Content) -> dict[str, str]:
    lines = {
        f"{line.scope}.{line.indicator}": f"{line.shown} ({line.numerator}/{line.denominator})"
        for line in content.figures
    }
    lines |= {f"{share.by}.{share.value}": f"{share.number} ({share.shown})" for share in content.shares}
    lines |= {f"unit.{each.unit}.{each.what}": str(each.number) for each in content.sums}
    lines |= {f"duties.{each.place}.{each.standing}": str(each.number) for each in content.standings}
    lines |= {"cases": " ".join(content.cases)} if content.cases else {}
    return lines | ({"inspections": " ".join(content.inspections)} if content.inspections else {})
