"""Key contacts and leaders' enterprises: chosen once, then contacted in every quarter (M1.1, M1.2, T1.1)."""

from datetime import date, timedelta
from functools import partial
from typing import Final

from govliaison.enterprises import ContactKind, Pairing
from govliaison.liaison import Office
from govliaison_pingdingshan.year.scene import CITY, QUARTERS, SEATS, Scene, Seat

_PLACES: Final = {CITY: 6}
_FEW: Final = 2
"""So many key contacts have the counties."""
_CHOSEN: Final = date(2025, 10, 13)
_WITHIN: Final = 40
"""So many days after its beginning each quarter is contacted: never more than a hundred days apart."""


def put_down(scene: Scene) -> None:
    """Choose key contacts, and contact them."""
    for seat in SEATS:
        scene.on(_CHOSEN, partial(_choose, scene, seat))
        for quarter in QUARTERS:
            day = quarter.first + timedelta(days=_WITHIN)
            scene.on(day, partial(_contact, scene, seat))


def _choose(scene: Scene, seat: Seat) -> None:
    office = scene.head(seat.keeper)
    selection = office.selections.select(place=seat.region, seed="2025", places=_PLACES.get(seat.region, _FEW))
    office.selections.appoint(selection.id)
    firms = _own(office, seat)
    office.leader_contacts.assign(
        [Pairing(leader=seat.leader, enterprise=firm) for firm in firms[:_FEW]], since=scene.today
    )


def _contact(scene: Scene, seat: Seat) -> None:
    office = scene.head(seat.keeper)
    for firm in _own(office, seat):
        office.contact_log.log(firm, kind=ContactKind.REGULAR, unit=seat.keeper, note="了解经营情况和诉求")
    for assignment in office.leader_contacts.list(leader=seat.leader, on=scene.today):
        office.leader_contacts.log(assignment.id, unit=seat.keeper, note="现场了解项目进展")


def _own(office: Office, seat: Seat) -> list[str]:
    """Give the key contacts that are this place's own: those in the counties are the counties'."""
    others = {each.region for each in SEATS} - {seat.region}
    return [each.enterprise for each in office.key_contacts.list(region=seat.region) if each.region not in others]
