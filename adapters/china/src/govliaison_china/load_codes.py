"""Region codes and industry codes as tables."""

from functools import cache

from govliaison.values import IndustryCode, IndustryEdition, IndustryTable, Region, RegionCode, RegionKind, RegionTable
from govliaison_china.files import read_table

_REGIONS = ("codes/regions.csv", "codes/streets_henan.csv")
_INDUSTRIES = {
    IndustryEdition.GB_2017: "codes/industries_2017.csv",
    IndustryEdition.GB_2011: "codes/industries_2011.csv",
}


@cache
def region_table() -> RegionTable:
    """
    Give the divisions of the country down to counties, and of one province down to streets, as of 2023-06-30.

    Development zones that have a code in statistics only are marked so.
    """
    return RegionTable(
        Region(
            code=RegionCode(row["code"]),
            name=row["name"],
            kind=RegionKind(row["kind"]),
            aliases=tuple(filter(None, row["aliases"].split("|"))),
        )
        for path in _REGIONS
        for row in read_table(path)
    )


@cache
def industry_table() -> IndustryTable:
    """Give the industries of GB/T 4754-2017, with gaps (see the README), and those of 2011 to recognise old codes."""
    return IndustryTable(
        {
            IndustryCode.parse(row["code"], edition): row["name"]
            for edition, path in _INDUSTRIES.items()
            for row in read_table(path)
        }
    )
