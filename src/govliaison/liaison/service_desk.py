"""The catalogue of services on one deployment: with the units and windows of the place and of all places inside it."""

from datetime import date
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from govliaison import services
from govliaison.access import Context

if TYPE_CHECKING:
    from govliaison.liaison.composition import Liaison
    from govliaison.services import Services, ServiceWindow


def open_services(liaison: "Liaison", context: Context) -> "Services":
    """Open the catalogue for one person."""
    zone = ZoneInfo(liaison.profile.jurisdiction.zone)
    return services.Services(
        context,
        windows=windows_of(liaison),
        units_on=lambda day: _units_on(liaison, day),
        find_unit=lambda text: find_unit(liaison, text),
        day_of=lambda moment: moment.astimezone(zone).date(),
    )


def windows_of(liaison: "Liaison") -> "dict[str, ServiceWindow]":
    """Give all windows by id; those of the place itself before those of the places inside it."""
    profiles = reversed(liaison.jurisdictions.all_profiles)
    return {window.id: window for profile in profiles for window in profile.windows.values()}


def find_unit(liaison: "Liaison", text: str) -> str | None:
    """Give the id of the one unit that bears an id or name, those of the place itself first; None if it is not clear."""
    for profile in liaison.jurisdictions.all_profiles:
        found = profile.units.find(text)
        if found:
            return found[0].id if len(found) == 1 else None
    return None


def _units_on(liaison: "Liaison", day: date) -> frozenset[str]:
    profiles = liaison.jurisdictions.all_profiles
    return frozenset(unit.id for profile in profiles for unit in profile.units.valid(day))
