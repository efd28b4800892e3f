"""The reactions of this version: what events of one noun ask of the desks of another (D14)."""

from typing import TYPE_CHECKING, Any

import attrs

from govliaison.access import SYSTEM, Context
from govliaison.cases.events import CaseReturned
from govliaison.liaison.service_desk import open_services
from govliaison.meetings import Meetings, returned_of
from govliaison.reactions import Asked, Reaction
from govliaison.services import ItemFacts, Measures
from govliaison.supervision import (
    RECHECKED_AFTER,
    ItemField,
    OrderedItemChange,
    Supervision,
    item_changes_of,
    rechecks_of,
)
from govliaison.supervision.finding import ItemChangeOrdered
from govliaison.values import Amount

if TYPE_CHECKING:
    from govliaison.liaison.composition import Liaison


def reactions_of(liaison: "Liaison") -> tuple[Reaction[Any], ...]:
    """
    Give the reactions, carried out by the program itself.

    A case that comes or moves suspends whoever watches where their enterprise has one, and lets them watch again (M5.1); a
    finding changes the service item it was about (M5.2); units that gave a case back too often are called to a coordination
    meeting, where the place says in which room (M7.2).
    """

    def caused(asked: Asked) -> Context:
        return attrs.evolve(liaison.context(SYSTEM), caused_by=asked.caused_by)

    def recheck(case: str, asked: Asked) -> None:
        Supervision(caused(asked), liaison.jurisdictions.supervision_rules_for).recheck(case)

    def change(order: OrderedItemChange, asked: Asked) -> None:
        services = open_services(liaison, caused(asked))
        services.change(
            order.item,
            facts=ItemFacts(current=_measures(order)),
            since=order.on,
            source=order.source,
            request=asked.request,
            caused_by=asked.caused_by,
        )

    def coordinate(case: str, asked: Asked) -> None:
        places, context = liaison.jurisdictions, caused(asked)
        meetings = Meetings(context, places.rules_for, places.meetings_for, places.contact_rules_for)
        meetings.coordinate_returned(case, request=asked.request)

    return (
        Reaction(name="case-meeting", events=frozenset({CaseReturned}), react=returned_of, carry_out=coordinate),
        Reaction(name="case-supervisor", events=RECHECKED_AFTER, react=rechecks_of, carry_out=recheck),
        Reaction(name="finding-item", events=frozenset({ItemChangeOrdered}), react=item_changes_of, carry_out=change),
    )


def _measures(order: OrderedItemChange) -> Measures:
    """Give the one figure that changes."""
    if order.field is ItemField.TIME:
        return Measures(time=Amount.parse(order.value))
    number = int(order.value)
    return Measures(
        documents=number if order.field is ItemField.DOCUMENTS else None,
        steps=number if order.field is ItemField.STEPS else None,
        trips=number if order.field is ItemField.TRIPS else None,
    )
