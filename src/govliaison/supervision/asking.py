"""What entries ask of supervision, and what findings ask of others; run from the feed by the reactions (D14)."""

from collections.abc import Iterable
from datetime import date
from typing import Final

import attrs

from govliaison.cases import Case
from govliaison.cases.care_events import CaseReopened, CaseTransferred, CaseWithdrawn, UnitInvolved, UnitReleased
from govliaison.cases.events import (
    CaseAmended,
    CaseClosed,
    CaseDispatched,
    CaseRefused,
    CaseReturned,
    CaseSubmitted,
)
from govliaison.cases.merging_events import CaseClosedWithMaster, CaseUnmerged
from govliaison.cases.objecting_events import ObjectionDecided
from govliaison.ledger import Happened
from govliaison.supervision.conflicts import is_born_of_finding
from govliaison.supervision.finding import Finding, ItemChangeOrdered
from govliaison.supervision.kinds import ItemField

RECHECKED_AFTER: Final[frozenset[type]] = frozenset(
    {
        CaseAmended,
        CaseClosed,
        CaseClosedWithMaster,
        CaseDispatched,
        CaseRefused,
        CaseReopened,
        CaseReturned,
        CaseSubmitted,
        CaseTransferred,
        CaseUnmerged,
        CaseWithdrawn,
        ObjectionDecided,
        UnitInvolved,
        UnitReleased,
    }
)
"""What happens to a case that may stand against a supervisor, or stand so no more."""


def rechecks_of(_happened: Happened, case: Case) -> Iterable[str]:
    """Name the case because of which supervisors must be looked at again (:meth:`Supervision.recheck`)."""
    return (case.id,) if case.enterprise and not is_born_of_finding(case) else ()


@attrs.frozen(kw_only=True)
class OrderedItemChange:
    """
    A change of a service item that a finding asks for.

    Attributes:
        item: the item, as the finding names it
        field: what changes
        value: its value from then on: an amount of time, else a whole number
        on: the first day on which it holds
        source: the stream of the finding
    """

    item: str
    field: ItemField
    value: str
    on: date
    source: str


def item_changes_of(happened: Happened, finding: Finding) -> Iterable[OrderedItemChange]:
    """Give the change of a service item that an entry of a finding asks for (M5.2)."""
    event = happened.event
    if not isinstance(event, ItemChangeOrdered):
        return ()
    change = OrderedItemChange(
        item=event.item, field=event.field, value=event.value, on=event.on, source=f"finding/{finding.id}"
    )
    return (change,)
