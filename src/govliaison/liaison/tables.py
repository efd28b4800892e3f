"""Codes of the country, as far as a data package offers them; without one, codes are shown as they are."""

from functools import cached_property

from govliaison.plugins import Offers
from govliaison.values import IndustryCode, IndustryTable, RegionCode, RegionTable


class Tables:
    """
    Division and industry codes, read when they are first needed.

    Args:
        offers: what the plugins offer
    """

    def __init__(self, offers: Offers) -> None:
        self._offers = offers

    @cached_property
    def regions(self) -> RegionTable:
        """The divisions that exist; empty without a data package."""
        found = self._offers.find("tables", "regions")
        table = found.offer.read() if found else None
        return table if isinstance(table, RegionTable) else RegionTable([])

    @cached_property
    def industries(self) -> IndustryTable:
        """The names of industries; empty without a data package."""
        found = self._offers.find("tables", "industries")
        table = found.offer.read() if found else None
        return table if isinstance(table, IndustryTable) else IndustryTable({})

    def region_name(self, code: str | None) -> str:
        """Name a division; an unknown code stands for itself."""
        if not code:
            return ""
        region = self.regions.get(RegionCode.parse(code))
        return region.name if region else code

    def find_region(self, text: str, *, within: str) -> RegionCode | None:
        """Find the division that a name or address means, within a place; an address may begin above it."""
        home = RegionCode.parse(within)
        named = self.regions.find_by_name(text, within=home)
        if len(named) == 1:
            return named[0].code
        found = self.regions.match_address(text, within=home) or self.regions.match_address(text)
        return found if found is not None and home.contains(found) else None

    def industry_name(self, code: str | None) -> str:
        """Name the section of an industry; an unknown one stands for itself."""
        if code is None:
            return ""
        industry = IndustryCode.parse(code)
        section = IndustryCode(section=industry.section, edition=industry.edition)
        return self.industries.name(section) or industry.section
