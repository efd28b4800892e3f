"""Where notices go: addresses of offices, persons and enterprises, looked up when a message is delivered."""

from collections.abc import Iterable

from govliaison.access import PERSON, Person
from govliaison.enterprises import ENTERPRISE, Enterprise
from govliaison.exchange import Addressee
from govliaison.ledger import Ledger, reveal
from govliaison.profiles import Profile
from govliaison.units import Unit


def find_address(recipient: str, profiles: Iterable[Profile], ledger: Ledger) -> Addressee | None:
    """
    Look up an office or person, by the published telephone, else by the id; an enterprise, by its first contact with an address.

    Args:
        recipient: ``unit:…``, ``person:…``, ``enterprise:…``, or ``named:DESK:WORD``: the unit that bears the name, or one of
            whose posts does, and the desk where nobody here does
        profiles: of all places of the deployment
        ledger: that knows the persons
    """
    kind, _, identity = recipient.partition(":")
    if kind == "person":
        person: Person | None = ledger.load(PERSON.stream(identity)).record
        if person is None or person.left is not None:
            return None
        return Addressee(name=reveal(person.name), address=reveal(person.phone) or identity)
    if kind == "enterprise":
        return _enterprise(ledger.load(ENTERPRISE.stream(identity)).record)
    profiles = tuple(profiles)
    if kind == "named":
        desk, _, word = identity.partition(":")
        unit = _named(word, profiles) or _unit(desk, profiles)
    else:
        unit = _unit(identity, profiles) if kind == "unit" else None
    return Addressee(name=unit.short or unit.name, address=unit.phone or unit.id) if unit else None


def _enterprise(enterprise: Enterprise | None) -> Addressee | None:
    contacts = (enterprise.facts.contacts or ()) if enterprise and not enterprise.undone else ()
    known = (reveal(contact.phone) or reveal(contact.email) for contact in contacts)
    address = next(filter(None, known), None)
    return Addressee(name=enterprise.name, address=address) if enterprise and address else None


def _unit(identity: str, profiles: Iterable[Profile]) -> Unit | None:
    found = (profile.units.units.get(identity) for profile in profiles)
    return next(filter(None, found), None)


def _named(word: str, profiles: Iterable[Profile]) -> Unit | None:
    """Find the one unit that a word names, or the unit of the post it names; two that share it are nobody."""
    found = {
        unit.id: unit
        for profile in profiles
        for unit in (
            *profile.units.find(word),
            *(profile.units.get(post.unit) for post in profile.units.posts if post.name == word),
        )
    }
    return next(iter(found.values())) if len(found) == 1 else None
