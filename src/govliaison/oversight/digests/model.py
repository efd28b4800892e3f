"""
Digests (工作信息摘要): what each convener recorded in a period, told to all the others (M7.1).

They hold counts and references, so that nobody need ask what the others did; what stands behind a reference is shown to whoever
may see it.
"""

from datetime import datetime
from typing import Final

import attrs

from govliaison.access import CONVENER, region_token
from govliaison.ledger import Index, Noun, Stamp
from govliaison.values import to_micros


@attrs.frozen(kw_only=True)
class DigestLine:
    """
    What one convener recorded of one kind of record.

    Attributes:
        unit: the convener
        kind: kind of record, such as ``case``
        entries: how many entries
        streams: which records, by their streams
    """

    unit: str
    kind: str
    entries: int
    streams: tuple[str, ...]


@attrs.frozen(kw_only=True)
class DigestSent:
    """
    The conveners of a place were told.

    Attributes:
        place: code of the place
        period: such as ``2026-09``
        conveners: all of them; each was told of the others
        position: the entries up to this one were looked at
        lines: what each recorded
    """

    place: str
    period: str
    conveners: tuple[str, ...]
    position: int
    lines: tuple[DigestLine, ...]


@attrs.frozen(kw_only=True)
class Digest:
    """A digest; see :class:`DigestSent`."""

    id: str
    place: str
    period: str
    conveners: tuple[str, ...]
    position: int
    lines: tuple[DigestLine, ...]
    sent_at: datetime
    recorded_at: datetime

    def for_convener(self, unit: str) -> tuple[DigestLine, ...]:
        """Give what the others recorded."""
        return tuple(line for line in self.lines if line.unit != unit)


def digest_id(place: str, period: str) -> str:
    """Name the digest of a place and period."""
    return f"{place}.{period}"


def evolve(_digest: Digest | None, event: DigestSent, stamp: Stamp) -> Digest:
    """Fold it; a digest is made once."""
    parts = attrs.asdict(event, recurse=False)
    return Digest(
        id=digest_id(event.place, event.period), sent_at=stamp.effective_at, recorded_at=stamp.recorded_at, **parts
    )


def index(digest: Digest) -> Index:
    """The conveners of the place see it."""
    return Index(
        state="sent",
        region=digest.place,
        number=digest.id,
        opened=to_micros(digest.sent_at),
        audience=frozenset({CONVENER, region_token(digest.place)}),
        tags=frozenset({("period", digest.period)}),
    )


DIGEST: Final = Noun(kind="digest", record=Digest, shape=1, events={DigestSent: 1}, evolve=evolve, index=index)
