"""What the commands about contacts share: which enterprise is meant, what it is called, and reasons in people's words."""

from datetime import date
from typing import Annotated

from cyclopts import Parameter

from govliaison.access import mask_name
from govliaison.cli.session import Session
from govliaison.enterprises import ContactLog, LoggedContact
from govliaison.errors import NotFoundError
from govliaison.ledger import reveal
from govliaison.liaison import Office
from govliaison.texts import CATALOGUE
from govliaison.values import ID_PATTERN, Param, Reason

FirmName = Annotated[str, Parameter(help="cli.option.enterprise-key")]
"""Id or code of an enterprise."""
Day = Annotated[str | None, Parameter(help="cli.option.day")]
"""A day where the place is."""
Justification = Annotated[str | None, Parameter(help="cli.option.justification")]
"""The code that justifies a contact above the cap."""

_LABELS = {
    "reason": "hand-reason",
    "ownership": "ownership",
    "dimension": "dimension",
}


def find_firm(office: Office, text: str) -> str:
    """
    Give the id of the enterprise that somebody means by its id or code.

    Raises:
        NotFoundError: there is none
    """
    found = text if ID_PATTERN.fullmatch(text) else office.enterprises.resolve(code=text)
    if found is None:
        raise NotFoundError("enterprise.unknown", enterprise=text)
    return found


def firm_name(office: Office, enterprise: str) -> str:
    """Name an enterprise; one that this person may not see is known by its id."""
    try:
        return mask_name(office.enterprises.get(enterprise).name)
    except NotFoundError:
        return enterprise


def read_day(session: Session, text: str | None) -> date | None:
    """Read a day where the place is."""
    moment = session.moment(text)
    return None if moment is None else moment.astimezone(session.zone).date()


def say_reason(session: Session, reason: Reason) -> str:
    """Say why, with divisions, sizes and other codes in the words of people."""
    params = dict(reason.params)
    said = {name: _word(session, name, value, params) for name, value in params.items()}
    return session.output.say(reason.code, **said)


def _word(session: Session, name: str, value: Param, params: dict[str, Param]) -> Param:
    if not isinstance(value, str):
        return value if value is not None else ""
    if name in {"region", "place"} or (name == "value" and params.get("dimension") == "region"):
        return session.names.region(value)
    what = str(params.get("dimension")) if name == "value" else _LABELS.get(name, name)
    return say_code(session, "enterprise-kind" if what == "kind" else what, value)


def say_code(session: Session, what: str, value: str | None) -> str:
    """Say a code of the profile in words; one that the place made up itself stands as it is."""
    code = f"label.{what}.{value}"
    return session.output.say(code) if code in CATALOGUE else value or ""


def contact_document(contact: LoggedContact) -> dict[str, object]:
    """Give a contact to a program."""
    return {
        "reference": contact.reference,
        "kind": contact.kind.value,
        "day": contact.day.isoformat(),
        "unit": contact.unit,
        "state": contact.state.value,
        "justification": contact.justification,
        "note": reveal(contact.note) or None,
        "by": contact.by,
    }


def log_document(log: ContactLog) -> dict[str, object]:
    """Give a contact log to a program."""
    return {"enterprise": log.enterprise, "contacts": [contact_document(each) for each in log.contacts]}
