"""
Facts of the country for govliaison: gazettes, region and industry codes, rule packs, base profiles.

Importing it reads no file; each table is read when it is first asked for, and kept.
"""

from govliaison_china.load_codes import industry_table, region_table
from govliaison_china.load_gazettes import GazettedCalendar, gazetted_calendar
from govliaison_china.load_packs import profile_names, profile_text, rule_pack_names, rule_pack_text, rule_pack_title

__all__ = [
    "GazettedCalendar",
    "gazetted_calendar",
    "industry_table",
    "profile_names",
    "profile_text",
    "region_table",
    "rule_pack_names",
    "rule_pack_text",
    "rule_pack_title",
]
