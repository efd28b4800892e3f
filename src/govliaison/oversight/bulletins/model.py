"""
Bulletins (通报): what an office circulates about a period (M3.2, F1), with figures as known then (D15).

A correction (更正) is a bulletin of its own that names the one it corrects.
"""

from datetime import datetime
from enum import StrEnum
from typing import Final

import attrs

from govliaison.access import CONVENER, region_token, unit_token
from govliaison.ledger import Index, Noun, Stamp
from govliaison.oversight.bulletins.content import Content, Difference
from govliaison.oversight.signing import PaperLife, PaperState
from govliaison.values import to_micros


class BulletinKind(StrEnum):
    """Whose bulletin it is."""

    LEDGER = "ledger"
    """of the convener that keeps the ledger: visits, help, cases (M3.2)"""
    INSPECTION = "inspection"
    """of the group's office: what its inspections found (F1)"""


@attrs.frozen(kw_only=True)
class BulletinDrafted:
    """
    A bulletin was drafted, or drafted anew before anybody signed.

    Attributes:
        bulletin: its id
        kind: whose bulletin it is
        issuer: the unit that issues it
        place: code of the place
        period: such as ``2026Q3``
        as_of: the figures are as of then
        position: and from the entries up to this one (D15)
        content: what it says
        corrects: id of the issued bulletin that it corrects; empty: none
        differences: what that one said otherwise
    """

    bulletin: str
    kind: BulletinKind
    issuer: str
    place: str
    period: str
    as_of: datetime
    position: int
    content: Content
    corrects: str = ""
    differences: tuple[Difference, ...] = ()


@attrs.frozen(kw_only=True)
class BulletinSigned:
    """Another person signed it (签发)."""


@attrs.frozen(kw_only=True)
class BulletinIssued:
    """It was numbered and circulated."""

    number: str
    to: tuple[str, ...]


@attrs.frozen(kw_only=True)
class BulletinCorrected:
    """A correction of it was issued."""

    by: str
    number: str


@attrs.frozen(kw_only=True)
class Bulletin:
    """
    A bulletin; see :class:`BulletinDrafted`.

    Attributes:
        life: who drafted, signed and issued it
        to: the units it was circulated to
        corrected_by: ids of the corrections of it that were issued
    """

    id: str
    kind: BulletinKind
    issuer: str
    place: str
    period: str
    as_of: datetime
    position: int
    content: Content
    corrects: str
    differences: tuple[Difference, ...]
    life: PaperLife
    to: tuple[str, ...] = ()
    corrected_by: tuple[str, ...] = ()

    @property
    def state(self) -> PaperState:
        """Where it stands."""
        return self.life.state

    @property
    def number(self) -> str:
        """Its official number; empty before the issue."""
        return self.life.number


Event = BulletinDrafted | BulletinSigned | BulletinIssued | BulletinCorrected


def evolve(bulletin: Bulletin | None, event: Event, stamp: Stamp) -> Bulletin:
    """Fold what happened into the bulletin."""
    at = stamp.effective_at
    if isinstance(event, BulletinDrafted):
        parts = attrs.asdict(event, recurse=False)
        identity = parts.pop("bulletin")
        return Bulletin(id=identity, life=PaperLife(drafted_by=stamp.actor, drafted_at=at), **parts)
    assert bulletin is not None  # noqa: S101 - nothing else begins a stream
    if isinstance(event, BulletinSigned):
        signed = attrs.evolve(bulletin.life, signed_by=stamp.recorded_for or stamp.actor, signed_at=at)
        return attrs.evolve(bulletin, life=signed)
    if isinstance(event, BulletinCorrected):
        return attrs.evolve(bulletin, corrected_by=(*bulletin.corrected_by, event.by))
    issued = attrs.evolve(
        bulletin.life, number=event.number, issued_by=stamp.actor, issued_at=at, issue_recorded_at=stamp.recorded_at
    )
    return attrs.evolve(bulletin, life=issued, to=event.to)


def index(bulletin: Bulletin) -> Index:
    """Conveners of the place and the issuer see drafts; whoever it was circulated to sees what was issued."""
    units = {bulletin.issuer, *bulletin.to}
    return Index(
        state=bulletin.state.value,
        unit=bulletin.issuer,
        region=bulletin.place,
        number=bulletin.number or None,
        opened=to_micros(bulletin.life.drafted_at),
        text=f"{bulletin.id} {bulletin.number}".strip(),
        audience=frozenset({CONVENER, region_token(bulletin.place), *map(unit_token, units)}),
        tags=frozenset({("kind", bulletin.kind.value), ("period", bulletin.period)}),
    )


BULLETIN: Final = Noun(
    kind="bulletin",
    record=Bulletin,
    shape=1,
    events={BulletinDrafted: 1, BulletinSigned: 1, BulletinIssued: 1, BulletinCorrected: 1},
    evolve=evolve,
    index=index,
)
