"""Visits on one deployment: under the rules of each place, by the channel ``visit`` of the profile."""

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from govliaison import visits
from govliaison.access import Context
from govliaison.units import UnitRole

if TYPE_CHECKING:
    from govliaison.cases import Submission
    from govliaison.liaison.composition import Liaison
    from govliaison.visits import Visits


def open_visits(liaison: "Liaison", context: Context) -> "Visits":
    """Open the visits of one person."""
    places = liaison.jurisdictions
    channel = liaison.profile.channels.get(visits.CHANNEL)

    def complete(said: "Submission") -> "Submission":
        return channel.complete(said) if channel else said

    return visits.Visits(
        context,
        rules_for=places.rules_for,
        contacts_for=places.contact_rules_for,
        plan_for=places.visit_plan_for,
        complete=complete,
        zone=ZoneInfo(liaison.profile.jurisdiction.zone),
    )


def visiting_agencies(liaison: "Liaison", region: str | None = None) -> tuple[str, ...]:
    """Give the ids of the service agencies that are to visit enterprises in a place, in the order of its profile (M3.1)."""
    profile = liaison.jurisdictions.profile_for(region)
    code = profile.jurisdiction.code
    return tuple(unit.id for unit in profile.units.with_role(UnitRole.SERVICE_AGENCY) if unit.region == code)
