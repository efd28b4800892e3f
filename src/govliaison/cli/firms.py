"""What commands about enterprises and policies take: an enterprise by id, code or name, and days."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from govliaison.cli.session import Session
from govliaison.errors import NotFoundError
from govliaison.values import ID_PATTERN, parse_day_or_moment

if TYPE_CHECKING:
    from govliaison.liaison import Office


def find_firm(office: "Office", text: str) -> str:
    """
    Give the id of the enterprise that somebody means by its id, code or name.

    Raises:
        NotFoundError: there is none, or several bear this name
    """
    if ID_PATTERN.fullmatch(text):
        return text
    found = office.enterprises.resolve(text) or office.enterprises.resolve(name=text)
    if found is None:
        raise NotFoundError("enterprise.unknown", enterprise=text)
    return found


def read_day(session: Session, text: str | None) -> date | None:
    """Read a day as people write it; None stays None."""
    if text is None:
        return None
    found = parse_day_or_moment(text, session.zone)
    return found.date() if isinstance(found, datetime) else found
