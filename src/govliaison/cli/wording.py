"""The parts of a message as people of the place say them: its time, and the names of units, states and reasons."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Final

from govliaison.errors import GovliaisonError
from govliaison.texts import CATALOGUE

if TYPE_CHECKING:
    from govliaison.cli.session import Session

_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)")
_ENDS: Final = ("due", "latest", "until", "before")
_UNITS: Final = ("unit", "other")
_LISTED: Final[Mapping[str, Callable[["Session"], Callable[[str], str]]]] = {
    "person": lambda session: session.name_of,
    "persons": lambda session: session.name_of,
    "units": lambda session: session.names.unit,
}
"""How each of several is named."""
_POSTS: Final = ("post", "on_behalf_of")
_LABELS: Final = (
    "state",
    "stage",
    "criterion",
    "outcome",
    "pause",
    "extension",
    "ownership",
    "registered",
    "visit-state",
)
_PLACES: Final = ("region", "place")
_REASONS: Final = {"case.pause-reason": "pause", "case.extension-reason": "extension"}
_WORDS: Final = {("visit.wrong-state", "state"): "visit-state"}
"""Parts whose words are of another list than their name says."""
_JOINT: Final = "、"


def in_words(error: GovliaisonError, session: "Session") -> dict[str, object]:
    """Give the parts of a message in the words and time of the deployment that is open; an unknown code stays as it is."""
    return {
        name: _say(
            _WORDS.get((error.code, name), _REASONS.get(error.code, "") if name == "reasons" else name), value, session
        )
        for name, value in error.params.items()
    }


def _say(what: str, value: object, session: "Session") -> object:
    if isinstance(value, str) and _MOMENT.fullmatch(value):
        value = datetime.fromisoformat(value)
    if isinstance(value, datetime) and value.tzinfo is not None:
        return session.ends(value) if what in _ENDS else session.local(value)
    if not isinstance(value, str):
        return value
    if what in _UNITS:
        return session.names.unit(value)
    if what in _POSTS:
        return session.names.post(value) if "." in value else session.names.unit(value)
    if what in _LISTED:
        return _JOINT.join(_LISTED[what](session)(each) for each in value.split(_JOINT))
    words = [_label(what, each, session) for each in value.split(_JOINT)]
    return value if what not in (*_LABELS, *_PLACES) else session.output.say("cli.separator").join(words)


def _label(what: str, value: str, session: "Session") -> str:
    if what in _PLACES and value.isdigit():
        return session.names.region(value)
    code = f"label.{what}.{value}"
    return session.output.say(code) if code in CATALOGUE else value
