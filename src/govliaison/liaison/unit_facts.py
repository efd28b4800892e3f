"""The units of a deployment as access control must know them."""

from collections.abc import Mapping
from typing import Final

from govliaison.access import UnitFacts
from govliaison.errors import ConfigError
from govliaison.profiles import Profile
from govliaison.units import UnitRole

_SEES_ITS_REGION: Final = frozenset(
    {UnitRole.COUNTY_GOVERNMENT, UnitRole.ZONE_COMMITTEE, UnitRole.CONVENER, UnitRole.GROUP_OFFICE}
)


def unit_facts(profile: Profile) -> dict[str, UnitFacts]:
    """
    Tell what people of each unit may see beyond their unit's own matters.

    Conveners of the deployment's own place see and convene all; those of a place inside it convene that place, and see
    it, as its government does. The office of the coordination group sees what the conveners of its place see, and convenes
    nothing; the leader of a unit sees the units below it.
    """
    own = profile.jurisdiction.code
    all_units = [unit for each in profile.with_counties() for unit in each.units.units.values()]
    parents = {unit.id: unit.parent for unit in all_units}
    return {
        unit.id: UnitFacts(
            id=unit.id,
            region=unit.region if unit.region != own and unit.roles & _SEES_ITS_REGION else None,
            is_convener=UnitRole.CONVENER in unit.roles,
            inspects=UnitRole.GROUP_OFFICE in unit.roles,
            below=frozenset(other for other in parents if unit.id in _above(other, parents)),
        )
        for unit in all_units
    }


def _above(unit: str, parents: Mapping[str, str | None]) -> set[str]:
    """Name the units above one; a circle in a profile ends the walk."""
    found: set[str] = set()
    parent = parents.get(unit)
    while parent is not None and parent not in found:
        found.add(parent)
        parent = parents.get(parent)
    return found - {unit}


def check_units(profile: Profile, where: str) -> None:
    """
    Refuse two units of one id: whoever works for one would see and do what the other may.

    Raises:
        ConfigError: the same id stands for units of two places
    """
    places: dict[str, str | None] = {}
    for each in profile.with_counties():
        for unit in each.units.units.values():
            if places.setdefault(unit.id, unit.region) != unit.region:
                raise ConfigError("liaison.unit-twice", where=where, unit=unit.id, name=each.jurisdiction.name)
