from govliaison.profiles.deployment import Deployment, Instance, load_deployment
from govliaison.profiles.deprecations import DEPRECATED_KEYS, DeprecatedKey, Outdated, outdated_keys
from govliaison.profiles.loading import Packs, load_profile, no_packs
from govliaison.profiles.merging import Merged, Origin
from govliaison.profiles.model import Basis, CalendarSection, DeadlineSection, Profile
from govliaison.profiles.rule_packs import read_rule_pack
from govliaison.profiles.secret import Secret

__all__ = [
    "DEPRECATED_KEYS",
    "Basis",
    "CalendarSection",
    "DeadlineSection",
    "Deployment",
    "DeprecatedKey",
    "Instance",
    "Merged",
    "Origin",
    "Outdated",
    "Packs",
    "Profile",
    "Secret",
    "load_deployment",
    "load_profile",
    "no_packs",
    "outdated_keys",
    "read_rule_pack",
]
