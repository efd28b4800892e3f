"""The verbs of a bulletin as pure functions."""

from datetime import datetime

import attrs

from govliaison.access import Actor
from govliaison.ledger import Decision, Notice
from govliaison.oversight.bulletins.model import (
    Bulletin,
    BulletinCorrected,
    BulletinDrafted,
    BulletinIssued,
    BulletinSigned,
)
from govliaison.oversight.signing import PaperState, may_draft, may_issue, may_sign
from govliaison.values import Refusal


@attrs.frozen(kw_only=True)
class IssueAsk:
    """Issue it under a number, to units, at a moment."""

    number: str
    to: tuple[str, ...]
    at: datetime
    actor: Actor


def draft(bulletin: Bulletin | None, said: BulletinDrafted, actor: Actor) -> Decision | Refusal:
    """Draft it, or draft it anew as long as nobody has signed; a correction must correct something."""
    refusal = may_draft(bulletin.life if bulletin else None, actor, said.issuer, said.bulletin)
    if refusal is not None:
        return refusal
    if said.corrects and not said.differences:
        return Refusal.of("bulletin.nothing-to-correct", bulletin=said.corrects)
    return Decision(events=(said,))


def sign(bulletin: Bulletin, actor: Actor, at: datetime) -> Decision | Refusal:
    """Sign it: another person than whoever drafted it, section head or leader of the issuer."""
    return may_sign(bulletin.life, actor, bulletin.issuer, bulletin.id, at) or Decision(events=(BulletinSigned(),))


def issue(bulletin: Bulletin, ask: IssueAsk) -> Decision | Refusal:
    """Number and circulate it; everybody it goes to is told."""
    refusal = may_issue(bulletin.life, ask.actor, bulletin.issuer, bulletin.id, ask.at)
    if refusal is not None:
        return refusal
    code = "bulletin.corrected" if bulletin.corrects else "bulletin.issued"
    params = {"number": ask.number, "unit": bulletin.issuer, "period": bulletin.period}
    notices = tuple(
        Notice(recipient=f"unit:{unit}", code=code, params=params) for unit in ask.to if unit != bulletin.issuer
    )
    return Decision(events=(BulletinIssued(number=ask.number, to=ask.to),), notices=notices)


def note_correction(bulletin: Bulletin, correction: Bulletin, number: str) -> Decision | Refusal:
    """Note on a bulletin that a correction of it is issued."""
    if bulletin.state is not PaperState.ISSUED:
        return Refusal.of("bulletin.not-issued", bulletin=bulletin.id)
    return Decision(events=(BulletinCorrected(by=correction.id, number=number),))
