"""
Reveals (查看个人信息): each time that somebody was shown a name or a number in full, entered with the reason.

What is shown masked, as everywhere, is not entered. The entry says who, whose, which item, why and when; never the value.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Final

import attrs

from govliaison.access.tokens import AUDITOR, auditor_token, person_token
from govliaison.ledger import Index, Noun, Stamp
from govliaison.values import to_micros


class RevealReason(StrEnum):
    """Why somebody must see it."""

    HANDLING = "handling"
    CALL_BACK = "call-back"
    DELIVERY = "delivery"
    IDENTITY = "identity"
    INSPECTION = "inspection"
    REQUESTED = "requested"
    """whoever it belongs to asked for it"""


@attrs.frozen(kw_only=True)
class PrivateRevealed:
    """
    Somebody was shown a private item in full.

    Attributes:
        stream: the record it belongs to, such as ``case/…``
        item: which one, such as ``phone`` or ``contacts.2.phone``
        reason: why
        region: place of the record, whose auditors see this
    """

    stream: str
    item: str
    reason: RevealReason
    region: str | None = None


@attrs.frozen(kw_only=True)
class Reveal:
    """One reveal, as it is kept; ``by`` is the person who saw it, ``at`` when."""

    stream: str
    item: str
    reason: RevealReason
    region: str | None = None
    by: str
    on_behalf_of: str | None = None
    at: datetime


def _evolve(_record: Reveal | None, event: PrivateRevealed, stamp: Stamp) -> Reveal:
    return Reveal(
        stream=event.stream,
        item=event.item,
        reason=event.reason,
        region=event.region,
        by=stamp.actor,
        on_behalf_of=stamp.on_behalf_of,
        at=stamp.recorded_at,
    )


def _index(record: Reveal) -> Index:
    """Auditors of the place see it, and whoever did it."""
    place = {auditor_token(record.region)} if record.region else set[str]()
    return Index(
        state="revealed",
        region=record.region,
        opened=to_micros(record.at),
        audience=frozenset({AUDITOR, person_token(record.by)} | place),
        tags=frozenset({("by", record.by), ("of", record.stream), ("reason", record.reason.value)}),
    )


REVEAL: Final = Noun(kind="reveal", record=Reveal, shape=1, events={PrivateRevealed: 1}, evolve=_evolve, index=_index)


def count_reveals(reveals: Iterable[Reveal]) -> dict[str, int]:
    """Count reveals per person, whoever did most first."""
    return dict(sorted(Counter(each.by for each in reveals).items(), key=lambda each: (-each[1], each[0])))
