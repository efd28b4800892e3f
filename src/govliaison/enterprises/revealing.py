"""Who may see in full whom to call in an enterprise (查看企业联系人信息)."""

from enum import StrEnum

from govliaison.access import Actor
from govliaison.enterprises.model import Contact, Enterprise
from govliaison.ledger import Sealed, reveal
from govliaison.values import Refusal


class EnterpriseItem(StrEnum):
    """What of an enterprise is shown masked, and in full only for a reason."""

    ADDRESS = "address"
    REPRESENTATIVE = "representative"
    CONTACT = "contact"
    PHONE = "phone"
    EMAIL = "email"


def reveal_enterprise(enterprise: Enterprise, item: EnterpriseItem, number: int, actor: Actor) -> str | Refusal:
    """
    Give a private item of an enterprise to the staff of the conveners of its place.

    Args:
        enterprise: the enterprise
        item: which; the last three of the contact with this ``number``
        number: from 1
        actor: who asks
    """
    if not actor.convenes(enterprise.facts.region):
        return Refusal.of("reveal.not-yours", person=actor.person)
    return reveal(_item(enterprise, item, number)) or Refusal.of("reveal.nothing", item=item.value)


def _item(enterprise: Enterprise, item: EnterpriseItem, number: int) -> Sealed | None:
    facts = enterprise.facts
    if item is EnterpriseItem.ADDRESS:
        return facts.address
    if item is EnterpriseItem.REPRESENTATIVE:
        return facts.representative
    contacts = facts.contacts or ()
    contact = contacts[number - 1] if 0 < number <= len(contacts) else Contact()
    return {EnterpriseItem.CONTACT: contact.name, EnterpriseItem.PHONE: contact.phone}.get(item, contact.email)
