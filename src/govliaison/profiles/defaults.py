"""The lowest layer of every profile: what holds where no file says otherwise."""

from collections.abc import Mapping
from typing import Any, Final

import attrs

from govliaison.cases import CasePolicy
from govliaison.enterprises import ContactPlan
from govliaison.meetings import MeetingPlan
from govliaison.oversight import BulletinPlan
from govliaison.policies import PolicyPlan
from govliaison.ratings import RatingPlan
from govliaison.supervision import SupervisionPlan
from govliaison.units import Jurisdiction
from govliaison.values import Amount
from govliaison.visits import VisitPlan

PLANS: Final[Mapping[str, type]] = {
    "cases": CasePolicy,
    "contacts": ContactPlan,
    "meetings": MeetingPlan,
    "policies": PolicyPlan,
    "ratings": RatingPlan,
    "supervision": SupervisionPlan,
    "visits": VisitPlan,
}
"""Sections with one value for the whole place, by their name."""


def defaults() -> dict[str, Any]:
    """Give the lowest layer."""
    hours = attrs.fields_dict(Jurisdiction)
    return {
        "jurisdiction": {"zone": hours["zone"].default, "office_hours": list(hours["office_hours"].default or ())},
        **{name: _settings(plan()) for name, plan in PLANS.items()},
        "bulletins": {"pattern": BulletinPlan().pattern, "reporters": []},
    }


def _settings(plan: Any) -> dict[str, Any]:
    """Write the defaults of a section as a profile would; what has none is left out."""
    return {
        name: _plain_default(value) for name, value in attrs.asdict(plan, recurse=False).items() if value is not None
    }


def _plain_default(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, Amount):
        return str(value)
    return _settings(value) if attrs.has(type(value)) else value
