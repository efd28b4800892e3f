"""How papers of an office come to be: drafted → signed by another person → numbered → issued."""

from datetime import datetime
from enum import StrEnum
from typing import Final

import attrs

from govliaison.access import Actor
from govliaison.values import Refusal

_SIGNS: Final = ("section-head", "leader")
"""The kinds of posts whose holders sign (签发)."""


class PaperState(StrEnum):
    """Where a paper stands."""

    DRAFTED = "drafted"
    SIGNED = "signed"
    ISSUED = "issued"


@attrs.frozen(kw_only=True)
class PaperLife:
    """
    Who did what with a paper, and when.

    Attributes:
        drafted_by: person
        drafted_at: when
        signed_by: another person
        signed_at: when
        number: official number, given with the issue
        issued_by: person
        issued_at: when
        issue_recorded_at: when that was entered
    """

    drafted_by: str
    drafted_at: datetime
    signed_by: str | None = None
    signed_at: datetime | None = None
    number: str = ""
    issued_by: str | None = None
    issued_at: datetime | None = None
    issue_recorded_at: datetime | None = None

    @property
    def state(self) -> PaperState:
        """Where it stands."""
        if self.issued_at is not None:
            return PaperState.ISSUED
        return PaperState.DRAFTED if self.signed_at is None else PaperState.SIGNED


def may_draft(life: PaperLife | None, actor: Actor, issuer: str, paper: str) -> Refusal | None:
    """Let the people of the issuer draft, and draft anew as long as nobody has signed."""
    if issuer not in actor.units:
        return Refusal.of("paper.not-yours", person=actor.person, unit=issuer)
    if life is not None and life.state is not PaperState.DRAFTED:
        return Refusal.of("paper.signed", paper=paper)
    return None


def may_sign(life: PaperLife, actor: Actor, issuer: str, paper: str, at: datetime) -> Refusal | None:
    """Let a section head or leader of the issuer sign what another person drafted."""
    if not actor.holds(issuer, _SIGNS):
        return Refusal.of("paper.not-signatory", person=actor.person, unit=issuer)
    if life.state is not PaperState.DRAFTED:
        return Refusal.of("paper.signed", paper=paper)
    if life.drafted_by == actor.person:
        return Refusal.of("paper.second-person", person=actor.person)
    if at < life.drafted_at:
        return Refusal.of("paper.too-early", paper=paper)
    return None


def may_issue(life: PaperLife, actor: Actor, issuer: str, paper: str, at: datetime) -> Refusal | None:
    """Let the people of the issuer issue what was signed."""
    if issuer not in actor.units:
        return Refusal.of("paper.not-yours", person=actor.person, unit=issuer)
    if life.state is PaperState.DRAFTED:
        return Refusal.of("paper.not-signed", paper=paper)
    if life.state is PaperState.ISSUED:
        return Refusal.of("paper.issued", paper=paper, number=life.number)
    if life.signed_at is not None and at < life.signed_at:
        return Refusal.of("paper.too-early", paper=paper)
    return None
