"""What meetings, resolutions and proposals share: who acts, how they are numbered, and what all verbs check."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

import attrs

from govliaison.access import CONVENER, Actor, region_token, unit_token
from govliaison.ledger import Decision, Private
from govliaison.values import Refusal, fold_width

Verdict = Decision | Refusal
"""What a verb gives."""

MEETING_SERIES: Final = "会议"
PROPOSAL_SERIES: Final = "提请"
_NUMBER: Final = re.compile(
    rf"(?P<series>{MEETING_SERIES}|{PROPOSAL_SERIES})?〔?(?P<year>\d{{4}})(?:〕|-)(?P<serial>\d{{1,5}})号?"
    r"(?:(?:第|-)(?P<item>\d{1,3})项?)?"
)


@attrs.frozen(kw_only=True)
class By:
    """
    Who does it, and when.

    Attributes:
        actor: the person, with what they may do
        now: the moment at which it happens; earlier than the clock for a late entry (补录)
        day: that day where the place is
        entered: the day on which it is entered
        recorded_for: the person who signed on paper (代录)
    """

    actor: Actor
    now: datetime
    day: date
    entered: date
    recorded_for: str | None = None

    @property
    def person(self) -> str:
        """Whose act it is."""
        return self.recorded_for or self.actor.person

    @property
    def persons(self) -> frozenset[str]:
        """All who had a hand in it: rules of separation compare persons, not accounts."""
        return frozenset({self.actor.person, self.person})


def check_convener(region: str, by: By) -> Refusal | None:
    """Refuse what only conveners of the place do."""
    return None if by.actor.convenes(region) else Refusal.of("meeting.convener-only", person=by.actor.person)


def check_unit(unit: str, region: str, by: By) -> Refusal | None:
    """Refuse what only people of a unit do; a convener may type in what the unit did on paper."""
    if unit in by.actor.units or by.actor.convenes(region):
        return None
    return Refusal.of("meeting.other-unit", unit=unit, person=by.actor.person)


def check_text(*texts: str) -> Refusal | None:
    """Refuse what must be said and is not."""
    return None if all(text.strip() for text in texts) else Refusal.of("meeting.text-missing")


def seal(subject: str, text: str) -> Private:
    """Keep a text in the vault."""
    return Private(subject, text.strip())


def seal_note(subject: str, text: str) -> Private | None:
    """Keep a remark in the vault; an empty one is none."""
    return seal(subject, text) if text.strip() else None


def office_audience(region: str, units: Iterable[str]) -> frozenset[str]:
    """Give the tokens of those whose work it is: conveners, the place, and the units that have part in it."""
    return frozenset({CONVENER, region_token(region), *map(unit_token, units)})


def read_number(text: str, otherwise: str = MEETING_SERIES) -> str | None:
    """
    Read the number of a meeting, proposal or resolution as people type it; None if it is none.

    >>> read_number("会议〔2026〕3号"), read_number("2026-3"), read_number("提请2026-1-2"), read_number("x")
    ('会议〔2026〕3号', '会议〔2026〕3号', '提请〔2026〕1号第2项', None)
    """
    match = _NUMBER.fullmatch("".join(fold_width(text).split()))
    if match is None:
        return None
    number = serial_number(match["series"] or otherwise, int(match["year"]), int(match["serial"]))
    return item_number(number, int(match["item"])) if match["item"] else number


def serial_number(series: str, year: int, serial: int) -> str:
    """Write the number of a meeting or proposal."""
    return f"{series}〔{year}〕{serial}号"


def item_number(number: str, item: int) -> str:
    """Write the number of a resolution of a meeting or proposal."""
    return f"{number}第{item}项"
