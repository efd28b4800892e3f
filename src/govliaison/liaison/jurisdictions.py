"""From profiles to rules: each place in the ledger with its units, limits, calendar and local decisions."""

from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

import attrs

from govliaison.calendar import Calendar, DayKind, DayTable, OfficeHours, SpecialDay, WorkCalendar
from govliaison.cases import CaseRules
from govliaison.deadlines import Limits, RulePack, parse_rule_pack
from govliaison.profiles import Profile
from govliaison.units import UnitRole
from govliaison.values import region_stem

_LOCAL_PRIORITY = 1000


class LocalDays:
    """
    The days on which a place differs from the national gazette, as a layer of the calendar.

    Args:
        profile: whose ``[calendar]`` says so
    """

    def __init__(self, profile: Profile) -> None:
        self._days = profile.calendar.local_days
        self._source = profile.jurisdiction.name

    def days(self, year: int, /) -> DayTable | None:
        """Give the local days of a year."""
        found = {
            day: SpecialDay(kind=DayKind(kind), name=self._source)
            for day, kind in self._days.items()
            if day.year == year
        }
        return DayTable(year=year, source=self._source, days=found, complete=False) if found else None


@attrs.frozen(kw_only=True, eq=False)
class Jurisdictions:
    """
    The rules of the deployment's own place and of every place with a profile of its own inside it.

    Attributes:
        profile: the deployment's profile
        calendars: layers of the country
    """

    profile: Profile
    calendars: Sequence[Calendar]
    _rules: dict[str, CaseRules] = attrs.field(init=False, factory=dict, repr=False)

    def profile_for(self, region: str | None) -> Profile:
        """Give the profile that holds for a region; the deployment's own where nobody else's does."""
        return self.profile.for_region(region) if region else self.profile

    def rules_for(self, region: str | None) -> CaseRules:
        """Give the rules of the place a region code belongs to; made once for each profile."""
        profile = self.profile_for(region)
        if profile.digest not in self._rules:
            self._rules[profile.digest] = self._make(profile)
        return self._rules[profile.digest]

    @property
    def calendar(self) -> WorkCalendar:
        """The working calendar of the deployment's own place."""
        return self.rules_for(None).limits.calendar

    @property
    def all_profiles(self) -> tuple[Profile, ...]:
        """The deployment's own profile and those inside it."""
        return self.profile.with_counties()

    def _make(self, profile: Profile) -> CaseRules:
        calendar = WorkCalendar.build(
            [*self.calendars, LocalDays(self.profile), LocalDays(profile)],
            zone=ZoneInfo(profile.jurisdiction.zone),
            hours=OfficeHours.of(*profile.jurisdiction.office_hours),
        )
        return CaseRules(
            region=profile.jurisdiction.code,
            desk=_desk(profile),
            units=profile.units,
            catalogue=profile.catalogue,
            limits=Limits(packs=_packs(profile), calendar=calendar),
            policy=profile.cases,
        )


def _desk(profile: Profile) -> str:
    """Name the unit that holds what nobody else holds: the one the profile names, else its first convener."""
    if profile.cases.desk:
        return profile.cases.desk
    own = profile.units.conveners(profile.jurisdiction.code)
    return (own or profile.units.with_role(UnitRole.CONVENER))[0].id


def _packs(profile: Profile) -> tuple[RulePack, ...]:
    section = profile.deadlines
    place = profile.jurisdiction.code
    packs = [_adopted(parse_rule_pack(tables, where=name), place) for name, tables in section.packs.items()]
    if section.rules:
        local: dict[str, Any] = {
            "id": f"local-{profile.jurisdiction.code}",
            "name": profile.jurisdiction.name,
            "priority": _LOCAL_PRIORITY,
            "rule": [{"local": True, **rule, "id": key} for key, rule in sorted(section.rules.items())],
        }
        packs.append(parse_rule_pack(local, where="profile.toml [deadlines.rules]"))
    return tuple(packs)


def _adopted(pack: RulePack, place: str) -> RulePack:
    """Let a pack of quite another place hold here: a profile that names it has adopted it."""
    theirs, ours = region_stem(pack.region), region_stem(place)
    return pack if theirs.startswith(ours) or ours.startswith(theirs) else attrs.evolve(pack, region="")
