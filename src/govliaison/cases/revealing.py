"""Who may see in full who filed a matter (查看诉求人信息)."""

from enum import StrEnum
from typing import Final

from govliaison.access import Actor
from govliaison.cases.model import Case
from govliaison.ledger import reveal
from govliaison.units import PostKind
from govliaison.values import Refusal


class CaseItem(StrEnum):
    """What of a case is shown masked, and in full only for a reason."""

    CONTACT = "contact"
    PHONE = "phone"


_HANDLERS: Final = (PostKind.HANDLER,)


def reveal_case(case: Case, item: CaseItem, actor: Actor) -> str | Refusal:
    """
    Give a private item of a case to the staff of its desk, and to handlers of the unit that leads it now.

    Args:
        case: as the actor may see it: of a confidential one only its desk knows who filed it
        item: which
        actor: who asks
    """
    if not (case.desk in actor.units or actor.holds(case.lead, _HANDLERS)):
        return Refusal.of("reveal.not-yours", person=actor.person)
    value = reveal({CaseItem.CONTACT: case.contact, CaseItem.PHONE: case.phone}[item])
    return value or Refusal.of("reveal.nothing", item=item.value)
