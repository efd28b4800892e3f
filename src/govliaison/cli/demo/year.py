"""The year of a place besides its cases: how much of what there was, and how every duty stood, quarter by quarter."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final

import attrs

from govliaison.enterprises import KEY_CONTACT
from govliaison.ledger import Noun, Query
from govliaison.liaison import Liaison, Office
from govliaison.meetings import MEETING, PROPOSAL
from govliaison.oversight import BULLETIN, PROGRESS_REPORT, Inspected, Standing
from govliaison.policies import UPTAKE
from govliaison.ratings import RATING
from govliaison.supervision import FINDING, SUPERVISOR
from govliaison.values import Period
from govliaison.visits import VISIT

_COUNTED: Final[Mapping[str, Noun[Any]]] = {
    "meetings": MEETING,
    "visits": VISIT,
    "key_contacts": KEY_CONTACT,
    "supervisors": SUPERVISOR,
    "findings": FINDING,
    "ratings": RATING,
    "pushed": UPTAKE,
    "proposals": PROPOSAL,
    "bulletins": BULLETIN,
    "reports": PROGRESS_REPORT,
}
"""What is counted under which name."""
_MANY: Final = 100_000
_TOLD: Final = (Standing.UNMET, Standing.POSTPONED)


@attrs.frozen(kw_only=True)
class Quarter:
    """How every duty of every place stood in a quarter."""

    period: Period
    duties: tuple[Inspected, ...]

    @property
    def standings(self) -> Counter[Standing]:
        """How many duties stand how."""
        return Counter(each.judged.standing for each in self.duties)


@attrs.frozen(kw_only=True)
class Year:
    """
    Everything that is told besides cases.

    Attributes:
        counts: how many records there are, by what they are
        quarters: the inspected quarters in their order
    """

    counts: Mapping[str, int]
    quarters: tuple[Quarter, ...]

    @property
    def unmet(self) -> tuple[Inspected, ...]:
        """The duties that were not met, or were put off with leave."""
        return tuple(each for quarter in self.quarters for each in quarter.duties if each.judged.standing in _TOLD)


def look_back(liaison: Liaison, office: Office, begins: datetime, ends: datetime) -> Year:
    """
    Count and inspect.

    Args:
        liaison: the deployment, its clock at the end
        office: of somebody who may inspect every place
        begins: when the play began; only quarters that began later are inspected
        ends: when it ended
    """
    find = liaison.ledger.store.count
    counts = {name: find(Query(kind=noun.kind, reader=None), _MANY).number for name, noun in _COUNTED.items()}
    quarters = tuple(
        Quarter(period=period, duties=tuple(office.obligations.inspect(period))) for period in _quarters(begins, ends)
    )
    return Year(counts=counts, quarters=quarters)


def _quarters(begins: datetime, ends: datetime) -> Iterator[Period]:
    period = Period.of_quarter(begins.date()).next()
    while period.first <= ends.date():
        yield period
        period = period.next()
