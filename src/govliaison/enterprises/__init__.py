"""Floor 2: the enterprise base – who is served, of what kind and size, where, and how it is known."""

from govliaison.enterprises.columns import ENTERPRISE_FIELDS
from govliaison.enterprises.contact_desk import ContactLogs, contact_moves
from govliaison.enterprises.contact_log import (
    CONTACT_LOG,
    ContactAsk,
    ContactCancelled,
    ContactHeld,
    ContactKind,
    ContactLog,
    ContactLogged,
    ContactMoved,
    ContactState,
    LoggedContact,
    cancel_contact,
    hold_contact,
    log_contact,
    move_contact,
)
from govliaison.enterprises.contact_plan import ContactPlan, ContactRules
from govliaison.enterprises.desk import EnterprisePage, Enterprises
from govliaison.enterprises.importing import EnterpriseDraft, EnterpriseReader, LocalField, enterprise_subject
from govliaison.enterprises.model import (
    ENTERPRISE,
    Contact,
    Enterprise,
    EnterpriseAliasAdded,
    EnterpriseChanged,
    EnterpriseKind,
    EnterpriseRegistered,
    Extra,
    Facts,
    RegionBasis,
    RegisteredState,
)
from govliaison.enterprises.ownership import Ownership, OwnershipFinding, find_ownership
from govliaison.enterprises.size_class import SizeClass, SizeFinding, SizeTable, classify

__all__ = [
    "CONTACT_LOG",
    "ENTERPRISE",
    "ENTERPRISE_FIELDS",
    "Contact",
    "ContactAsk",
    "ContactCancelled",
    "ContactHeld",
    "ContactKind",
    "ContactLog",
    "ContactLogged",
    "ContactLogs",
    "ContactMoved",
    "ContactPlan",
    "ContactRules",
    "ContactState",
    "Enterprise",
    "EnterpriseAliasAdded",
    "EnterpriseChanged",
    "EnterpriseDraft",
    "EnterpriseKind",
    "EnterprisePage",
    "EnterpriseReader",
    "EnterpriseRegistered",
    "Enterprises",
    "Extra",
    "Facts",
    "LocalField",
    "LoggedContact",
    "Ownership",
    "OwnershipFinding",
    "RegionBasis",
    "RegisteredState",
    "SizeClass",
    "SizeFinding",
    "SizeTable",
    "cancel_contact",
    "classify",
    "contact_moves",
    "enterprise_subject",
    "find_ownership",
    "hold_contact",
    "log_contact",
    "move_contact",
]
