"""Where an enterprise is: from the area code, the named county or the address, and never from the credit code."""

import re
from typing import Final

import attrs

from govliaison.enterprises.model import RegionBasis
from govliaison.errors import InputError
from govliaison.values import Reason, RegionCode, RegionLevel, RegionTable

_NOT_DIGITS: Final = re.compile(r"[^0-9]+")


@attrs.frozen(kw_only=True)
class Whereabouts:
    """What a row says of the place: any of these may be empty."""

    area_code: str = ""
    province: str = ""
    city: str = ""
    county: str = ""
    address: str = ""


@attrs.frozen(kw_only=True)
class Location:
    """The lowest division that is certain, how it is known, and what was odd."""

    region: str | None = None
    basis: RegionBasis | None = None
    warnings: tuple[Reason, ...] = ()


@attrs.frozen(kw_only=True)
class Locator:
    """
    Finds divisions in the table of those that exist.

    Attributes:
        regions: the table
        home: the place of whoever keeps the list; names used elsewhere too are looked for there
    """

    regions: RegionTable
    home: RegionCode | None = None

    def locate(self, place: Whereabouts) -> Location:
        """
        Tell where a row is.

        The area code goes first. One that the table does not know – zones have codes of their own making – counts as the
        city it lies in, unless name or address tell the county; where the table does not know the home either, it is taken
        as it stands.
        """
        stated = _longest_code(place.area_code)
        if stated is not None and (stated in self.regions or self._is_ours(stated)):
            return Location(region=str(stated), basis=RegionBasis.AREA_CODE)
        city = self._city(place, stated)
        region, basis = self._by_name(place, city)
        if city is not None and (region is None or region.contains(city)):
            region, basis = city, RegionBasis.AREA_CODE if stated else RegionBasis.NAMED
        warnings: list[Reason] = []
        if stated is not None:
            warnings.append(Reason.of("enterprise.area-code-unknown", code=str(stated)))
        elif place.area_code:
            warnings.append(Reason.of("enterprise.area-code-unreadable"))
        if region is None:
            warnings.append(Reason.of("enterprise.no-region"))
        return Location(region=str(region) if region else None, basis=basis, warnings=tuple(warnings))

    def _is_ours(self, code: RegionCode) -> bool:
        """Tell whether a code lies in the place of whoever keeps the list, where the table does not know that place."""
        return self.home is not None and self.home not in self.regions and self.home.contains(code)

    def _city(self, place: Whereabouts, stated: RegionCode | None) -> RegionCode | None:
        """Give the city of an unknown area code, or the one that is named."""
        if stated is not None and (city := stated.at(RegionLevel.CITY)) in self.regions:
            return city
        if not place.city:
            return None
        found = self.regions.find_by_name(place.city)
        cities = [region.code for region in found if region.level is not RegionLevel.STREET]
        return cities[0] if len(cities) == 1 else None

    def _by_name(self, place: Whereabouts, city: RegionCode | None) -> tuple[RegionCode | None, RegionBasis | None]:
        within = city or self.home
        if place.county:
            for candidate in dict.fromkeys((within, None)):
                if region := self.regions.match_address(place.county, candidate):
                    return region, RegionBasis.NAMED
        if place.address:
            whole = f"{place.province}{place.city}{place.address}"
            for text, candidate in ((place.address, None), (place.address, within), (whole, None)):
                region = self.regions.match_address(text, candidate)
                if region is not None and (city is None or city.contains(region)):
                    return region, RegionBasis.ADDRESS
        return None, None


def _longest_code(text: str) -> RegionCode | None:
    """Read the most precise of the codes in a cell, such as ``9902<tab>990203``."""
    for digits in sorted(_NOT_DIGITS.split(text), key=len, reverse=True):
        try:
            return RegionCode.parse(digits)
        except InputError:
            continue
    return None
