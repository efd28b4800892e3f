"""The desks of associations and policies, as a deployment makes them for one person."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

import attrs

from govliaison import enterprises, policies
from govliaison.access import Context
from govliaison.ledger import Query
from govliaison.units import UnitRole
from govliaison.values import FieldKind

if TYPE_CHECKING:
    from govliaison.enterprises import Associations
    from govliaison.liaison.composition import Liaison
    from govliaison.policies import Policies, Uptakes

_PAGE: Final = 1000


def zone_of(liaison: "Liaison") -> ZoneInfo:
    """Give the zone in which days of the deployment begin and end."""
    return ZoneInfo(liaison.profile.jurisdiction.zone)


def associations_of(liaison: "Liaison", context: Context) -> "Associations":
    """Make the desk of the associations that any profile of the deployment defines."""
    units = (unit for profile in liaison.jurisdictions.all_profiles for unit in profile.units.units.values())
    defined = {unit.id: unit.region for unit in units if UnitRole.ASSOCIATION in unit.roles}
    return enterprises.Associations(context, defined, zone_of(liaison))


def uptakes_of(liaison: "Liaison", context: Context, associations: "Associations") -> "Uptakes":
    """Make the desk where it is entered what became of policies."""
    units = {unit for profile in liaison.jurisdictions.all_profiles for unit in profile.units.units}
    return policies.Uptakes(context, zone_of(liaison), associations=associations.of, units=units)


def policies_of(liaison: "Liaison", context: Context) -> "Policies":
    """Make the desk of policies; rules may ask for local fields that are neither personal nor free text."""
    profile = liaison.profile
    place = profile.jurisdiction.code

    def find_unit(text: str) -> str | None:
        found = profile.units.find(text)
        return found[0].id if len(found) == 1 else None

    def find_region(text: str) -> str | None:
        found = liaison.tables.find_region(text, within=place)
        return None if found is None else str(found)

    fields = profile.fields.get("enterprise", ())
    return policies.Policies(
        context,
        key_contacts=lambda: frozenset(_key_contacts(context)),
        plan=profile.policies,
        zone=zone_of(liaison),
        find_unit=find_unit,
        find_region=find_region,
        fields=[field.name for field in fields if not field.personal and field.kind is not FieldKind.TEXT],
    )


def _key_contacts(context: Context) -> Iterator[str]:
    """Name the enterprises that are key contacts now, as far as the person sees them."""
    query = Query(kind="key-contact", reader=None, states=frozenset({"on"}), limit=_PAGE)
    while True:
        page = context.find(query)
        yield from filter(None, (row.index.enterprise for row in page.rows))
        if page.after is None:
            return
        query = attrs.evolve(query, after=page.after)
