"""Floor 2: the enterprise base – who is served, of what kind and size, where, and how it is known."""

from govliaison.enterprises.columns import ENTERPRISE_FIELDS
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
from govliaison.enterprises.revealing import EnterpriseItem, reveal_enterprise
from govliaison.enterprises.size_class import SizeClass, SizeFinding, SizeTable, classify

__all__ = [
    "ENTERPRISE",
    "ENTERPRISE_FIELDS",
    "Contact",
    "Enterprise",
    "EnterpriseAliasAdded",
    "EnterpriseChanged",
    "EnterpriseDraft",
    "EnterpriseItem",
    "EnterpriseKind",
    "EnterprisePage",
    "EnterpriseReader",
    "EnterpriseRegistered",
    "Enterprises",
    "Extra",
    "Facts",
    "LocalField",
    "Ownership",
    "OwnershipFinding",
    "RegionBasis",
    "RegisteredState",
    "SizeClass",
    "SizeFinding",
    "SizeTable",
    "classify",
    "enterprise_subject",
    "find_ownership",
    "reveal_enterprise",
]
