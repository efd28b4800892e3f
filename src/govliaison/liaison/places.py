"""The places of a deployment as oversight sees them, made from their profiles."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from govliaison.calendar import WorkCalendar
from govliaison.cases import Case
from govliaison.liaison.jurisdictions import Jurisdictions
from govliaison.oversight import INDICATORS, Place
from govliaison.oversight.indicators import WorkingDays
from govliaison.profiles import Profile
from govliaison.units import Unit, UnitRole

_MAY_HAVE_ONE = frozenset({UnitRole.COUNTY_GOVERNMENT, UnitRole.ZONE_COMMITTEE})
"""The roles of units that tell of a county or zone, whether or not it has a mechanism of its own (F2)."""


def places_of(jurisdictions: Jurisdictions) -> tuple[Place, ...]:
    """Give the deployment's own place, those inside it that have a profile, and those that have none, by their codes."""
    own, *inside = jurisdictions.all_profiles
    known = {profile.jurisdiction.code for profile in (own, *inside)}
    others: dict[str, Unit] = {}
    for unit in own.units.units.values():
        if unit.roles & _MAY_HAVE_ONE and unit.region is not None and unit.region not in known:
            others.setdefault(unit.region, unit)
    return (
        _place(own, jurisdictions),
        *(_place(profile, jurisdictions) for profile in sorted(inside, key=lambda each: each.jurisdiction.code)),
        *(
            Place(region=region, name=unit.name, zone=ZoneInfo(own.jurisdiction.zone))
            for region, unit in sorted(others.items())
        ),
    )


def _place(profile: Profile, jurisdictions: Jurisdictions) -> Place:
    code = profile.jurisdiction.code
    desk = jurisdictions.rules_for(code).desk
    units = tuple(unit.id for unit in profile.units.units.values() if unit.region == code)
    return Place(
        region=code,
        name=profile.jurisdiction.name,
        zone=ZoneInfo(profile.jurisdiction.zone),
        desk=desk,
        conveners=tuple(unit.id for unit in profile.units.conveners(code)),
        agencies=tuple(_of_role(profile, UnitRole.SERVICE_AGENCY)),
        reporters=profile.bulletins.reporters or (desk,),
        group_office=next(_of_role(profile, UnitRole.GROUP_OFFICE), None),
        units=units,
        inside=tuple(profile.counties),
        plans=profile.obligations,
        indicators=(*INDICATORS, *profile.indicators.values()),
        working_days=_days_on(jurisdictions, code),
        contacts=profile.contacts,
        supervision=profile.supervision,
        pattern=profile.bulletins.pattern,
    )


def _of_role(profile: Profile, role: UnitRole) -> Iterator[str]:
    return (unit.id for unit in profile.units.with_role(role) if unit.region == profile.jurisdiction.code)


def _days_on(jurisdictions: Jurisdictions, code: str) -> WorkingDays:
    """Count working days from receipt to answer on the calendar of a place."""

    def days(case: Case) -> int | None:
        if case.answered_at is None:
            return None
        calendar: WorkCalendar = jurisdictions.rules_for(code).limits.calendar
        (first, _), (last, _) = calendar.local(case.received_at), calendar.local(case.answered_at)
        return calendar.working_days_between(first, last)

    return days
