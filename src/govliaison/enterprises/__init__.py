"""Floor 2: the enterprise base – who is served, of what kind and size, where, and how it is known."""

from govliaison.enterprises.associations import ASSOCIATION, Association, MemberJoined, MemberLeft, Membership
from govliaison.enterprises.associations_desk import Associations, Member
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
from govliaison.enterprises.size_class import SizeClass, SizeFinding, SizeTable, classify

__all__ = [
    "ASSOCIATION",
    "ENTERPRISE",
    "ENTERPRISE_FIELDS",
    "Association",
    "Associations",
    "Contact",
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
    "Member",
    "MemberJoined",
    "MemberLeft",
    "Membership",
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
]
