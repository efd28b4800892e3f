"""From profiles to rules: each place in the ledger with its units, limits, calendar and local decisions."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import attrs

from govliaison.calendar import Calendar, DayKind, DayTable, OfficeHours, SpecialDay, WorkCalendar
from govliaison.cases import CaseRules
from govliaison.deadlines import Limits, RulePack, parse_rule_pack
from govliaison.enterprises import ContactRules
from govliaison.gazettes import Gazette, layers_of
from govliaison.meetings import MeetingPlan
from govliaison.profiles import Profile
from govliaison.ratings import RatingRules
from govliaison.supervision import SupervisionRules
from govliaison.units import UnitRole
from govliaison.values import region_stem
from govliaison.visits import VisitPlan

_LOCAL_PRIORITY = 1000
_YEARS_BACK = 3
_NO_YEAR = 9999


@attrs.frozen
class _Until:
    """A layer as it was before the notices for later years came."""

    layer: Calendar
    last: int

    def days(self, year: int, /) -> DayTable | None:
        return self.layer.days(year) if year <= self.last else None


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
        gazettes: notices that the ledger holds beside them; see :meth:`take`
    """

    profile: Profile
    calendars: Sequence[Calendar]
    gazettes: list[Gazette] = attrs.field(factory=list)
    _rules: dict[tuple[str, str], CaseRules] = attrs.field(init=False, factory=dict, repr=False)
    _past: dict[tuple[str, str], Mapping[str, Limits]] = attrs.field(init=False, factory=dict, repr=False)

    def profile_for(self, region: str | None) -> Profile:
        """Give the profile that holds for a region; the deployment's own where nobody else's does."""
        return self.profile.for_region(region) if region else self.profile

    def rules_for(self, region: str | None) -> CaseRules:
        """Give the rules of the place a region code belongs to; made once for each profile and place with own days."""
        profile = self.profile_for(region)
        key = (profile.digest, self._narrowest(region))
        if key not in self._rules:
            calendar = self.calendar_for(region)
            self._rules[key] = self._make(profile, calendar)
        return self._rules[key]

    def contact_rules_for(self, region: str | None) -> ContactRules:
        """Give what holds for contacts in a place; its keepers are its conveners where it names none (M1.1)."""
        profile = self.profile_for(region)
        units = profile.units.conveners(profile.jurisdiction.code) or profile.units.with_role(UnitRole.CONVENER)
        keepers = [unit for unit in units if UnitRole.KEEPER in unit.roles] or units
        return ContactRules(plan=profile.contacts, keepers=frozenset(unit.id for unit in keepers))

    def meetings_for(self, region: str | None) -> MeetingPlan:
        """Give the local figures about meetings of a place."""
        return self.profile_for(region).meetings

    def visit_plan_for(self, region: str | None) -> VisitPlan:
        """Give what holds for visits in a place (M3.1)."""
        return self.profile_for(region).visits

    def supervision_rules_for(self, region: str | None) -> SupervisionRules:
        """Give what holds for supervisors in a place (M5.1)."""
        return SupervisionRules(cases=self.rules_for(region), plan=self.profile_for(region).supervision)

    def rating_rules_for(self, region: str | None) -> RatingRules:
        """Give what holds for ratings in a place (M4.2)."""
        return RatingRules(cases=self.rules_for(region), plan=self.profile_for(region).ratings)

    def calendar_for(
        self, region: str | None, *, known_at: date | None = None, loaded_by: datetime | None = None
    ) -> WorkCalendar:
        """
        Build the working calendar of a place from all its layers, country first.

        Args:
            region: the place; None for the deployment's own
            known_at: with notices issued by that day only
            loaded_by: with notices that this ledger had learnt by that moment only
        """
        profile = self.profile_for(region)
        place = region or profile.jurisdiction.code
        national = layers_of(self.gazettes, None, known_at=known_at, loaded_by=loaded_by)
        local = layers_of(self.gazettes, place, known_at=known_at, loaded_by=loaded_by)
        return WorkCalendar.build(
            [*self.calendars, *national, LocalDays(self.profile), LocalDays(profile), *local],
            zone=ZoneInfo(profile.jurisdiction.zone),
            hours=OfficeHours.of(*profile.jurisdiction.office_hours),
        )

    def past_limits(self, region: str | None) -> Mapping[str, Limits]:
        """
        Give the limits of a place on the calendars it had before each loading of a notice, by their versions.

        Among them are those before the data package brought its newest years.
        """
        key = (self.profile_for(region).digest, self._narrowest(region))
        if key not in self._past:
            moments = {notice.loaded_at for gazette in self.gazettes for notice in gazette.notices}
            before = [datetime.min.replace(tzinfo=UTC), *sorted(moments)]
            limits = self.rules_for(region).limits
            newest = max(limits.calendar.gazetted_years, default=_NO_YEAR)
            calendars = [
                attrs.evolve(self, calendars=[_Until(layer, newest - years) for layer in self.calendars]).calendar_for(
                    region, loaded_by=moment
                )
                for moment in before
                for years in range(_YEARS_BACK)
            ]
            known = [attrs.evolve(limits, calendar=calendar) for calendar in calendars]
            self._past[key] = {each.version: each for each in known}
        return self._past[key]

    def take(self, gazettes: Iterable[Gazette]) -> None:
        """Take the notices as the ledger has them now; all rules are made anew when they are next asked for."""
        self.gazettes[:] = gazettes
        self._rules.clear()
        self._past.clear()

    @property
    def calendar(self) -> WorkCalendar:
        """The working calendar of the deployment's own place."""
        return self.rules_for(None).limits.calendar

    @property
    def all_profiles(self) -> tuple[Profile, ...]:
        """The deployment's own profile and those inside it."""
        return self.profile.with_counties()

    def _narrowest(self, region: str | None) -> str:
        """Name the narrowest place with loaded days of its own to which a region belongs; empty if there is none."""
        place = region or self.profile_for(region).jurisdiction.code
        own = {gazette.region for gazette in self.gazettes if gazette.region}
        return max((each for each in own if place.startswith(region_stem(each))), key=_width, default="")

    def _make(self, profile: Profile, calendar: WorkCalendar) -> CaseRules:
        return CaseRules(
            region=profile.jurisdiction.code,
            desk=_desk(profile),
            units=profile.units,
            catalogue=profile.catalogue,
            limits=Limits(packs=_packs(profile), calendar=calendar),
            policy=profile.cases,
            ownership=profile.ownership,
            fast_track=profile.fast_track,
        )


def _width(region: str) -> int:
    return len(region_stem(region))


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
