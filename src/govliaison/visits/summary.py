"""What each agency did by visits in a period (M3.2)."""

from collections.abc import Collection, Iterable, Sequence

import attrs

from govliaison.values import Period
from govliaison.visits.model import Visit, VisitState


@attrs.frozen(kw_only=True)
class AgencyVisits:
    """
    The visits of an agency in a period, by their days; a joint visit counts for each agency that went.

    Attributes:
        agency: id of the unit
        visits: that took place
        joint: of these, together with others
        late: of these, entered after their day
        enterprises: how many different ones were visited
        policies: explained
        issues: heard
        solved: of these, how many are closed as solved
        help: how often this agency helped
        planned: still to come
        missed: planned, and nobody has said what became of them
        cancelled: that will not take place
        ids: of the visits that took place, by day
    """

    agency: str
    visits: int = 0
    joint: int = 0
    late: int = 0
    enterprises: int = 0
    policies: int = 0
    issues: int = 0
    solved: int = 0
    help: int = 0
    planned: int = 0
    missed: int = 0
    cancelled: int = 0
    ids: tuple[str, ...] = ()

    @property
    def has_visited(self) -> bool:
        """Whether it visited anybody; an agency that did not owes it (M3.1)."""
        return self.visits > 0


def visits_by_agency(
    period: Period, visits: Iterable[Visit], agencies: Sequence[str], solved: Collection[str] = ()
) -> tuple[AgencyVisits, ...]:
    """
    Sum up visits by agency, each agency once, in the order given; one without a visit stands there with nothing.

    Args:
        period: of the days of the visits
        visits: of any period
        agencies: ids of the units that are to visit; others that did so come behind them, by id
        solved: ids of the cases that are closed as solved
    """
    inside = sorted((each for each in visits if period.contains(each.day)), key=lambda each: (each.day, each.id))
    others = sorted({unit for each in inside for unit in each.units} - set(agencies))
    return tuple(_sum_up(agency, inside, solved) for agency in dict.fromkeys((*agencies, *others)))


def _sum_up(agency: str, visits: Sequence[Visit], solved: Collection[str]) -> AgencyVisits:
    own = [each for each in visits if agency in each.units]
    held = [each for each in own if each.state is VisitState.HELD]
    waiting = [each for each in own if each.state is VisitState.PLANNED]
    return AgencyVisits(
        agency=agency,
        visits=len(held),
        joint=sum(each.is_joint for each in held),
        late=sum(each.late for each in held),
        enterprises=len({each.enterprise for each in held}),
        policies=sum(len(each.policies) for each in held),
        issues=sum(len(each.issues) for each in held),
        solved=sum(issue.case in solved for each in held for issue in each.issues),
        help=sum(help_.unit == agency for each in held for help_ in each.help),
        planned=sum(not each.missed for each in waiting),
        missed=sum(each.missed for each in waiting),
        cancelled=sum(each.state is VisitState.CANCELLED for each in own),
        ids=tuple(each.id for each in held),
    )
