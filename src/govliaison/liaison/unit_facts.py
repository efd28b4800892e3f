"""The units of a deployment as access control must know them."""

from typing import Final

from govliaison.access import UnitFacts
from govliaison.errors import ConfigError
from govliaison.profiles import Profile
from govliaison.units import UnitRole

_SEES_ITS_REGION: Final = frozenset({UnitRole.COUNTY_GOVERNMENT, UnitRole.ZONE_COMMITTEE, UnitRole.CONVENER})


def unit_facts(profile: Profile) -> dict[str, UnitFacts]:
    """
    Tell what people of each unit may see beyond their unit's own matters.

    Conveners of the deployment's own place see and convene all; those of a place inside it convene that place, and see
    it, as its government does.
    """
    own = profile.jurisdiction.code
    return {
        unit.id: UnitFacts(
            id=unit.id,
            region=unit.region if unit.region != own and unit.roles & _SEES_ITS_REGION else None,
            is_convener=UnitRole.CONVENER in unit.roles,
        )
        for each in profile.with_counties()
        for unit in each.units.units.values()
    }


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
