"""What this package offers: the national calendar, codes, rule packs and base profiles."""

from collections.abc import Iterable
from functools import partial

from govliaison.plugins import Calendar, CalendarOffer, HostInfo, NoSettings, PackOffer, TableOffer, hookimpl
from govliaison_china import (
    gazetted_calendar,
    industry_table,
    profile_names,
    profile_text,
    region_table,
    rule_pack_names,
    rule_pack_text,
    rule_pack_title,
)


def _calendar(_settings: NoSettings, _host: HostInfo) -> Calendar:
    return gazetted_calendar()


@hookimpl
def govliaison_calendars() -> Iterable[CalendarOffer]:
    """Offer the days that the State Council gazetted."""
    yield CalendarOffer(name="gazette", contract=1, build=_calendar)


@hookimpl
def govliaison_packs() -> Iterable[PackOffer]:
    """Offer base profiles to extend and rule packs to name."""
    for name in profile_names():
        yield PackOffer(name=name, title="基础方案", read=partial(profile_text, name))
    for name in rule_pack_names():
        yield PackOffer(name=name, title=rule_pack_title(name), read=partial(rule_pack_text, name))


@hookimpl
def govliaison_tables() -> Iterable[TableOffer]:
    """Offer the division codes and the classification of industries."""
    yield TableOffer(name="regions", read=region_table)
    yield TableOffer(name="industries", read=industry_table)
